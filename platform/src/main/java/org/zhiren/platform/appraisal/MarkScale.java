package org.zhiren.platform.appraisal;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * What may be marked: 1 to {@code points}, more is better.
 *
 * @param points the best mark, 2 to {@value #MOST_POINTS}
 * @param labels one word for each mark from the best down; empty for plain points
 * @param english the same in English; empty where there are no English words
 */
public record MarkScale(int points, List<String> labels, List<String> english) {

  /** More could not be told apart on a phone. */
  public static final int MOST_POINTS = 10;

  /** Copies the lists. */
  public MarkScale {
    labels = List.copyOf(labels);
    english = List.copyOf(english);
  }

  /** The word for {@code mark}, 1 to {@link #points}; the number itself for plain points. */
  public Text word(int mark) {
    if (labels.isEmpty()) {
      return Text.same(Integer.toString(mark));
    }
    String zh = labels.get(points - mark);
    return Text.of(zh, english.isEmpty() ? zh : english.get(points - mark));
  }

  /**
   * The marks in the order in which they are offered: the best word first, plain points upwards.
   */
  public List<Integer> offered() {
    List<Integer> upwards = java.util.stream.IntStream.rangeClosed(1, points).boxed().toList();
    return labels.isEmpty() ? upwards : upwards.reversed();
  }
}
