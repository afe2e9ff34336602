package org.zhiren.platform.roster.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.demo.Portrait;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonFiles;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** The page of one person: a purpose first, then the file. */
@Controller
@Allowed(Right.ROSTER_READ)
class PersonController {

  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private final People people;
  private final PersonFiles files;
  private final Purposes purposes;
  private final Scopes scopes;
  private final Acting acting;

  PersonController(
      People people, PersonFiles files, Purposes purposes, Scopes scopes, Acting acting) {
    this.people = people;
    this.files = files;
    this.purposes = purposes;
    this.scopes = scopes;
    this.acting = acting;
  }

  @GetMapping({"/roster/{id}", "/roster/people/{id}"})
  String person(@PathVariable UUID id, Page page, Model model) {
    model.addAttribute("person", people.find(id).orElseThrow(() -> new NotFound("person " + id)));
    if (purposes.stated().isEmpty()) {
      model.addAttribute("choices", choices());
      return "roster/web/purpose";
    }
    model.addAttribute("opened", files.open(id).orElseThrow(() -> new NotFound("person " + id)));
    model.addAttribute("stated", purposes.stated().orElseThrow());
    return "roster/web/person";
  }

  @PostMapping("/roster/{id}/purpose")
  String state(
      @PathVariable UUID id,
      @RequestParam Purpose purpose,
      @RequestParam(defaultValue = "") String matter) {
    if (!choices().contains(purpose)) {
      throw new InvalidInput(
          "purpose",
          purpose.name(),
          Text.of("您没有以此为目的的知悉范围。", "You hold no scope for this purpose."));
    }
    purposes.state(purpose, matter);
    return "redirect:/roster/" + id;
  }

  @GetMapping("/roster/{id}/portrait.svg")
  ResponseEntity<String> portrait(@PathVariable UUID id) {
    long seed = files.photoSeed(id).orElseThrow(() -> new NotFound("person " + id));
    return ResponseEntity.ok().contentType(SVG).body(Portrait.svg(seed));
  }

  /** Purposes for which a scope is held now. */
  private List<Purpose> choices() {
    return scopes.inForce(acting.required().id()).stream()
        .map(Scope::purpose)
        .distinct()
        .sorted()
        .toList();
  }
}
