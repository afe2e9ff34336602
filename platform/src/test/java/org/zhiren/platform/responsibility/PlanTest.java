package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** Plans: what is refused, exact weights, editions, signatures, the paper. */
class PlanTest extends TargetSample {

  @Autowired private PrintedSheets printed;

  private static TargetFacts empty() {
    return new TargetFacts(
        "",
        null,
        null,
        new Named(null, ""),
        new Named(null, ""),
        List.of(),
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        "",
        "",
        List.of());
  }

  private List<String> refusedFields(UUID plan, TargetFacts facts) throws Exception {
    InvalidInput refused =
        at(
            officer,
            () -> catchThrowableOfType(InvalidInput.class, () -> setting.add(plan, null, facts)));
    assertThat(refused).as("refused").isNotNull();
    return refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }

  @Test
  void whatCannotBeExecutedMonitoredOrEvaluatedIsRefusedWithEveryField() throws Exception {
    UUID plan = at(officer, () -> drawingUp.begin(body, head()));
    assertThat(refusedFields(plan, empty()))
        .containsExactly(
            "name",
            "kind",
            "unit",
            "leader",
            "person",
            "deadline",
            "indicator",
            "measure",
            "source",
            "course",
            "direction",
            "goal",
            "rule");
    TargetFacts good = facts(one, 10_000);
    TargetFacts backwards =
        new TargetFacts(
            good.name(),
            good.kind(),
            one,
            good.leader(),
            good.person(),
            List.of(),
            good.indicator(),
            good.measure(),
            Direction.DOWN,
            good.baseline(),
            good.goal(),
            good.challenge(),
            good.rule(),
            Course.Kind.MILESTONES,
            10_000,
            LocalDate.of(YEAR + 1, 1, 1),
            "",
            good.source(),
            List.of());
    assertThat(refusedFields(plan, backwards))
        .as("deadline outside, no milestone, 1,200 is no decrease from 0")
        .containsExactly("deadline", "milestones", "goal", "challenge");
    assertThat(at(officer, () -> targets.ofPlan(plan))).as("nothing was written").isEmpty();
  }

  @Test
  void weightsAreSharedOutToTheBasisPoint() throws Exception {
    at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          List<SettingTargets.Share> three = new ArrayList<>();
          for (UUID unit : List.of(one, two, body)) {
            three.add(
                new SettingTargets.Share(
                    unit, new Named(null, "钱丙"), new Named(null, "孙丁"), new BigDecimal("400")));
          }
          assertThat(setting.handOut(top, three)).isEqualTo(3);
          assertThat(targets.children(plan, top).stream().map(n -> n.target().facts().weight()))
              .containsExactly(3334, 3333, 3333);
          TargetFacts share = targets.ofUnit(plan, one).getFirst().facts();
          assertThat(share.challenge())
              .as("1,440 of 1,200 is 480 of 400")
              .isEqualByComparingTo("480");
          setting.add(plan, top, facts(two, 1));
          assertThat(publishing.obstacles(plan))
              .as("the sum is 10,001, and the unit has a target of that name already")
              .extracting(InvalidInput.Fault::field)
              .containsExactlyInAnyOrder("weight", "name");
          return null;
        });
  }

  @Test
  void aRevisionIsComparedAndEndsOnlyTheSignaturesOfWhatChanged() throws Exception {
    UUID plan = published();
    for (UUID unit : List.of(one, two)) {
      at(
          officer,
          () -> {
            signing.sign(plan, unit, SigningParts.Side.ASSIGNER);
            return null;
          });
    }
    at(
        cadreOfOne,
        () -> {
          signing.sign(plan, one, SigningParts.Side.OWNER);
          return null;
        });
    assertThat(at(cadreOfOne, () -> signing.of(plan, one)).signed()).isTrue();
    assertThat(
            at(
                officer,
                () ->
                    catchThrowableOfType(
                        InvalidInput.class,
                        () -> signing.sign(plan, two, SigningParts.Side.OWNER))))
        .as("one person does not sign for both sides")
        .isNotNull();
    String paper = paper(at(cadreOfOne, () -> printed.agreement(plan, one)));
    assertThat(paper).contains("城镇新增就业", "900人", "钱丙", cadreOfOne.name()).doesNotContain("李戊");

    Target target = of(plan, one);
    assertThat(
            at(
                officer,
                () ->
                    catchThrowableOfType(
                        InvalidInput.class,
                        () ->
                            setting.change(
                                target.id(), target.version(), facts(one, 5000, "1000")))))
        .as("a plan in force is not changed")
        .isNotNull();
    at(
        officer,
        () -> {
          publishing.revise(plan, "任务调整");
          setting.change(target.id(), target.version(), facts(one, 5000, "1000"));
          assertThat(
                  catchThrowableOfType(
                      StaleVersion.class,
                      () ->
                          setting.change(target.id(), target.version(), facts(one, 5000, "1100"))))
              .isNotNull();
          assertThat(publishing.publish(plan, "任务调整")).isEqualTo(2);
          List<Editions.Change> changes = editions.between(plan, 1, 2);
          assertThat(changes).singleElement().matches(c -> c.unitId().equals(one));
          assertThat(changes.getFirst().fields())
              .contains(new Editions.Field("goal", "900", "1000"));
          assertThat(signing.of(plan, one).assigner()).as("its part changed").isNull();
          assertThat(signing.of(plan, two).assigner()).as("its part did not").isNotNull();
          return null;
        });
  }

  private static String paper(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  void aUnitSeesItsOwnPartAndNothingElse() throws Exception {
    UUID plan = published();
    Target ofTwo = of(plan, two);
    at(
        cadreOfOne,
        () -> {
          assertThat(plans.find(plan)).as("the plan in which it has a target").isPresent();
          assertThat(targets.ofPlan(plan)).allMatch(t -> t.unitId().equals(one)).hasSize(1);
          assertThat(targets.find(ofTwo.id())).isEmpty();
          assertThat(monitoring.board(plan).rows()).hasSize(1);
          assertThat(editions.between(plan, 0, 1)).hasSize(1);
          assertThat(
                  catchThrowableOfType(
                      NotFound.class,
                      () ->
                          reporting.report(
                              value(ofTwo, LocalDate.of(YEAR, 1, 31), "9", ""), Reading.Way.FORM)))
              .isNotNull();
          assertThat(catchThrowableOfType(NotFound.class, () -> publishing.revise(plan, "无权")))
              .isNotNull();
          return null;
        });
  }

  @Test
  void scoresAreComputedOnceAndTheUnitReadsItsOwn() throws Exception {
    int last = YEAR - 1;
    UUID plan =
        at(
            officer,
            () -> {
              UUID id = drawingUp.begin(body, head(last));
              setting.add(id, null, facts(last, one, 7_500, "1200"));
              setting.add(id, null, facts(last, two, 2_500, "1200"));
              publishing.publish(id, "");
              return id;
            });
    Target ofOne = of(plan, one);
    at(
        cadreOfOne,
        () ->
            reporting.report(
                value(ofOne, LocalDate.of(last, 12, 31), "600", ""), Reading.Way.FORM));
    at(
        officer,
        () -> {
          assertThat(freezing.freeze(plan)).as("of the other nothing is known").isEqualTo(1);
          // Half of the way from 0 to 1,200 is half of 100 points.
          assertThat(evaluations.units(plan, 1))
              .filteredOn(line -> line.unitId().equals(one))
              .singleElement()
              .satisfies(line -> assertThat(line.raw()).isEqualByComparingTo("50"));
          assertThat(evaluations.units(plan, 1).getLast().raw()).as("unknown, not zero").isNull();
          return null;
        });
    assertThat(at(cadreOfOne, () -> evaluations.units(plan, 1)))
        .as("a unit reads its own results, to appeal")
        .hasSize(1);
    assertThat(
            at(
                cadreOfOne,
                () ->
                    catchThrowableOfType(
                        InvalidInput.class,
                        () ->
                            reporting.report(
                                value(ofOne, LocalDate.of(last, 12, 31), "900", "补报"),
                                Reading.Way.FORM))))
        .as("nothing changes after the freeze")
        .isNotNull();
  }
}
