package org.zhiren.platform.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhiren.platform.shell.MinuteCounts;

/**
 * Stands before the public pages: so many requests a minute from one address, and nothing larger
 * than these pages take, before anything of it is read. The counts are in memory alone and
 * forgotten when the minute is over; nothing else is done with an address.
 */
@Component
class PublicGate extends OncePerRequestFilter {

  private static final int MOST_ADDRESSES = 50_000;
  private static final long LARGEST = 22L << 20;

  private final int readsPerMinute;
  private final int sendsPerMinute;
  private final MinuteCounts counts;

  PublicGate(
      Clock clock,
      @Value("${zhiren.public-reads-per-minute:240}") int readsPerMinute,
      @Value("${zhiren.public-sends-per-minute:12}") int sendsPerMinute) {
    this.counts = new MinuteCounts(clock, MOST_ADDRESSES);
    this.readsPerMinute = readsPerMinute;
    this.sendsPerMinute = sendsPerMinute;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.equals("/public") && !path.startsWith("/public/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean sends = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    if (counts.exceeds(
        (sends ? "s" : "r") + request.getRemoteAddr(), sends ? sendsPerMinute : readsPerMinute)) {
      response.setHeader("Retry-After", "60");
      response.sendError(429);
      return;
    }
    if (sends && request.getContentLengthLong() > LARGEST) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    if (sends
        && request.getContentLengthLong() < 0
        && request.getHeader("Transfer-Encoding") != null) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
      return;
    }
    chain.doFilter(request, response);
  }
}
