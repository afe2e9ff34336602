package org.zhiren.platform.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionOutcome;
import org.zhiren.platform.voting.Elections;
import org.zhiren.platform.voting.HandCounts;

/** Secret ballots and confirmed counts by hand of the module that holds them. */
@Component
class VotedBallots implements SecretBallots {

  private final Elections elections;
  private final HandCounts counts;

  VotedBallots(Elections elections, HandCounts counts) {
    this.elections = elections;
    this.counts = counts;
  }

  @Override
  public void require(UUID election, Step.Recommend step) {
    ElectionOutcome outcome = outcome(election, ElectionKind.RECOMMENDATION);
    Map<String, Integer> counted = new HashMap<>();
    for (ElectionOutcome.QuestionCount one : outcome.questions()) {
      List<String> answers = one.question().answers();
      for (int i = 0; i < Math.min(answers.size(), one.totals().size()); i++) {
        counted.merge(answers.get(i), one.totals().get(i), Integer::sum);
      }
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    for (Step.Tally tally : step.tally()) {
      int votes = counted.getOrDefault(tally.person().name(), 0);
      if (votes != tally.votes()) {
        faults.add(
            new InvalidInput.Fault(
                "tally",
                Integer.toString(tally.votes()),
                Text.of(
                        "{0} 的票数 {1} 与投票结果 {2} 不一致。",
                        "The count of {0}, {1}, is not that of the ballot, {2}.")
                    .fill(tally.person().name(), tally.votes(), votes)));
      }
    }
    differs(faults, "expected", step.expected(), outcome.expected());
    differs(faults, "present", step.present(), outcome.present());
    refuse(faults);
  }

  @Override
  public void require(UUID election, Step.Decide step) {
    ElectionOutcome outcome = outcome(election, ElectionKind.DECISION);
    Optional<ElectionOutcome.QuestionCount> found =
        outcome.questions().stream()
            .filter(one -> one.question().wording().contains(step.person().name()))
            .findFirst();
    if (found.isEmpty() || found.get().totals().size() < 3) {
      throw new InvalidInput(
          "election",
          election.toString(),
          Text.of("这次投票中没有对 {0} 的表决。", "There is no vote on {0} in this ballot.")
              .fill(step.person().name()));
    }
    List<Integer> totals = found.get().totals();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    differs(faults, "ayes", step.ayes(), totals.get(0));
    differs(faults, "noes", step.noes(), totals.get(1));
    differs(faults, "deferred", step.deferred(), totals.get(2));
    differs(faults, "members", step.members().size(), outcome.expected());
    refuse(faults);
  }

  private ElectionOutcome outcome(UUID election, ElectionKind kind) {
    Optional<ElectionOutcome> found = Optional.empty();
    try {
      found = elections.outcome(election);
    } catch (NotFound noElection) {
      try {
        found = counts.outcome(election);
      } catch (NotFound noCount) {
        // Said below: neither is there.
      }
    }
    return found
        .filter(outcome -> outcome.kind() == kind)
        .orElseThrow(() ->
            new InvalidInput(
                "election",
                election.toString(),
                Text.of(
                    "没有这次投票的结果，或者尚未计票。纸质计票请填写监票人。",
                    "There is no tallied ballot with this id. For a count on paper, name the"
                        + " scrutineers.")));
  }

  private static void differs(
      List<InvalidInput.Fault> faults, String field, int said, int counted) {
    if (said != counted) {
      faults.add(
          new InvalidInput.Fault(
              field,
              Integer.toString(said),
              Text.of("填写的 {0} 与投票结果 {1} 不一致。", "{0} was given, the ballot says {1}.")
                  .fill(said, counted)));
    }
  }

  private static void refuse(List<InvalidInput.Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }
}
