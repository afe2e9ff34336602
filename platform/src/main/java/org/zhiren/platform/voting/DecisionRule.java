package org.zhiren.platform.voting;

import java.time.LocalDate;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.explain.Verification;

/**
 * The rule of a decision by vote: two thirds of the members who should attend are present, and more
 * than half of the members who should attend agree. Members who stay away count as not agreeing.
 * (党政领导干部选拔任用工作条例 2019, articles 38 and 39; the numbers of the articles are inferred.)
 */
final class DecisionRule {

  private static final int QUORUM_THIRDS = 2;
  private static final Text SOURCE =
      Text.of("党政领导干部选拔任用工作条例", "Regulations on the Selection and Appointment of Cadres");
  private static final LocalDate SINCE = LocalDate.of(2019, 3, 3);

  private DecisionRule() {}

  /**
   * Applies the rule.
   *
   * @param expected members who should attend, at least 1
   * @param present members who attended
   * @param agree 同意
   * @param against 不同意
   * @param abstain 弃权
   */
  static Explanation apply(int expected, int present, int agree, int against, int abstain) {
    boolean quorate = 3L * present >= (long) QUORUM_THIRDS * expected;
    boolean majority = 2L * agree > expected;
    int neededPresent = Math.ceilDiv(QUORUM_THIRDS * expected, 3);
    int neededAgree = expected / 2 + 1;
    Explanation quorum =
        Explanation.of(
                "XB-38-1",
                quorate ? Verdict.PASS : Verdict.FAIL,
                Text.of(
                        "应到会 {0} 人，到会 {1} 人，须有三分之二以上（至少 {2} 人）到会。",
                        "{0} should attend and {1} did; two thirds are needed, at least {2}.")
                    .fill(expected, present, neededPresent))
            .using(Fact.of(Text.of("应到会人数", "members who should attend"), expected))
            .using(Fact.of(Text.of("到会人数", "members present"), present))
            .citing(cited("第三十八条"))
            .build();
    Explanation ayes =
        Explanation.of(
                "XB-39-1",
                majority ? Verdict.PASS : Verdict.FAIL,
                Text.of(
                        "同意 {0} 票、不同意 {1} 票、弃权 {2} 票；须超过应到会 {3} 人的半数（至少 {4} 票）同意，未到会和未投票的不算同意。",
                        "{0} agree, {1} do not, {2} abstain; more than half of the {3} who should attend"
                            + " must agree, at least {4}. Whoever stayed away or did not vote does not"
                            + " count as agreeing.")
                    .fill(agree, against, abstain, expected, neededAgree))
            .using(Fact.of(Text.of("同意", "agree"), agree))
            .citing(cited("第三十九条第三项"))
            .build();
    boolean adopted = quorate && majority;
    return Explanation.of(
            "voting.decision",
            adopted ? Verdict.PASS : Verdict.FAIL,
            adopted
                ? Text.of("到会人数和同意票数都达到规定，形成同意的决定。", "Quorum and majority are met: it is adopted.")
                : !quorate
                    ? Text.of("到会人数不足，表决无效。", "The quorum is not met: the vote has no effect.")
                    : Text.of("同意票未过半数，未形成同意的决定。", "The majority is not met: it is not adopted."))
        .because(quorum)
        .because(ayes)
        .build();
  }

  private static Citation cited(String article) {
    return new Citation(SOURCE, article, "2019", SINCE, Verification.SECONDARY);
  }
}
