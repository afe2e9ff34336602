package org.zhiren.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The coverage map in a whole prefecture, and what stands behind its figures: each page asked for
 * one after the other, so that the figures are times of one answer and not of a queue.
 */
final class InsightBench implements Benchmark {

  @Override
  public String name() {
    return "insight";
  }

  @Override
  public String purpose() {
    return "time of the coverage map and the pages of evidence, one request after the other";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = Math.toIntExact(Options.number(options, "--people", 20_000));
    int times = Math.toIntExact(Options.number(options, "--times", 100));
    try (House house = new House(people)) {
      house.startMillis();
      try (Visitor visitor = new Visitor(house, "ganbu")) {
        String cookie = "Cookie: " + visitor.cookieHeader();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("coverage map", "/insight/coverage");
        pages.put("coverage map of one level", "/insight/coverage?level=1A31");
        pages.put("talks to be held", "/insight/talks");
        pages.put("looking back at selections", "/insight/accuracy");
        out.printf(
            "%d people; %d requests one after the other, in milliseconds.%n%n", people, times);
        out.println("| page | p50 | p99 | bytes |");
        out.println("|---|---:|---:|---:|");
        try (RawClient raw = new RawClient(house.port())) {
          for (Map.Entry<String, String> page : pages.entrySet()) {
            RawClient.Request request = new RawClient.Request(page.getValue(), cookie);
            Sample sample = new Sample();
            long bytes = 0;
            for (int i = 0; i < times + times / 4; i++) {
              long begin = System.nanoTime();
              bytes = raw.ask(request);
              if (i >= times / 4) {
                sample.add(System.nanoTime() - begin);
              }
            }
            out.printf(
                "| %s | %.1f | %.1f | %d |%n",
                page.getKey(), sample.quantile(0.5) / 1e6, sample.quantile(0.99) / 1e6, bytes);
          }
        }
      }
    }
  }
}
