package org.zhiren.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.SanctionPlan;
import org.zhiren.demo.Person.Stint;
import org.zhiren.demo.UnitNode.Role;

/** Puts faults into finished careers. A person carries at most one fault. */
final class CareerFaults {
  private final List<Person> order;
  private final SplitRandom random;
  private final LocalDate asOf;
  private final int size;

  /** Units whose quota was lowered below the number of deputies. */
  final List<UnitNode> overQuota = new ArrayList<>();

  CareerFaults(List<Person> people, int size, SplitRandom random, LocalDate asOf) {
    this.order = new ArrayList<>(people);
    this.size = size;
    this.random = random;
    this.asOf = asOf;
    random.shuffle(order);
  }

  void plant(List<UnitNode> units) {
    for (Person person : order) {
      Stint current = person.current;
      if (person.passedOver) {
        mark(person, PlantedKind.STRONG_PASSED_OVER);
      } else if (person.locked && current != null && current.level > 0) {
        mark(person, PlantedKind.TERM_EXCEEDED);
      }
    }
    // The rarest opportunities first.
    choose(PlantedKind.HOME_PLACE, this::homePlace);
    choose(PlantedKind.KIN_IN_UNIT, this::kin);
    choose(PlantedKind.RETIREMENT_DUE, this::retirementDue);
    choose(PlantedKind.PROBATION_OVERDUE, this::probation);
    choose(PlantedKind.PROMOTED_UNDER_SANCTION, this::underSanction);
    choose(PlantedKind.POST_TOO_EARLY, this::tooEarly);
    choose(PlantedKind.WORK_TOO_YOUNG, this::workTooYoung);
    choose(PlantedKind.SANCTION_NOT_LIFTED, this::notLifted);
    choose(PlantedKind.TRAINING_SHORT, person -> currentLevel(person) >= 3);
    choose(PlantedKind.PARTY_TOO_YOUNG, this::partyTooYoung);
    choose(PlantedKind.OVERLAPPING_POSTS, person -> boundary(person, true));
    choose(PlantedKind.RESUME_GAP, person -> boundary(person, false));
    choose(PlantedKind.RANK_WITHOUT_POST, this::withoutPost);
    choose(PlantedKind.ID_CHECKSUM, Person::inService);
    choose(PlantedKind.ID_BIRTH_MISMATCH, Person::inService);
    choose(PlantedKind.ID_SEX_MISMATCH, Person::inService);
    choose(PlantedKind.FUTURE_DATE, Person::inService);
    choose(PlantedKind.ARCHIVE_MISMATCH, Person::inService);
    choose(PlantedKind.EDUCATION_ORDER, Person::inService);
    quotas(units);
  }

  private static void mark(Person person, PlantedKind kind) {
    person.planted = true;
    person.fault = kind;
  }

  private void choose(PlantedKind kind, Predicate<Person> attempt) {
    int aim = kind.aim(size);
    for (Person person : order) {
      if (aim == 0) {
        return;
      }
      if (!person.planted && attempt.test(person)) {
        mark(person, kind);
        aim--;
      }
    }
  }

  private static int currentLevel(Person person) {
    Stint current = person.current;
    return person.inService() && current != null ? current.level : -1;
  }

  private boolean homePlace(Person person) {
    Stint current = person.current;
    PostNode post = current == null ? null : current.post;
    if (!person.inService() || post == null || !post.placeRecusal) {
      return false;
    }
    person.homeCounty = post.unit.county;
    return true;
  }

  /** The deputy or chief of a unit and a member of its staff become husband and wife. */
  private boolean kin(Person leader) {
    Stint current = leader.current;
    PostNode post = current == null ? null : current.post;
    if (currentLevel(leader) < 1 || post == null || leader.birth.isAfter(asOf.minusYears(30))) {
      return false;
    }
    for (Person other : order) {
      Stint theirs = other.current;
      if (other != leader
          && !other.planted
          && other.inService()
          && other.female != leader.female
          && theirs != null
          && theirs.level == 0
          && theirs.post != null
          && theirs.post.unit == post.unit
          && other.birth.isBefore(asOf.minusYears(28))
          && Math.abs(ChronoUnit.YEARS.between(other.birth, leader.birth)) <= 8) {
        leader.spouse = other;
        other.spouse = leader;
        // Only the leader carries the fault, so that one pair counts once.
        other.planted = true;
        return true;
      }
    }
    return false;
  }

  private boolean retirementDue(Person person) {
    LocalDate left = person.leftOn;
    if (!person.state.equals("21")
        || left == null
        || left.isAfter(asOf.minusMonths(2))
        || left.isBefore(asOf.minusMonths(20))) {
      return false;
    }
    Stint last = person.stints.getLast();
    PostNode post = last.post;
    if (post == null || !last.main || last.level > 0 || post.unit.changing) {
      return false;
    }
    last.end = null;
    person.current = last;
    person.leftOn = null;
    person.state = "1";
    return true;
  }

  private boolean probation(Person person) {
    Stint current = person.current;
    if (!person.inService()
        || current == null
        || current.post == null
        || !current.post.probation
        || !current.change.equals("提拔")
        || current.start.isAfter(asOf.minusMonths(15))
        || current.start.isBefore(asOf.minusMonths(60))) {
      return false;
    }
    current.unconfirmed = true;
    return true;
  }

  private boolean underSanction(Person person) {
    if (!person.inService() || person.sanction != null || person.poorYear > 0) {
      return false;
    }
    for (Stint stint : person.stints) {
      if (stint.main
          && stint.change.equals("提拔")
          && stint.start.isAfter(asOf.minusYears(8))
          && stint.start.isBefore(asOf.minusYears(1))) {
        LocalDate date = stint.start.minusDays(random.between(40, 120));
        String name =
            person.sector == Sector.ORGAN
                ? "警告（公务员）"
                : person.sector == Sector.INSTITUTION ? "警告（事业单位工作人员）" : "警告（企业职工）";
        person.sanction = new SanctionPlan(name, date, 6, false);
        return true;
      }
    }
    return false;
  }

  /** Shortens the time in the lower post by letting it begin later. */
  private boolean tooEarly(Person person) {
    if (!person.inService()) {
      return false;
    }
    for (int i = 2; i < person.stints.size(); i++) {
      Stint higher = person.stints.get(i);
      Stint lower = person.stints.get(i - 1);
      Stint before = person.stints.get(i - 2);
      PostNode origin = before.post;
      boolean plain = higher.main && lower.main && before.main;
      if (!plain
          || origin == null
          || !higher.change.equals("提拔")
          || higher.level < 2
          || higher.start.isBefore(asOf.minusYears(12))
          || lower.level != higher.level - 1
          || before.level != lower.level - 1
          || origin.unit.changing
          || !lower.change.equals("提拔")) {
        continue;
      }
      LocalDate start = higher.start.minusMonths(random.between(7, 16));
      if (start.isAfter(lower.start)) {
        lower.start = start;
        before.end = start;
        return true;
      }
    }
    return false;
  }

  private boolean workTooYoung(Person person) {
    Stint first = person.stints.getFirst();
    LocalDate start = person.birth.plusYears(15).plusDays(random.between(20, 300));
    boolean place =
        first.post == null || (first.post.unit.existsOn(start) && !first.post.unit.changing);
    if (!person.inService() || person.education > 0 || !place || first.level > 0) {
      return false;
    }
    first.start = start;
    person.workStart = start;
    return true;
  }

  private boolean notLifted(Person person) {
    SanctionPlan plan = person.sanction;
    if (!person.inService()
        || plan == null
        || plan.date().plusMonths(plan.months()).isAfter(asOf.minusMonths(4))) {
      return false;
    }
    person.sanction = new SanctionPlan(plan.name(), plan.date(), plan.months(), true);
    return true;
  }

  private boolean partyTooYoung(Person person) {
    if (!person.inService() || person.partyJoin == null || !person.political.equals("01")) {
      return false;
    }
    person.partyJoin = person.birth.plusYears(17).plusDays(random.between(30, 330));
    return true;
  }

  /** Moves the boundary between two staff entries: an overlap, or a gap. */
  private boolean boundary(Person person, boolean overlap) {
    if (!person.inService()) {
      return false;
    }
    for (int i = 0; i + 1 < person.stints.size(); i++) {
      Stint one = person.stints.get(i);
      Stint two = person.stints.get(i + 1);
      LocalDate end = one.end;
      LocalDate after = two.end == null ? asOf : two.end;
      if (one.level > 0
          || two.level > 0
          || !two.main
          || !one.main
          || end == null
          || one.post == null
          || one.post.unit.changing
          || two.change.equals("机构改革")) {
        continue;
      }
      LocalDate moved =
          overlap ? end.plusMonths(random.between(3, 9)) : end.minusMonths(random.between(4, 14));
      if (overlap ? moved.isBefore(after.minusMonths(2)) : moved.isAfter(one.start.plusMonths(6))) {
        one.end = moved;
        return true;
      }
    }
    return false;
  }

  private boolean withoutPost(Person person) {
    Stint current = person.current;
    LocalDate end = asOf.minusDays(random.between(60, 250));
    if (currentLevel(person) != 0
        || person.sector != Sector.ORGAN
        || current == null
        || person.workStart.isAfter(asOf.minusYears(3))
        || current.start.isAfter(end.minusYears(1))) {
      return false;
    }
    current.end = end;
    person.current = null;
    return true;
  }

  private void quotas(List<UnitNode> units) {
    int aim = PlantedKind.QUOTA_EXCEEDED.aim(size);
    List<UnitNode> shuffled = new ArrayList<>(units);
    random.shuffle(shuffled);
    for (UnitNode unit : shuffled) {
      int deputies = 0;
      for (PostNode post : unit.posts) {
        deputies += post.leadership() && !post.chief && post.holder != null ? 1 : 0;
      }
      boolean suitable = unit.role == Role.DEPARTMENT || unit.role == Role.TOWNSHIP;
      if (aim > 0 && suitable && deputies >= 3) {
        unit.deputyQuota = deputies - 1;
        overQuota.add(unit);
        aim--;
      }
    }
  }

  /** The post held now, for descriptions. */
  static @Nullable PostNode postOf(Person person) {
    Stint current = person.current;
    return current == null ? null : current.post;
  }
}
