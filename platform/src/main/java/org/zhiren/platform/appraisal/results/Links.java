package org.zhiren.platform.appraisal.results;

import java.util.Arrays;
import java.util.List;

/**
 * Sheets that alone hold two parts of a network together: the cut points of the graph of sheets and
 * the cells that they share (Hopcroft and Tarjan 1973), without recursion.
 */
final class Links {

  private final int[][] neighbours;
  private final int sheets;
  private final int[] seen;
  private final int[] low;
  private final int[] parent;
  private final boolean[] cut;
  private int time;

  private Links(List<int[]> cellsOfSheet, int cells) {
    sheets = cellsOfSheet.size();
    neighbours = new int[sheets + cells][];
    int[] count = new int[cells];
    for (int s = 0; s < sheets; s++) {
      neighbours[s] = cellsOfSheet.get(s).clone();
      for (int i = 0; i < neighbours[s].length; i++) {
        count[neighbours[s][i]]++;
        neighbours[s][i] += sheets;
      }
    }
    for (int c = 0; c < cells; c++) {
      neighbours[sheets + c] = new int[count[c]];
    }
    for (int s = 0; s < sheets; s++) {
      for (int cell : neighbours[s]) {
        neighbours[cell][--count[cell - sheets]] = s;
      }
    }
    seen = new int[neighbours.length];
    low = new int[neighbours.length];
    parent = new int[neighbours.length];
    Arrays.fill(parent, -1);
    cut = new boolean[neighbours.length];
  }

  /**
   * By sheet: whether others fall apart without it.
   *
   * @param cellsOfSheet the cells of each sheet, numbered from 0
   * @param cells how many cells there are
   */
  static boolean[] of(List<int[]> cellsOfSheet, int cells) {
    Links links = new Links(cellsOfSheet, cells);
    for (int s = 0; s < links.sheets; s++) {
      if (links.seen[s] == 0) {
        links.walk(s);
      }
    }
    return Arrays.copyOf(links.cut, links.sheets);
  }

  private void walk(int root) {
    int[] stack = new int[neighbours.length];
    int[] next = new int[neighbours.length];
    int depth = 0;
    int below = 0;
    stack[depth++] = root;
    enter(root);
    while (depth > 0) {
      int at = stack[depth - 1];
      if (next[at] < neighbours[at].length) {
        int to = neighbours[at][next[at]++];
        if (seen[to] == 0) {
          parent[to] = at;
          below += at == root ? 1 : 0;
          enter(to);
          stack[depth++] = to;
        } else if (to != parent[at]) {
          low[at] = Math.min(low[at], seen[to]);
        }
      } else {
        depth--;
        int up = parent[at];
        if (up >= 0) {
          low[up] = Math.min(low[up], low[at]);
          cut[up] |= up != root && low[at] >= seen[up];
        }
      }
    }
    cut[root] = below > 1;
  }

  private void enter(int node) {
    seen[node] = ++time;
    low[node] = time;
  }
}
