package org.zhiren.platform.selection.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.PastPassages;
import org.zhiren.platform.selection.procedure.CaseWalker;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Passage;
import org.zhiren.platform.selection.procedure.Passage.Demand;
import org.zhiren.platform.selection.procedure.Passage.Held;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.shell.Matter.Suggestion;

/** What like cases teach, and where they are silent. */
class ExperienceTest {

  private static final LocalDate BEGIN = LocalDate.of(2025, 3, 3);
  private static final Demand MATTERS =
      new Demand("inspection.matters", Text.of("个人有关事项报告查核", "check of reported matters"));
  private static final Demand REPORT = new Demand("inspection.report", Text.of("书面考察材料", "report"));
  private static final Demand NOTICE = new Demand("inspection.foretold", Text.of("预告期满", "notice"));

  private static PastPassages.Past past(int days, Demand last, Held... held) {
    return new PastPassages.Past(
        UUID.randomUUID(),
        "选任〔2025〕1号",
        CaseWalker.brief(Form.PROMOTION, false, BEGIN),
        true,
        new Passage(BEGIN, BEGIN.plusDays(days), true, Set.of(last), Set.of(held)));
  }

  private static List<String> said(List<PastPassages.Past> cases, int daysNow, Demand... missing) {
    Experience experience =
        new Experience(Form.PROMOTION, Phase.INSPECTION, new PastPassages.Found(cases, true));
    List<Suggestion> all = experience.suggestions(BEGIN, BEGIN.plusDays(daysNow), List.of(missing));
    return all.stream().map(Suggestion::what).map(Text::zh).toList();
  }

  @Test
  void theMiddleTheEndsAndWhereThisCaseStands() {
    List<PastPassages.Past> cases =
        List.of(
            past(30, REPORT),
            past(4, REPORT),
            past(12, REPORT),
            past(9, REPORT),
            past(20, REPORT),
            past(11, REPORT));
    assertThat(said(cases, 30))
        .singleElement()
        .asString()
        .contains("6 件中居中的一件历时 11 天，最短 4 天，最长 30 天；本案已 30 天")
        .doesNotContain("超过");
    assertThat(said(cases, 31)).singleElement().asString().contains("已超过其中最长的");
    assertThat(said(cases.subList(0, 4), 31)).as("four are too few").isEmpty();
  }

  @Test
  void whatOftenComesLastIsToBeBegunUnlessItIsTheStepItselfOrOnlyTime() {
    List<PastPassages.Past> cases = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      cases.add(past(10, i < 2 ? MATTERS : REPORT));
    }
    assertThat(said(cases, 1, MATTERS)).anyMatch(one -> one.contains("6 件中有 2 件最后才办结"));
    cases.add(past(10, REPORT));
    assertThat(said(cases, 1, MATTERS)).as("less than a third").hasSize(1);
    assertThat(said(cases, 1)).as("it is there in this case").hasSize(1);
    cases.replaceAll(one -> past(10, REPORT));
    assertThat(said(cases, 1, REPORT)).as("what always comes last teaches nothing").hasSize(1);
    cases.replaceAll(one -> past(10, NOTICE));
    cases.set(0, past(10, REPORT));
    assertThat(said(cases, 1, NOTICE)).as("only time meets it").hasSize(1);
  }

  @Test
  void whatHappenedOncePointsAtOneCaseAndIsNotSaid() {
    List<PastPassages.Past> cases =
        new ArrayList<>(
            List.of(
                past(10, REPORT, Held.SUSPENDED),
                past(10, REPORT, Held.NOT_CLEAR),
                past(10, REPORT, Held.NOT_CLEAR),
                past(10, REPORT),
                past(10, REPORT)));
    assertThat(said(cases, 1)).hasSize(2).last().isEqualTo("5 件中：审核核查未一次通过 2 件");
    cases.set(1, past(10, REPORT));
    assertThat(said(cases, 1)).hasSize(1);
  }
}
