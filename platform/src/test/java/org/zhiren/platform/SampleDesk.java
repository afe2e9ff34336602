package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an account, signed in at its desk, gets from the pages and from the interface. */
public final class SampleDesk {

  private final MockMvc web;
  private final JsonMapper json;

  SampleDesk(MockMvc web, JsonMapper json) {
    this.web = web;
    this.json = json;
  }

  /** The answer to any request. */
  public MockHttpServletResponse ask(
      Account account, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  /** The answer to a request in daily work, with a body in JSON if there is one. */
  public MockHttpServletResponse send(
      Account account, HttpMethod method, String address, @Nullable Object body) throws Exception {
    var sent = request(method, address).header("Zhiren-Purpose", "DAILY");
    if (body != null) {
      sent.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
    }
    return ask(account, sent);
  }

  /** What a request that must be answered with 200 brings back. */
  public JsonNode ok(Account account, HttpMethod method, String address, @Nullable Object body)
      throws Exception {
    return json.readTree(granted(method + " " + address, send(account, method, address, body)));
  }

  /** What the interface says at an address, in daily work. */
  public JsonNode get(Account account, String address) throws Exception {
    return ok(account, HttpMethod.GET, address, null);
  }

  /** A page that must be there, in daily work. */
  public String page(Account account, String address) throws Exception {
    return granted(address, send(account, HttpMethod.GET, address, null));
  }

  /** The status of reading an address in daily work. */
  public int status(Account account, String address) throws Exception {
    return send(account, HttpMethod.GET, address, null).getStatus();
  }

  /** The text of an answer. */
  public static String body(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static String granted(String what, MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).as("%s: %s", what, body(answer)).isEqualTo(200);
    return body(answer);
  }
}
