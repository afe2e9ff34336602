package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How cases went through their phases, as later cases see it. */
class PassageTest {

  private static final LocalDate BEGIN = LocalDate.of(2025, 3, 3);

  /** A case walked as far as {@code until}, or to its end. */
  private static CaseFile walked(Form form, Random random, Phase until) {
    CaseWalker walker = new CaseWalker(random, CaseWalker.people(), BEGIN);
    Stage stage = Procedure.open(CaseWalker.brief(form, false, BEGIN));
    while (stage.phase() != null && stage.phase() != until) {
      stage = Procedure.take(stage, walker.next(stage), walker.desk());
    }
    return stage.file();
  }

  private static Optional<Passage> of(CaseFile file, Phase phase) {
    return Passage.of(file, phase, CaseWalker.desk(BEGIN));
  }

  @Test
  void passagesOfACompletedCaseFollowEachOtherWithoutGapAndNameNobody() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (Form form : List.of(Form.PROMOTION, Form.TERM, Form.EXCHANGE, Form.REMOVAL)) {
      CaseFile file = walked(form, random, null);
      LocalDate reached = BEGIN;
      for (Phase phase : form.phases(false)) {
        Passage passage = of(file, phase).orElseThrow();
        assertThat(passage.from()).as("seed %d, %s of %s", seed, phase, form).isEqualTo(reached);
        assertThat(passage.passed()).isTrue();
        assertThat(passage.last()).as("seed %d, %s of %s", seed, phase, form).isNotEmpty();
        assertThat(passage.held()).as("seed %d, %s of %s", seed, phase, form).isEmpty();
        for (Passage.Demand demand : passage.last()) {
          for (Named one : CaseWalker.people()) {
            assertThat(demand.words().zh()).doesNotContain(one.name());
            assertThat(demand.words().en()).doesNotContain(one.name());
          }
        }
        reached = passage.until();
      }
      assertThat(reached).as("seed %d, %s", seed, form).isEqualTo(file.lastDay());
    }
  }

  @Test
  void aNoticeEndsWithTheTimeThatItHasToRun() {
    CaseFile file = walked(Form.PROMOTION, new Random(3), Phase.APPOINTMENT);
    Passage notice = of(file, Phase.NOTICE).orElseThrow();
    Step.Publish published = file.last(Step.Publish.class).orElseThrow();
    assertThat(notice.last())
        .extracting(Passage.Demand::code)
        .as("published once, then only time was missing")
        .containsExactly("notice.over");
    assertThat(notice.until()).isAfter(published.until());
    assertThat(Passage.since(file)).isEqualTo(notice.until());
  }

  @Test
  void thePhaseAtHandAndPhasesOfOtherFormsHaveNoPassage() {
    CaseFile file = walked(Form.PROMOTION, new Random(5), Phase.INSPECTION);
    assertThat(of(file, Phase.INSPECTION)).as("still there").isEmpty();
    assertThat(of(file, Phase.DECISION)).as("not there yet").isEmpty();
    assertThat(of(file, Phase.COMPETITION)).as("never").isEmpty();
    assertThat(of(file, Phase.SHORTLIST)).isPresent();
  }

  @Test
  void whatHeldACaseIsSaidOnceAndAnEndIsNoPassing() {
    CaseFile file = walked(Form.PROMOTION, new Random(7), Phase.INSPECTION);
    LocalDate day = file.lastDay().plusDays(1);
    Named person = file.candidates().getFirst();
    List<Taken> entries = new ArrayList<>(file.entries());
    for (Step step :
        List.of(
            new Step.Check(
                day,
                person,
                CheckKind.ARCHIVE,
                CheckKind.Result.OPEN,
                "正在核查",
                new UUID(3, 3),
                null),
            new Step.Suspend(day, "待查"),
            new Step.Resume(day.plusDays(4), "已查"),
            new Step.Suspend(day.plusDays(5), "再待查"),
            new Step.Resume(day.plusDays(6), "已查"),
            new Step.End(day.plusDays(9), Step.Ending.NOT_APPOINTED, "另行物色"))) {
      entries.add(new Taken(entries.size() + 1, step, step.on(), new UUID(2, 2), "经办"));
    }
    Passage passage = of(new CaseFile(file.brief(), entries), Phase.INSPECTION).orElseThrow();
    assertThat(passage.passed()).isFalse();
    assertThat(passage.last()).isEmpty();
    assertThat(passage.until()).isEqualTo(day.plusDays(9));
    assertThat(passage.held())
        .containsExactly(Passage.Held.NOT_CLEAR, Passage.Held.SUSPENDED, Passage.Held.ENDED);
  }

  @Test
  void anEntryThatWasTakenBackHeldNobody() {
    CaseFile file = walked(Form.PROMOTION, new Random(9), Phase.APPOINTMENT);
    List<Taken> entries = new ArrayList<>(file.entries());
    Taken publish =
        entries.stream()
            .filter(one -> one.step() instanceof Step.Publish)
            .findFirst()
            .orElseThrow();
    LocalDate day = publish.step().on();
    int objection = publish.no() + 1;
    List<Taken> told = new ArrayList<>(entries.subList(0, publish.no()));
    told.add(new Taken(objection, new Step.Objection(day, "来信", "不实"), day, new UUID(2, 2), "经办"));
    told.add(
        new Taken(
            objection + 1,
            new Step.Correct(day, objection, null, "登记错案件", new UUID(2, 3), "复核"),
            day,
            new UUID(2, 2),
            "经办"));
    for (Taken later : entries.subList(publish.no(), entries.size())) {
      told.add(new Taken(later.no() + 2, later.step(), later.enteredOn(), later.byId(), "经办"));
    }
    assertThat(of(new CaseFile(file.brief(), told), Phase.NOTICE).orElseThrow().held()).isEmpty();
    told.remove(objection);
    assertThat(of(new CaseFile(file.brief(), told), Phase.NOTICE).orElseThrow().held())
        .as("the same without the correction")
        .containsExactly(Passage.Held.OBJECTED);
  }
}
