package org.zhiren.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.Stint;

/**
 * Fills leading posts by the rules of promotion, mostly from the own county and sector. In early
 * years many stay with predecessors who are not on file; a few holders are kept too long, as
 * planted.
 */
final class Vacancies {
  private static final List<Sector> SECTORS = List.of(Sector.values());

  private final List<PostNode> leading;
  private final Careers careers;
  private final int counties;
  private final int termAim;
  private final SplitRandom random;
  private final LocalDate asOf;
  private int termLocks;

  /**
   * Prepares.
   *
   * @param leading the leading posts, those of the highest level first; not copied
   * @param counties how many counties there are
   * @param size how many people, for how many faults are planted
   * @param asOf the day on which the simulation ends
   */
  Vacancies(
      List<PostNode> leading,
      Careers careers,
      int counties,
      int size,
      SplitRandom random,
      LocalDate asOf) {
    this.leading = leading;
    this.careers = careers;
    this.counties = counties;
    this.termAim = PlantedKind.TERM_EXCEEDED.aim(size);
    this.random = random;
    this.asOf = asOf;
  }

  /** Looks for somebody for each leading post that is vacant. */
  void fill(LocalDate day, int round) {
    // Before about 2012 many posts were held by people who have retired since.
    double predecessor = Math.clamp((2014 - day.getYear()) / 32.0, 0, 0.95);
    for (PostNode post : leading) {
      if (post.holder != null || round < post.predecessorUntilRound || !post.open(day)) {
        continue;
      }
      if (random.chance(predecessor)) {
        post.predecessorUntilRound = round + random.between(8, 24);
        continue;
      }
      Person person = candidate(post, day);
      if (person == null) {
        boolean recent = day.isAfter(asOf.minusYears(3));
        post.predecessorUntilRound = round + (recent ? 2 : random.between(4, 10));
        continue;
      }
      appoint(person, post, day);
    }
  }

  private void appoint(Person person, PostNode post, LocalDate day) {
    boolean window =
        day.isAfter(asOf.minusYears(13)) && day.isBefore(asOf.minusYears(10).minusMonths(2));
    if (window
        && termLocks < termAim
        && post.level <= 3
        && post.brings == null
        && !post.unit.changing
        && person.exitOn == null
        && person.retirement().isAfter(asOf.plusYears(1))
        && (person.level == post.level || post.level > 1 || random.chance(0.3))) {
      termLocks++;
      careers.leavePool(person);
      person.locked = true;
    }
    careers.move(person, post, day, person.level == post.level ? "平级调动" : "提拔");
  }

  private @Nullable Person candidate(PostNode post, LocalDate day) {
    int home = post.unit.county;
    Sector sector = post.unit.sector;
    Person best = null;
    double top = Double.NEGATIVE_INFINITY;
    boolean lateral = random.chance(0.2);
    for (int source = 0; source < 4; source++) {
      int county =
          source == 0 ? home : source == 1 && post.level >= 3 ? 0 : random.below(counties + 1);
      if (source > 0 && best != null && !(post.level >= 3 && source == 1)) {
        break;
      }
      boolean crossing = lateral && source == 0 && post.level >= 2 && random.chance(0.12);
      Sector from = crossing ? random.pick(SECTORS) : sector;
      int level = lateral && source == 0 ? post.level : post.level - 1;
      if (level == post.level && level == 0) {
        continue;
      }
      List<Person> pool = careers.pool(from, county, level);
      for (int tries = 0; tries < 12 && !pool.isEmpty(); tries++) {
        Person person = random.pick(pool);
        boolean fit =
            level == post.level
                ? tenured(person, day) && PromotionRules.mayTransfer(person, post, day)
                : PromotionRules.mayPromote(person, post, day);
        if (!fit) {
          continue;
        }
        double score =
            person.quality + random.normal() * 0.5 + (person.birth.getYear() - 1975) * -0.02;
        if (score > top) {
          top = score;
          best = person;
        }
      }
    }
    return best;
  }

  private static boolean tenured(Person person, LocalDate day) {
    Stint current = person.current;
    return current != null && day.isAfter(current.start.plusYears(3));
  }
}
