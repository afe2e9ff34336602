package org.zhiren.platform.roster.query;

import static org.zhiren.platform.roster.query.Condition.Op.AT_LEAST;
import static org.zhiren.platform.roster.query.Condition.Op.AT_MOST;
import static org.zhiren.platform.roster.query.Condition.Op.BETWEEN;
import static org.zhiren.platform.roster.query.Condition.Op.CONTAINS;
import static org.zhiren.platform.roster.query.Condition.Op.EMPTY;
import static org.zhiren.platform.roster.query.Condition.Op.IN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked: fields of the person, and fields of each kind of facts. The name in
 * JSON is {@link #key}; the texts of the page are {@code query.field.<key>}.
 */
public enum Field {
  // The person.
  NAME(null, "name", Type.NAME, "name", CodeList.NONE, false),
  SEX(null, "sex", Type.CODE, "sex", CodeList.SEX, false),
  AGE(null, "age", Type.YEARS, "birth_date", CodeList.NONE, false),
  BIRTH_DATE(null, "birthDate", Type.DATE, "birth_date", CodeList.NONE, false),
  ETHNICITY(null, "ethnicity", Type.CODE, "ethnicity", CodeList.ETHNICITY, false),
  NATIVE_PLACE(null, "nativePlace", Type.TEXT, "native_place", CodeList.NONE, false),
  BIRTHPLACE(null, "birthplace", Type.TEXT, "birthplace", CodeList.NONE, false),
  GROWTH_PLACE(null, "growthPlace", Type.TEXT, "growth_place", CodeList.NONE, false),
  GROWTH_AREA(null, "growthArea", Type.TREE, "growth_area_code", CodeList.NONE, true),
  POLITICAL_STATUS(
      null, "politicalStatus", Type.CODE, "political_status", CodeList.POLITICAL_STATUS, false),
  PARTY_JOIN_DATE(null, "partyJoinDate", Type.DATE, "party_join_date", CodeList.NONE, true),
  PARTY_YEARS(null, "partyYears", Type.YEARS, "party_join_date", CodeList.NONE, true),
  WORK_START_DATE(null, "workStartDate", Type.DATE, "work_start_date", CodeList.NONE, true),
  WORK_YEARS(null, "workYears", Type.YEARS, "work_start_date", CodeList.NONE, true),
  HEALTH(null, "health", Type.CODE, "health", CodeList.HEALTH, false),
  SPECIALTY(null, "specialty", Type.TEXT, "specialty", CodeList.NONE, false),
  UNIT(null, "unit", Type.UNIT, "unit_id", CodeList.NONE, false),
  UNIT_KIND(null, "unitKind", Type.UNIT_KIND, "unit_id", CodeList.UNIT_KIND, false),
  POST_TEXT(null, "postText", Type.TEXT, "post_text", CodeList.NONE, false),
  LEVEL(null, "level", Type.ORDERED, "level_code", CodeList.LEVEL, false),
  RANK_NAME(null, "rank", Type.ORDERED, "rank_name", CodeList.RANK_NAME, true),
  MANAGEMENT_STATE(
      null, "managementState", Type.CODE, "management_state", CodeList.MANAGEMENT_STATE, false),
  CATEGORY(null, "category", Type.CODE, "category", CodeList.DATA, false),
  MANAGED_BY(null, "managedBy", Type.CODE, "managed_by", CodeList.DATA, false),
  FORMER_AGE_LIMIT(null, "formerAgeLimit", Type.CODE, "former_age_limit", CodeList.DATA, false),
  LEFT_ON(null, "leftOn", Type.DATE, "left_on", CodeList.NONE, true),
  // Career.
  CAREER_LEVEL(FactKind.CAREER, "career.level", Type.ORDERED, "level_code", CodeList.LEVEL, false),
  CAREER_UNIT(FactKind.CAREER, "career.unit", Type.UNIT, "at_unit_id", CodeList.NONE, true),
  CAREER_UNIT_KIND(
      FactKind.CAREER, "career.unitKind", Type.UNIT_KIND, "at_unit_id", CodeList.UNIT_KIND, true),
  CAREER_UNIT_LEVEL(
      FactKind.CAREER,
      "career.unitLevel",
      Type.UNIT_LEVEL,
      "at_unit_id",
      CodeList.UNIT_LEVEL,
      true),
  CAREER_SECTOR(FactKind.CAREER, "career.sector", Type.SECTOR, "at_unit_id", CodeList.SECTOR, true),
  CAREER_POST_KIND(
      FactKind.CAREER, "career.postKind", Type.POST_KIND, "post_id", CodeList.POST_KIND, true),
  CAREER_MEMBER(
      FactKind.CAREER, "career.member", Type.POST_MEMBER, "post_id", CodeList.MEMBER, true),
  CAREER_GRASSROOTS(
      FactKind.CAREER, "career.grassroots", Type.FLAG, "grassroots", CodeList.FLAG, false),
  CAREER_MAIN(FactKind.CAREER, "career.main", Type.FLAG, "main", CodeList.FLAG, false),
  CAREER_WORDING(FactKind.CAREER, "career.wording", Type.TEXT, "wording", CodeList.NONE, false),
  CAREER_BEGINS(FactKind.CAREER, "career.begins", Type.DATE, "begins_on", CodeList.NONE, false),
  CAREER_CHANGE(FactKind.CAREER, "career.change", Type.CODE, "change_kind", CodeList.DATA, false),
  CAREER_METHOD(FactKind.CAREER, "career.method", Type.CODE, "method", CodeList.DATA, true),
  CAREER_EXCEPTIONAL(
      FactKind.CAREER, "career.exceptional", Type.FLAG, "exceptional", CodeList.FLAG, false),
  CAREER_PROBATION(
      FactKind.CAREER, "career.probationUntil", Type.DATE, "probation_until", CodeList.NONE, true),
  CAREER_CONFIRMED(
      FactKind.CAREER, "career.confirmedOn", Type.DATE, "confirmed_on", CodeList.NONE, true),
  // Ranks.
  RANK_CODE(FactKind.RANK, "rank.rank", Type.ORDERED, "rank_code", CodeList.RANK, false),
  RANK_BEGINS(FactKind.RANK, "rank.begins", Type.DATE, "begins_on", CodeList.NONE, false),
  RANK_CHANGE(FactKind.RANK, "rank.change", Type.CODE, "change_kind", CodeList.DATA, false),
  // Education.
  EDUCATION_LEVEL(
      FactKind.EDUCATION,
      "education.level",
      Type.ORDERED,
      "education_code",
      CodeList.EDUCATION,
      false),
  EDUCATION_MODE(
      FactKind.EDUCATION, "education.mode", Type.CODE, "mode_code", CodeList.EDUCATION_MODE, false),
  EDUCATION_DEGREE(
      FactKind.EDUCATION, "education.degree", Type.ORDERED, "degree_code", CodeList.DEGREE, true),
  EDUCATION_DEGREE_NAME(
      FactKind.EDUCATION, "education.degreeName", Type.TEXT, "degree_name", CodeList.NONE, true),
  EDUCATION_MAJOR(FactKind.EDUCATION, "education.major", Type.TEXT, "major", CodeList.NONE, false),
  EDUCATION_SCHOOL(
      FactKind.EDUCATION, "education.school", Type.TEXT, "school", CodeList.NONE, false),
  EDUCATION_GRADUATED(
      FactKind.EDUCATION, "education.graduatedOn", Type.DATE, "graduated_on", CodeList.NONE, true),
  EDUCATION_HIGHEST(
      FactKind.EDUCATION, "education.highest", Type.FLAG, "highest", CodeList.FLAG, false),
  // Titles.
  TITLE_NAME(FactKind.TITLE, "title.name", Type.TEXT, "title_name", CodeList.NONE, false),
  TITLE_CODE(FactKind.TITLE, "title.code", Type.TREE, "title_code", CodeList.NONE, false),
  TITLE_ROUTE(FactKind.TITLE, "title.route", Type.CODE, "route", CodeList.DATA, false),
  // Appraisals.
  APPRAISAL_GRADE(FactKind.APPRAISAL, "appraisal.grade", Type.CODE, "grade", CodeList.DATA, false),
  APPRAISAL_YEAR(FactKind.APPRAISAL, "appraisal.year", Type.NUMBER, "year", CodeList.NONE, false),
  // Training.
  TRAINING_COURSE(FactKind.TRAINING, "training.course", Type.TEXT, "course", CodeList.NONE, false),
  TRAINING_ORGANISER(
      FactKind.TRAINING, "training.organiser", Type.TEXT, "organiser", CodeList.NONE, false),
  TRAINING_HOURS(FactKind.TRAINING, "training.hours", Type.NUMBER, "hours", CodeList.NONE, false),
  TRAINING_AWAY(FactKind.TRAINING, "training.away", Type.FLAG, "away", CodeList.FLAG, false),
  // Honours.
  HONOUR_NAME(FactKind.HONOUR, "honour.name", Type.TEXT, "name", CodeList.NONE, false),
  HONOUR_LEVEL(FactKind.HONOUR, "honour.level", Type.CODE, "level", CodeList.DATA, false),
  HONOUR_AUTHORITY(
      FactKind.HONOUR, "honour.authority", Type.TEXT, "authority", CodeList.NONE, false),
  // Sanctions.
  SANCTION_NAME(FactKind.SANCTION, "sanction.name", Type.CODE, "name", CodeList.DATA, false),
  SANCTION_DECIDED(
      FactKind.SANCTION, "sanction.decidedOn", Type.DATE, "decided_on", CodeList.NONE, false),
  SANCTION_LIFTED(
      FactKind.SANCTION, "sanction.liftedOn", Type.DATE, "lifted_on", CodeList.NONE, true),
  SANCTION_GROUND(FactKind.SANCTION, "sanction.ground", Type.TEXT, "ground", CodeList.NONE, false),
  // Languages.
  LANGUAGE_NAME(
      FactKind.LANGUAGE, "language.language", Type.CODE, "language", CodeList.DATA, false),
  LANGUAGE_LEVEL(FactKind.LANGUAGE, "language.level", Type.CODE, "level", CodeList.DATA, false),
  // Family.
  FAMILY_RELATION(
      FactKind.FAMILY, "family.relation", Type.CODE, "relation_name", CodeList.DATA, false),
  FAMILY_NAME(FactKind.FAMILY, "family.name", Type.TEXT, "name", CodeList.NONE, false),
  FAMILY_WORKPLACE(
      FactKind.FAMILY, "family.workplace", Type.TEXT, "workplace", CodeList.NONE, false),
  FAMILY_POLITICAL_STATUS(
      FactKind.FAMILY,
      "family.politicalStatus",
      Type.CODE,
      "political_status",
      CodeList.DATA,
      false),
  FAMILY_ON_FILE(
      FactKind.FAMILY,
      "family.onFile",
      Type.FLAG,
      "(relative_id is not null)",
      CodeList.FLAG,
      false),
  // Review of the archive.
  ARCHIVE_IDENTITY(
      FactKind.ARCHIVE, "archive.identity", Type.CODE, "identity", CodeList.DATA, false),
  ARCHIVE_BIRTH_DATE(
      FactKind.ARCHIVE, "archive.birthDate", Type.DATE, "birth_date", CodeList.NONE, false);

  /** Kinds of fields. */
  public enum Type {
    /** One code of a list. */
    CODE(IN),
    /** A code of a list that goes from high to low. */
    ORDERED(IN, AT_LEAST, AT_MOST),
    /** A code whose beginning names what stands above it. */
    TREE(IN),
    /** Words. */
    TEXT(CONTAINS),
    /** A person's name, found by pinyin initials too. */
    NAME(CONTAINS),
    /** A day. */
    DATE(BETWEEN),
    /** Whole years since a day. */
    YEARS(BETWEEN),
    /** A whole number. */
    NUMBER(BETWEEN),
    /** Yes or no. */
    FLAG(IN),
    /** A unit, with all that stands below it. */
    UNIT(IN),
    /** The kind of the unit (ZB04). */
    UNIT_KIND(IN),
    /** The level of the unit (ZB03). */
    UNIT_LEVEL(IN),
    /** The sector of the unit. */
    SECTOR(IN),
    /** The kind of the post. */
    POST_KIND(IN),
    /** The standing of the post. */
    POST_MEMBER(IN);

    // List.of yields a list that cannot change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Condition.Op> ops;

    Type(Condition.Op... ops) {
      this.ops = List.of(ops);
    }

    boolean organization() {
      return switch (this) {
        case UNIT, UNIT_KIND, UNIT_LEVEL, SECTOR, POST_KIND, POST_MEMBER -> true;
        default -> false;
      };
    }

    boolean days() {
      return this == DATE || this == YEARS;
    }
  }

  private static final Map<String, Field> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Field::key, Function.identity()));

  private final @Nullable FactKind kind;
  private final String key;
  private final Type type;
  private final String column;
  private final CodeList codes;
  private final boolean nullable;

  Field(
      @Nullable FactKind kind,
      String key,
      Type type,
      String column,
      CodeList codes,
      boolean nullable) {
    this.kind = kind;
    this.key = key;
    this.type = type;
    this.column = column;
    this.codes = codes;
    this.nullable = nullable;
  }

  /** The field with this name. */
  public static Optional<Field> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** The fields of the person. */
  public static List<Field> ofPerson() {
    return Arrays.stream(values()).filter(field -> field.kind == null).toList();
  }

  /** The fields of a kind of facts. */
  public static List<Field> of(FactKind kind) {
    return Arrays.stream(values()).filter(field -> field.kind == kind).toList();
  }

  /** The kind of facts to which it belongs; {@code null} for the person. */
  public @Nullable FactKind kind() {
    return kind;
  }

  /** The name in JSON. */
  public String key() {
    return key;
  }

  /** The kind of field. */
  public Type type() {
    return type;
  }

  /** Where its values come from. */
  public CodeList codes() {
    return codes;
  }

  /** How it can be compared. */
  public List<Condition.Op> ops() {
    if (!nullable || type.organization()) {
      return type.ops;
    }
    return java.util.stream.Stream.concat(type.ops.stream(), java.util.stream.Stream.of(EMPTY))
        .toList();
  }

  String column() {
    return column;
  }

  boolean nullable() {
    return nullable;
  }
}
