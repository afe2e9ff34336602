package org.zhiren.platform.voting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Refuses counts by hand whose figures contradict each other. */
final class CountCheck {

  private CountCheck() {}

  /**
   * Checks what was counted.
   *
   * @throws InvalidInput with all faults found
   */
  static void check(HandCount.Figures figures, LocalDate today) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (figures.title().isBlank() || figures.title().length() > PlanCheck.LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "title", figures.title(), Text.of("请填写名称。", "Give the vote a name.")));
    }
    if (figures.heldOn().isAfter(today)) {
      faults.add(
          new InvalidInput.Fault(
              "heldOn",
              figures.heldOn().toString(),
              Text.of("表决日期不能晚于今天。", "The day of the vote cannot lie in the future.")));
    }
    if (figures.expected() < 1
        || figures.present() < 0
        || figures.present() > figures.expected()
        || figures.issued() < 0
        || figures.issued() > figures.present()
        || figures.returned() < 0
        || figures.returned() > figures.issued()
        || figures.invalid() < 0
        || figures.invalid() > figures.returned()) {
      faults.add(
          new InvalidInput.Fault(
              "expected",
              Integer.toString(figures.expected()),
              Text.of(
                      "人数应满足：应到 {0} ≥ 实到 {1} ≥ 发出 {2} ≥ 收回 {3} ≥ 无效 {4}，且应到不少于 1。",
                      "Should attend ({0}) ≥ present ({1}) ≥ handed out ({2}) ≥ came back ({3}) ≥ invalid"
                          + " ({4}), and at least 1 should attend.")
                  .fill(
                      figures.expected(),
                      figures.present(),
                      figures.issued(),
                      figures.returned(),
                      figures.invalid())));
    }
    if (figures.questions().isEmpty() || !shaped(figures.questions(), figures.counts())) {
      faults.add(
          new InvalidInput.Fault(
              "counts",
              figures.counts().toString(),
              Text.of("每项内容、每个选项都要有票数。", "Every answer of every question needs its number.")));
    } else {
      for (int i = 0; i < figures.questions().size(); i++) {
        wrongSum(figures, i).ifPresent(faults::add);
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  /** Whether there is a number for every answer. */
  static boolean shaped(List<VoteQuestion> questions, List<List<Integer>> counts) {
    if (counts.size() != questions.size()) {
      return false;
    }
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).size() != questions.get(i).answers().size()
          || counts.get(i).stream().anyMatch(count -> count < 0)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<InvalidInput.Fault> wrongSum(HandCount.Figures figures, int question) {
    List<Integer> row = figures.counts().get(question);
    long sum = row.stream().mapToLong(Integer::longValue).sum();
    int valid = figures.valid();
    boolean right =
        figures.kind() == ElectionKind.DECISION
            ? sum == valid
            : sum <= (long) valid * figures.questions().get(question).most()
                && row.stream().allMatch(count -> count <= valid);
    return right
        ? Optional.empty()
        : Optional.of(
            new InvalidInput.Fault(
                "counts",
                row.toString(),
                Text.of(
                        "“{0}”各项合计 {1} 票，与有效票 {2} 张不符。请核对后重新填写。",
                        "The numbers of “{0}” add up to {1}, which does not fit {2} valid ballots. Check"
                            + " and enter them again.")
                    .fill(figures.questions().get(question).wording(), sum, valid)));
  }
}
