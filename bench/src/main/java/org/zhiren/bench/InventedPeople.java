package org.zhiren.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.Exceptional;
import org.zhiren.statutes.Grade;
import org.zhiren.statutes.Health;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Training;
import org.zhiren.statutes.Post;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.Residence;
import org.zhiren.statutes.RetirementGroup;
import org.zhiren.statutes.Schooling;
import org.zhiren.statutes.Sex;

/** Invented people of a province and a post, for measuring: every fact on file, from a seed. */
final class InventedPeople {
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  /** Kinds of measures whose effect is a plain period, so that every peer can express it. */
  private static final MeasureKind[] KINDS = {
    MeasureKind.PARTY_WARNING,
    MeasureKind.PARTY_SERIOUS_WARNING,
    MeasureKind.PARTY_REMOVAL,
    MeasureKind.WARNING,
    MeasureKind.DEMERIT,
    MeasureKind.MAJOR_DEMERIT,
    MeasureKind.DOWNGRADING,
    MeasureKind.REMOVAL,
    MeasureKind.ADMONITION
  };

  private final SplittableRandom random;
  private int number;

  InventedPeople(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Post post() {
    return new Post(
        "bureau-deputy",
        "bureau",
        null,
        PostLevel.DIVISION_DEPUTY,
        "530100",
        List.of(),
        null,
        List.of(),
        List.of("bureau-chief"),
        List.of(),
        List.of(),
        true,
        null,
        false,
        5,
        3,
        null);
  }

  Person next() {
    number++;
    LocalDate work = LocalDate.of(1990, 7, 1).plusDays(random.nextInt(11_000));
    List<Position> positions = new ArrayList<>();
    LocalDate from = work;
    int level = -1;
    int grassroots = random.nextInt(4);
    while (from.isBefore(AS_OF)) {
      LocalDate to = from.plusDays(700 + random.nextInt(1800));
      positions.add(
          new Position(
              "post-" + random.nextInt(200_000),
              null,
              null,
              level >= 0,
              level < 0 ? null : PostLevel.values()[level],
              positions.size() < grassroots,
              from,
              to.isBefore(AS_OF) ? to : null,
              Exceptional.NO,
              null,
              null));
      from = to.plusDays(1);
      level = Math.min(level + (random.nextInt(10) < 4 ? 1 : 0), 4);
    }
    List<Appraisal> appraisals = new ArrayList<>();
    for (int year = 2019; year <= 2025; year++) {
      int dice = random.nextInt(100);
      appraisals.add(
          new Appraisal(
              year,
              dice < 2
                  ? Grade.BASICALLY_COMPETENT
                  : dice < 20 ? Grade.EXCELLENT : Grade.COMPETENT));
    }
    List<Training> training = new ArrayList<>();
    for (int year = 2021; year <= 2026; year++) {
      training.add(
          new Training(
              LocalDate.of(year, 5, 31), 5 + random.nextInt(25), 40 + random.nextInt(120), true));
    }
    List<Measure> measures = new ArrayList<>();
    if (random.nextInt(100) < 4) {
      measures.add(
          new Measure(
              KINDS[random.nextInt(KINDS.length)],
              LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2500)),
              null,
              false,
              null));
    }
    boolean woman = random.nextInt(10) < 4;
    @Nullable RetirementGroup group = woman ? RetirementGroup.WOMEN_55 : null;
    return new Person(
        "p%07d".formatted(number),
        "",
        woman ? Sex.FEMALE : Sex.MALE,
        work.minusYears(22).minusDays(random.nextInt(700)),
        group,
        true,
        true,
        false,
        work,
        List.of(),
        positions,
        List.of(),
        List.of(
            new Education(
                random.nextInt(20) == 0 ? Schooling.BELOW_COLLEGE : Schooling.BACHELOR, work)),
        training,
        random.nextInt(50) == 0 ? Health.UNFIT : Health.FIT,
        true,
        work,
        List.of(),
        appraisals,
        measures,
        List.of(),
        List.of(),
        new Family(LocalDate.of(2026, 1, 20), Residence.HOME, Residence.HOME, List.of(), List.of()),
        "530200",
        List.of());
  }
}
