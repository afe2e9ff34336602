package org.zhiren.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.library.Advising;
import org.zhiren.platform.library.Batch;
import org.zhiren.platform.library.Importing;
import org.zhiren.platform.library.Reach;
import org.zhiren.platform.library.Secrecy;
import org.zhiren.platform.roster.KinLinks;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.CaseWalker;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.Matter;

/** Advice at a step, at a decision, at a person and at a rule, and who gets none. */
class AdviceTest extends SelectionSample {

  private static final String PURPOSE = "Zhiren-Purpose";

  @Autowired private CasesIntake past;
  @Autowired private Advising advising;
  @Autowired private Importing importing;
  @Autowired private KinLinks kin;

  private final Random random = new Random(17);

  /** A promotion that stands at a phase, with these people. */
  private UUID load(List<Named> people, LocalDate begun, Phase until) throws Exception {
    Brief brief =
        new Brief(
            Form.PROMOTION,
            UUID.randomUUID(),
            "示例局副局长",
            place.here(),
            "1A42",
            false,
            null,
            "班子缺员",
            begun);
    CaseWalker walker = new CaseWalker(random, people, begun);
    List<CasesIntake.Past> steps = new ArrayList<>();
    Stage stage = Procedure.open(brief);
    while (stage.phase() != until) {
      Step next = walker.next(stage);
      stage = Procedure.take(stage, next, walker.desk());
      steps.add(new CasesIntake.Past(walker.today(), next));
    }
    return acting.asSystem(
        "test",
        () ->
            Objects.requireNonNull(
                transactions.execute(status -> past.load(brief, List.of(), steps, "经办"))));
  }

  private void loadPast(int cases) throws Exception {
    for (int i = 0; i < cases; i++) {
      load(candidates.subList(0, 1), LocalDate.of(2025, 3, 3).plusDays(9L * i), Phase.APPOINTMENT);
    }
  }

  /** As the page asks: outside a transaction. */
  private Optional<Advising.Advice> advice(Account account, String where, Object subject) {
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(account));
    try {
      return advising.on(where, subject.toString());
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static List<String> said(Advising.Advice advice) {
    return advice.matter().suggestions().stream().map(one -> one.what().zh()).toList();
  }

  @Test
  void aStepIsOfferedItsArticlesLikeCasesAndWhatTheyTeach() throws Exception {
    loadPast(6);
    UUID id = load(candidates.subList(1, 2), LocalDate.of(2025, 9, 1), Phase.NOTICE);
    String title = "关于规范任前公示的通知" + id.toString().substring(0, 8);
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(officer));
    importing.take(
        List.of(
            new Importing.Brought(
                "公示.txt",
                (title + "\n（2025年3月1日）\n按照《党政领导干部选拔任用工作条例》第四十二条，任前公示不少于五个工作日。\n")
                    .getBytes(StandardCharsets.UTF_8))),
        new Batch.Where(null, Reach.EVERYBODY, Secrecy.OPEN, "测试"),
        Batch.Way.PAGE);
    SecurityContextHolder.clearContext();

    Advising.Advice advice = advice(officer, "selection", id).orElseThrow();
    assertThat(advice.articles())
        .extracting(Advising.Article::label)
        .containsExactly("第四十二条", "第七十四条第一款");
    assertThat(advice.articles().getFirst().citing())
        .extracting(SearchResult.Hit::title)
        .contains(title);
    assertThat(advice.materials()).extracting(one -> one.hit().title()).contains(title);
    assertThat(advice.matter().precedents())
        .hasSize(5)
        .allSatisfy(one -> {
          assertThat(one.href()).startsWith("/selections/").doesNotEndWith(id.toString());
          assertThat(one.why().zh()).contains("同为提拔任职").contains("最后办结：公示期已满");
        });
    assertThat(said(advice))
        .anySatisfy(one -> assertThat(one).contains("6 件中居中").contains("已超过其中最长的"))
        .as("time ends every notice: nobody can begin earlier with it")
        .noneMatch(one -> one.contains("宜先办"));
    for (Matter.Suggestion one : advice.matter().suggestions()) {
      assertThat(one.source().zh()).isNotBlank();
      assertThat(one.why().en()).isNotBlank();
      for (Named person : candidates) {
        assertThat(one.what().zh()).doesNotContain(person.name());
      }
    }
    Advising.Advice decision = advice(officer, "decision", id).orElseThrow();
    assertThat(decision.articles())
        .extracting(one -> one.provision().id())
        .contains("XB-38-1", "XB-39-1", "XB-53-1");
    assertThat(decision.matter().precedents()).hasSize(5);
    assertThat(decision.matter().suggestions()).as("the decision is behind it").isEmpty();
  }

  @Test
  void fewerThanFiveCasesAreShownOneByOneAndMakeNoFigure() throws Exception {
    loadPast(4);
    UUID id = load(candidates.subList(1, 2), LocalDate.of(2025, 9, 1), Phase.NOTICE);
    Advising.Advice advice = advice(officer, "selection", id).orElseThrow();
    assertThat(advice.matter().precedents()).hasSize(4);
    assertThat(said(advice)).noneMatch(one -> one.contains("居中") || one.contains("最后才办结"));
    loadPast(1);
    assertThat(said(advice(officer, "selection", id).orElseThrow()))
        .anyMatch(one -> one.contains("5 件中居中"));
  }

  @Test
  void nobodyIsAdvisedOnWhatHeMayNotSeeNorCountsWhatConcernsHim() throws Exception {
    loadPast(5);
    Named concerned = candidates.get(3);
    load(List.of(concerned), LocalDate.of(2025, 4, 1), Phase.APPOINTMENT);
    UUID id = load(candidates.subList(1, 2), LocalDate.of(2025, 9, 1), Phase.NOTICE);
    assertThat(advice(elsewhere, "selection", id)).isEmpty();
    assertThat(advice(elsewhere, "decision", id)).isEmpty();
    Account reader = roster.account(Role.MEMBER, place.here(), null, InformationClass.values());
    assertThat(advice(reader, "selection", id)).as("no right to selection").isEmpty();
    Account own =
        roster.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            Objects.requireNonNull(candidates.get(1).personId()),
            InformationClass.values());
    assertThat(advice(own, "selection", id)).as("his own case").isEmpty();
    assertThat(said(advice(officer, "selection", id).orElseThrow()))
        .anyMatch(one -> one.contains("6 件中居中"));
    Account part =
        roster.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            Objects.requireNonNull(concerned.personId()),
            InformationClass.values());
    assertThat(said(advice(part, "selection", id).orElseThrow()))
        .as("the case that concerns him is not counted")
        .anyMatch(one -> one.contains("5 件中居中"));
    for (String nonsense :
        List.of("", "x", "-".repeat(36), UUID.randomUUID().toString(), id + "'")) {
      assertThat(advice(officer, "selection", nonsense)).as(nonsense).isEmpty();
    }
  }

  @Test
  void aPersonIsOfferedWhatIsOpenForThePostAndTheCasesUnderWay() throws Exception {
    loadPast(1);
    UUID post = post("副局长", 3, true);
    UUID id = UUID.randomUUID();
    PersonFile plain = RosterSample.person(id, place.here(), "吴试用", 7);
    LocalDate until = LocalDate.now(ZONE).plusDays(20);
    roster.load(
        List.of(
            new PersonFile(
                plain.basics(),
                new PersonFile.Placement(place.here(), post, "示例局副局长", "1A42", "二级科员"),
                List.of(
                    new PersonFile.Career(
                        place.here(),
                        post,
                        until.minusYears(1).plusDays(1),
                        null,
                        true,
                        "1A42",
                        "示例局副局长",
                        "提拔",
                        null,
                        null,
                        false,
                        until,
                        null,
                        false)),
                plain.ranks(),
                plain.education(),
                plain.titles(),
                plain.appraisals(),
                plain.trainings(),
                plain.honours(),
                plain.sanctions(),
                plain.family(),
                plain.languages(),
                plain.archive())));
    assertThat(kin.seats(List.of(id)).get(id).postId())
        .as("recusal from the post looks at the post held")
        .isEqualTo(post);
    UUID under = load(List.of(new Named(id, "吴试用")), LocalDate.of(2025, 9, 1), Phase.NOTICE);

    String page = person(officer, id, "DAILY");
    assertThat(page)
        .contains("第四十三条")
        .contains("试用期至 " + until)
        .contains("第四十二条")
        .contains("/selections/" + under)
        .contains("来源：");
    web.perform(get("/library/advice?place=person&subject=" + id).with(AtTheDesk.sits(officer)))
        .andExpect(status().isNotFound());
    web.perform(
            get("/library/advice?place=person&subject=" + id)
                .header(PURPOSE, "DAILY")
                .with(AtTheDesk.sits(elsewhere)))
        .andExpect(status().isNotFound());
    Account unit = roster.account(Role.UNIT_CADRE, place.here(), null, InformationClass.ROSTER);
    assertThat(person(unit, id, "DAILY"))
        .as("without a right to selection nothing is said of cases")
        .contains("试用期至 " + until)
        .doesNotContain("/selections/");
    Integer recorded =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql(
                            "select count(*) from records.entry where action = 'access.read' and object_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single()));
    assertThat(recorded).as("each opening is recorded").isPositive();
  }

  private String person(Account account, UUID id, String purpose) throws Exception {
    return web.perform(
            get("/library/advice?place=person&subject=" + id)
                .header(PURPOSE, purpose)
                .header("Accept-Language", "zh-CN")
                .with(AtTheDesk.sits(account)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void aRuleWhoseWordingWasNotCheckedSaysSo() {
    assertThat(said(advice(officer, "rule", "XB-08-8").orElseThrow()))
        .singleElement()
        .asString()
        .contains("引用前请核对原文");
    assertThat(said(advice(officer, "rule", "XB-08-4").orElseThrow())).isEmpty();
  }
}
