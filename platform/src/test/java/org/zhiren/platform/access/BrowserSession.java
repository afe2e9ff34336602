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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhiren.platform.PlatformTest;

/** A browser with its session cookie, through the store of sessions and all filters. */
abstract class BrowserSession extends PlatformTest {

  static final String PASSWORD = "copper lantern drizzle";
  @Autowired Accounts accounts;
  @Autowired WebApplicationContext context;

  /** With the sessions of the database in the way, as a browser meets them. */
  @BeforeEach
  void throughTheSessionStore() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(
                new RememberedSessions.WhileARequestLasts(),
                context.getBean("springSessionRepositoryFilter", Filter.class),
                context.getBean("springSecurityFilterChain", Filter.class))
            .build();
  }

  Account account(Role... roles) throws Exception {
    String login = "t" + UUID.randomUUID().toString().substring(0, 12);
    return acting.asSystem(
        "test", () -> accounts.create(login, "Test " + login, PASSWORD, Set.of(roles), null));
  }

  MockHttpServletResponse send(MockHttpServletRequestBuilder request, Cookie... session)
      throws Exception {
    return web.perform(
            (session.length == 0 ? request : request.cookie(session))
                .header("Accept-Language", "en"))
        .andReturn()
        .getResponse();
  }

  MockHttpServletResponse signIn(String login, String password, String next) throws Exception {
    return send(
        post("/login")
            .param("username", login)
            .param("password", password)
            .param("next", next)
            .with(csrf()));
  }

  static Cookie cookie(MockHttpServletResponse answer) {
    assertThat(answer.getCookies())
        .as("cookies of an answer %d to %s", answer.getStatus(), answer.getRedirectedUrl())
        .isNotEmpty();
    return Arrays.stream(answer.getCookies())
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .findFirst()
        .orElseThrow();
  }

  Cookie session(Account account) throws Exception {
    Cookie cookie = cookie(signIn(account.login(), PASSWORD, "/"));
    assertThat(cookie).isNotNull();
    return cookie;
  }

  int status(String path, Cookie session) throws Exception {
    return send(get(path), session).getStatus();
  }

  Map<String, Object> lastRecord(String action, UUID account) {
    return jdbc.sql(
            "select * from records.entry where action = :action and account_id = :account order by"
                + " id desc limit 1")
        .param("action", action)
        .param("account", account)
        .query()
        .singleRow();
  }
}
