package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/** Points by published formulae: the corners of each, and what is refused. */
class ScoringTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
  private static final Unit PEOPLE = Units.standard().find("人").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "70, 0",
    "80, 0",
    "85, 25",
    "90, 50",
    "99.99, 99.95",
    "100, 100",
    "105, 110",
    "110, 120",
    "500, 120"
  })
  void linearUpwards(BigDecimal value, BigDecimal points) {
    Scoring formula =
        new Scoring.Linear(Direction.UP, n("80"), n("100"), n("110"), n("100"), n("120"));
    assertThat(formula.score(Outcome.of(value, DAY), PEOPLE).points()).isEqualByComparingTo(points);
  }

  @ParameterizedTest
  @CsvSource({"25, 0", "20, 0", "15, 5", "10, 10", "5, 10"})
  void linearDownwardsWithoutChallenge(BigDecimal value, BigDecimal points) {
    Scoring formula = new Scoring.Linear(Direction.DOWN, n("20"), n("10"), null, n("10"), n("10"));
    assertThat(formula.score(Outcome.of(value, DAY), PEOPLE).points()).isEqualByComparingTo(points);
  }

  @Test
  void pointsAreRoundedOnceAndHalfUp() {
    Scoring thirds = new Scoring.Linear(Direction.UP, n("0"), n("3"), null, n("100"), n("100"));
    assertThat(thirds.score(Outcome.of(n("1"), DAY), PEOPLE).points()).isEqualTo(n("33.33"));
    assertThat(thirds.score(Outcome.of(n("2"), DAY), PEOPLE).points()).isEqualTo(n("66.67"));
    Scoring half = new Scoring.Linear(Direction.UP, n("0"), n("8"), null, n("1"), n("1"));
    assertThat(half.score(Outcome.of(n("1"), DAY), PEOPLE).points()).isEqualTo(n("0.13"));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 10",
    "60, 10",
    "50, 10",
    "65, 5",
    "35, 5",
    "70, 0",
    "30, 0",
    "-9, 0",
    "62.5, 7.5"
  })
  void withinARange(BigDecimal value, BigDecimal points) {
    Scoring formula = new Scoring.Within(n("40"), n("60"), n("10"), n("10"));
    assertThat(formula.score(Outcome.of(value, DAY), PEOPLE).points()).isEqualByComparingTo(points);
  }

  @ParameterizedTest
  @CsvSource({"59.9, 1", "60, 6", "79, 6", "80, 8", "95, 8", "100, 10"})
  void steps(BigDecimal value, BigDecimal points) {
    Scoring formula =
        new Scoring.Step(
            Direction.UP, List.of(rung("60", "6"), rung("80", "8"), rung("100", "10")), n("1"));
    assertThat(formula.score(Outcome.of(value, DAY), PEOPLE).points()).isEqualByComparingTo(points);
    assertThat(formula.full()).isEqualByComparingTo("10");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-29, 10",
    "2026-06-30, 10",
    "2026-07-01, 9.5",
    "2026-07-10, 5",
    "2027-01-01, 2"
  })
  void daysLate(LocalDate finished, BigDecimal points) {
    Scoring formula = new Scoring.DaysLate(LocalDate.of(2026, 6, 30), n("10"), n("0.5"), n("2"));
    assertThat(formula.score(Outcome.finishedOn(finished), PEOPLE).points())
        .isEqualByComparingTo(points);
  }

  @Test
  void workNotFinishedIsJudgedOnlyOnceItIsDue() {
    Scoring formula = new Scoring.DaysLate(LocalDate.of(2026, 6, 30), n("10"), n("1"), n("0"));
    Score before = formula.score(Outcome.unknown(LocalDate.of(2026, 6, 30)), PEOPLE);
    assertThat(before.known()).isFalse();
    assertThat(before.low()).isEqualByComparingTo("0");
    assertThat(before.high()).isEqualByComparingTo("10");
    Score after = formula.score(Outcome.unknown(LocalDate.of(2026, 7, 3)), PEOPLE);
    assertThat(after.points()).isEqualByComparingTo("7");
    assertThat(after.explanation().sentence().zh()).contains("逾期 3 天仍未完成");
  }

  @Test
  void allOrNothingBothWays() {
    Scoring more = new Scoring.AllOrNothing(Direction.UP, n("100"), n("5"));
    assertThat(more.score(Outcome.of(n("100"), DAY), PEOPLE).points()).isEqualByComparingTo("5");
    assertThat(more.score(Outcome.of(n("99.999"), DAY), PEOPLE).points()).isEqualByComparingTo("0");
    Scoring none = new Scoring.AllOrNothing(Direction.DOWN, n("0"), n("5"));
    assertThat(none.score(Outcome.of(n("0"), DAY), PEOPLE).points()).isEqualByComparingTo("5");
    assertThat(none.score(Outcome.of(n("1"), DAY), PEOPLE).points()).isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "11, 5", "6, 7.5", "1.5, 9.75"})
  void byPlace(BigDecimal place, BigDecimal points) {
    Scoring formula = new Scoring.ByPlace(11, n("10"), n("5"));
    assertThat(formula.score(Outcome.of(place, DAY), PEOPLE).points()).isEqualByComparingTo(points);
    assertThatThrownBy(() -> formula.score(Outcome.of(n("12"), DAY), PEOPLE))
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(() -> formula.score(Outcome.of(n("0"), DAY), PEOPLE))
        .isInstanceOf(ReckoningFault.class);
  }

  @Test
  void aMissingValueIsUnknownAndNamedNotZero() {
    Scoring formula =
        new Scoring.Linear(Direction.UP, n("80"), n("100"), n("110"), n("100"), n("120"));
    Score score = formula.score(Outcome.unknown(DAY), PEOPLE);
    assertThat(score.points()).isNull();
    assertThat(score.low()).isEqualByComparingTo("0");
    assertThat(score.high()).isEqualByComparingTo("120");
    assertThat(score.explanation().value()).isEqualTo(new Value.Missing());
    assertThat(score.explanation().missingFacts()).extracting(f -> f.name().zh()).contains("实际值");
  }

  @Test
  void theWholeIsUnknownWhilePartsAreAndSaysWhatIsPossible() {
    Scoring formula = new Scoring.Linear(Direction.UP, n("0"), n("100"), null, n("100"), n("100"));
    Score sixty = formula.score(Outcome.of(n("60"), DAY), PEOPLE);
    Score unknown = formula.score(Outcome.unknown(DAY), PEOPLE);
    Score whole =
        Score.weighted(
            List.of(
                new Score.Part(Text.of("就业", "jobs"), 7000, sixty),
                new Score.Part(Text.of("投资", "investment"), 3000, unknown)));
    assertThat(whole.points()).isNull();
    assertThat(whole.low()).isEqualByComparingTo("42");
    assertThat(whole.high()).isEqualByComparingTo("72");
    assertThat(whole.knownShare()).isEqualTo(7000);
    assertThat(whole.explanation().missingFacts()).isNotEmpty();
    Score complete =
        Score.weighted(
            List.of(
                new Score.Part(Text.of("就业", "jobs"), 3333, sixty),
                new Score.Part(Text.of("投资", "investment"), 6667, sixty)));
    assertThat(complete.points()).isEqualByComparingTo("60");
    assertThat(complete.low()).isEqualByComparingTo("60");
    assertThatThrownBy(
            () -> Score.weighted(List.of(new Score.Part(Text.of("就业", "jobs"), 9999, sixty))))
        .isInstanceOf(ReckoningFault.class);
  }

  @Test
  void formulaeThatContradictThemselvesAreRefused() {
    refused(
        () -> new Scoring.Linear(Direction.UP, n("100"), n("100"), null, n("1"), n("1")), "100");
    refused(() -> new Scoring.Linear(Direction.DOWN, n("10"), n("20"), null, n("1"), n("1")), "20");
    refused(
        () -> new Scoring.Linear(Direction.UP, n("1"), n("5"), n("4"), n("1"), n("2")), "挑战值 4");
    refused(() -> new Scoring.Linear(Direction.UP, n("1"), n("5"), null, n("1"), n("2")), "最高分 2");
    refused(() -> new Scoring.Linear(Direction.RANGE, n("1"), n("5"), null, n("1"), n("1")), "区间");
    refused(() -> new Scoring.Within(n("5"), n("4"), n("1"), n("1")), "下限 5");
    refused(() -> new Scoring.Within(n("4"), n("5"), n("0"), n("1")), "容差为 0");
    refused(() -> new Scoring.Step(Direction.UP, List.of(), n("0")), "档次");
    refused(
        () -> new Scoring.Step(Direction.UP, List.of(rung("2", "1"), rung("1", "2")), n("0")),
        "第 2 档");
    refused(
        () -> new Scoring.Step(Direction.UP, List.of(rung("1", "2"), rung("2", "2")), n("0")),
        "第 2 档");
    refused(() -> new Scoring.DaysLate(DAY, n("10"), n("0"), n("0")), "每日扣分");
    refused(() -> new Scoring.DaysLate(DAY, n("10"), n("1"), n("10")), "最低分 10");
    refused(() -> new Scoring.ByPlace(1, n("10"), n("0")), "只有 1 个");
    refused(() -> new Scoring.AllOrNothing(Direction.UP, n("1"), n("0")), "满分为 0");
  }

  @Test
  void moreIsNeverWorseWhereMoreIsBetter() {
    long seed = 7;
    System.out.println("ScoringTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      BigDecimal baseline = BigDecimal.valueOf(random.nextInt(2000) - 1000, 2);
      BigDecimal target = baseline.add(BigDecimal.valueOf(1 + random.nextInt(1000), 2));
      @Nullable BigDecimal challenge =
          random.nextBoolean() ? target.add(BigDecimal.valueOf(1 + random.nextInt(500), 2)) : null;
      BigDecimal most = challenge == null ? n("100") : n("120");
      Scoring up = new Scoring.Linear(Direction.UP, baseline, target, challenge, n("100"), most);
      // The same task with every sign turned round.
      Scoring down =
          new Scoring.Linear(
              Direction.DOWN,
              baseline.negate(),
              target.negate(),
              challenge == null ? null : challenge.negate(),
              n("100"),
              most);
      BigDecimal before = null;
      for (int i = -5; i < 60; i++) {
        BigDecimal value = baseline.add(BigDecimal.valueOf(i * 37L, 2));
        Score score = up.score(Outcome.of(value, DAY), PEOPLE);
        assertThat(score.points()).isBetween(n("0"), most);
        assertThat(down.score(Outcome.of(value.negate(), DAY), PEOPLE).points())
            .isEqualTo(score.points());
        if (before != null) {
          assertThat(score.points()).isGreaterThanOrEqualTo(before);
        }
        before = score.points();
      }
    }
  }

  private static void refused(ThrowingCallable making, String words) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            ReckoningFault.class, e -> assertThat(e.text().zh()).contains(words));
  }

  private static Scoring.Rung rung(String from, String points) {
    return new Scoring.Rung(n(from), n(points));
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }
}
