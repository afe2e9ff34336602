package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Looks for groups whose members favour one another.
 *
 * <p>The strength of a group is the sum of the surprises among its members over the root of their
 * number. From every person a group is grown by the member that strengthens it most, and freed of
 * those who weaken it. The strongest group of each surroundings (people connected by ratings of one
 * another) is compared with what the same search finds in pure noise on the same network: a Gumbel
 * distribution, whose tail is on the safe side of the truth. What was found is left out and the
 * search repeated.
 */
final class CliqueSearch {

  private static final int SMALLEST = 3;
  private static final int LARGEST = 15;
  private static final int SIMULATIONS = 100;
  private static final int MOST_ROUNDS = 20;
  private static final int COUNTED = 10;
  private static final double STAYS = 1.5;
  private static final double JOINS = 3.2;
  private static final double EULER = 0.5772156649015329;

  private final MutualRatings ratings;
  private final double rate;
  private final Random random;
  private final int[] surroundings;
  private final int count;

  private CliqueSearch(MutualRatings ratings, double rate, long seed) {
    this.ratings = ratings;
    this.rate = rate;
    this.random = new Random(seed);
    this.surroundings = new int[ratings.people()];
    this.count = divide();
  }

  static Cliques search(MutualRatings ratings, double rate, long seed) {
    return new CliqueSearch(ratings, rate, seed).search();
  }

  /** The members of a group with its strength. */
  private record Grown(int[] members, double strength) {
    static final Grown NONE = new Grown(new int[0], Double.NEGATIVE_INFINITY);
  }

  private Cliques search() {
    double[] surprises = ratings.surprises();
    double reciprocity = ratings.reciprocity(surprises);
    Chance[] chances = new Chance[count];
    double asHigh = chances(chances, reciprocity);
    List<Cliques.Group> groups = new ArrayList<>();
    boolean[] open = new boolean[count];
    Arrays.fill(open, true);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Grown[] best = strongest(surprises, open);
      List<Integer> order = new ArrayList<>();
      double[] probability = new double[count];
      for (int s = 0; s < count; s++) {
        if (open[s] && best[s].members.length >= SMALLEST) {
          probability[s] = chances[s].above(best[s].strength);
          order.add(s);
        }
      }
      order.sort(Comparator.comparingDouble(s -> probability[s]));
      int accepted = 0;
      for (int i = 0; i < order.size(); i++) {
        if (probability[order.get(i)] <= rate * (i + 1) / order.size()) {
          accepted = i + 1;
        }
      }
      Arrays.fill(open, false);
      for (int s : order.subList(0, accepted)) {
        open[s] = true;
        Cliques.Group group = settle(best[s].members, probability[s]);
        if (group != null) {
          groups.add(group);
        } else {
          open[s] = false;
        }
      }
      if (accepted == 0) {
        break;
      }
      surprises = ratings.surprises();
    }
    groups.sort(Comparator.comparingDouble(Cliques.Group::probability));
    return new Cliques(reciprocity, asHigh, groups);
  }

  /**
   * Judges every member by ratings that no longer bear on the means: who does not stand out leaves,
   * who does joins.
   */
  private Cliques.@org.jspecify.annotations.Nullable Group settle(
      int[] members, double probability) {
    boolean[] in = new boolean[ratings.people()];
    for (int member : members) {
      in[member] = true;
    }
    double[] surprises = new double[0];
    for (int turn = 0; turn < LARGEST; turn++) {
      ratings.leaveOut(in, true);
      surprises = ratings.surprises();
      int weakest = -1;
      double least = STAYS;
      int joining = -1;
      double most = JOINS;
      int size = 0;
      for (int node = 0; node < in.length; node++) {
        size += in[node] ? 1 : 0;
        if (surroundings[node] != surroundings[members[0]]) {
          continue;
        }
        double tie = tie(node, in, surprises);
        if (in[node] && tie < least) {
          least = tie;
          weakest = node;
        } else if (!in[node] && tie > most) {
          most = tie;
          joining = node;
        }
      }
      if (weakest < 0 && (joining < 0 || size >= LARGEST)) {
        break;
      }
      ratings.leaveOut(in, false);
      if (weakest >= 0) {
        in[weakest] = false;
      } else {
        in[joining] = true;
      }
    }
    List<String> names = new ArrayList<>();
    List<Integer> cells = new ArrayList<>();
    for (int node = 0; node < in.length; node++) {
      if (in[node]) {
        names.add(ratings.name(node));
        for (int cell : ratings.around(node)) {
          int other = ratings.other(cell, node);
          if (in[other] && other > node) {
            cells.add(cell);
          }
        }
      }
    }
    if (names.size() < SMALLEST) {
      ratings.leaveOut(in, false);
      return null;
    }
    ratings.leaveOut(in, true);
    names.sort(LevelOrder::compare);
    return new Cliques.Group(
        names, cells.size(), ratings.inScoreUnits(surprises, cells), probability);
  }

  /** How strongly a person and a group favour each other. */
  private double tie(int node, boolean[] in, double[] surprises) {
    double sum = 0;
    int n = 0;
    for (int cell : ratings.around(node)) {
      if (in[ratings.other(cell, node)]) {
        sum += surprises[cell];
        n++;
      }
    }
    return n == 0 ? Double.NEGATIVE_INFINITY : sum / Math.sqrt(n);
  }

  private Grown[] strongest(double[] surprises, boolean[] open) {
    Grown[] best = new Grown[count];
    Arrays.fill(best, Grown.NONE);
    Growth growth = new Growth(surprises);
    for (int node = 0; node < ratings.people(); node++) {
      int s = surroundings[node];
      if (s >= 0 && open[s]) {
        Grown grown = growth.from(node);
        if (grown.strength > best[s].strength) {
          best[s] = grown;
        }
      }
    }
    return best;
  }

  /** Grows a group around a person. */
  private final class Growth {
    private final double[] surprises;
    private final boolean[] in = new boolean[ratings.people()];
    private final double[] gain = new double[ratings.people()];
    private final int[] links = new int[ratings.people()];
    private final int[] members = new int[LARGEST];
    private int size;
    private double sum;
    private int ties;

    Growth(double[] surprises) {
      this.surprises = surprises;
    }

    Grown from(int seed) {
      add(seed);
      while (size < LARGEST) {
        int next = best();
        if (next < 0 || size >= SMALLEST - 1 && with(next) <= strength(sum, ties)) {
          break;
        }
        add(next);
        shed(seed);
      }
      Grown grown =
          size < SMALLEST
              ? Grown.NONE
              : new Grown(Arrays.copyOf(members, size), strength(sum, ties));
      while (size > 0) {
        remove(members[size - 1]);
      }
      return grown;
    }

    /** The neighbour that would strengthen the group most; −1 if there is none. */
    private int best() {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int m = 0; m < size; m++) {
        for (int cell : ratings.around(members[m])) {
          int other = ratings.other(cell, members[m]);
          if (!in[other] && links[other] > 0 && with(other) > most) {
            most = with(other);
            best = other;
          }
        }
      }
      return best;
    }

    /** Lets go whoever weakens the group, but not its seed. */
    private void shed(int seed) {
      for (int m = size - 1; m >= 0 && size > SMALLEST; m--) {
        int member = members[m];
        if (member != seed
            && strength(sum - gain[member], ties - links[member]) > strength(sum, ties)) {
          remove(member);
        }
      }
    }

    private double with(int node) {
      return strength(sum + gain[node], ties + links[node]);
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

  /**
   * How strong the strongest group of pure noise is: by counting where enough was simulated, by the
   * Gumbel distribution beyond.
   */
  private record Chance(double[] sorted, double location, double scale) {

    static final Chance NONE = new Chance(new double[0], Double.MAX_VALUE, 1);

    static Chance of(List<Double> strengths) {
      double mean = strengths.stream().mapToDouble(d -> d).average().orElse(0);
      double square = 0;
      for (double strength : strengths) {
        square += (strength - mean) * (strength - mean);
      }
      double scale = Math.sqrt(square / (strengths.size() - 1) * 6) / Math.PI;
      double[] sorted = strengths.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new Chance(sorted, mean - EULER * scale, scale);
    }

    double above(double strength) {
      int place = Arrays.binarySearch(sorted, strength);
      int above = sorted.length - (place < 0 ? -place - 1 : place);
      if (above >= COUNTED) {
        return (above + 1.0) / (sorted.length + 1);
      }
      return -Math.expm1(-Math.exp(-(strength - location) / scale));
    }
  }

  /** Fills the chances of all surroundings; returns how often noise is as reciprocal. */
  private double chances(Chance[] chances, double reciprocity) {
    String[] kind = kinds();
    Map<String, List<Double>> strengths = new HashMap<>();
    boolean[] all = new boolean[count];
    Arrays.fill(all, true);
    int asHigh = 0;
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      double[] noise = ratings.noise(random);
      asHigh += ratings.reciprocity(noise) >= reciprocity ? 1 : 0;
      Grown[] best = strongest(noise, all);
      for (int s = 0; s < count; s++) {
        if (best[s].members.length > 0) {
          strengths.computeIfAbsent(kind[s], k -> new ArrayList<>()).add(best[s].strength);
        }
      }
    }
    for (int s = 0; s < count; s++) {
      List<Double> found = strengths.getOrDefault(kind[s], List.of());
      chances[s] = found.size() < 2 ? Chance.NONE : Chance.of(found);
    }
    return Double.isNaN(reciprocity) ? Double.NaN : (asHigh + 1.0) / (SIMULATIONS + 1);
  }

  /** Surroundings of as many people and as many ratings share their chances. */
  private String[] kinds() {
    int[] nodes = new int[count];
    int[] cells = new int[count];
    for (int node = 0; node < surroundings.length; node++) {
      if (surroundings[node] >= 0) {
        nodes[surroundings[node]]++;
        cells[surroundings[node]] += ratings.around(node).length;
      }
    }
    String[] kinds = new String[count];
    for (int s = 0; s < count; s++) {
      kinds[s] = nodes[s] + ":" + cells[s];
    }
    return kinds;
  }

  /** Numbers the surroundings; −1 for people whom nobody whom they rate can rate. */
  private int divide() {
    Arrays.fill(surroundings, -1);
    int next = 0;
    int[] queue = new int[surroundings.length];
    for (int start = 0; start < surroundings.length; start++) {
      if (surroundings[start] >= 0 || ratings.around(start).length == 0) {
        continue;
      }
      int head = 0;
      int tail = 0;
      queue[tail++] = start;
      surroundings[start] = next;
      while (head < tail) {
        int node = queue[head++];
        for (int cell : ratings.around(node)) {
          int other = ratings.other(cell, node);
          if (surroundings[other] < 0) {
            surroundings[other] = next;
            queue[tail++] = other;
          }
        }
      }
      next++;
    }
    return next;
  }
}
