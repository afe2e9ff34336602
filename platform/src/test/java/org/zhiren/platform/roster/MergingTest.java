package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;

/** Two files of one person become one, and two again. */
class MergingTest extends PersonDesk {

  @Test
  void twoFilesBecomeOneAndTwoAgain() throws Exception {
    Map<String, String> honour =
        Map.of("name", "嘉奖", "granted_on", "2024-01-10", "authority", "县委", "level", "县、处级");
    desk.ok(cadre, HttpMethod.POST, people(twin) + "/facts/honour", change(honour));
    Map<String, String> child =
        Map.of(
            "relation_code",
            "10",
            "name",
            "沈岚",
            "political_status",
            "群众",
            "relative_id",
            twin.toString());
    UUID third = UUID.randomUUID();
    house.load(List.of(RosterSample.person(third, place.here(), "沈小岚", 5)));
    desk.ok(cadre, HttpMethod.POST, people(third) + "/facts/family", change(child));

    JsonNode preview = desk.ok(cadre, HttpMethod.GET, people(person) + "/merge/" + twin, null);
    List<String> keys = new ArrayList<>();
    preview
        .path("facts")
        .forEach(brought -> {
          if (!brought.path("same").asBoolean()) {
            keys.add(
                brought.path("fact").path("kind").asString().toLowerCase(java.util.Locale.ROOT)
                    + ":"
                    + brought.path("fact").path("id").asLong());
          }
        });
    assertThat(keys).anyMatch(key -> key.startsWith("honour:"));
    String pairs =
        desk.ok(cadre, HttpMethod.GET, "/api/v1/roster/people/duplicates", null).toString();
    assertThat(pairs).contains(person.toString()).contains(twin.toString());
    assertThat(pairs).doesNotContain(outside.toString());

    Map<String, Object> merge =
        Map.of(
            "version",
            preview.path("keptVersion").asLong(),
            "otherVersion",
            preview.path("otherVersion").asLong(),
            "fields",
            List.of("id_number"),
            "facts",
            keys,
            "source",
            "档案核对",
            "reason",
            BECAUSE);
    String number = sheet(twin, "").path("basics").path("id_number").asString();
    String before =
        sheet(twin, "").path("facts").toString().replaceAll("\"(id|replaces|said)\":[^,}]+", "");
    Account self = house.account(Role.MEMBER, null, twin);
    long statement =
        done(desk.ok(cadre, HttpMethod.POST, people(person) + "/merge/" + twin, merge));
    assertThat(accountOf(self)).isEqualTo(person);

    assertThat(sheet(person, "").path("basics").path("id_number").asString()).isEqualTo(number);
    assertThat(facts(person, FactKind.HONOUR)).hasSize(1);
    assertThat(desk.send(cadre, HttpMethod.GET, people(twin), null).getStatus()).isEqualTo(404);
    assertThat(
            desk.ok(cadre, HttpMethod.GET, "/api/v1/roster/people?unit=" + place.here(), null)
                .path("total")
                .asInt())
        .isEqualTo(2);
    assertThat(facts(third, FactKind.FAMILY).toString()).contains(person.toString());
    assertThat(near(twin)).contains(person, third);
    assertThat(
            desk.send(cadre, HttpMethod.POST, people(person) + "/merge/" + twin, merge).getStatus())
        .isEqualTo(404);

    desk.ok(cadre, HttpMethod.POST, people(person) + "/changes/" + statement + "/undo", reason());
    assertThat(accountOf(self)).isEqualTo(twin);
    assertThat(facts(person, FactKind.HONOUR)).isEmpty();
    assertThat(facts(twin, FactKind.HONOUR)).hasSize(1);
    assertThat(facts(twin, FactKind.CAREER)).hasSize(1);
    assertThat(facts(twin, FactKind.FAMILY)).hasSize(1);
    assertThat(sheet(twin, "").path("basics").path("id_number").asString()).isEqualTo(number);
    assertThat(sheet(person, "").path("basics").path("id_number").asString()).isNotEqualTo(number);
    assertThat(facts(third, FactKind.FAMILY).toString())
        .contains(twin.toString())
        .doesNotContain(person.toString());
    assertThat(before).isNotEmpty();
  }

  private UUID accountOf(Account account) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            jdbc.sql("select person_id from access.account where id = :id")
                .param("id", account.id())
                .query(UUID.class)
                .single());
  }

  private java.util.Set<UUID> near(UUID of) throws Exception {
    return acting.asSystem("test", () -> transactions.execute(status -> kin.of(of)));
  }
}
