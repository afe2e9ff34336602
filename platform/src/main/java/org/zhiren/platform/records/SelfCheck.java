package org.zhiren.platform.records;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.VerificationReport;

/**
 * Checks the whole log against itself: every night, and whenever the audit officer asks. It finds
 * what was changed in the database; that a whole history was replaced is found only against a head
 * kept elsewhere.
 */
@Component
class SelfCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);

  private final VerifiableLog log;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private volatile State state = new State(false, null, null, null);

  SelfCheck(VerifiableLog log, Checkpoints checkpoints, Clock clock) {
    this.log = log;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /**
   * Where the check stands.
   *
   * @param running whether one is under way
   * @param at when the last one ended
   * @param report what it found
   * @param problem why it could not be done, if so
   */
  record State(
      boolean running,
      @Nullable Instant at,
      @Nullable VerificationReport report,
      @Nullable String problem) {}

  State state() {
    return state;
  }

  /** Starts a check in the background, unless one is under way. */
  synchronized void start() {
    if (!state.running()) {
      state = new State(true, state.at(), state.report(), state.problem());
      Thread.ofVirtual().name("ledger-self-check").start(this::run);
    }
  }

  @Scheduled(cron = "${zhiren.records.self-check:0 30 3 * * *}")
  void nightly() {
    start();
  }

  private void run() {
    try {
      VerificationReport report = check();
      if (!report.passed()) {
        LOG.error("The log does not verify: {} finding(s)", report.findingCount());
      }
      state = new State(false, clock.instant(), report, null);
    } catch (IOException | RuntimeException e) {
      LOG.error("The log could not be checked: {}", e.getMessage());
      state = new State(false, clock.instant(), null, e.getMessage());
    }
  }

  /** Checks now and waits. The log streams through memory: nothing of it is put on the disk. */
  VerificationReport check() throws IOException {
    return check(Expectations.ofKey(checkpoints.publicKey()));
  }

  /** Checks against more than the own key, for instance a head that somebody kept. */
  VerificationReport check(Expectations expectations) throws IOException {
    try (PipedInputStream in = new PipedInputStream(1 << 20)) {
      PipedOutputStream out = new PipedOutputStream(in);
      AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
      Thread writer =
          Thread.ofPlatform()
              .name("ledger-self-check-writer")
              .start(() -> {
                try (out) {
                  log.write(out, VerifiableLog.Shown.ALL);
                } catch (IOException | RuntimeException e) {
                  failure.set(e);
                }
              });
      VerificationReport report = LedgerVerifier.verify(in, expectations);
      join(writer);
      Exception failed = failure.get();
      if (failed != null && report.passed()) {
        throw new IOException("The log could not be read whole.", failed);
      }
      return report;
    }
  }

  private static void join(Thread writer) throws IOException {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The check was interrupted.");
    }
  }
}
