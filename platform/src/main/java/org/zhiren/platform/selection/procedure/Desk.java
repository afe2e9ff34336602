package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * The desk at which entries are made: the law and the circumstances of this moment.
 *
 * @param law numbers and articles
 * @param entering who enters, when
 */
public record Desk(ProcedureLaw law, Entering entering) {

  /** Takes a step into the file after all rules that concern it. */
  CaseFile enter(CaseFile file, Phase phase, Step step) {
    List<Refusal.Fault> faults = new ArrayList<>(days(file, step));
    faults.addAll(new StepRules(file, phase, law, entering).faults(step));
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return file.with(taken(file, step));
  }

  /** Passes the gate at the end of a phase. */
  CaseFile passGate(CaseFile file, Phase phase, Step.Proceed step) {
    List<Refusal.Fault> faults = new ArrayList<>(days(file, step));
    for (Requirement one : new Gates(file, law, entering).of(phase)) {
      if (one.missing()) {
        faults.add(
            new Refusal.Fault(
                "gate",
                one.code(),
                one.citation() == null
                    ? Text.of("{0}：{1}（{2}）", "{0}: {1} ({2})")
                        .fill(one.demand(), one.finding(), one.who())
                    : Text.of("{0}：{1}（{2}；{3}）", "{0}: {1} ({2}; {3})")
                        .fill(one.demand(), one.finding(), one.who(), one.citation().label())));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return file.with(taken(file, step));
  }

  /** The entry with which a step stands at the end of the file. */
  Taken taken(CaseFile file, Step step) {
    return new Taken(
        file.entries().size() + 1, step, entering.today(), entering.byId(), entering.byName());
  }

  /** Not in the future, not before what stands already, not entered before it. */
  List<Refusal.Fault> days(CaseFile file, Step step) {
    List<Refusal.Fault> faults = new ArrayList<>();
    LocalDate on = step.on();
    LocalDate today = entering.today();
    if (on.isAfter(today)) {
      faults.add(
          new Refusal.Fault(
              "on",
              on.toString(),
              Text.of(
                      "发生日期 {0} 晚于今天 {1}。事情办完后再登记。",
                      "The day {0} lies after today, {1}. Enter a step once it has been done.")
                  .fill(on, today)));
    }
    boolean correction = step instanceof Step.Correct;
    if (!correction && on.isBefore(file.lastDay())) {
      faults.add(
          new Refusal.Fault(
              "on",
              on.toString(),
              Text.of(
                      "发生日期 {0} 早于上一步的日期 {1}，不能倒签。日期有误的，请对上一步提出更正。",
                      "The day {0} lies before that of the step before, {1}: nothing is back-dated."
                          + " If that day is wrong, propose a correction of that step.")
                  .fill(on, file.lastDay())));
    }
    if (today.isBefore(file.lastEntered())) {
      faults.add(
          new Refusal.Fault(
              "on",
              today.toString(),
              Text.of(
                      "系统日期 {0} 早于上一条登记的日期 {1}，请先校正服务器时间。",
                      "The date of the server, {0}, lies before that of the last entry, {1}. Set"
                          + " the clock of the server right first.")
                  .fill(today, file.lastEntered())));
    }
    return faults;
  }
}
