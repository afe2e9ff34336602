package org.zhiren.platform.roster.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.query.Checking;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.Condition.Facts;
import org.zhiren.platform.roster.query.Condition.Group;
import org.zhiren.platform.roster.query.Condition.Join;
import org.zhiren.platform.roster.query.Condition.Op;
import org.zhiren.platform.roster.query.Condition.Timing;
import org.zhiren.platform.roster.query.FacePractice;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.Reading;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.roster.query.SavedQuery;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.roster.query.TakingPeopleOut;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Reading, JSON, builder, saved queries, exports and the API. */
class QueryPagesTest extends SampledTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static Account cadre;
  private static Account leader;

  @Autowired private Reading reading;
  @Autowired private SavedQueries saved;
  @Autowired private TakingPeopleOut taking;
  @Autowired private FacePractice practice;
  @Autowired private BuilderSteps steps;

  @BeforeEach
  void people() throws Exception {
    if (cadre == null) {
      cadre = house.account(Role.DEPARTMENT_CADRE, null);
      leader = house.account(Role.DEPARTMENT_LEADER, null);
    }
  }

  private static Question example() {
    return Question.of(
            Facts.some(FactKind.CAREER, Timing.NOW, Condition.Test.in(Field.CAREER_LEVEL, "1A41"))
                .forMonths(36),
            Condition.Test.in(Field.SEX, "2"),
            Condition.Test.between(Field.AGE, "", "40"),
            new Group(
                Join.ANY,
                List.of(
                    Facts.some(
                        FactKind.EDUCATION,
                        Timing.EVER,
                        Condition.Test.of(Field.EDUCATION_DEGREE_NAME, Op.CONTAINS, "工学")),
                    new Group(
                        Join.NONE,
                        List.of(Facts.some(FactKind.SANCTION, Timing.EVER).inLastYears(3))))))
        .on(DAY);
  }

  @Test
  void whatWasTypedStaysWhereSavingOrTakingOutIsRefused() throws Exception {
    String long61 = "长".repeat(61);
    for (String address : List.of("/query/saved", "/query/export")) {
      MockHttpServletResponse answer =
          web.perform(
                  post(address)
                      .param("q", QuestionJson.write(example()))
                      .param("name", long61)
                      .param("reason", " ")
                      .param("format", "xlsx")
                      .header("Accept-Language", "zh")
                      .with(csrf())
                      .with(AtTheDesk.sits(cadre)))
              .andReturn()
              .getResponse();
      String html = answer.getContentAsString(StandardCharsets.UTF_8);
      assertThat(answer.getStatus()).as(address).isEqualTo(422);
      assertThat(html).as(address).contains("role=\"alert\"", "id=\"builder\"", "<title>错误：");
      assertThat(html.contains(long61))
          .as("the name on " + address)
          .isEqualTo(address.endsWith("saved"));
    }
  }

  @Test
  void aQuestionIsReadInBothLanguagesExactly() {
    assertThat(reading.of(example()).zh())
        .isEqualTo(
            "在职人员（截至 2026-11-26）：现任职务（职务层次为乡科级正职），连续不少于 3 年、性别为女、年龄不超过 40"
                + " 周岁、（有学历学位（学位名称含“工学”），或不符合（有近 3 年决定的处分））");
    assertThat(reading.of(example()).en())
        .isEqualTo(
            "People in service (as of 2026-11-26): a present post (level of post: section level,"
                + " chief), at least 3 years without a break; Sex: female; Age at most 40;"
                + " (education (name of degree contains “工学”) or not (sanctions decided within the"
                + " last 3 years))");
  }

  @Test
  void aQuestionSurvivesJsonAndAddress() {
    Question question = example();
    assertThat(QuestionJson.read(QuestionJson.write(question))).isEqualTo(question);
    Question big =
        question.with(new Group(Join.ANY, java.util.Collections.nCopies(5, question.where())));
    ResultState state =
        new ResultState(big, "", "", ResultState.View.LIST, Sort.PRECEDENCE, List.of(), 1);
    assertThat(state.q()).startsWith("z");
    assertThat(ResultState.question(state.q())).isEqualTo(big);
    assertThatThrownBy(() -> ResultState.question("zAAAA")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void examplesAreComplete() {
    for (Examples.Example example : Examples.ALL) {
      assertThat(Checking.faults(example.question())).as(example.key()).isEmpty();
    }
  }

  @Test
  void fieldsAreFoundByNameAndByInitials() {
    assertThat(steps.find("nl")).contains(Field.AGE);
    assertThat(steps.find("年龄")).contains(Field.AGE);
    assertThat(steps.find("Age")).contains(Field.AGE);
    assertThat(steps.find("专业 · 学历学位")).contains(Field.EDUCATION_MAJOR);
    assertThat(steps.find("无此字段")).isEqualTo(Optional.empty());
  }

  @Test
  void stepsMoveCopyNestAndRemove() {
    BuilderNode tree = new BuilderNode(example().where());
    tree.count();
    Condition sex = example().where().members().get(1);
    int at =
        tree.children().stream()
            .filter(node -> sex.equals(node.condition()))
            .findFirst()
            .orElseThrow()
            .number();
    steps.apply(tree, "up:" + at, number -> "");
    assertThat(tree.children().getFirst().condition()).isEqualTo(sex);
    tree.count();
    steps.apply(tree, "copy:1", number -> "");
    assertThat(tree.children()).hasSize(5);
    tree.count();
    steps.apply(tree, "wrap:1", number -> "");
    assertThat(tree.children().getFirst().condition()).isEqualTo(new Group(Join.ANY, List.of(sex)));
    tree.count();
    steps.apply(tree, "leave:2", number -> "");
    assertThat(tree.children().getFirst().condition()).isEqualTo(sex);
    tree.count();
    steps.apply(tree, "remove:1", number -> "");
    assertThat(tree.condition()).isNotEqualTo(example().where());
    assertThat(tree.children()).hasSize(4);
  }

  @Test
  void theFormCarriesTheWholeTree() {
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.put("t", List.of("g0", "f1", "c2", "e", "g3", "c4", "e", "e"));
    form.add("asOf", "2026-11-26");
    form.add("population", "ALL");
    form.add("join0", "ALL");
    form.add("kind1", "career");
    form.add("timing1", "NOW");
    form.add("measure1", "MONTHS");
    form.add("least1", "3");
    form.add("scale1", "12");
    form.add("field2", "career.level");
    form.add("op2", "IN");
    form.add("v2", "1A41");
    form.add("more2", "1A42");
    form.add("join3", "NONE");
    form.add("field4", "name");
    form.add("v4", "王、张");
    BuilderForm read = new BuilderForm(form, words -> Optional.empty());
    assertThat(read.question(read.tree()))
        .isEqualTo(
            Question.of(
                    Facts.some(
                            FactKind.CAREER,
                            Timing.NOW,
                            Condition.Test.in(Field.CAREER_LEVEL, "1A41", "1A42"))
                        .forMonths(36),
                    new Group(
                        Join.NONE, List.of(Condition.Test.of(Field.NAME, Op.CONTAINS, "王", "张"))))
                .on(DAY)
                .among(Question.Population.ALL));
  }

  private MockHttpServletResponse ask(String json) throws Exception {
    return web.perform(
            post("/api/v1/roster/query")
                .with(AtTheDesk.sits(cadre))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json))
        .andReturn()
        .getResponse();
  }

  @Test
  void theApiAnswersAndNamesEveryFault() throws Exception {
    MockHttpServletResponse good = ask(QuestionJson.write(example()));
    assertThat(good.getStatus()).isEqualTo(200);
    assertThat(good.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"count\":0", "\"asOf\":\"2026-11-26\"", "性别为女");
    MockHttpServletResponse bad =
        ask(
            """
            {"where": {"all": [
              {"field": "age", "op": "BETWEEN", "from": "50", "to": "40"},
              {"field": "sex", "op": "IN", "values": ["3"]},
              {"facts": "training", "timing": "LAST_YEARS", "measure": "HOURS"}]}}
            """);
    assertThat(bad.getStatus()).isEqualTo(422);
    assertThat(bad.getContentAsString(StandardCharsets.UTF_8))
        .contains(
            "where.all[0].to", "where.all[1].values", "where.all[2].years", "where.all[2].atLeast");
    assertThat(ask("{\"where\": {\"field\": \"salary\"}}").getStatus()).isEqualTo(422);
  }

  @Test
  void savedQueriesArePrivateUntilShared() throws Exception {
    UUID id = at(cadre, () -> saved.save("试验查询", example(), "", "", ""));
    assertThat(at(leader, () -> saved.find(id))).isEmpty();
    at(
        cadre,
        () -> {
          saved.share(id, new SavedQuery.Share(leader.id(), null, false));
          return true;
        });
    SavedQuery shared = at(leader, () -> saved.find(id)).orElseThrow();
    assertThat(shared.question()).isEqualTo(example());
    assertThat(shared.mayChange()).isFalse();
    assertThatThrownBy(() ->
            at(
                leader,
                () -> {
                  saved.rename(id, shared.version(), "改名");
                  return true;
                }))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            at(
                leader,
                () -> {
                  saved.delete(id);
                  return true;
                }))
        .isInstanceOf(NotFound.class);
    UUID copy = at(leader, () -> saved.copy(id, "副本"));
    assertThat(at(leader, () -> saved.find(copy)).orElseThrow().mine()).isTrue();
    at(
        cadre,
        () -> {
          saved.delete(id);
          return true;
        });
    assertThat(at(leader, () -> saved.find(id))).isEmpty();
    at(
        cadre,
        () -> {
          saved.restore(id);
          saved.unshare(id, new SavedQuery.Share(leader.id(), null, false));
          return true;
        });
    assertThat(at(leader, () -> saved.find(id))).isEmpty();
    assertThat(at(cadre, () -> saved.find(id))).isPresent();
  }

  @Test
  void anExportNeedsAReasonAndNobodyAgreesToTheOwnOne() throws Exception {
    assertThatThrownBy(() ->
            at(cadre, () -> taking.ask(example(), Sort.PRECEDENCE, "", TakingPeopleOut.XLSX, " ")))
        .isInstanceOf(InvalidInput.class);
    TakingPeopleOut.Request small =
        at(cadre, () -> taking.ask(example(), Sort.PRECEDENCE, "", TakingPeopleOut.XLSX, "试验"));
    assertThat(small.approved()).isTrue();
    assertThatThrownBy(
            () -> at(leader, () -> taking.take(small.id(), org.zhiren.platform.shell.Language.ZH)))
        .as("somebody else's export")
        .isInstanceOf(NotFound.class);
    acting.asSystem(
        "test",
        () ->
            jdbc.sql("update roster.people_export set approved = null where id = :id")
                .param("id", small.id())
                .update());
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  taking.decide(small.id(), true);
                  return true;
                }))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> at(cadre, () -> taking.take(small.id(), org.zhiren.platform.shell.Language.ZH)))
        .isInstanceOf(NotFound.class);
    at(
        leader,
        () -> {
          taking.decide(small.id(), true);
          return true;
        });
    assertThat(at(cadre, () -> taking.take(small.id(), org.zhiren.platform.shell.Language.ZH)))
        .extracting(TakingPeopleOut.Parcel::fileName)
        .asString()
        .endsWith(".xlsx");
  }

  @Test
  void practiceIsSeenByNobodyElse() throws Exception {
    UUID person = UUID.randomUUID();
    at(
        cadre,
        () -> {
          practice.answered(person, true);
          practice.answered(person, false);
          return true;
        });
    String count = "select count(*) from roster.face_practice where person_id = '%s'";
    assertThat(at(leader, () -> seen(count.formatted(person)))).isZero();
    assertThat(at(cadre, () -> seen(count.formatted(person)))).isEqualTo(1);
  }

  @Autowired private org.springframework.transaction.support.TransactionTemplate transactions;

  private int seen(String sql) {
    return transactions.execute(status -> jdbc.sql(sql).query(Integer.class).single());
  }

  @Test
  void thePageOpensAndAForeignSavedQueryDoesNotExist() throws Exception {
    MockHttpServletResponse page =
        web.perform(get("/query").with(AtTheDesk.sits(cadre))).andReturn().getResponse();
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("找到 0 人");
    assertThat(
            web.perform(get("/query?saved=" + UUID.randomUUID()).with(AtTheDesk.sits(cadre)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }
}
