package org.zhiren.platform.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.VerificationReport;

/**
 * Verifies archives of secret ballots for anybody who brings one: with the verifier that anybody
 * can also run at home ({@code ./zhiren ballots verify}), one at a time, because a large archive
 * keeps a processor busy for a while.
 */
@Component
public class ArchiveChecks {

  /** The largest archive that is taken here, in bytes; larger ones are verified at home. */
  public static final int LARGEST = 20 << 20;

  private final Semaphore one = new Semaphore(1);

  ArchiveChecks() {}

  /** What the archive is worth; empty if another one is being verified. */
  public Optional<VerificationReport> verify(byte[] archive) {
    if (!one.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ArchiveVerifier.verify(
              new ByteArrayInputStream(archive), new Expectations(false, null, 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      one.release();
    }
  }
}
