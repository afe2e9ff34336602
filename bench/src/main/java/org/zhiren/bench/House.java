package org.zhiren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;

/**
 * The real server of a measurement, driven through the script {@code zhiren} as a person would, in
 * a temporary folder that is removed afterwards.
 */
final class House implements AutoCloseable {

  /** The calendar of the house. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Pattern ACCOUNT =
      Pattern.compile("\"login\" : \"([^\"]+)\",\\s*\"password\" : \"([^\"]+)\"");

  private final Path script;
  private final Path folder;
  private final int port;
  private final Map<String, String> passwords = new HashMap<>();

  /**
   * Makes a house filled with so many invented people; it is not started yet.
   *
   * @param people 1,000 to 1,000,000
   */
  House(int people) throws IOException, InterruptedException {
    String home = System.getenv("ZHIREN_HOME");
    if (home == null) {
      throw new IllegalStateException(
          "ZHIREN_HOME is not set. Maybe run the measurement with ./zhiren bench.");
    }
    this.script = Path.of(home, "zhiren");
    this.folder = Files.createTempDirectory("zhiren-bench-");
    this.port = freePort();
    Outcome filled =
        zhiren("demo", "--json", "--people", Integer.toString(people), "--data", data().toString());
    if (filled.exitCode != 0) {
      throw new IllegalStateException("The house could not be filled: " + filled.err.strip());
    }
    Matcher account = ACCOUNT.matcher(filled.out);
    while (account.find()) {
      passwords.put(account.group(1), account.group(2));
    }
  }

  /** What a run of the script came to. */
  record Outcome(int exitCode, String out, String err) {}

  Path data() {
    return folder.resolve("data");
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  String password(String login) {
    return passwords.getOrDefault(login, "");
  }

  /** Starts the server and waits until it is ready; answers how long that took. */
  long startMillis() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Outcome started = zhiren("start", "--json", "--data", data().toString(), "--port", "" + port);
    if (started.exitCode != 0) {
      throw new IllegalStateException("The server did not start: " + started.err.strip());
    }
    return (System.nanoTime() - begin) / 1_000_000;
  }

  void stop() throws IOException, InterruptedException {
    zhiren("stop", "--data", data().toString());
  }

  /** Runs a command of the script. */
  Outcome zhiren(String... words) throws IOException, InterruptedException {
    return zhiren(Map.of(), words);
  }

  /**
   * Runs a command of the script.
   *
   * @param environment variables beside those of every command
   */
  Outcome zhiren(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(Arrays.asList(words));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("ZHIREN_LANG", "en");
    builder.environment().remove("ZHIREN_DATABASE_URL");
    // One address does all the asking here; the usual limit is for people and strangers.
    builder.environment().put("ZHIREN_API_REQUESTS_PER_MINUTE", "100000000");
    builder.environment().put("ZHIREN_SIGN_INS_PER_MINUTE", "1000000");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    Outcome outcome =
        new Outcome(
            exitCode,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
    return outcome;
  }

  /** The Java process. */
  OptionalLong serverPid() {
    Properties state = new Properties();
    try (var in = Files.newBufferedReader(data().resolve("server.properties"))) {
      state.load(in);
      return OptionalLong.of(Long.parseLong(state.getProperty("pid", "0")));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** PostgreSQL's main process. */
  OptionalLong databasePid() {
    try {
      List<String> lines = Files.readAllLines(data().resolve("database/postmaster.pid"));
      return OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /** The owner's way into the database of the running server. */
  DatabaseAccess owner() {
    return EmbeddedPostgres.ownerOf(data());
  }

  /** Memory in MiB; pages that processes share are counted once over all of them. */
  static long memoryMebibytes(long... pids) {
    long kibibytes = 0;
    for (long pid : pids) {
      try {
        kibibytes +=
            Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
      } catch (IOException e) {
        // It has just ended.
      }
    }
    return kibibytes / 1024;
  }

  /** Memory of PostgreSQL with all its processes, in MiB. */
  long databaseMemoryMebibytes() {
    OptionalLong main = databasePid();
    if (main.isEmpty()) {
      return 0;
    }
    return ProcessHandle.of(main.getAsLong()).stream()
        .flatMap(process ->
            java.util.stream.Stream.concat(
                java.util.stream.Stream.of(process), process.descendants()))
        .mapToLong(process -> memoryMebibytes(process.pid()))
        .sum();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }
}
