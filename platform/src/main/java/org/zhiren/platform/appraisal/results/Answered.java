package org.zhiren.platform.appraisal.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What was asked in a campaign and what was answered: the input of a release. Groups, people and
 * items are meant by their place in the lists, from 0.
 *
 * @param scale the best mark; marks run from 1
 * @param leastScores fewer marks than this are not shown
 * @param leastRemarks with fewer sheets than this no remarks are shown
 * @param items what was marked
 * @param groups who marked
 * @param people who was marked
 * @param sheets one for each rater
 * @param unknown how many answers were 不了解
 */
public record Answered(
    int scale,
    int leastScores,
    int leastRemarks,
    List<Item> items,
    List<Group> groups,
    List<Person> people,
    List<Sheet> sheets,
    int unknown) {

  /** Copies the lists. */
  public Answered {
    items = List.copyOf(items);
    groups = List.copyOf(groups);
    people = List.copyOf(people);
    sheets = List.copyOf(sheets);
  }

  /** One thing that was marked. */
  public record Item(int no, Text name, BigDecimal weight) {}

  /**
   * A stratum of raters.
   *
   * @param raterName whose marks they are, of a group of one named person; otherwise {@code null}
   */
  public record Group(
      int no, Text name, BigDecimal weight, int expected, @Nullable String raterName) {

    /** Whether this is one named person, who was told so. */
    public boolean attributed() {
      return raterName != null;
    }
  }

  /** Somebody who was marked. */
  public record Person(int no, UUID id, UUID unit, String name, String post) {}

  /**
   * One rater's marks, by person, then item; 0 where the person was not on the sheet or is not
   * known to the rater.
   */
  public record Sheet(int group, List<List<Integer>> marks) {

    int mark(int person, int item) {
      return marks.get(person).get(item);
    }

    private String said() {
      return marks.toString();
    }
  }

  /** The same with the sheets in an order that follows from what they say, not from chance. */
  Answered inOrder() {
    return new Answered(
        scale,
        leastScores,
        leastRemarks,
        items,
        groups,
        people,
        sheets.stream()
            .sorted(Comparator.comparingInt(Sheet::group).thenComparing(Sheet::said))
            .toList(),
        unknown);
  }

  /** How many sheets came back from a group. */
  int returned(int group) {
    return (int) sheets.stream().filter(sheet -> sheet.group() == group).count();
  }

  double weightOfItem(int item) {
    return items.get(item).weight().doubleValue();
  }

  double weightOfAllItems() {
    return items.stream().mapToDouble(item -> item.weight().doubleValue()).sum();
  }
}
