package org.zhiren.platform.appraisal.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.zhiren.explain.Text;

/** Invented campaigns for tests without a database. */
final class RandomCampaigns {

  private RandomCampaigns() {}

  static List<Answered.Item> items(int... weights) {
    List<Answered.Item> items = new ArrayList<>();
    for (int weight : weights) {
      int no = items.size() + 1;
      items.add(
          new Answered.Item(no, Text.of("项目" + no, "item " + no), BigDecimal.valueOf(weight)));
    }
    return items;
  }

  static List<Answered.Group> groups(int... weights) {
    List<Answered.Group> groups = new ArrayList<>();
    for (int weight : weights) {
      int no = groups.size() + 1;
      groups.add(
          new Answered.Group(
              no, Text.of("组" + no, "group " + no), BigDecimal.valueOf(weight), 20, null));
    }
    return groups;
  }

  static List<Answered.Person> people(int count) {
    List<Answered.Person> people = new ArrayList<>();
    for (int no = 1; no <= count; no++) {
      people.add(new Answered.Person(no, new UUID(7, no), new UUID(8, 1), "人" + no, "示例局副局长" + no));
    }
    return people;
  }

  static Answered.Sheet sheet(int group, int people, int items, int... marks) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      List<Integer> row = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        row.add(marks[p * items + i]);
      }
      rows.add(row);
    }
    return new Answered.Sheet(group, rows);
  }

  /** Few people, few sheets, marks left open at random; sometimes one named rater. */
  static Answered small(Random random, boolean larger) {
    int people = 2 + random.nextInt(larger ? 5 : 2);
    int items = larger ? 1 + random.nextInt(2) : 1;
    int groups = 1 + random.nextInt(larger ? 2 : 1);
    int scale = 2 + random.nextInt(4);
    double open = random.nextDouble() * 0.35;
    List<Answered.Group> strata = new ArrayList<>(groups(20 + random.nextInt(60), 50));
    List<Answered.Sheet> sheets = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int count = 4 + random.nextInt(larger ? 9 : 5);
      for (int s = 0; s < count; s++) {
        sheets.add(random(random, g, people, items, scale, open));
      }
    }
    if (random.nextInt(4) == 0) {
      strata.add(
          new Answered.Group(3, Text.of("上级", "superior"), BigDecimal.valueOf(30), 1, "林上级"));
      sheets.add(random(random, 2, people, items, scale, 0));
    }
    int[] weights = random.ints(items, 1, 5).toArray();
    return new Answered(scale, 5, 8, items(weights), strata, people(people), sheets, 0);
  }

  private static Answered.Sheet random(
      Random random, int group, int people, int items, int scale, double open) {
    int[] marks = new int[people * items];
    boolean byPerson = random.nextBoolean();
    for (int p = 0; p < people; p++) {
      boolean unknown = random.nextDouble() < open;
      for (int i = 0; i < items; i++) {
        boolean none = byPerson ? unknown : random.nextDouble() < open;
        marks[p * items + i] = none ? 0 : 1 + random.nextInt(scale);
      }
    }
    return sheet(group, people, items, marks);
  }
}
