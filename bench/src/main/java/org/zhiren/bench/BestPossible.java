package org.zhiren.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The limit of what can be detected: a judge who knows that every second unit has a group of five
 * and by how much its members favour one another, and who weighs every possible group of five by
 * Bayes' theorem. No search can find more members with as few wrong ones.
 */
final class BestPossible {

  private static final int GROUP = 5;
  private static final double FREQUENCY = 0.5;

  private final int units;
  private final int size;
  private final double favour;
  private final List<Suspicion> suspicions = new ArrayList<>();

  private record Suspicion(double probability, boolean member) {}

  BestPossible(int units, int size, double favour) {
    this.units = units;
    this.size = size;
    this.favour = favour;
  }

  /** Adds what the judge thinks of every person. */
  void judge(InventedRatings data, Set<String> members) {
    int people = units * size;
    double[] rest = residuals(data, people);
    double[][] mutual = new double[people][size];
    for (int row = 0; row < rest.length; row++) {
      int person = number(data.person.get(row));
      int rater = number(data.rater.get(row));
      if (rater < people) {
        mutual[person][rater % size] += rest[row];
        mutual[rater][person % size] += rest[row];
      }
    }
    // The sum of a group's 20 surprises in noise: 20 less what hides in its members' own means.
    double given = size - 1;
    double received = size + 2;
    double both = GROUP * (GROUP - 1);
    double variance =
        both
            - GROUP * (GROUP - 1.0) * (GROUP - 1) * (1 / given + 1 / received)
            + both * both / (size * received);
    for (int u = 0; u < units; u++) {
      double[] chance = new double[size];
      double all = weigh(mutual, u * size, variance, new int[GROUP], 0, 0, 0, chance);
      double groups = binomial(size, GROUP);
      for (int i = 0; i < size; i++) {
        double posterior =
            FREQUENCY * chance[i] / groups / (1 - FREQUENCY + FREQUENCY * all / groups);
        suspicions.add(new Suspicion(posterior, members.contains("P" + (u * size + i))));
      }
    }
  }

  /** Sums the likelihood ratios of all groups, and for each person of those with the person. */
  private double weigh(
      double[][] mutual,
      int first,
      double variance,
      int[] group,
      int chosen,
      int from,
      double sum,
      double[] chance) {
    if (chosen == GROUP) {
      double ratio = Math.exp(favour * sum - favour * favour * variance / 2);
      for (int member : group) {
        chance[member] += ratio;
      }
      return ratio;
    }
    double all = 0;
    for (int next = from; next < size; next++) {
      double more = 0;
      for (int c = 0; c < chosen; c++) {
        more += mutual[first + next][group[c]];
      }
      group[chosen] = next;
      all += weigh(mutual, first, variance, group, chosen + 1, next + 1, sum + more, chance);
    }
    return all;
  }

  private static double binomial(int n, int k) {
    double value = 1;
    for (int i = 0; i < k; i++) {
      value *= (n - i) / (i + 1.0);
    }
    return value;
  }

  /** Scores less the means of rater and person, by turns until nothing changes. */
  private static double[] residuals(InventedRatings data, int people) {
    int n = data.score.size();
    double[] rest = data.score.stream().mapToDouble(Double::doubleValue).toArray();
    int[][] of = new int[2][n];
    for (int row = 0; row < n; row++) {
      of[0][row] = number(data.person.get(row));
      of[1][row] = number(data.rater.get(row));
    }
    for (int turn = 0; turn < 200; turn++) {
      int[] by = of[turn % 2];
      double[] sum = new double[people + 100];
      int[] count = new int[people + 100];
      for (int row = 0; row < n; row++) {
        sum[by[row]] += rest[row];
        count[by[row]]++;
      }
      for (int row = 0; row < n; row++) {
        rest[row] -= sum[by[row]] / count[by[row]];
      }
    }
    return rest;
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }

  /** The largest share of members found with at most this share of wrong ones among the flagged. */
  double found(double wrong) {
    suspicions.sort(Comparator.comparingDouble(Suspicion::probability).reversed());
    long planted = suspicions.stream().filter(Suspicion::member).count();
    double most = 0;
    int right = 0;
    for (int i = 0; i < suspicions.size(); i++) {
      right += suspicions.get(i).member() ? 1 : 0;
      if (1 - right / (i + 1.0) <= wrong) {
        most = Math.max(most, right / (double) planted);
      }
    }
    return most;
  }
}
