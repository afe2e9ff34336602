package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;

/** A member reads the own record and asks for corrections; an officer answers. */
class OwnRecordTest extends SampledTest {

  @Autowired private TransactionTemplate transactions;

  private UUID person;
  private UUID colleague;
  private Account member;
  private Account officer;
  private Account elsewhere;

  @BeforeEach
  void load() throws Exception {
    SampleHouse.Place place = house.place();
    person = UUID.randomUUID();
    colleague = UUID.randomUUID();
    house.load(
        List.of(
            RosterSample.person(person, place.here(), "许汀", 11),
            RosterSample.person(colleague, place.here(), "高原", 13)));
    member = house.account(Role.MEMBER, place.here(), person);
    officer =
        house.account(
            Role.UNIT_CADRE, place.here(), null, InformationClass.ROSTER, InformationClass.FAMILY);
    elsewhere = house.account(Role.UNIT_CADRE, place.elsewhere(), null, InformationClass.ROSTER);
  }

  private JsonNode mine() throws Exception {
    return desk.get(member, "/api/v1/own");
  }

  private static Map<String, String> values(JsonNode node) {
    Map<String, String> values = new HashMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  private long propose(String part, Object fact, Map<String, String> values) throws Exception {
    Map<String, Object> asked = new HashMap<>();
    asked.put("part", part);
    asked.put("fact", fact);
    asked.put("values", values);
    asked.put("evidence", "毕业证书编号 2008001");
    return desk.ok(member, HttpMethod.POST, "/api/v1/own/proposals", asked)
        .path("proposal")
        .asLong();
  }

  @Test
  void theOwnRecordHoldsNoEvaluationAndNobodyElse() throws Exception {
    String record = desk.page(member, "/api/v1/own");
    assertThat(record)
        .contains("许汀", "父许汀", "示例局科员")
        .doesNotContain("APPRAISAL", "SANCTION", "ARCHIVE", "优秀", "高原");
    assertThat(desk.page(member, "/own")).contains("许汀", "父许汀").doesNotContain("优秀");
    for (String address :
        List.of(
            "/roster/" + person,
            "/roster/" + colleague,
            "/api/v1/roster/people/" + person,
            "/own/propose/appraisal",
            "/own/propose/sanction")) {
      assertThat(desk.send(member, HttpMethod.GET, address, null).getStatus())
          .as(address)
          .isEqualTo(404);
    }
    assertThat(desk.send(officer, HttpMethod.GET, "/own", null).getStatus()).isEqualTo(404);
    assertThat(rowsInLists()).as("rows of lists and queries while nothing is announced").isZero();
  }

  private int rowsInLists() throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status -> {
              jdbc.sql("select set_config('zhiren.account', :member, true)")
                  .param("member", member.id().toString())
                  .query(String.class)
                  .single();
              return jdbc.sql("select count(*) from roster.person").query(Integer.class).single();
            }));
  }

  @Test
  void aProposalBecomesACorrectionAndThePersonSeesTheAnswer() throws Exception {
    Map<String, String> basics = values(mine().path("basics"));
    basics.put("native_place", "另县");
    long first = propose("basics", null, basics);
    JsonNode education = mine().path("facts").path("EDUCATION").get(0);
    Map<String, String> corrected = values(education.path("values"));
    corrected.put("major", "法律");
    long second = propose("education", education.path("id").asLong(), corrected);
    assertThat(mine().path("basics").path("native_place").asString())
        .as("nothing changes before the answer")
        .isEqualTo("某省某县");

    assertThat(desk.page(officer, "/api/v1/roster/proposals")).contains("另县", "法律");
    assertThat(desk.page(elsewhere, "/api/v1/roster/proposals")).isEqualTo("[]");
    assertThat(
            desk.send(
                    elsewhere,
                    HttpMethod.POST,
                    "/api/v1/roster/proposals/" + first + "/approve",
                    null)
                .getStatus())
        .isEqualTo(404);
    assertThat(desk.page(officer, "/roster/proposals")).contains("许汀");
    assertThat(desk.page(officer, "/roster/proposals/" + first)).contains("某省某县", "另县");
    assertThat(desk.page(officer, "/")).contains("/roster/proposals");

    desk.ok(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + first + "/approve", null);
    assertThat(mine().path("basics").path("native_place").asString()).isEqualTo("另县");
    assertThat(
            desk.send(
                    officer,
                    HttpMethod.POST,
                    "/api/v1/roster/proposals/" + first + "/approve",
                    null)
                .getStatus())
        .as("twice")
        .isEqualTo(422);
    assertThat(
            desk.send(
                    officer,
                    HttpMethod.POST,
                    "/api/v1/roster/proposals/" + second + "/decline",
                    null)
                .getStatus())
        .as("without a reason")
        .isEqualTo(422);
    desk.ok(
        officer,
        HttpMethod.POST,
        "/api/v1/roster/proposals/" + second + "/decline?answer=证书上为法学",
        null);
    List<String> states = new ArrayList<>();
    JsonNode proposals = desk.get(member, "/api/v1/own/proposals");
    proposals.forEach(proposal -> states.add(proposal.path("state").asString()));
    assertThat(states).containsExactly("DECLINED", "APPROVED");
    assertThat(proposals.get(0).path("answer").asString()).isEqualTo("证书上为法学");
    assertThat(desk.page(member, "/own")).contains("证书上为法学");
    assertThat(desk.page(officer, "/api/v1/roster/people/" + person + "/history"))
        .contains("本人申请更正（第 " + first + " 号）", "毕业证书编号 2008001");
  }

  @Test
  void whatWasChangedMeanwhileIsNotOverwritten() throws Exception {
    Map<String, String> basics = values(mine().path("basics"));
    basics.put("specialty", "水文");
    long id = propose("basics", null, basics);
    long version = mine().path("version").asLong();
    desk.ok(
        officer,
        HttpMethod.PUT,
        "/api/v1/roster/people/" + person + "/basics?version=" + version,
        Map.of("values", Map.of("specialty", "气象"), "source", "材料", "reason", "补录"));
    assertThat(
            desk.send(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + id + "/approve", null)
                .getStatus())
        .isEqualTo(422);
    assertThat(mine().path("basics").path("specialty").asString()).isEqualTo("气象");
    assertThat(
            desk.send(member, HttpMethod.POST, "/own/proposals/" + id + "/withdraw", null)
                .getStatus())
        .isEqualTo(302);
    assertThat(desk.page(officer, "/api/v1/roster/proposals")).isEqualTo("[]");
  }

  @Test
  void faultsAreToldAndNothingIsSent() throws Exception {
    Map<String, Object> asked = new HashMap<>();
    asked.put("part", "training");
    asked.put("values", Map.of("begins_on", "2024-02-30"));
    MockHttpServletResponse refused =
        desk.send(member, HttpMethod.POST, "/api/v1/own/proposals", asked);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"course\"", "\"begins_on\"", "\"evidence\"");
    assertThat(desk.page(member, "/api/v1/own/proposals")).isEqualTo("[]");
  }
}
