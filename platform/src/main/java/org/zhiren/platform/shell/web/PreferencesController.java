package org.zhiren.platform.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Open;

/**
 * Language, light or dark, dense or comfortable: kept in cookies, so that they hold before login.
 */
@Controller
class PreferencesController {

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "language", Set.of("zh", "en"),
          "theme", Set.of("light", "dark"),
          "density", Set.of("comfortable", "dense"),
          "shortcuts", Set.of("on", "off"));

  @Open
  @PostMapping("/preferences")
  ResponseEntity<Void> choose(
      @RequestParam String name,
      @RequestParam String value,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request) {
    if (!CHOICES.getOrDefault(name, Set.of()).contains(value)) {
      throw new InvalidInput(
          name, value, Text.of("没有这个选项（{0}）。", "There is no such choice ({0}).").fill(value));
    }
    ResponseCookie cookie =
        ResponseCookie.from("zhiren-" + name, value)
            .path("/")
            .maxAge(Duration.ofDays(365))
            .sameSite("Lax")
            .secure(request.isSecure())
            .build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.LOCATION, local(back))
        .build();
  }

  /** Only addresses of this server: never send anybody elsewhere. */
  private static String local(String back) {
    return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") ? back : "/";
  }
}
