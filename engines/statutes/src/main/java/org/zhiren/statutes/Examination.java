package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Verdict;

/**
 * The result of examining one person for one post on one day.
 *
 * @param personId the person
 * @param postId the post
 * @param asOf the day of the question
 * @param verdict the verdict over everything, findings of people included
 * @param onRecord the verdict over what the record can tell; what a long list is made of
 * @param verdicts the verdict of each provision
 * @param openFindings provisions that wait for a finding made by people
 * @param explanation the tree that says why
 */
public record Examination(
    String personId,
    String postId,
    LocalDate asOf,
    Verdict verdict,
    Verdict onRecord,
    Map<String, Verdict> verdicts,
    List<String> openFindings,
    Explanation explanation) {

  /** Whether the record alone puts the person on the long list: nothing failed, nothing unknown. */
  public boolean qualifiesOnRecord() {
    return isMet(onRecord);
  }

  /** Whether {@code verdict} lets a candidacy go on. */
  static boolean isMet(Verdict verdict) {
    return verdict == Verdict.PASS || verdict == Verdict.WARN || verdict == Verdict.NOT_APPLICABLE;
  }
}
