package org.zhiren.materials.likeness;

import java.util.ArrayList;
import java.util.List;

/**
 * The shortest way from one sequence to another by leaving out and putting in, found greedily
 * (Myers, An O(ND) difference algorithm, Algorithmica 1, 1986).
 */
final class Alignment {

  /** A stretch that is equal in both. */
  record Match(int before, int after, int length) {}

  private Alignment() {}

  /**
   * The equal stretches in order. If more than {@code mostChanges} are needed, the search gives up
   * and only what both have at their ends is equal.
   */
  static List<Match> of(int[] before, int[] after, int mostChanges) {
    int head = 0;
    int shorter = Math.min(before.length, after.length);
    while (head < shorter && before[head] == after[head]) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before[before.length - 1 - tail] == after[after.length - 1 - tail]) {
      tail++;
    }
    List<Match> matches = new ArrayList<>();
    add(matches, 0, 0, head);
    middle(before, after, head, before.length - tail, after.length - tail, mostChanges, matches);
    add(matches, before.length - tail, after.length - tail, tail);
    return matches;
  }

  private static void add(List<Match> matches, int before, int after, int length) {
    if (length == 0) {
      return;
    }
    if (!matches.isEmpty()) {
      Match last = matches.getLast();
      if (last.before + last.length == before && last.after + last.length == after) {
        matches.set(matches.size() - 1, new Match(last.before, last.after, last.length + length));
        return;
      }
    }
    matches.add(new Match(before, after, length));
  }

  private static void middle(
      int[] before,
      int[] after,
      int from,
      int beforeEnd,
      int afterEnd,
      int mostChanges,
      List<Match> matches) {
    int n = beforeEnd - from;
    int m = afterEnd - from;
    if (n == 0 || m == 0) {
      return;
    }
    int most = Math.min(n + m, mostChanges);
    // Row d keeps, for each diagonal −d … d, how far it reaches with d changes.
    List<int[]> rows = new ArrayList<>();
    int[] reach = new int[2 * most + 3];
    int zero = most + 1;
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int x =
            k == -d || (k != d && reach[zero + k - 1] < reach[zero + k + 1])
                ? reach[zero + k + 1]
                : reach[zero + k - 1] + 1;
        int y = x - k;
        while (x < n && y < m && before[from + x] == after[from + y]) {
          x++;
          y++;
        }
        reach[zero + k] = x;
        if (x >= n && y >= m) {
          rows.add(row(reach, zero, d));
          back(rows, n, m, from, matches);
          return;
        }
      }
      rows.add(row(reach, zero, d));
    }
  }

  private static int[] row(int[] reach, int zero, int d) {
    int[] row = new int[2 * d + 1];
    System.arraycopy(reach, zero - d, row, 0, row.length);
    return row;
  }

  private static void back(List<int[]> rows, int n, int m, int from, List<Match> matches) {
    List<Match> backwards = new ArrayList<>();
    int x = n;
    int y = m;
    for (int d = rows.size() - 1; d > 0; d--) {
      int[] previous = rows.get(d - 1);
      int k = x - y;
      boolean down = k == -d || (k != d && at(previous, d - 1, k - 1) < at(previous, d - 1, k + 1));
      int fromX = down ? at(previous, d - 1, k + 1) : at(previous, d - 1, k - 1);
      int fromY = fromX - (down ? k + 1 : k - 1);
      int startX = down ? fromX : fromX + 1;
      int length = x - startX;
      if (length > 0) {
        backwards.add(new Match(from + startX, from + y - length, length));
      }
      x = fromX;
      y = fromY;
    }
    if (x > 0) {
      backwards.add(new Match(from, from, x));
    }
    for (int i = backwards.size() - 1; i >= 0; i--) {
      add(matches, backwards.get(i).before, backwards.get(i).after, backwards.get(i).length);
    }
  }

  private static int at(int[] row, int d, int k) {
    int index = k + d;
    // Diagonals of the other parity or outside were not reached in this row.
    return index < 0 || index >= row.length ? -1 : row[index];
  }
}
