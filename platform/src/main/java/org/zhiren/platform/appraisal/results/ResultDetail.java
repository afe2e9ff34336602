package org.zhiren.platform.appraisal.results;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.CampaignKind;

/**
 * What stands behind one result. Figures are marks from 1 to the best, rounded as they are
 * published; what a small group said is in none of them.
 *
 * @param about the campaign, for whoever sees nothing else of it
 * @param corrected mean freed from severity and mix, before it is drawn towards the mean of all;
 *     {@code null} unless a model was fitted
 * @param corrections by how much the raw mean was changed and why, in the order of the steps
 * @param items by item
 * @param groups by group of raters
 * @param spread how often each mark from 1 to the best was given
 * @param remarks what was written, in random order
 */
public record ResultDetail(
    About about,
    @Nullable Double corrected,
    List<Correction> corrections,
    List<ItemLine> items,
    List<GroupLine> groups,
    List<Integer> spread,
    List<Remark> remarks) {

  /** The same without what was written. */
  ResultDetail withoutRemarks() {
    return new ResultDetail(about, corrected, corrections, items, groups, spread, List.of());
  }

  /** The same without the means of everybody, see {@link Summary#withoutTotals}. */
  ResultDetail withoutTotals() {
    return new ResultDetail(
        about,
        corrected,
        corrections,
        items.stream().map(item -> new ItemLine(item.no(), item.name(), item.mean(), null)).toList(),
        groups,
        spread,
        remarks);
  }

  /** The campaign in short. */
  public record About(CampaignKind kind, String title, int year, LocalDate on, int scale) {}

  /** Why a raw mean is changed. */
  public enum Cause {
    /** Whoever marked this person was more severe or more lenient than others. */
    SEVERITY,
    /** Other groups, or other shares of them, than with others. */
    MIX,
    /** Items left open. */
    ITEMS,
    /** Few sheets say little. */
    SCARCITY
  }

  /**
   * One correction.
   *
   * @param by what is added to the mean
   * @param sentence what and why
   */
  public record Correction(Cause cause, double by, Text sentence) {}

  /**
   * One item.
   *
   * @param mean what was marked on average; {@code null} if too few marked it
   * @param ofAll the same of everybody in the campaign; {@code null} for a reader who is among them
   */
  public record ItemLine(int no, Text name, @Nullable Double mean, @Nullable Double ofAll) {}

  /**
   * One group of raters.
   *
   * @param share its share in the raw mean, from 0 to 1; {@code null} if left out
   * @param sheets how many sheets; {@code null} if left out
   * @param mean what it said; {@code null} if left out
   * @param raterName whose marks they are, of a group of one named person
   */
  public record GroupLine(
      int no,
      Text name,
      @Nullable Double share,
      @Nullable Integer sheets,
      @Nullable Double mean,
      @Nullable String raterName) {}

  /**
   * What somebody wrote.
   *
   * @param raterName of a group of one named person; otherwise {@code null}
   */
  public record Remark(String words, @Nullable String raterName) {}
}
