package org.zhiren.platform.voting;

import java.util.List;
import org.zhiren.ballots.Question;

/**
 * One question of a vote.
 *
 * @param wording a candidate's name and proposed post in a decision; the sentence in a
 *     recommendation
 * @param answers what can be chosen; in a decision always 同意, 不同意, 弃权
 * @param most how many may be chosen
 */
public record VoteQuestion(String wording, List<String> answers, int most) {

  /** Copies the list. */
  public VoteQuestion {
    answers = List.copyOf(answers);
  }

  /** A decision on one candidate. */
  public static VoteQuestion decision(String candidate) {
    return new VoteQuestion(candidate, Question.DECISION, 1);
  }

  /** Up to {@code most} of these people; none at all is a valid ballot. */
  public static VoteQuestion recommendation(String wording, List<String> people, int most) {
    return new VoteQuestion(wording, people, most);
  }

  /** As the ballot asks it. */
  Question onBallot(ElectionKind kind) {
    return kind == ElectionKind.DECISION
        ? Question.decision(wording)
        : Question.recommendation(wording, answers, most);
  }
}
