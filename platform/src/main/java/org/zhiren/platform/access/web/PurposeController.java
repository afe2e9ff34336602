package org.zhiren.platform.access.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Where the purpose is stated before a person's file opens. Every module sends people here, with
 * {@code to} for the way back: {@code redirect:/purpose?to=/roster/…}.
 */
@Controller
class PurposeController {

  private final Purposes purposes;
  private final Scopes scopes;
  private final Acting acting;

  PurposeController(Purposes purposes, Scopes scopes, Acting acting) {
    this.purposes = purposes;
    this.scopes = scopes;
    this.acting = acting;
  }

  @SignedIn
  @GetMapping("/purpose")
  String ask(@RequestParam(defaultValue = "/") String to, Model model) {
    model.addAttribute("choices", choices());
    model.addAttribute("stated", purposes.stated().orElse(null));
    model.addAttribute("to", Local.address(to));
    return "access/web/purpose";
  }

  @SignedIn
  @PostMapping("/purpose")
  String state(
      @RequestParam Purpose purpose,
      @RequestParam(defaultValue = "") String matter,
      @RequestParam(defaultValue = "/") String to) {
    if (!choices().contains(purpose)) {
      throw new InvalidInput(
          "purpose",
          purpose.name(),
          Text.of("您没有以此为目的的知悉范围。", "You hold no scope for this purpose."));
    }
    purposes.state(purpose, matter);
    return "redirect:" + Local.address(to);
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
