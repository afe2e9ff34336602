package org.zhiren.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.Stint;

/**
 * Ranks (职级) since the scheme of 2019-06-01, by the minimum years of article 18 of 公务员职务与职级并行规定 and
 * the minimum rank that goes with a leading post (article 9).
 */
final class RankTrack {
  /** From the lowest: 二级科员 … 一级巡视员. */
  static final String[] CODES = {
    "1C", "1B", "1A", "19", "18", "17", "16", "15", "14", "13", "12", "11"
  };

  private static final String[] NAMES = {
    "二级科员", "一级科员", "四级主任科员", "三级主任科员", "二级主任科员", "一级主任科员", "四级调研员", "三级调研员", "二级调研员", "一级调研员",
    "二级巡视员", "一级巡视员"
  };

  /** Years in a rank before the next. */
  static final int[] YEARS = {2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4};

  private static final int[] LEAST = {0, 2, 4, 6, 8, 10, 11};
  private static final int[] MOST = {5, 5, 6, 8, 9, 10, 11};
  private static final LocalDate SCHEME = LocalDate.of(2019, 6, 1);
  private static final String BY_POST = "任领导职务确定职级";

  private RankTrack() {}

  static void lay(Person person, SplitRandom random, LocalDate asOf) {
    if (person.sector != Sector.ORGAN || person.stints.isEmpty()) {
      return;
    }
    LocalDate entered = organSince(person.stints);
    LocalDate until = person.leftOn == null ? asOf : person.leftOn;
    if (entered == null) {
      return;
    }
    LocalDate day = entered.plusYears(1).isAfter(SCHEME) ? entered.plusYears(1) : SCHEME;
    if (!day.isBefore(until)) {
      return;
    }
    int rank = first(person, day);
    String change = day.equals(SCHEME) ? "职级套转" : "确定职级";
    while (true) {
      LocalDate next = day.plusYears(YEARS[Math.min(rank, 10)]).plusMonths(random.below(34));
      if (person.sanction != null && person.sanction.inEffect(next)) {
        next = person.sanction.date().plusMonths(person.sanction.months() + 3L);
      }
      if (PromotionRules.troubled(person, next)) {
        next = next.plusYears(2);
      }
      Stint raised = raisedBetween(person, day, next, rank);
      int higher = raised != null ? LEAST[raised.level] : rank + 1;
      if (raised != null) {
        next = raised.start;
      }
      boolean allowed = raised != null || higher <= ceiling(person, next);
      if (!allowed || !next.isBefore(until.minusDays(20))) {
        add(person, rank, day, person.leftOn, change);
        return;
      }
      add(person, rank, day, next, change);
      rank = higher;
      day = next;
      change = raised != null ? BY_POST : "职级晋升";
    }
  }

  private static void add(
      Person person, int rank, LocalDate start, @Nullable LocalDate end, String change) {
    person.ranks.add(new PersonRecord.RankEntry(CODES[rank], NAMES[rank], start, end, change));
  }

  /** Makes one promotion come after eight months; false if there is none. */
  static boolean hasten(Person person) {
    List<PersonRecord.RankEntry> ranks = person.ranks;
    for (int i = 1; i < ranks.size(); i++) {
      PersonRecord.RankEntry lower = ranks.get(i - 1);
      PersonRecord.RankEntry higher = ranks.get(i);
      if (higher.change().equals("职级晋升") && !lower.change().equals("职级套转")) {
        LocalDate early = lower.start().plusMonths(8);
        ranks.set(
            i - 1,
            new PersonRecord.RankEntry(
                lower.rankCode(), lower.rankName(), lower.start(), early, lower.change()));
        ranks.set(
            i,
            new PersonRecord.RankEntry(
                higher.rankCode(), higher.rankName(), early, higher.end(), higher.change()));
        return true;
      }
    }
    return false;
  }

  private static @Nullable LocalDate organSince(List<Stint> stints) {
    LocalDate since = null;
    for (Stint stint : stints) {
      if (stint.main) {
        boolean organ = stint.post != null && stint.post.unit.sector == Sector.ORGAN;
        since = organ ? (since == null ? stint.start : since) : null;
      }
    }
    return since;
  }

  private static int first(Person person, LocalDate day) {
    Stint stint = person.mainOn(day);
    int level = stint == null ? 0 : stint.level;
    if (level > 0) {
      return LEAST[level];
    }
    int held = 0;
    for (Stint past : person.stints) {
      held = past.start.isAfter(day) ? held : Math.max(held, past.level);
    }
    if (held > 0) {
      return Math.min(LEAST[held] + 1, MOST[held]);
    }
    int years = day.getYear() - person.workStart.getYear();
    int entry = person.education >= 3 ? 2 : person.education >= 1 ? 1 : 0;
    return Math.min(5, entry + Math.max(0, years - 2) / 4);
  }

  private static int ceiling(Person person, LocalDate day) {
    int held = 0;
    boolean upper = false;
    for (Stint past : person.stints) {
      if (!past.start.isAfter(day)) {
        held = Math.max(held, past.level);
        upper = past.post != null && past.post.unit.county == 0;
      }
    }
    return held == 0 && upper ? 6 : MOST[held];
  }

  /** The first leading post begun within the days whose minimum rank is above the rank held. */
  private static @Nullable Stint raisedBetween(
      Person person, LocalDate from, LocalDate to, int rank) {
    for (Stint stint : person.stints) {
      if (stint.main
          && stint.start.isAfter(from)
          && !stint.start.isAfter(to)
          && LEAST[stint.level] > rank) {
        return stint;
      }
    }
    return null;
  }
}
