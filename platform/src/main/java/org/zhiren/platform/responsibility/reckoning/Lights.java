package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * Plan against actual, as of a day.
 *
 * <p>The newest value up to the day is compared with what was planned for the day of that value,
 * not for today: a value of the end of March says where the work stood at the end of March. If it
 * is older than the thresholds allow, the light is grey. Once the due day has passed there is no
 * middle: the target is reached or the light is red. Milestones overdue make the light at least
 * yellow, even if the value is not known.
 */
public final class Lights {

  private Lights() {}

  /** What the value alone says. */
  private record ByValue(
      Light light,
      Text sentence,
      @Nullable Exact planned,
      @Nullable Reading actual,
      @Nullable Integer behind,
      List<Fact> facts) {

    static ByValue unknown(Text sentence, Fact... facts) {
      return new ByValue(Light.GREY, sentence, null, null, null, List.of(facts));
    }
  }

  /**
   * The light of a target.
   *
   * @param course the planned course; null for work that has milestones only
   * @param readings the values on file in any order; those after {@code asOf} are not looked at
   * @param milestones the stages of the work; may be empty if there is a course
   * @param unit the unit of the values, for the sentences
   * @param asOf the day
   * @param thresholds the published thresholds
   */
  public static Lit judge(
      @Nullable Course course,
      List<Reading> readings,
      List<Milestone> milestones,
      Unit unit,
      LocalDate asOf,
      Thresholds thresholds) {
    List<Milestone> overdue = Milestone.overdue(milestones, asOf);
    List<Explanation> children = new ArrayList<>();
    ByValue value = null;
    if (course != null) {
      value = byValue(course, readings, unit, asOf, thresholds);
      Explanation.Builder node = Explanation.of("light.value", words(value.light), value.sentence);
      value.facts.forEach(node::using);
      children.add(node.build());
    }
    Light late = Light.GREEN;
    for (Milestone milestone : overdue) {
      Light light =
          milestone.daysOverdue(asOf) > thresholds.redAfterDaysLate() ? Light.RED : Light.YELLOW;
      late = late == Light.RED ? late : light;
      children.add(overdueNode(milestone, light, asOf));
    }
    Light light = combine(value, late, milestones);
    Explanation.Builder root =
        Explanation.of("light", words(light), sentence(light, value, overdue, milestones, asOf));
    if (value != null && overdue.isEmpty()) {
      // The value alone decides; a child that says the same again would only be in the way.
      value.facts.forEach(root::using);
    } else {
      root.because(children);
    }
    Explanation explanation = root.build();
    if (value == null) {
      return new Lit(light, null, null, null, overdue, explanation);
    }
    return new Lit(
        light,
        value.planned == null ? null : value.planned.decimal(),
        value.actual,
        value.behind,
        overdue,
        explanation);
  }

  private static Light combine(@Nullable ByValue value, Light late, List<Milestone> milestones) {
    if (value == null) {
      return milestones.isEmpty() ? Light.GREY : late;
    }
    if (late == Light.GREEN) {
      return value.light;
    }
    // An overdue milestone is known even where the value is not.
    return value.light == Light.RED ? Light.RED : late;
  }

  private static Text sentence(
      Light light,
      @Nullable ByValue value,
      List<Milestone> overdue,
      List<Milestone> milestones,
      LocalDate asOf) {
    if (overdue.isEmpty()) {
      if (value != null) {
        return value.sentence;
      }
      return milestones.isEmpty()
          ? Text.of(
              "没有指标值，也没有节点，无法判断进展。",
              "There are neither values nor milestones; progress cannot be told.")
          : Text.of("截至 {0} 没有逾期节点。", "No milestone is overdue as of {0}.").fill(asOf);
    }
    Milestone first = overdue.getFirst();
    Text late =
        overdue.size() == 1
            ? Text.of("节点“{0}”已逾期 {1} 天。", "The milestone “{0}” is {1} days overdue.")
                .fill(first.name(), first.daysOverdue(asOf))
            : Text.of(
                    "{2} 个节点逾期，最长的“{0}”已逾期 {1} 天。",
                    "{2} milestones are overdue, the longest, “{0}”, by {1} days.")
                .fill(first.name(), first.daysOverdue(asOf), overdue.size());
    if (value == null || value.light == Light.GREEN) {
      return late;
    }
    return value.light == light && light == Light.RED
        ? join(value.sentence, late)
        : join(late, value.sentence);
  }

  private static Text join(Text first, Text second) {
    return Text.of(first.zh() + second.zh(), first.en() + " " + second.en());
  }

  private static ByValue byValue(
      Course course, List<Reading> readings, Unit unit, LocalDate asOf, Thresholds thresholds) {
    if (asOf.isBefore(course.from())) {
      return new ByValue(
          Light.GREEN,
          Text.of("{0} 开始，尚不要求进展。", "The work begins on {0}; nothing is expected yet.")
              .fill(course.from()),
          null,
          null,
          null,
          List.of());
    }
    Optional<Reading> newest =
        readings.stream()
            .filter(r -> !r.day().isAfter(asOf))
            .max(Comparator.comparing(Reading::day));
    if (newest.isEmpty()) {
      return ByValue.unknown(
          Text.of("截至 {0} 没有数值，情况不明。", "There is no value as of {0}; the state is not known.")
              .fill(asOf),
          Fact.missing(Text.of("实际值", "actual value")));
    }
    Reading reading = newest.get();
    long age = ChronoUnit.DAYS.between(reading.day(), asOf);
    if (age > thresholds.staleAfterDays() && reading.day().isBefore(course.due())) {
      return ByValue.unknown(
          Text.of(
                  "最近的数值截至 {0}，已过 {1} 天（超过 {2} 天不再采信），情况不明。",
                  "The newest value is of {0}, {1} days ago; values are trusted for {2} days, so"
                      + " the state is not known.")
              .fill(reading.day(), age, thresholds.staleAfterDays()),
          Fact.of(
              Text.of("{0} 的数值", "value of {0}").fill(reading.day()),
              unit.write(ScoringRules.plain(reading.value()))));
    }
    return switch (course) {
      case Course.Toward toward -> toward(toward, reading, unit, asOf, thresholds);
      case Course.Corridor corridor -> corridor(corridor, reading, unit);
    };
  }

  private static ByValue toward(
      Course.Toward course, Reading reading, Unit unit, LocalDate asOf, Thresholds thresholds) {
    Course.Task task = course.task();
    Exact actual = Exact.of(reading.value());
    Exact planned = Planning.planned(course, reading.day());
    int way = task.direction() == Direction.UP ? 1 : -1;
    Exact behind = planned.minus(actual).times(Exact.of(way)).over(Planning.span(task)).shift(4);
    boolean reached = task.direction().reached(actual, Exact.of(task.target()));
    boolean over = asOf.isAfter(task.due()) || !reading.day().isBefore(task.due());
    Light light;
    Text rest;
    if (reached) {
      light = Light.GREEN;
      rest = Text.of("已达到目标 {3}。", "the target of {3} is reached.");
    } else if (over) {
      light = Light.RED;
      rest =
          Text.of(
              "期限 {4} 已到而目标 {3} 未达到。",
              "the due day {4} has come and the target of {3} is not reached.");
    } else if (behind.signum() <= 0) {
      light = Light.GREEN;
      rest = Text.of("不落后于计划 {2}。", "not behind the plan of {2}.");
    } else {
      light = light(behind, thresholds);
      rest =
          Text.of(
              "计划为 {2}，落后任务量的 {5}%（超过 {6}% 为黄灯，超过 {7}% 为红灯）。",
              "planned {2}, behind by {5} % of the task (yellow beyond {6} %, red beyond {7} %).");
    }
    BigDecimal rounded = behind.rounded(0);
    Text sentence =
        join(Text.of("截至 {0} 为 {1}，", "{1} as of {0}:"), rest)
            .fill(
                reading.day(),
                unit.write(ScoringRules.plain(reading.value())),
                unit.write(ScoringRules.plain(planned.rounded(2))),
                unit.write(ScoringRules.plain(task.target())),
                task.due(),
                ScoringRules.plain(behind.shift(-2).rounded(1)),
                Weights.percent(thresholds.yellowBeyond()),
                Weights.percent(thresholds.redBeyond()));
    List<Fact> facts =
        List.of(
            Fact.of(
                Text.of("实际值", "actual value"), unit.write(ScoringRules.plain(reading.value()))),
            Fact.of(
                Text.of("{0} 的计划值", "planned for {0}").fill(reading.day()),
                unit.write(ScoringRules.plain(planned.rounded(2)))),
            Fact.of(Text.of("目标值", "target"), unit.write(ScoringRules.plain(task.target()))),
            Fact.of(Text.of("完成期限", "due on"), task.due()));
    return new ByValue(light, sentence, planned, reading, clamp(rounded), facts);
  }

  /** Only what is beyond a threshold changes the light. */
  static Light light(Exact behindBasisPoints, Thresholds thresholds) {
    if (behindBasisPoints.compareTo(Exact.of(thresholds.redBeyond())) > 0) {
      return Light.RED;
    }
    return behindBasisPoints.compareTo(Exact.of(thresholds.yellowBeyond())) > 0
        ? Light.YELLOW
        : Light.GREEN;
  }

  private static ByValue corridor(Course.Corridor course, Reading reading, Unit unit) {
    Exact actual = Exact.of(reading.value());
    Exact outside =
        Exact.of(course.low())
            .minus(actual)
            .max(actual.minus(Exact.of(course.high())))
            .max(Exact.ZERO);
    Light light =
        outside.signum() == 0
            ? Light.GREEN
            : outside.compareTo(Exact.of(course.tolerance())) <= 0 ? Light.YELLOW : Light.RED;
    Text rest =
        light == Light.GREEN
            ? Text.of("在 {2} 至 {3} 之内。", "within {2} to {3}.")
            : Text.of(
                "超出 {2} 至 {3} 的区间 {4}（容差 {5}）。", "outside {2} to {3} by {4} (tolerance {5}).");
    Text sentence =
        join(Text.of("截至 {0} 为 {1}，", "{1} as of {0}:"), rest)
            .fill(
                reading.day(),
                unit.write(ScoringRules.plain(reading.value())),
                unit.write(ScoringRules.plain(course.low())),
                unit.write(ScoringRules.plain(course.high())),
                unit.write(ScoringRules.plain(outside.decimal())),
                unit.write(ScoringRules.plain(course.tolerance())));
    return new ByValue(
        light,
        sentence,
        null,
        reading,
        null,
        List.of(
            Fact.of(
                Text.of("实际值", "actual value"), unit.write(ScoringRules.plain(reading.value())))));
  }

  private static int clamp(BigDecimal number) {
    return number
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .max(BigDecimal.valueOf(-Integer.MAX_VALUE))
        .intValue();
  }

  private static Value words(Light light) {
    return light == Light.GREY ? new Value.Missing() : new Value.Words(light.text());
  }

  private static Explanation overdueNode(Milestone milestone, Light light, LocalDate asOf) {
    return Explanation.of(
            "light.milestone",
            words(light),
            Text.of(
                    "节点“{0}”应于 {1} 完成，已逾期 {2} 天。",
                    "The milestone “{0}” was due on {1}, {2} days ago.")
                .fill(milestone.name(), milestone.due(), milestone.daysOverdue(asOf)))
        .using(Fact.of(Text.of("节点期限", "due on"), milestone.due()))
        .build();
  }
}
