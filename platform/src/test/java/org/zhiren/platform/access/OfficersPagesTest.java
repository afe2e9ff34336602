package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the officers give: accounts, roles, scopes, emergency access; and what a token may. */
class OfficersPagesTest extends BrowserSession {

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

  @Test
  void aPurposeIsStatedOnlyWhereAScopeServesIt() throws Exception {
    Cookie session = session(account(Role.UNIT_CADRE));
    assertThat(send(get("/purpose"), session).getStatus()).isEqualTo(200);
    assertThat(
            send(post("/purpose").param("purpose", "SELECTION").with(csrf()), session).getStatus())
        .isEqualTo(422);
  }

  private int withToken(String path, String token) throws Exception {
    return send(get(path).header("Authorization", "Bearer " + token)).getStatus();
  }
}
