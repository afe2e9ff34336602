package org.zhiren.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.RatingTable;

/** Invented ratings of invented people whose true standing is known. */
final class InventedRatings {

  final List<String> person = new ArrayList<>();
  final List<String> rater = new ArrayList<>();
  final List<Double> score = new ArrayList<>();

  /** The true standing of each person. */
  final double[] truth;

  private InventedRatings(int people) {
    truth = new double[people];
  }

  static FairModel model() {
    return FairModel.of("score").random("rater").random("person");
  }

  RatingTable table() {
    return RatingTable.rows(score.size())
        .category("person", new ArrayList<>(person))
        .category("rater", new ArrayList<>(rater))
        .number("score", score.stream().mapToDouble(Double::doubleValue).toArray())
        .build();
  }

  private void add(int who, int by, double value) {
    person.add("P" + who);
    rater.add("P" + by);
    score.add(value);
  }

  /**
   * Units whose members all rate one another; leaders rate everyone. People have spread 1, noise 1,
   * raters 0.5.
   *
   * @param items scores that each rater gives each person, noise independent
   */
  static InventedRatings everyone(Random random, int units, int size, int leaders, int items) {
    InventedRatings all = new InventedRatings(units * size);
    double[] leniency = new double[units * size + leaders];
    for (int i = 0; i < all.truth.length; i++) {
      all.truth[i] = random.nextGaussian();
    }
    for (int i = 0; i < leniency.length; i++) {
      leniency[i] = 0.5 * random.nextGaussian();
    }
    for (int p = 0; p < units * size; p++) {
      int first = p / size * size;
      for (int by = first; by < first + size + leaders; by++) {
        int rater = by < first + size ? by : units * size + by - first - size;
        for (int item = 0; item < items && rater != p; item++) {
          all.add(p, rater, 80 + all.truth[p] + leniency[rater] + random.nextGaussian());
        }
      }
    }
    return all;
  }

  /**
   * Units in which each person is rated by a sample of colleagues, and by a sample of inspectors
   * who see several units. Leniency has a share that the unit has in common.
   *
   * @param colleagues raters of each person from the own unit
   * @param inspectors raters of each person from outside, of three for every two units
   * @param habit spread of the leniency that a unit has in common; people have spread 1
   * @param own spread of a rater's own leniency
   * @param noise spread of single ratings
   */
  static InventedRatings sampled(
      Random random,
      int units,
      int size,
      int colleagues,
      int inspectors,
      double habit,
      double own,
      double noise) {
    InventedRatings all = new InventedRatings(units * size);
    int pool = units * 3 / 2;
    double[] leniency = new double[units * size + pool];
    for (int i = 0; i < all.truth.length; i++) {
      all.truth[i] = random.nextGaussian();
    }
    for (int u = 0; u < units; u++) {
      double common = habit * random.nextGaussian();
      for (int i = 0; i < size; i++) {
        leniency[u * size + i] = common + own * random.nextGaussian();
      }
    }
    for (int i = units * size; i < leniency.length; i++) {
      leniency[i] = own * random.nextGaussian();
    }
    for (int p = 0; p < units * size; p++) {
      int first = p / size * size;
      Set<Integer> raters = new HashSet<>();
      while (raters.size() < colleagues) {
        int by = first + random.nextInt(size);
        if (by != p) {
          raters.add(by);
        }
      }
      while (raters.size() < colleagues + inspectors) {
        raters.add(units * size + random.nextInt(pool));
      }
      for (int by : raters.stream().sorted().toList()) {
        all.add(p, by, 80 + all.truth[p] + leniency[by] + noise * random.nextGaussian());
      }
    }
    return all;
  }

  /**
   * Lets a few members of every second unit give one another more.
   *
   * @return who they are
   */
  Set<String> favour(Random random, int units, int size, int members, double more) {
    Set<String> all = new HashSet<>();
    for (int unit = 0; unit < units; unit += 2) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        order.add(unit * size + i);
      }
      Collections.shuffle(order, random);
      Set<String> group = new HashSet<>();
      order.subList(0, members).forEach(i -> group.add("P" + i));
      for (int row = 0; row < score.size(); row++) {
        if (group.contains(rater.get(row)) && group.contains(person.get(row))) {
          score.set(row, score.get(row) + more);
        }
      }
      all.addAll(group);
    }
    return all;
  }

  /** Rows of a large table; codes instead of names. */
  record Rows(int[] person, int persons, int[] rater, int raters, double[] score) {

    RatingTable table() {
      return RatingTable.rows(score.length)
          .codes("person", person, persons)
          .codes("rater", rater, raters)
          .number("score", score)
          .build();
    }
  }

  /** Writes rows as a comma separated table. */
  static void write(Rows rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("person,rater,score\n");
      for (int row = 0; row < rows.score.length; row++) {
        out.write("P");
        out.write(Integer.toString(rows.person[row]));
        out.write(",R");
        out.write(Integer.toString(rows.rater[row]));
        out.write(',');
        out.write(Double.toString(Math.round(rows.score[row] * 100) / 100.0));
        out.write('\n');
      }
    }
  }

  /**
   * A large table, structured by unit: 25 people who rate one another, and two of forty leaders who
   * rate all of the unit, 650 ratings a unit.
   *
   * @param ratings about how many
   */
  static Rows unitRows(int ratings, long seed) {
    int size = 25;
    int leaders = 40;
    int units = Math.max(2, Math.round(ratings / 650f));
    int people = units * size;
    int rows = Math.multiplyExact(units, size * (size - 1) + 2 * size);
    int[] person = new int[rows];
    int[] rater = new int[rows];
    double[] score = new double[rows];
    SplittableRandom random = new SplittableRandom(seed);
    double[] leniency = new double[people + leaders];
    for (int i = 0; i < leniency.length; i++) {
      leniency[i] = 0.5 * random.nextGaussian();
    }
    int row = 0;
    for (int u = 0; u < units; u++) {
      double level = 0.5 * random.nextGaussian();
      for (int i = 0; i < size; i++) {
        double truth = 80 + level + random.nextGaussian();
        for (int j = 0; j < size + 2; j++) {
          // Two leaders for each unit, in all pairs by and by, so that everything is connected.
          int leader = (u + (j - size) * (1 + u / leaders % (leaders - 1))) % leaders;
          int by = j < size ? u * size + j : people + leader;
          if (j != i) {
            person[row] = u * size + i;
            rater[row] = by;
            score[row++] = truth + leniency[by] + random.nextGaussian();
          }
        }
      }
    }
    return new Rows(person, people, rater, people + leaders, score);
  }

  /**
   * Raters and rated crossed at random with a few very busy ones on either side, as ratings of
   * films are: the popularity of a film falls with its place, the diligence of raters is
   * log-normal.
   *
   * @param ratings about how many
   * @param raters at most how many
   * @param rated at most how many
   */
  static Rows films(int ratings, int raters, int rated, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] diligence = new double[raters];
    double all = 0;
    for (int i = 0; i < raters; i++) {
      diligence[i] = Math.exp(1.1 * random.nextGaussian());
      all += diligence[i];
    }
    double[] upTo = new double[rated];
    double sum = 0;
    for (int i = 0; i < rated; i++) {
      sum += Math.pow(i + 20.0, -1.1);
      upTo[i] = sum;
    }
    int[] count = new int[raters];
    int rows = 0;
    for (int i = 0; i < raters; i++) {
      count[i] =
          (int) Math.max(20, Math.min(rated / 4.0, Math.round(ratings * diligence[i] / all)));
      rows = Math.addExact(rows, count[i]);
    }
    int[] person = new int[rows];
    int[] rater = new int[rows];
    double[] score = new double[rows];
    double[] quality = new double[rated];
    for (int i = 0; i < rated; i++) {
      quality[i] = 0.5 * random.nextGaussian();
    }
    int row = 0;
    for (int i = 0; i < raters; i++) {
      double leniency = 0.45 * random.nextGaussian();
      for (int c = 0; c < count[i]; c++) {
        int at = java.util.Arrays.binarySearch(upTo, sum * random.nextDouble());
        int film = Math.min(rated - 1, at < 0 ? -at - 1 : at);
        person[row] = film;
        rater[row] = i;
        score[row++] = 3.5 + quality[film] + leniency + 0.85 * random.nextGaussian();
      }
    }
    return new Rows(person, rated, rater, raters, score);
  }
}
