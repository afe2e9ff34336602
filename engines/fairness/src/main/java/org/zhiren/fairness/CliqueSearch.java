package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Looks for groups whose members favour one another.
 *
 * <p>From every person a group is grown by the member that strengthens it most, and freed of those
 * who weaken it ({@link CliqueGrowth}). The strongest group of each surroundings (people connected
 * by ratings of one another) is compared with what the same search finds in pure noise on the same
 * network: by counting, and by a Gumbel distribution beyond, whose tail is on the safe side of the
 * truth. What was found is left out and the search repeated.
 */
final class CliqueSearch {

  private static final int SIMULATIONS = 100;
  private static final int MOST_ROUNDS = 20;

  /** To call somebody a member wrongly weighs more than to overlook one: as log odds. */
  private static final double RESERVE = 1.5;

  /** Turns in which members leave and join before what was found must do. */
  private static final int MOST_TURNS = 15;

  private final MutualRatings ratings;
  private final double rate;
  private final Random random;
  private final int[] surroundings;
  private final int count;
  private final int[] peopleAround;

  private CliqueSearch(MutualRatings ratings, double rate, long seed) {
    this.ratings = ratings;
    this.rate = rate;
    this.random = new Random(seed);
    this.surroundings = new int[ratings.people()];
    this.count = divide();
    this.peopleAround = new int[count];
    for (int s : surroundings) {
      if (s >= 0) {
        peopleAround[s]++;
      }
    }
  }

  static Cliques search(MutualRatings ratings, double rate, long seed) {
    return new CliqueSearch(ratings, rate, seed).search();
  }

  private Cliques search() {
    double[] surprises = ratings.surprises();
    double reciprocity = ratings.reciprocity(surprises);
    CliqueChance[] chances = new CliqueChance[count];
    double asHigh = chances(chances, reciprocity);
    List<Cliques.Group> groups = new ArrayList<>();
    boolean[] open = new boolean[count];
    Arrays.fill(open, true);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      CliqueGrowth.Grown[] best = strongest(surprises, open);
      List<Integer> order = new ArrayList<>();
      double[] probability = new double[count];
      for (int s = 0; s < count; s++) {
        if (open[s] && best[s].members().length > 0) {
          probability[s] = chances[s].above(best[s].strength());
          order.add(s);
        }
      }
      order.sort(Comparator.comparingDouble(s -> probability[s]));
      int accepted = accepted(order.stream().mapToDouble(s -> probability[s]).toArray());
      Arrays.fill(open, false);
      for (int s : order.subList(0, accepted)) {
        Cliques.Group group = settle(best[s].members(), probability[s]);
        if (group != null) {
          groups.add(group);
          open[s] = true;
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

  /** How many of the ascending probabilities to accept: Benjamini and Hochberg (1995). */
  private int accepted(double[] ascending) {
    int accepted = 0;
    for (int i = 0; i < ascending.length; i++) {
      if (ascending[i] <= rate * (i + 1) / ascending.length) {
        accepted = i + 1;
      }
    }
    return accepted;
  }

  /**
   * Judges every member by ratings that no longer bear on the means: who rather does not belong
   * leaves, who rather does joins.
   */
  private Cliques.@Nullable Group settle(int[] members, double probability) {
    boolean[] in = new boolean[ratings.people()];
    for (int member : members) {
      in[member] = true;
    }
    int at = surroundings[members[0]];
    ratings.leaveOut(in, true);
    double[] surprises = ratings.surprises();
    int moving = moving(at, in, surprises);
    for (int turn = 0; moving >= 0 && turn < MOST_TURNS; turn++) {
      ratings.leaveOut(in, false);
      in[moving] = !in[moving];
      ratings.leaveOut(in, true);
      surprises = ratings.surprises();
      moving = moving(at, in, surprises);
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
    if (names.size() < CliqueGrowth.SMALLEST) {
      ratings.leaveOut(in, false);
      return null;
    }
    names.sort(LevelOrder::compare);
    return new Cliques.Group(
        names, cells.size(), ratings.inScoreUnits(surprises, cells), probability);
  }

  /**
   * The person whose membership is most doubtful, −1 if it is right for everybody. Whoever belongs
   * and whoever does not differ by what the others of the group give one another; the ratings
   * between a person and the group tell which is likelier, after the odds of belonging at all.
   */
  private int moving(int at, boolean[] in, double[] surprises) {
    double[] shares = ratings.shares();
    double sum = 0;
    double ties = 0;
    int size = 0;
    for (int node = 0; node < in.length; node++) {
      if (in[node]) {
        size++;
        for (int cell : ratings.around(node)) {
          if (in[ratings.other(cell, node)]) {
            sum += surprises[cell];
            ties++;
          }
        }
      }
    }
    if (ties == 0) {
      return -1;
    }
    double favour = sum / ties;
    double odds = RESERVE + Math.log(Math.max(1, (peopleAround[at] - size) / (double) size));
    int moving = -1;
    double most = 0;
    for (int node = 0; node < in.length; node++) {
      if (surroundings[node] != at) {
        continue;
      }
      double own = 0;
      double variance = 0;
      int n = 0;
      for (int cell : ratings.around(node)) {
        int other = ratings.other(cell, node);
        if (in[other]) {
          own += surprises[cell];
          variance += 1 + shares[other] / 2;
          n++;
        }
      }
      if (n == 0) {
        continue;
      }
      variance += shares[node] * n * n / 4.0;
      double belongs = favour * n * (own - favour * n / 2) / variance - odds;
      double wrong = in[node] ? -belongs : belongs;
      if (wrong > most && (in[node] || size < CliqueGrowth.LARGEST)) {
        most = wrong;
        moving = node;
      }
    }
    return moving;
  }

  private CliqueGrowth.Grown[] strongest(double[] surprises, boolean[] open) {
    CliqueGrowth.Grown[] best = new CliqueGrowth.Grown[count];
    Arrays.fill(best, CliqueGrowth.Grown.NONE);
    CliqueGrowth growth = new CliqueGrowth(ratings, surprises);
    for (int node = 0; node < ratings.people(); node++) {
      int s = surroundings[node];
      if (s >= 0 && open[s]) {
        CliqueGrowth.Grown grown = growth.from(node, largest(s));
        if (grown.strength() > best[s].strength()) {
          best[s] = grown;
        }
      }
    }
    return best;
  }

  /** A group of more than half of the people around is the rule and not a group. */
  private int largest(int s) {
    return Math.clamp(peopleAround[s] / 2, CliqueGrowth.SMALLEST, CliqueGrowth.LARGEST);
  }

  /** Fills the chances of all surroundings; returns how often noise is as reciprocal. */
  private double chances(CliqueChance[] chances, double reciprocity) {
    String[] kind = kinds();
    Map<String, List<Double>> strengths = new HashMap<>();
    boolean[] all = new boolean[count];
    Arrays.fill(all, true);
    int asHigh = 0;
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      double[] noise = ratings.noise(random);
      asHigh += ratings.reciprocity(noise) >= reciprocity ? 1 : 0;
      CliqueGrowth.Grown[] best = strongest(noise, all);
      for (int s = 0; s < count; s++) {
        if (best[s].members().length > 0) {
          strengths.computeIfAbsent(kind[s], k -> new ArrayList<>()).add(best[s].strength());
        }
      }
    }
    for (int s = 0; s < count; s++) {
      List<Double> found = strengths.getOrDefault(kind[s], List.of());
      chances[s] = found.size() < 2 ? CliqueChance.NONE : CliqueChance.of(found);
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
