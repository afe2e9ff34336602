package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.demonstration.DemonstrationWorks.Work;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * A plan of the year for up to 1,600 units: eight pieces of work, each handed down from the
 * prefecture over its branches to the units, with monthly values of three years. Faults are planted
 * by a fixed seed, so that pages and checks have something to find.
 */
@Component
@Order(50)
class DemonstrationTargets implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTargets.class);
  private static final long SEED = 11;
  private static final int MOST_UNITS = 1_600;
  private static final int WHOLE = 10_000;
  private static final int MONTHS = 12;
  private static final int MANY_STEPS = 500;
  private static final int HELPED = 17;
  private static final int HELPING_DEPARTMENT = 5;
  private static final String SURNAMES = "沈陆顾钱孙李周吴郑王冯陈褚卫蒋韩杨朱秦许";
  private static final String GIVEN = "明华建国志强文静丽敏晓东海燕玉兰春梅永康";

  private final TargetsIntake intake;
  private final DemonstrationFollowUp followUp;
  private final Clock clock;

  DemonstrationTargets(TargetsIntake intake, DemonstrationFollowUp followUp, Clock clock) {
    this.intake = intake;
    this.followUp = followUp;
    this.clock = clock;
  }

  /** What is planted in a target. */
  enum Fault {
    NONE,
    LATE,
    WRONG_MEASURE,
    TOO_EVEN,
    NO_EVIDENCE,
    SILENT,
    WRONG_UNIT
  }

  @Override
  public void load(Filled filled) {
    create(filled.units());
  }

  /** Makes the plan of this year for the units below the topmost one. */
  void create(List<UnitRecord> all) {
    create(all, LocalDate.now(clock));
  }

  /**
   * Makes the plan of the year of {@code today}.
   *
   * @return what was planted, and how often
   */
  Map<Fault, Integer> create(List<UnitRecord> all, LocalDate today) {
    UnitRecord root =
        all.stream()
            .filter(unit -> unit.parentId() == null && unit.abolishedOn() == null)
            .findFirst()
            .orElse(null);
    if (root == null) {
      return Map.of();
    }
    int year = today.getYear();
    Map<String, List<UnitRecord>> branches = branches(root, all);
    SplittableRandom random = new SplittableRandom(SEED);
    List<TargetsIntake.Given> targets = new ArrayList<>();
    List<TargetsIntake.GivenValue> values = new ArrayList<>();
    List<TargetsIntake.Given> late = new ArrayList<>();
    Map<Fault, Integer> planted = new HashMap<>();
    UUID top = DemonstrationIds.of(root.unitId());
    int[] works = shares(DemonstrationWorks.ALL.size());
    for (int w = 0; w < DemonstrationWorks.ALL.size(); w++) {
      Work work = DemonstrationWorks.ALL.get(w);
      UUID whole = whole(year, work);
      targets.add(given(whole, null, w + 1, work, top, works[w], today, random, Fault.NONE));
      int place = 0;
      int[] weights = shares(branches.size());
      for (Map.Entry<String, List<UnitRecord>> branch : branches.entrySet()) {
        UUID over = DemonstrationIds.of("target " + year + " " + work.name() + branch.getKey());
        UUID unit = DemonstrationIds.of(branch.getKey());
        // A unit without others below takes its part of the whole itself.
        boolean alone = branch.getValue().size() == 1;
        if (!alone) {
          targets.add(
              given(over, whole, place + 1, work, unit, weights[place], today, random, Fault.NONE));
        }
        place++;
        boolean misplaced = false;
        int[] below = shares(branch.getValue().size());
        for (int i = 0; i < branch.getValue().size(); i++) {
          String member = branch.getValue().get(i).unitId();
          Fault drawn = fault(random, work);
          boolean twice = drawn == Fault.WRONG_UNIT && (alone || misplaced);
          Fault fault = twice ? Fault.NONE : drawn;
          misplaced |= fault == Fault.WRONG_UNIT;
          planted.merge(fault, 1, Integer::sum);
          TargetsIntake.Given leaf =
              given(
                  leaf(year, work, DemonstrationIds.of(member)),
                  alone ? whole : over,
                  alone ? place : i + 1,
                  work,
                  DemonstrationIds.of(
                      fault == Fault.WRONG_UNIT ? other(branches, branch.getKey()) : member),
                  alone ? weights[place - 1] : below[i],
                  today,
                  random,
                  fault);
          if (i > 0 && targets.size() % HELPED == 0 && fault == Fault.NONE) {
            leaf = helped(leaf, DemonstrationIds.of(branch.getValue().get(i - 1).unitId()));
          }
          boolean helping = place % HELPING_DEPARTMENT == w % HELPING_DEPARTMENT;
          if (alone && helping && branches.size() > 1 && fault == Fault.NONE) {
            leaf = helped(leaf, neighbour(branches, place - 1, w));
          }
          targets.add(leaf);
          if (fault == Fault.LATE) {
            late.add(leaf);
          }
          DemonstrationValues.add(leaf, work, fault, today, random, values);
        }
      }
    }
    intake.load(
        top,
        new Plan.Head(
            year + "年度目标责任",
            PlanKind.YEAR,
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, MONTHS, 31),
            "关于下达" + year + "年度目标任务的通知"),
        targets,
        values);
    followUp.prove(targets, today);
    followUp.supervise(late);
    LOG.info(
        "Demonstration: targets {}, values {}, planted {}", targets.size(), values.size(), planted);
    return planted;
  }

  /** The target of a whole piece of work in a year. */
  static UUID whole(int year, Work work) {
    return DemonstrationIds.of("target " + year + " " + work.name());
  }

  /** The part of one unit in it. */
  static UUID leaf(int year, Work work, UUID unit) {
    return DemonstrationIds.of("target " + year + " " + work.name() + " of " + unit);
  }

  /** A unit of another branch, to which the work does not belong. */
  private static String other(Map<String, List<UnitRecord>> branches, String branch) {
    return branches.keySet().stream().filter(one -> !one.equals(branch)).findFirst().orElse(branch);
  }

  /** Another branch that helps with a piece of work; in turn all of them. */
  private static UUID neighbour(Map<String, List<UnitRecord>> branches, int place, int work) {
    List<String> all = List.copyOf(branches.keySet());
    int step = 1 + work % Math.max(1, all.size() - 1);
    return DemonstrationIds.of(all.get((place + step) % all.size()));
  }

  private static TargetsIntake.Given helped(TargetsIntake.Given given, UUID helper) {
    return new TargetsIntake.Given(
        given.id(),
        given.parentId(),
        given.no(),
        given.facts().with().cooperating(List.of(helper)).facts(),
        given.doneOn());
  }

  /** The last end of a month before {@code today}, or the first day of the year in January. */
  static LocalDate lastEnd(LocalDate today) {
    LocalDate end = today.withDayOfMonth(1).minusDays(1);
    return end.getYear() == today.getYear() ? end : today.withDayOfYear(1);
  }

  /** Unit directly below the root → units below that one; a branch without any stands by itself. */
  private static Map<String, List<UnitRecord>> branches(UnitRecord root, List<UnitRecord> all) {
    Map<String, List<UnitRecord>> below = new HashMap<>();
    all.stream()
        .filter(unit -> unit.abolishedOn() == null && unit.parentId() != null)
        .forEach(unit ->
            below
                .computeIfAbsent(String.valueOf(unit.parentId()), id -> new ArrayList<>())
                .add(unit));
    Map<String, List<UnitRecord>> branches = new LinkedHashMap<>();
    int count = 0;
    for (UnitRecord branch : below.getOrDefault(root.unitId(), List.of())) {
      List<UnitRecord> members = new ArrayList<>(List.of(branch));
      for (int i = 0; i < members.size() && count + members.size() < MOST_UNITS; i++) {
        members.addAll(below.getOrDefault(members.get(i).unitId(), List.of()));
      }
      if (count + members.size() <= MOST_UNITS) {
        branches.put(branch.unitId(), members);
        count += members.size();
      }
    }
    return branches;
  }

  /** Equal weights in basis points; the first take what is left over. */
  static int[] shares(int count) {
    int[] shares = new int[count];
    for (int i = 0; i < count; i++) {
      shares[i] = WHOLE / count + (i < WHOLE % count ? 1 : 0);
    }
    return shares;
  }

  private static Fault fault(SplittableRandom random, Work work) {
    int drawn = random.nextInt(1_000);
    if (drawn < 70) {
      return Fault.LATE;
    }
    if (drawn < 75) {
      return Fault.WRONG_MEASURE;
    }
    if (drawn < 85) {
      // Where there are few steps on the way, hitting the plan to the digit is no wonder.
      double steps = Math.abs(work.goal() - work.baseline()) * (work.whole() ? 1 : 100);
      boolean telling = steps >= MANY_STEPS;
      return work.direction() != Direction.RANGE && telling ? Fault.TOO_EVEN : Fault.NONE;
    }
    if (drawn < 100) {
      return work.evidence().isEmpty() ? Fault.NONE : Fault.NO_EVIDENCE;
    }
    if (drawn < 120) {
      return Fault.SILENT;
    }
    return drawn < 122 ? Fault.WRONG_UNIT : Fault.NONE;
  }

  private static TargetsIntake.Given given(
      UUID id,
      @Nullable UUID parent,
      int no,
      Work work,
      UUID unit,
      int weight,
      LocalDate today,
      SplittableRandom random,
      Fault fault) {
    TargetFacts facts =
        new TargetFacts(
            work.name(),
            work.kind(),
            unit,
            name(random),
            name(random),
            List.of(),
            work.indicator(),
            work.measure(),
            work.direction(),
            work.direction() == Direction.RANGE ? null : number(work.baseline()),
            number(work.goal()),
            number(work.challenge()),
            work.rule(),
            work.course(),
            weight,
            LocalDate.of(today.getYear(), MONTHS, 31),
            work.evidence(),
            work.source(),
            List.of());
    return new TargetsIntake.Given(
        id, parent, no, facts, fault == Fault.NO_EVIDENCE ? lastEnd(today) : null);
  }

  private static Named name(SplittableRandom random) {
    String name =
        ""
            + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
            + GIVEN.charAt(random.nextInt(GIVEN.length()))
            + GIVEN.charAt(random.nextInt(GIVEN.length()));
    return new Named(null, name);
  }

  private static BigDecimal number(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
