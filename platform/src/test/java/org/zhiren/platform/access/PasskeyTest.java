package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhiren.platform.PlatformTest;

/** Passkeys against answers that are not right: nothing but the right one opens. */
class PasskeyTest extends PlatformTest {

  private static final String PASSWORD = "copper lantern drizzle";
  private static final String HERE = "http://localhost:80";
  private static final String PARTY = "localhost";
  private static final int BOTH = SoftAuthenticator.PRESENT | SoftAuthenticator.VERIFIED;

  private static final AtomicInteger REQUESTS = new AtomicInteger();

  @Autowired private Accounts accounts;
  @Autowired private LiveAccounts live;
  @Autowired private ResettingPassword resetting;
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

  /** An account with a passkey and a browser session in which nobody is signed in. */
  private record Desk(Account account, SoftAuthenticator device, Cookie signedIn) {}

  private Account account(Role... roles) throws Exception {
    String login = "k" + UUID.randomUUID().toString().substring(0, 12);
    return acting.asSystem(
        "test", () -> accounts.create(login, "Test " + login, PASSWORD, Set.of(roles), null));
  }

  private Desk desk() throws Exception {
    Account account = account(Role.MEMBER);
    SoftAuthenticator device = new SoftAuthenticator();
    Cookie session =
        cookie(
            send(
                post("/login")
                    .param("username", account.login())
                    .param("password", PASSWORD)
                    .with(csrf()),
                null));
    String challenge = askToMake(session);
    MockHttpServletResponse made = make(device.make(challenge, HERE, PARTY, BOTH), session);
    assertThat(made.getStatus()).isEqualTo(200);
    return new Desk(account, device, session);
  }

  private MockHttpServletResponse send(
      MockHttpServletRequestBuilder request, @Nullable Cookie session) throws Exception {
    return web.perform(
            (session == null ? request : request.cookie(session))
                .with(from -> {
                  // Many browsers at many places: the limit for one address is not the matter here.
                  from.setRemoteAddr("192.0.2." + REQUESTS.getAndIncrement() / 20 % 250);
                  return from;
                })
                .header("Accept-Language", "en")
                .header("Accept", "application/json"))
        .andReturn()
        .getResponse();
  }

  private static Cookie cookie(MockHttpServletResponse answer) {
    Cookie cookie = sessionOf(answer);
    assertThat(cookie).as("session cookie of an answer %d", answer.getStatus()).isNotNull();
    return cookie;
  }

  private static @Nullable Cookie sessionOf(MockHttpServletResponse answer) {
    return Arrays.stream(answer.getCookies())
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .findFirst()
        .orElse(null);
  }

  private String askToMake(Cookie session) throws Exception {
    return challenge(
        send(post("/account/passkeys/options").param("password", PASSWORD).with(csrf()), session));
  }

  private static String challenge(MockHttpServletResponse asked) throws Exception {
    assertThat(asked.getStatus()).isEqualTo(200);
    return asked.getContentAsString().replaceAll("(?s).*\"challenge\":\"([^\"]+)\".*", "$1");
  }

  private MockHttpServletResponse make(String answer, Cookie session) throws Exception {
    return send(
        post("/account/passkeys").param("name", "device").param("answer", answer).with(csrf()),
        session);
  }

  /** A question at the door, and the session in which it was asked. */
  private record Asked(String challenge, Cookie session) {}

  private Asked ask() throws Exception {
    MockHttpServletResponse asked = send(post("/login/passkey/options").with(csrf()), null);
    return new Asked(challenge(asked), cookie(asked));
  }

  private MockHttpServletResponse enter(String answer, Cookie session) throws Exception {
    return send(post("/login/passkey").param("answer", answer).with(csrf()), session);
  }

  private void refused(String what, MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).as(what).isEqualTo(422);
    assertThat(answer.getContentAsString()).as(what).contains("The passkey did not pass");
    Cookie session = sessionOf(answer);
    if (session != null) {
      assertThat(send(get("/api/v1/account"), session).getStatus()).as(what).isEqualTo(401);
    }
  }

  @Test
  void opensAloneAndIsRecordedAsSuch() throws Exception {
    Desk desk = desk();
    Asked asked = ask();
    String answer = desk.device().show(asked.challenge(), HERE, PARTY, BOTH, desk.account().id());
    MockHttpServletResponse in = enter(answer, asked.session());
    assertThat(in.getStatus()).isEqualTo(200);
    assertThat(in.getContentAsString()).isEqualTo("{\"next\":\"/\"}");
    assertThat(send(get("/api/v1/account"), cookie(in)).getStatus()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select way from access.sign_in where account_id = :id order by id desc limit 1")
                .param("id", desk.account().id())
                .query(String.class)
                .single())
        .isEqualTo("passkey");
  }

  @Test
  void nothingButTheRightAnswerOpens() throws Exception {
    Desk desk = desk();
    UUID own = desk.account().id();
    SoftAuthenticator device = desk.device();
    Asked asked = ask();
    refused(
        "another site's answer",
        enter(
            device.show(asked.challenge(), "https://evil.example", PARTY, BOTH, own),
            asked.session()));
    asked = ask();
    refused(
        "an answer for another host",
        enter(device.show(asked.challenge(), HERE, "evil.example", BOTH, own), asked.session()));
    asked = ask();
    refused(
        "an answer to another question",
        enter(device.show(ask().challenge(), HERE, PARTY, BOTH, own), asked.session()));
    asked = ask();
    refused(
        "a device that did not recognise its owner",
        enter(
            device.show(asked.challenge(), HERE, PARTY, SoftAuthenticator.PRESENT, own),
            asked.session()));
    asked = ask();
    refused(
        "another key's signature",
        enter(device.forge(asked.challenge(), HERE, PARTY, own), asked.session()));
    asked = ask();
    refused(
        "somebody else's handle",
        enter(
            device.show(asked.challenge(), HERE, PARTY, BOTH, UUID.randomUUID()), asked.session()));
    asked = ask();
    refused(
        "an unknown device",
        enter(
            new SoftAuthenticator().show(asked.challenge(), HERE, PARTY, BOTH, own),
            asked.session()));
    asked = ask();
    refused("no answer at all", enter("{}", asked.session()));
    refused("nothing was asked", enter(device.show("AAAA", HERE, PARTY, BOTH, own), null));
  }

  @Test
  void noDamagedAnswerOpensOrBreaksAnything() throws Exception {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("PasskeyTest seed %d%n", seed);
    Random random = new Random(seed);
    Desk desk = desk();
    for (int i = 0; i < 150; i++) {
      Asked asked = ask();
      StringBuilder answer =
          new StringBuilder(
              desk.device().show(asked.challenge(), HERE, PARTY, BOTH, desk.account().id()));
      // One character of one of the four values, never of white space or the unused extensions.
      String[] names = {"clientDataJSON", "authenticatorData", "signature", "userHandle"};
      int begin = answer.indexOf("\"" + names[random.nextInt(4)] + "\":\"") + 1;
      int value = answer.indexOf(":\"", begin) + 2;
      int at = value + random.nextInt(answer.indexOf("\"", value) - value - 1);
      char before = answer.charAt(at);
      char after = "ABCz09-_{\u0000".charAt(random.nextInt(10));
      answer.setCharAt(at, after);
      if (before != after) {
        refused("seed %d, %s".formatted(seed, answer), enter(answer.toString(), asked.session()));
        clearFailures();
      }
    }
  }

  /** Fifteen minutes are over. */
  private void clearFailures() {
    jdbc.sql("delete from access.sign_in_failure").update();
  }

  @Test
  void anAnswerIsGoodOnceAndACopiedDeviceIsFound() throws Exception {
    Desk desk = desk();
    UUID own = desk.account().id();
    Asked asked = ask();
    String answer = desk.device().show(asked.challenge(), HERE, PARTY, BOTH, own);
    assertThat(enter(answer, asked.session()).getStatus()).isEqualTo(200);
    refused("the same answer again", enter(answer, asked.session()));
    asked = ask();
    assertThat(
            enter(desk.device().show(asked.challenge(), HERE, PARTY, BOTH, own), asked.session())
                .getStatus())
        .isEqualTo(200);
    desk.device().rewind();
    asked = ask();
    refused(
        "a counter that goes back",
        enter(desk.device().show(asked.challenge(), HERE, PARTY, BOTH, own), asked.session()));
  }

  @Test
  void aLockedAccountDoesNotOpen() throws Exception {
    Desk desk = desk();
    acting.asSystem(
        "test",
        () -> {
          accounts.lock(desk.account().id(), "test");
          return true;
        });
    Asked asked = ask();
    refused(
        "locked",
        enter(
            desk.device().show(asked.challenge(), HERE, PARTY, BOTH, desk.account().id()),
            asked.session()));
  }

  @Test
  void afterThePasswordOnlyTheSameAccountsPasskeyCounts() throws Exception {
    Desk desk = desk();
    Desk stranger = desk();
    MockHttpServletResponse first =
        send(
            post("/login")
                .param("username", desk.account().login())
                .param("password", PASSWORD)
                .with(csrf()),
            null);
    assertThat(first.getRedirectedUrl()).isEqualTo("/login/code");
    Cookie waiting = cookie(first);
    MockHttpServletResponse asked = send(post("/login/passkey/options").with(csrf()), waiting);
    assertThat(asked.getContentAsString()).contains("\"allowCredentials\":[{");
    refused(
        "a stranger's passkey",
        enter(
            stranger.device().show(challenge(asked), HERE, PARTY, BOTH, stranger.account().id()),
            waiting));
    String question = challenge(send(post("/login/passkey/options").with(csrf()), waiting));
    MockHttpServletResponse in =
        enter(desk.device().show(question, HERE, PARTY, BOTH, desk.account().id()), waiting);
    assertThat(in.getStatus()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select way from access.sign_in where account_id = :id order by id desc limit 1")
                .param("id", desk.account().id())
                .query(String.class)
                .single())
        .isEqualTo("password+passkey");
  }

  @Test
  void makingOneNeedsThePasswordAndAFittingAnswer() throws Exception {
    Desk desk = desk();
    Cookie session = desk.signedIn();
    assertThat(
            send(post("/account/passkeys/options").param("password", "wrong").with(csrf()), session)
                .getStatus())
        .isEqualTo(422);
    SoftAuthenticator second = new SoftAuthenticator();
    assertThat(make(second.make("AAAA", HERE, PARTY, BOTH), session).getStatus())
        .as("nothing was asked")
        .isEqualTo(422);
    assertThat(
            make(second.make(askToMake(session), "https://evil.example", PARTY, BOTH), session)
                .getStatus())
        .as("another site")
        .isEqualTo(422);
    assertThat(
            make(second.make(askToMake(session), HERE, PARTY, SoftAuthenticator.PRESENT), session)
                .getStatus())
        .as("its owner was not recognised")
        .isEqualTo(422);
    assertThat(make(desk.device().make(askToMake(session), HERE, PARTY, BOTH), session).getStatus())
        .as("the same device twice")
        .isEqualTo(422);
    assertThat(make(second.make(askToMake(session), HERE, PARTY, BOTH), session).getStatus())
        .isEqualTo(200);
  }

  @Test
  void onlyTheOwnerNamesAndRemovesAndAResetTakesAll() throws Exception {
    Desk desk = desk();
    Desk stranger = desk();
    UUID id =
        jdbc.sql("select id from access.passkey where account_id = :id")
            .param("id", desk.account().id())
            .query(UUID.class)
            .single();
    assertThat(live.find(desk.account().id()).orElseThrow().secondFactor()).isTrue();
    assertThat(
            send(
                    post("/account/passkeys/" + id + "/remove")
                        .param("password", PASSWORD)
                        .with(csrf()),
                    stranger.signedIn())
                .getStatus())
        .isEqualTo(404);
    assertThat(
            send(
                    post("/account/passkeys/" + id + "/remove")
                        .param("password", "wrong")
                        .with(csrf()),
                    desk.signedIn())
                .getStatus())
        .isEqualTo(422);
    acting.asSystem("test", () -> resetting.reset(desk.account().id(), "test"));
    assertThat(live.find(desk.account().id()).orElseThrow().secondFactor()).isFalse();
  }
}
