package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.KeptForm;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.Page;

/** Staying signed in, and coming back to a page whose session had ended. */
@Controller
@SignedIn
class SessionController {

  private final Acting acting;
  private final KeptForm kept;

  SessionController(Acting acting, KeptForm kept) {
    this.acting = acting;
    this.kept = kept;
  }

  /** Asked for shortly before a session would end; the request itself is what extends it. */
  @PostMapping("/account/stay")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stay() {}

  /**
   * Who is signed in now, and the request token that goes with it.
   *
   * @param account the account
   * @param field name of the form field of the token
   * @param token the request token
   */
  public record Now(UUID account, String field, String token) {}

  /** A page that has outlived its session asks for the token of the new one. */
  @GetMapping("/account/session")
  @ResponseBody
  Now now(Page page) {
    return new Now(acting.required().id(), page.csrfName(), page.csrfToken());
  }

  /** Shown in the second window after signing in there. */
  @GetMapping("/account/back")
  String back() {
    return "access/web/back";
  }

  /** What was sent after the session had ended. */
  @GetMapping("/account/kept")
  String kept(Model model, HttpServletRequest request) {
    Optional<KeptForm.Form> form = kept.waiting(request, acting.required().id());
    if (form.isEmpty()) {
      return "redirect:/";
    }
    model.addAttribute("form", form.get());
    return "access/web/kept";
  }

  @PostMapping("/account/kept/drop")
  String drop(HttpServletRequest request) {
    String page =
        kept.waiting(request, acting.required().id()).map(KeptForm.Form::page).orElse("/");
    kept.drop(request);
    return "redirect:" + Local.address(page);
  }
}
