package org.zhiren.platform.roster.query;

import java.util.Arrays;

/**
 * The order of a result.
 *
 * @param key by what
 * @param descending whether the other way round
 */
public record Sort(Key key, boolean descending) {

  /** Statutory precedence, the usual order. */
  public static final Sort PRECEDENCE = new Sort(Key.PRECEDENCE, false);

  /** By what a result can be ordered. */
  public enum Key {
    /** 排序. */
    PRECEDENCE(
        "precedence",
        Field.UNIT,
        "p.unit_place %1$s, p.post_place %1$s, p.level_code %1$s, p.id %1$s"),
    /** By pinyin initials and name. */
    NAME("name", Field.NAME, "p.initials collate \"C\" %s, p.name collate \"C\" %1$s"),
    /** By birth date. */
    BIRTH("birth", Field.BIRTH_DATE, "p.birth_date %s"),
    /** By the start of work. */
    WORK("work", Field.WORK_START_DATE, "p.work_start_date %s nulls last"),
    /** By the level of the post, highest first. */
    LEVEL("level", Field.LEVEL, "p.level_code collate \"C\" %s");

    private final String word;
    private final Field field;
    private final String sql;

    Key(String word, Field field, String sql) {
      this.word = word;
      this.field = field;
      this.sql = sql;
    }

    Field field() {
      return field;
    }

    /** The word in addresses. */
    public String word() {
      return word;
    }
  }

  /** Reads {@code birth} or {@code -birth}; anything else is precedence. */
  public static Sort of(String word) {
    boolean descending = word.startsWith("-");
    String key = descending ? word.substring(1) : word;
    return Arrays.stream(Key.values())
        .filter(k -> k.word.equals(key))
        .findFirst()
        .map(k -> new Sort(k, descending))
        .orElse(PRECEDENCE);
  }

  /** The word in addresses. */
  public String word() {
    return (descending ? "-" : "") + key.word;
  }

  /** The other way round. */
  public Sort reversed() {
    return new Sort(key, !descending);
  }

  String sql() {
    String order = key.sql.formatted(descending ? "desc" : "asc");
    return key == Key.PRECEDENCE
        ? order
        : order + ", p.unit_place, p.post_place, p.level_code, p.id";
  }
}
