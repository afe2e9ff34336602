package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.quality.CheckRuns;
import tools.jackson.databind.JsonNode;

/** A finding from its first run to the run that does not find it any more, and who sees it. */
class FindingsTest extends SampledTest {

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

  private List<JsonNode> findings(Account account, String state) throws Exception {
    List<JsonNode> found = new java.util.ArrayList<>();
    desk.get(account, "/api/v1/roster/quality/findings?person=" + wrong + state)
        .path("findings")
        .forEach(found::add);
    return found;
  }

  private int answer(Account account, String address) throws Exception {
    return desk.send(account, HttpMethod.POST, address, null).getStatus();
  }

  @Test
  void aFindingIsFoundExplainedReopenedAndMended() throws Exception {
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    List<JsonNode> found = findings(cadre, "");
    assertThat(found).extracting(f -> f.path("checkId").asString()).containsExactly("id-checksum");
    assertThat(findings(other, "")).as("outside the scope").isEmpty();
    assertThat(desk.get(other, "/api/v1/roster/quality/counts").path("id-checksum").asInt())
        .isZero();
    assertThat(desk.get(cadre, "/api/v1/roster/quality/counts").path("id-checksum").asInt())
        .isEqualTo(1);

    long id = found.getFirst().path("id").asLong();
    String here = "/api/v1/roster/quality/findings/" + id;
    assertThat(answer(other, here + "/explain?version=1&note=x")).isEqualTo(404);
    assertThat(answer(cadre, here + "/explain?version=1&note=")).isEqualTo(422);
    assertThat(answer(cadre, here + "/assign?version=1")).isEqualTo(200);
    assertThat(answer(cadre, here + "/explain?version=1&note=原件如此"))
        .as("somebody was quicker")
        .isEqualTo(409);
    assertThat(answer(cadre, here + "/explain?version=2&note=原件如此")).isEqualTo(200);
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    assertThat(findings(cadre, "&state=EXPLAINED")).as("stays explained").hasSize(1);
    assertThat(desk.get(cadre, "/api/v1/roster/quality/counts").has("id-checksum")).isFalse();

    correct();
    runs.runNow(CheckRuns.Cause.DEMAND, "test");
    assertThat(findings(cadre, "")).isEmpty();
    assertThat(findings(cadre, "&state=MENDED"))
        .singleElement()
        .satisfies(f -> assertThat(f.path("goneAt").asString()).isNotEmpty());
    for (String page :
        List.of("/quality", "/quality/findings", "/quality/findings/" + id, "/quality/checks")) {
      assertThat(desk.status(cadre, page)).as(page).isEqualTo(200);
    }
  }

  private void correct() throws Exception {
    String record = "/api/v1/roster/people/" + wrong;
    Map<String, Object> mended =
        Map.of(
            "values",
            Map.of("id_number", RosterSample.idNumber(LocalDate.of(1985, 3, 8), 7)),
            "source",
            "身份证",
            "reason",
            "末位录错");
    long version = desk.get(cadre, record + "/sheet").path("version").asLong();
    desk.ok(cadre, HttpMethod.PUT, record + "/basics?version=" + version, mended);
  }
}
