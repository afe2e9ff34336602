package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.demo.Person.SanctionPlan;
import org.zhiren.demo.Person.Stint;

/**
 * Yearly assessment of the last six full years. At most a fifth of the graded people of a legal
 * person are excellent; sanctions act as 公务员考核规定 articles 25 to 29 say.
 */
final class Appraisals {
  static final int YEARS = 6;
  static final String EXCELLENT = "优秀";
  private static final String UNGRADED = "受政纪处分期间年度考核不确定等次";

  /** A unit and year with more excellent grades than allowed. */
  record Exceeded(UnitNode organ, int year, int excellent, int graded) {}

  /** One person's place in a year's assessment. */
  private record Seat(Person person, UnitNode organ, double merit) {}

  final List<Exceeded> exceeded = new ArrayList<>();
  private final List<Person> people;
  private final SplitRandom random;
  private final LocalDate asOf;
  private final int size;

  Appraisals(List<Person> people, int size, SplitRandom random, LocalDate asOf) {
    this.people = people;
    this.size = size;
    this.random = random;
    this.asOf = asOf;
  }

  void grade(int unitCount) {
    int firstYear = asOf.getYear() - YEARS;
    for (int year = firstYear; year < asOf.getYear(); year++) {
      List<List<Seat>> byOrgan = new ArrayList<>();
      for (int i = 0; i < unitCount; i++) {
        byOrgan.add(new ArrayList<>());
      }
      LocalDate day = LocalDate.of(year, 12, 1);
      for (Person person : people) {
        Stint stint = person.mainOn(day);
        if (stint == null || stint.post == null) {
          continue;
        }
        UnitNode organ = stint.post.unit.organ();
        double merit =
            person.quality + (year - asOf.getYear()) * person.growth + random.normal() * 0.7;
        String fixed = fixedGrade(person, year, organ);
        if (fixed.isEmpty()) {
          byOrgan.get(organ.serial).add(new Seat(person, organ, merit));
        } else {
          add(person, year, fixed, organ);
        }
      }
      for (List<Seat> seats : byOrgan) {
        distribute(seats, year);
      }
    }
    exceed(unitCount);
  }

  private static void add(Person person, int year, String grade, UnitNode organ) {
    person.appraisals.add(
        new PersonRecord.AppraisalEntry(
            year,
            organ.sector == Sector.ORGAN ? grade : grade.replace("称职", "合格"),
            unitKey(organ)));
  }

  /** Unit serials are turned into identifiers when the record is written. */
  static String unitKey(UnitNode unit) {
    return Integer.toString(unit.serial);
  }

  private static String fixedGrade(Person person, int year, UnitNode organ) {
    if (person.workStart.isAfter(LocalDate.of(year - 1, 12, 1))) {
      return organ.sector == Sector.ORGAN ? "新录用人员试用期年度考核不确定等次" : "不进行考核";
    }
    SanctionPlan sanction = person.sanction;
    if (sanction != null && sanction.date().getYear() == year) {
      return barred(sanction.name()) ? "称职" : UNGRADED;
    }
    return person.poorYear == year ? "基本称职" : "";
  }

  /** 警告 and 诫勉 bar excellent only; heavier sanctions leave the year without a grade. */
  static boolean barred(String sanction) {
    return sanction.startsWith("警告") || sanction.equals("诫勉");
  }

  private void distribute(List<Seat> seats, int year) {
    // Fixed 称职 and 基本称职 people also count as graded; leaving them out keeps below the cap.
    int places = (int) (seats.size() * 0.2 * (0.75 + 0.25 * random.unit()));
    int room = seats.size() / 5;
    places = Math.min(places, room);
    List<Seat> ranked = new ArrayList<>(seats);
    ranked.sort(
        Comparator.comparingDouble((Seat seat) -> seat.person().passedOver ? -100 : -seat.merit())
            .thenComparingInt(seat -> seat.person().index));
    for (int i = 0; i < ranked.size(); i++) {
      Seat seat = ranked.get(i);
      boolean excellent = i < places || (seat.person().passedOver && i < room);
      if (excellent && !seat.person().passedOver && wouldStandOut(seat.person(), year)) {
        excellent = false;
      }
      add(seat.person(), year, excellent ? EXCELLENT : "称职", seat.organ());
    }
  }

  /**
   * Whether a third excellent grade in five years would make the person a case of strong results
   * under hard conditions, which shall exist only where planted.
   */
  private boolean wouldStandOut(Person person, int year) {
    Stint current = person.current;
    if (current == null
        || current.level > 0
        || current.post == null
        || !current.post.unit.hardship
        || year < asOf.getYear() - 5) {
      return false;
    }
    return excellentInFiveYears(person) >= 2;
  }

  long excellentInFiveYears(Person person) {
    return person.appraisals.stream()
        .filter(a -> a.year() >= asOf.getYear() - 5 && a.grade().equals(EXCELLENT))
        .count();
  }

  /** Lifts grades in a few units until well above a quarter are excellent. */
  private void exceed(int unitCount) {
    int aim = PlantedKind.EXCELLENT_EXCEEDED.aim(size);
    List<List<Person>> members = new ArrayList<>();
    UnitNode[] organs = new UnitNode[unitCount];
    for (int i = 0; i < unitCount; i++) {
      members.add(new ArrayList<>());
    }
    int year = asOf.getYear() - 1;
    for (Person person : people) {
      Stint stint = person.mainOn(LocalDate.of(year, 12, 1));
      if (stint != null && stint.post != null) {
        UnitNode organ = stint.post.unit.organ();
        organs[organ.serial] = organ;
        members.get(organ.serial).add(person);
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < unitCount; i++) {
      order.add(i);
    }
    random.shuffle(order);
    for (int serial : order) {
      List<Person> staff = members.get(serial);
      UnitNode organ = organs[serial];
      if (aim == 0 || staff.size() < 8 || organ == null || organ.hardship) {
        continue;
      }
      int wanted = staff.size() * 2 / 5;
      int now = 0;
      int graded = 0;
      for (Person person : staff) {
        int at = indexOf(person, year);
        if (at < 0) {
          continue;
        }
        String grade = person.appraisals.get(at).grade();
        graded += grade.length() <= 4 ? 1 : 0;
        if (grade.equals(EXCELLENT)) {
          now++;
        } else if (now < wanted
            && (grade.equals("称职") || grade.equals("合格"))
            && fixedGrade(person, year, organ).isEmpty()
            && !wouldStandOut(person, year)) {
          person.appraisals.set(
              at, new PersonRecord.AppraisalEntry(year, EXCELLENT, unitKey(organ)));
          now++;
        }
      }
      if (now * 4 > graded) {
        exceeded.add(new Exceeded(organ, year, now, graded));
        aim--;
      }
    }
  }

  static int indexOf(Person person, int year) {
    for (int i = 0; i < person.appraisals.size(); i++) {
      if (person.appraisals.get(i).year() == year) {
        return i;
      }
    }
    return -1;
  }

  /** Grades a warned person excellent where the cap leaves room; the year, or 0 if impossible. */
  int honourWarned(Person person) {
    SanctionPlan sanction = person.sanction;
    if (sanction == null || !barred(sanction.name()) || sanction.name().equals("诫勉")) {
      return 0;
    }
    int year = sanction.date().getYear();
    int at = indexOf(person, year);
    if (at < 0 || person.appraisals.get(at).grade().length() != 2) {
      return 0;
    }
    String organ = person.appraisals.get(at).organUnitId();
    int graded = 0;
    int excellent = 0;
    for (Person other : people) {
      int theirs = indexOf(other, year);
      if (theirs >= 0 && other.appraisals.get(theirs).organUnitId().equals(organ)) {
        String grade = other.appraisals.get(theirs).grade();
        graded += grade.length() <= 4 ? 1 : 0;
        excellent += grade.equals(EXCELLENT) ? 1 : 0;
      }
    }
    if ((excellent + 1) * 5 > graded || wouldStandOut(person, year)) {
      return 0;
    }
    person.appraisals.set(at, new PersonRecord.AppraisalEntry(year, EXCELLENT, organ));
    return year;
  }
}
