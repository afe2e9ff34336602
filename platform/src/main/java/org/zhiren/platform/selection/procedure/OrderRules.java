package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What notices, orders and the end of probation have to say. */
final class OrderRules extends Rules {

  OrderRules(CaseFile file, ProcedureLaw law, Entering entering, List<Refusal.Fault> faults) {
    super(file, law, entering, faults);
  }

  void publish(Step.Publish s) {
    once(Step.Publish.class, s);
    said("place", s.place(), LINE);
    said("contact", s.contact(), LINE);
    notBefore("from", s.from(), s.on());
    Optional<LocalDate> earliest = law.noticeEnds(s.from());
    if (earliest.isEmpty()) {
      fault(
          "until",
          s.until().toString(),
          "{0} 起的工作日历尚未收录，公示期无法核对。请先在“工作日历”中录入。",
          "The working days after {0} are not on file. Enter that year's calendar first.",
          s.from());
    } else if (s.until().isBefore(earliest.get())) {
      fault(
          "until",
          s.until().toString(),
          "公示截止日 {0} 太早：自 {1} 起不少于五个工作日的，最早到 {2}。",
          "The last day {0} is too early: with the working days that the regulation asks for from"
              + " {1} on, it is {2}.",
          s.until(),
          s.from(),
          earliest.get());
    }
    if (file.brief().form() == Form.EXCEPTIONAL) {
      said("exception", s.exception(), PARAGRAPH);
    }
  }

  void appoint(Step.Appoint s) {
    once(Step.Appoint.class, s);
    said("number", s.number(), LINE);
    LocalDate decided = file.adopted(law).map(Step.Decide::on).orElse(file.brief().openedOn());
    notBefore("effectiveOn", s.effectiveOn(), decided);
    if (s.effectiveOn().isAfter(s.on().plusYears(1))) {
      fault(
          "effectiveOn",
          s.effectiveOn().toString(),
          "生效日期 {0} 距发文超过一年，请核对。",
          "The day of effect {0} lies more than a year ahead. Check it.",
          s.effectiveOn());
    }
    if (file.brief().form() == Form.TERM) {
      said("elected", s.elected(), LINE);
    }
    Integer free = entering.freePlaces();
    if (!file.brief().form().leaves() && (free == null || free < 1)) {
      fault(
          "effectiveOn",
          s.effectiveOn().toString(),
          "{0} 在 {1} 没有空缺职数（空缺 {2}）。请先办理现任人员的免职或核定职数。",
          "{0} has no free place on {1} (free: {2}). First relieve the holder, or have the places"
              + " set right.",
          file.brief().post(),
          s.effectiveOn(),
          free == null ? "—" : free.toString());
    }
  }

  void takeEffect(Step.TakeEffect s) {
    once(Step.TakeEffect.class, s);
    Optional<Step.Appoint> order = file.last(Step.Appoint.class);
    if (order.isEmpty() || !order.get().effectiveOn().equals(s.effectiveOn())) {
      fault("step", s.text().zh(), "没有该日生效的任免通知。", "There is no order with effect from that day.");
    } else if (s.effectiveOn().isAfter(entering.today())) {
      fault(
          "effectiveOn",
          s.effectiveOn().toString(),
          "生效日期 {0} 未到。",
          "The day of effect, {0}, has not come.",
          s.effectiveOn());
    } else if (file.chosen(law) instanceof Named chosen && !file.brief().form().leaves()) {
      new RecusalRules(file, law, entering, faults).gone(chosen);
    }
  }

  void probationOver(LocalDate on) {
    LocalDate begun =
        file.last(Step.TakeEffect.class).map(Step.TakeEffect::effectiveOn).orElse(null);
    if (begun == null) {
      return; // The appointment was made before the case; its probation stands in the file.
    }
    Optional<LocalDate> last = law.probationEnds(begun);
    if (last.isEmpty() || !on.isAfter(last.get())) {
      fault(
          "on",
          on.toString(),
          "试用期到 {0} 才届满，期满后再考核。",
          "Probation lasts until {0}; the appraisal comes after it.",
          last.map(LocalDate::toString).orElse("—"));
    }
  }

  void assessed(boolean competent) {
    Optional<Step.Assess> assessed = file.last(Step.Assess.class);
    if (assessed.isEmpty() || assessed.get().competent() != competent) {
      fault(
          "step",
          assessed.map(a -> Boolean.toString(a.competent())).orElse(""),
          competent ? "期满考核胜任的，才能正式任职。" : "期满考核不胜任的，才免去试任职务。",
          competent
              ? "Confirmation needs an appraisal that found the person competent."
              : "A return needs an appraisal that found the person not competent.");
    }
  }
}
