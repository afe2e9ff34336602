package org.zhiren.materials.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds documents that are the same but for redaction, advertisement, punctuation and edits.
 *
 * <p>Candidates share three minima in one of 42 bands; of candidates, those are near-duplicates
 * whose Jaccard likeness reaches {@link #LEAST_LIKENESS}. Chains of likeness (A like B like C) do
 * not make a group: every member of a group is like the group's medoid itself.
 */
public final class NearDuplicates {

  /** From here on two documents are near-duplicates. */
  public static final double LEAST_LIKENESS = 0.3;

  /**
   * So much of the shorter text in the longer one makes near-duplicates, if the lengths are near.
   */
  private static final double LEAST_CONTAINED = 0.6;

  private static final double LEAST_LIKENESS_IF_CONTAINED = 0.25;

  private static final int BANDS = 42;
  private static final int ROWS = 3;

  /** In a fuller bucket each is compared with this many neighbours only: their pairs chain. */
  private static final int CROWD = 64;

  private final List<String> ids = new ArrayList<>();
  private final List<Fingerprint> prints = new ArrayList<>();

  /** A member of a group and how like the medoid it is. */
  public record Member(String id, double likeness, double contained) {}

  /**
   * A group of near-duplicates.
   *
   * @param medoid the document that is most like all the others
   * @param members the others, the likest first
   */
  public record Group(String medoid, List<Member> members) {
    /** Takes a copy. */
    public Group {
      members = List.copyOf(members);
    }

    /** A number for the group that stays as long as its medoid does; never 0. */
    public long number() {
      return numberAround(medoid);
    }

    /** The number of the group that has this document as its medoid. */
    public static long numberAround(String medoid) {
      long number = 1125899906842597L;
      for (int i = 0; i < medoid.length(); i++) {
        number = 31 * number + medoid.charAt(i);
      }
      return number == 0 ? 1 : number;
    }
  }

  /** Two documents that are near-duplicates. */
  public record Pair(String one, String other, double likeness) {}

  private record Edge(int one, int other, Fingerprint.Likeness likeness) {}

  /** Adds a document; one that is too short to be compared is in no group. */
  public void add(String id, Fingerprint print) {
    ids.add(id);
    prints.add(print);
  }

  /** How many documents were added. */
  public int size() {
    return ids.size();
  }

  /** All pairs of near-duplicates that were found, in the order of adding. */
  public List<Pair> pairs() {
    return edges().stream()
        .map(edge -> new Pair(ids.get(edge.one), ids.get(edge.other), edge.likeness.jaccard()))
        .toList();
  }

  /** The groups, the largest first; documents without near-duplicates are in none. */
  public List<Group> groups() {
    List<Edge> edges = edges();
    Map<Integer, List<Edge>> byDocument = new HashMap<>();
    double[] weight = new double[ids.size()];
    for (Edge edge : edges) {
      byDocument.computeIfAbsent(edge.one, one -> new ArrayList<>()).add(edge);
      byDocument.computeIfAbsent(edge.other, one -> new ArrayList<>()).add(edge);
      weight[edge.one] += edge.likeness.jaccard();
      weight[edge.other] += edge.likeness.jaccard();
    }
    List<Integer> order = new ArrayList<>(byDocument.keySet());
    order.sort(Comparator.comparingDouble((Integer one) -> -weight[one]).thenComparing(one -> one));
    BitSet taken = new BitSet();
    List<Group> groups = new ArrayList<>();
    for (int medoid : order) {
      if (taken.get(medoid)) {
        continue;
      }
      taken.set(medoid);
      List<Member> members = new ArrayList<>();
      for (Edge edge : byDocument.getOrDefault(medoid, List.of())) {
        int other = edge.one == medoid ? edge.other : edge.one;
        if (!taken.get(other)) {
          taken.set(other);
          members.add(
              new Member(ids.get(other), edge.likeness.jaccard(), edge.likeness.contained()));
        }
      }
      if (!members.isEmpty()) {
        members.sort(Comparator.comparingDouble(Member::likeness).reversed());
        groups.add(new Group(ids.get(medoid), members));
      }
    }
    groups.sort(Comparator.comparingInt((Group group) -> -group.members().size()));
    return List.copyOf(groups);
  }

  private List<Edge> edges() {
    int[] comparable =
        IntStream.range(0, ids.size()).filter(i -> prints.get(i).comparable()).toArray();
    Set<Long> compared = new HashSet<>();
    List<Edge> edges = new ArrayList<>();
    long[] keyed = new long[comparable.length];
    for (int band = 0; band < BANDS; band++) {
      // The hash of the band above, the place of the document below: one sort makes the buckets.
      for (int i = 0; i < comparable.length; i++) {
        keyed[i] = (long) bandHash(prints.get(comparable[i]), band) << 32 | i;
      }
      Arrays.sort(keyed);
      for (int from = 0; from < keyed.length; ) {
        int to = from + 1;
        while (to < keyed.length && keyed[to] >>> 32 == keyed[from] >>> 32) {
          to++;
        }
        for (int i = from; i < to; i++) {
          for (int j = i + 1; j < Math.min(to, i + 1 + CROWD); j++) {
            compare(comparable[(int) keyed[i]], comparable[(int) keyed[j]], compared, edges);
          }
        }
        from = to;
      }
    }
    edges.sort(Comparator.comparingInt(Edge::one).thenComparingInt(Edge::other));
    return edges;
  }

  private void compare(int a, int b, Set<Long> compared, List<Edge> edges) {
    int one = Math.min(a, b);
    int other = Math.max(a, b);
    if (compared.add((long) one << 32 | other)) {
      Fingerprint.Likeness likeness = prints.get(one).with(prints.get(other));
      if (near(likeness)) {
        edges.add(new Edge(one, other, likeness));
      }
    }
  }

  /** Whether two texts so alike are near-duplicates. */
  public static boolean near(Fingerprint.Likeness likeness) {
    return likeness.jaccard() >= LEAST_LIKENESS
        || (likeness.contained() >= LEAST_CONTAINED
            && likeness.jaccard() >= LEAST_LIKENESS_IF_CONTAINED);
  }

  private static int bandHash(Fingerprint print, int band) {
    int hash = band;
    for (int row = 0; row < ROWS; row++) {
      hash = 31 * hash + print.minimum(band * ROWS + row);
      hash *= 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
