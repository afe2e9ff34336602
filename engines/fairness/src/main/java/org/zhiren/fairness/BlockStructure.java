package org.zhiren.fairness;

import java.util.Arrays;

/**
 * Which eliminated levels and hubs belong to which block; fixed while the variances move.
 *
 * @param groupStart {@code [blocks + 2]}: first entry of each block in {@code group}; the last
 *     share holds the levels that meet hubs only
 * @param group the eliminated levels by block
 * @param touched by block: the hubs that it touches, ascending, counted from the first hub
 * @param term by kept coefficient: its term
 * @param offset by kept coefficient: its place among the coefficients of its level
 */
record BlockStructure(int[] groupStart, int[] group, int[][] touched, byte[] term, byte[] offset) {

  static BlockStructure of(CrossProducts k) {
    BlockPlan plan = k.plan();
    int blocks = plan.blocks();
    int hubStart = plan.hubStart();
    int[] blockOf = new int[k.kept()];
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(blockOf, plan.blockStart()[b], plan.blockStart()[b + 1], b);
    }
    int[] count = new int[blocks + 2];
    for (int l = 0; l < k.levels(); l++) {
      count[home(k, l, blockOf, hubStart, blocks) + 1]++;
    }
    for (int b = 0; b <= blocks; b++) {
      count[b + 1] += count[b];
    }
    int[] next = count.clone();
    int[] group = new int[k.levels()];
    for (int l = 0; l < k.levels(); l++) {
      group[next[home(k, l, blockOf, hubStart, blocks)]++] = l;
    }
    int[][] touched = new int[blocks][];
    int[] mark = new int[plan.hubs()];
    int[] found = new int[plan.hubs()];
    for (int b = 0; b < blocks; b++) {
      int n = 0;
      for (int g = count[b]; g < count[b + 1]; g++) {
        for (int e = k.cellStart()[group[g]]; e < k.cellStart()[group[g] + 1]; e++) {
          int hub = k.cellColumn()[e] - hubStart;
          if (hub >= 0 && mark[hub] != b + 1) {
            mark[hub] = b + 1;
            found[n++] = hub;
          }
        }
      }
      touched[b] = Arrays.copyOf(found, n);
      Arrays.sort(touched[b]);
    }
    byte[] term = new byte[k.kept()];
    byte[] offset = new byte[k.kept()];
    for (int t = 0; t < k.design().terms().size(); t++) {
      if (t == k.eliminated()) {
        continue;
      }
      for (int l = 0; l < k.design().terms().get(t).levels(); l++) {
        for (int c = 0; c < k.design().terms().get(t).width(); c++) {
          term[plan.coefficient(t, l) + c] = (byte) t;
          offset[plan.coefficient(t, l) + c] = (byte) c;
        }
      }
    }
    return new BlockStructure(count, group, touched, term, offset);
  }

  private static int home(CrossProducts k, int level, int[] blockOf, int hubStart, int blocks) {
    int first = k.cellStart()[level];
    // Columns ascend, so the first shows whether any column lies in a block.
    return first < k.cellStart()[level + 1] && k.cellColumn()[first] < hubStart
        ? blockOf[k.cellColumn()[first]]
        : blocks;
  }
}
