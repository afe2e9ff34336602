package org.zhiren.platform.roster;

import static org.zhiren.platform.roster.FactField.coded;
import static org.zhiren.platform.roster.FactField.date;
import static org.zhiren.platform.roster.FactField.link;
import static org.zhiren.platform.roster.FactField.listed;
import static org.zhiren.platform.roster.FactField.number;
import static org.zhiren.platform.roster.FactField.suggested;
import static org.zhiren.platform.roster.FactField.text;
import static org.zhiren.platform.roster.FactField.yesNo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.access.InformationClass;

/**
 * The kinds of dated facts in a file: where they are stored, which class of information they are,
 * which fields they have. Editing, history and display go by this description, so that each kind is
 * treated alike.
 */
public enum FactKind {
  /** 任职经历. */
  CAREER(
      "career",
      InformationClass.ROSTER,
      "f.begins_on, f.main desc, f.id",
      "wording",
      "begins_on",
      "ends_on",
      link("单位", "unit", "at_unit_id", FactField.Type.UNIT),
      link("职位", "post", "post_id", FactField.Type.POST),
      text("单位及职务", "unit and post", "wording", true),
      date("开始日期", "from", "begins_on", true),
      date("结束日期", "until", "ends_on", false),
      listed("职务层次", "level", "level_code", true, "levels"),
      suggested("变动类别", "kind of change", "change_kind", true, "changes"),
      suggested("选拔任用方式", "method", "method", false, "methods"),
      text("任免文号", "document", "document_number", false),
      yesNo("主职", "main post", "main"),
      yesNo("破格", "exceptional", "exceptional"),
      yesNo("基层工作经历", "grass-roots experience", "grassroots"),
      date("试用期至", "probation until", "probation_until", false),
      date("转正日期", "confirmed on", "confirmed_on", false)),
  /** 职级. */
  RANK(
      "rank",
      InformationClass.ROSTER,
      "f.begins_on, f.id",
      "rank_name",
      "begins_on",
      "ends_on",
      coded("职级", "rank", "rank_code", true, "ranks", "rank_name"),
      date("开始日期", "from", "begins_on", true),
      date("结束日期", "until", "ends_on", false),
      suggested("变动类别", "kind of change", "change_kind", true, "rankChanges")),
  /** 学历学位. */
  EDUCATION(
      "education",
      InformationClass.ROSTER,
      "f.graduated_on, f.id",
      "education_name",
      null,
      null,
      listed("教育类别", "mode", "mode_code", true, "modes"),
      coded("学历", "education", "education_code", true, "educations", "education_name"),
      coded("学位", "degree", "degree_code", false, "degrees", "degree_name"),
      text("院校", "school", "school", true),
      text("专业", "major", "major", false),
      date("入学日期", "enrolled", "enrolled_on", false),
      date("毕业日期", "graduated", "graduated_on", false),
      yesNo("最高学历", "highest education", "highest")),
  /** 专业技术职务. */
  TITLE(
      "title",
      InformationClass.ROSTER,
      "f.gained_on, f.id",
      "title_name",
      null,
      null,
      coded("专业技术职务", "title", "title_code", true, "titles", "title_name"),
      date("取得日期", "gained on", "gained_on", true),
      suggested("取得途径", "route", "route", true, "routes")),
  /** 教育培训. */
  TRAINING(
      "training",
      InformationClass.ROSTER,
      "f.begins_on desc, f.id",
      "course",
      null,
      null,
      text("培训班", "course", "course", true),
      text("主办单位", "organiser", "organiser", true),
      date("开始日期", "from", "begins_on", true),
      date("结束日期", "until", "ends_on", true),
      number("学时", "hours", "hours"),
      yesNo("脱产", "away from work", "away")),
  /** 年度考核. */
  APPRAISAL(
      "appraisal",
      InformationClass.APPRAISAL,
      "f.year desc, f.id",
      "grade",
      null,
      null,
      number("年度", "year", "year"),
      suggested("考核结果", "grade", "grade", true, "grades"),
      link("考核单位", "appraised by", "organ_unit_id", FactField.Type.UNIT)),
  /** 奖励. */
  HONOUR(
      "honour",
      InformationClass.ROSTER,
      "f.granted_on, f.id",
      "name",
      null,
      null,
      suggested("奖励名称", "honour", "name", true, "honours"),
      date("批准日期", "granted on", "granted_on", true),
      text("批准机关", "authority", "authority", true),
      suggested("级别", "level", "level", true, "unitLevels")),
  /** 处分与诫勉. */
  SANCTION(
      "sanction",
      InformationClass.DISCIPLINE,
      "f.decided_on, f.id",
      "name",
      null,
      null,
      suggested("处分名称", "sanction", "name", true, "sanctions"),
      date("决定日期", "decided on", "decided_on", true),
      number("影响期（月）", "effect in months", "effect_months"),
      date("影响期届满", "effect ends", "effect_ends", true),
      date("解除日期", "lifted on", "lifted_on", false),
      text("事由", "ground", "ground", true),
      text("决定机关", "decided by", "authority", true)),
  /** 家庭成员. */
  FAMILY(
      "family",
      InformationClass.FAMILY,
      "f.relation_code, f.birth_date, f.id",
      "name",
      null,
      null,
      coded("称谓", "relation", "relation_code", true, "relations", "relation_name"),
      text("姓名", "name", "name", true),
      date("出生日期", "birth date", "birth_date", false),
      suggested("政治面貌", "political status", "political_status", true, "politicalStatuses"),
      text("工作单位及职务", "workplace", "workplace", false),
      link("本库人员", "own file", "relative_id", FactField.Type.PERSON)),
  /** 语言. */
  LANGUAGE(
      "language",
      InformationClass.ROSTER,
      "f.id",
      "language",
      null,
      null,
      text("语言", "language", "language", true),
      text("程度", "level reached", "level", true)),
  /** 档案审核（三龄两历一身份）. */
  ARCHIVE(
      "archive_review",
      InformationClass.ROSTER,
      "f.reviewed_on, f.id",
      "identity",
      null,
      null,
      date("出生日期", "birth date", "birth_date", true),
      date("参加工作时间", "start of work", "work_start_date", false),
      date("入党时间", "Party membership since", "party_join_date", false),
      listed("最高学历", "highest education", "highest_education_code", true, "educations"),
      suggested("身份", "status", "identity", true, "identities"),
      date("审核日期", "reviewed on", "reviewed_on", true));

  private final String table;
  private final InformationClass informationClass;
  private final String order;
  private final String label;
  private final @Nullable String begins;
  private final @Nullable String ends;

  // List.of yields a list that cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<FactField> fields;

  FactKind(
      String table,
      InformationClass informationClass,
      String order,
      String label,
      @Nullable String begins,
      @Nullable String ends,
      FactField... fields) {
    this.table = table;
    this.informationClass = informationClass;
    this.order = order;
    this.label = label;
    this.begins = begins;
    this.ends = ends;
    this.fields = List.of(fields);
  }

  /** Table of the roster's schema. */
  String table() {
    return table;
  }

  /** How rows are ordered; the table is called {@code f}. */
  String order() {
    return order;
  }

  /** The class of information to which the kind belongs. */
  public InformationClass informationClass() {
    return informationClass;
  }

  /** The fields, in the order of forms and tables. */
  public List<FactField> fields() {
    return fields;
  }

  /** The column that names a fact in one word. */
  public String label() {
    return label;
  }

  /** The column with the first day, for kinds that last. */
  public @Nullable String begins() {
    return begins;
  }

  /** The column with the first day on which it is over, for kinds that last. */
  public @Nullable String ends() {
    return ends;
  }

  /** The field of that column. */
  public Optional<FactField> field(String column) {
    return fields.stream().filter(field -> field.column().equals(column)).findFirst();
  }

  /** The kind as addresses, anchors and texts write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that {@link #code}. */
  public static Optional<FactKind> of(String code) {
    for (FactKind kind : values()) {
      if (kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
