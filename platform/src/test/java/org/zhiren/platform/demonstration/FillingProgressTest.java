package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.platform.demonstration.FillingProgress.Phase;

/** What a waiting command reads: shares that only grow, a remaining time, nothing half-written. */
class FillingProgressTest {

  private static final Instant BEGUN = Instant.parse("2026-11-26T04:00:00Z");

  @TempDir private Path folder;

  @Test
  void theShareGrowsFromNothingToTheWhole() {
    double last = 0;
    for (Phase phase : Phase.values()) {
      if (phase == Phase.FOUND_DATA) {
        continue;
      }
      for (int done = 0; done <= 10; done++) {
        double share = new FillingProgress(phase, done, 10, BEGUN).share();
        assertThat(share).as("%s %d", phase, done).isBetween(last - 1e-9, 1.0);
        last = share;
      }
    }
    assertThat(last).isEqualTo(1, within(1e-9));
    assertThat(new FillingProgress(Phase.INVENTING, 0, 0, BEGUN).share()).isZero();
    assertThat(new FillingProgress(Phase.PEOPLE, 99, 10, BEGUN).share())
        .as("more than expected is no more than all")
        .isEqualTo(new FillingProgress(Phase.PEOPLE, 10, 10, BEGUN).share());
  }

  @Test
  void theRemainingTimeFollowsFromThePassedOne() {
    FillingProgress half = null;
    for (int done = 0; done <= 1_000; done++) {
      FillingProgress progress = new FillingProgress(Phase.PEOPLE, done, 1_000, BEGUN);
      if (progress.share() >= 0.5 && half == null) {
        half = progress;
      }
    }
    assertThat(half).isNotNull();
    assertThat(half.remaining(BEGUN.plusSeconds(60)).orElseThrow())
        .isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(1));
    assertThat(
            new FillingProgress(Phase.INVENTING, 1, 1_000, BEGUN).remaining(BEGUN.plusSeconds(9)))
        .as("too early to say")
        .isEmpty();
    assertThat(half.remaining(BEGUN)).as("no time has passed").isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertThat(FillingProgress.read(folder)).isEmpty();
    FillingProgress progress = new FillingProgress(Phase.PEOPLE, 1_500, 20_000, BEGUN);
    progress.write(folder);
    assertThat(FillingProgress.read(folder)).contains(progress);
    FillingProgress done = new FillingProgress(Phase.DONE, 0, 0, BEGUN);
    done.write(folder);
    assertThat(FillingProgress.read(folder)).contains(done);
    for (String broken :
        new String[] {"", "PEOPLE", "SLEEP 1 2 2026-11-26T04:00:00Z", "DONE x y z"}) {
      Files.writeString(folder.resolve("demo-progress.txt"), broken);
      assertThat(FillingProgress.read(folder)).as("“%s”", broken).isEmpty();
    }
  }
}
