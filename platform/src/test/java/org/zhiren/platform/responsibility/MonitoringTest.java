package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Standing;
import org.zhiren.platform.responsibility.reckoning.Weights;
import org.zhiren.platform.shell.InvalidInput;

/** The plan in memory against a slow query; values in bulk, once only, whole. */
class MonitoringTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

  @Autowired private LivePlans live;
  @Autowired private Overviews overviews;
  @Autowired private DeliveringValues delivering;

  /** A plan of three levels over both units. */
  private UUID deep(int groups, int leaves) throws Exception {
    return at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          int[] shares = Weights.even(groups);
          for (int g = 0; g < groups; g++) {
            UUID group = setting.add(plan, top, named(facts(body, shares[g]), "组" + g));
            int[] parts = Weights.even(leaves);
            for (int i = 0; i < leaves; i++) {
              setting.add(plan, group, named(facts(i % 3 == 0 ? two : one, parts[i]), "项" + i));
            }
          }
          publishing.publish(plan, "");
          return plan;
        });
  }

  private static TargetFacts named(TargetFacts facts, String name) {
    return facts.with().name(name).facts();
  }

  /** What a slow query over the whole plan says, node by node. */
  private void agree(UUID planId, String when) throws Exception {
    at(
        officer,
        () -> {
          Plan plan = plans.required(planId);
          Board slow = monitoring.board(planId);
          for (Board.Row row : slow.rows()) {
            Standing standing =
                live.ask(plan, tree -> tree.standing(row.target().id())).orElseThrow();
            assertThat(standing.light()).as(when + ": " + row).isEqualTo(row.light());
            assertThat(standing.knownShare())
                .as(when + ": " + row)
                .isEqualTo(row.known(), within(1e-9));
            if (row.progress() != null) {
              assertThat(standing.progress()).as(when).isEqualTo(row.progress(), within(1e-9));
            }
          }
          assertThat(overviews.of(planId, 5).count()).as(when).isEqualTo(slow.count());
          return null;
        });
  }

  @Test
  void theTreeInMemoryIsWhatTheDatabaseSays() throws Exception {
    long seed = 20_261_126;
    Random random = new Random(seed);
    UUID plan = deep(3, 5);
    agree(plan, "empty");
    List<Target> leaves =
        at(officer, () -> targets.ofPlan(plan)).stream()
            .filter(target -> target.facts().name().startsWith("项"))
            .toList();
    for (int round = 0; round < 12; round++) {
      List<Reporting.Value> some = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        Target target = leaves.get(random.nextInt(leaves.size()));
        some.add(
            value(
                target,
                TODAY.minusDays(random.nextInt(60)),
                Integer.toString(random.nextInt(1_300)),
                "更正"));
      }
      at(officer, () -> reporting.report(some, Reading.Way.PROGRAM));
      agree(plan, "seed " + seed + " round " + round);
    }
    at(
        officer,
        () -> {
          publishing.revise(plan, "调整");
          Target target = targets.required(leaves.getFirst().id());
          setting.change(
              target.id(),
              target.version(),
              named(facts(one, target.facts().weight(), "600"), "项0"));
          return null;
        });
    agree(plan, "after a revision");
  }

  /** A value written by somebody else, in another transaction or by another server, is seen. */
  @Test
  void whatWasWrittenPastTheModuleIsSeen() throws Exception {
    UUID plan = deep(1, 2);
    agree(plan, "empty");
    Target leaf =
        at(officer, () -> targets.ofPlan(plan)).stream()
            .filter(target -> target.facts().name().equals("项1"))
            .findFirst()
            .orElseThrow();
    acting.asSystem(
        "test",
        () ->
            jdbc.sql(
                    """
                    with set as materialized (select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true))
                    insert into responsibility.reading (target_id, as_of, no, unit_id, value, way, author_id, author_name, reported_at)
                    select :target, :day, 1, :unit, 1200, 'PROGRAM', :unit, 'x', now() from set
                    """)
                .param("target", leaf.id())
                .param("day", TODAY)
                .param("unit", leaf.unitId())
                .update());
    agree(plan, "past the module");
    assertThat(
            at(
                officer,
                () ->
                    live.ask(plans.required(plan), tree -> tree.standing(leaf.id()))
                        .orElseThrow()
                        .light()))
        .isEqualTo(Light.GREEN);
  }

  @Test
  void aUnitSeesOnlyItsOwnInTheNumbersOfTheLeader() throws Exception {
    UUID plan = deep(2, 3);
    Overview all = at(officer, () -> overviews.of(plan, 10));
    assertThat(all.count().all()).isEqualTo(6);
    assertThat(all.whole()).isNotNull();
    assertThat(all.units()).extracting(Overview.UnitRow::unitId).containsOnly(one, two);
    Overview own = at(cadreOfTwo, () -> overviews.of(plan, 10));
    assertThat(own.count().all()).as("every third is of the second unit").isEqualTo(2);
    assertThat(own.whole()).as("the whole is not told to who sees a part").isNull();
    assertThat(own.units()).singleElement().matches(row -> row.unitId().equals(two));
    assertThat(own.unknown()).allMatch(row -> row.target().unitId().equals(two));
    assertThat(own.works()).singleElement().matches(work -> work.name().isEmpty());
    assertThat(at(cadreOfTwo, () -> overviews.ofUnit(plan, one))).isEmpty();
    assertThat(at(officer, () -> overviews.ofUnit(plan, body)))
        .as("groups stand as all below them do")
        .hasSize(3)
        .allMatch(row -> row.light() == Light.GREY);
    assertThat(at(officer, () -> overviews.ofPerson(plan, one, "陆乙"))).hasSize(4);
    assertThat(at(officer, () -> overviews.ofPerson(plan, one, "没有此人"))).isEmpty();
  }

  @Test
  void whatIsCountedInPiecesIsWhole() throws Exception {
    Target target = of(published(), one);
    InvalidInput refused =
        at(
            cadreOfOne,
            () ->
                catchThrowableOfType(
                    InvalidInput.class,
                    () -> reporting.report(value(target, TODAY, "12.5", ""), Reading.Way.FORM)));
    assertThat(refused.faults())
        .singleElement()
        .matches(fault -> fault.field().equals("value") && fault.message().zh().contains("整数"));
    assertThat(
            at(
                cadreOfOne,
                () -> reporting.report(value(target, TODAY, "12.0", ""), Reading.Way.FORM)))
        .isTrue();
    assertThat(WholeNumbers.asked("人", "平均班额")).isFalse();
    assertThat(WholeNumbers.asked("天", "平均办理时限")).isFalse();
    assertThat(WholeNumbers.asked("万元", "投资")).isFalse();
  }

  @Test
  void aDeliveryIsTakenInOnce() throws Exception {
    Target target = of(published(), one);
    List<Reporting.Value> values = List.of(value(target, TODAY, "50", ""));
    String key = UUID.randomUUID().toString();
    assertThat(at(cadreOfOne, () -> delivering.deliver(key, values, Reading.Way.PROGRAM)))
        .isEqualTo(new DeliveringValues.Delivered(1, false));
    assertThat(at(cadreOfOne, () -> delivering.deliver(key, values, Reading.Way.PROGRAM)))
        .isEqualTo(new DeliveringValues.Delivered(1, true));
    assertThat(
            at(
                cadreOfOne,
                () ->
                    catchThrowableOfType(
                        InvalidInput.class,
                        () ->
                            delivering.deliver(
                                key,
                                List.of(value(target, TODAY, "51", "更正")),
                                Reading.Way.PROGRAM))))
        .as("another delivery under the same key")
        .isNotNull();
    assertThat(at(officer, () -> delivering.deliver(key, values, Reading.Way.PROGRAM)).repeated())
        .as("keys are the sender's own")
        .isFalse();
    assertThat(at(cadreOfOne, () -> reporting.history(target.id()))).hasSize(1);
    InvalidInput refused =
        at(
            cadreOfOne,
            () ->
                catchThrowableOfType(
                    InvalidInput.class,
                    () ->
                        delivering.deliver(
                            "second-key",
                            List.of(value(target, TODAY.plusDays(1), "1", "")),
                            Reading.Way.PROGRAM)));
    assertThat(refused).isNotNull();
    assertThat(
            at(
                cadreOfOne,
                () -> delivering.deliver("second-key", values, Reading.Way.PROGRAM).repeated()))
        .as("a refused delivery does not use its key up")
        .isFalse();
  }

  @Test
  void aLargeDeliveryKeepsEarlierValuesAndHasOneEntry() throws Exception {
    Target target = of(published(), one);
    List<Reporting.Value> values = new ArrayList<>();
    LocalDate first = LocalDate.of(YEAR, 1, 1);
    int days = (int) Math.min(120, TODAY.toEpochDay() - first.toEpochDay());
    for (int i = 0; i < days; i++) {
      values.add(value(target, first.plusDays(i), Integer.toString(i), ""));
      values.add(value(target, first.plusDays(i), Integer.toString(i + 1), "同批更正"));
    }
    assertThat(at(cadreOfOne, () -> reporting.report(values, Reading.Way.PROGRAM)))
        .isEqualTo(2 * days);
    List<Reading> history = at(cadreOfOne, () -> reporting.history(target.id()));
    assertThat(history).hasSize(2 * days);
    assertThat(history.stream().filter(Reading::current)).hasSize(days).allMatch(r -> r.no() == 2);
    assertThat(history.getLast().value()).isEqualByComparingTo(BigDecimal.ZERO);
    String action =
        values.size() > TakingValues.EACH ? "targets.values.taken" : "targets.value.reported";
    assertThat(
            jdbc.sql(
                    "select count(*) from records.entry where action = :action and account_id = :by")
                .param("action", action)
                .param("by", cadreOfOne.id())
                .query(Integer.class)
                .single())
        .isPositive();
  }
}
