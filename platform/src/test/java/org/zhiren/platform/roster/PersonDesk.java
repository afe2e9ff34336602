package org.zhiren.platform.roster;

import java.util.ArrayList;
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
import org.zhiren.platform.access.NearRelatives;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;

/** People of two units and an officer of one of them, asking over the interface for programs. */
abstract class PersonDesk extends SampledTest {

  static final String BECAUSE = "核对档案原件";

  @Autowired NearRelatives kin;
  @Autowired TransactionTemplate transactions;

  SampleHouse.Place place;
  UUID person;
  UUID twin;
  UUID outside;
  Account cadre;

  @BeforeEach
  void load() throws Exception {
    place = house.place();
    person = UUID.randomUUID();
    twin = UUID.randomUUID();
    outside = UUID.randomUUID();
    house.load(
        List.of(
            RosterSample.person(person, place.here(), "沈岚", 1),
            RosterSample.person(twin, place.here(), "沈岚", 55),
            RosterSample.person(outside, place.elsewhere(), "陆川", 3)));
    cadre = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
  }

  String people(UUID id) {
    return "/api/v1/roster/people/" + id;
  }

  JsonNode sheet(UUID id, String query) throws Exception {
    return desk.ok(cadre, HttpMethod.GET, people(id) + "/sheet" + query, null);
  }

  List<JsonNode> facts(UUID id, FactKind kind) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    sheet(id, "").path("facts").path(kind.name()).forEach(found::add);
    return found;
  }

  long done(JsonNode answer) {
    return answer.path("statement").asLong();
  }

  static Map<String, Object> change(Map<String, String> values) {
    return Map.of("values", values, "source", "县委组〔2026〕8号", "reason", BECAUSE);
  }

  static Map<String, String> values(JsonNode fact) {
    Map<String, String> values = new HashMap<>();
    fact.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  static Map<String, String> with(Map<String, String> values, String field, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(field, value);
    return more;
  }

  static Map<String, String> reason() {
    return Map.of("reason", "录错了");
  }

  int recorded(String action) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from records.entry where action = :action and object_id = :id")
                    .param("action", action)
                    .param("id", person.toString())
                    .query(Integer.class)
                    .single()));
  }

  static Map<String, String> values(JsonNode node, String part) {
    Map<String, String> values = new HashMap<>();
    node.path(part).properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }
}
