package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person while the prefecture is being invented. */
final class Person {
  /** One stretch of a career. */
  static final class Stint {
    final @Nullable PostNode post;
    final @Nullable String outside;
    LocalDate start;
    @Nullable LocalDate end;
    final boolean main;
    final int level;
    String change;
    boolean unconfirmed;

    Stint(
        @Nullable PostNode post,
        @Nullable String outside,
        LocalDate start,
        boolean main,
        int level,
        String change) {
      this.post = post;
      this.outside = outside;
      this.start = start;
      this.main = main;
      this.level = level;
      this.change = change;
    }

    boolean covers(LocalDate day) {
      LocalDate last = end;
      return !day.isBefore(start) && (last == null || day.isBefore(last));
    }

    boolean grassroots() {
      return post == null || post.unit.grassroots();
    }
  }

  final int index;
  boolean female;
  String ethnicity = "01";
  String name = "";
  LocalDate birth = LocalDate.of(1980, 1, 1);
  LocalDate workStart = LocalDate.of(2002, 8, 1);
  String idNumber = "";
  int homeCounty;

  /** 0 secondary, 1 college, 2 bachelor, 3 master, 4 doctor: the full-time one. */
  int education;

  Sector sector = Sector.ORGAN;
  @Nullable LocalDate partyJoin;
  String political = "13";
  double quality;
  double growth;
  double severity;
  int formerAge = 60;
  private int retirementAge;
  private @Nullable LocalDate retirement;
  @Nullable UnitNode transferTo;
  @Nullable LocalDate transferOn;
  @Nullable LocalDate exitOn;
  String exitState = "22";
  @Nullable LocalDate leftOn;
  String state = "1";
  @Nullable SanctionPlan sanction;
  int poorYear;
  int county;
  int level;
  int highestLevel;
  LocalDate levelSince = LocalDate.MIN;
  boolean stepped;
  boolean locked;
  boolean passedOver;
  LocalDate postLimit = LocalDate.MAX;
  final List<Stint> stints = new ArrayList<>();
  @Nullable Stint current;
  long grassrootsDays;
  int poolIndex = -1;
  @Nullable Person spouse;
  @Nullable Person original;
  final List<PersonRecord.RankEntry> ranks = new ArrayList<>();
  final List<PersonRecord.AppraisalEntry> appraisals = new ArrayList<>();
  boolean planted;
  @Nullable PlantedKind fault;

  /** A sanction decided on a day with an effect of some months. */
  record SanctionPlan(String name, LocalDate date, int months, boolean forgotten) {
    boolean inEffect(LocalDate day) {
      return !day.isBefore(date) && day.isBefore(date.plusMonths(months));
    }
  }

  Person(int index) {
    this.index = index;
  }

  /** Takes over who the other is, not what the other did. */
  void copyOf(Person other) {
    original = other;
    female = other.female;
    ethnicity = other.ethnicity;
    name = other.name;
    birth = other.birth;
    workStart = other.workStart;
    idNumber = other.idNumber;
    homeCounty = other.homeCounty;
    education = other.education;
    sector = other.sector;
    partyJoin = other.partyJoin;
    political = other.political;
    quality = other.quality;
    growth = other.growth;
    severity = other.severity;
    formerAge = other.formerAge;
    county = other.county;
    planted = true;
  }

  boolean inService() {
    return state.equals("1");
  }

  /** Asked in every simulated quarter, hence kept; county level changes the age group once. */
  LocalDate retirement() {
    LocalDate known = retirement;
    if (known == null || retirementAge != formerAge) {
      known = Retirement.date(birth, formerAge);
      retirement = known;
      retirementAge = formerAge;
    }
    return known;
  }

  @Nullable Stint mainOn(LocalDate day) {
    for (Stint stint : stints) {
      if (stint.main && stint.covers(day)) {
        return stint;
      }
    }
    return null;
  }
}
