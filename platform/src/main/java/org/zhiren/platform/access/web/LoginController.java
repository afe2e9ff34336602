package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zhiren.platform.access.HouseProvider;
import org.zhiren.platform.access.PasskeyParty;
import org.zhiren.platform.access.SecondFactor;
import org.zhiren.platform.access.SecondStep;
import org.zhiren.platform.access.Sessions;
import org.zhiren.platform.access.SigningIn;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;

/** The sign-in page: name and password, then the code of the second factor if there is one. */
@Controller
class LoginController {

  private final SigningIn signingIn;
  private final Sessions sessions;
  private final SecondStep second;
  private final SecondFactor factor;
  private final PasskeyParty party;
  private final HouseProvider house;

  LoginController(
      SigningIn signingIn,
      Sessions sessions,
      SecondStep second,
      SecondFactor factor,
      PasskeyParty party,
      HouseProvider house) {
    this.signingIn = signingIn;
    this.sessions = sessions;
    this.second = second;
    this.factor = factor;
    this.party = party;
    this.house = house;
  }

  @Open
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String unknown,
      @RequestParam(name = "house", required = false) @Nullable String houseFailed,
      @RequestParam(required = false) @Nullable String down,
      @RequestParam(name = "kept", required = false) @Nullable String formKept,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(defaultValue = "/") String next,
      Model model,
      HttpServletRequest request) {
    String problem =
        error != null
            ? "failed"
            : unknown != null
                ? "unknown"
                : houseFailed != null ? "interrupted" : down != null ? "down" : "";
    model.addAttribute("formKept", formKept != null);
    model.addAttribute("houseOut", "house".equals(out) && house.endOfSession("").isPresent());
    return page(problem, out != null, next, "", model, request);
  }

  private String page(
      String problem,
      boolean out,
      String next,
      String typed,
      Model model,
      HttpServletRequest request) {
    model.addAttribute("problem", problem);
    model.addAttribute("out", out);
    model.addAttribute("next", Local.address(next));
    model.addAttribute("typed", typed);
    model.addAttribute("passkeys", party.reachedBy(request));
    model.addAttribute("house", house.configured());
    return "access/web/login";
  }

  /** On the way to the identity provider, if it can be reached. */
  @Open
  @GetMapping("/login/house")
  String toTheHouse(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
    if (!house.configured()) {
      throw new NotFound("identity provider");
    }
    if (!house.reachable()) {
      return "redirect:/login?down";
    }
    request.getSession().setAttribute("zhiren.house-next", Local.address(next));
    return "redirect:/oauth2/authorization/house";
  }

  /** Ends the session at the identity provider too. */
  @Open
  @GetMapping("/login/house/out")
  String outOfTheHouse() {
    String back = ServletUriComponentsBuilder.fromCurrentContextPath().path("/login").toUriString();
    return house.endOfSession(back).map(end -> "redirect:" + end).orElse("redirect:/login");
  }

  @Open
  @PostMapping("/login")
  String signIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "/") String next,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signingIn.withPassword(username, password, request.getRemoteAddr())) {
      case SigningIn.Result.Done done -> {
        sessions.open(request, response, done.account());
        yield "redirect:" + Local.address(next);
      }
      case SigningIn.Result.CodeNeeded needed -> {
        second.begin(request, needed.account(), "password", Local.address(next));
        yield "redirect:/login/code";
      }
      case SigningIn.Result.Refused refused ->
          refused("failed", next, username, model, request, response);
      case SigningIn.Result.Closed closed ->
          refused("closed", next, username, model, request, response);
    };
  }

  private String refused(
      String problem,
      String next,
      String typed,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setStatus(422);
    return page(problem, false, next, typed, model, request);
  }

  @Open
  @GetMapping("/login/code")
  String code(Model model, HttpServletRequest request) {
    return second
        .pending(request)
        .map(waiting -> codePage("", waiting, model, request))
        .orElse("redirect:/login");
  }

  private String codePage(
      String problem, SecondStep.Pending waiting, Model model, HttpServletRequest request) {
    model.addAttribute("problem", problem);
    model.addAttribute("ways", factor.of(waiting.account()));
    model.addAttribute("host", party.host());
    model.addAttribute("reached", party.reachedBy(request));
    return "access/web/code";
  }

  @Open
  @PostMapping("/login/code")
  String withCode(
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    SecondStep.Pending waiting = second.pending(request).orElse(null);
    if (waiting == null) {
      return "redirect:/login";
    }
    SigningIn.Result result =
        signingIn.withCode(waiting.account(), waiting.way(), code, request.getRemoteAddr());
    if (result instanceof SigningIn.Result.Done done) {
      second.end(request);
      sessions.open(request, response, done.account());
      return "redirect:" + waiting.next();
    }
    response.setStatus(422);
    return codePage(
        result instanceof SigningIn.Result.Closed ? "closed" : "code", waiting, model, request);
  }
}
