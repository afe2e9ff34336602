package org.zhiren.platform.appraisal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Attacks on what is published. The attacker knows who marked whom and the variances exactly, and
 * sees every published figure without rounding: sums over cells, fair scores, corrections, effects
 * of groups. All of them are linear in the marks; they are written down here from the textbook form
 * of Henderson's equations, over a prime field so that ranks are exact. A sheet is given away if
 * some combination of the figures holds marks of that sheet and of no other.
 */
class DisclosureTest {

  private static final int ROUNDS = 10_000;
  private static final long SEED = 20261126;

  private static long[] row(int columns) {
    return new long[columns];
  }

  /** A mark that is shown and not known anyway. */
  private record Mark(int sheet, int person, int item) {}

  /** A row of the model with what it takes from each mark. */
  private record ModelRow(int person, int group, int unit, long weight, long[] takes) {}

  private static final class Attack {
    final Answered from;
    final Shown shown;
    final int[] units;
    final List<Mark> marks = new ArrayList<>();
    final List<ModelRow> rows = new ArrayList<>();

    Attack(Answered from, int[] units) {
      this.from = from;
      this.shown = new Shown(from);
      this.units = units;
      for (int s = 0; s < from.sheets().size(); s++) {
        Answered.Sheet sheet = from.sheets().get(s);
        for (int p = 0; p < from.people().size(); p++) {
          for (int i = 0; i < from.items().size(); i++) {
            if (shown.mark(sheet, p, i) > 0 && !from.groups().get(sheet.group()).attributed()) {
              marks.add(new Mark(s, p, i));
            }
          }
        }
      }
      collect();
    }

    long itemWeight(int item) {
      return from.items().get(item).weight().longValueExact();
    }

    /** What the mean of an item takes from each mark. */
    long[] itemMean(int item) {
      long count = 0;
      for (Answered.Sheet sheet : from.sheets()) {
        for (int p = 0; p < from.people().size(); p++) {
          count += shown.mark(sheet, p, item) > 0 ? 1 : 0;
        }
      }
      long[] takes = row(marks.size());
      for (int m = 0; m < takes.length; m++) {
        takes[m] = marks.get(m).item() == item ? PrimeField.inverse(count) : 0;
      }
      return takes;
    }

    void collect() {
      for (int p = 0; p < from.people().size(); p++) {
        long weights = 0;
        long all = 0;
        for (int g = 0; g < from.groups().size(); g++) {
          if (shown.group(g, p)) {
            weights += from.groups().get(g).weight().longValueExact();
            all += shown.sheets(g, p);
          }
        }
        for (int s = 0; s < from.sheets().size(); s++) {
          Answered.Sheet sheet = from.sheets().get(s);
          long ofItems = 0;
          for (int i = 0; i < from.items().size(); i++) {
            ofItems += shown.mark(sheet, p, i) > 0 ? itemWeight(i) : 0;
          }
          if (ofItems == 0) {
            continue;
          }
          long[] takes = row(marks.size());
          for (int i = 0; i < from.items().size(); i++) {
            if (shown.mark(sheet, p, i) == 0) {
              continue;
            }
            long part = PrimeField.times(itemWeight(i), PrimeField.inverse(ofItems));
            int own = marks.indexOf(new Mark(s, p, i));
            if (own >= 0) {
              takes[own] = PrimeField.of(takes[own] + part);
            }
            long[] mean = itemMean(i);
            for (int m = 0; m < takes.length; m++) {
              takes[m] = PrimeField.of(takes[m] - PrimeField.times(part, mean[m]));
            }
          }
          long weight =
              PrimeField.times(
                  PrimeField.times(
                      ofItems, from.groups().get(sheet.group()).weight().longValueExact()),
                  PrimeField.times(
                      all,
                      PrimeField.inverse(
                          PrimeField.times(weights, shown.sheets(sheet.group(), p)))));
          rows.add(new ModelRow(p, sheet.group(), units[s], weight, takes));
        }
      }
    }

    /** Everything published, one row for each figure. */
    long[][] published(Random random) {
      List<long[]> figures = new ArrayList<>();
      for (int g = 0; g < from.groups().size(); g++) {
        for (int p = 0; p < from.people().size(); p++) {
          for (int i = 0; i < from.items().size(); i++) {
            long[] sum = row(marks.size());
            for (int m = 0; m < sum.length; m++) {
              Mark mark = marks.get(m);
              sum[m] =
                  from.sheets().get(mark.sheet()).group() == g
                          && mark.person() == p
                          && mark.item() == i
                      ? 1
                      : 0;
            }
            figures.add(sum);
          }
        }
      }
      figures.addAll(model(1 + random.nextInt(1_000_000), 1 + random.nextInt(1_000_000)));
      return figures.toArray(long[][]::new);
    }

    /** Henderson's equations with the penalties of persons and sheets, solved for every figure. */
    List<long[]> model(long penaltyOfPeople, long penaltyOfSheets) {
      int groups = from.groups().size();
      int people = from.people().size();
      int[] named = Arrays.stream(units).filter(unit -> unit >= 0).distinct().toArray();
      int size = groups + people + named.length;
      long[][] equations = new long[size][size + marks.size()];
      for (ModelRow row : rows) {
        int unit = groups + people + index(named, row.unit());
        int[] at = {row.group(), groups + row.person(), unit};
        for (int a : at) {
          for (int b : at) {
            equations[a][b] = PrimeField.of(equations[a][b] + row.weight());
          }
          for (int m = 0; m < marks.size(); m++) {
            equations[a][size + m] =
                PrimeField.of(
                    equations[a][size + m] + PrimeField.times(row.weight(), row.takes()[m]));
          }
        }
      }
      for (int g = 0; g < groups; g++) {
        boolean there = false;
        for (ModelRow row : rows) {
          there |= row.group() == g;
        }
        equations[g][g] = there ? equations[g][g] : 1;
      }
      for (int p = 0; p < people; p++) {
        equations[groups + p][groups + p] =
            PrimeField.of(equations[groups + p][groups + p] + penaltyOfPeople);
      }
      for (int u = groups + people; u < size; u++) {
        equations[u][u] = PrimeField.of(equations[u][u] + penaltyOfSheets);
      }
      PrimeField.reduce(equations, size);
      List<long[]> figures = new ArrayList<>();
      for (int k = 0; k < groups + people; k++) {
        figures.add(Arrays.copyOfRange(equations[k], size, size + marks.size()));
      }
      for (int p = 0; p < people; p++) {
        long[] severity = row(marks.size());
        for (ModelRow row : rows) {
          long[] effect = equations[groups + people + index(named, row.unit())];
          for (int m = 0; m < severity.length && row.person() == p; m++) {
            severity[m] =
                PrimeField.of(severity[m] + PrimeField.times(row.weight(), effect[size + m]));
          }
        }
        figures.add(severity);
      }
      return figures;
    }

    static int index(int[] values, int value) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] == value) {
          return i;
        }
      }
      throw new IllegalArgumentException("no unit " + value);
    }

    /** How many sheets some combination of the figures holds alone. */
    int givenAway(Random random) {
      long[][] figures = published(random);
      int rank = rank(figures, -1);
      int given = 0;
      for (int s = 0; s < from.sheets().size(); s++) {
        given += rank(figures, s) < rank ? 1 : 0;
      }
      return given;
    }

    int rank(long[][] figures, int withoutSheet) {
      int[] kept = new int[marks.size()];
      int count = 0;
      for (int m = 0; m < kept.length; m++) {
        if (marks.get(m).sheet() != withoutSheet) {
          kept[count++] = m;
        }
      }
      long[][] part = new long[figures.length][count];
      for (int r = 0; r < figures.length; r++) {
        for (int c = 0; c < count; c++) {
          part[r][c] = figures[r][kept[c]];
        }
      }
      return PrimeField.reduce(part, count).length;
    }
  }

  @Test
  void nothingPublishedGivesASingleSheetAway() {
    Random random = new Random(SEED);
    int sheets = 0;
    int sharing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Answered from = RandomCampaigns.small(random, round % 20 == 0);
      int[] units = RaterUnits.of(new Shown(from));
      int given = new Attack(from, units).givenAway(random);
      assertThat(given).as("seed %d, round %d: %s", SEED, round, from).isZero();
      int[] single = RaterUnits.single(new Shown(from));
      for (int s = 0; s < units.length; s++) {
        int unit = units[s];
        sheets += unit < 0 ? 0 : 1;
        sharing += unit >= 0 && Arrays.stream(units).filter(u -> u == unit).count() > 1 ? 1 : 0;
        assertThat(unit < 0).isEqualTo(single[s] < 0);
      }
    }
    System.out.printf(
        "DisclosureTest: %d rounds, %d sheets, %d share a severity%n", ROUNDS, sheets, sharing);
    // The protection must not simply do away with the correction of severity.
    assertThat(sharing).isLessThan(sheets * 3 / 4);
  }

  /** The same attack succeeds where every sheet has a severity of its own: it is no straw man. */
  @Test
  void withoutSharedSeveritiesTheAttackSucceeds() {
    Random random = new Random(SEED);
    int given = 0;
    for (int round = 0; round < 200; round++) {
      Answered from = RandomCampaigns.small(random, false);
      given += new Attack(from, RaterUnits.single(new Shown(from))).givenAway(random);
    }
    assertThat(given).isGreaterThan(50);
  }

  /** Six raters know the first person, five the second: raw and fair together name the sixth. */
  @Test
  void theOneWhoLeftSomebodyOutSharesASeverity() {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 6; s++) {
      sheets.add(RandomCampaigns.sheet(0, 2, 1, 1 + s % 3, s == 5 ? 0 : 3 - s % 2));
    }
    Answered from =
        new Answered(
            5,
            5,
            8,
            RandomCampaigns.items(1),
            RandomCampaigns.groups(1),
            RandomCampaigns.people(2),
            sheets,
            1);
    Random random = new Random(1);
    assertThat(new Attack(from, RaterUnits.single(new Shown(from))).givenAway(random)).isPositive();
    int[] units = RaterUnits.of(new Shown(from));
    assertThat(Arrays.stream(units).filter(unit -> unit == units[5]).count())
        .isGreaterThanOrEqualTo(5);
    assertThat(new Attack(from, units).givenAway(random)).isZero();
  }

  /** What a small group said changes nothing that is published. */
  @Test
  void whatIsLeftOutLeavesNoTrace() {
    Random random = new Random(3);
    int changed = 0;
    for (int round = 0; round < 400; round++) {
      Answered from = RandomCampaigns.small(random, true);
      Shown shown = new Shown(from);
      Answered other = with(from, shown, random);
      if (!other.equals(from)) {
        changed++;
        assertThat(Computing.of(other)).as("round %d", round).isEqualTo(Computing.of(from));
      }
    }
    assertThat(changed).isGreaterThan(50);
  }

  private static Answered with(Answered from, Shown shown, Random random) {
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (Answered.Sheet sheet : from.sheets()) {
      List<List<Integer>> marks = new ArrayList<>();
      for (int p = 0; p < from.people().size(); p++) {
        List<Integer> of = new ArrayList<>(sheet.marks().get(p));
        for (int i = 0; i < of.size(); i++) {
          if (of.get(i) > 0 && !shown.cell(sheet.group(), p, i)) {
            of.set(i, 1 + random.nextInt(from.scale()));
          }
        }
        marks.add(of);
      }
      sheets.add(new Answered.Sheet(sheet.group(), marks));
    }
    return new Answered(
        from.scale(),
        from.leastScores(),
        from.leastRemarks(),
        from.items(),
        from.groups(),
        from.people(),
        sheets,
        from.unknown());
  }
}
