package org.zhiren.platform.appraisal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What one released campaign says about one person. Marks run from 1 to {@code scale}, more is
 * better; an interval covers the truth in 95 of 100 cases. A result informs and never decides.
 *
 * @param campaign the campaign
 * @param no the person's number in it
 * @param person the person
 * @param unit the unit of the campaign
 * @param kind what kind of campaign it is
 * @param title what the campaign is called
 * @param year the year that was appraised
 * @param on last day for marking
 * @param scale the best mark
 * @param method how it was worked out
 * @param raters how many sheets are behind it; those of groups that are too small are left out
 * @param raw plain mean; {@code null} if every group was too small
 * @param fair mean less what severe or lenient raters and the mix of groups account for, drawn
 *     towards the mean of all where few sheets say little; {@code null} unless {@link Method#FAIR}
 * @param low lower end of the interval of {@code fair}, or of {@code raw} without one; {@code null}
 *     if there is none
 * @param high upper end
 * @param rankLow best place of the rank interval among {@code of}; {@code null} without one
 * @param rankHigh worst place
 * @param of how many people were compared
 * @param sentence all of it in one sentence
 */
public record AppraisalResult(
    UUID campaign,
    int no,
    UUID person,
    UUID unit,
    CampaignKind kind,
    String title,
    int year,
    LocalDate on,
    int scale,
    Method method,
    int raters,
    @Nullable Double raw,
    @Nullable Double fair,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Integer rankLow,
    @Nullable Integer rankHigh,
    int of,
    Text sentence) {

  /** How a result was worked out. */
  public enum Method {
    /** A mixed model: raters' severity, mix of groups and scarcity are corrected. */
    FAIR(Text.of("公平得分", "fair score")),
    /** Too few people or sheets for a model: plain mean with a plain interval. */
    PLAIN(Text.of("原始均分", "plain mean")),
    /** Every group was too small to be shown. */
    WITHHELD(Text.of("不予显示", "withheld"));

    private final Text text;

    Method(Text text) {
      this.text = text;
    }

    /** The method in words. */
    public Text text() {
      return text;
    }
  }

  /** The fair score, or the plain mean where there is none; {@code null} if withheld. */
  public @Nullable Double best() {
    return fair == null ? raw : fair;
  }

  /** A mark of this campaign on a scale from 0 (the worst mark) to 100 (the best). */
  public double points(double mark) {
    return (mark - 1) / (scale - 1) * 100;
  }

  /** Where everything about it stands. */
  public String href() {
    return "/appraisals/" + campaign + "/results/" + no;
  }
}
