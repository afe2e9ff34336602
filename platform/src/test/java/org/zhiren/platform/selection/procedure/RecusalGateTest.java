package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.platform.selection.procedure.CaseWalker.LAW;
import static org.zhiren.platform.selection.procedure.CaseWalker.named;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** Recusals from posts hold the gates before the decision and the order. */
class RecusalGateTest extends GateSample {

  private PostTie tie(Named candidate, String key, boolean certain, boolean strict, boolean kin) {
    return new PostTie(
        key,
        candidate,
        Text.of("同在示例局，形成直接上下级领导关系", "both in the office, one under the other"),
        kin ? Text.of("沈甲 — 配偶 — 韩十", "沈甲 — spouse — 韩十") : null,
        certain,
        strict,
        LAW.citation(kin ? "GWY-74-1" : "HB-5-county", BEGUN));
  }

  private Step.AnswerRecusal answer(PostTie tie, Step.Answer how) {
    return new Step.AnswerRecusal(
        walker.today(),
        tie.candidate(),
        tie.key(),
        tie.words(),
        how,
        "专业急需，经研究",
        "省级公务员主管部门",
        "〔2025〕7号",
        DOCUMENT);
  }

  private Verdict recusal(Stage stage, Desk desk) {
    return Procedure.requirements(stage, desk).stream()
        .filter(one -> one.code().equals("recusal.post"))
        .map(Requirement::verdict)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRelativeInALineOfCommandKeepsTheGateBeforeTheDecisionShut() {
    Stage stage = at(Form.PROMOTION, Phase.CONSULTATION);
    stage = take(stage, walker.next(stage), walker.desk());
    Stage consulted = stage;
    List<PostTie> ties =
        List.of(tie(stage.file().candidates().getFirst(), "POST:1", true, true, true));
    assertThatThrownBy(
            () -> take(consulted, new Step.Proceed(walker.today(), ""), desk(OFFICER, ties)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .satisfies(fault -> {
                      assertThat(fault.value()).isEqualTo("recusal.post");
                      assertThat(fault.message().zh())
                          .contains("沈甲 — 配偶 — 韩十", "公务员法", "第七十四条第一款", "应当回避");
                      assertThat(fault.message().en()).contains("spouse", "a recusal is due");
                    }));
    // Without the tie the same gate opens.
    assertThat(
            take(consulted, new Step.Proceed(walker.today(), ""), desk(OFFICER, List.of())).phase())
        .isEqualTo(Phase.DECISION);
  }

  @Test
  void anExceptionNeedsADocumentAndAnotherOfficer() {
    Stage stage = at(Form.PROMOTION, Phase.CONSULTATION);
    List<PostTie> ties =
        List.of(tie(stage.file().candidates().getFirst(), "POST:1", true, true, true));
    Stage before = stage;
    Step.AnswerRecusal whole = answer(ties.getFirst(), Step.Answer.EXCEPTION);
    Step.AnswerRecusal bare =
        new Step.AnswerRecusal(
            whole.on(), whole.person(), whole.tie(), whole.about(), whole.how(), " ", "", "", null);
    assertThatThrownBy(() -> take(before, bare, desk(OFFICER, ties)))
        .satisfies(thrown ->
            assertThat(fields(thrown))
                .containsExactly("ground", "authority", "number", "document"));
    stage = take(stage, whole, desk(OFFICER, ties));
    assertThat(recusal(stage, desk(OFFICER, ties))).isEqualTo(Verdict.NEEDS_APPROVAL);
    int no = stage.file().entries().getLast().no();
    Stage waiting = stage;
    Step.Endorse agreed = new Step.Endorse(walker.today(), no, true, "文书齐备");
    assertThatThrownBy(() -> take(waiting, agreed, desk(OFFICER, ties)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("entry"));
    // The same tie is not answered twice while an answer waits.
    assertThatThrownBy(() -> take(waiting, whole, desk(OTHER, ties)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("tie"));
    Stage refused =
        take(waiting, new Step.Endorse(walker.today(), no, false, "文号不符"), desk(OTHER, ties));
    assertThat(recusal(refused, desk(OFFICER, ties))).isEqualTo(Verdict.FAIL);
    assertThatThrownBy(() -> take(refused, agreed, desk(OTHER, ties)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("entry"));
    // Refused once, it may be answered anew.
    assertThat(take(refused, whole, desk(OFFICER, ties)).file().waiting()).hasSize(1);
    Stage endorsed = take(waiting, agreed, desk(OTHER, ties));
    assertThat(recusal(endorsed, desk(OFFICER, ties))).isEqualTo(Verdict.PASS);
    assertThat(Procedure.audit(endorsed.file(), desk(OFFICER, ties))).isEmpty();
  }

  @Test
  void whatIsCertainIsNotClearedAndAPlaceDoesNotMove() {
    Stage stage = at(Form.PROMOTION, Phase.CONSULTATION);
    Named person = stage.file().candidates().getFirst();
    List<PostTie> ties =
        List.of(
            tie(person, "POST:1", true, true, true),
            tie(person, "POST:2", false, true, true),
            tie(person, "PLACE:1", true, true, false));
    Desk desk = desk(OFFICER, ties);
    assertThatThrownBy(() -> take(stage, answer(ties.get(0), Step.Answer.CLEARED), desk))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("how"));
    assertThat(take(stage, answer(ties.get(1), Step.Answer.CLEARED), desk).file().waiting())
        .hasSize(1);
    assertThatThrownBy(() -> take(stage, answer(ties.get(2), Step.Answer.RELATIVE_MOVES), desk))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("how"));
  }

  @Test
  void theOrderWaitsUntilTheRelativeHasLeft() {
    Stage stage = at(Form.PROMOTION, Phase.CONSULTATION);
    Named person = stage.file().candidates().getFirst();
    List<PostTie> ties = List.of(tie(person, "POST:1", true, true, true));
    stage = take(stage, answer(ties.getFirst(), Step.Answer.RELATIVE_MOVES), desk(OFFICER, ties));
    assertThat(recusal(stage, desk(OFFICER, ties))).isEqualTo(Verdict.PASS);
    stage = until(stage, Phase.APPOINTMENT);
    assertThat(stage.file().chosen(LAW)).isEqualTo(person);
    LocalDate day = walker.today();
    stage = take(stage, new Step.Appoint(day, day, "〔2025〕9号", true, ""), desk(OFFICER, ties));
    Stage ordered = stage;
    assertThatThrownBy(() -> take(ordered, new Step.TakeEffect(day, day), desk(OFFICER, ties)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.faults().getFirst().message().zh()).contains("韩十", "自动生效"));
    assertThat(
            take(ordered, new Step.TakeEffect(day, day), desk(OFFICER, List.of()))
                .file()
                .last(Step.TakeEffect.class))
        .isPresent();
  }

  @Test
  void whatComesToLightAfterTheDecisionHoldsTheOrderUpToo() {
    Stage stage = at(Form.PROMOTION, Phase.NOTICE);
    Named person = stage.file().chosen(LAW);
    List<PostTie> ties = List.of(tie(person, "POST:1", true, true, true));
    assertThat(recusal(stage, desk(OFFICER, ties))).isEqualTo(Verdict.FAIL);
    // Of others nothing is asked any more.
    List<PostTie> others = List.of(tie(named("外人"), "POST:1", true, true, true));
    assertThat(recusal(stage, desk(OFFICER, others))).isEqualTo(Verdict.PASS);
  }

  @Test
  void whoeverLeavesAPostIsAskedNothing() {
    Stage stage = at(Form.REMOVAL, Phase.CONSULTATION);
    List<PostTie> ties =
        List.of(tie(stage.file().candidates().getFirst(), "POST:1", true, true, true));
    assertThat(Procedure.requirements(stage, desk(OFFICER, ties)))
        .noneMatch(one -> one.code().startsWith("recusal"));
    assertThatThrownBy(
            () -> take(stage, answer(ties.getFirst(), Step.Answer.EXCEPTION), desk(OFFICER, ties)))
        .satisfies(thrown -> assertThat(fields(thrown)).contains("step"));
  }

  /** What one tie asks for, by the words of the rule and not by the code of the gate. */
  private static boolean open(PostTie tie, Step.Answer how, Boolean endorsed) {
    if (how == null) {
      return tie.certain() && !tie.strict();
    }
    return how == Step.Answer.RELATIVE_MOVES || Boolean.TRUE.equals(endorsed);
  }

  @Test
  void theGateIsOpenExactlyWhenEveryTieOfEveryCandidateIsAnswered() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("RecusalGateTest seed " + seed);
    Random random = new Random(seed);
    Stage consulted = at(Form.TERM, Phase.CONSULTATION);
    consulted = take(consulted, walker.next(consulted), walker.desk());
    assertThat(consulted.file().candidates()).hasSize(2);
    int shut = 0;
    int opened = 0;
    for (int round = 0; round < 400; round++) {
      List<PostTie> ties = new ArrayList<>();
      for (Named one : consulted.file().candidates()) {
        for (int i = random.nextInt(3); i > 0; i--) {
          boolean kin = random.nextInt(4) > 0;
          ties.add(tie(one, "T" + ties.size(), random.nextInt(4) > 0, random.nextInt(3) > 0, kin));
        }
      }
      Stage stage = consulted;
      boolean expected = true;
      for (PostTie tie : ties) {
        Step.Answer how = null;
        Boolean endorsed = null;
        if (random.nextInt(4) > 0) {
          how = Step.Answer.values()[random.nextInt(3)];
          boolean possible =
              !(how == Step.Answer.CLEARED && tie.certain())
                  && !(how == Step.Answer.RELATIVE_MOVES && tie.path() == null);
          if (possible) {
            stage = take(stage, answer(tie, how), desk(OFFICER, ties));
            if (how != Step.Answer.RELATIVE_MOVES && random.nextInt(4) > 0) {
              endorsed = random.nextInt(4) > 0;
              int no = stage.file().entries().getLast().no();
              stage =
                  take(
                      stage,
                      new Step.Endorse(walker.today(), no, endorsed, "已阅文书"),
                      desk(OTHER, ties));
            }
          } else {
            how = null;
          }
        }
        expected &= open(tie, how, endorsed);
      }
      boolean passes =
          Procedure.requirements(stage, desk(OFFICER, ties)).stream()
              .noneMatch(Requirement::missing);
      assertThat(passes).as("seed %d, round %d: %s", seed, round, ties).isEqualTo(expected);
      shut += passes ? 0 : 1;
      opened += passes ? 1 : 0;
    }
    assertThat(shut).as("seed %d", seed).isGreaterThan(40);
    assertThat(opened).as("seed %d", seed).isGreaterThan(40);
  }
}
