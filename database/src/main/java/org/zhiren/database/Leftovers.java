package org.zhiren.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a crash may leave behind: a {@code postmaster.pid} and, for a moment, running processes.
 *
 * <p>A process identity number alone proves nothing, since numbers are used again, in containers
 * soon. What counts is whether any process works in the cluster folder: every PostgreSQL process
 * does.
 */
final class Leftovers {

  private Leftovers() {}

  /**
   * Waits for a former server to end, asks it to, and removes its {@code postmaster.pid} when no
   * process of it is left.
   *
   * @throws DatabaseProblem if a former server does not end; its files stay untouched
   */
  static void clear(Path cluster, Duration patience) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    // Its parent is gone, so it has been told to stop: give it time first.
    if (awaitEnd(cluster, patience)
        || (signal(cluster, Signals.INT) && awaitEnd(cluster, patience))
        || (signal(cluster, Signals.QUIT) && awaitEnd(cluster, patience))) {
      Files.deleteIfExists(pidFile);
      return;
    }
    throw DataFolder.inUse(cluster, living(cluster).toString());
  }

  private static boolean signal(Path cluster, Signals signal) throws IOException {
    living(cluster).forEach(signal::send);
    return true;
  }

  private static boolean awaitEnd(Path cluster, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (!living(cluster).isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(Duration.ofMillis(50));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** The processes that work in {@code cluster}. */
  static List<Long> living(Path cluster) throws IOException {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes.resolve("self"))) {
      return livingByPidFile(cluster);
    }
    List<Long> found = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path entry : entries) {
        try {
          if (Files.isSameFile(entry.resolve("cwd"), cluster)) {
            found.add(Long.valueOf(entry.getFileName().toString()));
          }
        } catch (IOException e) {
          // Ended meanwhile, or another user's: such a one cannot have opened our files.
        }
      }
    }
    return found;
  }

  /** Where there is no /proc: the process named in the file, if it looks like PostgreSQL. */
  private static List<Long> livingByPidFile(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    String first = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
    if (!first.matches("[0-9]+")) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(first))
        .filter(process -> process.info().command().orElse("").contains("postgres"))
        .map(process -> List.of(process.pid()))
        .orElse(List.of());
  }
}
