package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.explain.Text;

/** Plan against actual: the courses, the thresholds on the very border, and what is not known. */
class LightsTest {
  private static final Unit PEOPLE = Units.standard().find("人").orElseThrow();
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

  /** 364 days from 0 to 364: one a day. */
  private static final Course.Straight ONE_A_DAY =
      new Course.Straight(new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("0"), n("364")));

  @Test
  void theStraightCourseIsExactEveryDay() {
    for (int day = 0; day <= 364; day++) {
      assertThat(ONE_A_DAY.planned(NEW_YEAR.plusDays(day)))
          .isEqualByComparingTo(BigDecimal.valueOf(day));
    }
    assertThat(ONE_A_DAY.planned(NEW_YEAR.minusDays(9))).isEqualByComparingTo("0");
    assertThat(ONE_A_DAY.planned(YEAR_END.plusDays(9))).isEqualByComparingTo("364");
  }

  @Test
  void milestonesAreExpectedFromTheirDay() {
    Course.ByMilestones course =
        new Course.ByMilestones(
            new Course.Task(Direction.DOWN, NEW_YEAR, YEAR_END, n("30"), n("10")),
            List.of(
                new Course.Waypoint(LocalDate.of(2026, 3, 31), n("25")),
                new Course.Waypoint(LocalDate.of(2026, 9, 30), n("15"))));
    assertThat(course.planned(LocalDate.of(2026, 3, 30))).isEqualByComparingTo("30");
    assertThat(course.planned(LocalDate.of(2026, 3, 31))).isEqualByComparingTo("25");
    assertThat(course.planned(LocalDate.of(2026, 12, 30))).isEqualByComparingTo("15");
    assertThat(course.planned(YEAR_END)).isEqualByComparingTo("10");
    assertThat(course.plannedShare(LocalDate.of(2026, 6, 1))).isEqualTo(2500);
  }

  @Test
  void theSeasonGoesAsLastYear() {
    List<BigDecimal> profile = new ArrayList<>(Collections.nCopies(12, n("0")));
    profile.set(2, n("30"));
    profile.set(10, n("70"));
    Course.Seasonal course =
        new Course.Seasonal(
            new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("100"), n("200")), profile);
    assertThat(course.planned(LocalDate.of(2026, 2, 28))).isEqualByComparingTo("100");
    assertThat(course.planned(LocalDate.of(2026, 3, 31))).isEqualByComparingTo("130");
    assertThat(course.planned(LocalDate.of(2026, 11, 15))).isEqualByComparingTo("165");
    assertThat(course.planned(LocalDate.of(2026, 11, 30))).isEqualByComparingTo("200");
    assertThatThrownBy(() -> new Course.Seasonal(course.task(), profile.subList(0, 11)))
        .isInstanceOf(ReckoningFault.class);
    profile.set(4, n("-1"));
    assertThatThrownBy(() -> new Course.Seasonal(course.task(), profile))
        .isInstanceOfSatisfying(
            ReckoningFault.class, e -> assertThat(e.text().zh()).contains("5 月", "-1"));
    assertThatThrownBy(
            () -> new Course.Seasonal(course.task(), Collections.nCopies(12, BigDecimal.ZERO)))
        .isInstanceOf(ReckoningFault.class);
  }

  /** A task of 1,000 whose half is planned; yellow beyond 5 % (50), red beyond 15 % (150). */
  @ParameterizedTest
  @CsvSource({
    "600, GREEN",
    "500, GREEN",
    "450, GREEN",
    "449.999, YELLOW",
    "350, YELLOW",
    "349.999, RED",
    "0, RED",
    "-50, RED",
    "1000, GREEN"
  })
  void thresholdsAreExceededNotReached(BigDecimal actual, Light expected) {
    Course.Task task = new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("0"), n("1000"));
    LocalDate day = LocalDate.of(2026, 6, 30);
    Course course = new Course.ByMilestones(task, List.of(new Course.Waypoint(day, n("500"))));
    Lit lit = judge(course, List.of(new Reading(day, actual)), List.of(), day);
    assertThat(lit.light()).isEqualTo(expected);
    assertThat(lit.planned()).isEqualByComparingTo("500");
    // The same the other way round.
    Course.Task down = new Course.Task(Direction.DOWN, NEW_YEAR, YEAR_END, n("0"), n("-1000"));
    Course mirrored = new Course.ByMilestones(down, List.of(new Course.Waypoint(day, n("-500"))));
    assertThat(judge(mirrored, List.of(new Reading(day, actual.negate())), List.of(), day).light())
        .isEqualTo(expected);
  }

  @Test
  void aValueIsComparedWithThePlanOfItsOwnDay() {
    Reading march = new Reading(LocalDate.of(2026, 3, 31), n("89"));
    Lit lit = judge(ONE_A_DAY, List.of(march), List.of(), LocalDate.of(2026, 5, 1));
    assertThat(lit.light()).isEqualTo(Light.GREEN);
    assertThat(lit.planned()).isEqualByComparingTo("89");
    assertThat(lit.behind()).isZero();
    assertThat(lit.explanation().sentence().zh()).contains("截至 2026-03-31 为 89人", "不落后于计划 89人");
  }

  @Test
  void theNewestValueUpToTheDayCounts() {
    List<Reading> readings =
        List.of(
            new Reading(LocalDate.of(2026, 5, 31), n("0")),
            new Reading(LocalDate.of(2026, 3, 31), n("89")),
            new Reading(LocalDate.of(2026, 2, 28), n("0")));
    assertThat(judge(ONE_A_DAY, readings, List.of(), LocalDate.of(2026, 4, 30)).light())
        .isEqualTo(Light.GREEN);
    assertThat(judge(ONE_A_DAY, readings, List.of(), LocalDate.of(2026, 5, 31)).light())
        .isEqualTo(Light.RED);
  }

  @Test
  void oldAndMissingValuesAreGreyAndSayWhy() {
    Reading january = new Reading(LocalDate.of(2026, 1, 31), n("30"));
    assertThat(judge(ONE_A_DAY, List.of(january), List.of(), LocalDate.of(2026, 3, 17)).light())
        .isEqualTo(Light.GREEN);
    Lit stale = judge(ONE_A_DAY, List.of(january), List.of(), LocalDate.of(2026, 3, 18));
    assertThat(stale.light()).isEqualTo(Light.GREY);
    assertThat(stale.actual()).isNull();
    assertThat(stale.explanation().sentence().zh()).contains("2026-01-31", "46 天", "45 天");
    Lit none = judge(ONE_A_DAY, List.of(), List.of(), LocalDate.of(2026, 3, 18));
    assertThat(none.light()).isEqualTo(Light.GREY);
    assertThat(none.explanation().missingFacts()).hasSize(1);
    Lit early = judge(ONE_A_DAY, List.of(), List.of(), LocalDate.of(2025, 12, 31));
    assertThat(early.light()).isEqualTo(Light.GREEN);
  }

  @Test
  void afterTheDueDayThereIsNoMiddle() {
    Reading nearly = new Reading(YEAR_END, n("363.99"));
    assertThat(judge(ONE_A_DAY, List.of(nearly), List.of(), YEAR_END).light()).isEqualTo(Light.RED);
    Reading reached = new Reading(YEAR_END, n("364"));
    // A final value does not grow old.
    LocalDate muchLater = LocalDate.of(2027, 12, 1);
    assertThat(judge(ONE_A_DAY, List.of(reached), List.of(), muchLater).light())
        .isEqualTo(Light.GREEN);
    // A value of November says nothing about December, once it is old.
    Reading november = new Reading(LocalDate.of(2026, 11, 30), n("333"));
    assertThat(judge(ONE_A_DAY, List.of(november), List.of(), muchLater).light())
        .isEqualTo(Light.GREY);
    assertThat(judge(ONE_A_DAY, List.of(november), List.of(), YEAR_END.plusDays(1)).light())
        .isEqualTo(Light.RED);
  }

  @Test
  void keepingIsMeasuredByWhatIsKept() {
    Course keep =
        new Course.Straight(new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("98"), n("98")));
    LocalDate day = LocalDate.of(2026, 6, 30);
    assertThat(judge(keep, List.of(new Reading(day, n("98"))), List.of(), day).light())
        .isEqualTo(Light.GREEN);
    assertThat(judge(keep, List.of(new Reading(day, n("93.1"))), List.of(), day).light())
        .isEqualTo(Light.GREEN);
    assertThat(judge(keep, List.of(new Reading(day, n("93"))), List.of(), day).light())
        .isEqualTo(Light.YELLOW);
    Course none =
        new Course.Straight(new Course.Task(Direction.DOWN, NEW_YEAR, YEAR_END, n("0"), n("0")));
    assertThat(judge(none, List.of(new Reading(day, n("1"))), List.of(), day).light())
        .isEqualTo(Light.RED);
  }

  @ParameterizedTest
  @CsvSource({"40, GREEN", "60, GREEN", "39, YELLOW", "65, YELLOW", "65.1, RED", "30, RED"})
  void aRangeHoldsAllTheTime(BigDecimal actual, Light expected) {
    Course range = new Course.Corridor(NEW_YEAR, YEAR_END, n("40"), n("60"), n("5"));
    LocalDate day = LocalDate.of(2026, 2, 28);
    Lit lit = judge(range, List.of(new Reading(day, actual)), List.of(), day);
    assertThat(lit.light()).isEqualTo(expected);
    assertThat(lit.planned()).isNull();
  }

  @Test
  void overdueMilestonesAreNeverGreen() {
    LocalDate day = LocalDate.of(2026, 6, 30);
    Milestone late = milestone("立项", day.minusDays(10), null);
    Milestone veryLate = milestone("征地", day.minusDays(11), null);
    Milestone doneLater = milestone("开工", day.minusDays(3), day.plusDays(2));
    Milestone done = milestone("可研", day.minusDays(90), day.minusDays(1));
    Reading onCourse = new Reading(day, n("200"));
    assertThat(judge(ONE_A_DAY, List.of(onCourse), List.of(done), day).light())
        .isEqualTo(Light.GREEN);
    assertThat(judge(ONE_A_DAY, List.of(onCourse), List.of(done, late), day).light())
        .isEqualTo(Light.YELLOW);
    Lit red = judge(null, List.of(), List.of(late, veryLate, doneLater, done), day);
    assertThat(red.light()).isEqualTo(Light.RED);
    assertThat(red.overdue()).containsExactly(veryLate, late, doneLater);
    assertThat(red.explanation().sentence().zh()).isEqualTo("3 个节点逾期，最长的“征地”已逾期 11 天。");
    // Known to be late even where the value is not known.
    assertThat(judge(ONE_A_DAY, List.of(), List.of(late), day).light()).isEqualTo(Light.YELLOW);
    assertThat(judge(null, List.of(), List.of(done), day).light()).isEqualTo(Light.GREEN);
    assertThat(judge(null, List.of(), List.of(), day).light()).isEqualTo(Light.GREY);
    // On the due day itself nothing is overdue.
    assertThat(milestone("验收", day, null).daysOverdue(day)).isZero();
  }

  @Test
  void plansThatContradictThemselvesAreRefused() {
    assertThatThrownBy(() -> new Course.Task(Direction.UP, YEAR_END, NEW_YEAR, n("0"), n("1")))
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(() -> new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("1"), n("0")))
        .isInstanceOf(ReckoningFault.class);
    Course.Task task = new Course.Task(Direction.UP, NEW_YEAR, YEAR_END, n("0"), n("10"));
    assertThatThrownBy(() ->
            new Course.ByMilestones(
                task, List.of(new Course.Waypoint(LocalDate.of(2026, 5, 1), n("11")))))
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(
            () -> new Course.ByMilestones(task, List.of(new Course.Waypoint(YEAR_END, n("9")))))
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(() -> new Thresholds(500, 400, 45, 10, 6000))
        .isInstanceOf(ReckoningFault.class);
  }

  private static Lit judge(
      @Nullable Course course, List<Reading> readings, List<Milestone> milestones, LocalDate day) {
    return Lights.judge(course, readings, milestones, PEOPLE, day, Thresholds.USUAL);
  }

  private static Milestone milestone(String name, LocalDate due, @Nullable LocalDate done) {
    return new Milestone(Text.same(name), due, done);
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }
}
