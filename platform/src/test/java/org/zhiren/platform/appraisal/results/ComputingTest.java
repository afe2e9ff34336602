package org.zhiren.platform.appraisal.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.AppraisalResult.Method;

/** What comes out of a campaign: means, corrections, intervals, what is left out. */
class ComputingTest {

  private static final int PEOPLE = 12;
  private static final int SHEETS = 30;
  private static final int ON_SHEET = 5;

  /** People of known level, raters of known leniency, each sheet with some of the people. */
  private static Answered sampled(Random random, double[] truth) {
    for (int p = 0; p < PEOPLE; p++) {
      truth[p] = 5.5 + 0.8 * random.nextGaussian();
    }
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < SHEETS; s++) {
      double leniency = 0.9 * random.nextGaussian();
      int[] marks = new int[PEOPLE];
      List<Integer> order = new ArrayList<>();
      for (int p = 0; p < PEOPLE; p++) {
        order.add(p);
      }
      java.util.Collections.shuffle(order, random);
      for (int p : order.subList(0, ON_SHEET)) {
        double given = truth[p] + leniency + 0.8 * random.nextGaussian();
        marks[p] = (int) Math.clamp(Math.round(given), 1, 10);
      }
      sheets.add(RandomCampaigns.sheet(0, PEOPLE, 1, marks));
    }
    return answered(10, RandomCampaigns.groups(1), sheets, PEOPLE, 1);
  }

  private static Answered answered(
      int scale,
      List<Answered.Group> groups,
      List<Answered.Sheet> sheets,
      int people,
      int... items) {
    return new Answered(
        scale,
        5,
        8,
        RandomCampaigns.items(items),
        groups,
        RandomCampaigns.people(people),
        sheets,
        0);
  }

  private static double error(double a, double b) {
    return (a - b) * (a - b);
  }

  @Test
  void fairScoresComeNearerToTheTruthAndIntervalsHoldIt() {
    long seed = 11;
    Random random = new Random(seed);
    double raw = 0;
    double fair = 0;
    int held = 0;
    int people = 0;
    int severityCorrected = 0;
    for (int round = 0; round < 150; round++) {
      double[] truth = new double[PEOPLE];
      Computed computed = Computing.of(sampled(random, truth));
      if (computed.summary().method() != Method.FAIR) {
        continue;
      }
      for (Computed.OnePerson one : computed.people()) {
        if (one.method() != Method.FAIR) {
          continue;
        }
        raw += error(one.raw(), truth[one.place()]);
        fair += error(one.fair(), truth[one.place()]);
        held += one.low() <= truth[one.place()] && truth[one.place()] <= one.high() ? 1 : 0;
        severityCorrected += one.corrections().get(0).by() != 0 ? 1 : 0;
        people++;
        double sum = one.raw();
        for (ResultDetail.Correction correction : one.corrections()) {
          sum += correction.by();
        }
        assertThat(sum).as("published figures add up").isCloseTo(one.fair(), within(1e-9));
        assertThat(one.rankLow()).isBetween(1, one.rankHigh());
        assertThat(one.rankHigh()).isLessThanOrEqualTo(one.compared());
      }
    }
    System.out.printf(
        "ComputingTest: seed %d, people %d, mean squared error raw %.3f fair %.3f, intervals hold %.3f%n",
        seed, people, raw / people, fair / people, (double) held / people);
    assertThat(people).isGreaterThan(1_500);
    assertThat(severityCorrected).isGreaterThan(people * 8 / 10);
    assertThat(fair).isLessThan(raw * 0.8);
    assertThat((double) held / people).isBetween(0.93, 0.975);
  }

  /** Closing shuffles the sheets: the order must not matter, not even for who shares a severity. */
  @Test
  void theOrderOfSheetsIsNoMatter() {
    Random random = new Random(9);
    for (int round = 0; round < 100; round++) {
      Answered from = RandomCampaigns.small(random, true);
      List<Answered.Sheet> shuffled = new ArrayList<>(from.sheets());
      java.util.Collections.shuffle(shuffled, random);
      Answered other =
          new Answered(
              from.scale(),
              from.leastScores(),
              from.leastRemarks(),
              from.items(),
              from.groups(),
              from.people(),
              shuffled,
              from.unknown());
      assertThat(Computing.of(other)).as("round %d", round).isEqualTo(Computing.of(from));
      int[] units = RaterUnits.of(new Shown(from));
      int[] again = RaterUnits.of(new Shown(other));
      for (int a = 0; a < units.length; a++) {
        for (int b = 0; b < units.length; b++) {
          int a2 = place(shuffled, from.sheets().get(a));
          int b2 = place(shuffled, from.sheets().get(b));
          assertThat(again[a2] == again[b2]).isEqualTo(units[a] == units[b]);
        }
      }
    }
  }

  private static int place(List<Answered.Sheet> sheets, Answered.Sheet sheet) {
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i) == sheet) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such sheet");
  }

  @Test
  void groupsCountByTheirWeightsAndAnAbsentOneSharesItsOut() {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 6; s++) {
      sheets.add(RandomCampaigns.sheet(0, 2, 2, 4, 2, 3, 3));
      sheets.add(RandomCampaigns.sheet(1, 2, 2, 1, 1, 0, 0));
    }
    Computed computed = Computing.of(answered(5, RandomCampaigns.groups(75, 25), sheets, 2, 3, 1));
    // Items 3:1, groups 3:1: (0.75·4 + 0.25·2)·0.75 + 1·0.25.
    assertThat(computed.people().get(0).raw()).isEqualTo(2.88);
    assertThat(computed.people().get(1).raw()).isEqualTo(3.0);
    assertThat(computed.people().get(0).method()).isEqualTo(Method.PLAIN);
    assertThat(computed.people().get(0).low())
        .as("everybody in a group agreed: no spread within groups")
        .isEqualTo(2.88);
  }

  @Test
  void fourMarksAreLeftOutFiveAreShown() {
    for (int count = 3; count <= 6; count++) {
      List<Answered.Sheet> sheets = new ArrayList<>();
      for (int s = 0; s < 8; s++) {
        sheets.add(RandomCampaigns.sheet(0, 1, 1, 2 + s % 2));
      }
      for (int s = 0; s < count; s++) {
        sheets.add(RandomCampaigns.sheet(1, 1, 1, 5));
      }
      Computed computed = Computing.of(answered(5, RandomCampaigns.groups(50, 50), sheets, 1, 1));
      assertThat(computed.people().getFirst().raw())
          .as("with %d marks", count)
          .isEqualTo(count < 5 ? 2.5 : 3.75);
      assertThat(computed.summary().leftOut()).hasSize(count < 5 ? 1 : 0);
    }
  }

  @Test
  void nothingIsShownWhereEveryGroupIsTooSmall() {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 8; s++) {
      sheets.add(RandomCampaigns.sheet(s % 2, 1, 1, 3));
    }
    Computed.OnePerson one =
        Computing.of(answered(5, RandomCampaigns.groups(1, 1), sheets, 1, 1)).people().getFirst();
    assertThat(one.method()).isEqualTo(Method.WITHHELD);
    assertThat(one.raw()).isNull();
    assertThat(one.raters()).isZero();
  }

  @Test
  void aNamedRaterIsShownAlone() {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      sheets.add(RandomCampaigns.sheet(0, 1, 1, 2));
    }
    sheets.add(RandomCampaigns.sheet(1, 1, 1, 5));
    List<Answered.Group> groups = new ArrayList<>(RandomCampaigns.groups(50));
    groups.add(new Answered.Group(2, Text.of("上级", "superior"), new BigDecimal(50), 1, "林上级"));
    assertThat(Computing.of(answered(5, groups, sheets, 1, 1)).people().getFirst().raw())
        .isEqualTo(3.5);
  }

  @Test
  void whereEverybodyAgreesIsSaidBeforehand() {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      sheets.add(RandomCampaigns.sheet(0, 2, 1, 5, 3 + s % 2));
    }
    Summary summary = Computing.of(answered(5, RandomCampaigns.groups(1), sheets, 2, 1)).summary();
    assertThat(summary.unanimous()).extracting(Summary.Unanimous::name).containsExactly("人1");
  }

  @Test
  void peopleWithoutALinkAreNotCompared() {
    Random random = new Random(2);
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 16; s++) {
      int[] marks = new int[8];
      for (int p = 0; p < 4; p++) {
        marks[s < 8 ? p : 4 + p] = 2 + random.nextInt(4);
      }
      sheets.add(RandomCampaigns.sheet(0, 8, 1, marks));
    }
    Computed computed = Computing.of(answered(6, RandomCampaigns.groups(1), sheets, 8, 1));
    assertThat(computed.summary().parts()).hasSize(2);
    assertThat(computed.summary().links()).isNotEmpty();
    assertThat(computed.people()).allMatch(one -> one.compared() == 4);
  }

  @Test
  void sheetsThatStandOutAreCountedFromFiveOn() {
    for (int same = 4; same <= 5; same++) {
      Random random = new Random(4);
      List<Answered.Sheet> sheets = new ArrayList<>();
      for (int s = 0; s < 12; s++) {
        int[] marks = new int[8];
        for (int p = 0; p < 8; p++) {
          marks[p] = s < same ? 4 : 1 + (p + random.nextInt(3)) % 6;
        }
        sheets.add(RandomCampaigns.sheet(0, 8, 1, marks));
      }
      Summary summary =
          Computing.of(answered(6, RandomCampaigns.groups(1), sheets, 8, 1)).summary();
      assertThat(summary.findings().getFirst().count()).isEqualTo(same == 5 ? 5 : null);
    }
  }
}
