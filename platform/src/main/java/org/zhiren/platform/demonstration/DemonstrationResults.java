package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.demonstration.DemonstrationTargets.Fault;
import org.zhiren.platform.demonstration.DemonstrationWorks.Work;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.evaluation.EvaluationIntake;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The plan of the year before, evaluated and released: for the units directly below the topmost
 * one, with people on file who answered for its targets, one appeal that was upheld and one that
 * was not. So a newcomer sees results with their reasons before the own first evaluation.
 */
@Component
@Order(100)
class DemonstrationResults implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationResults.class);
  private static final long SEED = 13;
  private static final int MOST_UNITS = 60;
  private static final int MONTHS = 12;
  private static final int PEOPLE = 3;

  private final TargetsIntake intake;
  private final EvaluationIntake evaluation;
  private final People people;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DemonstrationResults(
      TargetsIntake intake,
      EvaluationIntake evaluation,
      People people,
      TransactionTemplate transactions,
      Clock clock) {
    this.intake = intake;
    this.evaluation = evaluation;
    this.people = people;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean afterwards() {
    return true;
  }

  @Override
  public void load(Filled filled) {
    create(filled.units(), filled.member());
  }

  /**
   * Makes it, in two transactions of its own: an evaluation also reads what another transaction has
   * committed.
   *
   * @param member the person of the demonstration's ordinary member; {@code null} for nobody
   * @return the plan; empty if there are no units below the topmost one
   */
  Optional<UUID> create(List<UnitRecord> units, DemonstrationAccounts.@Nullable Member member) {
    UnitRecord root =
        units.stream()
            .filter(unit -> unit.parentId() == null && unit.abolishedOn() == null)
            .findFirst()
            .orElse(null);
    List<UnitRecord> below =
        root == null
            ? List.of()
            : units.stream()
                .filter(unit -> root.unitId().equals(unit.parentId()) && unit.abolishedOn() == null)
                .limit(MOST_UNITS)
                .toList();
    if (root == null || below.isEmpty()) {
      return Optional.empty();
    }
    LocalDate end = LocalDate.of(LocalDate.now(clock).getYear() - 1, MONTHS, 31);
    List<TargetsIntake.Given> targets = new ArrayList<>();
    List<TargetsIntake.GivenValue> values = new ArrayList<>();
    UUID plan =
        Objects.requireNonNull(
            transactions.execute(status -> {
              invent(root, below, member, end, targets, values);
              return intake.load(
                  DemonstrationIds.of(root.unitId()),
                  new Plan.Head(
                      end.getYear() + "年度目标责任",
                      PlanKind.YEAR,
                      end.withDayOfYear(1),
                      end,
                      "关于下达" + end.getYear() + "年度目标任务的通知"),
                  targets,
                  values);
            }));
    transactions.executeWithoutResult(status ->
        evaluation.rehearse(
            plan,
            new Scheme(
                BigDecimal.valueOf(115),
                true,
                BigDecimal.valueOf(60),
                5,
                BigDecimal.ONE,
                5,
                10,
                Scheme.USUAL.criteria()),
            appeals(targets, values, end),
            "演示：常委会会议审定"));
    LOG.info("Demonstration: results released, targets {}", targets.size());
    return Optional.of(plan);
  }

  private void invent(
      UnitRecord root,
      List<UnitRecord> below,
      DemonstrationAccounts.@Nullable Member member,
      LocalDate end,
      List<TargetsIntake.Given> targets,
      List<TargetsIntake.GivenValue> values) {
    SplittableRandom random = new SplittableRandom(SEED);
    @Nullable Named own = member == null ? null : new Named(member.id(), member.name());
    List<List<Named>> onFile = below.stream().map(this::onFile).toList();
    int[] works = DemonstrationTargets.shares(DemonstrationWorks.ALL.size());
    int[] weights = DemonstrationTargets.shares(below.size());
    UUID top = DemonstrationIds.of(root.unitId());
    for (int w = 0; w < DemonstrationWorks.ALL.size(); w++) {
      Work work = DemonstrationWorks.ALL.get(w);
      String key = "result " + end.getYear() + " " + work.name();
      UUID whole = DemonstrationIds.of(key);
      targets.add(
          DemonstrationTargets.given(
              whole, null, w + 1, work, top, works[w], end, random, Fault.NONE));
      for (int i = 0; i < below.size(); i++) {
        int drawn = random.nextInt(100);
        Fault fault = drawn < 12 ? Fault.LATE : drawn < 15 ? Fault.SILENT : Fault.NONE;
        TargetsIntake.Given leaf =
            DemonstrationTargets.given(
                DemonstrationIds.of(key + " of " + below.get(i).unitId()),
                whole,
                i + 1,
                work,
                DemonstrationIds.of(below.get(i).unitId()),
                weights[i],
                end,
                random,
                fault);
        // The ordinary member of the demonstration answers for the last piece of work.
        boolean lastOfFirst = w == DemonstrationWorks.ALL.size() - 1 && i == 0;
        leaf = answering(leaf, lastOfFirst && own != null ? own : somebody(onFile.get(i), w));
        targets.add(leaf);
        DemonstrationValues.add(leaf, work, fault, end, random, values);
      }
    }
  }

  /** The first people of a unit on file; they answer for its pieces of work in turn. */
  private List<Named> onFile(UnitRecord unit) {
    People.Search there =
        new People.Search("", DemonstrationIds.of(unit.unitId()), null, false, false);
    return people.list(there, null, PEOPLE).people().stream()
        .map((Person person) -> new Named(person.id(), person.name()))
        .toList();
  }

  private static @Nullable Named somebody(List<Named> onFile, int work) {
    return onFile.isEmpty() ? null : onFile.get(work % onFile.size());
  }

  private static TargetsIntake.Given answering(
      TargetsIntake.Given given, @Nullable Named somebody) {
    return somebody == null
        ? given
        : new TargetsIntake.Given(
            given.id(),
            given.parentId(),
            given.no(),
            given.facts().with().person(somebody).facts(),
            given.doneOn());
  }

  /** The two lowest of the first piece of work appeal: one has a document, the other has none. */
  private static List<EvaluationIntake.Answered> appeals(
      List<TargetsIntake.Given> targets, List<TargetsIntake.GivenValue> values, LocalDate end) {
    Work work = DemonstrationWorks.ALL.getFirst();
    Map<UUID, BigDecimal> last = new HashMap<>();
    values.stream()
        .filter(value -> value.asOf().equals(end))
        .forEach(value -> last.put(value.targetId(), value.value()));
    List<TargetsIntake.Given> lowest =
        targets.stream()
            .filter(target -> target.parentId() != null)
            .filter(target -> target.facts().name().equals(work.name()))
            .filter(target -> last.containsKey(target.id()))
            .sorted(Comparator.comparing(target -> Objects.requireNonNull(last.get(target.id()))))
            .limit(2)
            .toList();
    List<EvaluationIntake.Answered> appeals = new ArrayList<>();
    for (int i = 0; i < lowest.size(); i++) {
      TargetsIntake.Given target = lowest.get(i);
      boolean upheld = i == 0;
      appeals.add(
          new EvaluationIntake.Answered(
              target.id(),
              upheld ? "第四季度新增就业人数漏计两个乡镇。" : "受市场影响，请酌情加分。",
              upheld ? "统计部门年报、两个乡镇的就业登记台账。" : "情况说明。",
              upheld ? "经核对年报和台账，漏计属实，按年报更正。" : "计分办法未规定此类加分，维持原结果。",
              upheld
                  ? Objects.requireNonNull(last.get(target.id())).add(BigDecimal.valueOf(120))
                  : null));
    }
    return appeals;
  }
}
