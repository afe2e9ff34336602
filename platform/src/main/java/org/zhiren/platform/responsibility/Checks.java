package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * Looks for values that give cause to ask: not a verdict about anybody, but a reason to look at the
 * evidence.
 */
@Component
@Transactional(readOnly = true)
public class Checks {

  private static final int MOST = 300;
  private static final int MANY_EQUAL = 4;
  private static final BigDecimal MANY_STEPS = BigDecimal.valueOf(500);
  private static final BigDecimal WRONG_SCALE = BigDecimal.valueOf(50);

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final OwnerCheck owners;
  private final Clock clock;

  Checks(JdbcClient jdbc, Plans plans, Targets targets, OwnerCheck owners, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.owners = owners;
    this.clock = clock;
  }

  /** What a value can look like. */
  public enum Kind {
    /** Reported as done without the evidence that it asks for. */
    NO_EVIDENCE(Text.of("报完成却无佐证", "done without evidence")),
    /** A value that seems to be in another unit of measure. */
    WRONG_MEASURE(Text.of("数值量级异常，疑似单位填错", "a jump in scale, perhaps the wrong unit")),
    /** Several values in a row that hit the planned course to the digit. */
    TOO_EVEN(Text.of("连续多月与计划分毫不差", "exactly as planned for months")),
    /** Handed to a unit that is not below the one whose work it is. */
    WRONG_UNIT(Text.of("责任单位不在上级目标的单位之下", "a unit outside the one above it")),
    /** A total that counts up fell back. */
    FELL_BACK(Text.of("累计数倒退", "a running total fell")),
    /** Nothing was reported for long. */
    SILENT(Text.of("久未填报", "not reported for long"));

    private final Text text;

    Kind(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * Something to look at.
   *
   * @param kind what it looks like
   * @param target the target
   * @param detail one sentence with the numbers
   */
  public record Finding(Kind kind, Target target, Text detail) {}

  /**
   * What was found.
   *
   * @param plan the plan
   * @param findings at most 300, kind by kind
   * @param counts how many of each kind there are
   */
  public record Found(Plan plan, List<Finding> findings, Map<Kind, Integer> counts) {
    /** Copies. */
    public Found {
      findings = List.copyOf(findings);
      counts = Map.copyOf(counts);
    }
  }

  /** Looks through the plan, within what the acting account may see. */
  public Found of(UUID planId) {
    return of(planId, LocalDate.now(clock));
  }

  /** The same as of a day. */
  public Found of(UUID planId, LocalDate today) {
    Plan plan = plans.required(planId);
    List<Target> all = targets.ofPlan(planId);
    Set<UUID> proved =
        new HashSet<>(
            jdbc.sql(
                    """
                    select distinct e.target_id from responsibility.evidence e
                      join responsibility.target t on t.id = e.target_id where t.plan_id = :plan
                    """)
                .param("plan", planId)
                .query(UUID.class)
                .list());
    Set<UUID> parents = new HashSet<>();
    all.forEach(target -> {
      UUID parent = target.parentId();
      if (parent != null) {
        parents.add(parent);
      }
    });
    Map<UUID, List<Judging.Point>> points = points(plan);
    List<Finding> findings = new ArrayList<>();
    for (Target target : all) {
      if (parents.contains(target.id())) {
        continue;
      }
      if (target.doneOn() != null
          && !target.facts().evidence().isEmpty()
          && !proved.contains(target.id())) {
        findings.add(
            new Finding(
                Kind.NO_EVIDENCE,
                target,
                Text.of("{0} 报完成，应有：{1}。", "Reported as done on {0}; asked for: {1}.")
                    .fill(target.doneOn(), target.facts().evidence())));
      }
      values(target, points.getOrDefault(target.id(), List.of()), plan, today, findings);
    }
    findings.addAll(owners.outside(all, today));
    Map<Kind, Integer> counts = new HashMap<>();
    findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    findings.sort(java.util.Comparator.comparing(Finding::kind));
    return new Found(plan, findings.size() <= MOST ? findings : findings.subList(0, MOST), counts);
  }

  private static void values(
      Target target,
      List<Judging.Point> points,
      Plan plan,
      LocalDate today,
      List<Finding> findings) {
    BigDecimal goal = Objects.requireNonNull(target.facts().goal());
    BigDecimal baseline = target.facts().baseline();
    int exact = 0;
    BigDecimal before = null;
    boolean jumped = false;
    for (Judging.Point point : points) {
      BigDecimal value = point.value();
      BigDecimal span = goal.abs().max(baseline == null ? BigDecimal.ONE : baseline.abs());
      if (!jumped && value.abs().compareTo(span.multiply(WRONG_SCALE)) > 0) {
        jumped = true;
        findings.add(
            new Finding(
                Kind.WRONG_MEASURE,
                target,
                Text.of(
                        "{0} 填报 {1}{2}，目标值 {3}{2}。",
                        "{1} {2} was reported for {0}; the target is {3} {2}.")
                    .fill(
                        point.day(),
                        value.toPlainString(),
                        target.facts().measure(),
                        goal.toPlainString())));
      } else if (!jumped
          && before != null
          && target.direction() == Direction.UP
          && value.compareTo(before) < 0
          && value.signum() > 0
          && baseline != null
          && baseline.signum() == 0) {
        findings.add(
            new Finding(
                Kind.FELL_BACK,
                target,
                Text.of("{0} 由 {1} 降为 {2}。", "It went from {1} to {2} on {0}.")
                    .fill(point.day(), before.toPlainString(), value.toPlainString())));
      }
      exact = isPlanned(target, plan, point) ? exact + 1 : 0;
      if (exact == MANY_EQUAL) {
        findings.add(
            new Finding(
                Kind.TOO_EVEN,
                target,
                Text.of(
                        "到 {0} 已连续 {1} 次与匀速计划完全相同。",
                        "By {0}, {1} values in a row equalled the even course exactly.")
                    .fill(point.day(), exact)));
      }
      before = value;
    }
    LocalDate last = points.isEmpty() ? plan.startsOn() : points.getLast().day();
    boolean open = target.doneOn() == null && plan.state().running();
    if (open && last.plusDays(2L * Judging.THRESHOLDS.staleAfterDays()).isBefore(today)) {
      findings.add(
          new Finding(
              Kind.SILENT, target, Text.of("最近一次是 {0}。", "The last value is of {0}.").fill(last)));
    }
  }

  /** Whether a value is, to the digit, what even progress by months would give. */
  private static boolean isPlanned(Target target, Plan plan, Judging.Point point) {
    BigDecimal goal = Objects.requireNonNull(target.facts().goal());
    BigDecimal baseline = target.facts().baseline();
    if (baseline == null || target.direction() == Direction.RANGE) {
      return false;
    }
    long months =
        java.time.temporal.ChronoUnit.MONTHS.between(
            plan.startsOn(), target.deadline().plusDays(1));
    long gone =
        java.time.temporal.ChronoUnit.MONTHS.between(plan.startsOn(), point.day().plusDays(1));
    // Where there are few steps on the way, hitting the plan to the digit is no wonder.
    boolean pieces = WholeNumbers.asked(target.facts().measure(), target.facts().indicator());
    BigDecimal steps = goal.subtract(baseline).abs().movePointRight(pieces ? 0 : 2);
    boolean few = steps.compareTo(MANY_STEPS) < 0;
    if (few || months <= 0 || gone <= 0 || gone >= months) {
      return false;
    }
    BigDecimal planned =
        goal.subtract(baseline)
            .multiply(BigDecimal.valueOf(gone))
            .divide(BigDecimal.valueOf(months), 2, java.math.RoundingMode.HALF_UP)
            .add(baseline);
    return planned.compareTo(point.value().setScale(2, java.math.RoundingMode.HALF_UP)) == 0;
  }

  private Map<UUID, List<Judging.Point>> points(Plan plan) {
    Map<UUID, List<Judging.Point>> all = new HashMap<>();
    jdbc.sql(
            """
            select r.target_id, array_agg(r.as_of order by r.as_of) as days,
                   array_agg(r.value order by r.as_of) as numbers
            from responsibility.reading r join responsibility.target t on t.id = r.target_id
            where r.current and t.plan_id = :plan and r.as_of >= :from
            group by r.target_id
            """)
        .param("plan", plan.id())
        .param("from", plan.startsOn())
        .query((java.sql.ResultSet row) -> {
          java.sql.Date[] days = (java.sql.Date[]) row.getArray("days").getArray();
          List<BigDecimal> numbers =
              Arrays.asList((BigDecimal[]) row.getArray("numbers").getArray());
          List<Judging.Point> points = new ArrayList<>();
          for (int i = 0; i < days.length; i++) {
            points.add(new Judging.Point(days[i].toLocalDate(), numbers.get(i)));
          }
          all.put(Rows.uuid(row, "target_id"), points);
        });
    return all;
  }
}
