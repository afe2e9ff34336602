package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.ApiTokens;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/** Tokens with which programs act for an account. */
@Controller
@SignedIn
public class TokensController {

  private static final String USUAL_DAYS = "90";

  private final Acting acting;
  private final ApiTokens tokens;
  private final Moments moments;

  TokensController(Acting acting, ApiTokens tokens, Moments moments) {
    this.acting = acting;
    this.tokens = tokens;
    this.moments = moments;
  }

  /** What was typed into the form for a new token. */
  public record Typed(String label, String days, Set<Right> rights) {
    /** Copies the rights. */
    public Typed {
      rights = Set.copyOf(rights);
    }
  }

  @GetMapping("/account/tokens")
  String list(Model model) {
    return page(new Typed("", USUAL_DAYS, Set.of()), List.of(), "", model);
  }

  private String page(Typed typed, List<InvalidInput.Fault> faults, String token, Model model) {
    model.addAttribute("rights", acting.required().rights().stream().sorted().toList());
    model.addAttribute("tokens", tokens.mine());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("token", token);
    model.addAttribute("moments", moments);
    return "access/web/tokens";
  }

  @PostMapping("/account/tokens")
  String create(
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String days,
      @RequestParam(required = false) @Nullable Set<Right> rights,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(label, days, rights == null ? Set.of() : rights);
    try {
      String token = tokens.create(label, typed.rights(), Typing.whole("days", days));
      return page(new Typed("", USUAL_DAYS, Set.of()), List.of(), token, model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(typed, refused.faults(), "", model);
    }
  }

  @PostMapping("/account/tokens/{id}/end")
  String end(@PathVariable UUID id) {
    tokens.revoke(id);
    return "redirect:/account/tokens";
  }
}
