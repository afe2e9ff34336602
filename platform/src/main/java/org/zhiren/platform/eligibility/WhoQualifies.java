package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.Candidacy;
import org.zhiren.statutes.Outlook;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.Statutes;

/** Who qualifies for a post: the lists, and those who will qualify soon. */
@Component
public class WhoQualifies {

  /** How many months ahead the nearly qualified are looked for. */
  public static final int MONTHS_AHEAD = 24;

  /** Provisions that time alone can cure. */
  private static final Set<String> CURED_BY_TIME =
      Set.of(
          "XB-08-1",
          "XB-08-3a",
          "XB-08-3b",
          "XB-24-3",
          "XB-24-6",
          "XB-57-1",
          "XB-57-2",
          "NSNX-eff-2",
          "GW-2",
          "GW-3",
          "XB-08-7");

  private static final Set<Verdict> AGAINST = Set.of(Verdict.FAIL, Verdict.NEEDS_APPROVAL);

  private final Pools pools;
  private final Targets targets;
  private final LawInForce law;

  WhoQualifies(Pools pools, Targets targets, LawInForce law) {
    this.pools = pools;
    this.targets = targets;
    this.law = law;
  }

  /**
   * Judges everybody of the source for the post on the day.
   *
   * @throws NotFound if there is no such leading post within what may be seen
   */
  public Screened screen(UUID post, LocalDate day, Source source) {
    return screen(law.on(day), post, day, source);
  }

  Screened screen(Statutes under, UUID post, LocalDate day, Source source) {
    Target target = targets.find(post, day).orElseThrow(() -> new NotFound("post " + post));
    return new Screened(under, pools.on(day), target, day, source);
  }

  /**
   * Somebody who will qualify.
   *
   * @param row row of the pool
   * @param on first day on which nothing on file stands in the way
   * @param until what is missing until then
   */
  public record Near(int row, LocalDate on, List<Explanation> until) {
    /** Copies the list. */
    public Near {
      until = List.copyOf(until);
    }
  }

  /** Those of the source whom only time keeps from qualifying, each with the day. */
  public List<Near> nearly(Screened now) {
    Statutes rules = law.on(now.day());
    List<Integer> waiting = new ArrayList<>();
    for (Listing listing : List.of(Listing.FAILED, Listing.APPROVAL)) {
      for (int row : now.with(listing)) {
        if (now.reasons(row, AGAINST).stream().allMatch(p -> CURED_BY_TIME.contains(p.id()))) {
          waiting.add(row);
        }
      }
    }
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = waiting.stream().map(row -> now.pool().entry(row).id()).toList();
    List<Person> people = pools.people(ids, now.day());
    LocalDate horizon = now.day().plusMonths(MONTHS_AHEAD);
    List<Near> near = new ArrayList<>();
    for (Person person : people) {
      Outlook outlook =
          rules.earliest(Candidacy.of(person, now.target().rules()), now.day(), horizon);
      LocalDate on = outlook.earliest();
      if (on != null) {
        near.add(new Near(now.pool().row(UUID.fromString(person.id())), on, outlook.obstacles()));
      }
    }
    near.sort(java.util.Comparator.comparingInt(Near::row));
    return near;
  }

  /** The reach of the list of those who qualify. */
  public Reach reach(Screened screened) {
    return Reach.of(screened);
  }
}
