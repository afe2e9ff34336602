package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Refuses a target that cannot be executed (nobody owns it, no deadline), monitored (nothing to
 * measure, no source, no stage) or evaluated (no direction, no goal, no rule for the score). Each
 * fault names the field and says what to put there.
 */
final class TargetRules {

  static final int WHOLE = 10_000;
  private static final int LONGEST = 300;
  private static final Text EXECUTED = Text.of("无法执行：", "It could not be carried out: ");
  private static final Text MONITORED = Text.of("无法监控：", "It could not be monitored: ");
  private static final Text EVALUATED = Text.of("无法评价：", "It could not be evaluated: ");

  private final List<InvalidInput.Fault> faults = new ArrayList<>();

  private TargetRules() {}

  /** Every fault of the target, in the order of the form; empty if it may stand. */
  static List<InvalidInput.Fault> faults(TargetFacts facts, Plan plan) {
    TargetRules rules = new TargetRules();
    rules.executable(facts, plan);
    rules.monitorable(facts, plan);
    rules.evaluable(facts);
    return List.copyOf(rules.faults);
  }

  /** Refuses with every fault. */
  static void check(TargetFacts facts, Plan plan) {
    List<InvalidInput.Fault> found = faults(facts, plan);
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }

  private void fault(Text why, String field, @Nullable Object value, String zh, String en) {
    faults.add(
        new InvalidInput.Fault(
            field, value == null ? null : value.toString(), Text.of(why.zh() + zh, why.en() + en)));
  }

  private void executable(TargetFacts facts, Plan plan) {
    text(
        "name", facts.name(), EXECUTED, "请用一句话写明要做成什么。", "say in one line what is to be achieved.");
    if (facts.kind() == null) {
      fault(EXECUTED, "kind", null, "请选择工作类别（重点、各项、特色、常规）。", "choose the kind of work.");
    }
    if (facts.unitId() == null) {
      fault(EXECUTED, "unit", null, "没有责任单位，请选择一个机构。", "no unit owns it. Choose one.");
    }
    if (facts.leader().name().isEmpty()) {
      fault(EXECUTED, "leader", null, "没有责任领导，请填写姓名。", "no leader answers for it. Enter a name.");
    }
    if (facts.person().name().isEmpty()) {
      fault(EXECUTED, "person", null, "没有责任人，请填写姓名。", "nobody does it. Enter a name.");
    }
    LocalDate deadline = facts.deadline();
    if (deadline == null) {
      fault(
          EXECUTED,
          "deadline",
          null,
          "没有完成时限，请填写 " + plan.startsOn() + " 至 " + plan.endsOn() + " 之间的日期。",
          "there is no deadline. Enter a day from "
              + plan.startsOn()
              + " to "
              + plan.endsOn()
              + ".");
    } else if (!deadline.isAfter(plan.startsOn()) || deadline.isAfter(plan.endsOn())) {
      fault(
          EXECUTED,
          "deadline",
          deadline,
          "时限 " + deadline + " 不在计划期 " + plan.startsOn() + " 至 " + plan.endsOn() + " 之内，请改期。",
          "the deadline "
              + deadline
              + " lies outside the plan ("
              + plan.startsOn()
              + " to "
              + plan.endsOn()
              + "). Choose another day.");
    }
    if (facts.weight() < 0 || facts.weight() > WHOLE) {
      fault(
          EXECUTED,
          "weight",
          facts.weight(),
          "权重 " + facts.weight() + " 个基点不在 0 至 10000 之间，请改正。",
          "the weight of " + facts.weight() + " basis points is not between 0 and 10,000.");
    }
  }

  private void text(String field, String value, Text why, String zh, String en) {
    if (value.isEmpty()) {
      fault(why, field, null, zh, en);
    } else if (value.length() > LONGEST) {
      fault(
          why,
          field,
          value,
          "内容有 " + value.length() + " 字，最多 " + LONGEST + " 字，请精简。",
          "the text has " + value.length() + " characters; " + LONGEST + " are the most.");
    }
  }

  private void monitorable(TargetFacts facts, Plan plan) {
    text(
        "indicator",
        facts.indicator(),
        MONITORED,
        "没有指标，请写明看哪个数，例如“新增就业人数”。",
        "there is no indicator. Say which number is watched.");
    text(
        "measure",
        facts.measure(),
        MONITORED,
        "没有计量单位，请填写，例如 个、万元、%。",
        "the values have no unit. Enter one, for instance 个, 万元 or %.");
    text(
        "source",
        facts.source(),
        MONITORED,
        "没有数据来源，请写明由哪份报表或系统提供。",
        "the values have no source. Name the report or system.");
    if (facts.course() == null) {
      fault(MONITORED, "course", null, "请选择进度怎样衡量。", "choose how progress is judged.");
    }
    if (facts.course() == Course.Kind.MILESTONES && facts.milestones().isEmpty()) {
      fault(
          MONITORED,
          "milestones",
          null,
          "按节点衡量，却没有节点。请至少填写一个节点，或改为按时间匀速。",
          "progress goes by milestones and there is none. Enter one, or choose even progress.");
    }
    LocalDate before = plan.startsOn();
    for (TargetFacts.Milestone milestone : facts.milestones()) {
      LocalDate latest = facts.deadline() == null ? plan.endsOn() : facts.deadline();
      if (milestone.name().isBlank()) {
        fault(
            MONITORED,
            "milestones",
            null,
            "节点没有写明完成什么。",
            "a milestone does not say what is done by then.");
      }
      if (milestone.dueOn().isBefore(before) || milestone.dueOn().isAfter(latest)) {
        fault(
            MONITORED,
            "milestones",
            milestone.dueOn(),
            "节点日期 " + milestone.dueOn() + " 应在 " + before + " 至 " + latest + " 之间，并按先后排列。",
            "the milestone of "
                + milestone.dueOn()
                + " should lie between "
                + before
                + " and "
                + latest
                + ", in the order of days.");
      }
      before = milestone.dueOn().isAfter(before) ? milestone.dueOn() : before;
      if (facts.course() == Course.Kind.MILESTONES && milestone.value() == null) {
        fault(
            MONITORED,
            "milestones",
            milestone.name(),
            "节点“" + milestone.name() + "”没有应达到的数值，请补上。",
            "the milestone “" + milestone.name() + "” names no value to be reached. Add it.");
      }
    }
  }

  private void evaluable(TargetFacts facts) {
    Direction direction = facts.direction();
    BigDecimal goal = facts.goal();
    BigDecimal challenge = facts.challenge();
    BigDecimal baseline = facts.baseline();
    if (direction == null) {
      fault(
          EVALUATED,
          "direction",
          null,
          "请选择数值越高越好、越低越好还是区间内为好。",
          "say whether more, less or a range is good.");
    }
    if (goal == null) {
      fault(EVALUATED, "goal", null, "没有目标值，请填写数字。", "there is no target value. Enter a number.");
    }
    if (facts.rule() == null) {
      fault(EVALUATED, "rule", null, "没有计分办法，请选择。", "there is no rule for the score. Choose one.");
    }
    if (direction == null || goal == null) {
      return;
    }
    if (direction == Direction.RANGE) {
      if (challenge == null || challenge.compareTo(goal) <= 0) {
        fault(
            EVALUATED,
            "challenge",
            challenge,
            "区间的上限应大于下限 " + goal.toPlainString() + "，请填写。",
            "the upper end of the range must exceed the lower end " + goal.toPlainString() + ".");
      }
      return;
    }
    int sign = direction == Direction.UP ? 1 : -1;
    if (baseline == null) {
      fault(
          EVALUATED,
          "baseline",
          null,
          "没有基期值，看不出前进了多少。请填写开始时的数，没有就填 0。",
          "without a baseline nobody can tell how far the work has come. Enter where it begins; 0 if"
              + " there is nothing yet.");
    }
    if (baseline != null && sign * goal.subtract(baseline).signum() <= 0) {
      fault(
          EVALUATED,
          "goal",
          goal.toPlainString(),
          "目标值 " + goal.toPlainString() + " 没有优于基期值 " + baseline.toPlainString() + "，请核对方向和数值。",
          "the target "
              + goal.toPlainString()
              + " is no better than the baseline "
              + baseline.toPlainString()
              + ". Check the direction and the numbers.");
    }
    if (challenge != null && sign * challenge.subtract(goal).signum() < 0) {
      fault(
          EVALUATED,
          "challenge",
          challenge.toPlainString(),
          "挑战值 " + challenge.toPlainString() + " 应不低于目标要求 " + goal.toPlainString() + "，请核对。",
          "the challenge value "
              + challenge.toPlainString()
              + " falls short of the target "
              + goal.toPlainString()
              + ". Check it.");
    }
  }
}
