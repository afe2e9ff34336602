package org.zhiren.fairness;

import java.util.SplittableRandom;

/**
 * Vectors that sample traces over the kept coefficients.
 *
 * <p>The direction in which all levels of a term move together is by far the least certain: there
 * the levels of one term stand against those of the others. It is taken out of the random vectors
 * and treated exactly, as one <em>constant</em> vector for each coefficient of each kept term.
 *
 * @param constants number of constant vectors, which come first; of length one, orthogonal
 * @param count number of random vectors
 * @param vectors {@code [coefficient * (constants + count) + vector]}
 * @param constantOf by kept coefficient: the constant vector in which it stands
 * @param height by constant vector: its entries that are not zero
 */
record Probes(int constants, int count, double[] vectors, int[] constantOf, double[] height) {

  static Probes of(CrossProducts k, BlockStructure structure, int count, long seed) {
    int terms = k.design().terms().size();
    int[] first = new int[terms + 1];
    for (int t = 0; t < terms; t++) {
      first[t + 1] = first[t] + (t == k.eliminated() ? 0 : k.design().terms().get(t).width());
    }
    int constants = first[terms];
    int[] constantOf = new int[k.kept()];
    double[] height = new double[constants];
    for (int i = 0; i < k.kept(); i++) {
      constantOf[i] = first[structure.term()[i]] + structure.offset()[i];
      height[constantOf[i]]++;
    }
    for (int q = 0; q < constants; q++) {
      height[q] = 1 / Math.sqrt(height[q]);
    }
    int width = constants + count;
    double[] vectors = new double[Math.multiplyExact(k.kept(), width)];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < k.kept(); i++) {
      vectors[i * width + constantOf[i]] = height[constantOf[i]];
      for (int j = constants; j < width; j++) {
        vectors[i * width + j] = random.nextBoolean() ? 1 : -1;
      }
    }
    Probes probes = new Probes(constants, count, vectors, constantOf, height);
    probes.deflate(vectors, width, constants);
    return probes;
  }

  /** Vectors of independent signs. */
  static double[] signs(int coefficients, int count, long seed) {
    double[] signs = new double[Math.multiplyExact(coefficients, count)];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    return signs;
  }

  /** All vectors of a batch. */
  int width() {
    return constants + count;
  }

  /**
   * Takes the constant vectors out of the vectors of a batch, in place.
   *
   * @param batch {@code [coefficient * stride + vector]}
   * @param from the first vector to change; {@link #count} of them
   */
  void deflate(double[] batch, int stride, int from) {
    double[] along = new double[constants * count];
    for (int i = 0; i < constantOf.length; i++) {
      int q = constantOf[i];
      for (int j = 0; j < count; j++) {
        along[q * count + j] += height[q] * batch[i * stride + from + j];
      }
    }
    for (int i = 0; i < constantOf.length; i++) {
      int q = constantOf[i];
      for (int j = 0; j < count; j++) {
        batch[i * stride + from + j] -= height[q] * along[q * count + j];
      }
    }
  }
}
