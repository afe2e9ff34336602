package org.zhiren.platform.appraisal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rater marked and wrote.
 *
 * @param marks one for each person and item
 * @param remarks what was written about people, by the person's number
 */
public record Marks(List<Mark> marks, Map<Integer, String> remarks) {

  /** The longest remark that is kept, in characters. */
  public static final int LONGEST_REMARK = 500;

  /** Copies list and map. */
  public Marks {
    marks = List.copyOf(marks);
    remarks = Map.copyOf(new LinkedHashMap<>(remarks));
  }

  /**
   * One mark.
   *
   * @param person number of the person
   * @param item number of the item
   * @param mark 1 to the best mark; {@code null} for 不了解, does not know the person well enough
   */
  public record Mark(int person, int item, @Nullable Integer mark) {}
}
