package org.zhiren.ballots;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random numbers that a printed seed brings back. */
final class Seeded {

  private Seeded() {}

  static SecureRandom random(String test) {
    long seed = System.nanoTime();
    System.out.println(test + " seed " + seed);
    return random(seed);
  }

  static SecureRandom random(long seed) {
    try {
      // Unlike the others this one gives the same numbers again for the same seed.
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
