package org.zhiren.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.zhiren.fairness.Cliques;
import org.zhiren.fairness.Connectivity;
import org.zhiren.fairness.Diagnosis;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.RatingTable;
import org.zhiren.fairness.Standing;

/** What the engine is worth where the truth is known: simulated ratings, seeds 1 to the runs. */
final class FairnessStudies {

  private static final double RATE = 0.05;

  private final int runs;

  FairnessStudies(int runs) {
    this.runs = runs;
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }

  /** Intervals of persons and of ranks, with variances estimated. */
  void coverage(PrintStream out) {
    long persons = 0;
    long ranks = 0;
    long all = 0;
    double widest = 0;
    for (long seed = 1; seed <= runs; seed++) {
      InventedRatings data = InventedRatings.everyone(new Random(seed), 8, 20, 3, 1);
      RatingTable table = data.table();
      FairFit fit = Fairness.fit(table, InventedRatings.model());
      Connectivity parts = Fairness.connectivity(table, "person", "rater", 1);
      double[] ordered = data.truth.clone();
      Arrays.sort(ordered);
      for (Standing s : Fairness.standings(fit, "person", parts, 0.95, 1000, seed)) {
        double truth = data.truth[number(s.person())];
        int rank = ordered.length - Arrays.binarySearch(ordered, truth);
        persons += s.low() <= truth && truth <= s.high() ? 1 : 0;
        ranks += s.rankLow() <= rank && rank <= s.rankHigh() ? 1 : 0;
        widest += s.rankHigh() - s.rankLow();
        all++;
      }
    }
    out.printf(
        "| 95 %% intervals of %,d persons (8 units of 20, seeds 1–%d) cover | %.1f %% |%n",
        all, runs, 100.0 * persons / all);
    out.printf(
        "| 95 %% intervals of their ranks cover (mean width %.0f of 160 places) | %.1f %% |%n",
        widest / all, 100.0 * ranks / all);
  }

  /** Order by raw mean and by fair score beside the true order. */
  void gain(PrintStream out) {
    double[] sums = new double[4];
    for (long seed = 1; seed <= runs; seed++) {
      InventedRatings data = InventedRatings.sampled(new Random(seed), 40, 25, 6, 2, 1.2, 0.9, 1.6);
      FairFit fit = Fairness.fit(data.table(), InventedRatings.model());
      double[] raw = new double[data.truth.length];
      double[] fair = new double[data.truth.length];
      for (FairScore score : Fairness.scores(fit, "person")) {
        raw[number(score.person())] = score.rawMean();
        fair[number(score.person())] = score.score();
      }
      sums[0] += kendall(data.truth, raw) / runs;
      sums[1] += kendall(data.truth, fair) / runs;
      sums[2] += topTenth(data.truth, raw) / runs;
      sums[3] += topTenth(data.truth, fair) / runs;
    }
    out.printf(
        "| Kendall τ with the truth, 40 units of 25, 6 colleagues and 2 inspectors rate each (seeds 1–%d) | raw %.3f, fair %.3f |%n",
        runs, sums[0], sums[1]);
    out.printf(
        "| of the true best tenth, found in the best tenth | raw %.0f %%, fair %.0f %% |%n",
        100 * sums[2], 100 * sums[3]);
  }

  private static double kendall(double[] a, double[] b) {
    long concordant = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        concordant += (int) (Math.signum(a[i] - a[j]) * Math.signum(b[i] - b[j]));
      }
    }
    return concordant / (a.length * (a.length - 1) / 2.0);
  }

  private static double topTenth(double[] truth, double[] seen) {
    Set<Integer> best = new HashSet<>(best(truth));
    return best(seen).stream().filter(best::contains).count() / (double) best.size();
  }

  private static List<Integer> best(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -values[i]))
        .limit(values.length / 10)
        .toList();
  }

  /** Planted groups, careless and reversed raters; and how many honest people are flagged. */
  void detection(PrintStream out) {
    cliques(1.5, 1, out);
    cliques(2, 1, out);
    cliques(1.5, 5, out);
    cliques(0, 1, out);
    cliques(0, 5, out);
    raters(out);
  }

  private void cliques(double favour, int items, PrintStream out) {
    int units = 12;
    int size = 25;
    int planted = 0;
    int found = 0;
    int flagged = 0;
    BestPossible best = new BestPossible(units, size, favour);
    for (long seed = 1; seed <= runs; seed++) {
      Random random = new Random(1000 + seed);
      InventedRatings data = InventedRatings.everyone(random, units, size, 3, items);
      Set<String> members = favour == 0 ? Set.of() : data.favour(random, units, size, 5, favour);
      FairFit fit = Fairness.fit(data.table(), InventedRatings.model());
      Set<String> suspects = new HashSet<>();
      for (Cliques.Group group : Fairness.cliques(fit, "person", "rater", RATE, seed).groups()) {
        suspects.addAll(group.members());
      }
      planted += members.size();
      flagged += suspects.size();
      suspects.retainAll(members);
      found += suspects.size();
      if (favour > 0 && items == 1) {
        best.judge(data, members);
      }
    }
    if (favour == 0) {
      out.printf(
          "| honest people flagged as a group, %d units of %d, %d scores for each pair (seeds 1001–%d) | %.2f %% |%n",
          units, size, items, 1000 + runs, 100.0 * flagged / (runs * units * size));
    } else {
      out.printf(
          "| groups of 5 in every second of %d units of %d, +%.1f noise sd, %d scores for each pair (seeds 1001–%d): members found; wrong among the flagged | %.1f %%; %.1f %% |%n",
          units,
          size,
          favour,
          items,
          1000 + runs,
          100.0 * found / planted,
          100.0 * (flagged - found) / Math.max(1, flagged));
    }
    if (favour > 0 && items == 1) {
      out.printf(
          "| the same by the best judge possible, who knows size, strength and frequency: members found at 5 %% wrong | %.1f %% |%n",
          100 * best.found(RATE));
    }
  }

  /** Of the raters in each run, two answer at random and two have the scale upside down. */
  private void raters(PrintStream out) {
    Map<String, int[]> counts = new HashMap<>();
    int wrong = 0;
    int flagged = 0;
    int honestFlagged = 0;
    int honest = 0;
    for (long seed = 1; seed <= runs; seed++) {
      for (boolean clean : new boolean[] {true, false}) {
        Random random = new Random(2000 + seed);
        InventedRatings data = InventedRatings.everyone(random, 6, 25, 3, 1);
        Map<String, String> truth = new HashMap<>();
        if (!clean) {
          truth.putAll(
              Map.of("P3", "reversed", "P30", "reversed", "P60", "careless", "P90", "careless"));
          spoil(data, truth, random);
        }
        FairFit fit = Fairness.fit(data.table(), InventedRatings.model());
        Diagnosis diagnosis = Fairness.diagnose(fit, "person", "rater", RATE);
        Set<String> named = new HashSet<>();
        diagnosis.findings().forEach(finding -> named.addAll(finding.raters()));
        if (clean) {
          honest += diagnosis.raters().size();
          honestFlagged += named.size();
          continue;
        }
        truth.forEach((rater, kind) -> {
          int[] count = counts.computeIfAbsent(kind, k -> new int[2]);
          count[0]++;
          count[1] += named.contains(rater) ? 1 : 0;
        });
        flagged += named.size();
        wrong += (int) named.stream().filter(rater -> !truth.containsKey(rater)).count();
      }
    }
    counts.forEach((kind, count) ->
        out.printf(
            "| %s raters found (24 ratings each, seeds 2001–%d) | %.1f %% of %d |%n",
            kind, 2000 + runs, 100.0 * count[1] / count[0], count[0]));
    out.printf(
        "| honest among the raters flagged beside them | %.1f %% |%n",
        100.0 * wrong / Math.max(1, flagged));
    out.printf(
        "| honest raters flagged where all are honest | %.2f %% |%n",
        100.0 * honestFlagged / honest);
  }

  private static void spoil(InventedRatings data, Map<String, String> truth, Random random) {
    for (int row = 0; row < data.score.size(); row++) {
      switch (truth.getOrDefault(data.rater.get(row), "")) {
        case "reversed" -> data.score.set(row, 160 - data.score.get(row));
        case "careless" -> data.score.set(row, 80 + 1.4 * random.nextGaussian());
        default -> {}
      }
    }
  }
}
