package org.zhiren.platform.responsibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** What like targets teach about a deadline. */
class TargetAdviceTest {

  private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

  private static Target target(@Nullable Integer daysAfter) {
    return new Target(
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        1,
        new TargetFacts(
            "城镇新增就业",
            TargetKind.RANKING,
            UUID.randomUUID(),
            new TargetFacts.Named(null, "沈甲"),
            new TargetFacts.Named(null, "陆乙"),
            List.of(),
            "新增就业人数",
            "人",
            Direction.UP,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            null,
            ScoreRule.LINEAR,
            Course.Kind.LINEAR,
            100,
            DUE,
            "",
            "就业月报",
            List.of()),
        daysAfter == null ? null : DUE.plusDays(daysAfter),
        1);
  }

  private static List<Target> done(@Nullable Integer... days) {
    List<Target> targets = new ArrayList<>();
    for (Integer one : days) {
      targets.add(target(one));
    }
    return targets;
  }

  @Test
  void lateOnesAreCountedAndTheMiddleIsNamed() {
    assertThat(TargetAdvice.late(target(null), "新增就业人数", done(-10, 3, 5, 0, 20, null)))
        .get()
        .satisfies(one -> {
          assertThat(one.what().zh()).contains("5 项中有 3 项晚于期限").contains("居中者晚 3 天");
          assertThat(one.what().en()).contains("of 5 done targets").contains("by 3 days");
        });
    assertThat(TargetAdvice.late(target(null), "新增就业人数", done(-10, -4, -4, 0, 2)).orElseThrow())
        .satisfies(one -> assertThat(one.what().zh()).contains("有 1 项晚于").contains("提前 4 天"));
  }

  @Test
  void fewSayNothingAndWhatIsDoneNeedsNoAdvice() {
    assertThat(TargetAdvice.late(target(null), "新增就业人数", done(1, 2, 3, 4, null))).isEmpty();
    assertThat(TargetAdvice.late(target(0), "新增就业人数", done(1, 2, 3, 4, 5))).isEmpty();
  }
}
