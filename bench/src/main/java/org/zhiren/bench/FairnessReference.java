package org.zhiren.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.zhiren.fairness.Effects;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.Method;
import org.zhiren.fairness.RatingTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * InstEval: 73,421 ratings of lecturers. Exactness against a solution computed to a gradient below
 * 1e-10, and time beside lme4. The data come with a GPL package and are no part of this project.
 */
final class FairnessReference {

  private static final FairModel M1 =
      FairModel.of("y").random("s").random("d").random("dept", "service");
  private static final FairModel M2 =
      FairModel.of("y").category("service").random("s").random("d").random("dept").by(Method.ML);

  /** As published in the tests of MixedModels.jl. */
  private static final double M2_ML = 237721.768774504;

  private final Path home;
  private final Path folder;

  FairnessReference(String folder) {
    home = Path.of(System.getenv().getOrDefault("ZHIREN_HOME", "."));
    this.folder =
        folder.isEmpty()
            ? home.resolve("..").resolve("shared").resolve("data").resolve("fairness")
            : Path.of(folder);
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new IOException(
          "There is no reference data (%s). Maybe name its folder with --references."
              .formatted(file));
    }
    return file;
  }

  private RatingTable table() throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file("insteval.csv.gz"))),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().map(line -> line.replace("\"", "")).toList();
    }
    String[] names = lines.getFirst().split(",", -1);
    RatingTable.Builder table = RatingTable.rows(lines.size() - 1);
    for (int c = 0; c < names.length; c++) {
      int column = c;
      List<String> cells = lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
      if (names[c].equals("y")) {
        table.number(names[c], cells.stream().mapToDouble(Double::parseDouble).toArray());
      } else {
        table.category(names[c], new ArrayList<>(cells));
      }
    }
    return table.build();
  }

  void exact(PrintStream out) throws IOException {
    RatingTable table = table();
    FairFit fit = Fairness.fit(table, M1);
    JsonNode exact =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(file("insteval_exact_m1_reml.json")))
            .get("m1_REML");
    out.printf(
        "| InstEval REML: criterion, relative difference to the exact solution | %.1e |%n",
        relative(fit.criterion(), exact.get("criterion").asDouble()));
    double theta = 0;
    double blup = 0;
    double conditional = 0;
    double prediction = 0;
    int compared = 0;
    for (String factor : List.of("s", "d", "dept:service")) {
      double wanted = exact.get("theta").get(factor).asDouble();
      theta = Math.max(theta, relative(fit.theta().getOrDefault(factor, 0.0), wanted));
      JsonNode ranef = exact.get("ranef").get(factor);
      Map<String, Integer> place = new HashMap<>();
      Effects effects = fit.effects(factor);
      for (int i = 0; i < effects.size(); i++) {
        place.put(effects.level(i), i);
      }
      for (int i = 0; i < ranef.get("level").size(); i++) {
        Effects.Effect effect =
            effects.get(place.getOrDefault(ranef.get("level").get(i).asString(), -1));
        double spread = wanted * fit.sigma();
        blup = Math.max(blup, Math.abs(effect.estimate() - value(ranef, "blup", i)) / spread);
        conditional =
            Math.max(conditional, relative(effect.conditionalSd(), value(ranef, "condSD", i)));
        prediction =
            Math.max(prediction, relative(effect.predictionSd(), value(ranef, "pevSD", i)));
        compared++;
      }
    }
    out.printf("| θ, largest relative difference | %.1e |%n", theta);
    out.printf(
        "| %,d predicted effects, largest difference in units of the spread of their factor | %.1e |%n",
        compared, blup);
    out.printf("| their conditional sd, largest relative difference | %.1e |%n", conditional);
    out.printf("| their prediction sd, largest relative difference | %.1e |%n", prediction);
    FairFit ml = Fairness.fit(table, M2);
    out.printf("| m2 by ML: criterion less the published one | %.1e |%n", ml.criterion() - M2_ML);
  }

  private static double value(JsonNode ranef, String name, int i) {
    JsonNode node = ranef.get(name).get(i);
    return (node.isArray() ? node.get(0) : node).asDouble();
  }

  private static double relative(double value, double expected) {
    return Math.abs(value - expected) / Math.abs(expected);
  }

  void time(PrintStream out) throws IOException, InterruptedException {
    RatingTable table = table();
    int rounds = 25;
    double[] clock = new double[rounds];
    double[] processor = new double[rounds];
    int iterations = 0;
    for (int i = -15; i < rounds; i++) {
      long ran = processorNanos();
      long begun = System.nanoTime();
      iterations = Fairness.fit(table, M1).iterations();
      if (i >= 0) {
        clock[i] = (System.nanoTime() - begun) / 1e9;
        processor[i] = (processorNanos() - ran) / 1e9;
      }
    }
    Arrays.sort(clock);
    Arrays.sort(processor);
    out.printf(
        "| InstEval REML warm, table to every effect with both sds, %d runs | best %.2f s, median %.2f s; processor %.2f s; %d Newton steps |%n",
        rounds, clock[0], clock[rounds / 2], processor[rounds / 2], iterations);
    command(out);
    lme4(out);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** The whole command from a cold start: script, Java, file, fit, JSON. */
  private void command(PrintStream out) throws IOException, InterruptedException {
    Path script = home.resolve("zhiren").toAbsolutePath();
    Path result = Files.createTempFile("insteval", ".json");
    try {
      List<String> words =
          List.of(
              script.toString(),
              "fairness",
              file("insteval.csv.gz").toAbsolutePath().toString(),
              "--score=y",
              "--person=d",
              "--rater=s",
              "--group=dept:service",
              "--json=" + result);
      double[] clock = new double[7];
      for (int i = -1; i < clock.length; i++) {
        long begun = System.nanoTime();
        int code = run(words, null).code();
        if (code != 0) {
          out.printf("| the command | ended with code %d |%n", code);
          return;
        }
        if (i >= 0) {
          clock[i] = (System.nanoTime() - begun) / 1e9;
        }
      }
      Arrays.sort(clock);
      out.printf(
          "| `./zhiren fairness` on the packed file with --json, process start to end, %d runs | best %.2f s, median %.2f s |%n",
          clock.length, clock[0], clock[clock.length / 2]);
    } finally {
      Files.deleteIfExists(result);
    }
  }

  private void lme4(PrintStream out) throws IOException, InterruptedException {
    String program =
        """
        suppressMessages(library(lme4))
        d <- read.csv(commandArgs(TRUE)[1])
        for (n in c("s", "d", "dept", "service")) d[[n]] <- factor(d[[n]])
        t <- system.time(m <- lmer(y ~ 1 + (1 | s) + (1 | d) + (1 | dept:service), d, REML = TRUE))
        cat(sprintf("%.2f;%.2f;%.6f;%s", t[["elapsed"]], t[["user.self"]] + t[["sys.self"]],
            REMLcrit(m), packageVersion("lme4")))
        """;
    Path script = Files.createTempFile("insteval", ".R");
    try {
      Files.writeString(script, program);
      long begun = System.nanoTime();
      Outcome outcome =
          run(
              List.of(
                  "Rscript",
                  "--vanilla",
                  script.toString(),
                  file("insteval.csv.gz").toAbsolutePath().toString()),
              "");
      double whole = (System.nanoTime() - begun) / 1e9;
      String[] figures = outcome.text().strip().split(";", -1);
      if (outcome.code() != 0 || figures.length != 4) {
        out.println("| lme4 | not measured: no Rscript with lme4 (Debian: r-cran-lme4) |");
        return;
      }
      out.printf(
          "| lme4 %s in the same run: lmer() alone | %s s by the clock, %s s of processor time; criterion %s |%n",
          figures[3], figures[0], figures[1], figures[2]);
      out.printf("| lme4, process start to end | %.2f s |%n", whole);
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private record Outcome(int code, String text) {}

  /** Runs a program; its output is kept if {@code kept} is not null. */
  private static Outcome run(List<String> words, @org.jspecify.annotations.Nullable String kept)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (kept == null) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      Process process = builder.start();
      String text = "";
      if (kept != null) {
        text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      return new Outcome(process.waitFor(), text);
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    }
  }
}
