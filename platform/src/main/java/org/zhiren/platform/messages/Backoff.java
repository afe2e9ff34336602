package org.zhiren.platform.messages;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again: twice as long after each failure, up to six hours, and then anything between
 * half of that and all of it, so that a receiver that comes back is not met by everybody at once.
 */
final class Backoff {

  /** After so many failures nobody tries any more: a good two days with the waits below. */
  static final int MOST_ATTEMPTS = 14;

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(6);

  private Backoff() {}

  /**
   * How long to wait.
   *
   * @param failures how often it has failed by now, 1 or more
   */
  static Duration after(int failures, RandomGenerator random) {
    long whole =
        failures > 20
            ? LONGEST.toMillis()
            : Math.min(LONGEST.toMillis(), FIRST.toMillis() << (failures - 1));
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
