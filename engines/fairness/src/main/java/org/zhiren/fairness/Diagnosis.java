package org.zhiren.fairness;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * What the ratings say about the raters. For whoever runs the appraisal: a finding is a reason to
 * look, not a judgement, and it carries no identity beyond the rater's code.
 *
 * @param raters one profile for each rater
 * @param findings what stands out, with false discoveries controlled
 * @param falseDiscoveryRate the expected share of false findings that was allowed
 */
public record Diagnosis(List<Profile> raters, List<Finding> findings, double falseDiscoveryRate) {

  /** What may stand out. */
  public enum Kind {
    /** Far more lenient or severe than the spread of raters explains. */
    SEVERITY(Text.of("宽严异常", "unusual leniency or severity")),
    /** Scores do not follow what the others see in the persons. */
    CARELESS(Text.of("评分与他人所见无关", "scores unrelated to what others see")),
    /** Scores run against what the others see: perhaps the scale was read upside down. */
    REVERSED(Text.of("疑似量表方向填反", "scale perhaps reversed")),
    /** Nearly the same score for everyone. */
    STRAIGHT_LINING(Text.of("几乎全部给同一分", "nearly the same score for everyone")),
    /** Items of one person are scored more alike than by other raters. */
    HALO(Text.of("光环效应：各项目几乎同分", "halo: items scored alike"));

    private final Text text;

    Kind(Text text) {
      this.text = text;
    }

    /** The kind in words. */
    public Text text() {
      return text;
    }
  }

  /**
   * One rater.
   *
   * @param rater the rater
   * @param ratings number of ratings
   * @param leniency predicted effect, positive is lenient, in score units
   * @param leniencySd standard deviation of its error
   * @param agreement slope on the persons' effects as the others see them: 1 agrees, 0 unrelated,
   *     −1 reversed; NaN below five ratings
   * @param infit weighted mean square of residuals; NaN below five ratings
   * @param outfit mean square of standardised residuals; NaN below five ratings
   */
  public record Profile(
      String rater,
      int ratings,
      double leniency,
      double leniencySd,
      double agreement,
      double infit,
      double outfit) {}

  /**
   * Something that stands out.
   *
   * @param kind what
   * @param raters whom it concerns
   * @param probability how often chance alone would do this
   */
  public record Finding(Kind kind, List<String> raters, double probability) {}
}
