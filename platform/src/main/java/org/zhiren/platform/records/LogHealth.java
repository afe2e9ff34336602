package org.zhiren.platform.records;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the log is alive. Counted on the monotonic clock, so that setting the wall clock neither
 * stops the house nor hides that the log stands still.
 */
@Component
class LogHealth {

  private final Duration patience;
  private volatile long lastAliveNanos = System.nanoTime();

  LogHealth(@Value("${zhiren.records.patience:2m}") Duration patience) {
    this.patience = patience;
  }

  /** The sequencer or the signer did its work. */
  void alive() {
    lastAliveNanos = System.nanoTime();
  }

  /** How long the log has stood still. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastAliveNanos);
  }

  /**
   * Refuses if the log stands still.
   *
   * @throws RecordStopped if so
   */
  void require() {
    Duration silence = silence();
    if (silence.compareTo(patience) > 0) {
      throw new RecordStopped(
          "The record has not been written for some time (%d s), so changes are refused. Maybe the"
                  .formatted(silence.toSeconds())
              + " disk is full, or the signing key of the log is missing.");
    }
  }
}
