package org.zhiren.fairness;

import java.util.Arrays;

/**
 * The order in which the kept coefficients are eliminated.
 *
 * <p>Raters who work in one unit meet only in that unit: their coefficients form a small dense
 * block that touches no other block. Raters and factors that connect units (leaders who rate
 * everyone, small factors) are <em>hubs</em> and come last. The factorisation of such a bordered
 * block-diagonal matrix costs the cubes of the blocks instead of the cube of the whole.
 *
 * @param blockStart {@code [blocks + 1]}: first coefficient of each block; the hubs follow the last
 * @param kept number of coefficients
 * @param firstCoefficient by term, then level: its first coefficient; null for the eliminated term
 * @param flops predicted floating-point operations of one factorisation with inverse
 * @param bytes predicted memory of the factor with its inverse
 */
record BlockPlan(int[] blockStart, int kept, int[][] firstCoefficient, double flops, double bytes) {

  /** Operations for each pair of levels that meet up to which a plan is good enough. */
  private static final double ENOUGH = 100;

  int blocks() {
    return blockStart.length - 1;
  }

  /** The first hub. */
  int hubStart() {
    return blockStart[blockStart.length - 1];
  }

  int hubs() {
    return kept - hubStart();
  }

  int coefficient(int term, int level) {
    return firstCoefficient[term][level];
  }

  /**
   * Chooses the cheapest of several plans.
   *
   * @param adjacency levels of kept terms ("nodes") met by each eliminated level
   */
  static BlockPlan choose(Adjacency adjacency) {
    BlockPlan best = build(adjacency, Integer.MAX_VALUE);
    if (adjacency.nodes() < 300) {
      return best;
    }
    double enough = ENOUGH * adjacency.nodeGroup().length;
    for (int limit = 32; limit < adjacency.coefficients() && best.flops > enough; limit *= 4) {
      BlockPlan plan = build(adjacency, limit);
      if (plan.flops < 0.5 * best.flops) {
        best = plan;
      }
    }
    return best;
  }

  /**
   * Nodes join blocks in ascending order of degree; a node that would join blocks to more than
   * {@code limit} coefficients becomes a hub.
   */
  private static BlockPlan build(Adjacency adjacency, int limit) {
    int nodes = adjacency.nodes();
    int groups = adjacency.groups();
    // Union-find over the eliminated levels (groups); a block is a set of groups with their nodes.
    int[] parent = new int[groups];
    Arrays.setAll(parent, i -> i);
    int[] weight = new int[groups];
    boolean[] hub = new boolean[nodes];
    int[] home = new int[nodes];
    Arrays.fill(home, -1);
    for (int node : adjacency.byDegree()) {
      long joined = adjacency.nodeWidth(node);
      int first = -1;
      // Roots are marked by making them negative-weighted while they are counted.
      for (int e = adjacency.nodeStart()[node]; e < adjacency.nodeStart()[node + 1]; e++) {
        int root = find(parent, adjacency.nodeGroup()[e]);
        if (weight[root] >= 0) {
          joined += weight[root];
          weight[root] = -1 - weight[root];
        }
      }
      boolean fits = joined <= limit;
      for (int e = adjacency.nodeStart()[node]; e < adjacency.nodeStart()[node + 1]; e++) {
        int root = find(parent, adjacency.nodeGroup()[e]);
        if (weight[root] < 0) {
          weight[root] = -1 - weight[root];
        }
        if (fits) {
          if (first < 0) {
            first = root;
          } else if (root != first) {
            parent[root] = first;
          }
        }
      }
      if (fits) {
        if (first >= 0) {
          weight[first] = Math.toIntExact(joined);
          home[node] = first;
        }
      }
      hub[node] = !fits || first < 0;
    }
    return number(adjacency, parent, hub, home);
  }

  private static BlockPlan number(Adjacency adjacency, int[] parent, boolean[] hub, int[] home) {
    int nodes = adjacency.nodes();
    int[] block = new int[nodes];
    int[] blockOfRoot = new int[parent.length];
    Arrays.fill(blockOfRoot, -1);
    int blocks = 0;
    int hubs = 0;
    for (int node = 0; node < nodes; node++) {
      if (hub[node]) {
        block[node] = -1;
        hubs += adjacency.nodeWidth(node);
        continue;
      }
      int root = find(parent, home[node]);
      if (blockOfRoot[root] < 0) {
        blockOfRoot[root] = blocks++;
      }
      block[node] = blockOfRoot[root];
    }
    int[] start = new int[blocks + 1];
    for (int node = 0; node < nodes; node++) {
      if (block[node] >= 0) {
        start[block[node] + 1] += adjacency.nodeWidth(node);
      }
    }
    for (int b = 0; b < blocks; b++) {
      start[b + 1] += start[b];
    }
    int[] next = start.clone();
    int nextHub = start[blocks];
    int[] coefficient = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      int width = adjacency.nodeWidth(node);
      if (block[node] < 0) {
        coefficient[node] = nextHub;
        nextHub += width;
      } else {
        coefficient[node] = next[block[node]];
        next[block[node]] += width;
      }
    }
    double border = (double) hubs + 4;
    double flops = border * border * border;
    double bytes = 24 * border * border;
    double touchedBorder = Math.min(border, hubs == 0 ? 4 : 4 + hubs * hubShare(adjacency, block));
    for (int b = 0; b < blocks; b++) {
      double size = start[b + 1] - start[b];
      flops +=
          size * size * size
              + size * size * touchedBorder * 3
              + size * touchedBorder * touchedBorder * 2;
      bytes += 8 * size * (size + touchedBorder);
      if (blocks == 1) {
        bytes += 16 * size * size;
      }
    }
    return new BlockPlan(start, nextHub, adjacency.byTerm(coefficient), flops, bytes);
  }

  /** The mean share of the hubs that one block touches. */
  private static double hubShare(Adjacency adjacency, int[] block) {
    int hubs = 0;
    double touches = 0;
    int blocks = 1;
    for (int value : block) {
      blocks = Math.max(blocks, value + 1);
    }
    int[] seen = new int[blocks];
    Arrays.fill(seen, -1);
    int[] groupBlock = new int[adjacency.groups()];
    Arrays.fill(groupBlock, -1);
    for (int node = 0; node < block.length; node++) {
      if (block[node] >= 0) {
        for (int e = adjacency.nodeStart()[node]; e < adjacency.nodeStart()[node + 1]; e++) {
          groupBlock[adjacency.nodeGroup()[e]] = block[node];
        }
      }
    }
    for (int node = 0; node < block.length; node++) {
      if (block[node] >= 0) {
        continue;
      }
      hubs++;
      for (int e = adjacency.nodeStart()[node]; e < adjacency.nodeStart()[node + 1]; e++) {
        int b = groupBlock[adjacency.nodeGroup()[e]];
        if (b >= 0 && seen[b] != node) {
          seen[b] = node;
          touches++;
        }
      }
    }
    return hubs == 0 ? 0 : touches / ((double) hubs * blocks);
  }

  private static int find(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    int step = i;
    while (parent[step] != root) {
      int up = parent[step];
      parent[step] = root;
      step = up;
    }
    return root;
  }
}
