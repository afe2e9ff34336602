package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.Target;

/**
 * The pages and the interface for programs: every one answers, and asks for a purpose where it
 * must.
 */
class EligibilityPagesTest extends EligibilitySample {

  @Test
  void programsStateAPurposeAndTheReadingIsRecorded() throws Exception {
    Target post = at(officer, this::division);
    Pool pool = at(officer, () -> pools.on(TODAY));
    UUID person = pool.entries().getFirst().id();
    String address = "/api/v1/eligibility/posts/" + post.id() + "/people/" + person;
    assertThat(ask(address, null).getStatus()).isEqualTo(422);
    int before = recorded(person);
    MockHttpServletResponse answer = ask(address, "SELECTION");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"explanation\"", "第八条", "XB-24-6");
    assertThat(recorded(person)).isGreaterThan(before);
    assertThat(
            ask("/api/v1/eligibility/posts/" + post.id() + "/people?list=FAILED", null).getStatus())
        .isEqualTo(422);
    for (String open :
        List.of(
            "posts?q=长",
            "regulations",
            "provisions",
            "parameters",
            "local",
            "calendar",
            "vacancies",
            "posts/" + post.id() + "/profile",
            "posts/" + post.id() + "/people")) {
      assertThat(ask("/api/v1/eligibility/" + open, "SELECTION").getStatus())
          .as(open)
          .isEqualTo(200);
    }
  }

  @Test
  void everyPageAnswersAndAsksForAPurposeWhereItMust() throws Exception {
    Target post = at(officer, this::division);
    UUID person = at(officer, () -> pools.on(TODAY)).entries().getFirst().id();
    String here = "/eligibility/posts/" + post.id();
    String suppose =
        "/eligibility/suppose?ask=yes&parameter=XB-08-3b.years&value=6&version=&post=" + post.id();
    for (String asks :
        List.of(
            here + "?list=FAILED",
            here + "?provision=XB-24-6&verdict=FAIL",
            here + "/people/" + person,
            "/eligibility/people/" + person,
            suppose)) {
      MockHttpServletResponse answer = ask(asks, null);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).as(asks).isEmpty();
      // The page that asks leads back to exactly where we were.
      assertThat(URLDecoder.decode(answer.getRedirectedUrl(), StandardCharsets.UTF_8))
          .isEqualTo("/purpose?to=" + asks);
    }
    assertThat(text(here + "?list=FAILED")).contains("e-people");
    assertThat(text(here + "?list=NEAR")).contains("id=\"list\"");
    assertThat(text(here + "/people/" + person)).contains("e-verdict");
    assertThat(text("/eligibility/people/" + person)).contains("e-lists");
    assertThat(text(suppose)).contains("id=\"answer\"");
    for (String open :
        List.of(
            "",
            "?q=长",
            "/rules",
            "/rules/XB-08-1",
            "/parameters",
            "/local",
            "/local/new",
            "/calendar",
            "/vacancies",
            "/suppose",
            "/posts/" + post.id(),
            "/posts/" + post.id() + "/profile",
            "/posts/" + post.id() + "/profile/edit")) {
      assertThat(ask("/eligibility" + open, null).getStatus()).as(open).isEqualTo(200);
    }
    assertThat(ask("/eligibility/rules/none", null).getStatus()).isEqualTo(404);
    assertThat(ask("/eligibility/posts/" + UUID.randomUUID(), null).getStatus()).isEqualTo(404);
    MockHttpServletResponse sheet = ask(here + "/list.xlsx", "SELECTION");
    assertThat(sheet.getStatus()).isEqualTo(200);
    assertThat(sheet.getContentAsByteArray()).startsWith('P', 'K');
    assertThat(ask("/eligibility/vacancies.xlsx", null).getContentAsByteArray())
        .startsWith('P', 'K');
  }

  private String text(String address) throws Exception {
    MockHttpServletResponse response = ask(address, "SELECTION");
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse ask(String address, String purpose) throws Exception {
    var request = get(address).with(AtTheDesk.sits(officer));
    if (purpose != null) {
      request.header("Zhiren-Purpose", purpose);
    }
    return web.perform(request).andReturn().getResponse();
  }
}
