package org.zhiren.statutes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * The statutory retirement age under the decision of 2024-09-13 (in force 2025-01-01).
 *
 * <p>The month in which the original age is reached is delayed by one month for every {@code step}
 * months, begun, that lie between January 2025 and it, up to a limit. Months are counted from year
 * 0, so that the calculation is plain integer arithmetic.
 */
final class RetirementAge {

  private static final Text SENTENCE =
      Text.of("{0}：{1}周岁，延迟{2}个月，{3}退休", "{0}: age {1}, delayed by {2} months, retires in {3}");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");

  private record Terms(Threshold age, Threshold step, Threshold limit) {}

  private final Map<RetirementGroup, Terms> terms = new EnumMap<>(RetirementGroup.class);
  private final Threshold firstMonth;

  RetirementAge(Setting s) {
    firstMonth = s.threshold("TX-delay.first-month");
    for (RetirementGroup group : RetirementGroup.values()) {
      String key =
          switch (group) {
            case MEN_60 -> "men";
            case WOMEN_55 -> "women55";
            case WOMEN_50 -> "women50";
          };
      terms.put(
          group,
          new Terms(
              s.threshold("TX-delay." + key + "-age"),
              s.threshold("TX-delay." + key + "-step"),
              s.threshold("TX-delay." + key + "-limit")));
    }
  }

  /** The group recorded; for men it follows, for women it does not (catalogue, open point). */
  static @Nullable RetirementGroup group(Dossier p) {
    RetirementGroup recorded = p.retirementGroup();
    return recorded == null && p.sex() == Sex.MALE ? RetirementGroup.MEN_60 : recorded;
  }

  private Terms of(RetirementGroup group) {
    Terms found = terms.get(group);
    if (found == null) {
      throw new IllegalStateException("There are no terms for the group (" + group + ").");
    }
    return found;
  }

  boolean known(RetirementGroup group) {
    return of(group).age().known();
  }

  Threshold delayLimit(RetirementGroup group) {
    return of(group).limit().known() ? of(group).limit() : of(group).age();
  }

  /** Months by which the original age is exceeded; none before the decision is in force. */
  int delay(RetirementGroup group, int birth) {
    Terms t = of(group);
    if (!t.step().known()) {
      return 0;
    }
    int since = originalMonth(t, birth) - firstMonth.number();
    return since < 0 ? 0 : Math.min(since / t.step().number() + 1, t.limit().number());
  }

  /** The month of retirement, counted from year 0. */
  int month(RetirementGroup group, int birth) {
    return originalMonth(of(group), birth) + delay(group, birth);
  }

  private static int originalMonth(Terms t, int birth) {
    return Days.month(birth) + t.age().months();
  }

  /** The month of retirement as a tree: original age, delay, month. */
  Explanation explain(Law law, LocalDate birth, RetirementGroup group, LocalDate asOf) {
    int born = Days.day(birth);
    ProvisionText text = law.text("TX-delay");
    Citation known = law.citation(text, asOf);
    Citation citation = known == null ? law.citationOfUnknownVersion(text, asOf) : known;
    Terms t = of(group);
    if (!t.age().known()) {
      return Explanation.of("TX-delay", new Value.Missing(), text.title()).citing(citation).build();
    }
    YearMonth month = yearMonth(month(group, born));
    int delay = delay(group, born);
    Explanation.Builder tree =
        Explanation.of(
                "TX-delay",
                new Value.Day(month.atDay(1)),
                SENTENCE.fill(group.text(), t.age().number(), delay, month.toString()))
            .using(Fact.of(BIRTH, birth))
            .citing(citation);
    for (Threshold threshold : List.of(t.age(), t.step(), t.limit())) {
      if (threshold.parameter() != null) {
        tree.using(threshold.parameter());
      }
    }
    return tree.build();
  }

  static YearMonth yearMonth(int month) {
    return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
  }

  static int firstDay(int month) {
    return Days.firstOfMonth(month);
  }
}
