package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Basis;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.RowVerdicts;
import org.zhiren.statutes.Statutes;

/** Which posts are open to a person: those one level up and those at the same level. */
@Component
public class OpenPosts {

  private final ExaminingPerson examining;
  private final Targets targets;
  private final LawInForce law;

  OpenPosts(ExaminingPerson examining, Targets targets, LawInForce law) {
    this.examining = examining;
    this.targets = targets;
    this.law = law;
  }

  /**
   * A post and how it stands to the person.
   *
   * @param target the post
   * @param listing on which list the person would be
   * @param obstacles the provisions that are not met, need approval or are unknown
   */
  public record Line(Target target, Listing listing, List<ProvisionText> obstacles) {}

  /**
   * The answer.
   *
   * @param file the file that was opened for it
   * @param present highest level held; {@code null} without a leading post
   * @param lines the posts in statutory precedence
   * @param totals how many posts on each list
   */
  public record Answer(
      ExaminingPerson.Opened file,
      @Nullable PostLevel present,
      List<Line> lines,
      Map<Listing, Integer> totals) {}

  /**
   * Examines the person for the leading posts within reach.
   *
   * @param vacantOnly only posts with a free place
   */
  public Answer of(UUID person, LocalDate day, boolean vacantOnly) {
    ExaminingPerson.Opened file = examining.open(person, day);
    PostLevel present = level(file.person(), day);
    Statutes rules = law.on(day);
    Population alone = Population.of(List.of(file.person()));
    Map<Listing, Integer> totals = new EnumMap<>(Listing.class);
    for (Listing listing : Listing.values()) {
      totals.put(listing, 0);
    }
    List<Line> lines = new ArrayList<>();
    for (Target target : targets.all(day)) {
      PostLevel level = target.rules().level();
      if ((level != present && level.below() != present)
          || (vacantOnly && !target.vacant())
          || holds(file.person(), target, day)) {
        continue;
      }
      Line line = line(target, RowVerdicts.of(rules, alone, target.rules(), day));
      totals.merge(line.listing(), 1, Integer::sum);
      lines.add(line);
    }
    return new Answer(file, present, lines, totals);
  }

  private static Line line(Target target, RowVerdicts verdicts) {
    Listing listing = Listing.LISTED;
    List<ProvisionText> obstacles = new ArrayList<>();
    for (int k = 0; k < verdicts.provisions().size(); k++) {
      ProvisionText text = verdicts.provisions().get(k);
      Verdict verdict = verdicts.verdict(0, k);
      boolean asked = text.basis() == Basis.RECORD && !Screened.NOT_KEPT.contains(text.id());
      Listing one =
          switch (verdict) {
            case FAIL -> Listing.FAILED;
            case NEEDS_APPROVAL -> Listing.APPROVAL;
            case UNKNOWN -> asked ? Listing.OPEN : Listing.LISTED;
            case PASS, WARN, NOT_APPLICABLE -> Listing.LISTED;
          };
      if (one != Listing.LISTED) {
        obstacles.add(text);
      }
      listing = one.compareTo(listing) > 0 ? one : listing;
    }
    return new Line(target, listing, obstacles);
  }

  private static boolean holds(Person person, Target target, LocalDate day) {
    return person.positions().stream()
        .anyMatch(p -> p.postId().equals(target.rules().id()) && held(p, day));
  }

  static boolean held(Position p, LocalDate day) {
    return !p.from().isAfter(day) && (p.to() == null || !p.to().isBefore(day));
  }

  static @Nullable PostLevel level(Person person, LocalDate day) {
    return person.positions().stream()
        .filter(p -> held(p, day))
        .map(Position::level)
        .filter(java.util.Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
