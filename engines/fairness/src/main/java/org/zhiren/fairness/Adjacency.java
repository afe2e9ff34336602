package org.zhiren.fairness;

import java.util.List;

/**
 * Which levels of the kept terms ("nodes") meet which levels of the eliminated term ("groups").
 *
 * @param groups eliminated levels
 * @param groupStart {@code [groups + 1]}: first node of each group
 * @param groupNode the nodes that each group meets, without repetition
 * @param nodeStart {@code [nodes + 1]}: first group of each node
 * @param nodeGroup the groups that each node meets
 * @param terms the terms
 * @param eliminated index of the eliminated term
 * @param base first node of each term
 */
record Adjacency(
    int groups,
    int[] groupStart,
    int[] groupNode,
    int[] nodeStart,
    int[] nodeGroup,
    List<Term> terms,
    int eliminated,
    int[] base) {

  static Adjacency of(List<Term> terms, int eliminated, RowsByLevel rows) {
    int[] base = new int[terms.size()];
    int nodes = 0;
    for (int t = 0; t < base.length; t++) {
      base[t] = nodes;
      nodes += t == eliminated ? 0 : terms.get(t).levels();
    }
    int groups = rows.levels();
    int[] groupStart = new int[groups + 1];
    int[] mark = new int[nodes];
    for (int g = 0; g < groups; g++) {
      int count = 0;
      for (int r = rows.start()[g]; r < rows.start()[g + 1]; r++) {
        int row = rows.order()[r];
        for (int t = 0; t < base.length; t++) {
          if (t != eliminated) {
            int node = base[t] + terms.get(t).codes()[row];
            if (mark[node] != g + 1) {
              mark[node] = g + 1;
              count++;
            }
          }
        }
      }
      groupStart[g + 1] = Math.addExact(groupStart[g], count);
    }
    java.util.Arrays.fill(mark, 0);
    int[] groupNode = new int[groupStart[groups]];
    int[] nodeStart = new int[nodes + 1];
    for (int g = 0; g < groups; g++) {
      int at = groupStart[g];
      for (int r = rows.start()[g]; r < rows.start()[g + 1]; r++) {
        int row = rows.order()[r];
        for (int t = 0; t < base.length; t++) {
          if (t != eliminated) {
            int node = base[t] + terms.get(t).codes()[row];
            if (mark[node] != g + 1) {
              mark[node] = g + 1;
              groupNode[at++] = node;
              nodeStart[node + 1]++;
            }
          }
        }
      }
    }
    for (int node = 0; node < nodes; node++) {
      nodeStart[node + 1] += nodeStart[node];
    }
    int[] next = java.util.Arrays.copyOf(nodeStart, nodes);
    int[] nodeGroup = new int[groupNode.length];
    for (int g = 0; g < groups; g++) {
      for (int e = groupStart[g]; e < groupStart[g + 1]; e++) {
        nodeGroup[next[groupNode[e]]++] = g;
      }
    }
    return new Adjacency(
        groups, groupStart, groupNode, nodeStart, nodeGroup, terms, eliminated, base);
  }

  int nodes() {
    return nodeStart.length - 1;
  }

  /** The term of a node. */
  int term(int node) {
    for (int t = base.length - 1; t >= 0; t--) {
      if (t != eliminated && node >= base[t]) {
        return t;
      }
    }
    throw new IllegalArgumentException("node (%d)".formatted(node));
  }

  int nodeWidth(int node) {
    return terms.get(term(node)).width();
  }

  int coefficients() {
    int sum = 0;
    for (int t = 0; t < base.length; t++) {
      sum += t == eliminated ? 0 : terms.get(t).levels() * terms.get(t).width();
    }
    return sum;
  }

  /** The nodes in ascending order of degree, then number. */
  int[] byDegree() {
    long[] keys = new long[nodes()];
    for (int node = 0; node < keys.length; node++) {
      keys[node] = ((long) (nodeStart[node + 1] - nodeStart[node]) << 32) | node;
    }
    java.util.Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /** One value for each node, as rows by term; empty for the eliminated term. */
  int[][] byTerm(int[] ofNode) {
    int[][] split = new int[base.length][];
    for (int t = 0; t < base.length; t++) {
      split[t] =
          t == eliminated
              ? new int[0]
              : java.util.Arrays.copyOfRange(ofNode, base[t], base[t] + terms.get(t).levels());
    }
    return split;
  }

  /**
   * The rows of a table grouped by the levels of one term.
   *
   * @param levels number of levels
   * @param start {@code [levels + 1]}
   * @param order the rows, those of one level together, in their order
   */
  record RowsByLevel(int levels, int[] start, int[] order) {

    static RowsByLevel of(Term term) {
      int[] start = new int[term.levels() + 1];
      for (int code : term.codes()) {
        start[code + 1]++;
      }
      for (int l = 0; l < term.levels(); l++) {
        start[l + 1] += start[l];
      }
      int[] next = java.util.Arrays.copyOf(start, term.levels());
      int[] order = new int[term.codes().length];
      for (int row = 0; row < order.length; row++) {
        order[next[term.codes()[row]]++] = row;
      }
      return new RowsByLevel(term.levels(), start, order);
    }
  }
}
