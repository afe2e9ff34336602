package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.quality.CheckRuns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A finding from its first run to the run that does not find it any more, and who sees it. */
class FindingsTest extends SampledTest {

  @Autowired private JsonMapper json;
  @Autowired private CheckRuns runs;

  private SampleHouse.Place place;
  private UUID wrong;
  private Account cadre;
  private Account other;

  @BeforeEach
  void load() throws Exception {
    place = house.place();
    wrong = UUID.randomUUID();
    PersonFile file = RosterSample.person(wrong, place.here(), "程述", 7);
    PersonFile.Basics who = file.basics();
    String number = who.idNumber();
    char last = number.charAt(17) == '1' ? '2' : '1';
    house.load(
        List.of(
            file.with(who.withIdNumber(number.substring(0, 17) + last)),
            RosterSample.person(UUID.randomUUID(), place.here(), "何清", 9)));
    cadre = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.ROSTER);
    other = house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.ROSTER);
  }

  private JsonNode ask(Account account, String address) throws Exception {
    MockHttpServletResponse response =
        web.perform(get(address).with(AtTheDesk.sits(account))).andReturn().getResponse();
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
  }

  private List<JsonNode> findings(Account account, String state) throws Exception {
    List<JsonNode> found = new java.util.ArrayList<>();
    ask(account, "/api/v1/roster/quality/findings?person=" + wrong + state)
        .path("findings")
        .forEach(found::add);
    return found;
  }

  private int send(Account account, String address) throws Exception {
    return web.perform(post(address).with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  @Test
  void aFindingIsFoundExplainedReopenedAndMended() throws Exception {
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    List<JsonNode> found = findings(cadre, "");
    assertThat(found).extracting(f -> f.path("checkId").asString()).containsExactly("id-checksum");
    assertThat(findings(other, "")).as("outside the scope").isEmpty();
    assertThat(ask(other, "/api/v1/roster/quality/counts").path("id-checksum").asInt()).isZero();
    assertThat(ask(cadre, "/api/v1/roster/quality/counts").path("id-checksum").asInt())
        .isEqualTo(1);

    long id = found.getFirst().path("id").asLong();
    String here = "/api/v1/roster/quality/findings/" + id;
    assertThat(send(other, here + "/explain?version=1&note=x")).isEqualTo(404);
    assertThat(send(cadre, here + "/explain?version=1&note=")).isEqualTo(422);
    assertThat(send(cadre, here + "/assign?version=1")).isEqualTo(200);
    assertThat(send(cadre, here + "/explain?version=1&note=原件如此"))
        .as("somebody was quicker")
        .isEqualTo(409);
    assertThat(send(cadre, here + "/explain?version=2&note=原件如此")).isEqualTo(200);
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    assertThat(findings(cadre, "&state=EXPLAINED")).as("stays explained").hasSize(1);
    assertThat(ask(cadre, "/api/v1/roster/quality/counts").has("id-checksum")).isFalse();

    correct();
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    assertThat(findings(cadre, "")).isEmpty();
    assertThat(findings(cadre, "&state=MENDED"))
        .singleElement()
        .satisfies(f -> assertThat(f.path("goneAt").asString()).isNotEmpty());
    for (String page :
        List.of("/quality", "/quality/findings", "/quality/findings/" + id, "/quality/checks")) {
      assertThat(
              web.perform(get(page).with(AtTheDesk.sits(cadre)))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .as(page)
          .isEqualTo(200);
    }
  }

  private void correct() throws Exception {
    LocalDate birth = LocalDate.of(1985, 3, 8);
    String body =
        json.writeValueAsString(
            Map.of(
                "values",
                Map.of("id_number", RosterSample.idNumber(birth, 7)),
                "source",
                "身份证",
                "reason",
                "末位录错"));
    long version =
        json.readTree(
                web.perform(
                        get("/api/v1/roster/people/" + wrong + "/sheet")
                            .header("Zhiren-Purpose", "DAILY")
                            .with(AtTheDesk.sits(cadre)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8))
            .path("version")
            .asLong();
    assertThat(
            web.perform(
                    org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(
                            "/api/v1/roster/people/" + wrong + "/basics?version=" + version)
                        .header("Zhiren-Purpose", "DAILY")
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(AtTheDesk.sits(cadre))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(200);
  }
}
