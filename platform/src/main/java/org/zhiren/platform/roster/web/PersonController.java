package org.zhiren.platform.roster.web;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhiren.demo.Portrait;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonFiles;
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

  PersonController(People people, PersonFiles files, Purposes purposes) {
    this.people = people;
    this.files = files;
    this.purposes = purposes;
  }

  @GetMapping({"/roster/{id}", "/roster/people/{id}"})
  String person(@PathVariable UUID id, Page page, Model model) {
    model.addAttribute("person", people.find(id).orElseThrow(() -> new NotFound("person " + id)));
    if (purposes.stated().isEmpty()) {
      return "redirect:/purpose?to=/roster/" + id;
    }
    model.addAttribute("opened", files.open(id).orElseThrow(() -> new NotFound("person " + id)));
    model.addAttribute("stated", purposes.stated().orElseThrow());
    return "roster/web/person";
  }

  @GetMapping("/roster/{id}/portrait.svg")
  ResponseEntity<String> portrait(@PathVariable UUID id) {
    long seed = files.photoSeed(id).orElseThrow(() -> new NotFound("person " + id));
    return ResponseEntity.ok().contentType(SVG).body(Portrait.svg(seed));
  }
}
