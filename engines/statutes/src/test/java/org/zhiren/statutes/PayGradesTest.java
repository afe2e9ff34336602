package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.statutes.PersonFixture.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;

/** 级别 of posts and ranks. The ranges are written here a second time, from the catalogue. */
class PayGradesTest {
  private static final LocalDate DAY = day("2026-03-01");
  private final PayGrades grades = Statutes.national().payGrades();

  @Test
  @Covers("JB-05")
  void everyLevelHasItsRange() {
    int[][] expected = {{24, 17}, {22, 16}, {20, 14}, {18, 12}, {15, 10}, {13, 8}, {10, 6}, {8, 4}};
    for (int i = 0; i < expected.length; i++) {
      assertThat(grades.of(PostLevel.at(i), DAY))
          .as("%s", PostLevel.at(i))
          .contains(new PayGrades.Range(expected[i][0], expected[i][1]));
    }
    assertThat(grades.of(PostLevel.STATE_DEPUTY, DAY)).isEmpty();
    assertThat(grades.of(PostLevel.DIVISION_CHIEF, day("2019-05-31"))).isEmpty();
  }

  @Test
  @Covers("ZJ-08")
  void everyRankHasItsRange() {
    int[][] expected = {
      {27, 19}, {26, 18}, {24, 18}, {23, 17}, {22, 16}, {21, 15},
      {20, 14}, {19, 13}, {18, 12}, {17, 11}, {15, 10}, {13, 8}
    };
    for (Rank rank : Rank.values()) {
      int[] range = expected[rank.ordinal()];
      assertThat(grades.of(rank, DAY))
          .as("%s", rank)
          .contains(new PayGrades.Range(range[0], range[1]));
    }
    assertThat(grades.of(Rank.CLERK_2, day("2019-05-31"))).isEmpty();
  }

  @Test
  @Covers("ZJ-09")
  void theLowestRankOfALeadingPost() {
    Rank[] expected = {
      Rank.SECTION_4,
      Rank.SECTION_2,
      Rank.CONSULTANT_4,
      Rank.CONSULTANT_2,
      Rank.COUNSEL_2,
      Rank.COUNSEL_1
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(grades.leastRank(PostLevel.at(i), DAY).value())
          .isEqualTo(new Value.Words(expected[i].text()));
    }
    assertThat(grades.leastRank(PostLevel.MINISTRY_DEPUTY, DAY).value())
        .isEqualTo(new Value.Missing());
    assertThat(grades.leastRank(PostLevel.SECTION_DEPUTY, day("2019-05-31")).value())
        .isEqualTo(new Value.Missing());
  }

  private static void is(Explanation tree, int grade, String words) {
    assertThat(((Value.Quantity) tree.value()).number()).isEqualTo(BigDecimal.valueOf(grade));
    assertThat(tree.sentence().zh()).contains(words);
  }

  @Test
  @Covers("JB-13")
  void aPromotionLiftsToTheRangeOrByOneGrade() {
    is(grades.afterPromotion(21, PostLevel.DIVISION_DEPUTY, DAY), 20, "最低级别");
    is(grades.afterPromotion(20, PostLevel.DIVISION_DEPUTY, DAY), 19, "范围内，晋升");
    is(grades.afterPromotion(15, PostLevel.DIVISION_DEPUTY, DAY), 14, "范围内，晋升");
    is(grades.afterPromotion(14, PostLevel.DIVISION_DEPUTY, DAY), 14, "不变");
    is(grades.afterPromotion(13, PostLevel.DIVISION_DEPUTY, DAY), 13, "不变");
    is(grades.afterPromotion(23, Rank.SECTION_2, DAY), 22, "最低级别");
    is(grades.afterPromotion(22, Rank.SECTION_2, DAY), 21, "范围内，晋升");
    for (Rank rank :
        new Rank[] {Rank.CONSULTANT_1, Rank.CONSULTANT_3, Rank.SECTION_1, Rank.SECTION_3}) {
      int lowest = grades.of(rank, DAY).orElseThrow().lowest();
      is(grades.afterPromotion(lowest + 1, rank, DAY), lowest, "最低级别");
      is(grades.afterPromotion(lowest, rank, DAY), lowest, "不变");
    }
    assertThat(grades.afterPromotion(20, PostLevel.DIVISION_DEPUTY, day("2019-05-31")).value())
        .isEqualTo(new Value.Missing());
    assertThat(grades.afterPromotion(20, PostLevel.STATE_CHIEF, DAY).value())
        .isEqualTo(new Value.Missing());
    is(grades.afterPromotion(27, Rank.CLERK_1, DAY), 26, "最低级别");
    is(grades.afterPromotion(1, PostLevel.MINISTRY_CHIEF, DAY), 1, "不变");
    for (int bad : new int[] {0, 28}) {
      assertThatThrownBy(() -> grades.afterPromotion(bad, Rank.CLERK_1, DAY))
          .hasMessageContaining("" + bad);
    }
  }
}
