package org.zhiren.fairness;

/**
 * How a fit may be computed.
 *
 * <p>An exact fit needs the square of the coefficients that meet across units as memory and their
 * cube as time. Where that is too much, an approximate fit solves the same equations by conjugate
 * gradients and takes traces and standard deviations from random vectors; the result then says so
 * ({@link FairFit#approximation()}).
 *
 * @param choice exact, approximate, or whatever the predicted memory and time allow
 * @param probes random vectors behind each trace, at least 4; small tables take more, as it costs
 *     them nothing and few vectors over few levels tell their own error badly
 * @param draws random draws behind each standard deviation, at least 16
 * @param seed of both: the same seed gives the same result
 */
public record Accuracy(Choice choice, int probes, int draws, long seed) {

  /** Operations of one factorisation (with inverse) up to which a fit is exact by itself. */
  static final double MOST_OPERATIONS = 2e12;

  /** The ways to compute. */
  public enum Choice {
    /** Exact if memory and time allow, otherwise approximate. */
    AUTOMATIC,
    /** Exact, however long it takes. */
    EXACT,
    /** By conjugate gradients and random vectors. */
    APPROXIMATE
  }

  /** Exact where memory and time allow. */
  public static final Accuracy AUTOMATIC = new Accuracy(Choice.AUTOMATIC, 24, 64, 1);

  /** Always exact. */
  public static final Accuracy EXACT = new Accuracy(Choice.EXACT, 24, 64, 1);

  /** Always approximate. */
  public static final Accuracy APPROXIMATE = new Accuracy(Choice.APPROXIMATE, 24, 64, 1);

  /** Checks the numbers. */
  public Accuracy {
    if (probes < 4 || draws < 16) {
      throw new IllegalArgumentException(
          "probes (%d) must be at least 4, draws (%d) at least 16.".formatted(probes, draws));
    }
  }

  /** The same with another seed. */
  public Accuracy seeded(long other) {
    return new Accuracy(choice, probes, draws, other);
  }

  /** The same with as many probes as go well with so many kept coefficients. */
  Accuracy forSize(int kept) {
    return new Accuracy(choice, Math.max(probes, Math.min(256, 20_000 / kept)), draws, seed);
  }

  /**
   * Whether to approximate.
   *
   * @throws IllegalArgumentException if an exact fit is demanded that memory cannot hold
   */
  boolean approximates(BlockPlan plan) {
    double room = 0.6 * Runtime.getRuntime().maxMemory();
    boolean fits = plan.bytes() <= room;
    if (choice == Choice.EXACT && !fits) {
      throw new IllegalArgumentException(
          "An exact fit needs memory (%.1f GB), there is room for (%.1f GB). Maybe give Java more memory (-Xmx) or allow an approximate fit."
              .formatted(plan.bytes() / 1e9, room / 1e9));
    }
    return choice == Choice.APPROXIMATE
        || choice == Choice.AUTOMATIC && (!fits || plan.flops() > MOST_OPERATIONS);
  }
}
