package org.zhiren.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.MergingUnits;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.procedure.CaseWalker;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.NearKin;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.selection.recusal.Recusals;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Families and posts of a real database against the gate; declared relations; posts that move. */
class PostRecusalTest extends SelectionSample {

  private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

  @Autowired private OrganizationIntake organization;
  @Autowired private Recusals recusals;
  @Autowired private MergingUnits merging;
  @Autowired private Posts posts;
  @Autowired private Units units;

  private UUID leading(UUID unit, MemberKind member, boolean placeRecusal) throws Exception {
    UUID id = UUID.randomUUID();
    acting.asSystem(
        "test",
        () ->
            organization.load(
                Stream.empty(),
                Stream.of(
                    new PostPeriod(
                        id,
                        new PostFacts(
                            unit,
                            member == MemberKind.CHIEF ? "局长" : "副局长",
                            member == MemberKind.CHIEF ? "1A31" : "1A32",
                            PostKind.LEADERSHIP,
                            member,
                            true,
                            1,
                            1,
                            null,
                            placeRecusal,
                            false),
                        LocalDate.of(1990, 1, 1),
                        null)),
                Stream.empty(),
                new Basis(LocalDate.of(2026, 11, 1), "test", "test"),
                written -> {}));
    return id;
  }

  /** Somebody of a unit with these relatives; {@code post} is the main post, if it is on file. */
  private Named somebody(
      String name, UUID unit, @Nullable UUID post, List<PersonFile.Relative> family)
      throws Exception {
    UUID id = UUID.randomUUID();
    PersonFile plain = RosterSample.person(id, unit, name, 21);
    roster.load(
        List.of(
            RosterSample.placed(
                plain,
                new PersonFile.Placement(unit, post, "示例局" + name, "1A32", null),
                plain.career(),
                family)));
    return new Named(id, name);
  }

  private static PersonFile.Relative relative(String code, String relation, Named who) {
    return new PersonFile.Relative(
        code, relation, who.name(), LocalDate.of(1984, 4, 4), "群众", "某单位", who.personId());
  }

  private List<PostTie> ties(Named person, UUID post) throws Exception {
    return at(officer, () -> recusals.ties(person, post, TODAY));
  }

  /** Relations from the candidate outward, joined by a chain of files; the last one sits there. */
  @ParameterizedTest
  @CsvSource({
    "配偶, true", // 夫妻
    "父亲, true", // 直系血亲
    "父亲 父亲 父亲, true", // 曾祖父
    "父亲 父亲 父亲 父亲, false", // one generation further
    "堂兄, true", // 三代以内旁系血亲
    "堂兄 儿子, false", // four generations
    "侄子, true",
    "侄子 儿子, false",
    "岳父, true", // 近姻亲
    "岳父 弟弟, true", // 三代以内旁系血亲的配偶, from the other side
    "岳父 弟弟 儿子 配偶, false",
    "配偶 弟弟, true",
    "配偶 弟弟 配偶, true", // 配偶的兄弟姐妹的配偶
    "女婿, true",
    "女婿 父亲, true", // 子女配偶的父母
    "女婿 弟弟, false",
    "表弟 配偶, true", // 三代以内旁系血亲的配偶
    "表弟 配偶 父亲, false",
  })
  void nearRelativesStandInTheWayAndTheNextDegreeDoesNot(String chain, boolean near)
      throws Exception {
    UUID chief = leading(place.here(), MemberKind.CHIEF, false);
    UUID deputy = leading(place.here(), MemberKind.DEPUTY, false);
    List<String> relations = List.of(chain.strip().split(" "));
    Named next = somebody("末位" + relations.size(), place.here(), chief, List.of());
    for (int i = relations.size() - 1; i >= 0; i--) {
      next =
          somebody(
              "链" + i, place.elsewhere(), null, List.of(relative("1" + i, relations.get(i), next)));
    }
    List<PostTie> found = ties(next, deputy);
    if (near) {
      assertThat(found)
          .as(chain)
          .singleElement()
          .satisfies(tie -> {
            assertThat(tie.certain()).isTrue();
            assertThat(tie.strict()).isTrue();
            assertThat(tie.citation().article()).isEqualTo("第七十四条第一款");
            assertThat(tie.path()).isNotNull();
            assertThat(tie.path().zh()).contains("末位" + relations.size());
          });
    } else {
      assertThat(found).as(chain).isEmpty();
    }
  }

  @Test
  void aRelativeElsewhereOrOutOfServiceStandsInNobodysWay() throws Exception {
    UUID chief = leading(place.here(), MemberKind.CHIEF, false);
    Named spouse = somebody("邻居", place.elsewhere(), null, List.of());
    Named person = somebody("候选", place.elsewhere(), null, List.of(relative("13", "妻子", spouse)));
    assertThat(ties(person, chief)).isEmpty();
  }

  @Test
  void thePlaceOfUpbringingIsAskedForWhereThePostDemandsIt() throws Exception {
    UUID barred = leading(place.here(), MemberKind.CHIEF, true);
    UUID free = leading(place.here(), MemberKind.DEPUTY, false);
    Named person = candidates.getFirst();
    // Neither the place of upbringing nor the area of the unit is on file: a question.
    assertThat(ties(person, barred))
        .singleElement()
        .satisfies(tie -> {
          assertThat(tie.certain()).isFalse();
          assertThat(tie.path()).isNull();
          assertThat(tie.citation().article()).isEqualTo("第五条");
        });
    assertThat(ties(person, free)).isEmpty();
  }

  private Stage stage(UUID id) throws Exception {
    return at(officer, () -> Procedure.standing(store.required(id, false).file()));
  }

  private int take(org.zhiren.platform.access.Account by, UUID id, Step step) throws Exception {
    return at(
        by,
        () -> taking.take(id, store.required(id, false).entries().size(), UUID.randomUUID(), step));
  }

  /** Walks on as far as the gate of a phase lets it. */
  private void walk(UUID id, CaseWalker walker, Phase phase) throws Exception {
    for (Stage at = stage(id); at.phase() != phase; at = stage(id)) {
      Step next = walker.next(at);
      clock.set(walker.today());
      take(
          officer,
          id,
          next instanceof Step.Check check
              ? new Step.Check(
                  check.on(),
                  check.person(),
                  check.kind(),
                  check.result(),
                  check.conclusion(),
                  at(officer, () -> documents.attach(id, "文书.pdf", pdf(check.kind().name()))),
                  null)
              : next);
    }
  }

  @Test
  void theGateBeforeTheDecisionHoldsUntilAnotherOfficerEndorsedTheException() throws Exception {
    UUID chief = leading(place.here(), MemberKind.CHIEF, false);
    UUID deputy = leading(place.here(), MemberKind.DEPUTY, false);
    Named spouse = somebody("郁配", place.here(), chief, List.of());
    Named person = somebody("郁某", place.elsewhere(), null, List.of(relative("13", "妻子", spouse)));
    CaseWalker walker = new CaseWalker(new Random(3), List.of(person), clock.day());
    UUID id =
        at(
            officer,
            () -> opening.open(new OpeningCase.Opening(Form.PROMOTION, deputy, null, "班子缺员")));
    walk(id, walker, Phase.CONSULTATION);
    take(officer, id, new Step.Consult(clock.day(), "分管领导", Step.Opinion.AGREES, "同意"));
    assertThatThrownBy(() -> take(officer, id, new Step.Proceed(clock.day(), "")))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .satisfies(fault ->
                        assertThat(fault.message().zh()).contains("郁某 — 配偶 — 郁配", "第七十四条")));
    PostTie tie = at(officer, () -> cases.required(id)).ties().getFirst();
    UUID document = at(officer, () -> documents.attach(id, "批复.pdf", pdf("exception")));
    Step.AnswerRecusal answer =
        new Step.AnswerRecusal(
            clock.day(),
            person,
            "不存在的关系",
            tie.words(),
            Step.Answer.EXCEPTION,
            "偏远地区，专业性强",
            "省级公务员主管部门",
            "〔2025〕7号",
            document);
    assertThatThrownBy(() -> take(officer, id, answer))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> assertThat(refused.faults().getFirst().field()).isEqualTo("tie"));
    int no =
        take(
            officer,
            id,
            new Step.AnswerRecusal(
                answer.on(),
                person,
                tie.key(),
                answer.about(),
                answer.how(),
                answer.ground(),
                answer.authority(),
                answer.number(),
                document));
    assertThatThrownBy(() -> take(officer, id, new Step.Endorse(clock.day(), no, true, "同意")))
        .isInstanceOf(InvalidInput.class);
    take(second, id, new Step.Endorse(clock.day(), no, true, "文书齐备，同意"));
    take(officer, id, new Step.Proceed(clock.day(), ""));
    assertThat(stage(id).phase()).isEqualTo(Phase.DECISION);
    // Everything that was said is read back as it was written.
    Step.AnswerRecusal stored = stage(id).file().last(Step.AnswerRecusal.class).orElseThrow();
    assertThat(stored.about()).isEqualTo(tie.words());
    assertThat(stored.how()).isEqualTo(Step.Answer.EXCEPTION);
  }

  @Test
  void aDeclaredRelationIsKnownInEveryCase() throws Exception {
    UUID post = post("副局长", 1, false);
    UUID id =
        at(
            officer,
            () -> opening.open(new OpeningCase.Opening(Form.PROMOTION, post, null, "班子缺员")));
    Named person = candidates.get(0);
    Named member = candidates.get(1);
    CaseWalker walker = new CaseWalker(new Random(5), List.of(person), clock.day());
    walk(id, walker, Phase.RECOMMENDATION);
    assertThat(at(officer, () -> recusals.nearOf(person.personId()))).isEmpty();
    int no =
        take(
            officer, id, new Step.Declare(clock.day(), member, person, NearKin.COLLATERAL, "本人签字"));
    assertThat(at(officer, () -> recusals.nearOf(person.personId())))
        .containsExactly(member.personId());
    List<Conflict> conflicts =
        at(
            officer,
            () -> recusals.at(Recusals.Table.TEAM, List.of(member), List.of(person), TODAY));
    assertThat(conflicts)
        .singleElement()
        .satisfies(conflict -> {
          assertThat(conflict.certain()).isTrue();
          assertThat(conflict.path()).isNotNull();
          assertThat(conflict.path().zh()).isEqualTo("陆乙 — 三代以内旁系血亲（本人声明） — 沈甲");
        });
    // Taken back by a correction that another officer approved, it is gone.
    UUID proposal = at(officer, () -> proposing.propose(id, no, null, "登错了人"));
    at(second, () -> deciding.approve(id, proposal));
    assertThat(at(officer, () -> recusals.nearOf(person.personId()))).isEmpty();
  }

  @Test
  void aCaseUnderWayGoesWithItsPostToAnotherUnit() throws Exception {
    // Ahead of the clock of the platform itself, which looks after the merger as well.
    clock.set(LocalDate.now(ZONE).plusDays(30));
    UUID post = post("副局长", 1, false);
    UUID id =
        at(
            officer,
            () -> opening.open(new OpeningCase.Opening(Form.PROMOTION, post, null, "班子缺员")));
    CaseWalker walker = new CaseWalker(new Random(7), candidates, clock.day());
    walk(id, walker, Phase.NOMINATION);
    FollowingPosts following =
        new FollowingPosts(jdbc, store, taking, posts, units, acting, manager, clock);
    assertThat(following.run()).isZero();
    assertThatThrownBy(() -> at(elsewhere, () -> cases.required(id))).isInstanceOf(NotFound.class);
    LocalDate moved = clock.day().plusDays(20);
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                merging.merge(
                    new MergingUnits.Plan(
                        java.util.Map.of(
                            place.here(), units.find(place.here(), moved).orElseThrow().version()),
                        java.util.Map.entry(
                            place.elsewhere(),
                            units.find(place.elsewhere(), moved).orElseThrow().version()),
                        null,
                        java.util.Set.of()),
                    new Basis(moved, "机构改革", "〔2025〕1号"))));
    // Decided for a later day: nothing yet.
    assertThat(following.run()).isZero();
    clock.set(moved);
    assertThat(following.run()).isEqualTo(1);
    assertThat(following.run()).isZero();
    CaseView view = at(elsewhere, () -> cases.required(id));
    assertThat(view.brief().unitId()).isEqualTo(place.elsewhere());
    assertThat(view.brief().post()).startsWith("别处局").endsWith("副局长");
    Step.FollowPost entry = view.file().last(Step.FollowPost.class).orElseThrow();
    assertThat(entry.before()).startsWith("示例局");
    assertThat(entry.on()).isEqualTo(moved);
    assertThat(view.entries()).hasSize(3);
    // It goes on there, and who keeps the unit that is no more does not see it any longer.
    assertThatThrownBy(() -> at(officer, () -> cases.required(id))).isInstanceOf(NotFound.class);
    at(
        elsewhere,
        () ->
            taking.take(
                id,
                3,
                UUID.randomUUID(),
                new Step.Nominate(moved, candidates.getFirst(), "组织部", "熟悉业务", "近三年实绩")));
    assertThat(new ArrayList<>(at(elsewhere, () -> cases.required(id)).candidates())).hasSize(1);
  }
}
