package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** What each step has to say, and what it may not. */
final class StepRules {

  private static final int LINE = 200;
  private static final int PARAGRAPH = 2_000;
  private static final int MOST_PEOPLE = 2_000;

  private final CaseFile file;
  private final Phase phase;
  private final ProcedureLaw law;
  private final Entering entering;
  private final List<Refusal.Fault> faults = new ArrayList<>();

  StepRules(CaseFile file, Phase phase, ProcedureLaw law, Entering entering) {
    this.file = file;
    this.phase = phase;
    this.law = law;
    this.entering = entering;
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
      case Step.Recommend s -> recommend(s);
      case Step.Shortlist s -> shortlist(s);
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
      case Step.Publish s -> publish(s);
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
      case Step.Appoint s -> appoint(s);
      case Step.Talk s -> {
        said("by", s.by(), LINE);
        said("said", s.said(), PARAGRAPH);
      }
      case Step.TakeEffect s -> takeEffect(s);
      case Step.Assess s -> {
        said("summary", s.summary(), PARAGRAPH);
        probationOver(s.on());
      }
      case Step.Confirm s -> {
        said("number", s.number(), LINE);
        assessed(true);
        once(Step.Confirm.class, s);
        once(Step.Return.class, s);
      }
      case Step.Return s -> {
        said("number", s.number(), LINE);
        said("reason", s.reason(), PARAGRAPH);
        assessed(false);
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

  private void related(String field, Named person, @Nullable UUID other, String name) {
    if (person.personId() != null
        && other != null
        && entering.kinship().near(other, person.personId())) {
      fault(
          field,
          person.name(),
          "{0} 与 {1} 有应当回避的亲属关系，请换人。",
          "{0} and {1} are near relatives: somebody else has to do it.",
          name,
          person.name());
    }
  }

  private void recommend(Step.Recommend s) {
    count("expected", s.expected(), 1, MOST_PEOPLE);
    count("present", s.present(), 1, Math.max(1, s.expected()));
    for (Named candidate : file.candidates()) {
      Optional<Step.Tally> counted =
          s.tally().stream().filter(one -> one.person().same(candidate)).findFirst();
      if (counted.isEmpty()) {
        fault(
            "tally",
            candidate.name(),
            "请填写 {0} 的推荐票数，没有得票的填 0。",
            "Give the count of {0}; 0 if nobody recommended this person.",
            candidate.name());
      } else if (counted.get().votes() < 0 || counted.get().votes() > s.present()) {
        fault(
            "tally",
            Integer.toString(counted.get().votes()),
            "{0} 的票数 {1} 应在 0 至实到人数 {2} 之间。",
            "The count of {0}, {1}, has to lie between 0 and those who took part, {2}.",
            candidate.name(),
            counted.get().votes(),
            s.present());
      }
    }
    if (s.election() == null) {
      said("scrutineers", s.scrutineers(), LINE);
    }
    if (file.all(Step.Recommend.class).stream().anyMatch(part -> part.way() == s.way())) {
      fault(
          "way",
          s.way().text().zh(),
          "“{0}”已经登记。登记有误的，请提出更正。",
          "“{0}” has been entered already. If it is wrong, propose a correction.",
          s.way().text());
    }
  }

  private void shortlist(Step.Shortlist s) {
    once(Step.Shortlist.class, s);
    said("reason", s.reason(), PARAGRAPH);
    if (s.people().isEmpty()) {
      fault("people", "", "请至少确定一名考察对象。", "Choose at least one person.");
    }
    s.people().forEach(one -> candidate("people", one));
    Map<String, Integer> votes = file.recommendations();
    int least =
        s.people().stream().mapToInt(one -> votes.getOrDefault(one.name(), 0)).min().orElse(0);
    List<String> passedOver =
        file.candidates().stream()
            .filter(one -> s.people().stream().noneMatch(one::same))
            .filter(one -> votes.getOrDefault(one.name(), 0) > least)
            .map(Named::name)
            .toList();
    if (!passedOver.isEmpty() && s.gap().isBlank()) {
      fault(
          "gap",
          "",
          "{0} 的推荐票多于列入的人选而未列入。票数不决定人选，但须写明理由。",
          "{0} had more recommendations than somebody who is chosen. Votes do not decide, but the"
              + " reason has to be written down.",
          String.join("、", passedOver));
    }
    if (s.gap().length() > PARAGRAPH) {
      said("gap", s.gap(), PARAGRAPH);
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
        related("members", candidate, member.personId(), member.name());
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

  private void publish(Step.Publish s) {
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
          "The last day {0} is too early: with the working days that the regulation asks for from {1}"
              + " on, it is {2}.",
          s.until(),
          s.from(),
          earliest.get());
    }
    if (file.brief().form() == Form.EXCEPTIONAL) {
      said("exception", s.exception(), PARAGRAPH);
    }
  }

  private void appoint(Step.Appoint s) {
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
          "{0} has no free place on {1} (free: {2}). First relieve the holder, or have the places set"
              + " right.",
          file.brief().post(),
          s.effectiveOn(),
          free == null ? "—" : free.toString());
    }
  }

  private void takeEffect(Step.TakeEffect s) {
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
    }
  }

  private void probationOver(LocalDate on) {
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

  private void assessed(boolean competent) {
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

  /** A case whose order has taken effect has a result: it can neither be put off nor ended. */
  private void noStanding(Step step) {
    if (phase == Phase.PROBATION || file.last(Step.TakeEffect.class).isPresent()) {
      fault(
          "step",
          step.text().zh(),
          "任免已经生效，不能“{0}”。登记有误的，请提出更正。",
          "The order has taken effect: “{0}” is not possible. If it is wrong, propose a correction.",
          step.text());
    }
  }

  private <S extends Step> void once(Class<S> kind, Step step) {
    if (file.last(kind).isPresent()) {
      fault(
          "step",
          step.text().zh(),
          "“{0}”已经登记。登记有误的，请提出更正。",
          "“{0}” has been entered already. If it is wrong, propose a correction.",
          step.text());
    }
  }

  private void notTwice(Named person) {
    if (file.candidates().stream().anyMatch(person::same)) {
      fault("person", person.name(), "{0} 已经是人选。", "{0} is considered already.", person.name());
    }
  }

  private void candidate(String field, Named person) {
    if (file.candidates().stream().noneMatch(person::same)) {
      fault(
          field,
          person.name(),
          "{0} 不是本案现有人选。",
          "{0} is not considered in this case at present.",
          person.name());
    }
  }

  private void person(String field, Named person) {
    said(field, person.name(), 60);
  }

  private void said(String field, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      fault(
          field,
          value,
          "请填写，1 至 {0} 字（现为 {1} 字）。",
          "Enter 1 to {0} characters ({1} are there).",
          longest,
          value.strip().length());
    }
  }

  private void count(String field, int value, int least, int most) {
    if (value < least || value > most) {
      fault(
          field,
          Integer.toString(value),
          "应为 {0} 至 {1} 之间的整数（现为 {2}）。",
          "Give a whole number from {0} to {1} ({2} was given).",
          least,
          most,
          value);
    }
  }

  private void after(String field, LocalDate day, LocalDate than) {
    if (!day.isAfter(than)) {
      fault(
          field,
          day.toString(),
          "日期 {0} 应晚于 {1}。",
          "The day {0} has to be later than {1}.",
          day,
          than);
    }
  }

  private void notBefore(String field, LocalDate day, LocalDate than) {
    if (day.isBefore(than)) {
      fault(
          field,
          day.toString(),
          "日期 {0} 不能早于 {1}。",
          "The day {0} may not lie before {1}.",
          day,
          than);
    }
  }

  private void fault(String field, String value, String zh, String en, Object... arguments) {
    faults.add(new Refusal.Fault(field, value, Text.of(zh, en).fill(arguments)));
  }
}
