package org.zhiren.reading;

import java.time.Duration;

/**
 * How much a file may ask for. Begin with {@link #STANDARD}.
 *
 * @param fileBytes the largest file, in bytes
 * @param time the longest time for one file; files inside have their own
 * @param characters the longest text of one file, in UTF-16 units; the rest is left out with a
 *     warning
 * @param unpackedBytes what a packed file may unpack to, and all files inside a file together, in
 *     bytes; they stand in memory
 * @param ratio how many times its size a packed file may unpack to, beyond the first mebibyte
 * @param entries how many files may be inside, those inside them included
 * @param depth how many archives may stand inside each other: 1 reads the files of an archive, but
 *     not an archive in it
 */
public record ReadingLimits(
    int fileBytes,
    Duration time,
    int characters,
    long unpackedBytes,
    int ratio,
    int entries,
    int depth) {

  private static final int MEBIBYTE = 1 << 20;

  /** 50 MiB, 20 s, 20 million characters, 256 MiB unpacked, ratio 200, 2,000 entries, 3 deep. */
  public static final ReadingLimits STANDARD =
      new ReadingLimits(
          50 * MEBIBYTE, Duration.ofSeconds(20), 20_000_000, 256L * MEBIBYTE, 200, 2000, 3);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public ReadingLimits {
    if (fileBytes < 1
        || time.toMillis() < 1
        || characters < 1
        || unpackedBytes < 1
        || ratio < 1
        || entries < 1
        || depth < 0) {
      throw new IllegalArgumentException(
          "Limits must be positive: fileBytes (%d), time (%s), characters (%d), unpackedBytes (%d), ratio (%d), entries (%d), depth (%d)."
              .formatted(fileBytes, time, characters, unpackedBytes, ratio, entries, depth));
    }
  }

  /** The same with another time for one file. */
  public ReadingLimits within(Duration other) {
    return new ReadingLimits(fileBytes, other, characters, unpackedBytes, ratio, entries, depth);
  }

  /** The same with another size of the largest file. */
  public ReadingLimits upTo(int bytes) {
    return new ReadingLimits(bytes, time, characters, unpackedBytes, ratio, entries, depth);
  }
}
