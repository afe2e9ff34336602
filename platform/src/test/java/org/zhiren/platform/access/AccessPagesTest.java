package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Signing in and out, and one's own account, through the web, on the whole platform. */
class AccessPagesTest extends BrowserSession {

  @Autowired private GivingRoles givingRoles;

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
  void anotherSitesFormIsRefused() throws Exception {
    Cookie session = session(account(Role.SYSTEM_OFFICER));
    assertThat(
            send(post("/officers/accounts").param("login", "intruder").param("name", "x"), session)
                .getStatus())
        .isIn(403, 404);
  }
}
