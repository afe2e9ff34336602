package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.TargetResults;
import org.zhiren.platform.responsibility.TargetSample;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** From the trial run to what people decide, on a real database. */
class EvaluationLifeTest extends TargetSample {

  private static final int LAST = YEAR - 1;
  private static final LocalDate END = LocalDate.of(LAST, 12, 31);

  @Autowired private TargetResults results;
  @Autowired private Consequences consequences;
  @Autowired private PanelMembers members;
  @Autowired private PanelJudging panel;
  @Autowired private PersonTargets people;
  @Autowired private Schemes schemes;
  @Autowired private ReportBook book;

  private UUID person;
  private Account second;

  @BeforeEach
  void another() throws Exception {
    person = UUID.randomUUID();
    second = account(Role.DEPARTMENT_CADRE, body);
  }

  private static TargetFacts kind(TargetFacts facts, TargetKind kind, Named person, String name) {
    return facts.with().name(name).kind(kind).person(person).facts();
  }

  /** A plan of last year: half done by one unit, of the other nothing is known. */
  private UUID ended() throws Exception {
    UUID plan =
        at(
            officer,
            () -> {
              UUID id = drawingUp.begin(body, head(LAST));
              setting.add(
                  id,
                  null,
                  kind(
                      facts(LAST, one, 7_500, "1200"),
                      TargetKind.STEP,
                      new Named(person, "孙丁"),
                      "城镇新增就业"));
              setting.add(
                  id,
                  null,
                  kind(
                      facts(LAST, two, 2_500, "1200"),
                      TargetKind.STEP,
                      new Named(null, "周己"),
                      "城镇新增就业"));
              publishing.publish(id, "");
              return id;
            });
    Target ofOne = of(plan, one);
    at(cadreOfOne, () -> reporting.report(value(ofOne, END, "600", ""), Reading.Way.FORM));
    return plan;
  }

  private InvalidInput refused(Account account, Callable<?> work) throws Exception {
    InvalidInput refused = at(account, () -> catchThrowableOfType(InvalidInput.class, work::call));
    assertThat(refused).as("refused").isNotNull();
    return refused;
  }

  private static Callable<?> does(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  @Test
  void anAppealMakesANewEditionAndTheResultsAreReleasedOnce() throws Exception {
    UUID plan = ended();
    UUID target = of(plan, one).id();
    Freezing.Trial trial = at(officer, () -> freezing.trial(plan));
    assertThat(trial.missing()).as("of the other unit nothing was reported").hasSize(1);
    assertThat(at(officer, () -> evaluations.editions(plan))).as("nothing is fixed").isEmpty();
    assertThat(at(officer, () -> freezing.freeze(plan))).isEqualTo(1);
    assertThat(at(cadreOfTwo, () -> appeals.asked(9)))
        .as("the unit is asked")
        .extracting(Appeals.Asked::unitId)
        .containsExactly(two);

    assertThat(
            refused(cadreOfOne, () -> filing.file(plan, target, "数字有误", " ", List.of())).faults())
        .extracting(InvalidInput.Fault::field)
        .containsExactly("evidence");
    assertThat(
            at(
                cadreOfTwo,
                () ->
                    catchThrowableOfType(
                        NotFound.class, () -> filing.file(plan, target, "x", "y", List.of()))))
        .as("a unit appeals for itself")
        .isNotNull();
    UUID appeal = at(cadreOfOne, () -> filing.file(plan, target, "漏计第四季度", "统计局证明", List.of()));
    assertThat(refused(officer, does(() -> answering.answer(appeal, null, "不符"))).faults())
        .as("whoever froze the results does not answer")
        .hasSize(1);
    at(second, does(() -> answering.answer(appeal, new BigDecimal("1200"), "核查属实")));
    assertThat(refused(second, does(() -> answering.answer(appeal, null, "再答"))).faults())
        .isNotEmpty();

    // 600 of 1,200 were half the way: 50 points; 1,200 are all of it.
    assertThat(at(cadreOfOne, () -> evaluations.units(plan, 1)).getFirst().raw())
        .as("the first edition stays as it was")
        .isEqualByComparingTo("50");
    assertThat(at(cadreOfOne, () -> evaluations.units(plan, 2)).getFirst().raw())
        .isEqualByComparingTo("100");
    assertThat(at(officer, () -> evaluations.movedTargets(plan, 2)))
        .singleElement()
        .satisfies(moved -> {
          assertThat(moved.before().value()).isEqualByComparingTo("600");
          assertThat(moved.after().value()).isEqualByComparingTo("1200");
        });

    assertThat(refused(officer, does(() -> releasing.release(plan, "常委会审定"))).faults())
        .as("the units may still appeal")
        .hasSize(1);
    assertThat(at(officer, () -> results.of(person, END))).as("not released").isEmpty();
    assertThat(refused(officer, does(() -> confirming.confirm(plan, one))).faults())
        .as("whoever computed the results does not confirm them")
        .hasSize(1);
    at(cadreOfOne, does(() -> confirming.confirm(plan, one)));
    at(cadreOfTwo, does(() -> confirming.confirm(plan, two)));
    assertThat(refused(officer, does(() -> releasing.release(plan, " "))).faults()).hasSize(1);
    at(officer, does(() -> releasing.release(plan, "常委会审定")));
    assertThat(refused(officer, does(() -> releasing.release(plan, "再发"))).faults()).hasSize(1);

    assertThat(at(officer, () -> results.of(person, END)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.score()).isEqualByComparingTo("100");
          assertThat(one.edition()).isEqualTo(2);
          assertThat(one.part()).isEqualTo(TargetResults.Part.PERSON);
        });
    assertThat(at(officer, () -> results.of(person, END.minusDays(1))))
        .as("not ended by that day")
        .isEmpty();
    assertThat(at(cadreOfTwo, () -> results.of(person, END))).as("another unit").isEmpty();
    assertThat(at(officer, () -> results.lastOfUnit(two, END)))
        .as("unknown, not zero")
        .hasValueSatisfying(unit -> assertThat(unit.raw()).isNull());
  }

  @Test
  void aPersonReadsTheOwnResultsAndNobodyElses() throws Exception {
    UUID plan = ended();
    at(officer, () -> freezing.freeze(plan));
    at(cadreOfOne, does(() -> confirming.confirm(plan, one)));
    at(cadreOfTwo, does(() -> confirming.confirm(plan, two)));
    Account member = account(Role.MEMBER, two, person);
    Account other = account(Role.MEMBER, two, UUID.randomUUID());
    assertThat(at(member, people::mine)).as("before the release").isEmpty();
    at(officer, does(() -> releasing.release(plan, "常委会审定")));
    assertThat(at(member, people::mine))
        .singleElement()
        .satisfies(one -> assertThat(one.score()).isEqualByComparingTo("50"));
    assertThat(at(other, people::mine)).isEmpty();
  }

  @Test
  void proposalsAreDecidedByPeopleWithAReason() throws Exception {
    UUID plan = ended();
    at(officer, () -> freezing.freeze(plan));
    at(cadreOfOne, does(() -> confirming.confirm(plan, one)));
    at(cadreOfTwo, does(() -> confirming.confirm(plan, two)));
    at(officer, does(() -> releasing.release(plan, "常委会审定")));
    List<Proposal> proposals = at(officer, () -> consequences.of(plan));
    assertThat(proposals)
        .as("50 points are below 60; nobody without a file, nobody whose score is unknown")
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo(Proposal.Kind.REMINDER);
          assertThat(one.personId()).isEqualTo(person);
        });
    UUID proposal = proposals.getFirst().id();
    assertThat(refused(officer, does(() -> consequences.decide(plan, proposal, true, ""))).faults())
        .hasSize(1);
    at(officer, does(() -> consequences.decide(plan, proposal, false, "受灾影响，属客观原因")));
    assertThat(
            refused(second, does(() -> consequences.decide(plan, proposal, true, "另议"))).faults())
        .hasSize(1);
    assertThat(at(officer, () -> consequences.of(plan)).getFirst().state())
        .isEqualTo(Proposal.State.DECLINED);
  }

  @Test
  void aPanelMarksIndependentlyAndStandsBackFromItsOwn() throws Exception {
    UUID plan =
        at(
            officer,
            () -> {
              UUID id = drawingUp.begin(body, head(LAST));
              setting.add(
                  id,
                  null,
                  kind(
                      facts(LAST, one, 10_000, "1200"),
                      TargetKind.HIGHLIGHT,
                      new Named(null, "孙丁"),
                      "零工驿站"));
              publishing.publish(id, "");
              return id;
            });
    UUID highlight = of(plan, one).id();
    Account third = account(Role.DEPARTMENT_CADRE, body);
    for (Account account : List.of(officer, second, third)) {
      at(officer, does(() -> members.call(plan, account.login())));
    }
    assertThat(refused(officer, does(() -> members.call(plan, cadreOfOne.login()))).faults())
        .as("a reporter does not judge")
        .hasSize(1);
    assertThat(
            refused(officer, does(() -> panel.mark(highlight, Map.of("创新性", BigDecimal.TEN))))
                .faults())
        .as("every criterion")
        .hasSize(2);
    for (Account account : List.of(officer, second)) {
      at(account, does(() -> panel.mark(highlight, marks("80", "90", "70"))));
    }
    assertThat(at(third, () -> panel.lines(plan)).getFirst().marks())
        .as("nobody sees another's marks")
        .isEmpty();
    assertThat(at(officer, () -> freezing.trial(plan)).missing())
        .as("two members are too few")
        .hasSize(1);
    at(third, does(() -> panel.mark(highlight, marks("50", "60", "40"))));
    at(officer, () -> freezing.freeze(plan));
    // 80·30 % + 90·40 % + 70·30 % = 81, twice; 50·30 % + 60·40 % + 40·30 % = 51; mean 71.
    assertThat(at(officer, () -> evaluations.units(plan, 1)).getFirst().raw())
        .isEqualByComparingTo("71");
    assertThat(refused(third, does(() -> panel.mark(highlight, marks("1", "1", "1")))).faults())
        .as("after the freeze")
        .isNotEmpty();
  }

  private static Map<String, BigDecimal> marks(String a, String b, String c) {
    return Map.of("创新性", new BigDecimal(a), "实际成效", new BigDecimal(b), "可复制可推广", new BigDecimal(c));
  }

  @Test
  void theFormulaeArePublishedBeforeTheFreezeAndHoldAfterIt() throws Exception {
    UUID plan = ended();
    Scheme strict =
        new Scheme(
            new BigDecimal("110"), false, BigDecimal.ZERO, 3, BigDecimal.ONE, 1, 3, List.of());
    at(officer, does(() -> schemes.set(plan, strict)));
    assertThat(at(cadreOfOne, () -> schemes.of(plan)).scheme()).isEqualTo(strict);
    at(officer, () -> freezing.freeze(plan));
    assertThat(refused(officer, does(() -> schemes.set(plan, Scheme.USUAL))).faults()).hasSize(1);
    assertThat(
            catchThrowableOfType(
                    InvalidInput.class,
                    () ->
                        new Scheme(
                            new BigDecimal("90"),
                            true,
                            new BigDecimal("100"),
                            2,
                            BigDecimal.ZERO,
                            0,
                            21,
                            List.of(new Scheme.Criterion("甲", 5_000))))
                .faults())
        .extracting(InvalidInput.Fault::field)
        .containsExactly(
            "most",
            "placeLeast",
            "fewestPeers",
            "perDayLate",
            "appealDays",
            "answerDays",
            "criteria");
  }

  @Test
  void everyPageAndPaperShowsInBothLanguages() throws Exception {
    UUID plan = ended();
    UUID target = of(plan, one).id();
    String here = "/targets/" + plan;
    for (String page : List.of("/scores", "/trial", "/scheme", "/panel")) {
      assertThat(text(officer, here + page)).as(page).contains("</html>");
    }
    at(officer, () -> freezing.freeze(plan));
    at(cadreOfOne, () -> filing.file(plan, target, "漏计", "证明", List.of()));
    for (Account account : List.of(officer, cadreOfOne)) {
      for (String page :
          List.of(
              "/scores",
              "/scores/units/" + one,
              "/scores/targets/" + target,
              "/scores/editions/1")) {
        assertThat(text(account, here + page)).as(page).contains("</html>");
      }
    }
    assertThat(status(cadreOfTwo, here + "/scores/units/" + one)).isEqualTo(404);
    assertThat(status(cadreOfTwo, here + "/scores/targets/" + target)).isEqualTo(404);
    String api = "/api/v1/targets/plans/" + plan;
    assertThat(text(cadreOfOne, api + "/scores"))
        .as("the own results with their reason")
        .contains("\"raw\":50.00", "完成基期至目标的 50%")
        .doesNotContain(two.toString());
    for (String address : List.of("/scheme", "/editions", "/appeals")) {
      assertThat(text(officer, api + address)).as(address).isNotBlank();
    }
    assertThat(text(officer, here + "/proposals")).contains("</html>");
    byte[] pdf = at(officer, () -> book.pdf(plan));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("评价报告", "计分办法", "50.00");
    }
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    at(
        officer,
        () -> {
          book.workbook(plan, xlsx);
          return true;
        });
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      assertThat(workbook.getSheetAt(0).getLastRowNum())
          .as("two lines, headings, two targets")
          .isEqualTo(4);
    }
  }

  private int status(Account account, String path) throws Exception {
    return ask(account, get(path)).getStatus();
  }
}
