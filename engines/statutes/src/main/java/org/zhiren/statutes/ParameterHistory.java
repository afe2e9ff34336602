package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.statutes.Regulation.Checked;

/**
 * A number in a provision, with every value on file.
 *
 * @param id identifier, for instance {@code XB-08-1.seniority}
 * @param provision identifier of the provision
 * @param name what it is
 * @param unit its unit
 * @param tightening how a local regulation may change it
 * @param values the values, the oldest first
 */
public record ParameterHistory(
    String id,
    String provision,
    Text name,
    Text unit,
    Tightening tightening,
    List<DatedValue> values) {

  /** Copies the list. */
  public ParameterHistory {
    values = List.copyOf(values);
  }

  /** The value that holds on {@code day}, or null if none on file does. */
  public @Nullable DatedValue on(LocalDate day) {
    DatedValue found = null;
    for (DatedValue v : values) {
      if (!v.since().isAfter(day)) {
        found = v;
      }
    }
    return found;
  }

  /**
   * A value from a day on.
   *
   * @param since first day
   * @param value the value
   * @param checked how far it was checked
   * @param by name of the local regulation or hypothesis that sets it, null for the national value
   */
  public record DatedValue(
      LocalDate since, BigDecimal value, Checked checked, @Nullable String by) {}
}
