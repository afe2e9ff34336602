package org.zhiren.database;

import java.io.IOException;
import java.time.Duration;

/** Sends signals that {@link Process} cannot: PostgreSQL gives each its own meaning. */
enum Signals {
  /** Fast shutdown: end the sessions, write everything, stop. */
  INT,
  /** Immediate shutdown: stop now, recover at the next start. */
  QUIT;

  void send(long pid) {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -" + name() + " \"$0\"", Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = kill.waitFor(Duration.ofSeconds(5));
      if (!ended) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
