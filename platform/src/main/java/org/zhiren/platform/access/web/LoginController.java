package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Sessions;
import org.zhiren.platform.access.SigningIn;
import org.zhiren.platform.shell.Open;

/** The sign-in page: name and password, then the code of the second factor if there is one. */
@Controller
class LoginController {

  private static final String WAITING = "zhiren.waiting";
  private static final long WAITING_MILLIS = 5 * 60_000L;

  private final SigningIn signingIn;
  private final Sessions sessions;
  private final Clock clock;
  private final boolean house;

  LoginController(
      SigningIn signingIn,
      Sessions sessions,
      Clock clock,
      @Value("${zhiren.oidc.issuer:}") String issuer) {
    this.signingIn = signingIn;
    this.sessions = sessions;
    this.clock = clock;
    this.house = !issuer.isBlank();
  }

  @Open
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String unknown,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(defaultValue = "/") String next,
      Model model) {
    String problem = error != null ? "failed" : unknown != null ? "unknown" : "";
    return page(problem, out != null, next, "", model);
  }

  private String page(String problem, boolean out, String next, String typed, Model model) {
    model.addAttribute("problem", problem);
    model.addAttribute("out", out);
    model.addAttribute("next", local(next));
    model.addAttribute("typed", typed);
    model.addAttribute("house", house);
    return "access/web/login";
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
        yield "redirect:" + local(next);
      }
      case SigningIn.Result.CodeNeeded needed -> {
        request.getSession();
        request.changeSessionId();
        request
            .getSession()
            .setAttribute(WAITING, needed.account() + ";" + clock.millis() + ";" + local(next));
        yield "redirect:/login/code";
      }
      case SigningIn.Result.Refused refused -> refused("failed", next, username, model, response);
      case SigningIn.Result.Closed closed -> refused("closed", next, username, model, response);
    };
  }

  private String refused(
      String problem, String next, String typed, Model model, HttpServletResponse response) {
    response.setStatus(422);
    return page(problem, false, next, typed, model);
  }

  @Open
  @GetMapping("/login/code")
  String code(Model model, HttpServletRequest request) {
    if (waiting(request) == null) {
      return "redirect:/login";
    }
    model.addAttribute("problem", "");
    return "access/web/code";
  }

  @Open
  @PostMapping("/login/code")
  String withCode(
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Waiting waiting = waiting(request);
    if (waiting == null) {
      return "redirect:/login";
    }
    SigningIn.Result result = signingIn.withCode(waiting.account(), code, request.getRemoteAddr());
    if (result instanceof SigningIn.Result.Done done) {
      request.getSession().removeAttribute(WAITING);
      sessions.open(request, response, done.account());
      return "redirect:" + waiting.next();
    }
    response.setStatus(422);
    model.addAttribute("problem", result instanceof SigningIn.Result.Closed ? "closed" : "code");
    return "access/web/code";
  }

  private record Waiting(UUID account, String next) {}

  private @Nullable Waiting waiting(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(WAITING) instanceof String line)) {
      return null;
    }
    String[] parts = line.split(";", 3);
    return clock.millis() - Long.parseLong(parts[1]) > WAITING_MILLIS
        ? null
        : new Waiting(UUID.fromString(parts[0]), parts[2]);
  }

  /** Only addresses of this server: signing in never sends anybody elsewhere. */
  private static String local(String next) {
    return next.startsWith("/")
            && !next.startsWith("//")
            && !next.contains("\\")
            && next.chars().allMatch(c -> c > 31)
        ? next
        : "/";
  }
}
