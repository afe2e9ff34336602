package org.zhiren.platform.selection.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;

/** Corrections of mistaken entries: by a new entry, with a reason, by two people. */
final class Correcting {

  private static final int LONGEST = 2_000;

  private Correcting() {}

  static Stage correct(Stage stage, Step.Correct correct, Desk desk) {
    CaseFile file = stage.file();
    List<Refusal.Fault> faults = new ArrayList<>(desk.days(file, correct));
    Optional<Taken> mistaken =
        file.effective().stream().filter(taken -> taken.no() == correct.entry()).findFirst();
    if (mistaken.isEmpty()) {
      faults.add(
          new Refusal.Fault(
              "entry",
              Integer.toString(correct.entry()),
              Text.of(
                      "没有第 {0} 条登记，或者它已被更正删去。",
                      "There is no entry {0}, or a correction took it out.")
                  .fill(correct.entry())));
    }
    if (mistaken.filter(taken -> taken.step() instanceof Step.FollowPost).isPresent()) {
      faults.add(
          new Refusal.Fault(
              "entry",
              Integer.toString(correct.entry()),
              Text.of(
                  "职位划转由系统按机构变更登记，不能在本案更正；机构变更有误的，请在机构编制中撤销。",
                  "The platform enters where a post goes, by the changes of the organisation. Undo"
                      + " that change if it is wrong.")));
    }
    if (correct.proposedBy().equals(desk.entering().byId())) {
      faults.add(
          new Refusal.Fault(
              "approver",
              desk.entering().byName(),
              Text.of(
                  "更正须由提出人以外的另一人审批。",
                  "Another person than the one who proposes a correction has to approve it.")));
    }
    if (correct.reason().isBlank() || correct.reason().length() > LONGEST) {
      faults.add(
          new Refusal.Fault(
              "reason",
              correct.reason(),
              Text.of("请写明更正的原因（1 至 {0} 字）。", "Give the reason, 1 to {0} characters.")
                  .fill(LONGEST)));
    }
    Step replacement = correct.replacement();
    if (mistaken.isPresent()
        && replacement != null
        && replacement.getClass() != mistaken.get().step().getClass()) {
      faults.add(
          new Refusal.Fault(
              "replacement",
              replacement.text().zh(),
              Text.of(
                      "“{0}”只能更正为同一种登记，不能改成“{1}”。",
                      "“{0}” can be corrected into an entry of the same kind only, not into “{1}”.")
                  .fill(mistaken.get().step().text(), replacement.text())));
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    CaseFile corrected = file.with(desk.taken(file, correct));
    // Whoever corrects decides under today's eyes: the whole case has to hold with it.
    List<Refusal.Fault> broken = Procedure.audit(corrected, desk);
    if (!broken.isEmpty()) {
      throw new Refusal(
          broken.stream()
              .map(fault ->
                  new Refusal.Fault(
                      "replacement",
                      fault.value(),
                      Text.of(
                              "这样更正后，后面的登记就不成立了。{0}请先更正后面的登记。",
                              "With this correction a later entry would not hold. {0} Correct the"
                                  + " later one first.")
                          .fill(fault.message())))
              .toList());
    }
    return Procedure.standing(corrected);
  }
}
