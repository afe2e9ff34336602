package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is counted in a minute, and that nothing of it is kept. */
class MinuteCountsTest {

  private Instant now = Instant.parse("2026-11-27T00:00:30Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void oneMoreThanTheMostExceedsUntilTheMinuteIsOver() {
    MinuteCounts counts = new MinuteCounts(clock, 10);
    assertThat(counts.exceeds("a", 2)).isFalse();
    assertThat(counts.exceeds("a", 2)).isFalse();
    assertThat(counts.exceeds("b", 2)).as("another address").isFalse();
    assertThat(counts.exceeds("a", 2)).isTrue();
    now = Instant.parse("2026-11-27T00:00:59.999Z");
    assertThat(counts.exceeds("a", 2)).isTrue();
    now = Instant.parse("2026-11-27T00:01:00Z");
    assertThat(counts.exceeds("a", 2)).as("a new minute").isFalse();
  }

  @Test
  void everNewKeysGetNoMemory() {
    MinuteCounts counts = new MinuteCounts(clock, 3);
    counts.exceeds("a", 1);
    assertThat(counts.exceeds("a", 1)).isTrue();
    for (int i = 0; i < 4; i++) {
      counts.exceeds("new" + i, 1);
    }
    assertThat(counts.exceeds("a", 1)).as("forgotten with all others").isFalse();
  }
}
