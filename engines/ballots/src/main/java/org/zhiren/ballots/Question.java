package org.zhiren.ballots;

import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;

/**
 * A question of which only the totals are ever decrypted ("homomorphic", specification 2.0, section
 * 4.9). A voter gives every answer 0 or 1; the sum lies between {@code min} and {@code max}. Where
 * {@code blank} is true the voter may instead leave the whole question blank, and the totals have
 * one place more, the first: the number of blank votes.
 *
 * @param question the wording
 * @param answers what can be chosen, at least one
 * @param blank whether a blank vote is allowed whatever {@code min} says
 * @param min fewest answers that a voter must choose
 * @param max most answers that a voter may choose
 */
public record Question(String question, List<String> answers, boolean blank, int min, int max) {

  /** 同意, 不同意, 弃权: the answers of a decision on one person, in this order. */
  public static final List<String> DECISION = List.of("同意", "不同意", "弃权");

  static final int MAX_ANSWERS = 500;

  /**
   * Checks the bounds.
   *
   * @throws BallotException if no ballot could be filled in so
   */
  public Question {
    answers = List.copyOf(answers);
    if (answers.isEmpty() || answers.size() > MAX_ANSWERS) {
      throw new BallotException(
          Text.of(
                  "选项数应为 1 到 {0}，实为 {1}",
                  "a question needs from 1 to {0} answers, this one has {1}")
              .fill(MAX_ANSWERS, answers.size()));
    }
    if (min < 0 || min > max || max > answers.size()) {
      throw new BallotException(
          Text.of(
                  "应满足 0 ≤ 最少（{0}）≤ 最多（{1}）≤ 选项数（{2}）",
                  "0 ≤ min ({0}) ≤ max ({1}) ≤ answers ({2}) should hold")
              .fill(min, max, answers.size()));
    }
  }

  /** A decision on one person or motion: exactly one of 同意, 不同意, 弃权. */
  public static Question decision(String wording) {
    return new Question(wording, DECISION, false, 1, 1);
  }

  /**
   * A recommendation: up to {@code most} of the candidates; none at all counts as a valid ballot.
   */
  public static Question recommendation(String wording, List<String> candidates, int most) {
    return new Question(wording, candidates, false, 0, most);
  }

  /** How many values a ballot encrypts for this question. */
  int places() {
    return answers.size() + (blank ? 1 : 0);
  }

  Map<String, Object> json() {
    Map<String, Object> json = Fields.object("answers", answers);
    if (blank) {
      json.put("blank", true);
    }
    json.put("min", min);
    json.put("max", max);
    json.put("question", question);
    return json;
  }

  static Question parse(Object json) {
    if (json instanceof Map<?, ?> map && map.containsKey("type")) {
      throw new BallotException(
          Text.of(
              "这种题目会公布逐张选票的内容（非同态），本程序不支持。请用 belenios-tool 核验。",
              "questions whose single answers are published (not homomorphic) are not supported"
                  + " here. Verify with belenios-tool."));
    }
    Fields fields = Fields.of(json, "answers", "?blank", "min", "max", "question");
    return new Question(
        fields.string("question"),
        fields.list("answers", Fields::string),
        fields.has("blank") && Boolean.TRUE.equals(fields.get("blank")),
        fields.integer("min"),
        fields.integer("max"));
  }

  /**
   * The encrypted values of the choices of one voter.
   *
   * @param choices 0 or 1 for each answer; for a blank vote all 0
   * @throws BallotException if the question does not allow these choices
   */
  int[] values(List<Integer> choices) {
    int sum = 0;
    for (int choice : choices) {
      if (choice != 0 && choice != 1) {
        throw new BallotException(
            Text.of("每个选项只能填 0 或 1，实为 {0}", "every answer is 0 or 1, not {0}").fill(choice));
      }
      sum += choice;
    }
    boolean asBlank = blank && sum == 0;
    if (choices.size() != answers.size() || (!asBlank && (sum < min || sum > max))) {
      throw new BallotException(
          Text.of(
                  "“{0}”有 {1} 个选项，须选 {2} 到 {3} 个；现给出 {4} 个选项，选了 {5} 个",
                  "\"{0}\" has {1} answers of which {2} to {3} must be chosen; {4} were given and"
                      + " {5} chosen")
              .fill(question, answers.size(), min, max, choices.size(), sum));
    }
    int[] values = new int[places()];
    int offset = blank ? 1 : 0;
    for (int i = 0; i < choices.size(); i++) {
      values[i + offset] = choices.get(i);
    }
    if (asBlank) {
      values[0] = 1;
    }
    return values;
  }
}
