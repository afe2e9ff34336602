package org.zhiren.platform.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.RosterSample;
import tools.jackson.databind.JsonNode;

/** Two people of one unit and one of another, and accounts that see more or less of them. */
abstract class InsightSample extends SampledTest {

  static final String ENTRIES = "/api/v1/insight/entries";

  @Autowired protected TransactionTemplate transactions;
  @Autowired private Clock clock;

  protected SampleHouse.Place place;
  protected UUID person;
  protected UUID colleague;
  protected UUID outside;
  protected Account cadre;
  protected Account elsewhere;
  protected Account rosterOnly;

  @BeforeEach
  void load() throws Exception {
    place = house.place();
    person = UUID.randomUUID();
    colleague = UUID.randomUUID();
    outside = UUID.randomUUID();
    house.load(
        List.of(
            RosterSample.person(person, place.here(), "沈岚", 1),
            RosterSample.person(colleague, place.here(), "高原", 55),
            RosterSample.person(outside, place.elsewhere(), "陆川", 3)));
    cadre = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    elsewhere =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    rosterOnly =
        house.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            null,
            InformationClass.ROSTER,
            InformationClass.ORGANIZATION);
  }

  protected LocalDate today() {
    return LocalDate.now(clock);
  }

  protected Map<String, Object> says(Channel channel, LocalDate day, String behaviour) {
    Map<String, Object> says = new HashMap<>();
    says.put("channel", channel.name());
    says.put("occasion", "ROUTINE");
    says.put("happenedOn", day.toString());
    says.put("situation", "防汛值守");
    says.put("behaviour", behaviour);
    says.put("ground", "干部日常了解");
    if (channel.byOthers()) {
      says.put("sourceName", "秦工");
      says.put("sourceRelation", "协作单位同事");
    }
    return says;
  }

  protected static Map<String, Object> with(Map<String, Object> says, String field, Object value) {
    Map<String, Object> more = new HashMap<>(says);
    more.put(field, value);
    return more;
  }

  protected Map<String, Object> visit(UUID number, Map<UUID, Map<String, Object>> notes) {
    return Map.of(
        "visit",
        number,
        "notes",
        notes.entrySet().stream()
            .map(note -> Map.of("person", note.getKey(), "says", note.getValue()))
            .toList());
  }

  protected UUID write(Account account, UUID whom, Map<String, Object> says) throws Exception {
    JsonNode written =
        desk.ok(account, HttpMethod.POST, ENTRIES, visit(UUID.randomUUID(), Map.of(whom, says)));
    return UUID.fromString(written.path("entries").get(0).asString());
  }

  protected JsonNode about(Account account, UUID whom) throws Exception {
    return desk.get(account, "/api/v1/insight/people/" + whom + "/entries");
  }

  protected int recorded(String action, Object object) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from records.entry where action = :action and object_id ="
                            + " :id")
                    .param("action", action)
                    .param("id", object.toString())
                    .query(Integer.class)
                    .single()));
  }

  protected static Map<String, String> reason(String text) {
    return Map.of("text", text);
  }
}
