package org.zhiren.platform.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the first filling of an installation is. It stands in a file of the data folder, so that
 * the command that started the server can show it.
 *
 * @param phase what is being done
 * @param done how much of the phase is done, in its own units (people, rows, tables)
 * @param total how much there is to do in the phase; 0 where that is not known
 * @param begun when the filling began
 */
public record FillingProgress(Phase phase, long done, long total, Instant begun) {

  /** What happens, in this order. */
  public enum Phase {
    /** Units, posts and people are simulated; only units and posts are kept in memory. */
    INVENTING(0.12),
    /** Units, posts and quotas are written. */
    ORGANIZATION(0.10),
    /** People with their facts are invented once more and written as they come. */
    PEOPLE(0.68),
    /** Accounts and what other modules bring. */
    FINISHING(0.02),
    /** The database gathers statistics, so that the first pages are quick. */
    TIDYING(0.08),
    /** Everything is there. */
    DONE(0),
    /** Nothing was filled in: there were data already. */
    FOUND_DATA(0);

    private final double share;

    Phase(double share) {
      this.share = share;
    }
  }

  private static final String FILE = "demo-progress.txt";

  /** How much of the whole is done, from 0 to 1, by the time that the phases usually take. */
  public double share() {
    double before = 0;
    for (Phase earlier : Phase.values()) {
      if (earlier == phase) {
        break;
      }
      before += earlier.share;
    }
    double within = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
    return Math.min(1, before + phase.share * within);
  }

  /** How long it will take still if it goes on like this; empty while nothing can be said. */
  public Optional<Duration> remaining(Instant now) {
    double share = share();
    long elapsed = Duration.between(begun, now).toMillis();
    return share < 0.05 || elapsed <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (elapsed * (1 - share) / share)));
  }

  /** Whether nothing more will come. */
  public boolean isOver() {
    return phase == Phase.DONE || phase == Phase.FOUND_DATA;
  }

  /** What was last written into a data folder; empty if there is nothing that can be read. */
  public static Optional<FillingProgress> read(Path dataFolder) {
    try {
      String[] words = Files.readString(dataFolder.resolve(FILE)).strip().split(" ", -1);
      return Optional.of(
          new FillingProgress(
              Phase.valueOf(words[0]),
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Instant.parse(words[3])));
    } catch (IOException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException
        | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Puts it in the place of what was there, at once and whole. */
  public void write(Path dataFolder) {
    Path file = dataFolder.resolve(FILE);
    Path unfinished = dataFolder.resolve(FILE + ".new");
    try {
      Files.writeString(unfinished, "%s %d %d %s%n".formatted(phase, done, total, begun));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
