package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One dated fact of a file, as it stands or stood there.
 *
 * @param id the row; a correction makes a new row, so the id is also the version
 * @param kind what kind of fact
 * @param values column → value in plain form: dates as {@code 2026-11-23}, {@code true} or {@code
 *     false}, codes as codes; columns without a value are missing
 * @param said who brought it in
 * @param replaces the row that this one corrects; {@code null} for the first
 */
public record Fact(
    long id, FactKind kind, Map<String, String> values, Said said, @Nullable Long replaces) {

  /** Copies the values. */
  public Fact {
    values = Map.copyOf(values);
  }

  /**
   * Who brought something in.
   *
   * @param statement the statement
   * @param source document or file
   * @param author who entered it
   * @param at when it was entered
   */
  public record Said(long statement, String source, String author, OffsetDateTime at) {}

  /** The value of a column. */
  public @Nullable String value(String column) {
    return values.get(column);
  }

  /** The value of a column that is always filled. */
  public String text(String column) {
    return values.getOrDefault(column, "");
  }

  /** The day in a column. */
  public @Nullable LocalDate day(String column) {
    String value = values.get(column);
    return value == null ? null : LocalDate.parse(value);
  }

  /** Whether a column says yes. */
  public boolean yes(String column) {
    return "true".equals(values.get(column));
  }

  /** What the fact is called in one word: post, course, name of a relative. */
  public String label() {
    return text(kind.label());
  }

  /** The same fact as it was known on {@code day}: an end that came later is not yet known. */
  Fact asOf(LocalDate day) {
    String ends = kind.ends();
    LocalDate end = ends == null ? null : day(ends);
    if (ends == null || end == null || !end.isAfter(day)) {
      return this;
    }
    Map<String, String> open = new java.util.HashMap<>(values);
    open.remove(ends);
    return new Fact(id, kind, open, said, replaces);
  }
}
