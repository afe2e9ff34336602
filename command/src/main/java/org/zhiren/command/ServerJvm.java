package org.zhiren.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The Java process that a server is. */
final class ServerJvm {

  private static final long LOG_KEPT_BYTES = 16L * 1024 * 1024;

  private ServerJvm() {}

  /** The command that runs {@code words} in a JVM of the server's kind. */
  static List<String> command(Installation installation, List<String> aot, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The same collector and object layout in training and use, or the recording does not fit.
    command.add("-XX:+UseG1GC");
    // Of its own accord G1 keeps the heap so small that what lives long always lies above its mark:
    // it then marks without end, and each end stops everybody for longer than a page takes.
    command.add("-XX:-G1UseAdaptiveIHOP");
    command.add("-XX:InitiatingHeapOccupancyPercent=60");
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("-Xms64m");
    command.add("-Xmx" + heapMebibytes() + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.awt.headless=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(aot);
    command.add("-jar");
    command.add(installation.jar().toString());
    command.add("--lang");
    command.add(Locale.getDefault().getLanguage());
    command.addAll(words);
    return command;
  }

  /** With the recorded start-up where there is one. */
  static List<String> usingRecording(Installation installation) {
    return Files.isRegularFile(installation.aotCache())
        ? List.of("-XX:AOTCache=" + installation.aotCache(), "-XX:AOTMode=auto", "-Xlog:aot=off")
        : List.of();
  }

  /** A third of the memory, between 512 MiB and 4 GiB: the database needs its share. */
  private static long heapMebibytes() {
    long total =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() / (1024 * 1024)
            : 4096;
    return Math.clamp(total / 3, 512, 4096);
  }

  /**
   * Starts a server that outlives this process and its terminal.
   *
   * @param databaseUrl an external database; {@code null} for what the environment says, empty for
   *     none
   */
  static Process startDetached(
      Installation installation, List<String> words, Path log, @Nullable String databaseUrl)
      throws IOException {
    Files.createDirectories(log.getParent());
    if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
    List<String> command = new ArrayList<>(detaching());
    command.addAll(command(installation, usingRecording(installation), words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (databaseUrl != null) {
      builder.environment().put(ServerOptions.DATABASE_URL, databaseUrl);
    }
    return builder.start();
  }

  /** A session of its own, so that neither Ctrl-C nor a closed terminal reaches the server. */
  private static List<String> detaching() {
    for (String program : List.of("setsid", "nohup")) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
          return List.of(program);
        }
      }
    }
    return List.of();
  }
}
