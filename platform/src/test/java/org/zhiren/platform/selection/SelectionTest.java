package org.zhiren.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.CarryingOutOrder;
import org.zhiren.platform.selection.procedure.CaseWalker;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** Cases on a real database: entries, record, effects, walls, corrections, history. */
class SelectionTest extends SelectionSample {

  private static final int CASES = 12;

  @Autowired private CarryingOutOrder orders;

  private Random random = new Random(1);
  private CaseWalker walker = new CaseWalker(random, List.of(), LocalDate.of(2025, 3, 3));

  private UUID open(Form form, UUID post, Named subject) throws Exception {
    walker = new CaseWalker(random, candidates, clock.day());
    return at(
        officer,
        () ->
            opening.open(
                new OpeningCase.Opening(
                    form, post, form.personal() ? subject.personId() : null, "班子缺员")));
  }

  private Stage stage(UUID id) throws Exception {
    return at(officer, () -> Procedure.standing(store.required(id, false).file()));
  }

  private int take(UUID id, Step step, UUID token) throws Exception {
    return at(
        officer,
        () -> taking.take(id, store.required(id, false).entries().size(), token, onFile(id, step)));
  }

  /** Checks need a file of the case. */
  private Step onFile(UUID id, Step step) {
    return step instanceof Step.Check check && check.document() != null
        ? new Step.Check(
            check.on(),
            check.person(),
            check.kind(),
            check.result(),
            check.conclusion(),
            documents.attach(id, "文书.pdf", pdf(check.kind().name())),
            check.validUntil())
        : step;
  }

  /** Goes on as far as {@code phase}, or to the end. */
  private Stage until(UUID id, Phase phase) throws Exception {
    Stage at = stage(id);
    while (at.phase() != null && at.phase() != phase) {
      advance(id, at);
      at = stage(id);
    }
    return at;
  }

  private void advance(UUID id, Stage at) throws Exception {
    Step next = walker.next(at);
    clock.set(walker.today());
    if (next instanceof Step.TakeEffect) {
      effects.run();
      assertThat(stage(id).file().last(Step.TakeEffect.class)).isPresent();
      return;
    }
    take(id, next, UUID.randomUUID());
    if (next instanceof Step.Confirm || next instanceof Step.Return) {
      effects.run();
    }
  }

  private Named newcomer(String name) throws Exception {
    UUID id = UUID.randomUUID();
    roster.load(
        List.of(org.zhiren.platform.roster.RosterSample.person(id, place.here(), name, 20)));
    return new Named(id, name);
  }

  private void holds(Named person, UUID post, String name) throws Exception {
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                orders.take(
                    java.util.Objects.requireNonNull(person.personId()),
                    new CarryingOutOrder.Office(
                        place.here(), post, "示例局" + name, "1A42", "提拔", false, null),
                    LocalDate.of(2024, 1, 8),
                    "〔2024〕1号",
                    true,
                    "test")));
  }

  private List<String> career(Named person) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select wording || ' ' || begins_on || ' ' || coalesce(ends_on::text, '') || ' ' ||
                          coalesce(confirmed_on::text, '')
                        from roster.career where person_id = :id and ended_by is null order by begins_on, id
                        """)
                    .param("id", person.personId())
                    .query(String.class)
                    .list()));
  }

  private int recorded(UUID id, String action) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from records.entry where object_id = :id and action = :action")
                    .param("id", id.toString())
                    .param("action", action)
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void casesWithFaultsLeaveNoIllegalStateAndNoMissingRecord() throws Exception {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("SelectionTest seed " + seed);
    random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Form form = Form.values()[i % Form.values().length];
      // Nobody takes two posts on one day, which would rightly hold up the second order.
      candidates = newcomers();
      UUID post = post("职位" + i, 1, random.nextBoolean());
      Named subject = newcomer("赵" + i);
      if (form.leaves() || form == Form.CONFIRMATION) {
        holds(subject, post, "职位" + i);
      }
      clock.set(LocalDate.of(2024, 6, 3).plusDays(random.nextInt(200)));
      UUID id = open(form, post, subject);
      for (Stage at = stage(id); at.phase() != null; at = stage(id)) {
        fault(id, at);
        Stage now = stage(id);
        if (now.phase() != null) {
          advance(id, now);
        }
      }
      Stage end = stage(id);
      assertThat(end).as("seed %d, %s", seed, form).isInstanceOf(Stage.Finished.class);
      assertThat(Procedure.audit(end.file(), walker.desk()))
          .as("seed %d, %s", seed, form)
          .isEmpty();
      assertThat(recorded(id, "selection.step"))
          .as("seed %d, %s", seed, form)
          .isEqualTo(end.file().entries().size());
      assertThat(recorded(id, "selection.opened")).isEqualTo(1);
    }
  }

  private void fault(UUID id, Stage at) throws Exception {
    int before = at.file().entries().size();
    switch (random.nextInt(6)) {
      case 0 -> // a step that is not due
          assertThatThrownBy(() ->
                  take(
                      id,
                      at.phase() == Phase.PROBATION
                          ? new Step.Resolve(clock.day(), "析", "案", "书记", "书记")
                          : new Step.Confirm(clock.day(), "号"),
                      UUID.randomUUID()))
              .isInstanceOf(InvalidInput.class);
      case 1 -> // read before somebody else's step
          assertThatThrownBy(() ->
                  at(
                      officer,
                      () ->
                          taking.take(
                              id,
                              before + 1,
                              UUID.randomUUID(),
                              new Step.Suspend(clock.day(), "因"))))
              .isInstanceOf(StaleVersion.class);
      case 2 -> { // the server falls over before the transaction is through
        Step next = walker.next(at);
        clock.set(walker.today());
        if (!(next instanceof Step.TakeEffect)) {
          assertThatThrownBy(() ->
                  at(
                      officer,
                      () -> {
                        taking.take(id, before, UUID.randomUUID(), onFile(id, next));
                        throw new IllegalArgumentException("fallen over");
                      }))
              .hasMessage("fallen over");
        }
      }
      case 3 -> { // sent twice
        Step next = walker.next(at);
        clock.set(walker.today());
        if (!(next instanceof Step.TakeEffect)) {
          UUID token = UUID.randomUUID();
          int entry = take(id, next, token);
          assertThat(take(id, next, token)).isEqualTo(entry);
          assertThat(stage(id).file().entries()).hasSize(before + 1);
          effects.run();
        }
        return;
      }
      case 4 -> // somebody without a scope
          assertThatThrownBy(() -> at(elsewhere, () -> cases.required(id)))
              .isInstanceOf(NotFound.class);
      default -> {
        return;
      }
    }
    assertThat(stage(id).file().entries()).hasSize(before);
  }

  @Test
  void anAppointmentEntersTheFileOnItsDayOnceAndACorrectionTakesItBack() throws Exception {
    UUID post = post("副局长", 1, false);
    UUID id = open(Form.PROMOTION, post, candidates.getFirst());
    Stage at = until(id, Phase.APPOINTMENT);
    Named chosen = at.file().chosen(CaseWalker.LAW);
    List<String> before = career(chosen);
    take(id, new Step.Talk(clock.day(), "部长", "要求"), UUID.randomUUID());
    LocalDate day = clock.day().plusDays(2);
    take(id, new Step.Appoint(clock.day(), day, "〔2025〕9号", true, ""), UUID.randomUUID());
    assertThat(effects.run()).isZero();
    assertThat(career(chosen)).isEqualTo(before);
    // The server was down on the day itself and comes back later.
    clock.set(day.plusDays(5));
    effects.run();
    assertThat(effects.run()).isZero();
    assertThat(career(chosen))
        .hasSize(before.size() + 1)
        .anyMatch(line -> line.contains("副局长 " + day))
        .anyMatch(line -> line.startsWith("示例局科员 2008-08-01 " + day));
    assertThat(stage(id)).isInstanceOf(Stage.Finished.class);

    // Taken back from the end: the passing on first, then the effect.
    List<Taken> entries = stage(id).file().entries();
    int passed = entries.getLast().no();
    int effect =
        entries.stream()
            .filter(t -> t.step() instanceof Step.TakeEffect)
            .findFirst()
            .orElseThrow()
            .no();
    correct(id, passed, null);
    correct(id, effect, null);
    effects.run();
    assertThat(career(chosen)).isEqualTo(before);
    assertThat(stage(id).phase()).isEqualTo(Phase.APPOINTMENT);
    // The mistaken entries stay to be seen.
    assertThat(stage(id).file().entries()).containsAll(entries);
  }

  private void correct(UUID id, int entry, Step replacement) throws Exception {
    UUID proposal = at(officer, () -> proposing.propose(id, entry, replacement, "登错了"));
    assertThatThrownBy(() -> at(officer, () -> deciding.approve(id, proposal)))
        .isInstanceOf(InvalidInput.class);
    at(second, () -> deciding.approve(id, proposal));
  }

  @Test
  void withoutAFreePlaceTheOrderWaitsAndSaysWhy() throws Exception {
    UUID post = post("局长", 1, false);
    UUID id = open(Form.PROMOTION, post, candidates.getFirst());
    Stage at = until(id, Phase.APPOINTMENT);
    take(id, new Step.Talk(clock.day(), "部长", "要求"), UUID.randomUUID());
    LocalDate day = clock.day().plusDays(1);
    take(id, new Step.Appoint(clock.day(), day, "号", true, ""), UUID.randomUUID());
    // Meanwhile somebody else was put there by hand.
    Named other =
        candidates.stream()
            .filter(c -> !c.same(at.file().chosen(CaseWalker.LAW)))
            .findFirst()
            .orElseThrow();
    holds(other, post, "局长");
    clock.set(day);
    effects.run();
    assertThat(stage(id).file().last(Step.TakeEffect.class)).isEmpty();
    assertThat(at(officer, () -> new Hindrances(jdbc, store).of(id)))
        .singleElement()
        .satisfies(one -> assertThat(one.why().zh()).contains("没有空缺职数"));
  }

  @Test
  void nobodyMeetsTheOwnCase() throws Exception {
    UUID post = post("副局长", 1, true);
    UUID id = open(Form.PROMOTION, post, candidates.getFirst());
    walker = new CaseWalker(random, candidates, clock.day());
    until(id, Phase.RECOMMENDATION);
    Account own =
        roster.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            stage(id).file().candidates().getFirst().personId(),
            InformationClass.values());
    assertThatThrownBy(() -> at(own, () -> cases.required(id))).isInstanceOf(NotFound.class);
    assertThat(at(own, () -> cases.list(Cases.Wanted.OPEN, null, null, 50)).cases()).isEmpty();
    assertThat(at(own, () -> cases.count(Cases.Wanted.OPEN))).isZero();
    assertThat(at(officer, () -> cases.count(Cases.Wanted.OPEN))).isEqualTo(1);
    assertThat(at(elsewhere, () -> cases.count(Cases.Wanted.OPEN))).isZero();
  }

  @Test
  void aNoticeIsPublicOnItsDaysAndOnNoOther() throws Exception {
    UUID id = open(Form.PROMOTION, post("副局长", 1, true), candidates.getFirst());
    Stage at = until(id, Phase.NOTICE);
    while (at.file().last(Step.Publish.class).isEmpty()) {
      advance(id, at);
      at = stage(id);
    }
    Step.Publish published = at.file().last(Step.Publish.class).orElseThrow();
    assertThat(published.until()).isAfter(published.from());
    for (LocalDate day = published.from().minusDays(1);
        !day.isAfter(published.until().plusDays(1));
        day = day.plusDays(1)) {
      clock.set(day);
      boolean on = !day.isBefore(published.from()) && !day.isAfter(published.until());
      assertThat(notices.find(id).isPresent()).as("on %s of %s", day, published).isEqualTo(on);
    }
    clock.set(published.until());
    assertThat(notices.find(id).orElseThrow())
        .satisfies(notice -> {
          assertThat(notice.remaining()).as("the last day").isZero();
          assertThat(notice.place()).isEqualTo(published.place());
        });
  }

  @Test
  void aCaseIsWalkedThroughAsItStoodThen() throws Exception {
    UUID post = post("副局长", 1, true);
    UUID id = open(Form.PROMOTION, post, candidates.getFirst());
    List<Stage> stood = new ArrayList<>();
    for (Stage at = stage(id); at.phase() != Phase.CONSULTATION; at = stage(id)) {
      stood.add(at);
      advance(id, at);
    }
    for (int no = 0; no < stood.size(); no++) {
      int entry = no;
      CaseHistory.Moment moment = at(officer, () -> history.asOf(id, entry));
      assertThat(moment.stage()).isEqualTo(stood.get(no));
      assertThat(moment.entries()).hasSize(no);
      assertThat(moment.gate()).isNotEmpty();
    }
    assertThat(at(officer, () -> history.asOf(id, 999)).no())
        .isEqualTo(stage(id).file().entries().size());
  }

  @Test
  void anOpeningIsRefusedWithEveryFault() throws Exception {
    UUID post = post("副局长", 1, true);
    assertThatThrownBy(
            () -> at(officer, () -> opening.open(new OpeningCase.Opening(null, null, null, " "))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults().stream().map(InvalidInput.Fault::field))
                    .containsExactly("form", "need", "post"));
    assertThatThrownBy(() ->
            at(
                officer,
                () ->
                    opening.open(
                        new OpeningCase.Opening(
                            Form.REMOVAL, post, candidates.getFirst().personId(), "因"))))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            at(
                elsewhere,
                () -> opening.open(new OpeningCase.Opening(Form.PROMOTION, post, null, "因"))))
        .isInstanceOf(InvalidInput.class);
  }
}
