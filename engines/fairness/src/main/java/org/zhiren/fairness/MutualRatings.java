package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ratings by rater and person as one network of people: what is left of each rating when the means
 * of its rater and of its person are taken off, in units of its standard deviation.
 *
 * <p>Means are taken off exactly (by turns until nothing changes) rather than shrunk, so that
 * simulated noise passes through the same gate and has the same distribution as honest ratings.
 */
final class MutualRatings {

  private static final int MOST_TURNS = 500;
  private static final double SETTLED = 1e-9;

  private final int people;
  private final List<String> names;
  private final int[] rater;
  private final int[] person;
  private final double[] weight;
  private final double[] value;
  private final boolean[] left;
  private final double sigma;

  /** The cells between two people who both rate and are rated. */
  private final int[][] around;

  private MutualRatings(
      List<String> names,
      int[] rater,
      int[] person,
      double[] weight,
      double[] value,
      double sigma) {
    this.people = names.size();
    this.names = names;
    this.rater = rater;
    this.person = person;
    this.weight = weight;
    this.value = value;
    this.sigma = sigma;
    this.left = new boolean[rater.length];
    this.around = around();
  }

  /** The ratings less everything but rater and person. */
  static MutualRatings of(
      Term raters, Term persons, double[] base, double @Nullable [] weights, double sigma) {
    Map<String, Integer> index = new HashMap<>();
    List<String> names = new ArrayList<>();
    int[] raterNode = nodes(raters, index, names);
    int[] personNode = nodes(persons, index, names);
    Map<Long, double[]> cells = new TreeMap<>();
    for (int row = 0; row < base.length; row++) {
      long key =
          (long) raterNode[raters.codes()[row]] * names.size() + personNode[persons.codes()[row]];
      double w = weights == null ? 1 : weights[row];
      double[] cell = cells.computeIfAbsent(key, k -> new double[2]);
      cell[0] += w;
      cell[1] += w * base[row];
    }
    int[] from = new int[cells.size()];
    int[] to = new int[from.length];
    double[] weight = new double[from.length];
    double[] value = new double[from.length];
    int at = 0;
    for (Map.Entry<Long, double[]> entry : cells.entrySet()) {
      from[at] = (int) (entry.getKey() / names.size());
      to[at] = (int) (entry.getKey() % names.size());
      weight[at] = entry.getValue()[0];
      value[at] = entry.getValue()[1] / entry.getValue()[0];
      at++;
    }
    return new MutualRatings(names, from, to, weight, value, sigma);
  }

  private static int[] nodes(Term term, Map<String, Integer> index, List<String> names) {
    int[] nodes = new int[term.levels()];
    for (int level = 0; level < nodes.length; level++) {
      String name = term.levelName().apply(level);
      Integer known = index.get(name);
      if (known == null) {
        known = names.size();
        index.put(name, known);
        names.add(name);
      }
      nodes[level] = known;
    }
    return nodes;
  }

  private int[][] around() {
    boolean[] rates = new boolean[people];
    boolean[] rated = new boolean[people];
    for (int i = 0; i < rater.length; i++) {
      rates[rater[i]] = true;
      rated[person[i]] = true;
    }
    int[] count = new int[people];
    for (int pass = 0; ; pass++) {
      int[][] lists = new int[people][];
      if (pass == 1) {
        for (int p = 0; p < people; p++) {
          lists[p] = new int[count[p]];
        }
        Arrays.fill(count, 0);
      }
      for (int i = 0; i < rater.length; i++) {
        int a = rater[i];
        int b = person[i];
        if (a != b && rates[b] && rated[a]) {
          if (pass == 1) {
            lists[a][count[a]] = i;
            lists[b][count[b]] = i;
          }
          count[a]++;
          count[b]++;
        }
      }
      if (pass == 1) {
        return lists;
      }
    }
  }

  /** The number of people, raters and rated together. */
  int people() {
    return people;
  }

  /** A person's name. */
  String name(int node) {
    return names.get(node);
  }

  /** The cells between this person and others who both rate and are rated. */
  int[] around(int node) {
    return around[node];
  }

  /** The other end of a cell. */
  int other(int cell, int node) {
    return rater[cell] == node ? person[cell] : rater[cell];
  }

  /** Whether the cell was left out. */
  boolean left(int cell) {
    return left[cell];
  }

  /**
   * What estimating a person's two means costs: one over the ratings given plus one over those
   * received, those left out not counted. A group's own ratings raise the means of its members; by
   * this share, what they give one another is hidden.
   */
  double[] shares() {
    double[] given = new double[people];
    double[] received = new double[people];
    for (int i = 0; i < rater.length; i++) {
      if (!left[i]) {
        given[rater[i]]++;
        received[person[i]]++;
      }
    }
    double[] shares = new double[people];
    for (int node = 0; node < people; node++) {
      shares[node] = 1 / Math.max(1, given[node]) + 1 / Math.max(1, received[node]);
    }
    return shares;
  }

  /** Leaves out the cells within a group, so that they no longer bear on anybody's mean. */
  void leaveOut(boolean[] member, boolean out) {
    for (int node = 0; node < people; node++) {
      if (member[node]) {
        for (int cell : around[node]) {
          if (member[other(cell, node)]) {
            left[cell] = out;
          }
        }
      }
    }
  }

  /**
   * What is left of the ratings, in standard deviations. Cells left out are compared with the means
   * of the others.
   */
  double[] surprises() {
    return settle(value, sigma);
  }

  /** The same of pure noise. */
  double[] noise(Random random) {
    double[] noise = new double[value.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian() / Math.sqrt(weight[i]);
    }
    return settle(noise, 1);
  }

  private double[] settle(double[] values, double unit) {
    double[] rest = values.clone();
    double[] sum = new double[people];
    double[] mass = new double[people];
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double moved = turn(rest, rater, sum, mass);
      moved = Math.max(moved, turn(rest, person, sum, mass));
      if (moved < SETTLED * unit) {
        break;
      }
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] *= Math.sqrt(weight[i]) / unit;
    }
    return rest;
  }

  private double turn(double[] rest, int[] node, double[] sum, double[] mass) {
    Arrays.fill(sum, 0);
    Arrays.fill(mass, 0);
    for (int i = 0; i < rest.length; i++) {
      if (!left[i]) {
        sum[node[i]] += weight[i] * rest[i];
        mass[node[i]] += weight[i];
      }
    }
    double moved = 0;
    for (int n = 0; n < people; n++) {
      sum[n] = mass[n] == 0 ? 0 : sum[n] / mass[n];
      moved = Math.max(moved, Math.abs(sum[n]));
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= sum[node[i]];
    }
    return moved;
  }

  /** Correlation of the two directions between pairs; NaN without pairs. */
  double reciprocity(double[] surprises) {
    double cross = 0;
    double squares = 0;
    Map<Long, Integer> seen = new HashMap<>();
    for (int node = 0; node < people; node++) {
      for (int cell : around[node]) {
        if (rater[cell] != node) {
          continue;
        }
        Integer back = seen.get((long) person[cell] * people + node);
        if (back != null) {
          cross += 2 * surprises[cell] * surprises[back];
          squares += surprises[cell] * surprises[cell] + surprises[back] * surprises[back];
        }
        seen.put((long) node * people + person[cell], cell);
      }
    }
    return squares == 0 ? Double.NaN : cross / squares;
  }

  /** A mean surprise in score units. */
  double inScoreUnits(double[] surprises, List<Integer> cells) {
    double sum = 0;
    for (int cell : cells) {
      sum += surprises[cell] * sigma / Math.sqrt(weight[cell]);
    }
    return sum / cells.size();
  }
}
