package org.zhiren.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Citation ARTICLE =
      new Citation(
          Text.of("示例条例", "Example Regulations"),
          "第八条",
          "2019",
          LocalDate.of(2019, 3, 3),
          Verification.UNVERIFIED);

  private static Explanation yearsInPost() {
    return Explanation.of(
            "example.8.1",
            Verdict.UNKNOWN,
            Text.of("任现职满{0}年", "{0} years in the present post").fill(2))
        .using(Fact.of(Text.of("拟任时间", "proposed date"), "2026-03-14"))
        .using(Fact.missing(Text.of("任现职时间", "start in the present post")))
        .using(
            new Parameter(
                "example.years",
                Text.of("最低年限", "minimum years"),
                "2",
                Text.of("年", "years"),
                null,
                ARTICLE))
        .citing(ARTICLE)
        .build();
  }

  @Test
  void printsTheSameTreeInBothLanguages() {
    Explanation tree =
        Explanation.of("all", Verdict.UNKNOWN, Text.of("全部条件", "all conditions"))
            .because(yearsInPost())
            .build();

    assertThat(ExplanationPrinter.asText(tree, Locale.CHINA))
        .isEqualTo(
            """
            [无法判断] 全部条件
              [无法判断] 任现职满2年
                · 拟任时间: 2026-03-14
                · 任现职时间: 无记载
                · 最低年限 = 2 年 — 《示例条例》（2019）第八条［未核实］
                § 《示例条例》（2019）第八条［未核实］
            """);
    assertThat(ExplanationPrinter.asText(tree, Locale.ENGLISH))
        .contains("[unknown] 2 years in the present post")
        .contains("§ Example Regulations (2019) Article 8 [unverified]");
  }

  @Test
  void writesCompactJsonWithEscapes() {
    Explanation tree =
        Explanation.of("r", Verdict.PASS, Text.of("他说\"是\"", "a\nb"))
            .using(Fact.of(Text.same("x"), "1"))
            .build();

    assertThat(ExplanationPrinter.asJson(tree))
        .isEqualTo(
            "{\"rule\":\"r\",\"value\":{\"verdict\":\"PASS\"},"
                + "\"sentence\":{\"zh\":\"他说\\\"是\\\"\",\"en\":\"a\\nb\"},"
                + "\"facts\":[{\"name\":{\"zh\":\"x\",\"en\":\"x\"},\"value\":\"1\"}]}");
  }

  @Test
  void listsMissingFactsOnce() {
    Explanation tree =
        Explanation.of("all", Verdict.UNKNOWN, Text.same("x"))
            .because(List.of(yearsInPost(), yearsInPost()))
            .build();

    assertThat(tree.missingFacts())
        .containsExactly(Fact.missing(Text.of("任现职时间", "start in the present post")));
  }

  @Test
  void cannotBeChangedThroughTheListsItWasMadeOf() {
    List<Fact> facts = new ArrayList<>();
    Explanation tree =
        new Explanation(
            "r", new Value.Missing(), Text.same("x"), facts, List.of(), List.of(), List.of());
    facts.add(Fact.missing(Text.same("late")));
    assertThat(tree.facts()).isEmpty();
  }

  @Test
  void strictestVerdictWinsAndNotApplicableGivesWay() {
    assertThat(Verdict.PASS.and(Verdict.FAIL)).isEqualTo(Verdict.FAIL);
    assertThat(Verdict.UNKNOWN.and(Verdict.NEEDS_APPROVAL)).isEqualTo(Verdict.UNKNOWN);
    assertThat(Verdict.NOT_APPLICABLE.and(Verdict.PASS)).isEqualTo(Verdict.PASS);
    assertThat(Verdict.PASS.and(Verdict.NOT_APPLICABLE)).isEqualTo(Verdict.PASS);
    assertThat(Verdict.NOT_APPLICABLE.and(Verdict.NOT_APPLICABLE))
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void refusesATextWithAGap() {
    assertThatThrownBy(() -> Text.of("有", " ")).hasMessageContaining("en ( )");
  }
}
