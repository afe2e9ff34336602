package org.zhiren.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.Sex;

/**
 * One person as the rules in Drools see it: the facts, the present level worked out beforehand, and
 * a mark for each rule that is not met. Public because the classes that Drools makes of the rules
 * use it.
 */
public final class Official {
  private static final LocalDate AS_OF = InventedPeople.AS_OF;

  private final Person person;
  private final int presentLevel;
  private int unmet;

  Official(Person person) {
    this.person = person;
    this.presentLevel = presentLevel(person);
  }

  static int presentLevel(Person person) {
    int highest = -1;
    for (Position p : person.positions()) {
      boolean held = !p.from().isAfter(AS_OF) && (p.to() == null || !p.to().isBefore(AS_OF));
      if (held && p.level() != null) {
        highest = Math.max(highest, p.level().ordinal());
      }
    }
    return highest;
  }

  /** The facts. */
  public Person getPerson() {
    return person;
  }

  /** Ordinal of the highest level held today, or −1. */
  public int getPresentLevel() {
    return presentLevel;
  }

  /** Notes that a rule is not met. */
  public void mark(int rule) {
    unmet |= 1 << rule;
  }

  int unmet() {
    return unmet;
  }

  void clear() {
    unmet = 0;
  }

  static LocalDate until(Position p) {
    return p.to() == null || !p.to().isBefore(AS_OF) ? AS_OF : p.to().plusDays(1);
  }

  /** Whether positions that follow each other reach a length. */
  public static boolean reach(List<Position> positions, int months) {
    return !positions.isEmpty()
        && !positions.getFirst().from().plusMonths(months).isAfter(until(positions.getLast()));
  }

  /** Number of different posts. */
  public static int distinctPosts(List<Position> positions) {
    Set<String> posts = new HashSet<>();
    positions.forEach(p -> posts.add(p.postId()));
    return posts.size();
  }

  /** Length of the effect period in months. */
  static int effectMonths(MeasureKind kind) {
    return switch (kind) {
      case WARNING, ADMONITION -> 6;
      case PARTY_WARNING, DEMERIT -> 12;
      case PARTY_SERIOUS_WARNING, MAJOR_DEMERIT -> 18;
      default -> 24;
    };
  }

  /** Whether the effect period still runs. */
  public static boolean running(Measure m) {
    return m.decided().plusMonths(effectMonths(m.kind())).isAfter(AS_OF);
  }

  /** Whether the statutory month of retirement has come. */
  public static boolean retired(Person p) {
    boolean man = p.sex() == Sex.MALE;
    YearMonth original = YearMonth.from(p.birth()).plusYears(man ? 60 : 55);
    int since = (original.getYear() - 2025) * 12 + original.getMonthValue() - 1;
    int delay = since < 0 ? 0 : Math.min(since / 4 + 1, 36);
    return !original.plusMonths(delay).atDay(1).isAfter(AS_OF);
  }
}
