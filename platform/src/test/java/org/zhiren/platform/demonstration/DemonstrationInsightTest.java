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
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;

/** Invented evidence: every channel, both kinds, three years, nothing that has not happened yet. */
class DemonstrationInsightTest extends PlatformTest {

  private static final int PEOPLE = 60;

  @Autowired private DemonstrationInsight insight;
  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  @Test
  void evidenceIsInventedForAPartOfThePeople() throws Exception {
    RosterSample sample = new RosterSample(organization, intake, accounts, scopes, acting);
    List<PersonFile> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(RosterSample.person(UUID.randomUUID(), sample.place().here(), "人员" + i, 200 + i));
    }
    sample.load(people);
    UUID[] ids = people.stream().map(file -> file.basics().id()).toArray(UUID[]::new);
    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            assertThat(insight.load(7, "test")).isPositive();
            assertThat(number("count(distinct channel)", ids)).isEqualTo(6);
            assertThat(number("count(distinct kind)", ids)).isEqualTo(2);
            assertThat(number("count(distinct person_id)", ids)).isBetween(5, PEOPLE - 5);
            assertThat(
                    jdbc.sql(
                            "select min(happened_on) from insight.entry where person_id = any(:ids)")
                        .param("ids", ids)
                        .query(LocalDate.class)
                        .single())
                .isAfter(LocalDate.now(clock).minusYears(3).minusDays(2));
            assertThat(
                    jdbc.sql(
                            "select max(happened_on) from insight.entry where person_id = any(:ids)")
                        .param("ids", ids)
                        .query(LocalDate.class)
                        .single())
                .isBefore(LocalDate.now(clock));
            // The other tests of this run keep people of their own.
            status.setRollbackOnly();
          });
          return true;
        });
  }

  private int number(String what, UUID[] ids) {
    return jdbc.sql("select " + what + " from insight.entry where person_id = any(:ids)")
        .param("ids", ids)
        .query(Integer.class)
        .single();
  }
}
