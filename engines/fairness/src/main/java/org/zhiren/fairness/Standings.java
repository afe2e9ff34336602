package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Ranks as intervals, from draws of all effects together.
 *
 * <p>Differences between persons matter for ranks, so the draws come from the joint distribution of
 * prediction errors, N(estimate, σ²C⁻¹): with C = U'U, a vector of standard normals z gives U⁻¹z.
 */
final class Standings {

  /** Draws made together. */
  private static final int BATCH = 16;

  private Standings() {}

  static List<Standing> of(
      FairFit fit, String person, Connectivity parts, double level, int draws, long seed) {
    if (!(level > 0 && level < 1) || draws < 100) {
      throw new IllegalArgumentException(
          "level (%s) must lie between 0 and 1, draws (%d) must be at least 100."
              .formatted(level, draws));
    }
    CrossProducts k = fit.products();
    Effects effects = fit.effects(person);
    int term = indexOf(k.design().terms(), person);
    int d = effects.coefficients().size();
    int n = effects.size();
    int[] part = partOf(effects, parts);
    int[][] members = members(part, parts.parts().size());
    int[][] ranks = new int[n][draws];
    double[] value = new double[n];
    Random random = new Random(seed);
    List<Coefficients> batch = List.of();
    for (int draw = 0; draw < draws; draw++) {
      if (draw % BATCH == 0) {
        batch = fit.error().draw(random, Math.min(BATCH, draws - draw));
      }
      Coefficients x = batch.get(draw % BATCH);
      for (int l = 0; l < n; l++) {
        double noise = term == k.eliminated() ? x.eliminated[l * d] : x.kept[k.position(term, l)];
        value[l] = effects.estimates()[l * d] + fit.sigma() * noise;
      }
      for (int[] group : members) {
        int[] order = descending(group, value);
        for (int r = 0; r < order.length; r++) {
          ranks[order[r]][draw] = r + 1;
        }
      }
    }
    int[] rank = new int[n];
    double[] estimate = new double[n];
    for (int l = 0; l < n; l++) {
      estimate[l] = effects.get(l).estimate();
    }
    for (int[] group : members) {
      int[] order = descending(group, estimate);
      for (int r = 0; r < order.length; r++) {
        rank[order[r]] = r + 1;
      }
    }
    double quantile = Normal.quantile(0.5 + level / 2);
    List<Standing> standings = new ArrayList<>(n);
    for (int l = 0; l < n; l++) {
      Arrays.sort(ranks[l]);
      int cut = (int) Math.floor((1 - level) / 2 * draws);
      Effects.Effect effect = effects.get(l);
      standings.add(
          new Standing(
              effect.level(),
              effect.estimate(),
              effect.low(quantile),
              effect.high(quantile),
              rank[l],
              ranks[l][cut],
              ranks[l][draws - 1 - cut],
              members[part[l]].length,
              part[l]));
    }
    return standings;
  }

  static int indexOf(List<Term> terms, String term) {
    for (int t = 0; t < terms.size(); t++) {
      if (terms.get(t).name().equals(term)) {
        return t;
      }
    }
    throw new IllegalArgumentException("The model has no random term (%s).".formatted(term));
  }

  private static int[] partOf(Effects effects, Connectivity parts) {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < parts.persons().size(); i++) {
      known.put(parts.persons().get(i), parts.partOfPerson().get(i));
    }
    int[] part = new int[effects.size()];
    for (int l = 0; l < part.length; l++) {
      Integer found = known.get(effects.level(l));
      if (found == null) {
        throw new IllegalArgumentException(
            "The person (%s) is not in the connectivity given. Maybe it is of another table."
                .formatted(effects.level(l)));
      }
      part[l] = found;
    }
    return part;
  }

  private static int[][] members(int[] part, int parts) {
    int[][] members = new int[parts][];
    for (int p = 0; p < parts; p++) {
      int wanted = p;
      members[p] =
          java.util.stream.IntStream.range(0, part.length).filter(l -> part[l] == wanted).toArray();
    }
    return members;
  }

  private static int[] descending(int[] group, double[] value) {
    Integer[] boxed = new Integer[group.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = group[i];
    }
    Arrays.sort(
        boxed,
        (a, b) ->
            value[a] != value[b] ? Double.compare(value[b], value[a]) : Integer.compare(a, b));
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }
}
