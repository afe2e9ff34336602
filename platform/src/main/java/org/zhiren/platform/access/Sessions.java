package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Shortening;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;

/** Sessions: they stand in the database, so that ending one ends it everywhere. */
@Component
public class Sessions {

  private static final String ADDRESS = "zhiren.address";
  private static final String PROGRAM = "zhiren.program";
  private static final int PROGRAM_LENGTH = 160;

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final KeptForm kept;
  private final Clock clock;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> sessions, KeptForm kept, Clock clock) {
    this.sessions = sessions;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * A session as its owner sees it.
   *
   * @param handle stands for the session without giving it away
   * @param here whether it is the one that asks
   */
  public record Open(
      String handle,
      Instant since,
      Instant lastUsed,
      String address,
      String program,
      boolean here) {}

  /** Opens a session for an account that has just signed in, under a new identifier. */
  public void open(HttpServletRequest request, HttpServletResponse response, UUID account) {
    request.getSession();
    request.changeSessionId();
    new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
    request.getSession().setAttribute(ADDRESS, request.getRemoteAddr());
    String program = request.getHeader("User-Agent");
    request
        .getSession()
        .setAttribute(PROGRAM, program == null ? "" : Shortening.cut(program, PROGRAM_LENGTH));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SessionAccount(account, clock.millis()), null, List.of()));
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    kept.remember(request, response, account);
  }

  /** The open sessions of an account, the latest used first. */
  public List<Open> of(UUID account, String ownId) {
    Map<String, ? extends Session> found = sessions.findByPrincipalName(account.toString());
    return found.values().stream()
        .filter(session -> !session.isExpired())
        .map(session ->
            new Open(
                handle(session.getId()),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault(ADDRESS, ""),
                session.getAttributeOrDefault(PROGRAM, ""),
                session.getId().equals(ownId)))
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** Ends one session of an account. */
  public void end(UUID account, String handle) {
    String id =
        sessions.findByPrincipalName(account.toString()).keySet().stream()
            .filter(candidate -> handle(candidate).equals(handle))
            .findFirst()
            .orElseThrow(() -> new NotFound("session " + handle));
    sessions.deleteById(id);
  }

  private static String handle(String id) {
    return HexFormat.of().formatHex(Sha256.of(id), 0, 12);
  }
}
