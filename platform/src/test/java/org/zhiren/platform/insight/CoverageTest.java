package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** The map of who is known: within a year, through which channels, for whom. */
class CoverageTest extends InsightSample {

  @Test
  void theMapCountsAYearAndSaysWhoIsNotKnown() throws Exception {
    for (Channel channel : List.of(Channel.ROLL, Channel.FACE, Channel.INQUIRY)) {
      write(cadre, person, says(channel, today().minusMonths(12).plusDays(1), "按期办结"));
    }
    write(cadre, person, says(Channel.MEETING, today().minusMonths(12), "谈了分管工作"));
    String people = "/api/v1/insight/coverage/people?unit=" + place.here();
    assertThat(find(desk.get(cadre, people), person).path("degree").asString())
        .as("the talk is a year and a day old")
        .isEqualTo("PARTLY");
    assertThat(find(desk.get(cadre, people), person).path("lastMet").asString())
        .isEqualTo(today().minusMonths(12).toString());
    write(cadre, person, says(Channel.MEETING, today().minusMonths(12).plusDays(1), "再谈"));
    assertThat(find(desk.get(cadre, people), person).path("degree").asString()).isEqualTo("WELL");
    assertThat(find(desk.get(cadre, people), colleague).path("degree").asString())
        .isEqualTo("UNKNOWN");

    JsonNode all = desk.get(cadre, "/api/v1/insight/coverage?unit=" + place.here()).path("all");
    assertThat(all.path("people").asInt()).isEqualTo(2);
    assertThat(all.path("met").asInt()).isEqualTo(1);
    assertThat(all.path("through").path("FACE").asInt()).isEqualTo(1);
    assertThat(all.path("through").path("IMPRESSION").asInt()).isZero();
    assertThat(desk.page(cadre, "/insight/coverage?unit=" + place.here())).contains("50%");
    assertThat(
            desk.page(
                cadre,
                "/insight/coverage/list?narrowing=WITHOUT&channel=FACE&unit=" + place.here()))
        .contains("高原")
        .doesNotContain("沈岚");
    MockHttpServletResponse sheet =
        desk.send(cadre, HttpMethod.GET, "/insight/coverage/list.xlsx?unit=" + place.here(), null);
    assertThat(sheet.getStatus()).isEqualTo(200);
    assertThat(sheet.getContentAsByteArray().length).isGreaterThan(3_000);
    assertThat(recorded("insight.coverage.exported", place.here())).isEqualTo(1);
    assertThat(desk.get(elsewhere, "/api/v1/insight/coverage").toString())
        .doesNotContain(place.here().toString());
    assertThat(desk.get(elsewhere, "/api/v1/insight/coverage").path("all").path("people").asInt())
        .isEqualTo(1);
  }

  private static JsonNode find(JsonNode people, UUID id) {
    for (JsonNode one : people) {
      if (one.path("person").asString().equals(id.toString())) {
        return one;
      }
    }
    throw new AssertionError("not listed: " + id);
  }
}
