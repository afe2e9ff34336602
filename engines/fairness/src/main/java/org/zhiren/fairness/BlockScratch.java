package org.zhiren.fairness;

/** Working space of one thread: one eliminated level as a sparse vector over one block. */
final class BlockScratch {

  private final BlockFactor factor;
  private final CrossProducts k;
  private final int[] hubLocal;
  private int start;
  private int size;
  private int outside;
  private boolean inBorder;

  /** Number of entries of the loaded level, the tail included. */
  int entries;

  /** Number of entries without the tail. */
  int cells;

  /** Local index of each entry. */
  int[] index = new int[64];

  /** By coefficient of the level: the cross-products. */
  double[][] value;

  /** By coefficient of the level: its own inverse block times the cross-products. */
  double[][] scaled;

  BlockScratch(BlockFactor factor) {
    this.factor = factor;
    k = factor.k;
    hubLocal = new int[k.plan().hubs()];
    value = new double[k.width()][64];
    scaled = new double[k.width()][64];
  }

  /** Prepares for the levels of block {@code b}. */
  void enter(int b) {
    start = k.plan().blockStart()[b];
    size = k.plan().blockStart()[b + 1] - start;
    int[] touched = factor.structure.touched()[b];
    outside = touched.length;
    inBorder = false;
    for (int i = 0; i < touched.length; i++) {
      hubLocal[touched[i]] = size + i;
    }
  }

  /** Prepares for the levels that meet hubs only. */
  void enterBorder() {
    inBorder = true;
    size = 0;
    outside = k.plan().hubs();
  }

  /** The local index of a kept coefficient. */
  int local(int column) {
    int hub = column - k.plan().hubStart();
    if (hub < 0) {
      return column - start;
    }
    return inBorder ? hub : hubLocal[hub];
  }

  /** Loads one eliminated level. */
  void load(int level) {
    int d = k.width();
    int first = k.cellStart()[level];
    cells = k.cellStart()[level + 1] - first;
    int tail = k.tailWidth();
    entries = cells + tail;
    if (index.length < entries) {
      index = new int[2 * entries];
      value = new double[d][2 * entries];
      scaled = new double[d][2 * entries];
    }
    for (int e = 0; e < cells; e++) {
      index[e] = local(k.cellColumn()[first + e]);
    }
    for (int j = 0; j < tail; j++) {
      index[cells + j] = size + outside + j;
    }
    for (int a = 0; a < d; a++) {
      double[] v = value[a];
      for (int e = 0; e < cells; e++) {
        v[e] = k.cellValue()[(first + e) * d + a];
      }
      System.arraycopy(k.tail(), (level * d + a) * tail, v, cells, tail);
    }
    for (int a = 0; a < d; a++) {
      double[] s = scaled[a];
      double f = factor.own.inverse[(level * d + a) * d];
      for (int e = 0; e < entries; e++) {
        s[e] = f * value[0][e];
      }
      for (int c = 1; c < d; c++) {
        DenseKernel.addOne(s, value[c], factor.own.inverse[(level * d + a) * d + c], 0, entries);
      }
    }
  }

  /** Subtracts what eliminating the loaded level takes away from the upper triangle {@code m}. */
  void subtractFrom(double[][] m) {
    for (int a = 0; a < value.length; a++) {
      double[] v = value[a];
      double[] s = scaled[a];
      for (int i = 0; i < entries; i++) {
        double f = s[i];
        if (f == 0) {
          continue;
        }
        double[] row = m[index[i]];
        for (int j = i; j < entries; j++) {
          row[index[j]] -= f * v[j];
        }
      }
    }
  }
}
