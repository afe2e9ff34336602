package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about totals that speak for themselves. */
final class DisclosureTest {

  @Test
  void smallCirclesAndSmallStrataAreWarnedOf() {
    assertThat(Disclosure.before(5, List.of())).hasSize(1);
    assertThat(Disclosure.before(4, List.of())).hasSize(2);
    assertThat(Disclosure.before(4, List.of()).getFirst().en()).startsWith("Only 4 voters");
    assertThat(Disclosure.before(40, List.of(4, 12, 24)))
        .hasSize(2)
        .last()
        .satisfies(text -> assertThat(text.zh()).contains("第 1 层只有 4 名选民"));
  }

  @Test
  void unanimousTotalsAreNamed() {
    SecureRandom random = Seeded.random("DisclosureTest");
    Rehearsal rehearsal =
        new Rehearsal(
            Rehearsal.Plan.of(
                "一致",
                List.of(
                    Question.decision("林知远"),
                    Question.decision("周明川"),
                    Question.recommendation("推荐", List.of("甲", "乙"), 2),
                    Question.recommendation("推荐", List.of("甲", "乙"), 2)),
                1),
            random);
    Result result =
        new Result(List.of(List.of(7, 0, 0), List.of(6, 1, 0), List.of(7, 0), List.of(4, 2)));
    assertThat(Disclosure.unanimous(rehearsal.election(), result, 7)).containsExactly(0, 2);
  }
}
