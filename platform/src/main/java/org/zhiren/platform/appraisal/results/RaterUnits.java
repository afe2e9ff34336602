package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sheets may have a severity of their own in the model, so that nothing published tells
 * anything about a single sheet.
 *
 * <p>A fair score beside a raw mean gives away how severe a sheet was as soon as that sheet alone
 * marked other people than the rest: both figures are sums of marks with known weights, and their
 * difference isolates it. All that is published of a fit is a combination of sums over cells and of
 * total weights {@code N} of sheets on people, of which the model takes {@code N D⁻¹ t} with the
 * sheets' totals {@code t} (Henderson's equations with the sheets eliminated). A combination that
 * holds one sheet alone exists if and only if the sheet's column in {@code N}, with rows added for
 * what is common to all sheets of a connected part, is no combination of the other columns. That
 * depends neither on marks nor on variances and is decided exactly, see {@link PrimeField}.
 *
 * <p>Such sheets share one common severity with others, at least as many as the campaign's least
 * number of marks. Their marks count in full.
 */
final class RaterUnits {

  private static final int NONE = -1;

  private final Shown shown;
  private final List<Answered.Sheet> sheets;
  private final int[] unit;
  private final int[] part;
  private final boolean[] pooled;

  private RaterUnits(Shown shown) {
    this.shown = shown;
    this.sheets = shown.from().sheets();
    this.unit = new int[sheets.size()];
    this.pooled = new boolean[sheets.size()];
    for (int s = 0; s < unit.length; s++) {
      unit[s] = counts(s) ? s : NONE;
    }
    this.part = parts();
  }

  /** Each sheet by itself, exposed or not: for figures that say nothing about single sheets. */
  static int[] single(Shown shown) {
    return new RaterUnits(shown).unit;
  }

  /** Sheets that share a severity have the same number; −1 for a sheet of which nothing counts. */
  static int[] of(Shown shown) {
    RaterUnits units = new RaterUnits(shown);
    units.poolLinks();
    boolean[] exposed = units.exposed();
    while (any(exposed)) {
      units.pool(exposed);
      exposed = units.exposed();
    }
    return units.unit;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  /** Whether any mark of the sheet enters the model. */
  private boolean counts(int sheet) {
    for (int p = 0; p < shown.from().people().size(); p++) {
      if (weight(sheet, p) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean named(int sheet) {
    return shown.from().groups().get(sheets.get(sheet).group()).attributed();
  }

  private static long whole(java.math.BigDecimal weight) {
    return PrimeField.of(weight.movePointRight(4).longValue());
  }

  /** The weight of a sheet on a person, but for a factor that the person has in common. */
  private long weight(int sheet, int person) {
    Answered from = shown.from();
    int group = sheets.get(sheet).group();
    long items = 0;
    for (int i = 0; i < from.items().size(); i++) {
      items +=
          shown.mark(sheets.get(sheet), person, i) > 0 ? whole(from.items().get(i).weight()) : 0;
    }
    if (items == 0) {
      return 0;
    }
    boolean weightless = true;
    for (int g = 0; g < from.groups().size(); g++) {
      weightless &= !shown.group(g, person) || from.groups().get(g).weight().signum() == 0;
    }
    long ofGroup = weightless ? 1 : whole(from.groups().get(group).weight());
    return PrimeField.times(
        PrimeField.of(items),
        PrimeField.times(ofGroup, PrimeField.inverse(shown.sheets(group, person))));
  }

  /** The factor that {@link #weight} leaves out. */
  private long common(int person) {
    Answered from = shown.from();
    long sum = 0;
    int present = 0;
    for (int g = 0; g < from.groups().size(); g++) {
      if (shown.group(g, person)) {
        sum += whole(from.groups().get(g).weight());
        present++;
      }
    }
    return PrimeField.times(
        PrimeField.of(shown.sheets(person)), PrimeField.inverse(sum == 0 ? present : sum));
  }

  /** The cells of a sheet that are shown, numbered through all groups. */
  private int[] cells(int sheet) {
    Answered from = shown.from();
    int items = from.items().size();
    return java.util.stream.IntStream.range(0, from.people().size() * items)
        .filter(c -> shown.mark(sheets.get(sheet), c / items, c % items) > 0)
        .map(c -> sheets.get(sheet).group() * from.people().size() * items + c)
        .toArray();
  }

  /** Sheets of one group that are linked by cells have the same part. */
  private int[] parts() {
    int[] parent = new int[sheets.size()];
    Arrays.setAll(parent, i -> i);
    Map<Integer, Integer> first = new HashMap<>();
    for (int s = 0; s < parent.length; s++) {
      for (int cell : cells(s)) {
        Integer other = first.putIfAbsent(cell, s);
        if (other != null) {
          parent[find(parent, s)] = find(parent, other);
        }
      }
    }
    int[] found = new int[parent.length];
    Arrays.setAll(found, s -> find(parent, s));
    return found;
  }

  private static int find(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** A sheet that alone links others would stand out between them: the whole part shares. */
  private void poolLinks() {
    Answered from = shown.from();
    boolean[] cut =
        Links.of(
            java.util.stream.IntStream.range(0, unit.length).mapToObj(this::cells).toList(),
            from.groups().size() * from.people().size() * from.items().size());
    boolean[] share = new boolean[unit.length];
    for (int s = 0; s < unit.length; s++) {
      if (cut[s] && !named(s)) {
        for (int other = 0; other < unit.length; other++) {
          share[other] |= part[other] == part[s];
        }
      }
    }
    pool(share);
  }

  /** Sheets with a severity of their own that something published would hold alone. */
  private boolean[] exposed() {
    int people = shown.from().people().size();
    Map<Integer, Integer> column = new HashMap<>();
    Map<Integer, Integer> row = new HashMap<>();
    for (int s = 0; s < unit.length; s++) {
      if (unit[s] != NONE && !named(s)) {
        column.putIfAbsent(unit[s], column.size());
        row.putIfAbsent(part[s], people + 2 * row.size());
      }
    }
    int columns = column.size();
    long[][] matrix = new long[people + 2 * row.size()][columns];
    long[] common = new long[people];
    for (int p = 0; p < people; p++) {
      common[p] = shown.person(p) ? common(p) : 0;
    }
    for (int s = 0; s < unit.length; s++) {
      if (unit[s] == NONE || named(s)) {
        continue;
      }
      int c = column.getOrDefault(unit[s], 0);
      int r = row.getOrDefault(part[s], people);
      for (int p = 0; p < people; p++) {
        long weight = weight(s, p);
        matrix[p][c] = PrimeField.of(matrix[p][c] + weight);
        matrix[r][c] = PrimeField.of(matrix[r][c] + PrimeField.times(weight, common[p]));
      }
      matrix[r + 1][c] = 1;
    }
    boolean[] alone = PrimeField.indispensable(matrix, columns);
    boolean[] exposed = new boolean[unit.length];
    for (int s = 0; s < unit.length; s++) {
      exposed[s] =
          unit[s] != NONE && !named(s) && !pooled[s] && alone[column.getOrDefault(unit[s], 0)];
    }
    return exposed;
  }

  /** Lets these sheets share a severity, with as many others of their part as are needed. */
  private void pool(boolean[] wanted) {
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int s = 0; s < unit.length; s++) {
      if (unit[s] != NONE && (wanted[s] || (pooled[s] && anyOf(wanted, part[s])))) {
        members.computeIfAbsent(part[s], key -> new ArrayList<>()).add(s);
      }
    }
    members.forEach((place, of) -> {
      fill(place, of);
      of.forEach(s -> {
        unit[s] = of.getFirst();
        pooled[s] = true;
      });
    });
  }

  /**
   * Adds whole sets of sheets that marked the same people, the most common first: their severities
   * cancel out anyway, and neither marks nor the order of sheets have a say.
   */
  private void fill(int place, List<Integer> of) {
    Map<BitSet, List<Integer>> alike = new HashMap<>();
    for (int s = 0; s < unit.length; s++) {
      if (unit[s] != NONE && part[s] == place && !of.contains(s)) {
        alike.computeIfAbsent(pattern(s), key -> new ArrayList<>()).add(s);
      }
    }
    List<Map.Entry<BitSet, List<Integer>>> sets = new ArrayList<>(alike.entrySet());
    sets.sort(
        Comparator.comparingInt((Map.Entry<BitSet, List<Integer>> e) -> -e.getValue().size())
            .thenComparing(e -> e.getKey().toString()));
    for (int i = 0; of.size() < shown.from().leastScores() && i < sets.size(); i++) {
      of.addAll(sets.get(i).getValue());
    }
  }

  private boolean anyOf(boolean[] wanted, int place) {
    for (int s = 0; s < wanted.length; s++) {
      if (wanted[s] && part[s] == place) {
        return true;
      }
    }
    return false;
  }

  private BitSet pattern(int sheet) {
    BitSet of = new BitSet();
    for (int p = 0; p < shown.from().people().size(); p++) {
      of.set(p, shown.knows(sheets.get(sheet), p));
    }
    return of;
  }
}
