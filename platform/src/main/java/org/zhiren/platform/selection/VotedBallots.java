package org.zhiren.platform.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final ElectionUses uses;

  VotedBallots(Elections elections, HandCounts counts, ElectionUses uses) {
    this.elections = elections;
    this.counts = counts;
    this.uses = uses;
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
  public void require(UUID election, UUID caseId, Step.Decide step) {
    ElectionOutcome outcome = outcome(election, ElectionKind.DECISION);
    OptionalInt asked =
        BallotQuestion.about(
            outcome.questions().stream().map(ElectionOutcome.QuestionCount::question).toList(),
            step.person().name());
    if (asked.isEmpty() || outcome.questions().get(asked.getAsInt()).totals().size() < 3) {
      throw new InvalidInput(
          "election",
          election.toString(),
          Text.of(
                  "这次投票中没有对 {0} 的表决，或不止一项。",
                  "There is no vote on {0} in this ballot, or more than one.")
              .fill(step.person().name()));
    }
    List<Integer> totals = outcome.questions().get(asked.getAsInt()).totals();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    differs(faults, "ayes", step.ayes(), totals.get(0));
    differs(faults, "noes", step.noes(), totals.get(1));
    if (outcome.ballots() > step.present()) {
      faults.add(
          new InvalidInput.Fault(
              "election",
              Integer.toString(outcome.ballots()),
              Text.of(
                      "投票 {0} 张，多于参加本项表决的 {1} 人。请核对缺席和回避的成员。",
                      "{0} ballots count, more than the {1} members who took part. Look at who was"
                          + " absent and who left.")
                  .fill(outcome.ballots(), step.present())));
    } else {
      // Whoever was there and cast no ballot abstained.
      differs(faults, "deferred", step.deferred(), step.present() - totals.get(0) - totals.get(1));
    }
    if (step.members().size() != outcome.expected()) {
      faults.add(
          new InvalidInput.Fault(
              "members",
              Integer.toString(step.members().size()),
              Text.of(
                      "应到会成员 {0} 人，这次投票却按应到会 {1} 人计算。有成员回避的，筹备投票时须填写全体应到会人数。",
                      "{0} members should attend, and this vote counts of {1}. Where members withdraw,"
                          + " a vote is prepared with the number of all who should attend.")
                  .fill(step.members().size(), outcome.expected())));
    }
    if (elections.find(election).isPresent()) {
      faults.addAll(Electorate.faults(elections.voters(election), step));
    }
    refuse(faults);
    uses.claim(election, asked.getAsInt(), caseId, step.meeting());
  }

  private ElectionOutcome outcome(UUID election, ElectionKind kind) {
    Optional<ElectionOutcome> found = Optional.empty();
    if (elections.find(election).isPresent()) {
      // Asked first: what is not found would give the step's transaction up.
      found = elections.outcome(election);
    } else {
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
