package org.zhiren.platform.demonstration;

import java.util.List;
import java.util.Set;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** The eight pieces of work of the invented plan: two of each kind. */
final class DemonstrationWorks {

  private static final Set<String> PIECES = Set.of("人", "人次", "个", "项");

  private DemonstrationWorks() {}

  /**
   * One piece of work.
   *
   * @param baseline where it begins
   * @param goal what a unit is to reach; of a range its lower end
   * @param challenge what would be outstanding; of a range its upper end
   */
  record Work(
      String name,
      TargetKind kind,
      String indicator,
      String measure,
      Direction direction,
      double baseline,
      double goal,
      double challenge,
      ScoreRule rule,
      Course.Kind course,
      String evidence,
      String source) {

    /** Whether its values are whole. */
    boolean whole() {
      return PIECES.contains(measure);
    }
  }

  static final List<Work> ALL =
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
              Course.Kind.SEASONAL,
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
              Course.Kind.SEASONAL,
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
              Course.Kind.LINEAR,
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
              Course.Kind.LINEAR,
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
              Course.Kind.LINEAR,
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
              Course.Kind.LINEAR,
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
              Course.Kind.LINEAR,
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
              Course.Kind.LINEAR,
              "案例材料",
              "本单位上报，组织部门复核"));
}
