package org.zhiren.platform.voting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * What came of a vote, electronic or by hand. Counts stand in the order of the ballot, never
 * ranked.
 *
 * @param id the election, or the count by hand
 * @param kind what it was for
 * @param subject what it was about
 * @param title what it was called
 * @param expected how many should attend, or could vote (应到会)
 * @param present how many attended
 * @param ballots how many ballots count
 * @param questions the counts
 * @param groups subtotals by groups of strata, each of at least five ballots; empty if there are
 *     none
 * @param withheld what is not shown or not known, and why
 */
public record ElectionOutcome(
    UUID id,
    ElectionKind kind,
    ElectionSubject subject,
    String title,
    int expected,
    int present,
    int ballots,
    List<QuestionCount> questions,
    List<GroupCount> groups,
    List<Text> withheld) {

  /** Copies the lists. */
  public ElectionOutcome {
    questions = List.copyOf(questions);
    groups = List.copyOf(groups);
    withheld = List.copyOf(withheld);
  }

  /**
   * The count of one question.
   *
   * @param question the question
   * @param totals one for each answer, in their order
   * @param unanimous whether all gave the same answer, which shows how each of them voted
   * @param decision the rule applied, with its reasons; null in a recommendation, where nothing is
   *     decided
   */
  public record QuestionCount(
      VoteQuestion question,
      List<Integer> totals,
      boolean unanimous,
      @Nullable Explanation decision) {

    /** Copies the list. */
    public QuestionCount {
      totals = List.copyOf(totals);
    }

    /** Whether the rule was met; empty of meaning in a recommendation. */
    public boolean adopted() {
      return decision != null
          && decision.value() instanceof org.zhiren.explain.Value.Judgement judgement
          && judgement.verdict() == Verdict.PASS;
    }
  }

  /**
   * A subtotal.
   *
   * @param name the strata counted together
   * @param ballots how many ballots count in it
   * @param totals for each question one for each answer
   */
  public record GroupCount(String name, int ballots, List<List<Integer>> totals) {

    /** Copies the lists. */
    public GroupCount {
      totals = totals.stream().map(List::copyOf).toList();
    }
  }
}
