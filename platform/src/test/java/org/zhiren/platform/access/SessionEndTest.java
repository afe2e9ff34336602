package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** When a session is over, and whose form is kept then. */
class SessionEndTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  private final UUID account = UUID.randomUUID();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final KeptForm kept = new KeptForm();
  private final EndedSessions ended = new EndedSessions(kept, clock);

  @AfterEach
  void clear() {
    SecurityContextHolder.clearContext();
  }

  private boolean open(Instant since, Instant passwordChanged) throws Exception {
    LiveAccounts live = mock(LiveAccounts.class);
    Account known = new Account(account, "a", "A", Set.of(Role.MEMBER), null);
    when(live.find(any()))
        .thenReturn(
            Optional.of(new SignedInAccount(known, Map.of(), null, false, passwordChanged, false)));
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                new SessionAccount(account, since.toEpochMilli()), null, List.of()));
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/account");
    MockHttpSession session = new MockHttpSession();
    session.setMaxInactiveInterval(900);
    request.setSession(session);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new LiveAccountFilter(live, mock(ApiTokens.class), ended, clock)
        .doFilter(request, response, new MockFilterChain());
    boolean open = Acting.signedIn().isPresent();
    assertThat(session.isInvalid()).isEqualTo(!open);
    if (open) {
      Cookie told = response.getCookie(EndedSessions.COOKIE);
      assertThat(told).isNotNull();
      assertThat(told.getValue())
          .isEqualTo(
              "%d.%d.%d"
                  .formatted(
                      NOW.toEpochMilli(),
                      NOW.plus(Duration.ofMinutes(15)).toEpochMilli(),
                      since.plus(Duration.ofHours(8)).toEpochMilli()));
    }
    return open;
  }

  @Test
  void eightHoursToTheMillisecond() throws Exception {
    Instant longAgo = NOW.minus(Duration.ofDays(9));
    assertThat(open(NOW.minus(Duration.ofHours(8)), longAgo)).isTrue();
    assertThat(open(NOW.minus(Duration.ofHours(8)).minusMillis(1), longAgo)).isFalse();
  }

  @Test
  void aPasswordChangedElsewhereEndsIt() throws Exception {
    Instant since = NOW.minusSeconds(60);
    assertThat(open(since, since)).isTrue();
    assertThat(open(since, since.plusMillis(1))).isFalse();
  }

  private MockHttpServletRequest form(String origin) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/officers/accounts");
    request.setContentType("application/x-www-form-urlencoded");
    request.addHeader("Origin", origin);
    request.addHeader("Referer", "http://localhost/officers/accounts?q=1");
    request.setParameter("name", "写到一半 & more");
    request.setParameter("_csrf", "old token");
    request.setCookies(new Cookie("zhiren-was", account.toString()));
    return request;
  }

  private MockHttpServletResponse late(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    ended.handle(request, response, new AccessDeniedException("late"));
    return response;
  }

  @Test
  void aFormIsKeptForItsOwnerWithoutTheOldToken() throws Exception {
    MockHttpServletRequest request = form("http://localhost");
    assertThat(late(request).getRedirectedUrl()).isEqualTo("/login?kept&next=%2Faccount%2Fkept");
    assertThat(kept.waiting(request, account))
        .contains(
            new KeptForm.Form(
                "/officers/accounts",
                "/officers/accounts?q=1",
                List.of(new KeptForm.Field("name", "写到一半 & more"))));
    assertThat(kept.waiting(request, UUID.randomUUID())).as("somebody else").isEmpty();
    assertThat(kept.waiting(request, account)).as("gone after somebody else came").isEmpty();
  }

  @Test
  void nothingIsKeptOfAnotherSiteOfSecretsOrOfStrangers() throws Exception {
    assertThat(late(form("https://evil.example")).getStatus()).isEqualTo(403);
    assertThat(late(form("null")).getStatus()).isEqualTo(403);
    MockHttpServletRequest secret = form("http://localhost");
    secret.setParameter("password", "x");
    assertThat(late(secret).getStatus()).isEqualTo(403);
    MockHttpServletRequest stranger = form("http://localhost");
    stranger.setCookies();
    assertThat(late(stranger).getStatus()).isEqualTo(403);
    MockHttpServletRequest large = form("http://localhost");
    large.setParameter("text", "x".repeat(100_001));
    assertThat(late(large).getStatus()).isEqualTo(403);
  }

  @Test
  void htmxIsToldAndThePageStays() throws Exception {
    MockHttpServletRequest request = form("http://localhost");
    request.addHeader("HX-Request", "true");
    MockHttpServletResponse response = late(request);
    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("HX-Trigger")).isEqualTo("session-ended");
  }
}
