package org.zhiren.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.database.EmbeddedPostgres;

/**
 * Kills the server and PostgreSQL with {@code kill -9} while they write, again and again, and looks
 * afterwards whether everything that was acknowledged is there and nothing is there by half.
 *
 * <p>A writer process runs the embedded database and commits transactions of a business row and an
 * entry of a hash chain, as the platform does. It tells each commit on its output only after the
 * database has confirmed it. This process reads along, kills at a random moment, starts the
 * database again and compares.
 */
final class CrashBench implements Benchmark {

  private static final Duration READY_PATIENCE = Duration.ofMinutes(3);

  /** What is killed in a round. */
  private enum Victim {
    /** The Java process: the database must end in order. */
    SERVER,
    /** The database's main process: the server must start it again and go on. */
    DATABASE,
    /** Both at the same moment. */
    BOTH,
    /** One process of the database: it must recover by itself. */
    BACKEND
  }

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String purpose() {
    return "kill -9 of server and database during writes: nothing acknowledged lost, nothing half";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int rounds = Math.toIntExact(option(options, "--rounds", 60));
    long seed = option(options, "--seed", 20_261_123);
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("zhiren-crash-");
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    CrashCheck.Result total = new CrashCheck.Result(0, 0, 0, 0);
    long slowestMillis = 0;
    long sumMillis = 0;
    try {
      for (int round = 1; round <= rounds; round++) {
        Victim victim = Victim.values()[round % Victim.values().length];
        strike(folder, victim, random, acknowledged);
        kills.merge(victim, 1, Integer::sum);
        long begin = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
          long millis = (System.nanoTime() - begin) / 1_000_000;
          sumMillis += millis;
          slowestMillis = Math.max(slowestMillis, millis);
          CrashCheck.Result result = CrashCheck.check(postgres.application(), acknowledged);
          total = total.worst(result);
          System.err.printf(
              "round %d/%d %s: %d acknowledged, %d found, %d lost, %d half, %d chain faults,"
                  + " restart %d ms%n",
              round,
              rounds,
              victim,
              acknowledged.size(),
              result.found(),
              result.lost(),
              result.half(),
              result.chainFaults(),
              millis);
        }
      }
    } finally {
      delete(folder);
    }
    out.printf("| figure | value |%n|---|---|%n");
    out.printf("| rounds (seed %d) | %d: %s |%n", seed, rounds, kills);
    out.printf("| transactions acknowledged | %d |%n", acknowledged.size());
    out.printf("| acknowledged but lost | %d |%n", total.lost());
    out.printf("| half changes (row without entry or entry without row) | %d |%n", total.half());
    out.printf("| faults of the hash chain | %d |%n", total.chainFaults());
    out.printf("| failed starts | 0 |%n");
    out.printf(
        "| start after a kill, recovery included | mean %d ms, slowest %d ms |%n",
        sumMillis / rounds, slowestMillis);
    if (total.lost() + total.half() + total.chainFaults() > 0) {
      throw new IllegalStateException("Data were lost or left half: see the table.");
    }
  }

  private static void strike(Path folder, Victim victim, Random random, Set<Long> acknowledged)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString(),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Listener listener = new Listener(writer.inputReader(StandardCharsets.UTF_8), acknowledged);
    Thread thread = Thread.ofPlatform().daemon().start(listener);
    try {
      long database = listener.awaitReady(READY_PATIENCE);
      Thread.sleep(Duration.ofMillis(300 + random.nextInt(1200)));
      switch (victim) {
        case SERVER -> {}
        case BOTH -> kill(database);
        case DATABASE -> {
          kill(database);
          listener.awaitMore();
        }
        case BACKEND -> {
          List<ProcessHandle> children =
              ProcessHandle.of(database).stream().flatMap(ProcessHandle::children).toList();
          if (!children.isEmpty()) {
            children.get(random.nextInt(children.size())).destroyForcibly();
          }
          listener.awaitMore();
        }
      }
    } finally {
      writer.destroyForcibly();
      writer.waitFor();
      thread.join(); // reads what was written before the kill
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static long option(List<String> options, String name, long otherwise) {
    int index = options.indexOf(name);
    return index < 0 ? otherwise : Long.parseLong(options.get(index + 1));
  }

  private static void delete(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Reads what the writer tells: first the database's process, then each commit. */
  private static final class Listener implements Runnable {

    private final BufferedReader in;
    private final Set<Long> acknowledged;
    private long database;
    private long count;

    Listener(BufferedReader in, Set<Long> acknowledged) {
      this.in = in;
      this.acknowledged = acknowledged;
    }

    @Override
    public void run() {
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          hear(line);
        }
      } catch (IOException e) {
        // The writer was killed.
      }
    }

    private synchronized void hear(@Nullable String line) {
      String[] words = String.valueOf(line).split(" ", -1);
      if (words[0].equals("database")) {
        database = Long.parseLong(words[1]);
      } else if (words[0].equals("done") && words.length == 3 && words[2].equals(".")) {
        acknowledged.add(Long.parseLong(words[1])); // the full stop shows that the line is whole
        count++;
      }
      notifyAll();
    }

    /** Waits for the first commit. */
    synchronized long awaitReady(Duration patience) throws InterruptedException {
      long end = System.nanoTime() + patience.toNanos();
      while (database == 0 || count == 0) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("The writer did not get ready.");
        }
        wait(100);
      }
      return database;
    }

    /** Waits until commits succeed again after a blow. */
    synchronized void awaitMore() throws InterruptedException {
      long before = count;
      long end = System.nanoTime() + READY_PATIENCE.toNanos();
      while (count < before + 20) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "The server did not go on after its database was killed.");
        }
        wait(100);
      }
    }
  }
}
