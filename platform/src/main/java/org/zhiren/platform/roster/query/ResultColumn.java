package org.zhiren.platform.roster.query;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a result can show of each person, besides the name. */
public enum ResultColumn {
  /** 单位及职务. */
  POST("post", "p.post_text", Form.TEXT),
  /** Birth month with the age. */
  BIRTH("birth", "p.birth_date::text", Form.BIRTH),
  /** 性别. */
  SEX("sex", "p.sex", Form.SEX),
  /** 民族. */
  ETHNICITY("ethnicity", "p.ethnicity", Form.TERM),
  /** 籍贯. */
  NATIVE_PLACE("nativePlace", "p.native_place", Form.TERM),
  /** 政治面貌. */
  POLITICAL_STATUS("politicalStatus", "p.political_status", Form.TERM),
  /** 入党日期. */
  PARTY_JOIN("partyJoin", "p.party_join_date::text", Form.MONTH),
  /** 参加工作日期. */
  WORK_START("workStart", "p.work_start_date::text", Form.MONTH),
  /** 职务层次. */
  LEVEL("level", "p.level_code", Form.LEVEL),
  /** Since when without a break. */
  LEVEL_SINCE(
      "levelSince",
      """
      (select lower(stretch)::text from unnest((
         select range_agg(daterange(f.begins_on, f.ends_on)) from roster.career f
         where f.person_id = p.id and f.ended_by is null and f.level_code = p.level_code
           and f.begins_on <= :day)) as stretch
       where stretch @> cast(:day as date))
      """,
      Form.MONTH),
  /** 职级. */
  RANK("rank", "p.rank_name", Form.TERM),
  /** Since when. */
  RANK_SINCE(
      "rankSince",
      """
      (select max(f.begins_on)::text from roster.rank f
       where f.person_id = p.id and f.ended_by is null and f.rank_name = p.rank_name
         and f.begins_on <= :day)
      """,
      Form.MONTH),
  /** 全日制学历. */
  FULL_TIME("fullTime", education("1"), Form.TERMS),
  /** 在职学历. */
  IN_SERVICE("inService", education("2"), Form.TERMS),
  /** 专业技术职务. */
  TITLE(
      "title",
      """
      (select string_agg(f.title_name, '、' order by f.gained_on desc, f.id) from roster.title f
       where f.person_id = p.id and f.ended_by is null)
      """,
      Form.TERMS),
  /** 近三年考核; empty where it may not be seen. */
  APPRAISALS(
      "appraisals",
      """
      (select string_agg(f.year || ' ' || f.grade, '，' order by f.year desc, f.id)
       from roster.appraisal f
       where f.person_id = p.id and f.ended_by is null and {appraisal}
         and f.year between extract(year from cast(:day as date)) - 3
                        and extract(year from cast(:day as date)) - 1)
      """,
      Form.TERMS),
  /** 熟悉专业有何专长. */
  SPECIALTY("specialty", "p.specialty", Form.TERM),
  /** 管理状态. */
  STATE("state", "p.management_state", Form.TERM);

  /** How a value is put in words. */
  enum Form {
    /** As it is on file. */
    TEXT,
    /** An official name. */
    TERM,
    /** Official names among other words. */
    TERMS,
    BIRTH,
    MONTH,
    SEX,
    LEVEL
  }

  /** What a table shows if nothing else is chosen. */
  public static final List<ResultColumn> USUAL =
      List.of(POST, BIRTH, SEX, LEVEL, LEVEL_SINCE, RANK, FULL_TIME);

  private final String key;
  private final String sql;
  private final Form form;

  ResultColumn(String key, String sql, Form form) {
    this.key = key;
    this.sql = sql;
    this.form = form;
  }

  private static String education(String mode) {
    return """
    (select concat_ws(' ', f.education_name, f.degree_name, f.school, f.major)
     from roster.education f
     where f.person_id = p.id and f.ended_by is null and f.mode_code = '%s'
     order by f.graduated_on desc nulls last, f.id limit 1)
    """
        .formatted(mode);
  }

  /** The word in addresses; the texts of the page are {@code query.column.<key>}. */
  public String key() {
    return key;
  }

  /** Whether the value is in words, which may be Chinese in both languages. */
  public boolean chinese() {
    return form == Form.TEXT || form == Form.TERM || form == Form.TERMS;
  }

  /** The columns named, in this order, once each; the usual ones if none is. */
  public static List<ResultColumn> of(String keys) {
    List<ResultColumn> chosen =
        Arrays.stream(keys.split(","))
            .map(String::strip)
            .map(key ->
                Arrays.stream(values()).filter(c -> c.key.equals(key)).findFirst().orElse(null))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return chosen.isEmpty() ? USUAL : chosen;
  }

  String sql() {
    return sql;
  }

  Form form() {
    return form;
  }
}
