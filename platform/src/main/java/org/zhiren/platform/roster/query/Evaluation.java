package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.access.InformationClass;

/**
 * One question over the columns. What depends on the vocabularies is worked out once; then each
 * segment is answered by itself, so that several can be answered at a time.
 */
final class Evaluation {

  /** Marks that a class of information may be seen throughout the organisation. */
  static final Set<UUID> EVERYWHERE = Set.of(new UUID(0, 0));

  private final Question question;
  private final LocalDate day;
  private final Map<Condition.Test, long[]> members = new IdentityHashMap<>();
  private final Set<UUID> near;
  private final Map<InformationClass, long @Nullable []> seen =
      new EnumMap<>(InformationClass.class);

  /**
   * Prepares a question that has been checked.
   *
   * @param visible for each class that the question needs, the units in which it may be seen, or
   *     {@link #EVERYWHERE}
   * @param near people of whom nothing beyond the roster may be learnt: oneself and near relatives
   */
  Evaluation(
      Question question,
      LocalDate day,
      Words words,
      KnownOrganization organization,
      Map<InformationClass, Set<UUID>> visible,
      Set<UUID> near) {
    this.near = Set.copyOf(near);
    this.question = question;
    this.day = day;
    visible.forEach((informationClass, units) ->
        seen.put(informationClass, units.equals(EVERYWHERE) ? null : words.units.members(units)));
    prepare(question.where(), words, organization);
  }

  /** True and false; neither is unknown. */
  private record Truth(long[] yes, long[] no) {}

  /**
   * The answer for a segment.
   *
   * @param yes people who fulfil the question
   * @param unknown people of whom it cannot be said
   */
  record Found(long[] yes, long[] unknown) {}

  private void prepare(Condition condition, Words words, KnownOrganization organization) {
    switch (condition) {
      case Condition.Group group ->
          group.members().forEach(member -> prepare(member, words, organization));
      case Condition.Facts facts -> facts.tests().forEach(t -> prepare(t, words, organization));
      case Condition.Test test -> {
        if (test.op() != Condition.Op.EMPTY && test.op() != Condition.Op.BETWEEN) {
          switch (test.field().type()) {
            case UNIT, UNIT_KIND, UNIT_LEVEL, SECTOR ->
                members.put(
                    test,
                    words.units.members(organization.units(test.field().type(), test.values())));
            case POST_KIND, POST_MEMBER ->
                members.put(
                    test,
                    words.posts.members(organization.posts(test.field().type(), test.values())));
            case FLAG -> {
              long bits = 0;
              for (String value : test.values()) {
                bits |= Boolean.parseBoolean(value) ? 2 : 1;
              }
              members.put(test, new long[] {bits});
            }
            default -> members.put(test, words.matching(test));
          }
        }
      }
    }
  }

  /**
   * Answers a segment.
   *
   * @param present people of the segment who are not gone
   */
  Found answer(Segment segment, long[] present) {
    long[] looked = present.clone();
    restrict(segment, InformationClass.ROSTER, looked);
    Column left = segment.column(Field.LEFT_ON);
    long today = day.toEpochDay();
    switch (question.population()) {
      case ALL -> {}
      case LEFT -> left.keepRange(Integer.MIN_VALUE + 1L, today, looked);
      case IN_SERVICE -> {
        long[] gone = looked.clone();
        left.keepRange(Integer.MIN_VALUE + 1L, today, gone);
        andNot(looked, gone);
      }
    }
    if (question.where().members().isEmpty() || empty(looked)) {
      return new Found(looked, new long[looked.length]);
    }
    Truth truth = truth(segment, question.where(), looked);
    long[] unknown = looked;
    andNot(unknown, truth.yes());
    andNot(unknown, truth.no());
    return new Found(truth.yes(), unknown);
  }

  private void restrict(Segment segment, InformationClass needed, long[] bits) {
    if (!seen.containsKey(needed)) {
      java.util.Arrays.fill(bits, 0);
      return;
    }
    long[] units = seen.get(needed);
    if (units != null) {
      segment.column(Field.UNIT).keepMembers(units, bits);
    }
  }

  private void withoutNear(Segment segment, long[] bits) {
    for (int row = 0; !near.isEmpty() && row < segment.size(); row++) {
      if (near.contains(segment.id(row))) {
        bits[row >>> 6] &= ~(1L << row);
      }
    }
  }

  /** The truth among the people looked at; bits of others are zero on both sides. */
  private Truth truth(Segment segment, Condition condition, long[] among) {
    return switch (condition) {
      case Condition.Test test -> test(segment, test, among);
      case Condition.Facts facts -> facts(segment, facts, among);
      case Condition.Group group -> group(segment, group, among);
    };
  }

  private Truth group(Segment segment, Condition.Group group, long[] among) {
    boolean all = group.join() == Condition.Join.ALL;
    // For "all": yes is the meet and no the union. For "any" and "none": the other way round.
    long[] meet = among.clone();
    long[] union = new long[among.length];
    for (Condition member : group.members()) {
      Truth truth = truth(segment, member, among);
      and(meet, all ? truth.yes() : truth.no());
      or(union, all ? truth.no() : truth.yes());
    }
    return switch (group.join()) {
      case ALL, NONE -> new Truth(meet, union);
      case ANY -> new Truth(union, meet);
    };
  }

  private Truth test(Segment segment, Condition.Test test, long[] among) {
    Column column = segment.column(test.field());
    long[] yes = among.clone();
    keep(column, test, yes);
    long[] no = among.clone();
    if (test.op() != Condition.Op.EMPTY && test.field().nullable()) {
      column.keepNothing(false, no);
    }
    andNot(no, yes);
    return new Truth(yes, no);
  }

  private void keep(Column column, Condition.Test test, long[] bits) {
    switch (test.op()) {
      case EMPTY -> column.keepNothing(true, bits);
      case BETWEEN -> {
        long least = Integer.MIN_VALUE + 1L;
        long most = Integer.MAX_VALUE;
        boolean from = !test.from().isBlank();
        boolean to = !test.to().isBlank();
        switch (test.field().type()) {
          case YEARS -> {
            if (from) {
              most = Windows.atLeastYears(Integer.parseInt(test.from()), day).toEpochDay();
            }
            if (to) {
              least = Windows.atMostYears(Integer.parseInt(test.to()), day).toEpochDay();
            }
          }
          case NUMBER -> {
            least = from ? Integer.parseInt(test.from()) : least;
            most = to ? Integer.parseInt(test.to()) : most;
          }
          default -> {
            least = from ? LocalDate.parse(test.from()).toEpochDay() : least;
            most = to ? LocalDate.parse(test.to()).toEpochDay() : most;
          }
        }
        column.keepRange(least, most, bits);
      }
      default -> {
        long[] set = members.get(test);
        column.keepMembers(set == null ? new long[0] : set, bits);
      }
    }
  }

  private Truth facts(Segment segment, Condition.Facts facts, long[] among) {
    long[] seenHere = among.clone();
    if (facts.kind().informationClass() != InformationClass.ROSTER) {
      restrict(segment, facts.kind().informationClass(), seenHere);
      withoutNear(segment, seenHere);
    }
    Segment.Facts rows = segment.facts(facts.kind());
    long[] matching = Segment.ones(rows.rows());
    boolean none = !time(facts, rows, matching);
    for (Condition.Test test : facts.tests()) {
      Column column = rows.columns().get(test.field());
      if (column != null) {
        keep(column, test, matching);
      }
    }
    if (none) {
      java.util.Arrays.fill(matching, 0);
    }
    long[] yes = new Measuring(facts, day, rows, matching).people(seenHere);
    long[] no = seenHere;
    andNot(no, yes);
    return new Truth(yes, no);
  }

  /** Leaves the facts that count by time; answers false if none can. */
  private boolean time(Condition.Facts facts, Segment.Facts rows, long[] bits) {
    LocalDate opens = Windows.opens(facts, day);
    if (opens != null && opens.isAfter(day)) {
      return false;
    }
    long today = day.toEpochDay();
    long first = opens == null ? Integer.MIN_VALUE + 1L : opens.toEpochDay();
    switch (facts.kind().shape()) {
      case TIMELESS -> {}
      case YEAR ->
          rows.start()
              .keepRange(
                  Math.max(Windows.firstYear(facts, day), Integer.MIN_VALUE + 1L),
                  Windows.lastYear(facts, day),
                  bits);
      case EVENT -> {
        if (opens == null) {
          // Without a day it cannot be said that it came later.
          drop(rows.start(), today + 1, Integer.MAX_VALUE, bits);
        } else {
          rows.start().keepRange(first, today, bits);
        }
      }
      case DECISION -> {
        rows.start().keepRange(first, today, bits);
        if (facts.timing() == Condition.Timing.NOW) {
          rows.end().keepRange(today + 1, Integer.MAX_VALUE, bits);
        }
      }
      case INTERVAL -> {
        rows.start().keepRange(Integer.MIN_VALUE + 1L, today, bits);
        if (facts.timing() == Condition.Timing.NOW && facts.measure() != Condition.Measure.MONTHS) {
          drop(rows.end(), Integer.MIN_VALUE + 1L, today, bits);
        }
        if (opens != null) {
          drop(rows.end(), Integer.MIN_VALUE + 1L, first, bits);
        }
      }
    }
    return true;
  }

  private static void drop(Column column, long least, long most, long[] bits) {
    long[] dropped = bits.clone();
    column.keepRange(least, most, dropped);
    andNot(bits, dropped);
  }

  static void and(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] &= other[i];
    }
  }

  static void or(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= other[i];
    }
  }

  static void andNot(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] &= ~other[i];
    }
  }

  private static boolean empty(long[] bits) {
    for (long word : bits) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }
}
