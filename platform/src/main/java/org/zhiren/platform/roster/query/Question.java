package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the roster.
 *
 * @param asOf the day for which everything is asked; {@code null} for the day on which it is asked,
 *     so that a saved question stays current
 * @param population who is looked at
 * @param where the conditions; an empty group is fulfilled by everybody
 */
public record Question(@Nullable LocalDate asOf, Population population, Condition.Group where) {

  /** Who is looked at. */
  public enum Population {
    /** Those in service on the day. */
    IN_SERVICE,
    /** Those who have left by the day. */
    LEFT,
    /** Both. */
    ALL
  }

  /** Everybody in service today. */
  public static Question everybody() {
    return of();
  }

  /** Those in service today who fulfil all conditions. */
  public static Question of(Condition... conditions) {
    return new Question(
        null, Population.IN_SERVICE, new Condition.Group(Condition.Join.ALL, List.of(conditions)));
  }

  /** The same as of another day. */
  public Question on(@Nullable LocalDate day) {
    return new Question(day, population, where);
  }

  /** The same of other people. */
  public Question among(Population other) {
    return new Question(asOf, other, where);
  }

  /** The same with other conditions. */
  public Question with(Condition.Group other) {
    return new Question(asOf, population, other);
  }

  /** The day for which it is asked, if it is asked today. */
  public LocalDate day(LocalDate today) {
    return asOf == null ? today : asOf;
  }
}
