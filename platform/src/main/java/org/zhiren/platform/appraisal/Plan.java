package org.zhiren.platform.appraisal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign asks of whom: everything that may be changed while it is a draft, but the people.
 *
 * @param title what it is called
 * @param year the year that is appraised
 * @param ground the document or decision that orders it
 * @param introduction what raters read first
 * @param scale the marks
 * @param peoplePerSheet how many people one sheet shows; {@code null} for all of them
 * @param remarks whether raters may write about people
 * @param leastScores a group with fewer marks than this is not shown, at least 5
 * @param leastRemarks a group with fewer sheets than this shows no remarks, at least 8
 * @param validPercent how many percent of the sheets must come back, 1 to 100
 * @param opensOn first day for marking
 * @param closesOn last day for marking
 * @param items what is marked
 * @param groups who marks
 */
public record Plan(
    String title,
    int year,
    String ground,
    String introduction,
    MarkScale scale,
    @Nullable Integer peoplePerSheet,
    boolean remarks,
    int leastScores,
    int leastRemarks,
    int validPercent,
    LocalDate opensOn,
    LocalDate closesOn,
    List<Item> items,
    List<RaterGroup> groups) {

  /** Copies the lists. */
  public Plan {
    items = List.copyOf(items);
    groups = List.copyOf(groups);
  }

  /** How many sheets should come back. */
  public int expected() {
    return groups.stream().mapToInt(RaterGroup::expected).sum();
  }

  /** How many slips are printed. */
  public int slips() {
    return groups.stream().mapToInt(RaterGroup::slips).sum();
  }

  /** How many forms are filled in on paper. */
  public int onPaper() {
    return groups.stream().mapToInt(RaterGroup::onPaper).sum();
  }
}
