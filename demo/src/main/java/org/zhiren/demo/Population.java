package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiren.demo.Person.SanctionPlan;

/** Invents the people of one prefecture before their careers begin. */
final class Population {
  private static final int[] ETHNICITY_WEIGHTS = {560, 120, 80, 55, 55, 50, 25, 20, 15, 12, 8};
  private static final List<String> ETHNICITIES =
      List.of("01", "06", "12", "13", "15", "07", "08", "04", "03", "05", "11");

  /** Weights of ages 22 … 63 at the as-of date. */
  private static final int[] AGES = {
    4, 12, 18, 22, 24, 25, 25, 26, 28, 30, 31, 32, 32, 32, 32, 31, 30, 29, 28, 28, 27, 27, 26, 26,
    26, 26, 26, 26, 26, 26, 25, 25, 24, 23, 22, 20, 18, 15, 11, 5, 2, 1
  };

  private static final int[][] EDUCATION_BY_COHORT = {
    {250, 400, 315, 33, 2}, {80, 300, 545, 70, 5}, {10, 120, 715, 145, 10}, {0, 30, 750, 205, 15}
  };

  final List<Person> people = new ArrayList<>();
  private final Places places;
  private final LocalDate asOf;
  private final Set<String> known = new HashSet<>();

  Population(SplitRandom random, Places places, int count, LocalDate asOf) {
    this.places = places;
    this.asOf = asOf;
    for (int i = 0; i < count; i++) {
      people.add(person(i, random.split(i)));
    }
  }

  private Person person(int index, SplitRandom random) {
    Person person = new Person(index);
    do {
      int age = 22 + weighted(random, AGES);
      person.birth = asOf.minusYears(age).minusDays(random.below(365));
      person.female = random.chance(age < 40 ? 0.43 : 0.31);
      int cohort = Math.clamp((person.birth.getYear() - 1960) / 10, 0, 3);
      person.education = weighted(random, EDUCATION_BY_COHORT[cohort]);
      person.workStart = workStart(person, random);
    } while (person.workStart.isAfter(asOf.minusMonths(1)));
    person.ethnicity = ETHNICITIES.get(weighted(random, ETHNICITY_WEIGHTS));
    person.homeCounty =
        random.chance(0.15)
            ? -1
            : random.chance(0.05) ? 0 : 1 + random.below(places.counties.size());
    do {
      person.name = Names.person(random, person.ethnicity, person.female, person.birth.getYear());
    } while (!known.add(person.name + person.birth));
    String area = homeCode(person, random);
    do {
      int serial = random.below(500) * 2 + (person.female ? 0 : 1);
      person.idNumber = IdNumbers.citizen(area, person.birth, serial);
    } while (!known.add(person.idNumber));
    person.quality = random.normal();
    person.growth = random.normal() * 0.08;
    person.severity = random.normal() * 0.6;
    person.sector =
        random.chance(0.66)
            ? Sector.ORGAN
            : random.chance(0.88) ? Sector.INSTITUTION : Sector.ENTERPRISE;
    person.formerAge = person.female ? 55 : 60;
    party(person, random);
    troubles(person, random);
    return person;
  }

  /** The code of the home place; index 0 … of the places outside by chance. */
  private String homeCode(Person person, SplitRandom random) {
    return person.homeCounty < 0
        ? random.pick(places.outside).code()
        : places.place(person.homeCounty).code();
  }

  private static LocalDate workStart(Person person, SplitRandom random) {
    int age =
        switch (person.education) {
          case 0 -> random.between(17, 20);
          case 1 -> random.between(20, 22);
          case 2 -> random.between(22, 24);
          case 3 -> random.between(25, 27);
          default -> random.between(28, 30);
        };
    return LocalDate.of(person.birth.getYear() + age, random.between(7, 12), random.between(1, 28));
  }

  private void party(Person person, SplitRandom random) {
    double likely =
        switch (person.sector) {
          case ORGAN -> 0.8;
          case INSTITUTION -> 0.46;
          case ENTERPRISE -> 0.42;
        };
    LocalDate latest = asOf.minusMonths(2);
    LocalDate earliest = person.birth.plusYears(18).plusDays(30);
    LocalDate wished = person.workStart.minusYears(2).plusDays(random.below(3600));
    LocalDate joined = wished.isBefore(earliest) ? earliest : wished;
    if (random.chance(likely) && joined.isBefore(latest)) {
      person.partyJoin = joined;
      person.political = joined.plusYears(1).isAfter(asOf) ? "02" : "01";
    } else if (person.birth.isAfter(asOf.minusYears(28))) {
      person.political = random.chance(0.8) ? "03" : "13";
    } else {
      person.political =
          random.chance(0.1)
              ? random.pick(List.of("04", "05", "06", "07", "08", "09", "10", "12", "12"))
              : "13";
    }
  }

  private void troubles(Person person, SplitRandom random) {
    int years = asOf.getYear() - person.workStart.getYear();
    if (years > 4 && random.chance(0.02)) {
      LocalDate date = asOf.minusDays(random.between(40, Math.min(years - 3, 12) * 365));
      person.sanction = sanction(person, date, random);
    }
    if (years > 3 && random.chance(0.015)) {
      person.poorYear = asOf.getYear() - random.between(1, Math.min(6, years - 2));
    }
    if (years > 5 && random.chance(0.008)) {
      person.exitOn = asOf.minusDays(random.between(20, 1000));
      person.exitState = random.chance(0.8) ? "22" : "23";
    }
  }

  static SanctionPlan sanction(Person person, LocalDate date, SplitRandom random) {
    boolean member = person.partyJoin != null && person.partyJoin.isBefore(date);
    return switch (random.below(member ? 6 : 4)) {
      case 0 -> new SanctionPlan("诫勉", date, 6, false);
      case 1, 2 ->
          person.sector == Sector.INSTITUTION
              ? new SanctionPlan("警告（事业单位工作人员）", date, 6, false)
              : person.sector == Sector.ENTERPRISE
                  ? new SanctionPlan("警告（企业职工）", date, 6, false)
                  : new SanctionPlan("警告（公务员）", date, 6, false);
      case 3 ->
          person.sector == Sector.INSTITUTION
              ? new SanctionPlan("记过（事业单位工作人员）", date, 12, false)
              : person.sector == Sector.ENTERPRISE
                  ? new SanctionPlan("记过（企业职工）", date, 12, false)
                  : new SanctionPlan("记过（公务员）", date, 12, false);
      case 4 -> new SanctionPlan("警告（党员）", date, 12, false);
      default -> new SanctionPlan("严重警告（党员）", date, 18, false);
    };
  }

  static int weighted(SplitRandom random, int[] weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int at = random.below(total);
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
