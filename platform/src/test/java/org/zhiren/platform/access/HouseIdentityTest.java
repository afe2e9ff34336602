package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhiren.platform.LocalProvider;
import org.zhiren.platform.LocalProvider.Lie;
import org.zhiren.platform.PlatformTest;

/** Signing in through an OpenID provider that runs beside the test, honest and otherwise. */
class HouseIdentityTest extends PlatformTest {

  private static final String PASSWORD = "copper lantern drizzle";

  @Autowired private Accounts accounts;
  @Autowired private WebApplicationContext context;

  @BeforeEach
  void throughTheSessionStore() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(
                context.getBean("springSessionRepositoryFilter", Filter.class),
                context.getBean("springSecurityFilterChain", Filter.class))
            .build();
  }

  private Account account() throws Exception {
    String login = "o" + UUID.randomUUID().toString().substring(0, 12);
    return acting.asSystem(
        "test", () -> accounts.create(login, "Test " + login, PASSWORD, Set.of(Role.MEMBER), null));
  }

  private MockHttpServletResponse send(
      MockHttpServletRequestBuilder request, @Nullable Cookie session) throws Exception {
    return web.perform(
            (session == null ? request : request.cookie(session)).header("Accept-Language", "en"))
        .andReturn()
        .getResponse();
  }

  private static Cookie session(MockHttpServletResponse answer, Cookie before) {
    return Arrays.stream(answer.getCookies())
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .findFirst()
        .orElse(before);
  }

  /** What a browser brings home, and the session with which it left. */
  private record Return(URI address, Cookie session) {}

  private Return throughTheProvider(String next) throws Exception {
    MockHttpServletResponse left = send(get("/login/house").param("next", next), null);
    assertThat(left.getRedirectedUrl()).isEqualTo("/oauth2/authorization/house");
    Cookie session = session(left, new Cookie("SESSION", ""));
    MockHttpServletResponse sent = send(get("/oauth2/authorization/house"), session);
    assertThat(sent.getRedirectedUrl()).startsWith(LocalProvider.shared().issuer());
    String back = LocalProvider.redirectOf(sent.getRedirectedUrl());
    assertThat(back).startsWith("http://localhost/login/oauth2/code/house?code=");
    return new Return(URI.create(back), session(sent, session));
  }

  private MockHttpServletResponse enter(Return home) throws Exception {
    return send(get(home.address()), home.session());
  }

  private int accountPage(MockHttpServletResponse answer, Cookie before) throws Exception {
    return send(get("/account"), session(answer, before)).getStatus();
  }

  @Test
  void whomTheProviderKnowsEntersUnderANewSessionAndComesBackToThePage() throws Exception {
    Account account = account();
    LocalProvider.shared().next(account.login(), Lie.NONE);
    Return home = throughTheProvider("/account?x=1");
    MockHttpServletResponse in = enter(home);
    assertThat(in.getRedirectedUrl()).isEqualTo("/account?x=1");
    assertThat(session(in, home.session()).getValue()).isNotEqualTo(home.session().getValue());
    assertThat(accountPage(in, home.session())).isEqualTo(200);
    assertThat(
            jdbc.sql("select way from access.sign_in where account_id = :id")
                .param("id", account.id())
                .query(String.class)
                .list())
        .containsExactly("oidc");

    MockHttpServletResponse again = send(get(home.address()), home.session());
    assertThat(again.getRedirectedUrl()).as("an answer counts once").isEqualTo("/login?house");
  }

  @Test
  void signingOutIsRecordedAndOffersToSignOutAtTheProviderToo() throws Exception {
    Account account = account();
    LocalProvider.shared().next(account.login(), Lie.NONE);
    Return home = throughTheProvider("/");
    Cookie session = session(enter(home), home.session());
    MockHttpServletResponse out = send(post("/logout").with(csrf()), session);
    assertThat(out.getRedirectedUrl()).isEqualTo("/login?out=house");
    assertThat(send(get("/account"), session).getStatus()).isEqualTo(302);
    assertThat(send(get("/login?out=house"), null).getContentAsString())
        .contains("href=\"/login/house/out\"");
    assertThat(send(get("/login/house/out"), null).getRedirectedUrl())
        .isEqualTo(
            LocalProvider.shared().issuer()
                + "/out?client_id=zhiren&post_logout_redirect_uri=http://localhost/login");
    assertThat(
            jdbc.sql(
                    "select count(*) from records.entry where action = 'access.signout' and"
                        + " account_id = :id")
                .param("id", account.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void anUnknownNameAndALockedAccountGetTheSameAnswerAndAreRecorded() throws Exception {
    String nobody = "nobody-" + UUID.randomUUID();
    LocalProvider.shared().next(nobody, Lie.NONE);
    Return home = throughTheProvider("/");
    MockHttpServletResponse unknown = enter(home);
    assertThat(unknown.getRedirectedUrl()).isEqualTo("/login?unknown");
    assertThat(accountPage(unknown, home.session())).isEqualTo(302);

    Account locked = account();
    acting.asSystem(
        "test",
        () -> {
          accounts.lock(locked.id(), "test");
          return true;
        });
    LocalProvider.shared().next(locked.login(), Lie.NONE);
    home = throughTheProvider("/");
    MockHttpServletResponse refused = enter(home);
    assertThat(refused.getRedirectedUrl()).isEqualTo("/login?unknown");
    assertThat(accountPage(refused, home.session())).isEqualTo(302);
    assertThat(
            jdbc.sql(
                    "select count(*) from records.entry where action = 'access.signin.failed' and"
                        + " object_id = :id")
                .param("id", locked.id().toString())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(send(get("/login").param("unknown", ""), null).getContentAsString())
        .contains("there is no account here");
  }

  @ParameterizedTest
  @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aTokenThatIsNotRightOpensNothing(Lie lie) throws Exception {
    Account account = account();
    LocalProvider.shared().next(account.login(), lie);
    Return home = throughTheProvider("/");
    MockHttpServletResponse refused = enter(home);
    assertThat(refused.getRedirectedUrl()).isEqualTo("/login?house");
    assertThat(accountPage(refused, home.session())).isEqualTo(302);
    assertThat(
            jdbc.sql("select count(*) from access.sign_in where account_id = :id")
                .param("id", account.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void anAnswerBroughtByAnotherBrowserOpensNothing() throws Exception {
    Account account = account();
    LocalProvider.shared().next(account.login(), Lie.NONE);
    Return home = throughTheProvider("/");
    assertThat(send(get(home.address()), null).getRedirectedUrl())
        .as("state of another session")
        .isEqualTo("/login?house");
    Return other = throughTheProvider("/");
    assertThat(send(get(home.address()), other.session()).getRedirectedUrl())
        .isEqualTo("/login?house");
  }

  @Test
  void aSecondFactorSetUpHereIsStillAskedFor() throws Exception {
    Account account = account();
    byte[] secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    jdbc.sql("update access.account set totp_secret = :secret where id = :id")
        .param("secret", secret)
        .param("id", account.id())
        .update();
    LocalProvider.shared().next(account.login(), Lie.NONE);
    Return home = throughTheProvider("/account");
    MockHttpServletResponse half = enter(home);
    assertThat(half.getRedirectedUrl()).isEqualTo("/login/code");
    Cookie waiting = session(half, home.session());
    assertThat(send(get("/account"), waiting).getStatus()).isEqualTo(302);
    MockHttpServletResponse in =
        send(
            post("/login/code")
                .param("code", Totp.code(secret, Totp.step(java.time.Instant.now()), 6))
                .with(csrf()),
            waiting);
    assertThat(in.getRedirectedUrl()).isEqualTo("/account");
    assertThat(accountPage(in, waiting)).isEqualTo(200);
  }

  @Test
  void aProviderThatFailsIsAskedAgainOnlyAfterAPause() throws Exception {
    java.util.concurrent.atomic.AtomicInteger asked =
        new java.util.concurrent.atomic.AtomicInteger();
    var broken =
        com.sun.net.httpserver.HttpServer.create(
            new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
    broken.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    broken.start();
    java.time.Instant[] now = {java.time.Instant.parse("2026-11-26T02:00:00Z")};
    java.time.InstantSource source = () -> now[0];
    java.time.Clock clock = source.withZone(java.time.ZoneOffset.UTC);
    try {
      HouseProvider provider =
          new HouseProvider("http://127.0.0.1:" + broken.getAddress().getPort(), "c", "s", clock);
      assertThat(provider.reachable()).isFalse();
      int first = asked.get();
      assertThat(first).isPositive();
      now[0] = now[0].plus(HouseProvider.PAUSE).minusMillis(1);
      assertThat(provider.findByRegistrationId("house")).isNull();
      assertThat(asked).as("within the pause").hasValue(first);
      now[0] = now[0].plusMillis(1);
      assertThat(provider.reachable()).isFalse();
      assertThat(asked.get()).as("after the pause").isGreaterThan(first);
      assertThat(provider.endOfSession("http://localhost/login")).isEmpty();
    } finally {
      broken.stop(0);
    }
    HouseProvider up = new HouseProvider(LocalProvider.shared().issuer(), "c", "s", clock);
    assertThat(up.reachable()).isTrue();
    assertThat(up.findByRegistrationId("another")).isNull();
    assertThat(new HouseProvider("", "", "", clock).configured()).isFalse();
  }
}
