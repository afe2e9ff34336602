package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.springframework.stereotype.Component;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.responsibility.Course;
import org.zhiren.platform.responsibility.Direction;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.Problem;
import org.zhiren.platform.responsibility.Problems;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.Supervising;
import org.zhiren.platform.responsibility.SupervisionStep;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.TargetsIntake;

/**
 * A plan of the year for up to 1,600 units: eight pieces of work, each handed down from the
 * prefecture over its branches to the units, with monthly values of three years. Faults are planted
 * by a fixed seed, so that pages and checks have something to find.
 */
@Component
class DemonstrationTargets {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTargets.class);
  private static final long SEED = 11;
  private static final int MOST_UNITS = 1_600;
  private static final int WHOLE = 10_000;
  private static final int MONTHS = 12;
  private static final String SURNAMES = "沈陆顾钱孙李周吴郑王冯陈褚卫蒋韩杨朱秦许";
  private static final String GIVEN = "明华建国志强文静丽敏晓东海燕玉兰春梅永康";

  /** What a season does to the months of some work: little in winter, much in autumn. */
  private static final double[] SEASON = {3, 3, 6, 8, 9, 10, 9, 9, 12, 12, 10, 9};

  private final TargetsIntake intake;
  private final Supervising supervising;
  private final Problems problems;
  private final Clock clock;

  DemonstrationTargets(
      TargetsIntake intake, Supervising supervising, Problems problems, Clock clock) {
    this.intake = intake;
    this.supervising = supervising;
    this.problems = problems;
    this.clock = clock;
  }

  /** One piece of work. */
  private record Work(
      String name,
      TargetKind kind,
      String indicator,
      String measure,
      Direction direction,
      double baseline,
      double goal,
      double challenge,
      ScoreRule rule,
      Course course,
      String evidence,
      String source) {}

  private static final List<Work> WORKS =
      List.of(
          new Work(
              "城镇新增就业",
              TargetKind.RANKING,
              "城镇新增就业人数",
              "人",
              Direction.UP,
              0,
              600,
              720,
              ScoreRule.LINEAR,
              Course.SEASONAL,
              "就业登记汇总表",
              "人社部门就业月报"),
          new Work(
              "重点项目投资",
              TargetKind.BREAKTHROUGH,
              "重点项目完成投资",
              "万元",
              Direction.UP,
              0,
              8000,
              9600,
              ScoreRule.LINEAR,
              Course.SEASONAL,
              "投资完成情况证明",
              "发改部门项目月报"),
          new Work(
              "政务服务提速",
              TargetKind.HIGHLIGHT,
              "平均办理时限",
              "天",
              Direction.DOWN,
              10,
              6,
              5,
              ScoreRule.STEPS,
              Course.LINEAR,
              "政务服务平台统计截图",
              "政务服务平台"),
          new Work(
              "信访事项按期办结",
              TargetKind.STEP,
              "按期办结率",
              "%",
              Direction.RANGE,
              0,
              95,
              100,
              ScoreRule.LINEAR,
              Course.LINEAR,
              "",
              "信访信息系统"),
          new Work(
              "党员教育培训",
              TargetKind.STEP,
              "培训党员人次",
              "人次",
              Direction.UP,
              0,
              240,
              300,
              ScoreRule.LINEAR,
              Course.LINEAR,
              "培训名册和签到表",
              "组织部门培训台账"),
          new Work(
              "人居环境整治",
              TargetKind.BREAKTHROUGH,
              "完成整治点位",
              "个",
              Direction.UP,
              0,
              48,
              60,
              ScoreRule.STEPS,
              Course.LINEAR,
              "整治前后对比照片",
              "住建部门台账"),
          new Work(
              "安全隐患整改",
              TargetKind.STEP,
              "未整改隐患数",
              "项",
              Direction.DOWN,
              60,
              12,
              0,
              ScoreRule.LINEAR,
              Course.LINEAR,
              "隐患销号清单",
              "应急部门隐患系统"),
          new Work(
              "基层治理创新",
              TargetKind.HIGHLIGHT,
              "推广治理案例",
              "个",
              Direction.UP,
              0,
              12,
              16,
              ScoreRule.ALL_OR_NOTHING,
              Course.LINEAR,
              "案例材料",
              "本单位上报，组织部门复核"));

  /** What is planted in a target. */
  enum Fault {
    NONE,
    LATE,
    WRONG_MEASURE,
    TOO_EVEN,
    NO_EVIDENCE,
    SILENT
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
    int[] works = shares(WORKS.size());
    for (int w = 0; w < WORKS.size(); w++) {
      Work work = WORKS.get(w);
      UUID whole = DemonstrationIds.of("target " + year + " " + work.name());
      targets.add(given(whole, null, w + 1, work, top, works[w], today, random, Fault.NONE));
      int place = 0;
      int[] weights = shares(branches.size());
      for (Map.Entry<String, List<UnitRecord>> branch : branches.entrySet()) {
        UUID over = DemonstrationIds.of("target " + year + " " + work.name() + branch.getKey());
        UUID unit = DemonstrationIds.of(branch.getKey());
        targets.add(
            given(over, whole, place + 1, work, unit, weights[place], today, random, Fault.NONE));
        place++;
        int[] below = shares(branch.getValue().size());
        for (int i = 0; i < branch.getValue().size(); i++) {
          String member = branch.getValue().get(i).unitId();
          Fault fault = fault(random, work);
          planted.merge(fault, 1, Integer::sum);
          TargetsIntake.Given leaf =
              given(
                  DemonstrationIds.of("target " + year + " " + work.name() + " of " + member),
                  over,
                  i + 1,
                  work,
                  DemonstrationIds.of(member),
                  below[i],
                  today,
                  random,
                  fault);
          targets.add(leaf);
          if (fault == Fault.LATE) {
            late.add(leaf);
          }
          values(leaf, work, fault, today, random, values);
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
    supervise(late);
    LOG.info(
        "Demonstration: targets {}, values {}, planted {}", targets.size(), values.size(), planted);
    return planted;
  }

  /** The last end of a month before {@code today}, or the first day of the year in January. */
  private static LocalDate lastEnd(LocalDate today) {
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
  private static int[] shares(int count) {
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
      return work.direction() == Direction.RANGE ? Fault.NONE : Fault.TOO_EVEN;
    }
    if (drawn < 100) {
      return work.evidence().isEmpty() ? Fault.NONE : Fault.NO_EVIDENCE;
    }
    return drawn < 120 ? Fault.SILENT : Fault.NONE;
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

  private static void values(
      TargetsIntake.Given target,
      Work work,
      Fault fault,
      LocalDate today,
      SplittableRandom random,
      List<TargetsIntake.GivenValue> into) {
    UUID unit = java.util.Objects.requireNonNull(target.facts().unitId());
    int year = today.getYear();
    double drawn = random.nextDouble();
    // Some work is a little slow: behind, but not far behind.
    double pace = drawn < 0.07 ? 0.9 : 0.99 + drawn * 0.12;
    int wrongMonth = 3 + random.nextInt(5);
    for (int y = year - 2; y <= year; y++) {
      double size = 1 - 0.06 * (year - y);
      for (int month = 1; month <= MONTHS; month++) {
        LocalDate day = YearMonth.of(y, month).atEndOfMonth();
        if (day.isAfter(today) || (y == year && fault == Fault.SILENT && month > 6)) {
          continue;
        }
        boolean now = y == year;
        double speed =
            now && fault == Fault.LATE ? 0.55 : pace + (random.nextDouble() - 0.5) * 0.03;
        double value = value(work, month, size, speed, random);
        if (now && fault == Fault.TOO_EVEN) {
          value = work.baseline() + (work.goal() - work.baseline()) * month / MONTHS;
        }
        if (now && fault == Fault.NO_EVIDENCE && !day.isBefore(lastEnd(today))) {
          value = work.direction() == Direction.RANGE ? value : work.goal();
        }
        if (now && fault == Fault.WRONG_MEASURE && month == wrongMonth) {
          value = Math.max(1, value) * 10_000;
        }
        into.add(
            new TargetsIntake.GivenValue(
                target.id(),
                unit,
                day,
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP)));
      }
    }
  }

  private static double value(
      Work work, int month, double size, double speed, SplittableRandom random) {
    if (work.direction() == Direction.RANGE) {
      return speed < 0.8 ? 88 + random.nextDouble() * 2 : 96 + random.nextDouble() * 3.5;
    }
    double share = (double) month / MONTHS;
    if (work.course() == Course.SEASONAL) {
      double done = 0;
      for (int m = 0; m < month; m++) {
        done += SEASON[m];
      }
      share = done / 100;
    }
    double reached =
        work.baseline() + (work.goal() - work.baseline()) * Math.min(1.25, share * speed);
    return work.direction() == Direction.UP ? reached * size : Math.max(0, reached / size);
  }

  /** A few orders about what is late, at different stages, and problems of which one comes back. */
  private void supervise(List<TargetsIntake.Given> late) {
    for (int i = 0; i < Math.min(8, late.size()); i++) {
      TargetsIntake.Given target = late.get(i);
      UUID unit = java.util.Objects.requireNonNull(target.facts().unitId());
      UUID order =
          supervising.assign(
              new Supervising.Order(
                  unit,
                  target.id(),
                  target.facts().name() + "进度滞后",
                  "请查明滞后原因，提出追赶措施，限期反馈。",
                  5 + i * 3));
      if (i % 2 == 0) {
        supervising.take(
            order, 1, new SupervisionStep.Undertake(target.facts().person().name(), "已安排专人办理。"));
      }
      if (i % 4 == 0) {
        supervising.take(order, 2, new SupervisionStep.Report("已制定追赶计划，附后。"));
      }
      if (i < 5) {
        UUID problem =
            problems.enter(
                unit,
                target.id(),
                i == 3 ? Problem.Topic.RESOURCES : Problem.Topic.LATE,
                target.facts().name() + "推进缓慢");
        if (i % 2 == 0) {
          problems.measure(
              problem,
              1,
              "前期手续办理迟缓",
              "倒排工期，每周调度",
              target.facts().leader().name(),
              LocalDate.now(clock).plusDays(20));
        }
        if (i == 0) {
          problems.enter(unit, target.id(), Problem.Topic.LATE, "同类工作再次滞后");
        }
      }
    }
  }
}
