package org.zhiren.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many sign-in attempts and API requests a minute from one address; more are answered 429. The
 * count is kept in memory and forgotten when the minute is over.
 */
final class RateLimits extends OncePerRequestFilter {

  private static final int MOST_ADDRESSES = 100_000;

  private final int signInsPerMinute;
  private final int requestsPerMinute;
  private final Clock clock;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
  private long minute;

  RateLimits(int signInsPerMinute, int requestsPerMinute, Clock clock) {
    this.signInsPerMinute = signInsPerMinute;
    this.requestsPerMinute = requestsPerMinute;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean signIn = path.startsWith("/login") && request.getMethod().equals("POST");
    if ((signIn && exceeds("s" + request.getRemoteAddr(), signInsPerMinute))
        || (path.startsWith("/api/")
            && exceeds("a" + request.getRemoteAddr(), requestsPerMinute))) {
      response.setHeader("Retry-After", "60");
      response.sendError(429);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean exceeds(String key, int most) {
    forget();
    return counts.merge(key, 1, Integer::sum) > most;
  }

  private synchronized void forget() {
    long now = Math.floorDiv(clock.millis(), 60_000L);
    if (now != minute || counts.size() > MOST_ADDRESSES) {
      minute = now;
      counts.clear();
    }
  }
}
