package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;

/** What browsers, phones and strangers get. */
class VotingPagesTest extends VotingSample {

  private MockHttpServletResponse ask(Account account, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private String page(Account account, String address) throws Exception {
    MockHttpServletResponse answer = ask(account, get(address));
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse phone(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request).andReturn().getResponse();
  }

  @Test
  void everyPageAnswersInEveryState() throws Exception {
    for (String address :
        List.of(
            "/elections",
            "/elections/new",
            "/elections/new?kind=RECOMMENDATION",
            "/elections/counts",
            "/elections/counts/new?manner=HANDS&kind=RECOMMENDATION")) {
      assertThat(page(officer, address)).as(address).contains("</html>");
    }
    UUID id = at(officer, () -> elections.prepare(decision(3, 4)));
    String here = "/elections/" + id;
    for (String address : List.of(here, here + "/open", here + "/voters")) {
      assertThat(page(officer, address)).as(address).contains("</html>");
      assertThat(ask(elsewhere, get(address)).getStatus()).as(address).isEqualTo(404);
    }
    assertThat(page(authority, "/elections/duties/" + id + "/codes")).contains("v-warn");
    assertThat(page(trustees.getFirst(), "/elections/duties/" + id + "/trustee")).contains("t-new");
    assertThat(page(trustees.getFirst(), "/elections/duties")).contains(id.toString());
    assertThat(ask(officer, post(here + "/open").param("version", "1")).getStatus()).isEqualTo(422);
    assertThat(ask(officer, post(here + "/address").param("value", "nowhere")).getStatus())
        .isEqualTo(422);
    assertThat(ask(officer, post(here + "/attendance").param("value", "many")).getStatus())
        .isEqualTo(422);
    assertThat(ask(officer, post(here + "/attendance").param("value", "6")).getStatus())
        .isEqualTo(302);
    assertThat(ask(officer, post(here + "/withdraw").param("value", "")).getStatus())
        .isEqualTo(422);
    assertThat(
            ask(
                    trustees.getFirst(),
                    post("/elections/duties/" + id + "/trustee/certificate")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"message\":\"nonsense\"}"))
                .getStatus())
        .isEqualTo(422);
    MockHttpServletResponse refused = ask(officer, post("/elections").param("title", ""));
    assertThat(refused.getStatus()).isEqualTo(422);
  }

  @Test
  void phonesNeedNoAccountAndStrangersLearnNothing() throws Exception {
    Running running = open(decision(3));
    String here = "/b/" + running.publicId();
    for (String address :
        List.of("/b", here, here + "/check", here + "/board", here + "/board?tracker=x")) {
      assertThat(phone(get(address)).getContentAsString()).as(address).contains("</html>");
    }
    MockHttpServletResponse booth = phone(get(here));
    assertThat(booth.getCookies()).as("no cookie").isEmpty();
    assertThat(booth.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    for (String script : List.of("ballot.js", "trustee.js", "qr.js")) {
      assertThat(phone(get("/b/code/" + script)).getStatus()).as(script).isEqualTo(200);
    }
    assertThat(phone(get("/b/unknownunknown")).getStatus()).isEqualTo(404);
    assertThat(phone(get(here + "/archive")).getStatus()).as("while voting goes on").isEqualTo(404);
    assertThat(phone(get(here + "/election")).getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo(running.election().json());
    String ballot = ballot(running, 0, 0).ballot().json();
    MockHttpServletRequestBuilder cast =
        post(here + "/ballots").contentType(MediaType.APPLICATION_JSON).content(ballot);
    assertThat(phone(cast).getContentAsString()).contains("CAST");
    assertThat(phone(cast).getContentAsString()).as("sent again").contains("ALREADY");
    MockHttpServletResponse bad =
        phone(post(here + "/ballots").contentType(MediaType.APPLICATION_JSON).content("{}"));
    assertThat(bad.getStatus()).isEqualTo(422);
    assertThat(bad.getContentAsString()).contains("REFUSED");
    assertThat(page(officer, "/elections/" + running.id())).contains("v-turnout");
  }

  @Test
  void countsByHandGoThroughThePages() throws Exception {
    MockHttpServletResponse wrong = ask(officer, count().param("lines", "林知远 6 1"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("林知远 6 1");
    MockHttpServletResponse recorded = ask(officer, count().param("lines", "林知远 6 1 1"));
    assertThat(recorded.getStatus()).isEqualTo(302);
    String here = recorded.getRedirectedUrl();
    Account first = second();
    assertThat(page(first, here)).as("blind").contains("c-1-1").doesNotContain("<output");
    assertThat(ask(first, post(here + "/confirm")).getStatus()).isEqualTo(422);
    assertThat(
            ask(
                    first,
                    post(here + "/confirm")
                        .param("c-1-1", "6")
                        .param("c-1-2", "1")
                        .param("c-1-3", "1"))
                .getStatus())
        .isEqualTo(302);
    Account other = second();
    assertThat(page(other, here)).contains("<output");
    assertThat(ask(other, post(here + "/confirm")).getStatus()).isEqualTo(302);
    assertThat(page(officer, here)).contains("v-outcome");
    assertThat(page(officer, "/elections/counts")).contains(here);
    assertThat(ask(elsewhere, get(here)).getStatus()).isEqualTo(404);
  }

  private MockHttpServletRequestBuilder count() {
    return post("/elections/counts")
        .param("kind", "DECISION")
        .param("manner", "PAPER")
        .param("unit", "/organization/units/" + unit)
        .param("title", "纸质票决")
        .param("heldOn", LocalDate.now(clock).toString())
        .param("expected", "11")
        .param("present", "9")
        .param("issued", "9")
        .param("returned", "9")
        .param("invalid", "1");
  }
}
