package org.zhiren.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine of fair appraisal against its targets: exactness against an exact solution, time
 * beside lme4 in the same run, scaling, coverage of intervals, gain over raw means, detection.
 *
 * <p>Parts, any number of them ({@code ./zhiren bench fairness exact coverage}); without one, all
 * but {@code films}: {@code exact}, {@code instEval}, {@code scale}, {@code file}, {@code films},
 * {@code coverage}, {@code gain}, {@code detection}. Options: {@code --references DIR} the folder
 * of the reference data (default {@code ../shared/data/fairness} beside the project), {@code
 * --largest N} ratings at the end of the scaling curve (default 10,000,000), {@code --heap GB} for
 * it (default 12), {@code --file N} ratings of the file (default 1,000,000), {@code --films N}
 * ratings of films (default 2,000,000; 32,000,000 for the published size), {@code --runs N}
 * simulated data sets (default 40). Every seed is printed or stands in the code.
 */
final class FairnessBench implements Benchmark {

  private static final List<String> PARTS =
      List.of("exact", "instEval", "scale", "file", "films", "coverage", "gain", "detection");

  @Override
  public String name() {
    return "fairness";
  }

  @Override
  public String purpose() {
    return "fair scores: exactness, time beside lme4, scaling, coverage, gain, detection";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    if (options.size() == 5 && options.getFirst().equals(FairnessScale.CHILD)) {
      FairnessScale.child(options.subList(1, 5), out);
      return;
    }
    List<String> parts = parts(options);
    int runs = Math.toIntExact(Options.number(options, "--runs", 40));
    FairnessReference reference = new FairnessReference(text(options, "--references"));
    FairnessScale scale = new FairnessScale(Options.number(options, "--heap", 12));
    FairnessStudies studies = new FairnessStudies(runs);
    out.println("| figure | value |");
    out.println("|---|---|");
    for (String part : parts) {
      System.err.printf("%s …%n", part);
      switch (part) {
        case "exact" -> reference.exact(out);
        case "instEval" -> reference.time(out);
        case "scale" -> scale.byUnit(Options.number(options, "--largest", 10_000_000), out);
        case "file" -> scale.file(Options.number(options, "--file", 1_000_000), out);
        case "films" -> scale.films(Options.number(options, "--films", 2_000_000), out);
        case "coverage" -> studies.coverage(out);
        case "gain" -> studies.gain(out);
        default -> studies.detection(out);
      }
    }
  }

  private static List<String> parts(List<String> options) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      String word = options.get(i);
      if (word.startsWith("--")) {
        i++;
      } else if (PARTS.contains(word)) {
        parts.add(word);
      } else {
        throw new IllegalArgumentException(
            "There is no part (%s), only %s.".formatted(word, PARTS));
      }
    }
    if (parts.isEmpty()) {
      parts.addAll(PARTS);
      parts.remove("films");
    }
    return parts;
  }

  private static String text(List<String> options, String name) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 == options.size() ? "" : options.get(at + 1);
  }
}
