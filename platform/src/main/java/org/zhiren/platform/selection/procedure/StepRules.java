package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zhiren.explain.Verdict;

/** What each step has to say, and what it may not. */
final class StepRules extends Rules {

  private final Phase phase;
  private final RecommendationRules recommending;
  private final OrderRules ordering;
  private final RecusalRules recusing;

  StepRules(CaseFile file, Phase phase, ProcedureLaw law, Entering entering) {
    super(file, law, entering, new ArrayList<>());
    this.phase = phase;
    this.recommending = new RecommendationRules(file, law, entering, faults);
    this.ordering = new OrderRules(file, law, entering, faults);
    this.recusing = new RecusalRules(file, law, entering, faults);
  }

  List<Refusal.Fault> faults(Step step) {
    ownCase();
    switch (step) {
      case Step.Resolve s -> {
        said("analysis", s.analysis(), PARAGRAPH);
        said("proposal", s.proposal(), PARAGRAPH);
        said("consulted", s.consulted(), LINE);
        said("reportedTo", s.reportedTo(), LINE);
      }
      case Step.Nominate s -> {
        person("person", s.person());
        said("nominator", s.nominator(), LINE);
        said("ground", s.ground(), PARAGRAPH);
        said("evidence", s.evidence(), PARAGRAPH);
        notTwice(s.person());
        related("person", s.person(), entering.byPerson(), entering.byName());
      }
      case Step.Withdraw s -> {
        candidate("person", s.person());
        said("reason", s.reason(), PARAGRAPH);
      }
      case Step.Consent s -> {
        said("authority", s.authority(), LINE);
        said("number", s.number(), LINE);
        said("ground", s.ground(), PARAGRAPH);
        if (file.brief().form() != Form.EXCEPTIONAL) {
          fault("step", s.text().zh(), "只有破格提拔须报上级同意。", "Only exceptions need consent from above.");
        }
      }
      case Step.Announce s -> {
        said("conditions", s.conditions(), PARAGRAPH);
        after("entriesUntil", s.entriesUntil(), s.on());
      }
      case Step.Examine s -> {
        person("person", s.person());
        said("result", s.result(), PARAGRAPH);
        notTwice(s.person());
      }
      case Step.Recommend s -> recommending.recommend(s);
      case Step.OmitMeeting s -> recommending.omit(s);
      case Step.Shortlist s -> recommending.shortlist(s);
      case Step.FormTeam s -> team(s);
      case Step.Foretell s -> {
        said("place", s.place(), LINE);
        notBefore("until", s.until(), s.on());
      }
      case Step.Interview s -> {
        count("people", s.people(), 1, MOST_PEOPLE);
        said("scope", s.scope(), LINE);
        said("summary", s.summary(), PARAGRAPH);
      }
      case Step.Check s -> check(s);
      case Step.Report s -> {
        candidate("person", s.person());
        said("strengths", s.strengths(), PARAGRAPH);
        said("weaknesses", s.weaknesses(), PARAGRAPH);
      }
      case Step.Consult s -> {
        said("with", s.with(), LINE);
        said("said", s.said(), PARAGRAPH);
      }
      case Step.Decide s -> faults.addAll(new DecisionRules(file, law, entering).faults(s));
      case Step.Publish s -> ordering.publish(s);
      case Step.Objection s -> {
        said("from", s.from(), LINE);
        said("matter", s.matter(), PARAGRAPH);
        if (file.last(Step.Publish.class).isEmpty()) {
          fault("step", s.text().zh(), "尚未公示。", "Nothing has been published yet.");
        }
      }
      case Step.Settle s -> {
        said("finding", s.finding(), PARAGRAPH);
        if (!file.openObjections().contains(s.objection())) {
          fault(
              "objection",
              Integer.toString(s.objection()),
              "第 {0} 条不是尚待核查的反映。",
              "Entry {0} is no objection that waits for a finding.",
              s.objection());
        }
      }
      case Step.Appoint s -> ordering.appoint(s);
      case Step.Talk s -> {
        said("by", s.by(), LINE);
        said("said", s.said(), PARAGRAPH);
      }
      case Step.TakeEffect s -> ordering.takeEffect(s);
      case Step.Assess s -> {
        said("summary", s.summary(), PARAGRAPH);
        ordering.probationOver(s.on());
      }
      case Step.Confirm s -> {
        said("number", s.number(), LINE);
        ordering.assessed(true);
        once(Step.Confirm.class, s);
        once(Step.Return.class, s);
      }
      case Step.Return s -> {
        said("number", s.number(), LINE);
        said("reason", s.reason(), PARAGRAPH);
        ordering.assessed(false);
        once(Step.Confirm.class, s);
        once(Step.Return.class, s);
      }
      case Step.Suspend s -> {
        said("reason", s.reason(), PARAGRAPH);
        noStanding(s);
      }
      case Step.Resume s -> said("reason", s.reason(), PARAGRAPH);
      case Step.End s -> {
        said("reason", s.reason(), PARAGRAPH);
        noStanding(s);
      }
      case Step.AnswerRecusal s -> recusing.answer(s);
      case Step.Declare s -> recusing.declare(s);
      case Step.Endorse s -> recusing.endorse(s);
      case Step.FollowPost s -> said("post", s.post(), LINE);
      case Step.Proceed none -> {}
      case Step.Correct none -> {}
    }
    return faults;
  }

  /** Nobody enters anything in the own case or that of a near relative. */
  private void ownCase() {
    UUID own = entering.byPerson();
    for (Named one : file.everConsidered()) {
      if (own != null && own.equals(one.personId())) {
        fault(
            "step",
            one.name(),
            "您是本案人选（{0}），应当回避，不得登记。",
            "You are considered in this case ({0}) and may not enter anything.",
            one.name());
      } else {
        related("step", one, own, entering.byName());
      }
    }
  }

  private void team(Step.FormTeam s) {
    said("plan", s.plan(), PARAGRAPH);
    if (ProcedureLaw.verdict(law.team(s.members().size(), s.on())) != Verdict.PASS) {
      fault(
          "members",
          Integer.toString(s.members().size()),
          "考察组由两名以上成员组成（现有 {0} 名）。",
          "An inspection team has two members or more ({0} given).",
          s.members().size());
    }
    for (Named member : s.members()) {
      person("members", member);
      for (Named candidate : file.candidates()) {
        if (member.same(candidate)) {
          fault(
              "members",
              member.name(),
              "{0} 是考察对象，不能进入考察组。",
              "{0} is to be inspected and cannot belong to the team.",
              member.name());
        }
        related("members", candidate, member);
      }
    }
  }

  private void check(Step.Check s) {
    candidate("person", s.person());
    said("conclusion", s.conclusion(), PARAGRAPH);
    if (s.document() == null && s.result() != CheckKind.Result.OPEN) {
      fault(
          "document",
          "",
          "“{0}”须附文书，请先上传再登记。",
          "“{0}” needs its document. Attach the file first.",
          s.kind().text());
    }
    LocalDate valid = s.validUntil();
    if (valid != null) {
      notBefore("validUntil", valid, s.on());
    }
  }

  /** A case whose order has taken effect has a result: it can neither be put off nor ended. */
  private void noStanding(Step step) {
    if (phase == Phase.PROBATION || file.last(Step.TakeEffect.class).isPresent()) {
      fault(
          "step",
          step.text().zh(),
          "任免已经生效，不能“{0}”。登记有误的，请提出更正。",
          "The order has taken effect: “{0}” is not possible. If it is wrong, propose a"
              + " correction.",
          step.text());
    }
  }

  private void notTwice(Named person) {
    if (file.candidates().stream().anyMatch(person::same)) {
      fault("person", person.name(), "{0} 已经是人选。", "{0} is considered already.", person.name());
    }
  }
}
