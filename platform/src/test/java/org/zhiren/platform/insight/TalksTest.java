package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;

/** A talk from its plan to the feedback that is owed. */
class TalksTest extends InsightSample {

  @Test
  void aTalkIsPlannedHeldAndAnswered() throws Exception {
    Map<String, Object> plan =
        Map.of("talker", cadre.name(), "dueOn", today().toString(), "topic", "任职以来的工作");
    UUID talk =
        UUID.fromString(
            desk.ok(
                    cadre,
                    HttpMethod.POST,
                    "/api/v1/insight/talks",
                    Map.of("person", person, "plan", plan))
                .path("id")
                .asString());
    assertThat(desk.page(cadre, "/insight/talks?mine=true")).contains("任职以来的工作");
    assertThat(desk.page(cadre, "/")).contains("/insight/talks?mine=true");
    assertThat(desk.page(elsewhere, "/insight/talks")).doesNotContain("任职以来的工作");
    assertThat(desk.status(elsewhere, "/insight/talks/" + talk)).isEqualTo(404);
    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.POST,
                    "/api/v1/insight/talks",
                    Map.of(
                        "person", person, "plan", Map.of("talker", "", "dueOn", "昨天", "topic", "")))
                .getStatus())
        .isEqualTo(422);
    String here = "/api/v1/insight/talks/" + talk;
    MockHttpServletResponse refused =
        desk.send(
            cadre,
            HttpMethod.POST,
            here + "/hold",
            Map.of("heldOn", today().plusDays(1).toString()));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"heldOn\"", "\"points\"");
    String entry =
        desk.ok(
                cadre,
                HttpMethod.POST,
                here + "/hold",
                Map.of(
                    "heldOn", today().toString(),
                    "points", "对短板不回避",
                    "wishes", "希望到基层锻炼",
                    "feedbackOwed", "就锻炼意愿答复",
                    "feedbackDueOn", today().plusDays(30).toString()))
            .path("id")
            .asString();
    assertThat(about(cadre, person).path("standing").get(0).path("id").asString())
        .as("the talk is evidence")
        .isEqualTo(entry);
    assertThat(
            desk.get(
                    cadre, "/api/v1/insight/coverage/people?narrowing=NOT_MET&unit=" + place.here())
                .toString())
        .contains(colleague.toString())
        .doesNotContain(person.toString());
    assertThat(desk.page(cadre, "/insight/talks?which=OWED")).contains("沈岚");
    desk.ok(cadre, HttpMethod.POST, here + "/feedback", reason("已答复，列入计划"));
    assertThat(desk.page(cadre, "/insight/talks/" + talk)).contains("已答复，列入计划");
    for (String again : List.of("/feedback", "/cancel")) {
      assertThat(desk.send(cadre, HttpMethod.POST, here + again, reason("x")).getStatus())
          .as(again)
          .isEqualTo(422);
    }
  }
}
