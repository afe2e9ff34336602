package org.zhiren.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Records one start-up of the server (JEP 483, JEP 514) so that later ones are quick. Done once
 * after a build, at the place where the program stands; without the recording everything works,
 * slower.
 */
final class QuickStart {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private QuickStart() {}

  /** Whether a recording is wanted, possible and not yet there. */
  static boolean isDue(Installation installation) {
    return System.getenv("ZHIREN_NO_AOT") == null
        && Files.isRegularFile(installation.jar())
        && Files.isWritable(installation.jar().resolveSibling("."))
        && !Files.exists(installation.aotCache());
  }

  /**
   * Starts a server with a data folder of its own, stops it and keeps the recording.
   *
   * @return whether there is a recording now
   */
  static boolean record(Installation installation, int freePort) throws IOException {
    Path data = Files.createTempDirectory("zhiren-training-");
    Path log = data.resolve("training.log");
    Path unfinished = installation.aotCache().resolveSibling("recording.new");
    List<String> command =
        ServerJvm.command(
            installation,
            List.of("-XX:AOTCacheOutput=" + unfinished, "-Xlog:aot=off", "-Xlog:cds=off"),
            List.of("serve", "--training", "--data", data.toString(), "--port", "" + freePort));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().remove(ServerOptions.DATABASE_URL);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE)) {
        process.destroyForcibly();
        return false;
      }
      if (process.exitValue() != 0 || !Files.isRegularFile(unfinished)) {
        return false;
      }
      Files.move(unfinished, installation.aotCache(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(unfinished.resolveSibling("recording.new.config"));
      delete(data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }
}
