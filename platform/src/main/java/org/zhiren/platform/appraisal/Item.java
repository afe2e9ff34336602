package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import org.zhiren.explain.Text;

/**
 * One thing that is marked.
 *
 * @param no its number in the campaign, from 1
 * @param name what it is called, for instance 德
 * @param english its English name
 * @param explanation what to look at; may be empty
 * @param englishExplanation the same in English; may be empty
 * @param weight its share in the whole, in the unit of the other items
 */
public record Item(
    int no,
    String name,
    String english,
    String explanation,
    String englishExplanation,
    BigDecimal weight) {

  /** The name in both languages. */
  public Text title() {
    return Text.of(name, english);
  }

  /** What to look at, in the language asked for; the other language where there is only one. */
  public String explanation(boolean chinese) {
    String wanted = chinese ? explanation : englishExplanation;
    return wanted.isBlank() ? (chinese ? englishExplanation : explanation) : wanted;
  }
}
