package org.zhiren.platform.roster.query;

import static org.zhiren.platform.roster.query.Condition.Measure.COUNT;
import static org.zhiren.platform.roster.query.Condition.Measure.HOURS;
import static org.zhiren.platform.roster.query.Condition.Measure.MONTHS;
import static org.zhiren.platform.roster.query.Condition.Timing.EVER;
import static org.zhiren.platform.roster.query.Condition.Timing.LAST_YEARS;
import static org.zhiren.platform.roster.query.Condition.Timing.NOW;
import static org.zhiren.platform.roster.query.Condition.Timing.SINCE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhiren.platform.access.InformationClass;

/** Kinds of facts on file, each with its table, its class of information and its sense of time. */
public enum FactKind {
  /** 任职经历. */
  CAREER(
      "career",
      InformationClass.ROSTER,
      Shape.INTERVAL,
      "begins_on",
      "ends_on",
      List.of(NOW, EVER, LAST_YEARS, SINCE),
      List.of(COUNT, MONTHS)),
  /** 职级. */
  RANK(
      "rank",
      InformationClass.ROSTER,
      Shape.INTERVAL,
      "begins_on",
      "ends_on",
      List.of(NOW, EVER, LAST_YEARS, SINCE),
      List.of(COUNT, MONTHS)),
  /** 学历学位; its time is that of graduation. */
  EDUCATION(
      "education",
      InformationClass.ROSTER,
      Shape.EVENT,
      "graduated_on",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT)),
  /** 专业技术职务. */
  TITLE(
      "title",
      InformationClass.ROSTER,
      Shape.EVENT,
      "gained_on",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT)),
  /** 年度考核; the last n years are the last n calendar years that are over. */
  APPRAISAL(
      "appraisal",
      InformationClass.APPRAISAL,
      Shape.YEAR,
      "year",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT)),
  /** 培训; its time is that of the last day. */
  TRAINING(
      "training",
      InformationClass.ROSTER,
      Shape.EVENT,
      "ends_on",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT, HOURS)),
  /** 奖励. */
  HONOUR(
      "honour",
      InformationClass.ROSTER,
      Shape.EVENT,
      "granted_on",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT)),
  /** 处分, 诫勉; now means in effect, the last years are those of the decision. */
  SANCTION(
      "sanction",
      InformationClass.DISCIPLINE,
      Shape.DECISION,
      "decided_on",
      "effect_ends",
      List.of(NOW, EVER, LAST_YEARS, SINCE),
      List.of(COUNT)),
  /** 语言. */
  LANGUAGE(
      "language", InformationClass.ROSTER, Shape.TIMELESS, "", "", List.of(EVER), List.of(COUNT)),
  /** 家庭成员. */
  FAMILY("family", InformationClass.FAMILY, Shape.TIMELESS, "", "", List.of(EVER), List.of(COUNT)),
  /** 三龄两历一身份: what the review of the archive found. */
  ARCHIVE(
      "archive_review",
      InformationClass.ROSTER,
      Shape.EVENT,
      "reviewed_on",
      "",
      List.of(EVER, LAST_YEARS, SINCE),
      List.of(COUNT));

  /** How facts stand in time. */
  enum Shape {
    /** From a day to a day. */
    INTERVAL,
    /** On a day. */
    EVENT,
    /** Decided on a day, in effect until another. */
    DECISION,
    /** In a calendar year. */
    YEAR,
    /** Without time. */
    TIMELESS
  }

  private final String table;
  private final InformationClass informationClass;
  private final Shape shape;
  private final String start;
  private final String end;

  // Both are made by List.of and cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Condition.Timing> timings;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Condition.Measure> measures;

  FactKind(
      String table,
      InformationClass informationClass,
      Shape shape,
      String start,
      String end,
      List<Condition.Timing> timings,
      List<Condition.Measure> measures) {
    this.table = table;
    this.informationClass = informationClass;
    this.shape = shape;
    this.start = start;
    this.end = end;
    this.timings = timings;
    this.measures = measures;
  }

  /** The name in JSON, for instance {@code career}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name. */
  public static Optional<FactKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** The class of information to which the facts belong. */
  public InformationClass informationClass() {
    return informationClass;
  }

  /** Which timings make sense. */
  public List<Condition.Timing> timings() {
    return timings;
  }

  /** What can be measured. */
  public List<Condition.Measure> measures() {
    return measures;
  }

  String table() {
    return table;
  }

  Shape shape() {
    return shape;
  }

  String start() {
    return start;
  }

  String end() {
    return end;
  }
}
