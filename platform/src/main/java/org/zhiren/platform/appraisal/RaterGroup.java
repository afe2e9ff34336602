package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A stratum of raters.
 *
 * @param no its number in the campaign, from 1
 * @param name what it is called
 * @param english its English name
 * @param weight its share in the whole, in the unit of the other groups
 * @param expected how many should take part
 * @param onPaper how many of those mark on paper
 * @param raterName of an attributed group: whose marks they are, who was told so; {@code null}
 *     where raters are anonymous; empty as long as nobody has been named
 * @param raterAccount of an attributed group: the account that signs in and marks
 */
public record RaterGroup(
    int no,
    String name,
    String english,
    BigDecimal weight,
    int expected,
    int onPaper,
    @Nullable String raterName,
    @Nullable UUID raterAccount) {

  /** Whether this is one named person, such as the superior. */
  public boolean attributed() {
    return raterName != null;
  }

  /** How many slips with codes the group gets. */
  public int slips() {
    return attributed() ? 0 : expected - onPaper;
  }

  /** The name in both languages. */
  public Text title() {
    return Text.of(name, english);
  }
}
