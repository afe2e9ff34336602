package org.zhiren.platform.selection;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Compares those who could vote in an election with the members of the meeting that takes it over:
 * nobody who had to leave, nobody from outside, and every member who was there. Names are compared,
 * as often as they occur: the election knows no files.
 */
final class Electorate {

  private Electorate() {}

  /** What does not agree, with the names; nothing if all does. */
  static List<InvalidInput.Fault> faults(List<String> voters, Step.Decide step) {
    List<String> may =
        new ArrayList<>(
            step.members().stream()
                .filter(member -> step.recused().stream().noneMatch(member::same))
                .map(Named::name)
                .toList());
    List<String> gone = new ArrayList<>(step.recused().stream().map(Named::name).toList());
    List<String> left = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    for (String voter : voters) {
      if (!may.remove(voter)) {
        (gone.remove(voter) ? left : strangers).add(voter);
      }
    }
    // Whoever was absent need not have had a slip.
    step.absent().forEach(one -> may.remove(one.name()));
    List<InvalidInput.Fault> faults = new ArrayList<>();
    named(
        faults,
        "recused",
        left,
        "应当回避的 {0} 在这次投票的选民名单中，投票不能采用。请重新筹备，不发给回避成员票证。",
        "{0} had to leave and could vote in this election: it cannot be taken over. Hold another"
            + " vote without them.");
    named(
        faults,
        "members",
        strangers,
        "选民 {0} 不是应到会成员，投票不能采用。",
        "{0} could vote and belong to no members of this meeting: the vote cannot be taken over.");
    named(
        faults,
        "members",
        may,
        "到会成员 {0} 不在这次投票的选民名单中，投票不能采用。",
        "{0} were present and could not vote: the vote cannot be taken over.");
    return faults;
  }

  private static void named(
      List<InvalidInput.Fault> faults, String field, List<String> names, String zh, String en) {
    if (!names.isEmpty()) {
      String all = String.join("、", names);
      faults.add(new InvalidInput.Fault(field, all, Text.of(zh, en).fill(all)));
    }
  }
}
