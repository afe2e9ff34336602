package org.zhiren.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Kills the real server and PostgreSQL with {@code kill -9} while several programs change the
 * organisation through the API, again and again. After each blow: every change that was
 * acknowledged is there, nothing is there by half, and the record proves from its own rows.
 */
final class CrashBench implements Benchmark {

  private static final int CLIENTS = 4;
  private static final int PEOPLE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    return "kill -9 of the real server and its database during writes through the API: nothing"
        + " acknowledged lost, nothing half, the record proves";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int rounds = Math.toIntExact(Options.number(options, "--rounds", 60));
    long seed = Options.number(options, "--seed", 20_261_126);
    Random random = new Random(seed);
    Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    CrashCheck total = CrashCheck.NOTHING;
    Sample restarts = new Sample();
    try (House house = new House(PEOPLE)) {
      house.startMillis();
      String token;
      String unit;
      try (Visitor visitor = new Visitor(house, "ganbu")) {
        token = visitor.token("ORGANIZATION_EDIT");
        unit = visitor.firstUnit();
      }
      CrashWriters writers = new CrashWriters(house, token, unit, seed);
      for (int round = 1; round <= rounds; round++) {
        Victim victim = Victim.values()[round % Victim.values().length];
        strike(house, victim, random, writers);
        kills.merge(victim, 1, Integer::sum);
        long millis = 0;
        if (victim == Victim.SERVER || victim == Victim.BOTH) {
          millis = house.startMillis();
          restarts.add(millis);
        }
        CrashCheck found = CrashCheck.of(house, writers.acknowledged());
        total = total.worst(found);
        System.err.printf(
            "round %d/%d %s: %d acknowledged, %d lost, %d half, %d faults of the record (%d"
                + " entries), restart %d ms%n",
            round,
            rounds,
            victim,
            writers.acknowledged().size(),
            found.lost(),
            found.half(),
            found.faults(),
            found.entries(),
            millis);
      }
      print(out, rounds, seed, kills, writers.acknowledged().size(), total, restarts);
    }
    if (total.lost() + total.half() + total.faults() > 0) {
      throw new IllegalStateException("Data were lost or left half: see the table.");
    }
  }

  private static void print(
      PrintStream out,
      int rounds,
      long seed,
      Map<Victim, Integer> kills,
      int acknowledged,
      CrashCheck total,
      Sample restarts) {
    out.printf("| figure | value |%n|---|---|%n");
    out.printf("| kills (seed %d, %d clients) | %d: %s |%n", seed, CLIENTS, rounds, kills);
    out.printf("| changes acknowledged by the API | %d |%n", acknowledged);
    out.printf("| acknowledged but lost | %d |%n", total.lost());
    out.printf(
        "| half changes (change without entry or entry without change) | %d |%n", total.half());
    out.printf(
        "| faults of the record, proved from its rows after each kill | %d |%n", total.faults());
    out.printf("| entries of the record at the end | %d |%n", total.entries());
    out.printf("| failed starts | 0 |%n");
    out.printf(
        "| `start` after a kill until the first page can be asked for, recovery included | median"
            + " %.1f s, slowest %.1f s |%n",
        restarts.quantile(0.5) / 1000.0, restarts.quantile(1) / 1000.0);
  }

  private static void strike(House house, Victim victim, Random random, CrashWriters writers)
      throws InterruptedException {
    try (CrashWriters.Shift shift = writers.begin(CLIENTS)) {
      shift.awaitMore(5, PATIENCE);
      Thread.sleep(Duration.ofMillis(200 + random.nextInt(1_500)));
      long server = house.serverPid().orElseThrow();
      OptionalLong database = house.databasePid();
      switch (victim) {
        case SERVER -> kill(server);
        case BOTH -> {
          database.ifPresent(CrashBench::kill);
          kill(server);
        }
        case DATABASE -> {
          database.ifPresent(CrashBench::kill);
          shift.awaitMore(5, PATIENCE);
        }
        case BACKEND -> {
          List<ProcessHandle> children =
              database.stream()
                  .boxed()
                  .flatMap(pid -> ProcessHandle.of(pid).stream())
                  .flatMap(ProcessHandle::children)
                  .toList();
          if (!children.isEmpty()) {
            children.get(random.nextInt(children.size())).destroyForcibly();
          }
          shift.awaitMore(5, PATIENCE);
        }
      }
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
  }
}
