package org.zhiren.platform.appraisal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sheets that alone hold others together, against taking each away and looking. */
class LinksTest {

  private static int parts(List<int[]> cellsOfSheet, int cells, int without) {
    int[] part = new int[cells];
    boolean[] used = new boolean[cells];
    for (int c = 0; c < cells; c++) {
      part[c] = c;
    }
    for (int s = 0; s < cellsOfSheet.size(); s++) {
      int[] of = cellsOfSheet.get(s);
      for (int i = 0; i < of.length; i++) {
        used[of[i]] = true;
        if (s != without && i > 0) {
          int from = part[of[i]];
          for (int c = 0; c < cells; c++) {
            part[c] = part[c] == from ? part[of[0]] : part[c];
          }
        }
      }
    }
    return (int)
        java.util.stream.IntStream.range(0, cells)
            .filter(c -> used[c])
            .map(c -> part[c])
            .distinct()
            .count();
  }

  @Test
  void findsThemAll() {
    long seed = 23;
    Random random = new Random(seed);
    int found = 0;
    for (int round = 0; round < 500; round++) {
      int cells = 2 + random.nextInt(7);
      List<int[]> sheets = new ArrayList<>();
      for (int s = 0; s < 1 + random.nextInt(8); s++) {
        double share = 0.15 + 0.4 * random.nextDouble();
        sheets.add(
            java.util.stream.IntStream.range(0, cells)
                .filter(c -> random.nextDouble() < share)
                .toArray());
      }
      boolean[] cut = Links.of(sheets, cells);
      int before = parts(sheets, cells, -1);
      for (int s = 0; s < cut.length; s++) {
        boolean expected = parts(sheets, cells, s) > before;
        assertThat(cut[s]).as("seed %d, round %d, sheet %d", seed, round, s).isEqualTo(expected);
        found += expected ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(100);
  }
}
