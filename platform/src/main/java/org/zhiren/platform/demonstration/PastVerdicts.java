package org.zhiren.platform.demonstration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.zhiren.platform.demonstration.DemonstrationWorks.Work;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Answered;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Days;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Judge;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Mark;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Past;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations.Said;
import org.zhiren.platform.responsibility.evaluation.Proposal;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.shell.ListWorkbook;

/**
 * What was said about the invented plan of a past year: by a panel whose members differ in
 * severity, by two units that appealed, by those who decided about proposals.
 */
final class PastVerdicts {

  private static final Scheme SCHEME =
      new Scheme(
          BigDecimal.valueOf(115),
          true,
          BigDecimal.valueOf(60),
          5,
          BigDecimal.ONE,
          5,
          5,
          Scheme.USUAL.criteria());

  /** Members with the points by which each marks higher than the others. */
  private static final Map<String, Integer> JUDGES = judges();

  private static final int FEWEST = 3;
  private static final int APPEALS = 2;
  private static final int FROZEN = 12;
  private static final int APPEALED = 15;
  private static final int APPEALS_END = 19;
  private static final int ANSWERED = 21;
  private static final int RELEASED = 28;
  private static final int DECIDED = 40;

  private final LocalDate end;
  private final List<TargetsIntake.Given> leaves;
  private final Map<UUID, BigDecimal> last = new HashMap<>();
  private final SplittableRandom random;

  PastVerdicts(
      int year,
      List<TargetsIntake.Given> targets,
      List<TargetsIntake.GivenValue> values,
      long seed) {
    this.end = LocalDate.of(year, 12, 31);
    this.leaves = targets.stream().filter(target -> target.parentId() != null).toList();
    values.stream()
        .filter(value -> value.asOf().equals(end))
        .forEach(value -> last.put(value.targetId(), value.value()));
    this.random = new SplittableRandom(seed);
  }

  private static Map<String, Integer> judges() {
    Map<String, Integer> judges = new LinkedHashMap<>();
    judges.put("评委 陆文清", -6);
    judges.put("评委 钱志远", 4);
    judges.put("评委 孙静怡", 0);
    judges.put("评委 吴永康", 5);
    judges.put("评委 郑晓梅", -3);
    return judges;
  }

  /** Whether the evaluation of a year was over on a day. */
  static boolean over(int year, LocalDate today) {
    return !today.isBefore(LocalDate.of(year, 12, 31).plusDays(RELEASED));
  }

  /** All of it. */
  Past past() {
    return new Past(
        SCHEME,
        JUDGES.keySet().stream().map(PastVerdicts::judge).toList(),
        marks(),
        new Days(
            end.plusDays(FROZEN),
            "考核办公室",
            end.plusDays(APPEALS_END),
            end.plusDays(RELEASED),
            "演示：常委会会议审定"),
        appeals(),
        confirmed());
  }

  private static Judge judge(String name) {
    return new Judge(DemonstrationIds.of("judge " + name), name);
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (TargetsIntake.Given leaf : leaves) {
      if (leaf.facts().kind() == TargetKind.HIGHLIGHT) {
        double merit =
            82 + 150 * DemonstrationValues.diligence(unit(leaf)) + random.nextGaussian() * 4;
        List<String> order = new ArrayList<>(JUDGES.keySet());
        Collections.rotate(order, random.nextInt(order.size()));
        for (int i = 0; i < order.size(); i++) {
          int drawn = i < FEWEST ? 0 : random.nextInt(100);
          if (drawn < 60) {
            marks.add(mark(leaf.id(), order.get(i), merit));
          } else if (drawn < 68) {
            marks.add(new Mark(leaf.id(), judge(order.get(i)).id(), null, "曾在该单位任职，申请回避。"));
          }
        }
      }
    }
    return marks;
  }

  private Mark mark(UUID target, String member, double merit) {
    int severity = Objects.requireNonNull(JUDGES.get(member));
    Map<String, BigDecimal> marks = new LinkedHashMap<>();
    for (Scheme.Criterion criterion : SCHEME.criteria()) {
      long points = Math.round(merit + severity + random.nextGaussian() * 3);
      marks.put(criterion.name(), BigDecimal.valueOf(Math.clamp(points, 40, 100)));
    }
    return new Mark(target, judge(member).id(), marks, null);
  }

  /** The two lowest of the first piece of work appeal: one can show it, the other cannot. */
  private List<Answered> appeals() {
    Work work = DemonstrationWorks.ALL.getFirst();
    List<TargetsIntake.Given> lowest =
        leaves.stream()
            .filter(target -> target.facts().name().equals(work.name()))
            .filter(target -> last.containsKey(target.id()))
            .sorted(Comparator.comparing(target -> Objects.requireNonNull(last.get(target.id()))))
            .limit(APPEALS)
            .toList();
    List<Answered> appeals = new ArrayList<>();
    for (TargetsIntake.Given target : lowest) {
      appeals.add(appeals.isEmpty() ? upheld(target) : rejected(target));
    }
    return appeals;
  }

  private Answered upheld(TargetsIntake.Given target) {
    BigDecimal was = Objects.requireNonNull(last.get(target.id()));
    BigDecimal missed = was.multiply(new BigDecimal("0.12")).setScale(0, RoundingMode.UP);
    String measure = target.facts().measure();
    return new Answered(
        target.id(),
        new Said(
            target.facts().person().name(),
            end.plusDays(APPEALED),
            "第四季度漏计两个乡镇的新增就业 %s%s。".formatted(missed.toPlainString(), measure)),
        "统计年报；两个乡镇的就业登记台账，见附件。",
        List.of(ledger(target.facts(), missed)),
        new Said("考核办公室复核组", end.plusDays(ANSWERED), "经核对年报和台账，漏计属实，按年报更正。"),
        was.add(missed));
  }

  private Answered rejected(TargetsIntake.Given target) {
    return new Answered(
        target.id(),
        new Said(target.facts().person().name(), end.plusDays(APPEALED), "受市场影响较大，请酌情加分。"),
        "本单位情况说明。",
        List.of(),
        new Said("考核办公室复核组", end.plusDays(ANSWERED), "公布的计分办法没有此类加分，维持原结果。"),
        null);
  }

  private static ProvingFile ledger(TargetFacts facts, BigDecimal missed) {
    BigDecimal half = missed.divide(BigDecimal.TWO, 0, RoundingMode.DOWN);
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try {
      ListWorkbook.write(
          "台账",
          List.of(facts.indicator() + "漏计明细（演示）"),
          List.of("乡镇", facts.indicator(), "计量单位"),
          List.of(
              List.of("东河乡", half.toPlainString(), facts.measure()),
              List.of("西山镇", missed.subtract(half).toPlainString(), facts.measure())),
          sheet);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return ProvingFile.of("就业登记台账.xlsx", sheet.toByteArray());
  }

  private Map<UUID, String> confirmed() {
    Map<UUID, String> confirmed = new HashMap<>();
    leaves.forEach(leaf -> confirmed.putIfAbsent(unit(leaf), leaf.facts().person().name()));
    return confirmed;
  }

  private static UUID unit(TargetsIntake.Given leaf) {
    return Objects.requireNonNull(leaf.facts().unitId());
  }

  /** What somebody decided about a proposal. */
  record Decision(boolean accepted, Said said) {}

  /** One proposal of each kind is decided; the others wait for whoever looks around. */
  Map<UUID, Decision> decisions(List<Proposal> proposals, LocalDate today) {
    LocalDate usual = end.plusDays(DECIDED);
    LocalDate on = usual.isAfter(today) ? today : usual;
    Map<UUID, Decision> decisions = new HashMap<>();
    for (Proposal.Kind kind : Proposal.Kind.values()) {
      proposals.stream()
          .filter(one -> one.kind() == kind)
          .findFirst()
          .ifPresent(one -> decisions.put(one.id(), decision(kind, on)));
    }
    return decisions;
  }

  private static Decision decision(Proposal.Kind kind, LocalDate on) {
    return switch (kind) {
      case REWARD -> new Decision(true, new Said("部务会", on, "采纳，列入年度及时奖励的建议名单，按程序另行研究。"));
      case REMINDER -> new Decision(true, new Said("部务会", on, "采纳，由所在单位主要负责同志谈话提醒，帮助查找原因。"));
      case TRAINING -> new Decision(false, new Said("部务会", on, "不采纳：下半年才接手，先跟踪半年再研究。"));
    };
  }
}
