package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When the recommendation meeting may be left out. */
class MeetingOmittedTest extends GateSample {

  private Step.OmitMeeting omit(boolean small, boolean same, boolean concentrated) {
    return new Step.OmitMeeting(
        walker.today(), small, same, concentrated, "全局 12 人，谈话推荐 11 人均推荐同一人", "上级组织部", DOCUMENT);
  }

  private Stage talked(Form form) {
    Stage stage = at(form, Phase.RECOMMENDATION);
    List<Step.Tally> tally =
        stage.file().candidates().stream().map(one -> new Step.Tally(one, 11)).toList();
    return take(
        stage,
        new Step.Recommend(walker.today(), Step.Way.TALKS, 12, 11, tally, null, "计票人"),
        walker.desk());
  }

  @Test
  void aMeetingIsLeftOutOnlyWithAllThreeConditionsAndAnotherOfficer() {
    Stage stage = talked(Form.PROMOTION);
    for (int missing = 0; missing < 3; missing++) {
      int without = missing;
      assertThatThrownBy(
              () -> take(stage, omit(without != 0, without != 1, without != 2), walker.desk()))
          .satisfies(thrown ->
              assertThat(fields(thrown))
                  .containsExactly(List.of("small", "sameScope", "concentrated").get(without)));
    }
    Stage omitted = take(stage, omit(true, true, true), desk(OFFICER, List.of()));
    assertThatThrownBy(
            () -> take(omitted, new Step.Proceed(walker.today(), ""), desk(OFFICER, List.of())))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(refused.faults()).hasSize(1);
              assertThat(refused.faults().getFirst().value()).isEqualTo("recommendation.meeting");
              assertThat(refused.faults().getFirst().message().zh()).contains("第二十条");
            });
    int no = omitted.file().entries().getLast().no();
    Stage endorsed =
        take(omitted, new Step.Endorse(walker.today(), no, true, "三项条件具备"), desk(OTHER, List.of()));
    Stage passed = take(endorsed, new Step.Proceed(walker.today(), ""), walker.desk());
    assertThat(passed.phase()).isEqualTo(Phase.SHORTLIST);
    assertThat(Procedure.audit(passed.file(), walker.desk())).isEmpty();
    // Refused, the meeting has to be held.
    Stage refused =
        take(omitted, new Step.Endorse(walker.today(), no, false, "范围不同"), desk(OTHER, List.of()));
    List<Step.Tally> tally =
        refused.file().candidates().stream().map(one -> new Step.Tally(one, 11)).toList();
    Stage held =
        take(
            refused,
            new Step.Recommend(walker.today(), Step.Way.MEETING, 12, 11, tally, null, "计票人"),
            walker.desk());
    assertThat(take(held, new Step.Proceed(walker.today(), ""), walker.desk()).phase())
        .isEqualTo(Phase.SHORTLIST);
  }

  @Test
  void noMeetingIsLeftOutAtAChangeOfTermNorBeforeTheTalks() {
    assertThatThrownBy(() -> take(talked(Form.TERM), omit(true, true, true), walker.desk()))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("step"));
    assertThatThrownBy(() ->
            take(at(Form.PROMOTION, Phase.RECOMMENDATION), omit(true, true, true), walker.desk()))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("step"));
  }
}
