package org.zhiren.materials.likeness;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.zhiren.materials.Folding;

/**
 * What two texts are compared by, without the texts: 128 minima for finding candidates and the
 * 1,024 least hashes for judging them. Made of the runs of five characters, Chinese and a to z
 * only: digits, x and punctuation are left out, so that redaction, renumbering and new punctuation
 * change nothing.
 */
public final class Fingerprint {

  /** Characters in a run. */
  static final int RUN = 5;

  static final int MINIMA = 128;
  private static final int SAMPLE = 1024;

  /** A text of fewer runs is too short to be told from others. */
  public static final int FEWEST_RUNS = 24;

  private static final int BIN_BITS = 7;

  private final int runs;
  private final int[] minima;
  private final long[] sample;

  private Fingerprint(int runs, int[] minima, long[] sample) {
    this.runs = runs;
    this.minima = minima;
    this.sample = sample;
  }

  /** The fingerprint of a text. */
  public static Fingerprint of(String text) {
    char[] units = new char[text.length()];
    int length = Folding.into(text, units);
    long[] hashes = new long[length];
    int count = 0;
    int kept = 0;
    long window = 0;
    long older = 0;
    for (int i = 0; i < length; i++) {
      char unit = units[i];
      boolean counts = (unit >= 'a' && unit <= 'z' && unit != 'x') || isHan(unit);
      if (!counts) {
        continue;
      }
      // Five units of 16 bits: four in one word, the fifth beside it.
      older = window >>> 48;
      window = window << 16 | unit;
      if (++kept >= RUN) {
        hashes[count++] = mixed(window * 0x9E3779B97F4A7C15L + older);
      }
    }
    Arrays.sort(hashes, 0, count);
    int different = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[different++] = hashes[i];
      }
    }
    return new Fingerprint(
        different, minima(hashes, different), Arrays.copyOf(hashes, Math.min(different, SAMPLE)));
  }

  /** Chinese characters; halves of pairs are rare ones. */
  private static boolean isHan(char unit) {
    return (unit >= 0x4E00 && unit <= 0x9FFF)
        || (unit >= 0x3400 && unit <= 0x4DBF)
        || Character.isSurrogate(unit);
  }

  /** The finaliser of SplitMix64; the sign is dropped so that order is plain. */
  private static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 1;
  }

  /**
   * The least hash of each of 128 bins (one permutation hashing; Li, Owen and Zhang 2012); an empty
   * bin borrows from another found by hashing its number (Shrivastava 2017).
   */
  private static int[] minima(long[] sorted, int count) {
    int[] minima = new int[MINIMA];
    boolean[] full = new boolean[MINIMA];
    int filled = 0;
    for (int i = 0; i < count && filled < MINIMA; i++) {
      int bin = (int) (sorted[i] & (MINIMA - 1));
      if (!full[bin]) {
        full[bin] = true;
        minima[bin] = (int) mixed(sorted[i] >>> BIN_BITS);
        filled++;
      }
    }
    if (filled == 0) {
      return minima;
    }
    for (int bin = 0; bin < MINIMA; bin++) {
      if (!full[bin]) {
        long attempt = bin;
        int donor;
        do {
          attempt = mixed(attempt + 0x9E3779B97F4A7C15L * (bin + 1));
          donor = (int) (attempt & (MINIMA - 1));
        } while (!full[donor]);
        minima[bin] = minima[donor];
      }
    }
    return minima;
  }

  /** How many different runs the text has. */
  public int runs() {
    return runs;
  }

  /** Whether the text is long enough to be compared. */
  public boolean comparable() {
    return runs >= FEWEST_RUNS;
  }

  int minimum(int index) {
    return minima[index];
  }

  /**
   * How alike two texts are.
   *
   * @param jaccard the runs in both over the runs in either, 0 to 1
   * @param contained the part of the shorter text's runs that the longer one has, 0 to 1
   */
  public record Likeness(double jaccard, double contained) {}

  /** How alike this text and another are; exact up to 1,024 runs, an estimate beyond. */
  public Likeness with(Fingerprint other) {
    // Both samples are complete up to the lesser of their ends.
    long end =
        Math.min(
            sample.length == runs ? Long.MAX_VALUE : sample[sample.length - 1],
            other.sample.length == other.runs
                ? Long.MAX_VALUE
                : other.sample[other.sample.length - 1]);
    int both = 0;
    int here = 0;
    int there = 0;
    while (here < sample.length
        && there < other.sample.length
        && sample[here] <= end
        && other.sample[there] <= end) {
      int order = Long.compare(sample[here], other.sample[there]);
      if (order == 0) {
        both++;
      }
      here += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    while (here < sample.length && sample[here] <= end) {
      here++;
    }
    while (there < other.sample.length && other.sample[there] <= end) {
      there++;
    }
    int either = here + there - both;
    int less = Math.min(here, there);
    return new Likeness(
        either == 0 ? 0 : (double) both / either, less == 0 ? 0 : (double) both / less);
  }

  /** The fingerprint as bytes, for keeping: at most 8.7 kB. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * MINIMA + 8 * sample.length).putInt(runs);
    for (int minimum : minima) {
      bytes.putInt(minimum);
    }
    for (long hash : sample) {
      bytes.putLong(hash);
    }
    return bytes.array();
  }

  /**
   * The fingerprint that was kept.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static Fingerprint ofBytes(byte[] bytes) {
    int samples = (bytes.length - 4 - 4 * MINIMA) / 8;
    if (samples < 0 || bytes.length != 4 + 4 * MINIMA + 8 * samples || samples > SAMPLE) {
      throw new IllegalArgumentException(
          "These bytes are not a fingerprint: length (%d).".formatted(bytes.length));
    }
    ByteBuffer from = ByteBuffer.wrap(bytes);
    int runs = from.getInt();
    int[] minima = new int[MINIMA];
    for (int i = 0; i < MINIMA; i++) {
      minima[i] = from.getInt();
    }
    long[] sample = new long[samples];
    for (int i = 0; i < samples; i++) {
      sample[i] = from.getLong();
    }
    return new Fingerprint(runs, minima, sample);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint one
        && runs == one.runs
        && Arrays.equals(minima, one.minima)
        && Arrays.equals(sample, one.sample);
  }

  @Override
  public int hashCode() {
    return 31 * runs + Arrays.hashCode(sample);
  }
}
