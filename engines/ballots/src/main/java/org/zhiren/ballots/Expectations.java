package org.zhiren.ballots;

import org.jspecify.annotations.Nullable;

/**
 * What the reader of an archive expects of it.
 *
 * @param finished whether the result must have been published; while an election runs, it cannot be
 * @param held the end of an older copy of the archive that the reader holds ({@link
 *     ArchiveVerifier#headOf}); null if none: then an archive in which ballots were left out and
 *     everything after redone cannot be told from an honest one
 * @param threads how many ballots are checked at once, at least 1
 */
public record Expectations(boolean finished, @Nullable Head held, int threads) {

  /**
   * An event of an archive.
   *
   * @param hash its hash in hexadecimal
   * @param height its number, from 0
   */
  public record Head(String hash, int height) {}

  /** Checks the number of threads. */
  public Expectations {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "At least one thread is needed: threads (%d).".formatted(threads));
    }
  }

  /** A finished election; two threads; nothing held from elsewhere. */
  public static Expectations ofFinished() {
    return new Expectations(true, null, 2);
  }

  /** An election that may still run; two threads; nothing held from elsewhere. */
  public static Expectations ofRunning() {
    return new Expectations(false, null, 2);
  }

  /** The same, with an older copy that the archive must continue. */
  public Expectations against(Head older) {
    return new Expectations(finished, older, threads);
  }
}
