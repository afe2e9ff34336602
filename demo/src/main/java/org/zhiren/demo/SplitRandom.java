package org.zhiren.demo;

import java.util.List;

/**
 * SplitMix64 (Steele, Lea, Flood 2014) with named splits: a stream derived from a key does not
 * depend on how much was drawn before, so each prefecture and each person can be generated alone.
 * Only integer arithmetic and exact doubles, hence the same sequence on every machine.
 */
final class SplitRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long state;

  SplitRandom(long seed) {
    this.origin = mix(seed);
    this.state = origin;
  }

  /** An independent stream for this key. */
  SplitRandom split(long key) {
    return new SplitRandom(origin ^ mix(key * GAMMA + 0x632BE59BD9B4E019L));
  }

  long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Uniform in 0 … bound − 1; the bias of 2⁻³² does not matter here. */
  int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in from … to, both included. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  double unit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** About normal: the sum of twelve uniforms, exact everywhere, unlike log and cos. */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += unit();
    }
    return sum;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** Fisher and Yates. */
  <T> void shuffle(List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T swap = list.get(i);
      list.set(i, list.get(j));
      list.set(j, swap);
    }
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
