package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.demo.Person.Stint;

/**
 * Lets four decades pass, quarter by quarter: people enter, are moved, promoted within the rules,
 * retire; units merge and split. Posts that nobody on file could have held in early years are taken
 * by predecessors who have since retired and are not on file.
 */
final class Simulation {
  private static final int FIRST_YEAR = 1983;

  private final List<Person> people;
  private final UnitHistory history;
  private final LocalDate asOf;
  private final SplitRandom random;
  private final Careers careers;
  private final StaffPosts staffPosts;
  private final Vacancies vacancies;
  private final List<PostNode> leading = new ArrayList<>();
  private final List<Person> active = new ArrayList<>();
  private final int passedOverAim;
  private boolean passedOverChosen;

  Simulation(
      List<UnitNode> units,
      List<PostNode> posts,
      List<Person> people,
      UnitHistory history,
      int counties,
      int size,
      SplitRandom random,
      LocalDate asOf) {
    this.people = people;
    this.history = history;
    this.asOf = asOf;
    this.random = random;
    this.passedOverAim = PlantedKind.STRONG_PASSED_OVER.aim(size);
    this.careers = new Careers(units, counties);
    List<PostNode> staff = new ArrayList<>();
    for (PostNode post : posts) {
      if (!post.leadership()) {
        staff.add(post);
      } else if (post.heldWith == null) {
        leading.add(post);
        post.predecessorUntilRound = random.below(40);
      }
    }
    leading.sort(Comparator.<PostNode>comparingInt(post -> -post.level));
    staffPosts = new StaffPosts(staff, careers, random);
    vacancies = new Vacancies(leading, careers, counties, size, random, asOf);
  }

  void run() {
    List<Person> entrants = new ArrayList<>(people);
    entrants.sort(Comparator.comparing((Person person) -> person.workStart));
    int next = 0;
    int planned = 0;
    for (int round = 0; ; round++) {
      LocalDate day =
          LocalDate.of(FIRST_YEAR, 2, 1).plusMonths(3L * round).plusDays(random.below(27));
      boolean last = !day.isBefore(asOf);
      LocalDate until = last ? asOf : day;
      while (next < entrants.size() && !entrants.get(next).workStart.isAfter(until)) {
        enter(entrants.get(next++));
      }
      while (planned < history.plans.size() && !history.plans.get(planned).date().isAfter(until)) {
        UnitHistory.Plan plan = history.plans.get(planned++);
        leave(plan.date());
        apply(plan);
      }
      leave(until);
      if (last) {
        return;
      }
      if (!passedOverChosen && !day.isBefore(asOf.minusYears(9))) {
        choosePassedOver(day);
      }
      transfers(day);
      rotate(day);
      vacancies.fill(day, round);
    }
  }

  private void enter(Person person) {
    LocalDate day = person.workStart;
    if (random.chance(0.12)) {
      // Some begin elsewhere: an enterprise, a school, the army.
      String text =
          random.pick(List.of("某部队服役", "外地企业职工", "民办学校教师", "乡村代课教师", "外地事业单位职员", "律师事务所助理"));
      LocalDate begin = day.plusDays(random.between(500, 1500));
      if (begin.isBefore(asOf.minusMonths(2))) {
        Stint outside = new Stint(null, text, day, true, 0, "其他");
        outside.end = begin;
        person.stints.add(outside);
        person.grassrootsDays += 500;
        day = begin;
      }
    }
    PostNode post = staffPosts.open(person.sector, day);
    if (post.unit.county == 0 && post.unit.sector == Sector.ORGAN && random.chance(0.75)) {
      PostNode first = staffPosts.inTownship(day);
      if (first != null) {
        person.transferTo = post.unit;
        person.transferOn = day.plusDays(random.between(760, 1700));
        post = first;
      }
    }
    careers.move(person, post, day, "录用");
    active.add(person);
  }

  /** Retirement, moves out of the prefecture and deaths up to a day. */
  private void leave(LocalDate until) {
    int kept = 0;
    for (Person person : active) {
      LocalDate exit = person.exitOn;
      LocalDate retirement = person.retirement();
      Stint current = person.current;
      if (exit != null
          && !exit.isAfter(until)
          && exit.isBefore(retirement)
          && current != null
          && exit.isAfter(current.start)) {
        depart(person, exit, person.exitState);
      } else if (!retirement.isAfter(until)) {
        depart(person, retirement, "21");
      } else {
        active.set(kept++, person);
      }
    }
    active.subList(kept, active.size()).clear();
  }

  private void depart(Person person, LocalDate day, String state) {
    careers.move(person, null, day, "");
    person.leftOn = day;
    person.state = state;
  }

  private void apply(UnitHistory.Plan plan) {
    switch (plan.kind()) {
      case MERGED_INTO -> {
        for (Person person : active) {
          Stint current = person.current;
          if (current != null && current.post != null && current.post.unit == plan.unit()) {
            if (current.level > 0) {
              person.stepped = true;
            }
            careers.move(person, careers.staffOf(plan.other()), plan.date(), "机构改革");
          }
        }
        for (PostNode post : plan.unit().posts) {
          post.abolished = plan.date();
        }
      }
      case SPLIT_FROM -> {
        for (Person person : active) {
          Stint current = person.current;
          if (current != null
              && current.post != null
              && current.post.unit == plan.other()
              && current.level == 0
              && !person.locked
              && current.start.isBefore(plan.date())
              && random.chance(0.35)) {
            careers.move(person, careers.staffOf(plan.unit()), plan.date(), "机构改革");
          }
        }
      }
      case RENAMED, MOVED -> {
        // People keep their posts; the name of the unit follows its own history.
      }
    }
  }

  private void choosePassedOver(LocalDate day) {
    passedOverChosen = true;
    int chosen = 0;
    for (Person person : active) {
      Stint current = person.current;
      boolean young = person.birth.isAfter(day.minusYears(40));
      if (chosen < passedOverAim
          && young
          && current != null
          && current.post != null
          && current.post.unit.hardship
          && person.level == 0
          && !person.stepped
          && person.transferTo == null
          && !hostsPassedOver(current.post)) {
        careers.leavePool(person);
        person.locked = true;
        person.passedOver = true;
        person.exitOn = null;
        person.sanction = null;
        person.poorYear = 0;
        person.quality = 1.8 + 0.2 * person.quality;
        chosen++;
      }
    }
  }

  /** At most one in each township, so that the cap on excellent grades leaves room. */
  private boolean hostsPassedOver(PostNode post) {
    for (Person person : active) {
      if (person.passedOver && person.current != null && person.current.post == post) {
        return true;
      }
    }
    return false;
  }

  private void transfers(LocalDate day) {
    for (Person person : active) {
      Stint current = person.current;
      if (current == null || person.locked || person.level > 0 || person.stepped) {
        continue;
      }
      UnitNode target = person.transferTo;
      if (target != null && person.transferOn != null && !day.isBefore(person.transferOn)) {
        person.transferTo = null;
        PostNode post = careers.staffOf(target);
        if (post.open(day) && day.isAfter(current.start.plusMonths(6))) {
          careers.move(person, post, day, "转任");
        }
      } else if (target == null
          && random.chance(0.009)
          && day.isAfter(current.start.plusMonths(18))) {
        PostNode post = staffPosts.open(person.sector, day);
        boolean near = post.unit.county == person.county || random.chance(0.12);
        if (near && post != current.post && post.unit.sector == person.sector) {
          careers.move(person, post, day, "转任");
        }
      }
    }
  }

  /** Nobody keeps a leading post for ten years; those near retirement may become rank staff. */
  private void rotate(LocalDate day) {
    for (PostNode post : leading) {
      Person person = post.holder;
      LocalDate since = post.heldSince;
      if (person == null || since == null || person.locked) {
        continue;
      }
      boolean late = person.retirement().isBefore(day.plusMonths(40));
      if (late && random.chance(0.05) && day.isAfter(since.plusMonths(14))) {
        stepDown(person, post, day);
      } else if (!day.isBefore(since.plusMonths(100)) && !exchange(post, day)) {
        stepDown(person, post, day);
      }
    }
  }

  private void stepDown(Person person, PostNode post, LocalDate day) {
    person.stepped = true;
    careers.move(
        person,
        careers.staffOf(post.unit),
        day,
        post.unit.sector == Sector.ORGAN ? "转任职级公务员" : "平级调动");
  }

  private boolean exchange(PostNode post, LocalDate day) {
    Person one = post.holder;
    for (int tries = 0; tries < 60 && one != null; tries++) {
      PostNode other = random.pick(leading);
      Person two = other.holder;
      boolean near = post.level >= 3 || other.unit.county == post.unit.county;
      LocalDate since = other.heldSince;
      if (other != post
          && near
          && two != null
          && since != null
          && !two.locked
          && other.level == post.level
          && other.unit.sector == post.unit.sector
          && since.isBefore(day.minusYears(2))
          && PromotionRules.fitsPlace(one, other)
          && PromotionRules.fitsPlace(two, post)
          && PromotionRules.fitsParty(one, other, day)
          && PromotionRules.fitsParty(two, post, day)) {
        careers.move(one, null, day, "");
        careers.move(two, null, day, "");
        careers.move(one, other, day, "平级调动");
        careers.move(two, post, day, "平级调动");
        return true;
      }
    }
    return false;
  }
}
