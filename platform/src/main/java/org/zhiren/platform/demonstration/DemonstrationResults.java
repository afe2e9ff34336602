package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.zhiren.platform.demonstration.DemonstrationWorks.Work;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.Reporting;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations;
import org.zhiren.platform.responsibility.evaluation.Proposal;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The plan of the year before, evaluated and released, for the units directly below the topmost
 * one: the same pieces of work, with the values that stand as history behind this year's targets,
 * and with people on file who answered for them. Evaluations look at what is committed, so it comes
 * when all else is there.
 */
@Component
@Order(55)
class DemonstrationResults implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationResults.class);
  private static final long SEED = 13;
  private static final int MOST_UNITS = 60;
  private static final int MONTHS = 12;
  private static final int PEOPLE = 4;

  /** So many in a thousand have reported nothing: what is unknown stays unknown. */
  private static final int SILENT = 15;

  /** Who answers for which piece of work, in the order of the works: three people of a unit. */
  private static final int[] ANSWERS = {1, 2, 1, 3, 3, 2, 3, 1};

  private final TargetsIntake intake;
  private final PastEvaluations evaluations;
  private final Targets targets;
  private final Reporting reporting;
  private final People people;
  private final Units units;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DemonstrationResults(
      TargetsIntake intake,
      PastEvaluations evaluations,
      Targets targets,
      Reporting reporting,
      People people,
      Units units,
      TransactionTemplate transactions,
      Clock clock) {
    this.intake = intake;
    this.evaluations = evaluations;
    this.targets = targets;
    this.reporting = reporting;
    this.people = people;
    this.units = units;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean afterwards() {
    return true;
  }

  @Override
  public void load(Filled filled) {
    transactions.executeWithoutResult(
        status -> create(filled.units(), filled.member(), LocalDate.now(clock)));
  }

  /**
   * Makes it, in one transaction of the caller's.
   *
   * @param member the person of the demonstration's ordinary member; {@code null} for nobody
   * @return the plan; empty if this year's has nothing to take it from
   */
  Optional<UUID> create(
      List<UnitRecord> all, DemonstrationAccounts.@Nullable Member member, LocalDate today) {
    Optional<UnitRecord> root =
        all.stream()
            .filter(unit -> unit.parentId() == null && unit.abolishedOn() == null)
            .findFirst();
    if (root.isEmpty()) {
      return Optional.empty();
    }
    List<UUID> below =
        all.stream()
            .filter(
                unit -> root.get().unitId().equals(unit.parentId()) && unit.abolishedOn() == null)
            .map(unit -> DemonstrationIds.of(unit.unitId()))
            .limit(MOST_UNITS)
            .toList();
    // In January the year before is still being counted.
    int back = PastVerdicts.over(today.getYear() - 1, today) ? 1 : 2;
    Year year = new Year(today.getYear(), today.getYear() - back, home(below, member), member);
    for (UUID unit : below) {
      year.units.add(new Answering(unit, onFile(unit)));
    }
    for (int w = 0; w < DemonstrationWorks.ALL.size(); w++) {
      invent(year, w);
    }
    if (year.given.isEmpty()) {
      return Optional.empty();
    }
    UUID plan =
        intake.load(
            DemonstrationIds.of(root.get().unitId()), head(year.past), year.given, year.values);
    PastVerdicts verdicts = new PastVerdicts(year.past, year.given, year.values, SEED);
    List<Proposal> proposals = evaluations.load(plan, verdicts.past());
    verdicts
        .decisions(proposals, today)
        .forEach((proposal, one) -> evaluations.decided(proposal, one.accepted(), one.said()));
    LOG.info(
        "Demonstration: results of {} released, targets {}, proposals {}",
        year.past,
        year.given.size(),
        proposals.size());
    return Optional.of(plan);
  }

  /** A unit with those of its people on file who answer for something; perhaps nobody. */
  private record Answering(UUID unit, List<Named> onFile) {}

  /** What is being invented. */
  private static final class Year {
    final int now;
    final int past;
    final @Nullable UUID home;
    final DemonstrationAccounts.@Nullable Member member;
    final SplittableRandom random = new SplittableRandom(SEED);
    final List<Answering> units = new ArrayList<>();
    final List<TargetsIntake.Given> given = new ArrayList<>();
    final List<TargetsIntake.GivenValue> values = new ArrayList<>();

    Year(int now, int past, @Nullable UUID home, DemonstrationAccounts.@Nullable Member member) {
      this.now = now;
      this.past = past;
      this.home = home;
      this.member = member;
    }
  }

  private static Plan.Head head(int year) {
    return new Plan.Head(
        year + "年度目标责任",
        PlanKind.YEAR,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, MONTHS, 31),
        "关于下达" + year + "年度目标任务的通知");
  }

  /** The unit directly below the topmost one to which the member belongs. */
  private @Nullable UUID home(List<UUID> below, DemonstrationAccounts.@Nullable Member member) {
    UUID works = member == null ? null : people.find(member.id()).map(Person::unitId).orElse(null);
    if (works == null || below.contains(works)) {
      return works;
    }
    return units.above(works, LocalDate.now(clock)).stream()
        .map(Unit::id)
        .filter(below::contains)
        .findFirst()
        .orElse(null);
  }

  private List<Named> onFile(UUID unit) {
    return people
        .list(new People.Search("", unit, null, false, false), null, PEOPLE)
        .people()
        .stream()
        .map((Person person) -> new Named(person.id(), person.name()))
        .toList();
  }

  /** One piece of work as it was handed down in the past year, with what came of it. */
  private void invent(Year year, int number) {
    Work work = DemonstrationWorks.ALL.get(number);
    Target whole = targets.find(DemonstrationTargets.whole(year.now, work)).orElse(null);
    List<Answering> having = new ArrayList<>();
    List<Target> leaves = new ArrayList<>();
    for (Answering one : year.units) {
      targets
          .find(DemonstrationTargets.leaf(year.now, work, one.unit()))
          .filter(leaf -> leaf.unitId().equals(one.unit()))
          .ifPresent(leaf -> {
            having.add(one);
            leaves.add(leaf);
          });
    }
    if (whole == null || leaves.isEmpty()) {
      return;
    }
    UUID over = DemonstrationTargets.whole(year.past, work);
    int[] works = DemonstrationTargets.shares(DemonstrationWorks.ALL.size());
    year.given.add(
        new TargetsIntake.Given(
            over, null, number + 1, facts(year, whole, work, works[number]), null));
    int[] shares = DemonstrationTargets.shares(leaves.size());
    for (int i = 0; i < leaves.size(); i++) {
      UUID id = DemonstrationTargets.leaf(year.past, work, having.get(i).unit());
      TargetFacts facts = facts(year, leaves.get(i), work, shares[i]);
      year.given.add(
          new TargetsIntake.Given(
              id, over, i + 1, answered(year, having.get(i), facts, number), null));
      if (year.random.nextInt(1_000) >= SILENT) {
        values(year, leaves.get(i), id);
      }
    }
  }

  private static TargetFacts facts(Year year, Target now, Work work, int weight) {
    double size = DemonstrationValues.size(year.now - year.past);
    return now.facts()
        .with()
        .cooperating(List.of())
        .goal(scaled(now.facts().goal(), work, size))
        .challenge(scaled(now.facts().challenge(), work, size))
        .weight(weight)
        .deadline(LocalDate.of(year.past, MONTHS, 31))
        .facts();
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal number, Work work, double size) {
    if (number == null || work.direction() == Direction.RANGE) {
      return number;
    }
    BigDecimal by = BigDecimal.valueOf(size);
    int places = work.whole() ? 0 : 1;
    return work.direction() == Direction.UP
        ? number.multiply(by).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros()
        : number.divide(by, places, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static TargetFacts answered(Year year, Answering unit, TargetFacts facts, int work) {
    int answers = ANSWERS[work % ANSWERS.length];
    DemonstrationAccounts.Member member = year.member;
    Named own =
        member != null && unit.unit().equals(year.home) && answers == 2
            ? new Named(member.id(), member.name())
            : null;
    List<Named> onFile = unit.onFile();
    Named somebody =
        own != null ? own : onFile.size() > answers ? onFile.get(answers) : facts.person();
    Named leader = onFile.isEmpty() ? facts.leader() : onFile.getFirst();
    return facts.with().leader(leader).person(somebody).facts();
  }

  /** What this year's target has as its history is what was reported then. */
  private void values(Year year, Target now, UUID id) {
    for (Reading reading : reporting.history(now.id()).reversed()) {
      if (reading.asOf().getYear() == year.past && reading.current()) {
        year.values.add(
            new TargetsIntake.GivenValue(id, now.unitId(), reading.asOf(), reading.value()));
      }
    }
  }
}
