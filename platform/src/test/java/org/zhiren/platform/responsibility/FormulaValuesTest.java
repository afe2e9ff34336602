package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.shell.InvalidInput;

/** Values that follow from others: refused where they cannot, worked out anew where they change. */
class FormulaValuesTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

  @Autowired private TargetFormulae formulae;
  @Autowired private FollowingValues following;

  private TargetFacts named(UUID unit, String name, String measure, String goal, String formula) {
    TargetFacts like = facts(unit, 0, goal);
    return like.with()
        .name(name)
        .kind(TargetKind.STEP)
        .indicator(name)
        .measure(measure)
        .challenge(null)
        .weight(5_000)
        .evidence("")
        .source("月报")
        .formula(formula)
        .facts();
  }

  private record Drawn(UUID plan, UUID jobs, UUID task, UUID share) {}

  private Drawn drawn() throws Exception {
    return at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          UUID jobs = setting.add(plan, top, named(one, "新增就业", "人", "100", ""));
          UUID task = setting.add(plan, top, named(two, "就业任务", "人", "100", ""));
          String unit =
              formulae.check(plan, null, one, "人", "").names().stream()
                  .filter(name -> name.contains("就业任务"))
                  .findFirst()
                  .orElseThrow();
          String other = unit.substring(0, unit.indexOf(']') + 1);
          UUID share =
              setting.add(
                  plan, top, named(one, "就业完成率", "%", "100", "新增就业 ÷ " + other + " × 100%"));
          setting.evenWeights(plan, top);
          publishing.publish(plan, "");
          return new Drawn(plan, jobs, task, share);
        });
  }

  private @Nullable BigDecimal last(UUID target) throws Exception {
    following.settled();
    return at(
        officer,
        () ->
            reporting.history(target).stream()
                .filter(Reading::current)
                .map(Reading::value)
                .findFirst()
                .orElse(null));
  }

  private void report(UUID target, String number, String reason) throws Exception {
    at(
        officer,
        () ->
            reporting.report(
                new Reporting.Value(target, TODAY, new BigDecimal(number), "", reason),
                Reading.Way.FORM));
  }

  @Test
  void theValueFollowsWhateverChanges() throws Exception {
    Drawn drawn = drawn();
    report(drawn.jobs(), "30", "");
    assertThat(last(drawn.share())).as("one input is missing").isNull();
    report(drawn.task(), "120", "");
    assertThat(last(drawn.share())).as("30 of 120").isEqualByComparingTo("25");
    report(drawn.jobs(), "60", "漏报");
    assertThat(last(drawn.share())).as("60 of 120").isEqualByComparingTo("50");
    assertThat(at(officer, () -> reporting.history(drawn.share())))
        .as("the earlier value stays to be seen")
        .hasSize(2)
        .allMatch(reading -> reading.way() == Reading.Way.FORMULA);
    report(drawn.task(), "0", "取消任务");
    assertThat(last(drawn.share())).as("divided by nothing: unknown, not zero").isNull();
    report(drawn.task(), "240", "恢复任务");
    assertThat(last(drawn.share())).as("known again: 60 of 240").isEqualByComparingTo("25");
    report(drawn.task(), "0", "再取消");
    Target share = at(officer, () -> targets.required(drawn.share()));
    assertThat(at(officer, () -> formulae.why(share)).explanation().missingFacts()).isEmpty();
    InvalidInput refused =
        at(
            officer,
            () ->
                catchThrowableOfType(
                    InvalidInput.class,
                    () ->
                        reporting.report(
                            new Reporting.Value(drawn.share(), TODAY, BigDecimal.TEN, "", "手工"),
                            Reading.Way.FORM)));
    assertThat(refused).as("nobody types what follows by a formula").isNotNull();
  }

  @Test
  void whatCannotBeWorkedOutIsRefusedWithItsReason() throws Exception {
    Drawn drawn = drawn();
    at(
        officer,
        () -> {
          publishing.revise(drawn.plan(), "改公式");
          return true;
        });
    assertThat(refusal(drawn.jobs(), "就业完成率 ÷ 2")).contains("%").contains("人");
    assertThat(refusal(drawn.jobs(), "没有的指标 + 1人")).contains("没有的指标");
    assertThat(refusal(drawn.share(), "就业完成率 × 2")).contains("→");
    assertThat(refusal(drawn.jobs(), "新增就业 +")).isNotBlank();
  }

  private String refusal(UUID target, String formula) throws Exception {
    Target stored = at(officer, () -> targets.required(target));
    InvalidInput refused =
        at(
            officer,
            () ->
                catchThrowableOfType(
                    InvalidInput.class,
                    () ->
                        setting.change(
                            target,
                            stored.version(),
                            stored.facts().with().formula(formula).facts())));
    assertThat(refused).as(formula).isNotNull();
    assertThat(refused.faults()).extracting(InvalidInput.Fault::field).containsOnly("formula");
    assertThat(at(officer, () -> targets.required(target)).facts().formula())
        .as("nothing was changed")
        .isEqualTo(stored.facts().formula());
    return refused.faults().getFirst().message().zh();
  }

  @Test
  void aTargetThatIsTakenOutLeavesNoFormulaBehind() throws Exception {
    Drawn drawn = drawn();
    at(
        officer,
        () -> {
          publishing.revise(drawn.plan(), "撤销任务");
          setting.remove(drawn.task(), "不再承担");
          Target share = targets.required(drawn.share());
          setting.evenWeights(drawn.plan(), share.parentId());
          assertThat(publishing.obstacles(drawn.plan()))
              .extracting(InvalidInput.Fault::field)
              .containsExactly("formula");
          return true;
        });
  }
}
