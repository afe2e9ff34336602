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

  /** Something that the engine looks at and may refuse. */
  interface Check {
    void run() throws IOException;
  }

  /**
   * Lets the engine look.
   *
   * @throws InvalidInput at {@code field} if it refuses
   */
  static void checked(String field, Check check) {
    refused(
        field,
        () -> {
          check.run();
          return true;
        });
  }
}
