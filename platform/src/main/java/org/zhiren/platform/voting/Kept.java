package org.zhiren.platform.voting;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.zhiren.ballots.BallotException;
import org.zhiren.platform.shell.InvalidInput;

/** Calls the engine, whose refusals become refusals of the platform. */
final class Kept {

  private Kept() {}

  /** Work that may write files of an archive. */
  @FunctionalInterface
  interface Work<T> {
    T call() throws IOException;
  }

  /** Runs {@code work}; rows do not fail with an {@link IOException}. */
  static <T> T in(Work<T> work) {
    try {
      return work.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs {@code work}.
   *
   * @throws InvalidInput at {@code field} if the engine refuses
   */
  static <T> T refused(String field, Work<T> work) {
    try {
      return in(work);
    } catch (BallotException e) {
      throw new InvalidInput(field, null, e.text());
    }
  }
}
