package org.zhiren.platform.eligibility.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Asks for the purpose before something about single people is shown. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
class Purposing {

  static final String VIEW = "eligibility/web/purpose";

  private final Purposes purposes;
  private final Scopes scopes;
  private final Acting acting;

  Purposing(Purposes purposes, Scopes scopes, Acting acting) {
    this.purposes = purposes;
    this.scopes = scopes;
    this.acting = acting;
  }

  /** Whether a purpose has been stated. */
  boolean stated() {
    return purposes.stated().isPresent();
  }

  /** The stated purpose. */
  Purposes.Stated required() {
    return purposes.stated().orElseThrow();
  }

  /** Refuses a program that states no purpose. */
  void requireHeader() {
    if (!stated()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "查看个人情况须说明目的。请在请求头 Zhiren-Purpose 中给出，例如 SELECTION。",
              "What concerns single people is shown for a stated purpose. Give it in the header"
                  + " Zhiren-Purpose, for instance SELECTION."));
    }
  }

  /** The page that asks, and leads back to where we are. */
  String ask(Page page, Model model) {
    model.addAttribute("choices", choices());
    model.addAttribute("back", page.path());
    return VIEW;
  }

  @PostMapping("/eligibility/purpose")
  String state(
      @RequestParam Purpose purpose,
      @RequestParam(defaultValue = "") String matter,
      @RequestParam String back) {
    if (!choices().contains(purpose)) {
      throw new InvalidInput(
          "purpose",
          purpose.name(),
          Text.of("您没有以此为目的的知悉范围。", "You hold no scope for this purpose."));
    }
    purposes.state(purpose, matter);
    return "redirect:" + (back.startsWith("/eligibility/") ? back : "/eligibility");
  }

  private List<Purpose> choices() {
    return scopes.inForce(acting.required().id()).stream()
        .map(Scope::purpose)
        .distinct()
        .sorted()
        .toList();
  }
}
