package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.ParameterHistory.DatedValue;

/**
 * Finds the earliest day of qualification by walking along the days on which a verdict may change:
 * the days that conditions announce while they are traced, the days in the record, New Year's days
 * and the days on which versions and numbers change. Between two such days no verdict changes, so
 * the walk misses none; a test compares it with asking every single day.
 */
final class Foreseeing {
  private final Law law;
  private final Candidacy candidacy;
  private final FlatPerson dossier;

  Foreseeing(Law law, Candidacy candidacy) {
    this.law = law;
    this.candidacy = candidacy;
    this.dossier = new FlatPerson(candidacy.person());
  }

  Outlook from(LocalDate start, LocalDate horizon) {
    TreeSet<Integer> fixed = fixedDays();
    int day = Days.day(start);
    int last = Days.day(horizon);
    List<Explanation> obstacles = List.of();
    PromotionRules.Traced now = examine(day);
    for (boolean first = true; ; first = false) {
      Examination e = now.examination();
      if (first) {
        obstacles =
            e.explanation().because().stream().filter(x -> isObstacle(x, Verdict.FAIL)).toList();
      }
      if (mayGoOn(e)) {
        return new Outlook(e.asOf(), horizon, obstacles, unknowns(e), e);
      }
      int next = now.nextChange();
      Integer recorded = fixed.higher(day);
      if (recorded != null) {
        next = Math.min(next, recorded);
      }
      next = Math.min(next, Days.day(LocalDate.of(Days.year(day) + 1, 1, 1)));
      if (next > last) {
        return new Outlook(null, horizon, obstacles, unknowns(e), e);
      }
      day = next;
      now = examine(day);
    }
  }

  private PromotionRules.Traced examine(int day) {
    return new PromotionRules(law, candidacy.post(), Days.date(day))
        .examine(candidacy, dossier, candidacy.person().id(), candidacy.person().name());
  }

  /** Nothing is refused and nothing still needs an approval; what is unknown is named beside it. */
  private static boolean mayGoOn(Examination e) {
    return e.verdicts().values().stream()
        .noneMatch(v -> v == Verdict.FAIL || v == Verdict.NEEDS_APPROVAL);
  }

  private static boolean isObstacle(Explanation x, Verdict least) {
    return x.value() instanceof Value.Judgement(Verdict v)
        && (v == least || v == Verdict.NEEDS_APPROVAL);
  }

  private static List<Fact> unknowns(Examination e) {
    return e.explanation().because().stream()
        .filter(x -> x.value() instanceof Value.Judgement(Verdict v) && v == Verdict.UNKNOWN)
        .flatMap(x -> x.missingFacts().stream())
        .distinct()
        .toList();
  }

  private TreeSet<Integer> fixedDays() {
    TreeSet<Integer> days = new TreeSet<>();
    for (int i = 0; i < dossier.positions(); i++) {
      boundary(days, dossier.positionFrom(i), dossier.positionTo(i));
    }
    for (int i = 0; i < dossier.events(); i++) {
      boundary(days, dossier.eventFrom(i), dossier.eventTo(i));
    }
    for (Regulation regulation : law.book().regulations().values()) {
      regulation.versions().forEach(v -> days.add(Days.day(v.from())));
    }
    for (ParameterHistory history : law.book().parameters().values()) {
      for (DatedValue value : history.values()) {
        days.add(Days.day(value.since()));
      }
    }
    law.overlays().forEach(o -> o.changes().forEach(c -> days.add(Days.day(c.since()))));
    return days;
  }

  /** A position counts from the day after its first day on, and no more after its last. */
  private static void boundary(TreeSet<Integer> days, int from, int to) {
    if (from != Dossier.ABSENT) {
      days.add(from);
      days.add(from + 1);
    }
    if (to != Dossier.OPEN) {
      days.add(to);
      days.add(to + 1);
    }
  }
}
