package org.zhiren.platform.voting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.ballots.Result;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns published totals into counts with the rule applied, and says what is not shown and why. */
@Component
class Outcomes {

  private static final int AGREE = 0;
  private static final int AGAINST = 1;
  private static final int ABSTAIN = 2;

  private final JsonMapper json;

  Outcomes(JsonMapper json) {
    this.json = json;
  }

  /** What came of an election; empty before the result is published. */
  Optional<ElectionOutcome> of(ElectionView view, Poll poll) {
    String published = poll.result();
    if (published == null) {
      return Optional.empty();
    }
    List<List<Integer>> totals = Result.parse(published).totals();
    List<Text> withheld = new ArrayList<>();
    Integer recorded = view.present();
    int expected = view.kind() == ElectionKind.DECISION ? view.expected() : view.voters();
    if (expected > view.voters()) {
      withheld.add(
          Text.of(
                  "应到会 {0} 人中有 {1} 人回避，没有投票权；多数仍按应到会 {0} 人计算。",
                  "{1} of the {0} who should attend withdrew and had no vote; the majority is still"
                      + " counted of {0}.")
              .fill(expected, expected - view.voters()));
    }
    if (view.kind() == ElectionKind.DECISION && recorded == null) {
      withheld.add(
          Text.of(
              "到会人数没有登记，按投票人数计算（投了票的必然到会）。",
              "Attendance was not recorded; those who voted are taken as present."));
    }
    int present = recorded == null ? view.ballots() : Math.max(recorded, view.ballots());
    List<ElectionOutcome.GroupCount> groups = groups(poll, withheld);
    if (view.kind() == ElectionKind.RECOMMENDATION && 3L * view.ballots() < 2L * view.voters()) {
      withheld.add(
          Text.of(
                  "参加推荐 {0} 人，不到应参加 {1} 人的三分之二；条例要求一般不少于三分之二。",
                  "{0} took part, fewer than two thirds of {1}, which the regulations generally ask"
                      + " for.")
              .fill(view.ballots(), view.voters()));
    }
    return Optional.of(
        new ElectionOutcome(
            view.id(),
            view.kind(),
            view.subject(),
            view.title(),
            expected,
            present,
            view.ballots(),
            questions(view.kind(), view.questions(), totals, expected, present, view.ballots()),
            groups,
            withheld));
  }

  static List<ElectionOutcome.QuestionCount> questions(
      ElectionKind kind,
      List<VoteQuestion> questions,
      List<List<Integer>> totals,
      int expected,
      int present,
      int ballots) {
    List<ElectionOutcome.QuestionCount> counts = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      List<Integer> row = totals.get(i);
      Explanation decision =
          kind == ElectionKind.DECISION
              ? DecisionRule.apply(
                  expected, present, row.get(AGREE), row.get(AGAINST), row.get(ABSTAIN))
              : null;
      counts.add(
          new ElectionOutcome.QuestionCount(
              questions.get(i), row, ballots > 0 && row.contains(ballots), decision));
    }
    return counts;
  }

  private List<ElectionOutcome.GroupCount> groups(Poll poll, List<Text> withheld) {
    @Nullable String supplement = poll.supplement();
    if (poll.strata().size() < 2) {
      return List.of();
    }
    if (supplement == null) {
      withheld.add(
          Text.of(
              "投票人数太少，不足以分层计票而不暴露个人，只公布合计。",
              "Too few voted for subtotals that give nobody away: only the totals are shown."));
      return List.of();
    }
    List<ElectionOutcome.GroupCount> groups = new ArrayList<>();
    for (JsonNode group : json.readTree(supplement).path("groups")) {
      List<String> names = new ArrayList<>();
      group.path("strata").forEach(place -> names.add(poll.strata().get(place.asInt())));
      List<List<Integer>> totals = new ArrayList<>();
      for (JsonNode row : group.path("result")) {
        List<Integer> numbers = new ArrayList<>();
        row.forEach(number -> numbers.add(number.asInt()));
        totals.add(numbers);
      }
      if (names.size() > 1) {
        withheld.add(
            Text.of(
                    "“{0}”合并计票：其中有的层不足五票，不能单独解密。",
                    "“{0}” are counted together: one of them has fewer than five ballots and is never"
                        + " decrypted alone.")
                .fill(String.join("、", names)));
      }
      groups.add(
          new ElectionOutcome.GroupCount(
              String.join("、", names), group.path("ballots").asInt(), totals));
    }
    return groups;
  }
}
