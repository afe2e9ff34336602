package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;

/** Invented evidence: every channel, both kinds, three years, nothing that has not happened yet. */
class DemonstrationInsightTest extends SampledTest {

  private static final int PEOPLE = 60;

  @Autowired private DemonstrationInsight insight;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  @Test
  void evidenceIsInventedForAPartOfThePeople() throws Exception {
    SampleHouse.Place place = house.place();
    List<PersonFile> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(RosterSample.person(UUID.randomUUID(), place.here(), "人员" + i, 200 + i));
    }
    house.load(people);
    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            assertThat(insight.load(7, "test")).isPositive();
            assertThat(number("count(distinct channel)")).isEqualTo(6);
            assertThat(number("count(distinct kind)")).isEqualTo(2);
            assertThat(number("count(distinct person_id)"))
                .as("a part of the people, not all")
                .isBetween(5, number("(select count(*) from roster.person)") - 5);
            assertThat(day("min")).isAfter(LocalDate.now(clock).minusYears(3).minusDays(2));
            assertThat(day("max")).isBefore(LocalDate.now(clock));
            // The other tests of this run keep people of their own.
            status.setRollbackOnly();
          });
          return true;
        });
  }

  private int number(String what) {
    return jdbc.sql("select distinct " + what + " from insight.entry where author_id = :system")
        .param("system", Actor.SYSTEM)
        .query(Integer.class)
        .single();
  }

  private LocalDate day(String which) {
    return jdbc.sql(
            "select " + which + "(happened_on) from insight.entry where author_id = :system")
        .param("system", Actor.SYSTEM)
        .query(LocalDate.class)
        .single();
  }
}
