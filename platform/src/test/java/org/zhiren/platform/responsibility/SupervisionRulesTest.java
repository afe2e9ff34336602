package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.WorkingDays;

/** Escalation by rule, notices, divided orders, units that help, the watched folder. */
class SupervisionRulesTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

  @Autowired private Escalating escalating;
  @Autowired private EscalationRules rules;
  @Autowired private DueDays dueDays;
  @Autowired private Contributions contributions;
  @Autowired private WatchedFolder folder;
  @Autowired private FolderReports reports;

  @Test
  void workingDaysCountAsTheCalendarDoes() {
    long seed = 5;
    Random random = new Random(seed);
    WorkingDays official = WorkingDays.official();
    DueDays.Counted counted = new DueDays.Counted(official);
    // Spring festival 2026: 15 to 23 February are off, 14 and 28 February are working Saturdays.
    assertThat(counted.after(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 14));
    assertThat(counted.after(LocalDate.of(2026, 2, 14), 1)).isEqualTo(LocalDate.of(2026, 2, 24));
    assertThat(counted.past(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 23))).isZero();
    for (int i = 0; i < 200; i++) {
      LocalDate due = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600));
      int days = 1 + random.nextInt(30);
      LocalDate later = counted.after(due, days);
      assertThat(counted.past(due, later)).as("seed %d: %s + %d", seed, due, days).isEqualTo(days);
      assertThat(counted.past(later, due)).as("seed %d: %s - %d", seed, due, days).isEqualTo(-days);
    }
  }

  private int messages(Account account) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            jdbc.sql(
                    """
                    with set as materialized (select set_config('zhiren.account', :account, true))
                    select count(*) from set, messages.message where account_id = cast(:account as uuid) and category = 'supervision'
                    """)
                .param("account", account.id().toString())
                .query(Integer.class)
                .single());
  }

  @Test
  void aLateOrderIsRaisedOnceByEachRuleAndANewDeadlineBeginsAnew() throws Exception {
    UUID order =
        at(officer, () -> supervising.assign(new Supervising.Order(one, null, "就业滞后", "查明", 3)));
    LocalDate due = at(officer, () -> supervisions.required(order)).order().dueOn();
    escalating.run(due.minusDays(20));
    assertThat(steps(order)).as("nothing is due yet").hasSize(1);
    LocalDate third = dueDays.after(due, 3);
    escalating.run(third);
    Supervision.WithSteps raised = at(officer, () -> supervisions.required(order));
    assertThat(raised.order().level()).isEqualTo(EscalationRules.Level.UNIT);
    assertThat(raised.steps())
        .as("what was missed is said once, by the latest rule")
        .hasSize(2)
        .last()
        .matches(step -> step.text().zh().equals("按规则升级"));
    escalating.run(third);
    escalating.run(dueDays.after(due, 4));
    assertThat(steps(order)).as("a rule speaks once").hasSize(2);
    escalating.run(dueDays.after(due, 5));
    assertThat(at(officer, () -> supervisions.required(order)).order().level())
        .isEqualTo(EscalationRules.Level.LEADER);
    assertThat(at(officer, () -> supervisions.count(Supervisions.Wanted.RAISED))).isPositive();
    assertThat(messages(cadreOfOne)).as("assigned, raised twice").isEqualTo(3);
    assertThat(messages(cadreOfTwo)).as("nothing of their own").isZero();
    assertThat(messages(officer)).as("the leader's side at level 2").isEqualTo(1);

    long version = at(officer, () -> supervisions.required(order)).order().version();
    LocalDate later = dueDays.after(due.isAfter(TODAY) ? due : TODAY, 20);
    at(
        cadreOfOne,
        () -> {
          supervising.take(order, version, new SupervisionStep.AskExtension(later, "来不及"));
          return null;
        });
    at(
        officer,
        () -> {
          supervising.take(order, version + 1, new SupervisionStep.AnswerExtension(true, "同意"));
          return null;
        });
    assertThat(at(officer, () -> supervisions.required(order)).order().level())
        .as("the new deadline begins anew")
        .isEqualTo(EscalationRules.Level.REMIND);
    int before = steps(order).size();
    escalating.run(dueDays.after(later, 5));
    assertThat(steps(order)).hasSize(before + 1);
  }

  private List<Supervision.Taken> steps(UUID order) throws Exception {
    return at(officer, () -> supervisions.required(order)).steps();
  }

  @Test
  void rulesAreChangedWholeOrNotAtAll() throws Exception {
    List<EscalationRules.Rule> old = rules.all();
    MockHttpServletResponse refused =
        ask(
            officer,
            post("/supervisions/rules")
                .param("days", "1", "1", "后天")
                .param("level", "REMIND", "UNIT", "LEADER")
                .param("said", "一", "二", "三"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("后天", "整数");
    assertThat(rules.all()).isEqualTo(old);
    assertThat(ask(cadreOfOne, get("/supervisions/rules")).getStatus()).isEqualTo(404);
    try {
      MockHttpServletResponse taken =
          ask(
              officer,
              post("/supervisions/rules")
                  .param("days", "-1", "2", "")
                  .param("level", "REMIND", "LEADER", "REMIND")
                  .param("said", "快到期了", "请领导过问", ""));
      assertThat(taken.getStatus()).isEqualTo(302);
      assertThat(rules.all()).extracting(EscalationRules.Rule::workingDays).containsExactly(-1, 2);
    } finally {
      at(
          officer,
          () -> {
            rules.replace(old);
            return null;
          });
    }
  }

  @Test
  void anOrderIsDividedOnItsPage() throws Exception {
    UUID order =
        at(officer, () -> supervising.assign(new Supervising.Order(one, null, "整治", "查明", 5)));
    assertThat(
            ask(officer, post("/supervisions/" + order + "/split").param("units", "没有这个单位"))
                .getStatus())
        .isEqualTo(422);
    List<UUID> parts = at(officer, () -> supervising.split(order, List.of(two), 4));
    assertThat(at(officer, () -> supervisions.parts(order)))
        .singleElement()
        .matches(part -> part.id().equals(parts.getFirst()) && order.equals(part.splitFrom()));
    assertThat(
            ask(officer, get("/supervisions/" + order)).getContentAsString(StandardCharsets.UTF_8))
        .contains("/supervisions/" + parts.getFirst());
    assertThat(ask(officer, get("/supervisions/" + order + "/split")).getStatus()).isEqualTo(200);
  }

  @Test
  void aUnitThatHelpsSeesTheTargetAndReportsItsPart() throws Exception {
    UUID plan =
        at(
            officer,
            () -> {
              UUID made = drawingUp.begin(body, head());
              setting.add(made, null, facts(one, 10_000).with().cooperating(List.of(two)).facts());
              publishing.publish(made, "");
              return made;
            });
    Target target = of(plan, one);
    assertThat(at(cadreOfTwo, contributions::helped))
        .singleElement()
        .matches(helped -> helped.target().equals(target.id()) && helped.ownerId().equals(one));
    assertThat(at(cadreOfOne, contributions::helped))
        .as("the owner leads, it does not help")
        .isEmpty();
    assertThat(
            ask(cadreOfTwo, get("/reporting/helping")).getContentAsString(StandardCharsets.UTF_8))
        .contains("城镇新增就业");
    String here = "/reporting/helping/" + target.id() + "/" + two;
    assertThat(
            ask(cadreOfTwo, post(here).param("asOf", TODAY.toString()).param("said", " "))
                .getStatus())
        .isEqualTo(422);
    assertThat(
            ask(cadreOfTwo, post(here).param("asOf", TODAY.toString()).param("said", "提供培训场地两处"))
                .getStatus())
        .isEqualTo(302);
    assertThat(at(cadreOfOne, () -> contributions.of(target.id())))
        .singleElement()
        .matches(part -> part.said().equals("提供培训场地两处") && part.unitId().equals(two));
    assertThat(
            ask(cadreOfOne, get("/reporting/" + target.id()))
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("提供培训场地两处");
    at(
        cadreOfTwo,
        () -> {
          assertThat(targets.find(target.id())).as("but not the page of the target").isEmpty();
          assertThat(
                  catchThrowableOfType(
                      NotFound.class, () -> contributions.report(target.id(), one, TODAY, "冒充")))
              .isNotNull();
          assertThat(
                  catchThrowableOfType(
                      NotFound.class,
                      () -> reporting.report(value(target, TODAY, "1", ""), Reading.Way.FORM)))
              .as("helping is not reporting the value")
              .isNotNull();
          return null;
        });
  }

  @Test
  void filesAreTakenUpWholeOnceAndNothingIsLost() throws Exception {
    Target target = of(published(), one);
    String heads = String.join(",", ReadingSheets.HEADINGS) + "\n";
    String line = target.id() + ",示例甲局,城镇新增就业,新增就业人数,人,900," + TODAY + ",%s,,\n";
    Path in = folder.in();
    folder.look();
    Files.writeString(in.resolve("a.csv"), "\ufeff" + heads + line.formatted("77"));
    Files.writeString(in.resolve("b.csv"), heads + line.formatted("七十七"));
    Files.writeString(in.resolve("c.csv.part"), heads + line.formatted("78"));
    Files.writeString(in.resolve("d.exe"), "MZ");
    Path outside = Files.writeString(Files.createTempFile("outside", ".csv"), heads);
    Files.createSymbolicLink(in.resolve("e.csv"), outside);
    assertThat(folder.look()).as("the link at once; files only when they stand still").isEqualTo(1);
    Files.writeString(in.resolve("a.csv"), heads + line.formatted("79"));
    assertThat(folder.look()).as("a.csv was still being written").isEqualTo(2);
    assertThat(folder.look()).isEqualTo(1);
    assertThat(names(in)).containsExactly("c.csv.part");
    assertThat(at(cadreOfOne, () -> reporting.history(target.id())))
        .singleElement()
        .matches(r -> r.value().intValueExact() == 79 && r.way() == Reading.Way.FOLDER);
    assertThat(names(in.resolveSibling("done"))).anyMatch(name -> name.endsWith("-a.csv"));
    Path refused = in.resolveSibling("refused");
    Path report =
        refused.resolve(
            names(refused).stream()
                .filter(name -> name.endsWith("-b.csv.report.txt"))
                .findFirst()
                .orElseThrow());
    assertThat(Files.readString(report)).contains("七十七", "数值2", "no number");
    assertThat(Files.exists(outside)).as("the file behind the link is untouched").isTrue();
    // The server was killed after the values were committed and before the file was moved.
    Files.writeString(in.resolve("a-again.csv"), heads + line.formatted("79"));
    folder.look();
    folder.look();
    assertThat(at(cadreOfOne, () -> reporting.history(target.id()))).hasSize(1);
    List<FolderReports.Line> kept =
        acting.asSystem("test", () -> reports.latest(20)).stream()
            .filter(file -> file.name().startsWith("a"))
            .toList();
    assertThat(kept)
        .extracting(FolderReports.Line::state)
        .contains(FolderReports.State.TAKEN, FolderReports.State.REPEATED);
    assertThat(at(officer, () -> reports.latest(20))).as("only who sees everything").isEmpty();
    assertThat(ask(officer, get("/reporting/folder")).getStatus()).isEqualTo(200);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
