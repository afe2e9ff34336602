package org.zhiren.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.zhiren.demo.Person.Stint;

/**
 * The rules that the invented careers keep: 党政领导干部选拔任用工作条例 articles 8, 24, 43, 51 and 52 as far as
 * they concern years, level, education, the Party, sanctions and place of origin.
 */
final class PromotionRules {
  /** Years at the level below, by target level; from chief to deputy above 3, otherwise 2. */
  private static final int[] YEARS_BELOW = {0, 0, 2, 3, 2, 3, 2};

  private PromotionRules() {}

  static boolean mayPromote(Person person, PostNode post, LocalDate day) {
    int level = post.level;
    if (person.level != level - 1 || !free(person, post, day)) {
      return false;
    }
    if (level == 1) {
      return !day.isBefore(person.workStart.plusYears(3));
    }
    if (day.isBefore(person.levelSince.plusYears(YEARS_BELOW[level]))) {
      return false;
    }
    if (level < 3) {
      return true;
    }
    return !day.isBefore(person.workStart.plusYears(5))
        && grassrootsDays(person, day) >= 2 * 366
        && person.education >= (level >= 5 ? 2 : 1);
  }

  static boolean mayTransfer(Person person, PostNode post, LocalDate day) {
    return person.level == post.level && free(person, post, day);
  }

  private static boolean free(Person person, PostNode post, LocalDate day) {
    Stint current = person.current;
    if (person.locked || person.stepped || current == null) {
      return false;
    }
    if (day.isBefore(current.start.plusMonths(14)) || troubled(person, day)) {
      return false;
    }
    if (person.retirement().isBefore(day.plusYears(2))) {
      return false;
    }
    return fitsPlace(person, post) && fitsParty(person, post, day);
  }

  static boolean fitsPlace(Person person, PostNode post) {
    return !post.placeRecusal || person.homeCounty != post.unit.county;
  }

  /** 处分影响期 (article 24 item 6) and last year's poor grade (item 3). */
  static boolean troubled(Person person, LocalDate day) {
    if (person.sanction != null && person.sanction.inEffect(day)) {
      return true;
    }
    return person.poorYear == day.getYear() - 1 || person.poorYear == day.getYear();
  }

  static boolean fitsParty(Person person, PostNode post, LocalDate day) {
    boolean partyPost = post.partyPost() || (post.brings != null && post.brings.partyPost());
    if (!partyPost) {
      return true;
    }
    return person.partyJoin != null
        && !day.isBefore(person.partyJoin.plusYears(post.level >= 5 ? 5 : 3));
  }

  private static long grassrootsDays(Person person, LocalDate day) {
    Stint current = person.current;
    long running =
        current != null && current.grassroots() ? ChronoUnit.DAYS.between(current.start, day) : 0;
    return person.grassrootsDays + running;
  }
}
