package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.shell.InvalidInput;

/** Supervision orders and problems, step by step: in their order, and closed by somebody else. */
class SupervisionStepsTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

  @Test
  void supervisionTakesItsStepsInOrder() throws Exception {
    UUID plan = published();
    Target target = of(plan, one);
    UUID order =
        at(
            officer,
            () -> supervising.assign(new Supervising.Order(one, target.id(), "就业滞后", "查明原因", 5)));
    take(
        cadreOfTwo,
        order,
        1,
        new SupervisionStep.Report("不是我们"),
        org.zhiren.platform.shell.NotFound.class);
    take(cadreOfOne, order, 1, new SupervisionStep.Report("跳过承办"), InvalidInput.class);
    take(cadreOfOne, order, 1, new SupervisionStep.Undertake("孙丁", "马上办"), null);
    LocalDate due = at(officer, () -> supervisions.required(order)).order().dueOn();
    take(cadreOfOne, order, 2, new SupervisionStep.AskExtension(due, "来不及"), InvalidInput.class);
    take(cadreOfOne, order, 2, new SupervisionStep.AskExtension(due.plusDays(7), "来不及"), null);
    take(
        cadreOfOne, order, 3, new SupervisionStep.AnswerExtension(true, "自己批"), InvalidInput.class);
    take(officer, order, 3, new SupervisionStep.AnswerExtension(true, "同意"), null);
    take(cadreOfOne, order, 4, new SupervisionStep.Report("已追上"), null);
    take(cadreOfOne, order, 5, new SupervisionStep.Close("自己办结"), InvalidInput.class);
    take(
        officer,
        order,
        4,
        new SupervisionStep.Close("旧版本"),
        org.zhiren.platform.shell.StaleVersion.class);
    take(officer, order, 5, new SupervisionStep.Return(TODAY.plusDays(9), "数据不实"), null);
    take(cadreOfOne, order, 6, new SupervisionStep.Report("已更正"), null);
    take(officer, order, 7, new SupervisionStep.Close("属实"), null);
    Supervision.WithSteps all = at(cadreOfOne, () -> supervisions.required(order));
    assertThat(all.order().stage()).isEqualTo(SupervisionStage.CLOSED);
    assertThat(all.steps()).hasSize(8);
    assertThat(all.steps().getFirst().text().zh()).isEqualTo("交办");
    take(officer, order, 8, new SupervisionStep.Withdraw("晚了"), InvalidInput.class);
  }

  private void take(
      Account account,
      UUID order,
      long version,
      SupervisionStep step,
      Class<? extends Throwable> refusal)
      throws Exception {
    at(
        account,
        () -> {
          Throwable met =
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> supervising.take(order, version, step));
          if (refusal == null) {
            assertThat(met).as(step.toString()).isNull();
          } else {
            assertThat(met).as(step.toString()).isInstanceOf(refusal);
          }
          return null;
        });
  }

  @Test
  void aRepeatedProblemIsFoundAndNobodyClosesOnesOwn() throws Exception {
    UUID first = at(cadreOfOne, () -> problems.enter(one, null, Problem.Topic.LATE, "进度慢"));
    UUID again = at(cadreOfOne, () -> problems.enter(one, null, Problem.Topic.LATE, "又慢了"));
    at(
        cadreOfOne,
        () -> {
          int earlier = problems.required(first).earlier() + problems.required(again).earlier();
          assertThat(earlier).as("one of the two came first").isEqualTo(1);
          assertThat(
                  catchThrowableOfType(
                      InvalidInput.class,
                      () -> problems.measure(again, 1, new Problems.Remedy("", "加人", "孙丁", null))))
              .isNotNull();
          problems.measure(again, 1, new Problems.Remedy("人手不足", "加人", "孙丁", TODAY.plusDays(10)));
          problems.claim(again, 2, "已加两人");
          return null;
        });
    assertThat(
            ask(
                    cadreOfOne,
                    post("/problems/" + again + "/close").param("version", "3").param("said", "好了"))
                .getStatus())
        .isEqualTo(422);
    assertThat(
            ask(
                    officer,
                    post("/problems/" + again + "/close").param("version", "3").param("said", "属实"))
                .getStatus())
        .isEqualTo(302);
    assertThat(at(cadreOfOne, () -> problems.required(again)).state())
        .isEqualTo(Problem.State.CLOSED);
  }
}
