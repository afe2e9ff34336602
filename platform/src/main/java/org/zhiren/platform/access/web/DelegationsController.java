package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Delegations;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Standing in: passing on one's role and scopes for some days. */
@Controller
@SignedIn
public class DelegationsController {

  private static final int USUAL_DAYS = 7;

  private final Acting acting;
  private final Delegations delegations;
  private final Moments moments;

  DelegationsController(Acting acting, Delegations delegations, Moments moments) {
    this.acting = acting;
    this.delegations = delegations;
    this.moments = moments;
  }

  /** What was typed into the form for a new delegation. */
  public record Typed(
      String login, @Nullable Role role, String first, String last, String reason) {}

  @GetMapping("/account/delegations")
  String list(Page page, Model model) {
    Typed fresh =
        new Typed(
            "", null, page.today().toString(), page.today().plusDays(USUAL_DAYS).toString(), "");
    return page(fresh, List.of(), model);
  }

  private String page(Typed typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("roles", acting.required().roles().stream().sorted().toList());
    model.addAttribute("delegations", delegations.mine());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("moments", moments);
    return "access/web/delegations";
  }

  @PostMapping("/account/delegations")
  String passOn(
      @RequestParam(defaultValue = "") String login,
      @RequestParam Role role,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      delegations.passOn(login, role, Typing.day("first", first), Typing.day("last", last), reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(new Typed(login, role, first, last, reason), refused.faults(), model);
    }
    return "redirect:/account/delegations";
  }

  @PostMapping("/account/delegations/{id}/end")
  String end(@PathVariable UUID id) {
    delegations.end(id);
    return "redirect:/account/delegations";
  }
}
