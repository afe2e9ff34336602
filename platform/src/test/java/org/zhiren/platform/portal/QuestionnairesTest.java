package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;

/** Which totals the public may see, at the edge of each rule. */
class QuestionnairesTest {

  private static boolean shown(int good, int fair, int middling, int poor) {
    return new Questionnaires.Totals(2025, "示例局", 100, 100, good, fair, middling, poor).shown();
  }

  @Test
  void fewAnswersAndUnanimousOnesAreNotShown() {
    assertThat(shown(3, 1, 0, 0)).as("four answered").isFalse();
    assertThat(shown(4, 1, 0, 0)).as("five answered").isTrue();
    assertThat(shown(0, 0, 0, 0)).as("nobody answered").isFalse();
    assertThat(shown(9, 0, 0, 0)).isFalse();
    assertThat(shown(0, 9, 0, 0)).isFalse();
    assertThat(shown(0, 0, 9, 0)).isFalse();
    assertThat(shown(0, 0, 0, 9)).isFalse();
    assertThat(shown(0, 0, 1, 8)).isTrue();
  }

  /** A sheet of a campaign holds several answers: people are counted, not answers. */
  @Test
  void ofACampaignTheSheetsMustBeEnough() {
    List<Questionnaires.Answer> answers =
        List.of(
            new Questionnaires.Answer(Text.of("好", "good"), 9),
            new Questionnaires.Answer(Text.of("一般", "middling"), 3));
    UUID campaign = UUID.randomUUID();
    assertThat(new Questionnaires.Totals(2025, "示例局", 20, 4, answers, campaign).shown())
        .as("twelve answers on four sheets")
        .isFalse();
    assertThat(new Questionnaires.Totals(2025, "示例局", 20, 5, answers, campaign).shown()).isTrue();
    assertThat(new Questionnaires.Totals(2025, "示例局", 20, 4, answers, null).shown())
        .as("on paper an answer is a person")
        .isTrue();
  }

  @Test
  void sharesAreOfThoseWhoAnswered() {
    Questionnaires.Totals totals = new Questionnaires.Totals(2025, "示例局", 100, 60, 20, 10, 5, 5);
    assertThat(totals.percent(20)).isEqualTo(50);
    assertThat(totals.percent(5)).isEqualTo(13);
  }
}
