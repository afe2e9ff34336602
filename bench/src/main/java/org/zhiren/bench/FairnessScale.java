package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.fairness.Accuracy;
import org.zhiren.fairness.Approximation;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.RatingTable;

/**
 * How time and memory grow with the number of ratings. Every size runs in a process of its own, so
 * that its memory is its own.
 */
final class FairnessScale {

  /** The word that tells a process of its own what it is for. */
  static final String CHILD = "one-size";

  private static final long SEED = 20_261_126;

  private final long heapGigabytes;

  FairnessScale(long heapGigabytes) {
    this.heapGigabytes = heapGigabytes;
  }

  /** What a process of its own has found out. */
  private record Run(
      long ratings, double seconds, double processor, double memory, int steps, String words) {}

  void byUnit(long largest, PrintStream out) throws IOException, InterruptedException {
    List<Run> runs = new ArrayList<>();
    for (double size = (double) largest; size > 0.9e6; size /= Math.sqrt(10)) {
      runs.addFirst(run("units", Math.round(size), "AUTOMATIC"));
    }
    for (Run run : runs) {
      out.printf(
          "| %,d ratings structured by unit | %.1f s by the clock, %.1f s of processor time, peak memory of the process %.1f GB, %d Newton steps; %s |%n",
          run.ratings, run.seconds, run.processor, run.memory, run.steps, run.words);
    }
    if (runs.size() > 1) {
      out.printf("| log-log slope of time over ratings (seed %d) | %.2f |%n", SEED, slope(runs));
    }
  }

  /** Least squares through the logarithms. */
  private static double slope(List<Run> runs) {
    double x = runs.stream().mapToDouble(r -> Math.log((double) r.ratings)).average().orElse(0);
    double y = runs.stream().mapToDouble(r -> Math.log(r.seconds)).average().orElse(0);
    double cross = 0;
    double square = 0;
    for (Run run : runs) {
      cross += (Math.log((double) run.ratings) - x) * (Math.log(run.seconds) - y);
      square += (Math.log((double) run.ratings) - x) * (Math.log((double) run.ratings) - x);
    }
    return cross / square;
  }

  void films(long ratings, PrintStream out) throws IOException, InterruptedException {
    for (String kind : List.of("films-few", "films")) {
      for (String choice : List.of("EXACT", "APPROXIMATE")) {
        // The whole breadth has no exact fit at the published size: its square does not fit.
        if (kind.equals("films") && choice.equals("EXACT") && ratings > 4_000_000) {
          continue;
        }
        Run run = run(kind, ratings, choice);
        out.printf(
            "| %s, %,d ratings, %s | %.1f s by the clock, %.1f s of processor time, peak memory %.1f GB, %d Newton steps; %s |%n",
            kind,
            run.ratings,
            choice,
            run.seconds,
            run.processor,
            run.memory,
            run.steps,
            run.words);
      }
    }
  }

  private Run run(String kind, long ratings, String choice)
      throws IOException, InterruptedException {
    System.err.printf("  %s %,d %s (seed %d)%n", kind, ratings, choice, SEED);
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapGigabytes + "g",
            "-XX:+UseParallelGC",
            // Nearly everything is a large array that lives long.
            "-XX:MaxNewSize=" + Math.max(1, heapGigabytes / 6) + "g",
            "-XX:+UseCompactObjectHeaders",
            "-cp",
            System.getProperty("java.class.path"),
            Benchmarks.class.getName(),
            "fairness",
            CHILD,
            kind,
            Long.toString(ratings),
            choice,
            Long.toString(SEED));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] figures = text.strip().split(";", 6);
    if (process.waitFor() != 0 || figures.length != 6) {
      throw new IOException("%s with %d ratings failed: %s".formatted(kind, ratings, text));
    }
    return new Run(
        Long.parseLong(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]),
        Integer.parseInt(figures[4]),
        figures[5]);
  }

  /** One size, in a process of its own: kind, ratings, choice, seed. */
  static void child(List<String> words, PrintStream out) throws IOException {
    int ratings = Integer.parseInt(words.get(1));
    Accuracy.Choice choice = Accuracy.Choice.valueOf(words.get(2));
    long seed = Long.parseLong(words.get(3));
    // As many raters for each rating as in the published set of 32 million ratings.
    int raters = Math.max(100, (int) (ratings * (200_948 / 32e6)));
    int rated = Math.max(100, (int) (ratings * (84_432 / 32e6)));
    InventedRatings.Rows rows =
        switch (words.getFirst()) {
          case "units" -> InventedRatings.unitRows(ratings, seed);
          case "films" -> InventedRatings.films(ratings, raters, rated, seed);
          default ->
              InventedRatings.films(ratings, raters, (int) (rated * (16_034 / 84_432.0)), seed);
        };
    RatingTable table = rows.table();
    long begun = System.nanoTime();
    long ran = processorNanos();
    FairFit fit =
        Fairness.fit(
            table,
            InventedRatings.model(),
            new Accuracy(choice, Accuracy.AUTOMATIC.probes(), Accuracy.AUTOMATIC.draws(), seed));
    double seconds = (System.nanoTime() - begun) / 1e9;
    double processor = (processorNanos() - ran) / 1e9;
    out.printf(
        "%d;%.3f;%.3f;%.3f;%d;%s%s, θ rater %.6f person %.6f%s%n",
        fit.rowsUsed(),
        seconds,
        processor,
        peakGigabytes(),
        fit.iterations(),
        fit.converged() ? "" : "NOT CONVERGED, ",
        fit.approximation().isPresent() ? "approximate" : "exact",
        fit.theta().getOrDefault("rater", Double.NaN),
        fit.theta().getOrDefault("person", Double.NaN),
        fit.approximation().map(a -> error(fit, a)).orElse(""));
  }

  /** Monte Carlo error beside what sampling of levels alone makes uncertain: θ / √(2 levels). */
  private static String error(FairFit fit, Approximation approximation) {
    StringBuilder words = new StringBuilder();
    approximation
        .theta()
        .forEach((name, error) -> {
          double uncertain =
              fit.theta().getOrDefault(name, 0.0) / Math.sqrt(2.0 * fit.effects(name).size());
          words.append(
              " (%s: error %.1e, %.1f %% of a standard error)"
                  .formatted(name, error, 100 * error / uncertain));
        });
    return words.toString();
  }

  private static long processorNanos() {
    return java.lang.management.ManagementFactory.getPlatformMXBean(
            com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** The whole command on a file: read, fit, write every effect and score as JSON. */
  void file(long ratings, PrintStream out) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ratings");
    Path table = folder.resolve("ratings.csv");
    Path result = folder.resolve("result.json");
    try {
      System.err.printf("  writing %,d ratings (seed %d)%n", ratings, SEED);
      InventedRatings.write(InventedRatings.unitRows(Math.toIntExact(ratings), SEED), table);
      String home = System.getenv().getOrDefault("ZHIREN_HOME", ".");
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(home, "zhiren").toAbsolutePath().toString(),
              "fairness",
              table.toString(),
              "--score=score",
              "--person=person",
              "--rater=rater",
              "--json=" + result);
      command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      command.redirectError(ProcessBuilder.Redirect.INHERIT);
      long begun = System.nanoTime();
      Process process = command.start();
      double most = 0;
      // The script becomes the Java process: one number, whose peak can be read until it ends.
      while (!process.waitFor(Duration.ofMillis(200))) {
        double now = peakGigabytes(Path.of("/proc", Long.toString(process.pid()), "status"));
        most = Double.isNaN(now) ? most : Math.max(most, now);
      }
      out.printf(
          "| `./zhiren fairness` on a file of %,d ratings (%,d MB), JSON of %,d MB, process start to end | %.1f s, peak memory %.1f GB, exit code %d |%n",
          ratings,
          Files.size(table) / 1_000_000,
          Files.exists(result) ? Files.size(result) / 1_000_000 : 0,
          (System.nanoTime() - begun) / 1e9,
          most,
          process.exitValue());
    } finally {
      Files.deleteIfExists(table);
      Files.deleteIfExists(result);
      Files.deleteIfExists(folder);
    }
  }

  private static double peakGigabytes() throws IOException {
    return peakGigabytes(Path.of("/proc/self/status"));
  }

  /** The most memory that a process has held, as Linux counts it; NaN elsewhere. */
  private static double peakGigabytes(Path status) throws IOException {
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1e6;
      }
    }
    return Double.NaN;
  }
}
