package org.zhiren.materials.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Span;

/**
 * The passages that two texts have in common, to the letter but for width, case, spaces and line
 * breaks. Seeds of a few characters are looked up and extended in both directions as far as the
 * texts agree; of overlapping passages the longest stays.
 */
public final class Passages {

  private static final int SEED = 12;

  /** Of a seed that occurs often, so many places are tried. */
  private static final int PLACES = 16;

  private Passages() {}

  /**
   * One passage.
   *
   * @param here where it stands in the first text
   * @param there where it stands in the second
   * @param characters how many folded characters it has
   */
  public record Passage(Span here, Span there, int characters) {}

  /**
   * The common passages, in the order of the first text.
   *
   * @param shortest passages of fewer folded characters are left out; at least 4
   */
  public static List<Passage> between(String first, String second, int shortest) {
    if (shortest < 4) {
      throw new IllegalArgumentException(
          "A passage has at least 4 characters; shortest was (%d).".formatted(shortest));
    }
    Folding here = Folding.of(first);
    Folding there = Folding.of(second);
    int seed = Math.min(SEED, shortest);
    Map<String, int[]> seeds = seeds(there.toString(), seed);
    String text = here.toString();
    List<Passage> passages = new ArrayList<>();
    int at = 0;
    while (at + seed <= text.length()) {
      int[] places = seeds.get(text.substring(at, at + seed));
      int best = 0;
      int bestPlace = 0;
      if (places != null) {
        for (int i = 1; i <= places[0]; i++) {
          int length = agreement(here, at, there, places[i]);
          if (length > best) {
            best = length;
            bestPlace = places[i];
          }
        }
      }
      if (best >= shortest) {
        passages.add(
            new Passage(
                here.origin(at, at + best), there.origin(bestPlace, bestPlace + best), best));
        at += best;
      } else {
        at++;
      }
    }
    return List.copyOf(passages);
  }

  /** Where each seed stands: the number of places, then the places. */
  private static Map<String, int[]> seeds(String text, int seed) {
    Map<String, int[]> seeds = new HashMap<>();
    for (int i = 0; i + seed <= text.length(); i++) {
      int[] places = seeds.computeIfAbsent(text.substring(i, i + seed), one -> new int[3]);
      if (places[0] + 1 == places.length && places[0] < PLACES) {
        int[] more = Arrays.copyOf(places, Math.min(PLACES + 1, places.length * 2));
        seeds.put(text.substring(i, i + seed), more);
        places = more;
      }
      if (places[0] < PLACES) {
        places[++places[0]] = i;
      }
    }
    return seeds;
  }

  private static int agreement(Folding here, int from, Folding there, int place) {
    int length = 0;
    while (from + length < here.length()
        && place + length < there.length()
        && here.at(from + length) == there.at(place + length)) {
      length++;
    }
    return length;
  }
}
