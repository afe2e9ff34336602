package org.zhiren.platform.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.VerificationReport;

/**
 * Checks the whole log against itself: every night, and whenever the audit officer asks. It finds what
 * was changed in the database; that a whole history was replaced is found only against a head kept
 * elsewhere.
 */
@Component
class SelfCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);

  private final VerifiableLog log;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private final AtomicReference<State> state = new AtomicReference<>(new State(false, null, null, null));

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
    return state.get();
  }

  /** Starts a check in the background, unless one is under way. */
  void start() {
    State before = state.get();
    if (!before.running()
        && state.compareAndSet(
            before, new State(true, before.at(), before.report(), before.problem()))) {
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
      state.set(new State(false, clock.instant(), report, null));
    } catch (IOException | RuntimeException e) {
      LOG.error("The log could not be checked: {}", e.getMessage());
      state.set(new State(false, clock.instant(), null, e.getMessage()));
    }
  }

  /** Checks now and waits. */
  VerificationReport check() throws IOException {
    Path file = Files.createTempFile("zhiren-ledger-", ".jsonl.gz");
    try {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        log.write(out, false);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return LedgerVerifier.verify(in, Expectations.ofKey(checkpoints.publicKey()));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
