package org.zhiren.platform.shell;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often something happened in the running minute, by a key such as an address. Kept in memory
 * alone and forgotten when the minute is over, or earlier when there are more keys than {@code
 * mostKeys}: whoever sends from ever new addresses gets no memory for it.
 */
public final class MinuteCounts {

  private final Clock clock;
  private final int mostKeys;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
  private long minute;

  /** Counts of at most {@code mostKeys} keys. */
  public MinuteCounts(Clock clock, int mostKeys) {
    this.clock = clock;
    this.mostKeys = mostKeys;
  }

  /** Counts once more under {@code key}; whether that is more than {@code most} in this minute. */
  public boolean exceeds(String key, int most) {
    forget();
    return counts.merge(key, 1, Integer::sum) > most;
  }

  private synchronized void forget() {
    long now = Math.floorDiv(clock.millis(), 60_000L);
    if (now != minute || counts.size() > mostKeys) {
      minute = now;
      counts.clear();
    }
  }
}
