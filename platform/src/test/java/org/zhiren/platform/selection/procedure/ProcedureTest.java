package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.platform.selection.procedure.CaseWalker.LAW;
import static org.zhiren.platform.selection.procedure.CaseWalker.brief;
import static org.zhiren.platform.selection.procedure.CaseWalker.named;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiren.explain.Verification;
import org.zhiren.platform.selection.procedure.CheckKind.Result;

class ProcedureTest {

  private static final LocalDate BEGUN = LocalDate.of(2025, 3, 3);

  private CaseWalker walker = new CaseWalker(new Random(1), CaseWalker.people(), BEGUN);

  private Stage take(Stage stage, Step step) {
    return Procedure.take(stage, step, walker.desk());
  }

  /** Walks until the case stands in {@code phase}, or to its end if that is null. */
  private Stage until(Stage stage, Phase phase) {
    Stage at = stage;
    while (at.phase() != null && at.phase() != phase) {
      at = take(at, walker.next(at));
    }
    return at;
  }

  private Stage at(Form form, Phase phase) {
    return until(Procedure.open(brief(form, true, BEGUN)), phase);
  }

  private static List<String> fields(Throwable thrown) {
    return ((Refusal) thrown).faults().stream().map(Refusal.Fault::field).toList();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyFormComesToItsEndAndNoGateIsSaidToBeVerifiedThatIsNot(Form form) {
    Stage stage = Procedure.open(brief(form, true, BEGUN));
    List<Phase> passed = new ArrayList<>();
    while (stage.phase() != null) {
      if (!passed.contains(stage.phase())) {
        passed.add(stage.phase());
      }
      for (Requirement one : Procedure.requirements(stage, walker.desk())) {
        if (one.citation() != null) {
          assertThat(one.citation().article()).as(one.code()).startsWith("第");
          // The wordings of these two were compared with the official text.
          if (!List.of("recommendation.valid", "recusal.post").contains(one.code())) {
            assertThat(one.citation().verification())
                .as(one.code())
                .isNotEqualTo(Verification.VERIFIED);
          }
        }
      }
      stage = take(stage, walker.next(stage));
    }
    assertThat(stage).isInstanceOf(Stage.Finished.class);
    assertThat(passed).isEqualTo(form.phases(form != Form.TERM));
    assertThat(Procedure.audit(stage.file(), walker.desk())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void noSingleEntryOfAFinishedCaseCanBeMissing(Form form) {
    Stage stage = at(form, null);
    CaseFile file = stage.file();
    for (int i = 0; i < file.entries().size(); i++) {
      List<Taken> without = new ArrayList<>(file.entries());
      Taken left = without.remove(i);
      boolean spare =
          left.step() instanceof Step.Nominate && form != Form.TERM
              || left.step() instanceof Step.Interview
              || left.step() instanceof Step.Consult;
      CaseFile shorter = new CaseFile(file.brief(), without);
      boolean whole =
          Procedure.audit(shorter, walker.desk()).isEmpty()
              && Procedure.standing(shorter) instanceof Stage.Finished;
      if (!spare || file.all(left.step().getClass()).size() == 1) {
        assertThat(whole).as("%s without %s", form, left.step()).isFalse();
      }
    }
  }

  @Test
  void aGateAnswersWithEverythingThatIsMissing() {
    Stage stage = at(Form.PROMOTION, Phase.INSPECTION);
    assertThatThrownBy(() -> take(stage, new Step.Proceed(walker.today(), "")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.faults().stream().map(Refusal.Fault::value))
                    .containsExactlyInAnyOrder(
                        "inspection.team",
                        "inspection.foretold",
                        "inspection.talks",
                        "inspection.archive",
                        "inspection.matters",
                        "inspection.discipline",
                        "inspection.petitions",
                        "inspection.personnel",
                        "inspection.branch",
                        "inspection.integrity",
                        "inspection.report",
                        "inspection.proposed"));
  }

  @Test
  void nothingIsSkippedBackDatedOrEnteredAhead() {
    Stage stage = at(Form.PROMOTION, Phase.NOMINATION);
    LocalDate today = walker.today();
    assertThatThrownBy(
            () -> take(stage, walker.decide(named("沈甲"), 7, List.of(), List.of(), 7, 0, 0)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("step"));
    assertThatThrownBy(
            () -> take(stage, new Step.Nominate(today.plusDays(1), named("沈甲"), "部", "因", "据")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("on"));
    assertThatThrownBy(
            () -> take(stage, new Step.Nominate(BEGUN.minusDays(1), named("沈甲"), "部", "因", "据")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("on"));
    assertThat(take(stage, new Step.Nominate(today, named("沈甲"), "部", "因", "据")).file().entries())
        .hasSize(stage.file().entries().size() + 1);
  }

  @Test
  void votesDoNotDecideButPassingOverThemNeedsAReason() {
    Stage stage = Procedure.open(brief(Form.PROMOTION, true, BEGUN));
    stage = take(stage, walker.next(stage));
    stage = take(stage, walker.next(stage));
    LocalDate day = walker.today();
    for (String name : List.of("沈甲", "陆乙")) {
      stage = take(stage, new Step.Nominate(day, named(name), "部", "因", "据"));
    }
    stage = take(stage, new Step.Proceed(day, ""));
    List<Step.Tally> tally =
        List.of(new Step.Tally(named("沈甲"), 5), new Step.Tally(named("陆乙"), 20));
    Stage recommending = stage;
    assertThatThrownBy(() ->
            take(
                recommending,
                new Step.Recommend(day, Step.Way.TALKS, 30, 25, tally.subList(0, 1), null, "甲")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("tally"));
    stage = take(stage, new Step.Recommend(day, Step.Way.TALKS, 30, 25, tally, null, "甲"));
    stage = take(stage, new Step.Recommend(day, Step.Way.MEETING, 30, 25, tally, null, "甲"));
    stage = take(stage, new Step.Proceed(day, ""));
    Stage choosing = stage;
    assertThatThrownBy(
            () -> take(choosing, new Step.Shortlist(day, List.of(named("沈甲")), "综合研判", "")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("gap"));
    stage = take(stage, new Step.Shortlist(day, List.of(named("沈甲")), "综合研判", "岗位匹配度更高"));
    assertThat(stage.file().candidates()).containsExactly(named("沈甲"));
  }

  @Test
  void aRecommendationIsTooOldOnTheDayAfterItsYear() {
    Stage stage = at(Form.PROMOTION, Phase.SHORTLIST);
    stage = take(stage, walker.next(stage));
    LocalDate made = stage.file().all(Step.Recommend.class).getFirst().on();
    Stage chosen = stage;
    Desk lastDay = CaseWalker.desk(made.plusYears(1).minusDays(1));
    assertThat(Procedure.requirements(chosen, lastDay).stream().noneMatch(Requirement::missing))
        .isTrue();
    Desk dayAfter = CaseWalker.desk(made.plusYears(1));
    assertThat(
            Procedure.requirements(chosen, dayAfter).stream()
                .filter(Requirement::missing)
                .map(Requirement::code))
        .containsExactly("recommendation.valid");
  }

  @Test
  void theQuorumIsTwoThirdsAndTheMajorityIsOfAllMembers() {
    Stage stage = at(Form.PROMOTION, Phase.DECISION);
    Named person = stage.file().candidates().getFirst();
    List<Named> all = CaseWalker.COMMITTEE;
    // 4 of 6 are two thirds, 4 of 7 are not.
    assertThatThrownBy(
            () -> take(stage, walker.decide(person, 7, all.subList(4, 7), List.of(), 4, 0, 0)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("absent"));
    Stage decided = take(stage, walker.decide(person, 6, all.subList(4, 6), List.of(), 4, 0, 0));
    assertThat(decided.file().adopted(LAW)).isPresent();
    // 3 of 6 is not more than half.
    Stage lost = take(stage, walker.decide(person, 6, List.of(), List.of(), 3, 3, 0));
    assertThat(lost.file().adopted(LAW)).isEmpty();
    assertThatThrownBy(() -> take(lost, walker.decide(person, 6, List.of(), List.of(), 6, 0, 0)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("person"));
    // A deferral leaves a second vote open.
    Stage deferred = take(stage, walker.decide(person, 6, List.of(), List.of(), 2, 0, 4));
    assertThat(
            take(deferred, walker.decide(person, 6, List.of(), List.of(), 5, 1, 0))
                .file()
                .adopted(LAW))
        .isPresent();
    // Whoever leaves counts as not there: the rest has to carry quorum and majority.
    assertThatThrownBy(() ->
            take(stage, walker.decide(person, 7, all.subList(5, 7), all.subList(4, 5), 4, 0, 0)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("absent"));
    assertThatThrownBy(() -> take(stage, walker.decide(person, 7, List.of(), List.of(), 6, 0, 0)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("ayes"));
  }

  @Test
  void relativesLeaveTheTeamTheMeetingAndTheDesk() {
    Stage stage = at(Form.PROMOTION, Phase.INSPECTION);
    Named person = stage.file().candidates().getFirst();
    Named relative = named("卫八");
    Entering.Kinship kin =
        (one, other) ->
            List.of(one, other).containsAll(List.of(person.personId(), relative.personId()));
    Desk desk = new Desk(LAW, new Entering(walker.today(), new UUID(2, 2), "经办", null, kin, 1));
    assertThatThrownBy(() ->
            Procedure.take(
                stage,
                new Step.FormTeam(walker.today(), List.of(relative, named("蒋九")), "方案"),
                desk))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("members"));
    Desk own =
        new Desk(
            LAW, new Entering(walker.today(), new UUID(2, 2), "经办", relative.personId(), kin, 1));
    assertThatThrownBy(
            () -> Procedure.take(stage, new Step.Interview(walker.today(), 3, "范围", "情况"), own))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("step"));
  }

  @Test
  void anExaminationThatRanOutShutsTheGateAgain() {
    Stage stage = at(Form.PROMOTION, Phase.INSPECTION);
    Named person = stage.file().candidates().getFirst();
    LocalDate day = walker.today();
    stage =
        take(
            stage,
            new Step.Check(
                day, person, CheckKind.MATTERS, Result.CLEAR, "一致", new UUID(3, 3), day));
    stage = until(stage, Phase.CONSULTATION);
    stage = take(stage, new Step.Consult(walker.today(), "领导", Step.Opinion.AGREES, "同意"));
    walker.wait(1);
    Stage consulted = stage;
    // The walker has renewed it before the gate of the inspection if that took more than a day.
    boolean renewed =
        consulted.file().all(Step.Check.class).getLast().validUntil() == null
            && consulted.file().all(Step.Check.class).stream()
                    .filter(check -> check.kind() == CheckKind.MATTERS)
                    .count()
                > 1;
    assertThat(renewed).isTrue();
    assertThatThrownBy(() ->
            take(
                consulted,
                new Step.Check(
                    walker.today(), person, CheckKind.MATTERS, Result.CLEAR, "一致", null, null)))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("document"));
    Stage against =
        take(
            consulted,
            new Step.Check(
                walker.today(),
                person,
                CheckKind.DISCIPLINE,
                Result.AGAINST,
                "立案",
                new UUID(3, 4),
                null));
    assertThatThrownBy(() -> take(against, new Step.Proceed(walker.today(), "")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.faults().getFirst().value()).isEqualTo("inspection.discipline"));
  }

  @Test
  void aNoticeOfFourWorkingDaysIsRefusedAndAnObjectionHoldsItUp() {
    Stage stage = at(Form.PROMOTION, Phase.NOTICE);
    LocalDate day = walker.today();
    LocalDate last = LAW.noticeEnds(day).orElseThrow();
    assertThatThrownBy(
            () -> take(stage, new Step.Publish(day, day, last.minusDays(1), "网", "电话", "")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("until"));
    Stage published = take(stage, new Step.Publish(day, day, last, "网", "电话", ""));
    published = take(published, new Step.Objection(day, "来电", "反映"));
    walker.wait(60);
    Stage waiting = published;
    assertThatThrownBy(() -> take(waiting, new Step.Proceed(walker.today(), "")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("gate"));
    int no = waiting.file().openObjections().getFirst();
    assertThat(
            take(
                    take(waiting, new Step.Settle(walker.today(), no, "查否", false)),
                    new Step.Proceed(walker.today(), ""))
                .phase())
        .isEqualTo(Phase.APPOINTMENT);
    Stage bad = take(waiting, new Step.Settle(walker.today(), no, "属实", true));
    assertThatThrownBy(() -> take(bad, new Step.Proceed(walker.today(), "")))
        .isInstanceOf(Refusal.class);
    assertThat(take(bad, new Step.End(walker.today(), Step.Ending.NOT_APPOINTED, "核查属实")))
        .isInstanceOf(Stage.Ended.class);
  }

  @Test
  void correctionsTakeTwoPeopleAndHaveToLeaveAWholeCase() {
    Stage stage = at(Form.PROMOTION, Phase.APPOINTMENT);
    LocalDate day = walker.today();
    Taken published =
        stage.file().entries().stream()
            .filter(taken -> taken.step() instanceof Step.Publish)
            .findFirst()
            .orElseThrow();
    Step.Publish old = (Step.Publish) published.step();
    UUID proposer = new UUID(9, 9);
    Step.Publish other =
        new Step.Publish(old.on(), old.from(), old.until(), "单位公告栏", old.contact(), "");
    assertThatThrownBy(() ->
            take(stage, new Step.Correct(day, published.no(), other, "写错", new UUID(2, 2), "经办")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("approver"));
    Stage corrected =
        take(stage, new Step.Correct(day, published.no(), other, "写错", proposer, "甲"));
    assertThat(corrected.file().last(Step.Publish.class)).contains(other);
    assertThat(corrected.file().entries()).contains(published);
    assertThat(corrected.file().first(stage.file().entries().size())).isEqualTo(stage.file());
    // Without the notice the gate behind it would not have opened.
    assertThatThrownBy(
            () -> take(stage, new Step.Correct(day, published.no(), null, "误登", proposer, "甲")))
        .satisfies(thrown -> assertThat(fields(thrown)).contains("replacement"));
    // Longer than the day on which the gate was passed: neither.
    Step.Publish longer =
        new Step.Publish(old.on(), old.from(), day.plusDays(30), "网", old.contact(), "");
    assertThatThrownBy(
            () -> take(stage, new Step.Correct(day, published.no(), longer, "误", proposer, "甲")))
        .satisfies(thrown -> assertThat(fields(thrown)).contains("replacement"));
  }

  @Test
  void probationLastsItsYearAndEndsOneWayOrTheOther() {
    Stage stage = at(Form.PROMOTION, Phase.PROBATION);
    LocalDate begun = stage.file().last(Step.TakeEffect.class).orElseThrow().effectiveOn();
    walker.wait((int) (begun.plusYears(1).minusDays(1).toEpochDay() - walker.today().toEpochDay()));
    Stage early = stage;
    assertThatThrownBy(() -> take(early, new Step.Assess(walker.today(), true, "胜任")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("on"));
    walker.wait(1);
    stage = take(stage, new Step.Assess(walker.today(), false, "不胜任"));
    Stage assessed = stage;
    assertThatThrownBy(() -> take(assessed, new Step.Confirm(walker.today(), "号")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("step"));
    stage = take(stage, new Step.Return(walker.today(), "号", "不胜任"));
    assertThat(take(stage, new Step.Proceed(walker.today(), "")))
        .isInstanceOf(Stage.Finished.class);
    assertThatThrownBy(() -> take(assessed, new Step.End(walker.today(), Step.Ending.STOPPED, "因")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void withoutAFreePlaceNoOrderIsMadeOut() {
    Stage stage = at(Form.PROMOTION, Phase.APPOINTMENT);
    LocalDate day = walker.today();
    Step.Appoint order = new Step.Appoint(day, day, "号", true, "");
    for (Integer free : new Integer[] {0, null}) {
      Desk full =
          new Desk(LAW, new Entering(day, new UUID(2, 2), "经办", null, Entering.Kinship.NONE, free));
      assertThatThrownBy(() -> Procedure.take(stage, order, full))
          .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("effectiveOn"));
    }
    LocalDate decided = stage.file().adopted(LAW).orElseThrow().on();
    assertThatThrownBy(
            () -> take(stage, new Step.Appoint(day, decided.minusDays(1), "号", true, "")))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("effectiveOn"));
  }
}
