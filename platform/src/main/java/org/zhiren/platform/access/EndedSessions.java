package org.zhiren.platform.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * When a session ends, and what happens to a request that comes too late. The pages learn from a
 * cookie that scripts can read when that will be: {@code now.idle.last}, each in milliseconds since
 * 1970. It holds no secret and no right; all windows of the browser share it.
 */
@Component
class EndedSessions implements AccessDeniedHandler {

  static final String COOKIE = "zhiren-session-ends";

  /** Told to htmx, so that the page asks to sign in without losing what was typed. */
  private static final String EVENT = "session-ended";

  private final KeptForm kept;
  private final Clock clock;

  EndedSessions(KeptForm kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** Tells the browser when the session ends from now on. */
  void announce(
      HttpServletRequest request, HttpServletResponse response, long sinceMillis, Duration most) {
    HttpSession session = request.getSession(false);
    if (session == null || response.isCommitted()) {
      return;
    }
    long now = clock.millis();
    long idle = now + session.getMaxInactiveInterval() * 1000L;
    long last = sinceMillis + most.toMillis();
    cookie(request, response, now + "." + idle + "." + last, Duration.ofSeconds(-1));
  }

  /** Takes the announcement back: nobody is signed in. */
  void over(HttpServletRequest request, HttpServletResponse response) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null
        && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE))) {
      cookie(request, response, "", Duration.ZERO);
    }
  }

  private static void cookie(
      HttpServletRequest request, HttpServletResponse response, String value, Duration maxAge) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(maxAge)
            .build()
            .toString());
  }

  /** A form without a valid request token: from elsewhere, or from a session that is over. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    if (Acting.signedIn().isPresent() || request.getRequestURI().startsWith("/api/")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (request.getHeader("HX-Request") != null) {
      ask(response);
    } else if (kept.keep(request)) {
      response.sendRedirect("/login?kept&next=%2Faccount%2Fkept");
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Lets the page that htmx works for ask to sign in. */
  static void ask(HttpServletResponse response) {
    response.setHeader("HX-Trigger", EVENT);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }
}
