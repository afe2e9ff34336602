package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

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
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member reads the own record and asks for corrections; an officer answers. */
class OwnRecordTest extends SampledTest {

  @Autowired private JsonMapper json;
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

  private MockHttpServletResponse send(
      Account account, HttpMethod method, String address, Object body) throws Exception {
    var sent =
        request(method, address)
            .with(AtTheDesk.sits(account))
            .with(csrf())
            .header("Zhiren-Purpose", "DAILY");
    if (body != null) {
      sent.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
    }
    return web.perform(sent).andReturn().getResponse();
  }

  private String ok(Account account, HttpMethod method, String address, Object body)
      throws Exception {
    MockHttpServletResponse response = send(account, method, address, body);
    String text = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(response.getStatus()).as("%s %s: %s", method, address, text).isEqualTo(200);
    return text;
  }

  private JsonNode mine() throws Exception {
    return json.readTree(ok(member, HttpMethod.GET, "/api/v1/own", null));
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
    return json.readTree(ok(member, HttpMethod.POST, "/api/v1/own/proposals", asked))
        .path("proposal")
        .asLong();
  }

  @Test
  void theOwnRecordHoldsNoEvaluationAndNobodyElse() throws Exception {
    String record = ok(member, HttpMethod.GET, "/api/v1/own", null);
    assertThat(record)
        .contains("许汀", "父许汀", "示例局科员")
        .doesNotContain("APPRAISAL", "SANCTION", "ARCHIVE", "优秀", "高原");
    assertThat(ok(member, HttpMethod.GET, "/own", null)).contains("许汀", "父许汀").doesNotContain("优秀");
    for (String address :
        List.of(
            "/roster/" + person,
            "/roster/" + colleague,
            "/api/v1/roster/people/" + person,
            "/own/propose/appraisal",
            "/own/propose/sanction")) {
      assertThat(send(member, HttpMethod.GET, address, null).getStatus())
          .as(address)
          .isEqualTo(404);
    }
    assertThat(send(officer, HttpMethod.GET, "/own", null).getStatus()).isEqualTo(404);
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

    assertThat(ok(officer, HttpMethod.GET, "/api/v1/roster/proposals", null)).contains("另县", "法律");
    assertThat(ok(elsewhere, HttpMethod.GET, "/api/v1/roster/proposals", null)).isEqualTo("[]");
    assertThat(
            send(elsewhere, HttpMethod.POST, "/api/v1/roster/proposals/" + first + "/approve", null)
                .getStatus())
        .isEqualTo(404);
    assertThat(ok(officer, HttpMethod.GET, "/roster/proposals", null)).contains("许汀");
    assertThat(ok(officer, HttpMethod.GET, "/roster/proposals/" + first, null))
        .contains("某省某县", "另县");
    assertThat(ok(officer, HttpMethod.GET, "/", null)).contains("/roster/proposals");

    ok(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + first + "/approve", null);
    assertThat(mine().path("basics").path("native_place").asString()).isEqualTo("另县");
    assertThat(
            send(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + first + "/approve", null)
                .getStatus())
        .as("twice")
        .isEqualTo(422);
    assertThat(
            send(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + second + "/decline", null)
                .getStatus())
        .as("without a reason")
        .isEqualTo(422);
    ok(
        officer,
        HttpMethod.POST,
        "/api/v1/roster/proposals/" + second + "/decline?answer=证书上为法学",
        null);
    List<String> states = new ArrayList<>();
    JsonNode proposals = json.readTree(ok(member, HttpMethod.GET, "/api/v1/own/proposals", null));
    proposals.forEach(proposal -> states.add(proposal.path("state").asString()));
    assertThat(states).containsExactly("DECLINED", "APPROVED");
    assertThat(proposals.get(0).path("answer").asString()).isEqualTo("证书上为法学");
    assertThat(ok(member, HttpMethod.GET, "/own", null)).contains("证书上为法学");
    assertThat(ok(officer, HttpMethod.GET, "/api/v1/roster/people/" + person + "/history", null))
        .contains("本人申请更正（第 " + first + " 号）", "毕业证书编号 2008001");
  }

  @Test
  void whatWasChangedMeanwhileIsNotOverwritten() throws Exception {
    Map<String, String> basics = values(mine().path("basics"));
    basics.put("specialty", "水文");
    long id = propose("basics", null, basics);
    long version = mine().path("version").asLong();
    ok(
        officer,
        HttpMethod.PUT,
        "/api/v1/roster/people/" + person + "/basics?version=" + version,
        Map.of("values", Map.of("specialty", "气象"), "source", "材料", "reason", "补录"));
    assertThat(
            send(officer, HttpMethod.POST, "/api/v1/roster/proposals/" + id + "/approve", null)
                .getStatus())
        .isEqualTo(422);
    assertThat(mine().path("basics").path("specialty").asString()).isEqualTo("气象");
    assertThat(
            send(member, HttpMethod.POST, "/own/proposals/" + id + "/withdraw", null).getStatus())
        .isEqualTo(302);
    assertThat(ok(officer, HttpMethod.GET, "/api/v1/roster/proposals", null)).isEqualTo("[]");
  }

  @Test
  void faultsAreToldAndNothingIsSent() throws Exception {
    Map<String, Object> asked = new HashMap<>();
    asked.put("part", "training");
    asked.put("values", Map.of("begins_on", "2024-02-30"));
    MockHttpServletResponse refused = send(member, HttpMethod.POST, "/api/v1/own/proposals", asked);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"course\"", "\"begins_on\"", "\"evidence\"");
    assertThat(ok(member, HttpMethod.GET, "/api/v1/own/proposals", null)).isEqualTo("[]");
  }
}
