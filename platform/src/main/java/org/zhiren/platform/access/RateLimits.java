package org.zhiren.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhiren.platform.shell.MinuteCounts;

/**
 * So many sign-in attempts and API requests a minute from one address; more are answered 429. The
 * count is kept in memory and forgotten when the minute is over.
 */
final class RateLimits extends OncePerRequestFilter {

  private static final int MOST_ADDRESSES = 100_000;

  private final int signInsPerMinute;
  private final int requestsPerMinute;
  private final MinuteCounts counts;

  RateLimits(int signInsPerMinute, int requestsPerMinute, Clock clock) {
    this.signInsPerMinute = signInsPerMinute;
    this.requestsPerMinute = requestsPerMinute;
    this.counts = new MinuteCounts(clock, MOST_ADDRESSES);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean signIn = path.startsWith("/login") && request.getMethod().equals("POST");
    if ((signIn && counts.exceeds("s" + request.getRemoteAddr(), signInsPerMinute))
        || (path.startsWith("/api/")
            && counts.exceeds("a" + request.getRemoteAddr(), requestsPerMinute))) {
      response.setHeader("Retry-After", "60");
      response.sendError(429);
      return;
    }
    chain.doFilter(request, response);
  }
}
