package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.PasskeySignIn;
import org.zhiren.platform.access.Passkeys;
import org.zhiren.platform.access.SecondStep;
import org.zhiren.platform.access.Sessions;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.access.SigningIn;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Open;

/**
 * Passkeys: making, naming and removing one's own, and signing in with one. The script {@code
 * passkeys.js} carries questions and answers between the browser's own dialog and this controller.
 */
@Controller
class PasskeyController {

  private final Passkeys passkeys;
  private final PasskeySignIn passkeySignIn;
  private final SigningIn signingIn;
  private final SecondStep second;
  private final Sessions sessions;

  PasskeyController(
      Passkeys passkeys,
      PasskeySignIn passkeySignIn,
      SigningIn signingIn,
      SecondStep second,
      Sessions sessions) {
    this.passkeys = passkeys;
    this.passkeySignIn = passkeySignIn;
    this.signingIn = signingIn;
    this.second = second;
    this.sessions = sessions;
  }

  /** The question to the browser; the password is asked for first. */
  @SignedIn
  @PostMapping("/account/passkeys/options")
  @ResponseBody
  Passkeys.CreationOptions ask(
      @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
    signingIn.confirm(password, request.getRemoteAddr());
    return passkeys.ask(request);
  }

  @SignedIn
  @PostMapping("/account/passkeys")
  @ResponseBody
  Map<String, String> register(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String answer,
      HttpServletRequest request) {
    passkeys.register(name, answer, request);
    return Map.of("next", "/account");
  }

  @SignedIn
  @GetMapping("/account/passkeys/{id}")
  String one(@PathVariable UUID id, Model model) {
    return page(id, null, List.of(), model);
  }

  private String page(
      UUID id, @Nullable String typed, List<InvalidInput.Fault> faults, Model model) {
    Passkeys.Passkey passkey = passkeys.mine(id);
    model.addAttribute("passkey", passkey);
    model.addAttribute("typed", typed == null ? passkey.name() : typed);
    model.addAttribute("faults", faults);
    return "access/web/passkey";
  }

  @SignedIn
  @PostMapping("/account/passkeys/{id}")
  String rename(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      Model model,
      HttpServletResponse response) {
    try {
      passkeys.rename(id, name);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(id, name, refused.faults(), model);
    }
    return "redirect:/account";
  }

  @SignedIn
  @PostMapping("/account/passkeys/{id}/remove")
  String remove(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      signingIn.confirm(password, request.getRemoteAddr());
      passkeys.remove(id);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(id, null, refused.faults(), model);
    }
    return "redirect:/account";
  }

  @Open
  @PostMapping("/login/passkey/options")
  @ResponseBody
  PasskeySignIn.RequestOptions askAtTheDoor(HttpServletRequest request) {
    return passkeySignIn.ask(
        request, second.pending(request).map(SecondStep.Pending::account).orElse(null));
  }

  @Open
  @PostMapping("/login/passkey")
  @ResponseBody
  Map<String, String> signIn(
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    SecondStep.Pending waiting = second.pending(request).orElse(null);
    if (passkeySignIn.with(answer, waiting, request) instanceof SigningIn.Result.Done done) {
      second.end(request);
      sessions.open(request, response, done.account());
      return Map.of("next", waiting == null ? Local.address(next) : waiting.next());
    }
    throw new InvalidInput(
        "passkey",
        null,
        Text.of(
            "没有通过验证。请重试，或改用密码登录。",
            "The passkey did not pass. Try again, or sign in with the password."));
  }
}
