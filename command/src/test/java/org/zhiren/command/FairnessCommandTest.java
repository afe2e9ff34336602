package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./zhiren fairness} on files as an analyst has them. */
class FairnessCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    CommandLine line = Zhiren.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] words = new String[arguments.length + 1];
    words[0] = "fairness";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    return line.execute(words);
  }

  private static JsonNode json(Path file) throws Exception {
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  /** Davies (1947), as in lme4: REML 319.654, standard deviations 42.00 and 49.51. */
  @Test
  void fitsAPublishedTable() throws Exception {
    Path ratings = folder.resolve("dyestuff.csv");
    Files.writeString(ratings, "\uFEFFBatch,Yield\n" + DYESTUFF);
    Path json = folder.resolve("out.json");

    assertThat(run(ratings, "--score", "Yield", "--person", "Batch", "--json", json)).isZero();

    JsonNode result = json(json);
    assertThat(result.get("criterion").asDouble()).isEqualTo(319.654276842, within(1e-6));
    double sigma = result.get("sigma").asDouble();
    assertThat(sigma).isEqualTo(49.5101, within(1e-3));
    assertThat(result.get("theta").get("Batch").asDouble() * sigma)
        .isEqualTo(42.0006, within(1e-3));
    assertThat(result.get("fixed").get("(Intercept)").get("estimate").asDouble())
        .isEqualTo(1527.5, within(1e-9));
    JsonNode first = result.get("effects").get("Batch").get(0);
    assertThat(first.get("level").asString()).isEqualTo("A");
    assertThat(first.get("prediction_sd").asDouble())
        .isGreaterThan(first.get("conditional_sd").asDouble());
    assertThat(out.toString()).contains("1527.5").contains("319.65");
  }

  @Test
  void fitsOrderedCategoriesFromOneColumnForEachItem() throws Exception {
    Random random = new Random(7);
    StringBuilder table = new StringBuilder("who\tjudge\tdiligence\tskill\n");
    for (int person = 0; person < 120; person++) {
      double theta = random.nextGaussian();
      for (int judge = 0; judge < 3; judge++) {
        table.append("P").append(person).append("\tJ").append(judge);
        for (int item = 0; item < 2; item++) {
          double logit = theta - (judge - 1) * 0.8 - item;
          table.append('\t').append(random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 2 : 1);
        }
        table.append('\n');
      }
    }
    Path ratings = folder.resolve("answers.tsv");
    Files.writeString(ratings, table);
    Path json = folder.resolve("out.json");

    assertThat(
            run(
                ratings,
                "--model=rasch",
                "--person=who",
                "--rater=judge",
                "--items=diligence,skill",
                "--json=" + json))
        .isZero();

    JsonNode result = json(json);
    assertThat(result.get("items").size()).isEqualTo(2);
    assertThat(result.get("raters").size()).isEqualTo(3);
    assertThat(result.get("thresholds").size()).isEqualTo(1);
    assertThat(result.get("persons").size()).isEqualTo(120);
    for (int judge = 0; judge < 3; judge++) {
      JsonNode rater = result.get("raters").get(judge);
      assertThat(rater.get("estimate").asDouble())
          .isEqualTo((judge - 1) * 0.8, within(4 * rater.get("se").asDouble()));
    }
  }

  /** Twenty people, four years, six raters; what each person gains a year is known. */
  private Path years() throws Exception {
    Random random = new Random(9);
    StringBuilder table = new StringBuilder("who,judge,year,base,mark\n");
    for (int person = 0; person < 20; person++) {
      for (int year = -3; year <= 0; year++) {
        for (int judge = 0; judge < 6; judge++) {
          double mark = 80 + 3 * (person % 4) + (person < 10 ? 2 : 0) * year;
          table.append(
              "甲%d,J%d,%d,%d,%.4f%n"
                  .formatted(person, judge, year, person % 4, mark + random.nextGaussian()));
        }
      }
    }
    Path ratings = folder.resolve("years.csv");
    Files.writeString(ratings, table);
    return ratings;
  }

  @Test
  void growthConditionsAndExplanations() throws Exception {
    Path json = folder.resolve("out.json");
    assertThat(
            run(
                years(),
                "--score=mark",
                "--person=who",
                "--rater=judge",
                "--fixed=base",
                "--growth=year",
                "--explain=甲3",
                "--json=" + json))
        .isZero();
    JsonNode result = json(json);
    assertThat(result.get("accuracy").asString()).isEqualTo("exact");
    assertThat(result.has("approximation")).isFalse();
    assertThat(result.get("fixed").get("base").get("estimate").asDouble())
        .isEqualTo(3, within(0.8));
    assertThat(result.get("growth").size()).isEqualTo(20);
    for (JsonNode each : result.get("growth")) {
      int person = Integer.parseInt(each.get("person").asString().substring(1));
      assertThat(each.get("slope").asDouble()).isEqualTo(person < 10 ? 2 : 0, within(0.9));
    }
    double base = result.get("fixed").get("base").get("estimate").asDouble();
    for (JsonNode each : result.get("scores")) {
      int person = Integer.parseInt(each.get("person").asString().substring(1));
      assertThat(
              each.get("score_before_conditions").asDouble()
                  - each.get("score").asDouble()
                  // time is a condition of the raw mean, too, but the same for everybody
                  - base * (person % 4 - 1.5))
          .isEqualTo(0, within(1e-6));
    }
    JsonNode tree = result.get("explanations").get("甲3");
    assertThat(tree.get("rule").asString()).isEqualTo("fairness.person");
    assertThat(result.get("effects").get("who").get(1).get("coefficient").asString())
        .isEqualTo("year");
    assertThat(out.toString()).contains("甲3");
    assertThat(run(years(), "--score=mark", "--person=who", "--explain=nobody")).isEqualTo(3);
    assertThat(err.toString()).contains("nobody");
  }

  @Test
  void anApproximateResultSaysSo() throws Exception {
    Path json = folder.resolve("out.json");
    assertThat(
            run(
                years(),
                "--score=mark",
                "--person=who",
                "--rater=judge",
                "--approximate",
                "--seed=5",
                "--json=" + json))
        .isZero();
    JsonNode result = json(json);
    assertThat(result.get("accuracy").asString()).isEqualTo("approximate");
    JsonNode how = result.get("approximation");
    assertThat(how.get("seed").asInt()).isEqualTo(5);
    assertThat(how.get("theta_error").get("who").asDouble()).isPositive();
    assertThat(how.get("criterion_error").asDouble()).isPositive();
    assertThat(out.toString()).containsAnyOf("Approximate", "近似结果");
    assertThat(run(years(), "--score=mark", "--person=who", "--exact", "--approximate"))
        .isEqualTo(2);
  }

  @Test
  void saysWhichCellIsWrong() throws Exception {
    Path ratings = folder.resolve("bad.csv");
    Files.writeString(ratings, "who,judge,mark\na,x,80\nb,x,good\n");

    assertThat(run(ratings, "--score=mark", "--person=who", "--rater=judge")).isEqualTo(3);
    assertThat(err.toString()).contains("bad.csv").contains("3").contains("mark").contains("good");
    assertThat(run(ratings, "--score=points", "--person=who")).isEqualTo(3);
    assertThat(err.toString()).contains("points").contains("[who, judge, mark]");
    assertThat(run(folder.resolve("none.csv"), "--score=mark", "--person=who")).isEqualTo(3);
    assertThat(run(ratings, "--person=who")).isEqualTo(2);
    assertThat(run(ratings, "--score=mark", "--person=who", "--method=guess")).isEqualTo(2);
    assertThat(err.toString()).contains("guess").contains("reml");
  }

  private static final String DYESTUFF =
      """
      A,1545
      A,1440
      A,1440
      A,1520
      A,1580
      B,1540
      B,1555
      B,1490
      B,1560
      B,1495
      C,1595
      C,1550
      C,1605
      C,1510
      C,1560
      D,1445
      D,1440
      D,1595
      D,1465
      D,1545
      E,1595
      E,1630
      E,1515
      E,1635
      E,1625
      F,1520
      F,1455
      F,1450
      F,1480
      F,1445
      """;
}
