package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.evaluation.AnsweringAppeals;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.ConfirmingResults;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.FilingAppeals;
import org.zhiren.platform.responsibility.evaluation.Freezing;
import org.zhiren.platform.responsibility.evaluation.Releasing;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** A body with two units below, an officer over all of it, a cadre of each unit. */
public abstract class TargetSample extends SampledTest {

  protected static final int YEAR = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear();

  @Autowired protected Plans plans;
  @Autowired protected Targets targets;
  @Autowired protected DrawingUpPlan drawingUp;
  @Autowired protected SettingTargets setting;
  @Autowired protected Publishing publishing;
  @Autowired protected Editions editions;
  @Autowired protected SigningParts signing;
  @Autowired protected Reporting reporting;
  @Autowired protected EvidenceFiles files;
  @Autowired protected ReadingSheets sheets;
  @Autowired protected Monitoring monitoring;
  @Autowired protected Supervisions supervisions;
  @Autowired protected Supervising supervising;
  @Autowired protected Problems problems;
  @Autowired protected Freezing freezing;
  @Autowired protected Evaluations evaluations;
  @Autowired protected Appeals appeals;
  @Autowired protected FilingAppeals filing;
  @Autowired protected AnsweringAppeals answering;
  @Autowired protected ConfirmingResults confirming;
  @Autowired protected Releasing releasing;

  protected UUID body;
  protected UUID one;
  protected UUID two;
  protected Account officer;
  protected Account cadreOfOne;
  protected Account cadreOfTwo;

  @BeforeEach
  void place() throws Exception {
    SampleHouse.Body made = house.body();
    body = made.top();
    one = made.one();
    two = made.two();
    officer = account(Role.DEPARTMENT_CADRE, body);
    cadreOfOne = account(Role.UNIT_CADRE, one);
    cadreOfTwo = account(Role.UNIT_CADRE, two);
  }

  protected Account account(Role role, UUID unit) throws Exception {
    return account(role, unit, null);
  }

  protected Account account(Role role, UUID unit, @Nullable UUID person) throws Exception {
    return house.account(
        role,
        unit,
        person,
        InformationClass.ORGANIZATION,
        InformationClass.ROSTER,
        InformationClass.TARGETS);
  }

  protected static Plan.Head head() {
    return head(YEAR);
  }

  protected static Plan.Head head(int year) {
    return new Plan.Head(
        year + "年度目标责任",
        PlanKind.YEAR,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        "州委通知");
  }

  /** A target that may stand: from 0 to 1,200, evidence asked for. */
  protected static TargetFacts facts(UUID unit, int weight) {
    return facts(unit, weight, "1200");
  }

  protected static TargetFacts facts(UUID unit, int weight, String goal) {
    return facts(YEAR, unit, weight, goal);
  }

  protected static TargetFacts facts(int year, UUID unit, int weight, String goal) {
    return new TargetFacts(
        "城镇新增就业",
        TargetKind.RANKING,
        unit,
        new Named(null, "沈甲"),
        new Named(null, "陆乙"),
        List.of(),
        "新增就业人数",
        "人",
        Direction.UP,
        BigDecimal.ZERO,
        new BigDecimal(goal),
        new BigDecimal(goal).multiply(new BigDecimal("1.2")),
        ScoreRule.LINEAR,
        Course.Kind.LINEAR,
        weight,
        LocalDate.of(year, 12, 31),
        "就业登记汇总表",
        "就业月报",
        List.of());
  }

  /** A published plan: one target of the body, handed to both units. */
  protected UUID published() throws Exception {
    return at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          setting.handOut(
              top,
              List.of(
                  new SettingTargets.Share(
                      one, new Named(null, "钱丙"), new Named(null, "孙丁"), new BigDecimal("900")),
                  new SettingTargets.Share(
                      two, new Named(null, "李戊"), new Named(null, "周己"), new BigDecimal("300"))));
          publishing.publish(plan, "");
          return plan;
        });
  }

  protected Target of(UUID plan, UUID unit) throws Exception {
    return at(officer, () -> targets.ofUnit(plan, unit).getFirst());
  }

  protected static Reporting.Value value(
      Target target, LocalDate day, String number, String reason) {
    return new Reporting.Value(target.id(), day, new BigDecimal(number), "", reason);
  }

  protected MockHttpServletResponse ask(
      Account account, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  protected String text(Account account, String address) throws Exception {
    MockHttpServletResponse answer = ask(account, get(address));
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
