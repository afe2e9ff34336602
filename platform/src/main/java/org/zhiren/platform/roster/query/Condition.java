package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a person: a group, a test of one field, or facts on file. */
public sealed interface Condition {

  /** How the members of a group are joined. */
  enum Join {
    /** Every member is fulfilled. */
    ALL,
    /** At least one member is fulfilled. */
    ANY,
    /** No member is fulfilled. */
    NONE
  }

  /** How a field is compared. */
  enum Op {
    /** The value is one of those named, or lies below one of them in its code tree. */
    IN,
    /** At the level named or above it. */
    AT_LEAST,
    /** At the level named or below it. */
    AT_MOST,
    /** The text contains one of the words. */
    CONTAINS,
    /** Between two limits, both included; one of them may be open. */
    BETWEEN,
    /** Nothing is on file. */
    EMPTY
  }

  /** Which facts count, by time. */
  enum Timing {
    /** In effect on the day of the question. */
    NOW,
    /** At any time up to the day of the question. */
    EVER,
    /** Within so many years up to the day of the question. */
    LAST_YEARS,
    /** From a day on, up to the day of the question. */
    SINCE
  }

  /** What is measured about the facts that match. */
  enum Measure {
    /** How many there are. */
    COUNT,
    /** How long they lasted together, in months; time in two of them at once counts once. */
    MONTHS,
    /** The sum of recognised hours. */
    HOURS
  }

  /**
   * Several conditions together.
   *
   * @param join how they are joined
   * @param members the conditions
   */
  record Group(Join join, List<Condition> members) implements Condition {
    /** Copies the members. */
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * A test of one field.
   *
   * @param field what is looked at
   * @param op how it is compared
   * @param values codes, words or unit ids; empty for {@link Op#BETWEEN} and {@link Op#EMPTY}
   * @param from lower limit of {@link Op#BETWEEN}: a date as yyyy-MM-dd, or a whole number; empty
   *     if open
   * @param to upper limit, likewise
   */
  record Test(Field field, Op op, List<String> values, String from, String to)
      implements Condition {
    /** Copies the values. */
    public Test {
      values = List.copyOf(values);
    }

    /** One of these values. */
    public static Test in(Field field, String... values) {
      return new Test(field, Op.IN, List.of(values), "", "");
    }

    /** Compared with these values. */
    public static Test of(Field field, Op op, String... values) {
      return new Test(field, op, List.of(values), "", "");
    }

    /** Between two limits; an empty one is open. */
    public static Test between(Field field, String from, String to) {
      return new Test(field, Op.BETWEEN, List.of(), from, to);
    }
  }

  /**
   * Facts on file that fulfil all tests at once, as many or as long as wanted.
   *
   * @param kind the kind of facts
   * @param timing which of them count
   * @param years for {@link Timing#LAST_YEARS}; otherwise 0
   * @param since for {@link Timing#SINCE}; otherwise {@code null}
   * @param measure what is measured
   * @param atLeast at least so many or so much; {@code null} for no lower limit
   * @param atMost at most so many or so much; {@code null} for no upper limit
   * @param tests what one fact must fulfil
   */
  record Facts(
      FactKind kind,
      Timing timing,
      int years,
      @Nullable LocalDate since,
      Measure measure,
      @Nullable Integer atLeast,
      @Nullable Integer atMost,
      List<Test> tests)
      implements Condition {
    /** Copies the tests. */
    public Facts {
      tests = List.copyOf(tests);
    }

    /** At least one fact of the kind. */
    public static Facts some(FactKind kind, Timing timing, Test... tests) {
      return new Facts(kind, timing, 0, null, Measure.COUNT, 1, null, List.of(tests));
    }

    /** The same, lasting at least so many months together. */
    public Facts forMonths(int months) {
      return new Facts(kind, timing, years, since, Measure.MONTHS, months, null, tests);
    }

    /** The same within the last years. */
    public Facts inLastYears(int number) {
      return new Facts(kind, Timing.LAST_YEARS, number, null, measure, atLeast, atMost, tests);
    }

    /** The same with another measure. */
    public Facts measured(Measure by, @Nullable Integer least, @Nullable Integer most) {
      return new Facts(kind, timing, years, since, by, least, most, tests);
    }
  }
}
