package org.zhiren.demo;

/** The faults put in on purpose. {@link #per20000} instances stand in a prefecture of 20,000. */
public enum PlantedKind {
  /** 任职年限不足即提拔: promoted before the years in the lower post were complete. */
  POST_TOO_EARLY(12, "任职年限不足即提拔", "promoted before the years were complete"),
  /** 职级晋升年限不足: rank raised before the years in the lower rank were complete. */
  RANK_TOO_EARLY(12, "职级晋升年限不足", "rank raised before the years were complete"),
  /** 影响期内提拔: promoted while a sanction was in effect. */
  PROMOTED_UNDER_SANCTION(6, "处分影响期内提拔", "promoted while a sanction was in effect"),
  /** 超职数配备: more deputies than the quota allows. */
  QUOTA_EXCEEDED(8, "超职数配备领导干部", "more leaders than the quota allows"),
  /** 任职时间重叠: two main posts at one time without a concurrent appointment. */
  OVERLAPPING_POSTS(15, "任职时间重叠", "main posts overlap in time"),
  /** 简历断档: months missing between two entries. */
  RESUME_GAP(20, "简历断档", "gap in the career"),
  /** 身份证校验码错误: the last character of the ID number is wrong. */
  ID_CHECKSUM(15, "身份证校验码错误", "ID number fails its check character"),
  /** 身份证与出生日期不符. */
  ID_BIRTH_MISMATCH(15, "身份证号与出生日期不符", "ID number and birth date differ"),
  /** 身份证与性别不符. */
  ID_SEX_MISMATCH(8, "身份证号与性别不符", "ID number and sex differ"),
  /** 日期在将来: an honour dated after the as-of date. */
  FUTURE_DATE(8, "日期晚于截止日", "date lies in the future"),
  /** 有职级无职务: rank but no post although the person is in service. */
  RANK_WITHOUT_POST(10, "有职级而无任职岗位", "rank without any post"),
  /** 影响期满未登记解除. */
  SANCTION_NOT_LIFTED(10, "处分影响期满未登记解除", "sanction ended without a recorded return"),
  /** 亲属同单位: a close relative under the same leader's lead. */
  KIN_IN_UNIT(12, "近亲属在同一单位任职", "close relatives in one unit"),
  /** 优秀超比例: more than a fifth of a unit graded excellent. */
  EXCELLENT_EXCEEDED(8, "年度考核优秀超比例", "more than 20 % graded excellent"),
  /** 受警告当年评优. */
  EXCELLENT_UNDER_SANCTION(5, "受警告处分当年评为优秀", "graded excellent in the year of a warning"),
  /** 一人两档: the same person on file twice. */
  DUPLICATE_PERSON(10, "同一人重复建档", "same person on file twice"),
  /** 三龄两历一身份不一致: the archive review found other values. */
  ARCHIVE_MISMATCH(15, "三龄两历一身份不一致", "archive and record differ"),
  /** 到龄未退: past the retirement date and still in service. */
  RETIREMENT_DUE(10, "到龄未办理退休", "past the retirement date, still in service"),
  /** 试用期满未转正. */
  PROBATION_OVERDUE(10, "任职试用期满未转正", "probation over without confirmation"),
  /** 同一职位任职满十年. */
  TERM_EXCEEDED(10, "同一职位任职超过十年", "more than ten years in one leading post"),
  /** 艰苦地区实绩突出久未提拔. */
  STRONG_PASSED_OVER(8, "艰苦地区实绩突出久未提拔", "strong results under hard conditions, passed over"),
  /** 未满18岁入党. */
  PARTY_TOO_YOUNG(6, "入党时未满十八周岁", "joined the Party before the age of 18"),
  /** 未满16岁参加工作. */
  WORK_TOO_YOUNG(6, "参加工作时未满十六周岁", "started work before the age of 16"),
  /** 毕业早于入学. */
  EDUCATION_ORDER(8, "毕业时间早于入学时间", "graduation before enrolment"),
  /** 培训学时不足: county level and above, five years. */
  TRAINING_SHORT(8, "五年培训学时不足550", "fewer than 550 training hours in five years"),
  /** 主要领导在成长地任职. */
  HOME_PLACE(5, "县级主要领导在成长地任职", "county chief serves where he or she grew up");

  private final int per20000;
  private final String zh;
  private final String en;

  PlantedKind(int per20000, String zh, String en) {
    this.per20000 = per20000;
    this.zh = zh;
    this.en = en;
  }

  /** The aim for a prefecture of this many people: in proportion, at least three. */
  int aim(int people) {
    return Math.max(3, Math.round(per20000 * people / 20_000f));
  }

  /** Chinese name of the fault. */
  public String zh() {
    return zh;
  }

  /** English name of the fault. */
  public String en() {
    return en;
  }
}
