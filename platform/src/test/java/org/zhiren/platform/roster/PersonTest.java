package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** One file changed in every way that the work knows, and changed back. */
class PersonTest extends PersonDesk {

  @Test
  void aFactIsAddedCorrectedAndBothAreTakenBack() throws Exception {
    Map<String, String> honour =
        Map.of("name", "嘉奖", "granted_on", "2024-01-10", "authority", "县委", "level", "县、处级");
    long added =
        done(desk.ok(cadre, HttpMethod.POST, people(person) + "/facts/honour", change(honour)));
    JsonNode first = facts(person, FactKind.HONOUR).getFirst();
    assertThat(first.path("said").path("source").asString()).isEqualTo("县委组〔2026〕8号");
    assertThat(first.path("said").path("author").asString()).isEqualTo(cadre.name());

    String address = people(person) + "/facts/honour/" + first.path("id").asLong();
    long corrected =
        done(desk.ok(cadre, HttpMethod.PUT, address, change(with(honour, "name", "记三等功"))));
    assertThat(facts(person, FactKind.HONOUR))
        .singleElement()
        .satisfies(
            fact -> assertThat(fact.path("values").path("name").asString()).isEqualTo("记三等功"));

    JsonNode history = desk.ok(cadre, HttpMethod.GET, people(person) + "/history", null);
    JsonNode latest = history.get(0);
    assertThat(latest.path("kind").asString()).isEqualTo("CORRECTED");
    assertThat(latest.path("reason").asString()).isEqualTo(BECAUSE);
    JsonNode difference = latest.path("changes").get(0).path("differences").get(0);
    assertThat(difference.path("before").asString()).isEqualTo("嘉奖");
    assertThat(difference.path("after").asString()).isEqualTo("记三等功");

    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.POST,
                    people(person) + "/changes/" + added + "/undo",
                    reason())
                .getStatus())
        .as("the addition is built upon")
        .isEqualTo(422);
    desk.ok(cadre, HttpMethod.POST, people(person) + "/changes/" + corrected + "/undo", reason());
    assertThat(facts(person, FactKind.HONOUR))
        .singleElement()
        .satisfies(fact -> assertThat(fact.path("values").path("name").asString()).isEqualTo("嘉奖"));
    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.POST,
                    people(person) + "/changes/" + corrected + "/undo",
                    reason())
                .getStatus())
        .as("twice")
        .isEqualTo(422);
    assertThat(recorded("person.added")).isEqualTo(1);
    assertThat(recorded("person.undone")).isEqualTo(1);
  }

  @Test
  void everyFaultIsToldAndNothingIsWritten() throws Exception {
    MockHttpServletResponse refused =
        desk.send(
            cadre,
            HttpMethod.POST,
            people(person) + "/facts/training",
            Map.of(
                "values",
                Map.of("course", "", "begins_on", "2024-02-30", "ends_on", "昨天", "hours", "-1")));
    assertThat(refused.getStatus()).isEqualTo(422);
    String told = refused.getContentAsString(StandardCharsets.UTF_8);
    assertThat(told)
        .contains(
            "\"course\"",
            "\"organiser\"",
            "\"begins_on\"",
            "\"ends_on\"",
            "\"hours\"",
            "\"source\"")
        .contains("2024-02-30");
    assertThat(facts(person, FactKind.TRAINING)).isEmpty();
    assertThat(recorded("person.added")).isZero();
  }

  @Test
  void twoCorrectionsOfOneFactDoNotOverwriteEachOther() throws Exception {
    JsonNode education = facts(person, FactKind.EDUCATION).getFirst();
    String address = people(person) + "/facts/education/" + education.path("id").asLong();
    desk.ok(cadre, HttpMethod.PUT, address, change(with(values(education), "major", "行政法")));
    MockHttpServletResponse late =
        desk.send(cadre, HttpMethod.PUT, address, change(with(values(education), "major", "民法")));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(late.getContentAsString(StandardCharsets.UTF_8)).contains("法学", "行政法", "民法");
    assertThat(facts(person, FactKind.EDUCATION).getFirst().path("values").path("major").asString())
        .isEqualTo("行政法");
  }

  @Test
  void theBasicsKeepEveryEarlierValue() throws Exception {
    long version = sheet(person, "").path("version").asLong();
    LocalDate yesterday = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(1);
    long statement =
        done(
            desk.ok(
                cadre,
                HttpMethod.PUT,
                people(person) + "/basics?version=" + version,
                change(Map.of("name", "沈岚岚", "native_place", "外省外县"))));
    desk.ok(
        cadre,
        HttpMethod.PUT,
        people(person) + "/basics?version=" + version,
        change(Map.of("name", "沈岚岚", "native_place", "外省外县", "specialty", "水利")));
    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.PUT,
                    people(person) + "/basics?version=" + version,
                    change(Map.of("name", "沈澜")))
                .getStatus())
        .as("two different names since the same version")
        .isEqualTo(409);
    JsonNode now = sheet(person, "").path("basics");
    assertThat(now.path("name").asString()).isEqualTo("沈岚岚");
    assertThat(now.path("specialty").asString()).isEqualTo("水利");
    assertThat(
            desk.send(cadre, HttpMethod.GET, people(person) + "/sheet?known=" + yesterday, null)
                .getStatus())
        .as("not on file yesterday")
        .isEqualTo(404);
    desk.ok(cadre, HttpMethod.POST, people(person) + "/changes/" + statement + "/undo", reason());
    JsonNode before = sheet(person, "").path("basics");
    assertThat(before.path("name").asString()).isEqualTo("沈岚");
    assertThat(before.path("native_place").asString()).isEqualTo("某省某县");
    assertThat(before.path("specialty").asString()).isEqualTo("水利");
    assertThat(desk.ok(cadre, HttpMethod.GET, "/api/v1/roster/people?q=sll", null).toString())
        .doesNotContain(person.toString());
  }

  @Test
  void postsDecideWhereSomebodyStandsOnEachDay() throws Exception {
    JsonNode clerk = facts(person, FactKind.CAREER).getFirst();
    String address = people(person) + "/facts/career/";
    desk.ok(
        cadre,
        HttpMethod.POST,
        address + clerk.path("id").asLong() + "/end?on=2020-03-01",
        change(Map.of()));
    desk.ok(
        cadre,
        HttpMethod.POST,
        people(person) + "/facts/career",
        change(RosterSample.post(place.here(), "示例局副局长", "2020-03-01")));
    Map<String, String> beside =
        with(RosterSample.post(place.here(), "示例局工会主席", "2021-01-01"), "main", "");
    desk.ok(cadre, HttpMethod.POST, people(person) + "/facts/career", change(beside));
    assertThat(sheet(person, "").path("post").asString()).isEqualTo("示例局副局长、示例局工会主席");
    assertThat(sheet(person, "").path("level").asString()).isEqualTo("1A42");
    assertThat(sheet(person, "?on=2020-02-29").path("post").asString()).isEqualTo("示例局科员");
    assertThat(sheet(person, "?on=2020-03-01").path("post").asString()).isEqualTo("示例局副局长");
    assertThat(desk.page(cadre, "/roster/" + person + "?on=2020-03-01")).contains("1985-03（34岁）");
    assertThat(desk.page(cadre, "/roster/" + person + "?on=2020-03-02")).contains("1985-03（35岁）");
    assertThat(desk.page(cadre, "/roster/" + person))
        .contains("示例局副局长、示例局工会主席", "2020-03", "id=\"family\"");
    assertThat(desk.page(cadre, "/roster/" + person + "/print")).contains("示例局工会主席");
    assertThat(desk.page(cadre, "/roster/" + person + "/history"))
        .contains("县委组〔2026〕8号", "2020-03-01");
    assertThat(desk.page(cadre, address.replace("/api/v1/roster/people", "/roster") + "new"))
        .contains("name=\"at_unit_id\"");
    assertThat(sheet(person, "?on=2007-01-01").path("post").isMissingNode()).isTrue();

    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.POST,
                    people(person) + "/facts/career",
                    change(RosterSample.post(place.elsewhere(), "别处局局长", "2022-01-01")))
                .getStatus())
        .as("a unit outside the scope")
        .isEqualTo(422);
    assertThat(facts(person, FactKind.CAREER)).hasSize(3);

    long left =
        done(
            desk.ok(
                cadre,
                HttpMethod.POST,
                people(person) + "/leave?way=RETIRED&on=2026-06-01",
                change(Map.of())));
    assertThat(facts(person, FactKind.CAREER)).allMatch(fact -> fact.path("values").has("ends_on"));
    assertThat(sheet(person, "").path("leftOn").asString()).isEqualTo("2026-06-01");
    assertThat(sheet(person, "?on=2026-05-31").has("leftOn")).isFalse();
    desk.ok(cadre, HttpMethod.POST, people(person) + "/changes/" + left + "/undo", reason());
    assertThat(sheet(person, "").has("leftOn")).isFalse();
    assertThat(sheet(person, "").path("post").asString()).isEqualTo("示例局副局长、示例局工会主席");
  }

  @Test
  void somebodyNewIsNotOpenedTwice() throws Exception {
    Map<String, String> basics = new HashMap<>(values(sheet(person, ""), "basics"));
    Map<String, Object> body = new HashMap<>();
    body.put("basics", basics);
    body.put("post", RosterSample.post(place.here(), "示例局科员", "2026-01-01"));
    body.put("source", "录用通知");
    assertThat(desk.send(cadre, HttpMethod.POST, "/api/v1/roster/people", body).getStatus())
        .as("the number is taken")
        .isEqualTo(422);
    basics.put("id_number", RosterSample.idNumber(LocalDate.of(1985, 3, 2), 500));
    MockHttpServletResponse same = desk.send(cadre, HttpMethod.POST, "/api/v1/roster/people", body);
    assertThat(same.getStatus()).as("name and birth date are known").isEqualTo(422);
    assertThat(same.getContentAsString(StandardCharsets.UTF_8)).contains("same_name_known");
    body.put("sameNameKnown", true);
    JsonNode added = desk.ok(cadre, HttpMethod.POST, "/api/v1/roster/people", body);
    UUID id = UUID.fromString(added.path("id").asString());
    assertThat(sheet(id, "").path("post").asString()).isEqualTo("示例局科员");
    body.put("post", RosterSample.post(place.elsewhere(), "别处局科员", "2026-01-01"));
    basics.put("id_number", RosterSample.idNumber(LocalDate.of(1985, 3, 2), 501));
    assertThat(desk.send(cadre, HttpMethod.POST, "/api/v1/roster/people", body).getStatus())
        .as("a unit outside the scope")
        .isEqualTo(422);
  }
}
