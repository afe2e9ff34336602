package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhiren.platform.PlatformTest;

/** Signing in, officers' pages and one's own account through the web, on the whole platform. */
class AccessPagesTest extends PlatformTest {

  private static final String PASSWORD = "copper lantern drizzle";

  @Autowired private Accounts accounts;
  @Autowired private GivingRoles givingRoles;

  @Autowired private WebApplicationContext context;

  /** With the sessions of the database in the way, as a browser meets them. */
  @BeforeEach
  void throughTheSessionStore() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(
                context.getBean("springSessionRepositoryFilter", Filter.class),
                context.getBean("springSecurityFilterChain", Filter.class))
            .build();
  }

  private Account account(Role... roles) throws Exception {
    String login = "t" + UUID.randomUUID().toString().substring(0, 12);
    return acting.asSystem(
        "test", () -> accounts.create(login, "Test " + login, PASSWORD, Set.of(roles), null));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Cookie... session)
      throws Exception {
    return web.perform(
            (session.length == 0 ? request : request.cookie(session))
                .header("Accept-Language", "en"))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse signIn(String login, String password, String next)
      throws Exception {
    return send(
        post("/login")
            .param("username", login)
            .param("password", password)
            .param("next", next)
            .with(csrf()));
  }

  private static Cookie cookie(MockHttpServletResponse answer) {
    assertThat(answer.getCookies())
        .as("cookies of an answer %d to %s", answer.getStatus(), answer.getRedirectedUrl())
        .isNotEmpty();
    return Arrays.stream(answer.getCookies())
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .findFirst()
        .orElseThrow();
  }

  private Cookie session(Account account) throws Exception {
    Cookie cookie = cookie(signIn(account.login(), PASSWORD, "/"));
    assertThat(cookie).isNotNull();
    return cookie;
  }

  private int status(String path, Cookie session) throws Exception {
    return send(get(path), session).getStatus();
  }

  private Map<String, Object> lastRecord(String action, UUID account) {
    return jdbc.sql(
            "select * from records.entry where action = :action and account_id = :account order by"
                + " id desc limit 1")
        .param("action", action)
        .param("account", account)
        .query()
        .singleRow();
  }

  @Test
  void anonymousIsLedToTheSignInPageAndBack() throws Exception {
    MockHttpServletResponse asked = send(get("/account?x=1"));
    assertThat(asked.getStatus()).isEqualTo(302);
    assertThat(asked.getRedirectedUrl()).isEqualTo("/login?next=%2Faccount%3Fx%3D1");
    MockHttpServletResponse back = signIn(account(Role.MEMBER).login(), PASSWORD, "/account?x=1");
    assertThat(back.getRedirectedUrl()).isEqualTo("/account?x=1");
    for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil"}) {
      assertThat(signIn(account(Role.MEMBER).login(), PASSWORD, elsewhere).getRedirectedUrl())
          .isEqualTo("/");
    }
  }

  @Test
  void anonymousProgramsGetAProblem() throws Exception {
    MockHttpServletResponse answer = send(get("/api/v1/account"));
    assertThat(answer.getStatus()).isEqualTo(401);
  }

  @Test
  void aFailureIsA422WithTheSameWordsForKnownAndUnknown() throws Exception {
    Account known = account(Role.MEMBER);
    MockHttpServletResponse wrong = signIn(known.login(), "wrong", "/");
    MockHttpServletResponse unknown =
        signIn("u" + UUID.randomUUID().toString().substring(0, 12), "wrong", "/");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(unknown.getStatus()).isEqualTo(422);
    String words = "The account name or the password is not right.";
    assertThat(wrong.getContentAsString()).contains(words);
    assertThat(unknown.getContentAsString()).contains(words);
  }

  @Test
  void theSessionGetsANewIdentifier() throws Exception {
    MockHttpServletResponse page = send(get("/login"));
    Cookie before = page.getCookies().length == 0 ? null : cookie(page);
    Account account = account(Role.MEMBER);
    MockHttpServletRequestBuilder request =
        post("/login").param("username", account.login()).param("password", PASSWORD).with(csrf());
    MockHttpServletResponse answer = before == null ? send(request) : send(request, before);
    Cookie after = cookie(answer);
    assertThat(after).isNotNull();
    if (before != null) {
      assertThat(after.getValue()).isNotEqualTo(before.getValue());
      assertThat(send(get("/account"), before).getStatus()).isEqualTo(302);
    }
    assertThat(status("/account", after)).isEqualTo(200);
  }

  @Test
  void lockingTakesEffectOnTheNextRequestOfAnOpenSession() throws Exception {
    Account account = account(Role.MEMBER);
    Cookie session = session(account);
    assertThat(status("/account", session)).isEqualTo(200);
    acting.asSystem(
        "test",
        () -> {
          accounts.lock(account.id(), "test");
          return true;
        });
    assertThat(status("/account", session)).isEqualTo(302);
  }

  @Test
  void aRoleTakenAwayBindsTheNextRequest() throws Exception {
    Account account = account(Role.SYSTEM_OFFICER);
    Cookie session = session(account);
    assertThat(status("/officers/accounts", session)).isEqualTo(200);
    acting.asSystem(
        "test",
        () -> {
          givingRoles.give(account.id(), Set.of(), 0, "test");
          return true;
        });
    assertThat(status("/officers/accounts", session)).isEqualTo(404);
    assertThat(lastRecord("access.denied", account.id()).get("object_id"))
        .isEqualTo("GET /officers/accounts");
  }

  @Test
  void signingOutEndsTheSessionOnTheServer() throws Exception {
    Cookie session = session(account(Role.MEMBER));
    send(post("/logout").with(csrf()), session);
    assertThat(status("/account", session)).isEqualTo(302);
  }

  @Test
  void anAccountOfTheSystemOfficerMustChangeItsPasswordFirst() throws Exception {
    Accounts.First first =
        acting.asSystem(
            "test",
            () -> accounts.open("n" + UUID.randomUUID().toString().substring(0, 12), "New One"));
    MockHttpServletResponse in = signIn(first.login(), first.password(), "/account");
    Cookie session = cookie(in);
    assertThat(send(get("/account"), session).getRedirectedUrl()).isEqualTo("/account/password");
    MockHttpServletResponse weak =
        send(
            post("/account/password")
                .param("old", first.password())
                .param("wanted", "password123")
                .param("repeated", "password123")
                .with(csrf()),
            session);
    assertThat(weak.getStatus()).isEqualTo(422);
    MockHttpServletResponse changed =
        send(
            post("/account/password")
                .param("old", first.password())
                .param("wanted", PASSWORD)
                .param("repeated", PASSWORD)
                .with(csrf()),
            session);
    assertThat(changed.getRedirectedUrl()).isEqualTo("/account");
    assertThat(status("/account", cookie(changed))).isEqualTo(200);
  }

  @Test
  void theSystemOfficerOpensAccountsButGrantsNothing() throws Exception {
    Cookie session = session(account(Role.SYSTEM_OFFICER));
    String login = "c" + UUID.randomUUID().toString().substring(0, 12);
    MockHttpServletResponse made =
        send(
            post("/officers/accounts").param("login", login).param("name", "张三").with(csrf()),
            session);
    assertThat(made.getStatus()).isEqualTo(200);
    assertThat(made.getContentAsString()).contains(login);
    MockHttpServletResponse twice =
        send(
            post("/officers/accounts").param("login", login).param("name", "张三").with(csrf()),
            session);
    assertThat(twice.getStatus()).isEqualTo(422);
    assertThat(status("/officers/grants", session)).isEqualTo(404);
  }

  @Test
  void theSecurityOfficerGrantsRolesThatExcludeOneAnother() throws Exception {
    Account officer = account(Role.SECURITY_OFFICER);
    Account other = account();
    Cookie session = session(officer);
    String page = "/officers/grants/" + other.id();
    assertThat(status("/officers/grants", session)).isEqualTo(200);
    assertThat(status(page, session)).isEqualTo(200);
    MockHttpServletResponse both =
        send(
            post(page + "/roles")
                .param("roles", "AUDIT_OFFICER", "UNIT_CADRE")
                .param("version", "0")
                .param("reason", "test")
                .with(csrf()),
            session);
    assertThat(both.getStatus()).isEqualTo(422);
    MockHttpServletResponse one =
        send(
            post(page + "/roles")
                .param("roles", "UNIT_CADRE")
                .param("version", "0")
                .param("reason", "test")
                .with(csrf()),
            session);
    assertThat(one.getStatus()).isEqualTo(302);
    MockHttpServletResponse stale =
        send(
            post(page + "/roles")
                .param("roles", "MEMBER")
                .param("version", "0")
                .param("reason", "test")
                .with(csrf()),
            session);
    assertThat(stale.getStatus()).isEqualTo(409);
    MockHttpServletResponse own =
        send(
            post("/officers/grants/" + officer.id() + "/roles")
                .param("roles", "UNIT_CADRE")
                .param("version", "0")
                .param("reason", "test")
                .with(csrf()),
            session);
    assertThat(own.getStatus()).isEqualTo(422);
    MockHttpServletResponse scope =
        send(
            post(page + "/scopes")
                .param("what", "ROSTER")
                .param("purpose", "DAILY")
                .param("first", "2026-01-01")
                .param("last", "2999-12-31")
                .param("reason", "test")
                .with(csrf()),
            session);
    assertThat(scope.getStatus()).isEqualTo(302);
    assertThat(send(get(page), session).getContentAsString()).contains("2999-12-31");
  }

  @Test
  void emergencyAccessNeedsTwoPersonsAndReachesTheAuditor() throws Exception {
    Account cadre = account(Role.UNIT_CADRE);
    Cookie asking = session(cadre);
    assertThat(
            send(
                    post("/emergency")
                        .param("what", "ROSTER")
                        .param("hours", "2")
                        .param("reason", "flood at the river")
                        .with(csrf()),
                    asking)
                .getStatus())
        .isEqualTo(302);
    UUID id =
        jdbc.sql("select id from access.emergency where account_id = :id")
            .param("id", cadre.id())
            .query(UUID.class)
            .single();
    assertThat(send(post("/emergency/" + id + "/open").with(csrf()), asking).getStatus())
        .isEqualTo(404);
    Cookie opening = session(account(Role.SECURITY_OFFICER));
    assertThat(send(get("/"), opening).getContentAsString()).contains(cadre.name());
    assertThat(send(post("/emergency/" + id + "/open").with(csrf()), opening).getStatus())
        .isEqualTo(302);
    assertThat(
            jdbc.sql(
                    "select count(*) from access.scope where account_id = :id and origin ="
                        + " 'EMERGENCY' and ends_at = starts_at + interval '2 hours'")
                .param("id", cadre.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    Cookie auditing = session(account(Role.AUDIT_OFFICER));
    assertThat(send(get("/"), auditing).getContentAsString()).contains(cadre.name());
    assertThat(send(post("/emergency/" + id + "/seen").with(csrf()), auditing).getStatus())
        .isEqualTo(302);
    assertThat(send(get("/"), auditing).getContentAsString()).doesNotContain(cadre.name());
  }

  @Test
  void aTokenActsWithinItsRightsAndEnds() throws Exception {
    Account officer = account(Role.SYSTEM_OFFICER);
    Cookie session = session(officer);
    String page =
        send(
                post("/account/tokens")
                    .param("label", "test")
                    .param("days", "7")
                    .param("rights", "ACCOUNTS_MANAGE")
                    .with(csrf()),
                session)
            .getContentAsString();
    String token = page.replaceAll("(?s).*(zhiren_[A-Za-z0-9_-]{43}).*", "$1");
    assertThat(token).startsWith("zhiren_").hasSize(50);
    assertThat(withToken("/api/v1/accounts", token)).isEqualTo(200);
    assertThat(withToken("/api/v1/accounts", token + "x")).isEqualTo(401);
    assertThat(withToken("/account", token)).as("pages know no tokens").isEqualTo(302);
    jdbc.sql("update access.api_token set revoked_at = now() where account_id = :id")
        .param("id", officer.id())
        .update();
    assertThat(withToken("/api/v1/accounts", token)).isEqualTo(401);
  }

  @Test
  void aTokenNeverHoldsMoreThanItsRights() throws Exception {
    Account cadre = account(Role.DEPARTMENT_CADRE);
    Cookie session = session(cadre);
    MockHttpServletResponse foreign =
        send(
            post("/account/tokens")
                .param("label", "t")
                .param("rights", "GRANTS_MANAGE")
                .with(csrf()),
            session);
    assertThat(foreign.getStatus()).isEqualTo(422);
  }

  private int withToken(String path, String token) throws Exception {
    return send(get(path).header("Authorization", "Bearer " + token)).getStatus();
  }

  @Test
  void ownSessionsAreListedAndEndedOneByOne() throws Exception {
    Account account = account(Role.MEMBER);
    Cookie first = session(account);
    Cookie second = session(account);
    String page = send(get("/account"), first).getContentAsString();
    String handle = page.replaceAll("(?s).*/account/sessions/([0-9a-f]{24})/end.*", "$1");
    assertThat(handle).hasSize(24);
    Account stranger = account(Role.MEMBER);
    assertThat(
            send(post("/account/sessions/" + handle + "/end").with(csrf()), session(stranger))
                .getStatus())
        .isEqualTo(404);
    assertThat(status("/account", second)).isEqualTo(200);
    send(post("/account/sessions/" + handle + "/end").with(csrf()), first);
    assertThat(status("/account", second)).isEqualTo(302);
    assertThat(status("/account", first)).isEqualTo(200);
  }

  @Test
  void aPurposeIsStatedOnlyWhereAScopeServesIt() throws Exception {
    Cookie session = session(account(Role.UNIT_CADRE));
    assertThat(send(get("/purpose"), session).getStatus()).isEqualTo(200);
    assertThat(
            send(post("/purpose").param("purpose", "SELECTION").with(csrf()), session).getStatus())
        .isEqualTo(422);
  }

  @Test
  void anotherSitesFormIsRefused() throws Exception {
    Cookie session = session(account(Role.SYSTEM_OFFICER));
    assertThat(
            send(post("/officers/accounts").param("login", "intruder").param("name", "x"), session)
                .getStatus())
        .isIn(403, 404);
  }
}
