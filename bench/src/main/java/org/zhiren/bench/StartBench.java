package org.zhiren.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** How long {@code ./zhiren start} takes once the first start is over, and the memory after it. */
final class StartBench implements Benchmark {

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String purpose() {
    return "time of the second start until the first page can be asked for; memory at rest";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = Math.toIntExact(Options.number(options, "--people", 20_000));
    int starts = Math.toIntExact(Options.number(options, "--starts", 7));
    try (House house = new House(people)) {
      house.startMillis(); // records the quick start if that has not been done yet
      Sample sample = new Sample();
      long server = 0;
      long database = 0;
      for (int i = 0; i < starts; i++) {
        house.stop();
        sample.add(house.startMillis());
        Thread.sleep(Duration.ofSeconds(2));
        server = House.memoryMebibytes(house.serverPid().orElse(0));
        database = house.databaseMemoryMebibytes();
      }
      out.println("| figure | value |");
      out.println("|---|---|");
      out.printf(
          "| second start, command to ready, %d people, %d starts | median %.1f s, fastest %.1f s,"
              + " slowest %.1f s |%n",
          people,
          starts,
          sample.quantile(0.5) / 1000.0,
          sample.quantile(0) / 1000.0,
          sample.quantile(1) / 1000.0);
      out.printf("| memory of the server two seconds later | %d MiB |%n", server);
      out.printf("| memory of PostgreSQL with all its processes | %d MiB |%n", database);
    }
  }
}
