package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Between the first proof (password, or the house's identity provider) and the second factor: kept
 * in a session of its own for five minutes, in which nobody is signed in.
 */
@Component
public class SecondStep {

  private static final String WAITING = "zhiren.waiting";
  private static final long MILLIS = 5 * 60_000L;

  private final Clock clock;

  SecondStep(Clock clock) {
    this.clock = clock;
  }

  /**
   * Who waits.
   *
   * @param account the account
   * @param way how the first proof was given: {@code password} or {@code oidc}
   * @param next where to go afterwards, an address of this server
   */
  public record Pending(UUID account, String way, String next) {}

  /** The first proof was right: the second is waited for, under a new session identifier. */
  public void begin(HttpServletRequest request, UUID account, String way, String next) {
    request.getSession();
    request.changeSessionId();
    request
        .getSession()
        .setAttribute(WAITING, account + ";" + clock.millis() + ";" + way + ";" + next);
  }

  /** Who waits in this session; nobody after five minutes. */
  public Optional<Pending> pending(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(WAITING) instanceof String line)) {
      return Optional.empty();
    }
    String[] parts = line.split(";", 4);
    return clock.millis() - Long.parseLong(parts[1]) > MILLIS
        ? Optional.empty()
        : Optional.of(new Pending(UUID.fromString(parts[0]), parts[2], parts[3]));
  }

  /** Nobody waits any more. */
  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(WAITING);
    }
  }
}
