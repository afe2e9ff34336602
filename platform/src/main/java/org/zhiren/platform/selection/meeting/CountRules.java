package org.zhiren.platform.selection.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;

/** What has to be there before a vote is recorded; numbers are judged by the procedure itself. */
final class CountRules {

  private static final int LONGEST_DISCUSSION = 4_000;

  private CountRules() {}

  /**
   * Checks all of it.
   *
   * @param found what is wrong with those who counted
   * @throws InvalidInput with everything that is missing
   */
  static void check(
      Meeting meeting,
      Counted counted,
      List<Conflict> conflicts,
      Set<Integer> left,
      Reasons.@Nullable Reason reason,
      Named person,
      List<InvalidInput.Fault> found) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (reason == null) {
      faults.add(
          fault(
              "reason",
              person.name(),
              "尚未写明 {0} 的任免理由。请先在决策页填写，再表决。",
              "No reason about {0} has been written yet. Write it on the decision page, then vote.",
              person.name()));
    }
    int length = counted.discussion().strip().length();
    if (length == 0 || length > LONGEST_DISCUSSION) {
      faults.add(
          fault(
              "discussion",
              counted.discussion(),
              "请记录讨论情况，1 至 {0} 字（现为 {1} 字）。",
              "Note the discussion in 1 to {0} characters ({1} are there).",
              LONGEST_DISCUSSION,
              length));
    }
    if (counted.voting() != Step.Voting.ORAL && counted.scrutineers().isEmpty()) {
      faults.add(
          fault(
              "scrutineers",
              "",
              "举手和投票表决须写明监票、计票人。",
              "Say who counted, for a vote by hand or on paper."));
    }
    faults.addAll(found);
    if (meeting.kind().secret() && counted.voting() != Step.Voting.SECRET) {
      faults.add(
          fault(
              "voting",
              counted.voting().name(),
              "{0}以无记名投票方式表决。",
              "A {0} votes by secret ballot.",
              meeting.kind().text()));
    }
    boolean doubt =
        conflicts.stream()
            .filter(one -> !one.certain())
            .anyMatch(one ->
                meeting.present().stream()
                    .anyMatch(member ->
                        Objects.equals(one.who(), member.person().personId())
                            && !left.contains(member.no())));
    if (doubt && counted.settled().isBlank()) {
      faults.add(
          fault(
              "settled",
              "",
              "有待核实的亲属关系：请让有关成员回避，或写明如何核实、结论是什么。",
              "There is a doubt about kinship: let the member leave, or say how it was looked into"
                  + " and what came of it."));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static InvalidInput.Fault fault(
      String field, String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en).fill(arguments));
  }
}
