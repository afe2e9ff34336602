package org.zhiren.bench;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Verdict;
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
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PopulationBuilder;
import org.zhiren.statutes.Post;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.Residence;
import org.zhiren.statutes.RetirementGroup;
import org.zhiren.statutes.Schooling;
import org.zhiren.statutes.Screening;
import org.zhiren.statutes.Sex;
import org.zhiren.statutes.Statutes;

/** Screening of a whole province for one post: time, memory, trees for the people listed. */
final class StatutesBench implements Benchmark {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "statutes";
  }

  @Override
  public String purpose() {
    return "screening of 1,000,000 invented people against every provision on promotion";
  }

  @Override
  public void run(List<String> options, PrintStream out) {
    int people = options.isEmpty() ? 1_000_000 : Integer.parseInt(options.getFirst());
    SplittableRandom random = new SplittableRandom(20261123);
    PopulationBuilder builder = Population.builder();
    for (int i = 0; i < people; i++) {
      builder.add(person(i, random));
    }
    Population population = builder.build();
    Statutes statutes = Statutes.national();
    double[] seconds = new double[ROUNDS];
    Screening last = statutes.screen(population, post(), AS_OF);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      last = statutes.screen(population, post(), AS_OF);
      seconds[round] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    List<Integer> listed = last.qualified();
    int trees = Math.min(listed.size(), 1000);
    long nodes = 0;
    long start = System.nanoTime();
    for (int row : listed.subList(0, trees)) {
      nodes += last.explain(row, "").explanation().stream().count();
    }
    double treeSeconds = (System.nanoTime() - start) / 1e9;
    out.println("| figure | value |");
    out.println("|---|---|");
    out.printf("| people | %,d |%n", people);
    out.printf("| provisions judged for each | %d |%n", last.reasons().size());
    out.printf("| bytes per person | %.0f |%n", population.bytes() / (double) people);
    out.printf("| screening, best of %d | %.2f s |%n", ROUNDS, seconds[0]);
    out.printf("| screening, median of %d | %.2f s |%n", ROUNDS, seconds[ROUNDS / 2]);
    for (Verdict v : Verdict.values()) {
      out.printf("| on the record: %s | %,d |%n", v.text().en(), last.totals().get(v));
    }
    out.printf("| explanation trees | %,d in %.2f s, %,d nodes |%n", trees, treeSeconds, nodes);
  }

  private static Post post() {
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

  private static Person person(int number, SplittableRandom random) {
    LocalDate work = LocalDate.of(1990, 7, 1).plusDays(random.nextInt(11_000));
    List<Position> positions = new ArrayList<>();
    LocalDate from = work;
    int level = -1;
    while (from.isBefore(AS_OF)) {
      LocalDate to = from.plusDays(700 + random.nextInt(1800));
      positions.add(
          new Position(
              "post-" + random.nextInt(200_000),
              null,
              null,
              level >= 0,
              level < 0 ? null : PostLevel.values()[level],
              random.nextInt(10) < 4,
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
              MeasureKind.values()[random.nextInt(MeasureKind.values().length)],
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
        List.of(new Education(Schooling.BACHELOR, work)),
        training,
        random.nextInt(50) == 0 ? null : Health.FIT,
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
