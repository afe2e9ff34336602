package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.ApiTokens;
import org.zhiren.platform.access.Delegations;
import org.zhiren.platform.access.PasskeyParty;
import org.zhiren.platform.access.Passkeys;
import org.zhiren.platform.access.QrPicture;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.access.SecondFactor;
import org.zhiren.platform.access.Sessions;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.access.SigningIn;
import org.zhiren.platform.shell.InvalidInput;

/** One's own account: roles, scopes, sessions, password, second factor. */
@Controller
@SignedIn
class AccountController {

  private static final String PROPOSED = "zhiren.proposed-factor";

  private final Acting acting;
  private final Accounts accounts;
  private final Scopes scopes;
  private final Sessions sessions;
  private final SecondFactor factor;
  private final Passkeys passkeys;
  private final PasskeyParty party;
  private final SigningIn signingIn;
  private final ApiTokens tokens;
  private final Delegations delegations;
  private final Moments moments;

  AccountController(
      Acting acting,
      Accounts accounts,
      Scopes scopes,
      Sessions sessions,
      SecondFactor factor,
      Passkeys passkeys,
      PasskeyParty party,
      SigningIn signingIn,
      ApiTokens tokens,
      Delegations delegations,
      Moments moments) {
    this.acting = acting;
    this.accounts = accounts;
    this.scopes = scopes;
    this.sessions = sessions;
    this.factor = factor;
    this.passkeys = passkeys;
    this.party = party;
    this.signingIn = signingIn;
    this.tokens = tokens;
    this.delegations = delegations;
    this.moments = moments;
  }

  @GetMapping("/account")
  String account(Model model, HttpServletRequest request) {
    UUID id = acting.required().id();
    HttpSession session = request.getSession(false);
    model.addAttribute("account", acting.required());
    model.addAttribute("entry", accounts.entry(id).orElseThrow());
    model.addAttribute("scopes", moments.named(scopes.inForce(id)));
    model.addAttribute("sessions", sessions.of(id, session == null ? "" : session.getId()));
    model.addAttribute("ways", factor.of(id));
    model.addAttribute("passkeys", passkeys.mine());
    model.addAttribute("tokens", tokens.mine().size());
    model.addAttribute("delegations", delegations.mine().size());
    model.addAttribute("moments", moments);
    return "access/web/account";
  }

  @GetMapping("/account/password")
  String password(Model model) {
    model.addAttribute("faults", List.of());
    return "access/web/password";
  }

  @PostMapping("/account/password")
  String changePassword(
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String repeated,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      accounts.changePassword(old, wanted, repeated);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("faults", refused.faults());
      return "access/web/password";
    }
    // All sessions that began before the change are over; this one begins anew.
    sessions.open(request, response, acting.required().id());
    return "redirect:/account";
  }

  @GetMapping("/account/second-factor")
  String secondFactor(Model model, HttpServletRequest request) {
    byte[] secret = factor.propose();
    request.getSession().setAttribute(PROPOSED, HexFormat.of().formatHex(secret));
    return factorPage(secret, List.of(), model, request);
  }

  private String factorPage(
      byte[] secret, List<InvalidInput.Fault> faults, Model model, HttpServletRequest request) {
    model.addAttribute("ways", factor.of(acting.required().id()));
    model.addAttribute("reached", party.reachedBy(request));
    model.addAttribute("host", party.host());
    model.addAttribute("port", request.getServerPort());
    model.addAttribute("secret", factor.typed(secret));
    model.addAttribute("address", factor.address(secret));
    model.addAttribute("picture", QrPicture.of(factor.address(secret)));
    model.addAttribute("faults", faults);
    return "access/web/factor";
  }

  @PostMapping("/account/second-factor")
  String enableFactor(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!(request.getSession().getAttribute(PROPOSED) instanceof String proposed)) {
      return "redirect:/account/second-factor";
    }
    byte[] secret = HexFormat.of().parseHex(proposed);
    try {
      signingIn.confirm(password, request.getRemoteAddr());
      factor.enable(secret, code);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return factorPage(secret, refused.faults(), model, request);
    }
    request.getSession().removeAttribute(PROPOSED);
    return "redirect:/account";
  }

  @GetMapping("/account/second-factor/off")
  String askToDisableFactor(Model model) {
    model.addAttribute("faults", List.of());
    return "access/web/factoroff";
  }

  @PostMapping("/account/second-factor/off")
  String disableFactor(
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      signingIn.confirm(password, request.getRemoteAddr());
      factor.disable();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("faults", refused.faults());
      return "access/web/factoroff";
    }
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/{handle}/end")
  String endSession(@PathVariable String handle) {
    sessions.end(acting.required().id(), handle);
    return "redirect:/account";
  }
}
