package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Requests per second and response times of what people and programs ask for most, on the real
 * server with the demonstration loaded, each client with a session or token of its own. Client and
 * server share the cores of the machine.
 */
final class WebBench implements Benchmark {

  private static final String CADRE = "ganbu";

  @Override
  public String name() {
    return "web";
  }

  @Override
  public String purpose() {
    return "requests a second, p50 and p99 of tree, list and API under load; memory afterwards";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = Math.toIntExact(Options.number(options, "--people", 20_000));
    long seconds = Options.number(options, "--seconds", 15);
    try (House house = new House(people)) {
      house.startMillis();
      try (Visitor visitor = new Visitor(house, CADRE)) {
        String cookie = "Cookie: " + visitor.cookieHeader();
        String unit = visitor.firstUnit();
        String bearer = "Authorization: Bearer " + visitor.token("ORGANIZATION_READ");
        Map<String, RawClient.Request> asked = new LinkedHashMap<>();
        asked.put("unit tree `/organization`", new RawClient.Request("/organization", cookie));
        asked.put("list of people `/roster`", new RawClient.Request("/roster", cookie));
        asked.put(
            "unit page `/organization/units/…`",
            new RawClient.Request("/organization/units/" + unit, cookie));
        asked.put(
            "API `/api/v1/organization/units/…`",
            new RawClient.Request("/api/v1/organization/units/" + unit, bearer));
        for (RawClient.Request request : asked.values()) {
          load(house, request, 8, Math.max(3, seconds / 2), sample -> {}); // warms up
        }
        out.printf(
            "%d people; each figure over %d s; client and server share %d cores.%n%n",
            people, seconds, Runtime.getRuntime().availableProcessors());
        out.println("| asked for | connections | requests/s | p50 ms | p99 ms | bytes |");
        out.println("|---|---:|---:|---:|---:|---:|");
        for (Map.Entry<String, RawClient.Request> entry : asked.entrySet()) {
          for (int connections : new int[] {1, 8, 32}) {
            long[] bytes = {0};
            Sample all = new Sample();
            bytes[0] = load(house, entry.getValue(), connections, seconds, all::addAll);
            out.printf(
                "| %s | %d | %.0f | %.1f | %.1f | %d |%n",
                entry.getKey(),
                connections,
                all.count() / (double) seconds,
                all.quantile(0.5) / 1e6,
                all.quantile(0.99) / 1e6,
                bytes[0]);
          }
        }
        out.printf(
            "%nMemory after the load (shared pages once): server %d MiB, PostgreSQL with all its"
                + " processes %d MiB.%n",
            House.memoryMebibytes(house.serverPid().orElse(0)), house.databaseMemoryMebibytes());
      }
    }
  }

  /** Asks from so many connections for so long; answers the size of the last response. */
  private static long load(
      House house,
      RawClient.Request request,
      int connections,
      long seconds,
      Consumer<Sample> results)
      throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long[] bytes = {0};
    try (ExecutorService clients =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<Sample>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        Callable<Sample> client =
            () -> {
              Sample sample = new Sample();
              try (RawClient raw = new RawClient(house.port())) {
                while (System.nanoTime() < end) {
                  long begin = System.nanoTime();
                  bytes[0] = raw.ask(request);
                  sample.add(System.nanoTime() - begin);
                }
              } catch (IOException e) {
                throw new IOException("The load broke off: " + e.getMessage(), e);
              }
              return sample;
            };
        running.add(clients.submit(client));
      }
      for (Future<Sample> one : running) {
        results.accept(one.get());
      }
    }
    return bytes[0];
  }
}
