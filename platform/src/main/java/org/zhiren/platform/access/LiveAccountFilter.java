package org.zhiren.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns what the session keeps, or the token that a program sends, into the account as it is now. A
 * session ends after eight hours, when its account is locked, and when the password was changed
 * elsewhere.
 */
final class LiveAccountFilter extends OncePerRequestFilter {

  static final Duration LONGEST_SESSION = Duration.ofHours(8);

  private final LiveAccounts accounts;
  private final ApiTokens tokens;
  private final EndedSessions ended;
  private final Clock clock;

  LiveAccountFilter(LiveAccounts accounts, ApiTokens tokens, EndedSessions ended, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.ended = ended;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/vendor/") || path.startsWith("/zhiren/");
  }

  /** The error page shows the same person as the page that failed. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith("Bearer ")) {
      SecurityContextHolder.clearContext();
      if (request.getRequestURI().startsWith("/api/")) {
        tokens
            .holder(header.substring("Bearer ".length()).strip())
            .ifPresent(LiveAccountFilter::enter);
      }
    } else {
      fromSession(request, response);
    }
    chain.doFilter(request, response);
  }

  private void fromSession(HttpServletRequest request, HttpServletResponse response) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (known == null || !(known.getPrincipal() instanceof SessionAccount kept)) {
      ended.over(request, response);
      return;
    }
    Instant since = Instant.ofEpochMilli(kept.sinceMillis());
    Optional<SignedInAccount> now =
        clock.instant().isAfter(since.plus(LONGEST_SESSION))
            ? Optional.empty()
            : accounts
                .find(kept.id())
                .filter(
                    account -> account.passwordChangedAt().toEpochMilli() <= kept.sinceMillis());
    if (now.isPresent()) {
      enter(now.get());
      ended.announce(request, response, kept.sinceMillis(), LONGEST_SESSION);
    } else {
      ended.over(request, response);
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
  }

  /** A new context, for this request only: the session keeps its own. */
  private static void enter(SignedInAccount account) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
    SecurityContextHolder.setContext(context);
  }
}
