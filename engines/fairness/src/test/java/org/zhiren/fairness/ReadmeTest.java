package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.ExplanationPrinter;

/** The examples of the README run, and are the ones below. */
class ReadmeTest {

  @Test
  void exampleRuns() {
    // begin
    RatingTable table =
        RatingTable.rows(6)
            .category("person", Arrays.asList("Lin", "Lin", "Mei", "Mei", "Tao", "Tao"))
            .category("rater", Arrays.asList("severe", "mild", "mild", "kind", "severe", "kind"))
            .number("score", new double[] {78, 85, 84, 90, 76, 86})
            .build();
    FairFit fit = Fairness.fit(table, FairModel.of("score").random("rater").random("person"));
    for (FairScore score : Fairness.scores(fit, "person")) {
      System.out.print(ExplanationPrinter.asText(score.explain(), Locale.ENGLISH));
    }
    // end
    // Lin and Tao share the severe rater; Lin got two points more there.
    assertThat(fit.effects("person").get(0).estimate())
        .isGreaterThanOrEqualTo(fit.effects("person").get(2).estimate());
    assertThat(fit.effects("rater").get(fit.effects("rater").indexOf("severe")).estimate())
        .isNegative();
  }

  @Test
  void exampleOfConditionsAndGrowthRuns() {
    Random random = new Random(6);
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<Double> base = new ArrayList<>();
    List<Double> time = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    for (int p = 0; p < 30; p++) {
      for (int year = -3; year <= 0; year++) {
        for (int r = 0; r < 5; r++) {
          person.add("P" + p);
          rater.add("R" + (p + r) % 12);
          base.add(p % 3 - 1.0);
          time.add((double) year);
          double growth = p < 15 ? 1 : -1;
          score.add(80 + 4 * (p % 3 - 1.0) + growth * year + 0.2 * random.nextGaussian());
        }
      }
    }
    RatingTable table =
        RatingTable.rows(score.size())
            .category("person", new ArrayList<>(person))
            .category("rater", new ArrayList<>(rater))
            .number("base", base.stream().mapToDouble(v -> v).toArray())
            .number("time", time.stream().mapToDouble(v -> v).toArray())
            .number("score", score.stream().mapToDouble(v -> v).toArray())
            .build();
    // begin
    // base: the starting point of the unit; time: years before now, so that now is zero
    FairModel model =
        FairModel.of("score")
            .linear("base")
            .linear("time")
            .random("rater")
            .growth("person", "time");
    FairFit fit = Fairness.fit(table, model);
    for (FairScore each : Fairness.scores(fit, "person")) {
      System.out.printf(
          "%s: raw %.1f, fair %.1f, without the adjustment for the base %.1f%n",
          each.person(), each.rawMean(), each.score(), each.before(Set.of("base")));
    }
    for (Growth each : Fairness.growth(fit, "person", "time")) {
      System.out.printf("%s: %.1f points a year%n", each.person(), each.slope());
    }
    // end
    assertThat(fit.fixed().get(1).estimate()).isCloseTo(4, within(0.3));
    for (FairScore each : Fairness.scores(fit, "person")) {
      int p = Integer.parseInt(each.person().substring(1));
      assertThat(each.before(Set.of("base")) - each.score())
          .isCloseTo(4 * (p % 3 - 1.0), within(0.3));
      assertThat(each.before(Set.of())).isEqualTo(each.score());
    }
    for (Growth each : Fairness.growth(fit, "person", "time")) {
      assertThat(each.slope())
          .isCloseTo(Integer.parseInt(each.person().substring(1)) < 15 ? 1 : -1, within(0.3));
    }
  }

  @Test
  void readmeShowsTheCodeThatRan() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of("src/test/java/org/zhiren/fairness/ReadmeTest.java"));
    assertThat(between(readme, "```java", "```")).isEqualTo(between(source, "// begin", "// end"));
  }

  private static List<String> between(String text, String begin, String end) {
    List<String> parts = new ArrayList<>();
    // The words of this very method are no example.
    for (int at = text.indexOf(begin + "\n"); at >= 0; at = text.indexOf(begin + "\n", at + 1)) {
      String part = text.substring(at + begin.length(), text.indexOf(end, at + begin.length()));
      parts.add(part.replaceAll("\\s+", " ").strip());
    }
    return parts;
  }
}
