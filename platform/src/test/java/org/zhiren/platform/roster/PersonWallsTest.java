package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;

/** Who may not change a file, and what not even the application can do to it. */
class PersonWallsTest extends PersonDesk {

  @Test
  void noClassIsChangedOrTracedWithoutItsScope() throws Exception {
    Account unit = house.account(Role.UNIT_CADRE, place.here(), null, InformationClass.ROSTER);
    Map<String, String> relative =
        Map.of("relation_code", "10", "name", "沈父", "political_status", "群众");
    assertThat(
            desk.send(unit, HttpMethod.POST, people(person) + "/facts/family", change(relative))
                .getStatus())
        .isEqualTo(404);
    JsonNode father = facts(person, FactKind.FAMILY).getFirst();
    desk.ok(
        cadre,
        HttpMethod.PUT,
        people(person) + "/facts/family/" + father.path("id").asLong(),
        change(with(values(father), "workplace", "退休")));
    String history = desk.ok(unit, HttpMethod.GET, people(person) + "/history", null).toString();
    assertThat(history).doesNotContain("退休").doesNotContain("父沈岚").doesNotContain(BECAUSE);
    assertThat(
            desk.ok(unit, HttpMethod.GET, people(person) + "/sheet", null)
                .path("facts")
                .has("FAMILY"))
        .isFalse();
    assertThat(desk.send(unit, HttpMethod.GET, people(person) + "/merge/" + twin, null).getStatus())
        .as("a merge touches every class")
        .isEqualTo(404);
    for (HttpMethod method : List.of(HttpMethod.GET)) {
      assertThat(desk.send(unit, method, people(outside) + "/sheet", null).getStatus())
          .isEqualTo(404);
      assertThat(desk.send(unit, method, people(outside) + "/history", null).getStatus())
          .isEqualTo(404);
    }
    assertThat(
            desk.send(unit, HttpMethod.POST, people(outside) + "/facts/honour", change(Map.of()))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void nobodyChangesTheOwnFile() throws Exception {
    Account own =
        house.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            person,
            MergingPeople.CLASSES.toArray(InformationClass[]::new));
    assertThat(desk.send(own, HttpMethod.GET, people(person) + "/sheet", null).getStatus())
        .isEqualTo(404);
    assertThat(
            desk.send(
                    own,
                    HttpMethod.POST,
                    people(person) + "/facts/honour",
                    change(
                        Map.of(
                            "name",
                            "嘉奖",
                            "granted_on",
                            "2024-01-10",
                            "authority",
                            "县委",
                            "level",
                            "县、处级")))
                .getStatus())
        .isEqualTo(404);
    assertThat(facts(person, FactKind.HONOUR)).isEmpty();
  }

  @Test
  void theApplicationCanNeitherRewriteNorDeleteAFact() throws Exception {
    for (String attempt :
        List.of(
            "update roster.honour set name = 'x'",
            "delete from roster.career",
            "update roster.basic_change set before = 'x'",
            "delete from roster.statement")) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(() ->
                  acting.asSystem(
                      "test", () -> transactions.execute(status -> jdbc.sql(attempt).update()))))
          .as(attempt)
          .isNotNull();
    }
  }
}
