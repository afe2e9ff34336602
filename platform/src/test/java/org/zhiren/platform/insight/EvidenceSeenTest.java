package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.RosterSample;
import tools.jackson.databind.JsonNode;

/**
 * Who sees what of the evidence: by unit, class and kinship, after moves and merges, and the
 * person.
 */
class EvidenceSeenTest extends InsightSample {

  @Test
  void evidenceEndsWhereTheNeedToKnowEnds() throws Exception {
    UUID entry = write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    for (Account account : List.of(elsewhere, rosterOnly)) {
      for (String address :
          List.of(
              "/insight/people/" + person,
              "/insight/entries/" + entry,
              "/insight/entries/" + entry + "/replace",
              "/insight/entries/" + entry + "/files/" + UUID.randomUUID(),
              "/api/v1/insight/people/" + person + "/entries",
              ENTRIES + "/" + entry)) {
        assertThat(desk.status(account, address)).as(address).isEqualTo(404);
      }
      assertThat(
              desk.send(
                      account,
                      HttpMethod.POST,
                      ENTRIES,
                      visit(UUID.randomUUID(), Map.of(person, says(Channel.FACE, today(), "越权"))))
                  .getStatus())
          .isEqualTo(404);
      assertThat(
              desk.send(
                      account, HttpMethod.POST, ENTRIES + "/" + entry + "/withdrawal", reason("越权"))
                  .getStatus())
          .isEqualTo(404);
    }
    // The roster is open to this account, the appraisal is not: nobody is counted.
    assertThat(desk.get(rosterOnly, "/api/v1/insight/coverage").path("all").path("people").asInt())
        .isZero();
    assertThat(
            web.perform(
                    request(HttpMethod.GET, "/insight/people/" + person)
                        .with(AtTheDesk.sits(cadre)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl())
        .as("a purpose first")
        .startsWith("/purpose?to=");
  }

  @Test
  void nobodyMeetsHimselfOrARelativeHere() throws Exception {
    Account herself =
        accountOf(
            person,
            InformationClass.ROSTER,
            InformationClass.ORGANIZATION,
            InformationClass.APPRAISAL);
    write(cadre, person, says(Channel.MEETING, today(), "谈了分管工作"));
    assertThat(desk.status(herself, "/insight/people/" + person)).isEqualTo(404);
    JsonNode coverage = desk.get(herself, "/api/v1/insight/coverage?unit=" + place.here());
    assertThat(coverage.path("all").path("people").asInt()).as("not even counted").isEqualTo(1);
    assertThat(desk.get(herself, "/api/v1/insight/coverage/people?unit=" + place.here()).toString())
        .contains(colleague.toString())
        .doesNotContain(person.toString());
    assertThat(
            desk.send(
                    herself,
                    HttpMethod.POST,
                    ENTRIES,
                    visit(UUID.randomUUID(), Map.of(person, says(Channel.FACE, today(), "自夸"))))
                .getStatus())
        .isEqualTo(404);
  }

  private Account accountOf(UUID own, InformationClass... classes) throws Exception {
    return house.account(Role.DEPARTMENT_CADRE, place.here(), own, classes);
  }

  @Test
  void evidenceGoesWithWhomItSpeaksOf() throws Exception {
    UUID entry = write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    house.grant(rosterOnly, place.elsewhere(), Purpose.DAILY, InformationClass.values());
    desk.ok(
        rosterOnly,
        HttpMethod.POST,
        "/api/v1/roster/people/" + person + "/facts/career",
        Map.of(
            "values",
            RosterSample.post(place.elsewhere(), "别处局副局长", "2024-01-01"),
            "source",
            "县委组〔2026〕8号",
            "reason",
            "交流任职"));
    assertThat(desk.status(cadre, ENTRIES + "/" + entry)).as("the old unit").isEqualTo(404);
    assertThat(about(elsewhere, person).path("standing")).as("the new unit").hasSize(1);
  }

  @Test
  void evidenceOfTwoFilesThatBecomeOneStandsTogether() throws Exception {
    UUID twin = UUID.randomUUID();
    house.load(List.of(RosterSample.person(twin, place.here(), "沈岚", 77)));
    write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    UUID ofTwin = write(cadre, twin, says(Channel.MEETING, today(), "谈了分管工作"));
    String merge = "/api/v1/roster/people/" + person + "/merge/" + twin;
    JsonNode preview = desk.get(cadre, merge);
    long statement =
        desk.ok(
                cadre,
                HttpMethod.POST,
                merge,
                Map.of(
                    "version", preview.path("keptVersion").asLong(),
                    "otherVersion", preview.path("otherVersion").asLong(),
                    "fields", List.of(),
                    "facts", List.of(),
                    "source", "档案核对",
                    "reason", "同一人"))
            .path("statement")
            .asLong();
    assertThat(about(cadre, person).path("standing")).hasSize(2);
    assertThat(
            desk.get(cadre, "/api/v1/insight/coverage/people?narrowing=PARTLY&unit=" + place.here())
                .toString())
        .contains(person.toString());
    desk.ok(cadre, HttpMethod.POST, ENTRIES + "/" + ofTwin + "/withdrawal", reason("重复"));
    desk.ok(
        cadre,
        HttpMethod.POST,
        "/api/v1/roster/people/" + person + "/changes/" + statement + "/undo",
        Map.of("reason", "并非同一人"));
    assertThat(about(cadre, person).path("standing")).hasSize(1);
    assertThat(about(cadre, twin).path("ended")).hasSize(1);
  }

  @Test
  void thePersonReadsWhatIsOpenAndAnswers() throws Exception {
    Map<String, Object> told = with(says(Channel.INQUIRY, today(), "多次主动协调"), "open", true);
    UUID open = write(cadre, person, told);
    UUID closed = write(cadre, person, says(Channel.FACE, today(), "值守时离岗"));
    UUID ofOther = write(cadre, colleague, told);
    Account member = house.account(Role.MEMBER, place.here(), person);
    String mine =
        desk.send(member, HttpMethod.GET, "/api/v1/own/evidence", null)
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(mine).contains(open.toString(), "多次主动协调", "协作单位同事");
    assertThat(mine)
        .doesNotContain(closed.toString())
        .doesNotContain(ofOther.toString())
        .doesNotContain("秦工");
    assertThat(desk.page(member, "/own")).contains("/own/evidence");
    assertThat(desk.page(member, "/own/evidence")).contains("多次主动协调").doesNotContain("秦工");

    String reply = "/api/v1/own/evidence/" + open + "/reply";
    assertThat(desk.send(member, HttpMethod.POST, reply, Map.of("reply", " ")).getStatus())
        .isEqualTo(422);
    desk.ok(member, HttpMethod.POST, reply, Map.of("reply", "当时还有两位同事一起协调"));
    for (UUID other : List.of(closed, ofOther)) {
      assertThat(
              desk.send(
                      member,
                      HttpMethod.POST,
                      "/api/v1/own/evidence/" + other + "/reply",
                      Map.of("reply", "x"))
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(desk.page(cadre, "/insight/entries/" + open)).contains("当时还有两位同事一起协调", "秦工");
    desk.ok(cadre, HttpMethod.POST, ENTRIES + "/" + open + "/withdrawal", reason("重复"));
    assertThat(desk.page(member, "/own/evidence")).as("withdrawn").doesNotContain("多次主动协调");
    assertThat(recorded("insight.entry.answered", open)).isEqualTo(1);
  }
}
