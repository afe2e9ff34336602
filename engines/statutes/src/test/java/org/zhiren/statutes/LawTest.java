package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;
import static org.zhiren.statutes.PostLevel.DIVISION_DEPUTY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Verdict;
import org.zhiren.explain.Verification;
import org.zhiren.statutes.Overlay.Change;

class LawTest {
  private static final Statutes NATIONAL = Statutes.national();

  private static StatuteBook book(String... lines) {
    StatuteBookReader reader = new StatuteBookReader();
    reader.source("S1 | official | here");
    List<String> all =
        new ArrayList<>(List.of("法规: R", "名称: 甲 | A", "机关: 乙 | B", "版本: 1 | 2020-01-01 | | V S1"));
    all.addAll(List.of(lines));
    reader.read("test.txt", all);
    return reader.finish();
  }

  private static String[] provisions(String exceptions) {
    String common = "标题: 甲 | A\n效力: 应当\n事项: 提任\n要旨: 甲\n依据: 1 | 第一条 | V S1\n";
    return ("条款: P\n" + common + exceptions + "条款: E1\n" + common + "条款: E2\n" + common)
        .split("\n");
  }

  @Test
  void anUnresolvedConflictBetweenExceptionsStopsTheReading() {
    assertThat(book(provisions("例外: E1 | 1\n例外: E2 | 2\n")).provisions()).hasSize(3);
    assertThat(book(provisions("例外: E1\n")).provisions()).hasSize(3);
    assertThatThrownBy(() -> book(provisions("例外: E1\n例外: E2\n")))
        .hasMessageContaining("E1")
        .hasMessageContaining("no order");
    assertThatThrownBy(() -> book(provisions("例外: E1 | 1\n例外: E2 | 1\n")))
        .hasMessageContaining("no order");
    assertThatThrownBy(() -> book(provisions("例外: E3\n"))).hasMessageContaining("does not exist");
    assertThatThrownBy(() -> book(provisions("例外: P\n"))).hasMessageContaining("lead back");
  }

  @Test
  void aNumberWithoutDayOrSourceIsRefused() {
    String p = "条款: P\n标题: 甲 | A\n效力: 应当\n事项: 提任\n依据: 1 | 第一条 | V S1\n";
    String parameter = p + "参数: P.n | 甲 | A | 年 | years | 只可提高\n";
    assertThat(book((parameter + "值: 2020-01-01 | 5 | V S1").split("\n")).parameters()).hasSize(1);
    for (String bad :
        List.of(
            parameter + "值: 2020-01-01 | 5",
            parameter + "值: | 5 | V S1",
            parameter + "值: 2020-01-01 | 5 | V",
            parameter + "值: 2020-01-01 | 5 | V S9",
            parameter + "值: 2020-01-01 | 5 | X S1",
            parameter)) {
      assertThatThrownBy(() -> book(bad.split("\n"))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyProvisionThatIsAskedHasTextAndEveryTextIsAskedOrDefines() {
    Set<String> conditions = new HashSet<>();
    conditions.addAll(
        PromotionRules.setting(NATIONAL.law(), aPostAt(DIVISION_DEPUTY).build(), day("2026-01-01"))
            .conditions()
            .keySet());
    PostFixture institution = aPostAt(DIVISION_DEPUTY);
    institution.publicInstitution = true;
    conditions.addAll(
        PromotionRules.setting(NATIONAL.law(), institution.build(), day("2026-01-01"))
            .conditions()
            .keySet());
    conditions.addAll(
        new RankRules(NATIONAL.law(), Rank.SECTION_1, OrganKind.CITY, null, day("2026-01-01"))
            .setting()
            .conditions()
            .keySet());
    conditions.addAll(
        new InPost(NATIONAL.law(), aPostAt(DIVISION_DEPUTY).build(), day("2026-01-01"))
            .setting()
            .conditions()
            .keySet());
    conditions.addAll(
        new AppraisalRules(NATIONAL.law(), 2025, Grade.EXCELLENT, day("2026-01-20"))
            .setting(aSectionChief().build())
            .conditions()
            .keySet());
    for (String id : conditions) {
      assertThat(NATIONAL.provision(id).id()).isEqualTo(id);
    }
    for (ProvisionText text : NATIONAL.provisions()) {
      boolean asked =
          switch (text.matter()) {
            case PROMOTION, EXCEPTION, RANK -> true;
            case STANDING, APPRAISAL -> true;
            case PROCEDURE, DEFINITION -> false;
          };
      assertThat(conditions.contains(text.id())).as(text.id()).isEqualTo(asked);
    }
  }

  @Test
  void everyNumberOnFileHasADayAndSaysHowItWasChecked() {
    assertThat(NATIONAL.parameters()).hasSizeGreaterThan(80);
    for (ParameterHistory history : NATIONAL.parameters()) {
      assertThat(history.values()).isNotEmpty();
      history.values().forEach(v -> assertThat(v.checked().tag()).isNotBlank());
    }
  }

  @Test
  void whatIsNotVerifiedIsShownAsSuch() {
    Examination e =
        NATIONAL.examine(
            Candidacy.of(aSectionChief().build(), aPostAt(DIVISION_DEPUTY).build()),
            day("2026-03-15"));
    String zh = ExplanationPrinter.asText(e.explanation(), Locale.CHINA);
    assertThat(zh).contains("［未核实］").contains("（条号待核）").contains("［据二手来源］");
    e.explanation().stream()
        .flatMap(x -> x.citations().stream())
        .filter(c -> c.article().contains("条号待核"))
        .forEach(c -> assertThat(c.verification()).isNotEqualTo(Verification.VERIFIED));
    assertThat(e.verdict()).isEqualTo(Verdict.PASS);
    assertThat(e.explanation().because()).allMatch(x -> !x.citations().isEmpty());
  }

  @Test
  void aLocalRegulationMayOnlyTighten() {
    Statutes local =
        NATIONAL.with(
            new Overlay(
                "清水市实施办法",
                "第五条",
                List.of(new Change("XB-08-3b.years", day("2025-01-01"), new BigDecimal(4)))));
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("a", PostLevel.SECTION_CHIEF, "2023-03-15", null, true);
    OneProvision.judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .under(local)
        .on("2027-03-14", Verdict.NEEDS_APPROVAL)
        .on("2027-03-15", Verdict.PASS);
    assertThat(local.parameter("XB-08-3b.years", day("2024-12-31")).orElseThrow().value())
        .isEqualTo("3");
    assertThat(
            local
                .parameter("XB-08-3b.years", day("2025-01-01"))
                .orElseThrow()
                .citation()
                .source()
                .zh())
        .contains("清水市实施办法");
    for (Change lax :
        List.of(
            new Change("XB-08-3b.years", day("2025-01-01"), new BigDecimal(2)),
            new Change("XB-08-3b.years", day("2025-01-01"), new BigDecimal(3)),
            new Change("RQ-6.terms", day("2025-01-01"), new BigDecimal(3)),
            new Change("GWY-64.warning", day("2025-01-01"), new BigDecimal(12)))) {
      assertThatThrownBy(() -> NATIONAL.with(new Overlay("x", "y", List.of(lax))))
          .hasMessageContaining(lax.parameter());
    }
  }

  @Test
  void supposingAnotherValueShowsWhoseResultChanges() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("a", PostLevel.SECTION_CHIEF, "2024-01-01", null, true);
    Statutes supposed = NATIONAL.supposing("XB-08-3b.years", new BigDecimal(2));
    OneProvision.judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .under(supposed)
        .on("2026-01-01", Verdict.PASS);
    PersonFixture other = aSectionChief();
    other.id = "p2";
    p.education = other.education;
    Comparison comparison =
        NATIONAL.compare(
            supposed,
            Population.of(List.of(p.build(), other.build())),
            aPostAt(DIVISION_DEPUTY).build(),
            day("2026-06-01"));
    assertThat(comparison.changes()).extracting(Comparison.Change::personId).containsExactly("p1");
    assertThatThrownBy(() -> NATIONAL.supposing("no", BigDecimal.ONE)).hasMessageContaining("no");
    assertThatThrownBy(() -> NATIONAL.under("XB", "1995")).hasMessageContaining("1995");
  }

  @Test
  void postsOpenToOnePerson() {
    List<Examination> all =
        NATIONAL.examineForAll(
            aSectionChief().build(),
            List.of(aPostAt(DIVISION_DEPUTY).build(), aPostAt(PostLevel.BUREAU_CHIEF).build()),
            day("2026-03-15"));
    assertThat(all).extracting(Examination::qualifiesOnRecord).containsExactly(true, false);
  }
}
