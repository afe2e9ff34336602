package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.TargetSample;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What stands in the way between the last day of a plan and the release of its results. */
class RefusalsTest extends TargetSample {

  private static final int LAST = YEAR - 1;
  private static final LocalDate END = LocalDate.of(LAST, 12, 31);

  @Autowired private PanelMembers members;
  @Autowired private PanelJudging panel;
  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;

  private Account second;

  @BeforeEach
  void another() throws Exception {
    second = account(Role.DEPARTMENT_CADRE, body);
  }

  private UUID plan(Plan.Head head, int year) throws Exception {
    return at(
        officer,
        () -> {
          UUID id = drawingUp.begin(body, head);
          setting.add(id, null, facts(year, one, 7_500, "1200"));
          setting.add(id, null, facts(year, two, 2_500, "1200"));
          publishing.publish(id, "");
          return id;
        });
  }

  private UUID frozen() throws Exception {
    UUID plan = plan(head(LAST), LAST);
    Target target = of(plan, one);
    at(cadreOfOne, () -> reporting.report(value(target, END, "600", ""), Reading.Way.FORM));
    at(officer, () -> freezing.freeze(plan));
    return plan;
  }

  private List<InvalidInput.Fault> refused(Account account, Runnable work) throws Exception {
    InvalidInput refused = at(account, () -> catchThrowableOfType(InvalidInput.class, work::run));
    assertThat(refused).as("refused").isNotNull();
    return refused.faults();
  }

  private void does(Account account, Runnable work) throws Exception {
    at(
        account,
        () -> {
          work.run();
          return true;
        });
  }

  /** As if so many days had passed. */
  private void until(UUID plan, LocalDate day) throws Exception {
    try (Connection connection = superuser().open();
        var statement =
            connection.prepareStatement(
                "update responsibility.evaluation set appeals_until = ? where plan_id = ?")) {
      statement.setObject(1, day);
      statement.setObject(2, plan);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  @Test
  void aPlanThatRunsOrWasFrozenIsNotFrozen() throws Exception {
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    UUID running =
        plan(
            new Plan.Head(
                "执行中的计划",
                PlanKind.YEAR,
                LocalDate.of(YEAR, 1, 1),
                LocalDate.of(YEAR, 12, 31),
                "通知"),
            YEAR);
    assertThat(today).isBeforeOrEqualTo(LocalDate.of(YEAR, 12, 31));
    assertThat(refused(officer, () -> freezing.freeze(running)))
        .extracting(InvalidInput.Fault::field)
        .containsExactly("state");
    UUID frozen = frozen();
    assertThat(refused(officer, () -> freezing.freeze(frozen)))
        .extracting(InvalidInput.Fault::field)
        .containsExactly("state");
    assertThat(at(officer, () -> evaluations.editions(frozen))).hasSize(1);
  }

  @Test
  void appealsAreTakenInTimeOnceATargetAndFromTheUnitAlone() throws Exception {
    UUID plan = frozen();
    UUID target = of(plan, one).id();
    UUID appeal = at(cadreOfOne, () -> filing.file(plan, target, "漏计第四季度", "统计局证明", List.of()));
    assertThat(refused(cadreOfOne, () -> filing.file(plan, target, "再说一次", "同上", List.of())))
        .as("one appeal about a target at a time")
        .hasSize(1);
    assertThat(refused(cadreOfOne, () -> confirming.confirm(plan, one)))
        .as("whoever appeals does not confirm meanwhile")
        .hasSize(1);
    assertThat(
            at(
                cadreOfTwo,
                () -> catchThrowableOfType(NotFound.class, () -> confirming.confirm(plan, one))))
        .as("a unit confirms its own results")
        .isNotNull();
    assertThat(
            at(
                cadreOfOne,
                () ->
                    catchThrowableOfType(
                        NotFound.class, () -> answering.answer(appeal, BigDecimal.TEN, "自己说了算"))))
        .as("the side that assigned answers")
        .isNotNull();
    does(second, () -> answering.answer(appeal, null, "核查后维持"));
    until(plan, LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(1));
    assertThat(refused(cadreOfOne, () -> filing.file(plan, target, "还有异议", "证明", List.of())))
        .as("the last day is over")
        .hasSize(1);
    until(plan, LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
    assertThat(at(cadreOfOne, () -> filing.file(plan, target, "还有异议", "证明", List.of())))
        .as("the last day counts")
        .isNotEqualTo(appeal);
  }

  @Test
  void whoAppealsDoesNotAnswerAndAnOpenAppealHoldsTheRelease() throws Exception {
    UUID plan = frozen();
    UUID target = of(plan, one).id();
    UUID appeal = at(second, () -> filing.file(plan, target, "代单位提出", "统计局证明", List.of()));
    assertThat(refused(second, () -> answering.answer(appeal, null, "不符")))
        .as("whoever filed it does not answer it")
        .hasSize(1);
    until(plan, LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(1));
    assertThat(refused(officer, () -> releasing.release(plan, "常委会审定")))
        .as("an appeal is open")
        .singleElement()
        .satisfies(fault -> assertThat(fault.message().en()).contains("1 appeals"));
    Account third = account(Role.DEPARTMENT_CADRE, body);
    does(third, () -> answering.answer(appeal, null, "核查后维持"));
    does(officer, () -> releasing.release(plan, "常委会审定"));
    assertThat(refused(cadreOfOne, () -> confirming.confirm(plan, one)))
        .as("after the release nobody confirms")
        .hasSize(1);
    assertThat(refused(cadreOfOne, () -> filing.file(plan, target, "迟到", "证明", List.of())))
        .as("after the release nobody appeals")
        .hasSize(1);
  }

  @Test
  void aPanelMemberStandsBackFromTheOwnUnit() throws Exception {
    UUID plan =
        at(
            officer,
            () -> {
              UUID id = drawingUp.begin(body, head(LAST));
              setting.add(id, null, highlight(one));
              publishing.publish(id, "");
              return id;
            });
    UUID highlight = of(plan, one).id();
    UUID person = UUID.randomUUID();
    new RosterSample(organization, intake, accounts, scopes, acting)
        .load(List.of(RosterSample.person(person, one, "孙丁", 1)));
    Account ofTheUnit = account(Role.DEPARTMENT_CADRE, body, person);
    assertThat(
            at(
                ofTheUnit,
                () ->
                    catchThrowableOfType(NotFound.class, () -> panel.standBack(highlight, "不是评委"))))
        .as("nobody judges without being called")
        .isNotNull();
    for (Account member : List.of(second, ofTheUnit)) {
      does(officer, () -> members.call(plan, member.login()));
    }
    Map<String, BigDecimal> marks =
        Map.of("创新性", BigDecimal.TEN, "实际成效", BigDecimal.TEN, "可复制可推广", BigDecimal.TEN);
    assertThat(refused(ofTheUnit, () -> panel.mark(highlight, marks)))
        .as("not of the own unit")
        .singleElement()
        .satisfies(fault -> assertThat(fault.message().en()).contains("own unit"));
    assertThat(refused(ofTheUnit, () -> panel.standBack(highlight, " "))).hasSize(1);
    does(ofTheUnit, () -> panel.standBack(highlight, "所在单位的工作"));
    assertThat(at(ofTheUnit, () -> panel.lines(plan)).getFirst().stoodBack()).isEqualTo("所在单位的工作");
    for (String mark : List.of("-0.01", "100.01")) {
      assertThat(
              refused(
                  second,
                  () ->
                      panel.mark(
                          highlight,
                          Map.of(
                              "创新性",
                              new BigDecimal(mark),
                              "实际成效",
                              BigDecimal.ZERO,
                              "可复制可推广",
                              new BigDecimal("100")))))
          .as(mark)
          .hasSize(1);
    }
    does(second, () -> panel.mark(highlight, marks));
    assertThat(refused(officer, () -> members.release(plan, second.id())))
        .as("marks stay, and so does who gave them")
        .hasSize(1);
  }

  private static TargetFacts highlight(UUID unit) {
    TargetFacts like = facts(LAST, unit, 10_000, "1200");
    return new TargetFacts(
        "零工驿站",
        TargetKind.HIGHLIGHT,
        like.unitId(),
        like.leader(),
        like.person(),
        like.cooperating(),
        like.indicator(),
        like.measure(),
        like.direction(),
        like.baseline(),
        like.goal(),
        like.challenge(),
        like.rule(),
        like.course(),
        like.weight(),
        like.deadline(),
        like.evidence(),
        like.source(),
        like.milestones());
  }
}
