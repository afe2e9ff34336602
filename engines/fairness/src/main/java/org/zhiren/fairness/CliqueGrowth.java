package org.zhiren.fairness;

import java.util.Arrays;

/**
 * Grows groups around persons, one member after the other.
 *
 * <p>The strength of a group is the sum of the surprises among its members over the root of their
 * number. The larger a group, the more of its favours hide in its members' own means, and the
 * weaker it seems; that is as it should be, for noise offers many more large groups than small.
 */
final class CliqueGrowth {

  static final int SMALLEST = 3;
  static final int LARGEST = 15;

  /** Additions without improvement after which growing ends. */
  private static final int PATIENCE = 3;

  private final MutualRatings ratings;
  private final double[] surprises;
  private final boolean[] in;
  private final double[] gain;
  private final int[] links;
  private final int[] members = new int[LARGEST];
  private int size;
  private double sum;
  private int ties;

  /**
   * The members of a group.
   *
   * @param strength the sum of their surprises over the root of their number
   */
  record Grown(int[] members, double strength) {
    static final Grown NONE = new Grown(new int[0], Double.NEGATIVE_INFINITY);
  }

  CliqueGrowth(MutualRatings ratings, double[] surprises) {
    this.ratings = ratings;
    this.surprises = surprises;
    in = new boolean[ratings.people()];
    gain = new double[ratings.people()];
    links = new int[ratings.people()];
  }

  /**
   * The strongest group met while growing from a person.
   *
   * @param largest the most members
   */
  Grown from(int seed, int largest) {
    Grown best = Grown.NONE;
    int since = 0;
    add(seed);
    while (size < largest && since < PATIENCE) {
      int next = best();
      if (next < 0) {
        break;
      }
      add(next);
      shed(seed);
      if (size < SMALLEST) {
        continue;
      }
      double strength = strength(sum, ties);
      since++;
      if (strength > best.strength) {
        best = new Grown(Arrays.copyOf(members, size), strength);
        since = 0;
      }
    }
    clear();
    return best;
  }

  private void clear() {
    while (size > 0) {
      remove(members[size - 1]);
    }
  }

  /** The neighbour that would strengthen the group most; −1 if there is none. */
  private int best() {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < size; m++) {
      for (int cell : ratings.around(members[m])) {
        int other = ratings.other(cell, members[m]);
        if (!in[other] && links[other] > 0) {
          double with = strength(sum + gain[other], ties + links[other]);
          if (with > most) {
            most = with;
            best = other;
          }
        }
      }
    }
    return best;
  }

  /** Lets go whoever weakens the group, but not its seed. */
  private void shed(int seed) {
    for (int m = size - 1; m >= 0 && size > SMALLEST; m--) {
      int member = members[m];
      double without = strength(sum - gain[member], ties - links[member]);
      if (member != seed && without > strength(sum, ties)) {
        remove(member);
      }
    }
  }

  private void add(int node) {
    sum += gain[node];
    ties += links[node];
    in[node] = true;
    members[size++] = node;
    spread(node, 1);
  }

  private void remove(int node) {
    int at = 0;
    while (members[at] != node) {
      at++;
    }
    System.arraycopy(members, at + 1, members, at, size - at - 1);
    size--;
    in[node] = false;
    spread(node, -1);
    sum -= gain[node];
    ties -= links[node];
    if (size == 0) {
      sum = 0;
      ties = 0;
    }
  }

  private void spread(int node, int sign) {
    for (int cell : ratings.around(node)) {
      if (!ratings.left(cell)) {
        int other = ratings.other(cell, node);
        gain[other] += sign * surprises[cell];
        links[other] += sign;
      }
    }
  }

  private static double strength(double sum, int ties) {
    return ties == 0 ? Double.NEGATIVE_INFINITY : sum / Math.sqrt(ties);
  }
}
