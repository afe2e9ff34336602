package org.zhiren.platform.selection.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What answers to recusals, declarations and endorsements have to say. */
final class RecusalRules extends Rules {

  RecusalRules(CaseFile file, ProcedureLaw law, Entering entering, List<Refusal.Fault> faults) {
    super(file, law, entering, faults);
  }

  void answer(Step.AnswerRecusal s) {
    candidate("person", s.person());
    said("tie", s.tie(), LINE);
    said("ground", s.ground(), PARAGRAPH);
    said("authority", s.authority(), LINE);
    said("number", s.number(), LINE);
    if (file.brief().form().leaves()) {
      fault(
          "step",
          s.text().zh(),
          "免职、辞职不涉及任职回避。",
          "Whoever leaves a post takes none: there is nothing to answer.");
    }
    if (s.document() == null && s.how().endorsed()) {
      fault(
          "document",
          "",
          "“{0}”须附文书，请先上传再登记。",
          "“{0}” needs its document. Attach the file first.",
          s.how().text());
    }
    Optional<PostTie> tie =
        entering.posting().against(s.person()).stream()
            .filter(one -> one.key().equals(s.tie()))
            .findFirst();
    if (tie.isEmpty()) {
      return; // Whether there is such a tie is asked where the step is taken; a replay cannot know.
    }
    if (s.how() == Step.Answer.CLEARED && tie.get().certain()) {
      fault(
          "how",
          s.how().text().zh(),
          "登记情况是确定的（{0}），不能按“{1}”处理；登记有误的，先更正干部信息。",
          "The record is certain ({0}): “{1}” is not possible. If it is wrong, correct the file of"
              + " the person first.",
          tie.get().ground(),
          s.how().text());
    }
    if (s.how() == Step.Answer.RELATIVE_MOVES && tie.get().path() == null) {
      fault(
          "how",
          s.how().text().zh(),
          "地域回避与亲属无关，不能按“{0}”处理。",
          "A recusal from a place does not depend on a relative: “{0}” is not possible.",
          s.how().text());
    }
    Optional<Taken> before = file.answer(tie.get()).filter(this::standing);
    if (before.isPresent() && CaseFile.needsEndorsement(before.get().step())) {
      fault(
          "tie",
          s.tie(),
          "第 {0} 条已经登记处理情况，等待复核或者已复核同意。",
          "Entry {0} has answered this already and waits for another officer, or was endorsed.",
          before.get().no());
    }
  }

  private boolean standing(Taken answer) {
    return file.endorsement(answer.no()).map(Step.Endorse::agrees).orElse(true);
  }

  void declare(Step.Declare s) {
    person("who", s.who());
    said("declaredBy", s.declaredBy(), LINE);
    if ((s.about() == null) != (s.kin() == null)) {
      fault(
          "kin",
          "",
          "有关系的，请同时选择人选和关系；没有的，两项都不选。",
          "Where there is a relation choose both the candidate and the relation; otherwise"
              + " neither.");
    }
    Named about = s.about();
    if (about != null) {
      candidate("about", about);
      if (about.same(s.who())) {
        fault("who", s.who().name(), "{0} 就是人选本人。", "{0} is the candidate.", s.who().name());
      }
    }
    if (file.candidates().isEmpty()) {
      fault("step", s.text().zh(), "还没有人选，无从声明。", "Nobody is considered yet.");
    }
  }

  void endorse(Step.Endorse s) {
    said("remark", s.remark(), PARAGRAPH);
    Optional<Taken> entry =
        file.waiting().stream().filter(taken -> taken.no() == s.entry()).findFirst();
    if (entry.isEmpty()) {
      fault(
          "entry",
          Integer.toString(s.entry()),
          "第 {0} 条不是等待复核的登记。",
          "Entry {0} does not wait for another officer.",
          s.entry());
    } else if (Objects.equals(entry.get().byId(), entering.byId())) {
      fault(
          "entry",
          Integer.toString(s.entry()),
          "第 {0} 条由 {1} 登记，须由另一人复核。",
          "Entry {0} was made by {1}: somebody else has to endorse it.",
          s.entry(),
          entry.get().byName());
    }
  }

  /** The ties that keep an order from taking effect, whatever came to light after the gate. */
  void gone(Named chosen) {
    for (PostTie tie : entering.posting().against(chosen)) {
      Optional<Taken> answer = file.answer(tie).filter(this::standing);
      boolean stays = answer.filter(taken -> CaseFile.needsEndorsement(taken.step())).isPresent();
      if (tie.certain() && tie.strict() && !stays) {
        fault(
            "effectiveOn",
            chosen.name(),
            "{0} 的任职回避尚未了结：{1}。亲属的任免记入干部信息、或者处理情况登记后，本任免自动生效。",
            "{0}: {1}. Once the relative's order is on file, or the recusal is answered, this one"
                + " takes effect by itself.",
            chosen.name(),
            tie.words());
      }
    }
  }
}
