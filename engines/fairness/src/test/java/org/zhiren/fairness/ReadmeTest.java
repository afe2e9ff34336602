package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.ExplanationPrinter;

/** The example of the README runs, and is the one below. */
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
  void readmeShowsTheCodeThatRan() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of("src/test/java/org/zhiren/fairness/ReadmeTest.java"));
    String shown = readme.substring(readme.indexOf("```java") + 7);
    shown = shown.substring(0, shown.indexOf("```"));
    String ran = source.substring(source.indexOf("// begin") + 8, source.indexOf("// end"));
    assertThat(shown.replaceAll("\\s+", " ").strip())
        .isEqualTo(ran.replaceAll("\\s+", " ").strip());
  }
}
