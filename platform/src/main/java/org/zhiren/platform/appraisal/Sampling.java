package org.zhiren.platform.appraisal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who stands on which sheet when a sheet shows some of the people only.
 *
 * <p>The people stand in a ring in random order, and the sheets show arcs of equal length that
 * begin at even distances. So within a group everybody is shown equally often, give or take one;
 * and where arcs overlap all around, any two people are linked through sheets that show both, which
 * is what makes marks of different raters comparable. Several rings in different orders mix people
 * further; each of them but the last shows everybody exactly equally often.
 */
final class Sampling {

  private Sampling() {}

  /**
   * Draws the sheets of one group.
   *
   * @param people how many people there are; they are numbered from 1
   * @param perSheet how many a sheet shows, 1 to {@code people}
   * @param sheets how many sheets
   * @return the numbers on each sheet, ascending, the sheets in random order
   */
  static List<int[]> draw(int people, int perSheet, int sheets, RandomGenerator random) {
    List<int[]> drawn = new ArrayList<>();
    if (perSheet >= people) {
      for (int i = 0; i < sheets; i++) {
        drawn.add(range(people));
      }
      return drawn;
    }
    int even = people / gcd(people, perSheet);
    int ring = even;
    while (ring * (perSheet - 1) < people && perSheet > 1) {
      ring += even;
    }
    int left = sheets;
    while (left > ring) {
      ring(people, perSheet, ring, random, drawn);
      left -= ring;
    }
    ring(people, perSheet, left, random, drawn);
    shuffle(drawn, random);
    return drawn;
  }

  private static void ring(
      int people, int perSheet, int sheets, RandomGenerator random, List<int[]> drawn) {
    int[] order = range(people);
    for (int i = people - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    for (int sheet = 0; sheet < sheets; sheet++) {
      int begin = (int) ((long) sheet * people / sheets);
      int[] shown = new int[perSheet];
      for (int i = 0; i < perSheet; i++) {
        shown[i] = order[(begin + i) % people];
      }
      Arrays.sort(shown);
      drawn.add(shown);
    }
  }

  /**
   * Whether all people are linked through the sheets.
   *
   * @param people how many people there are
   * @param sheets the numbers on each sheet
   */
  static boolean connected(int people, List<int[]> sheets) {
    int[] head = new int[people + 1];
    for (int i = 0; i <= people; i++) {
      head[i] = i;
    }
    int parts = people;
    for (int[] sheet : sheets) {
      for (int i = 1; i < sheet.length; i++) {
        int one = find(head, sheet[0]);
        int other = find(head, sheet[i]);
        if (one != other) {
          head[one] = other;
          parts--;
        }
      }
    }
    return parts <= 1;
  }

  private static int find(int[] head, int of) {
    int at = of;
    while (head[at] != at) {
      head[at] = head[head[at]];
      at = head[at];
    }
    return at;
  }

  static <T> void shuffle(List<T> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }

  private static int[] range(int people) {
    int[] all = new int[people];
    for (int i = 0; i < people; i++) {
      all[i] = i + 1;
    }
    return all;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
