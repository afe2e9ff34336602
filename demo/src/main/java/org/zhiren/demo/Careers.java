package org.zhiren.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.Stint;
import org.zhiren.demo.UnitNode.Role;

/** Who holds what: moves people between posts and keeps the pools of candidates. */
final class Careers {
  private final int counties;
  private final List<List<Person>> pools = new ArrayList<>();
  private final PostNode[] refuge;

  Careers(List<UnitNode> units, int counties) {
    this.counties = counties;
    this.refuge = new PostNode[counties + 1];
    for (int i = 0; i < 3 * (counties + 1) * 7; i++) {
      pools.add(new ArrayList<>());
    }
    for (UnitNode unit : units) {
      if (unit.role == Role.CONGRESS && unit.staffPost != null) {
        refuge[unit.county] = unit.staffPost;
      }
    }
  }

  /** People of a sector and county (0 the prefecture's organs) whose post has this level. */
  List<Person> pool(Sector sector, int county, int level) {
    return pools.get((sector.index() * (counties + 1) + county) * 7 + level);
  }

  /** The staff post that takes people whose own unit has none. */
  PostNode staffOf(UnitNode unit) {
    PostNode own = unit.staffPost;
    return own != null ? own : refuge[unit.county];
  }

  /** Ends the present posts on a day and, if given, begins another. */
  void move(Person person, @Nullable PostNode post, LocalDate day, String change) {
    close(person, day);
    if (post == null) {
      return;
    }
    Stint stint = new Stint(post, null, day, true, post.level, change);
    person.stints.add(stint);
    person.current = stint;
    if (post.leadership()) {
      take(post, person, day);
      if (post.level >= 3) {
        person.formerAge = 60;
      }
    }
    PostNode second = post.brings;
    // The mayor's vice-mayor brings the next post in turn only for its own holder, so one step.
    if (second != null && second.open(day)) {
      person.stints.add(new Stint(second, null, day, false, second.level, "兼任"));
      take(second, person, day);
    }
    if (person.level != post.level) {
      person.level = post.level;
      person.levelSince = day;
    }
    person.highestLevel = Math.max(person.highestLevel, post.level);
    person.county = post.unit.county;
    person.sector = post.unit.sector;
    if (!person.stepped && !person.locked) {
      List<Person> pool = pool(person.sector, person.county, person.level);
      person.poolIndex = pool.size();
      pool.add(person);
    }
  }

  private static void take(PostNode post, Person person, LocalDate day) {
    post.holder = person;
    post.heldSince = day;
  }

  private void close(Person person, LocalDate day) {
    leavePool(person);
    for (int i = person.stints.size() - 1; i >= 0; i--) {
      Stint stint = person.stints.get(i);
      if (stint.end == null) {
        stint.end = day;
        if (stint.main && stint.grassroots()) {
          person.grassrootsDays += ChronoUnit.DAYS.between(stint.start, day);
        }
        PostNode post = stint.post;
        if (post != null && post.holder == person) {
          post.holder = null;
          post.heldSince = null;
        }
      }
    }
    person.current = null;
  }

  /** Takes a person out of the candidates. */
  void leavePool(Person person) {
    if (person.poolIndex < 0) {
      return;
    }
    List<Person> pool = pool(person.sector, person.county, person.level);
    Person last = pool.removeLast();
    if (last != person) {
      pool.set(person.poolIndex, last);
      last.poolIndex = person.poolIndex;
    }
    person.poolIndex = -1;
  }
}
