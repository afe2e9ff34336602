package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** What the gate at the end of each phase asks for: all of it, there or missing. */
final class Gates {

  static final Text OFFICER = Text.of("承办人", "the officer of the case");
  static final Text COMMITTEE = Text.of("党委（党组）", "the Party committee");
  static final Text TEAM = Text.of("考察组", "the inspection team");
  static final Text PLATFORM = Text.of("到日自动办理", "by itself on that day");
  private static final Text THERE = Text.of("已登记", "entered");
  private static final Text NOT_THERE = Text.of("尚未登记", "not entered yet");

  private final CaseFile file;
  private final ProcedureLaw law;
  private final Entering entering;
  private final Form form;
  private final List<Requirement> all = new ArrayList<>();

  Gates(CaseFile file, ProcedureLaw law, Entering entering) {
    this.file = file;
    this.law = law;
    this.entering = entering;
    this.form = file.brief().form();
  }

  List<Requirement> of(Phase phase) {
    switch (phase) {
      case MOTION ->
          there(
              "motion.resolved",
              Text.of("综合分析研判，提出工作意见，报告并酝酿", "analysis, proposal, report and consultation on it"),
              Step.Resolve.class,
              OFFICER,
              "XB-11");
      case NOMINATION -> nomination();
      case RECOMMENDATION -> recommendation();
      case COMPETITION -> competition();
      case SHORTLIST -> shortlist();
      case INSPECTION -> all.addAll(new InspectionGate(file, law, entering).requirements());
      case CONSULTATION -> consultation();
      case DECISION -> decision();
      case NOTICE -> notice();
      case APPOINTMENT -> appointment();
      case PROBATION -> probation();
    }
    form.after(phase, file.brief().probation())
        .ifPresent(next -> all.addAll(recusals().before(next)));
    return all;
  }

  private RecusalGate recusals() {
    return new RecusalGate(file, law, entering);
  }

  private void nomination() {
    int named = file.candidates().size();
    boolean enough = named > (form == Form.TERM ? 1 : 0);
    add(
        "nomination.people",
        form == Form.TERM
            ? Text.of("参考人选差额提出（多于一名）", "more names than posts (at least two)")
            : Text.of("至少一名初始提名人选，写明提名人、理由和依据", "at least one nomination with ground and evidence"),
        enough,
        Text.of("现有人选 {0} 名", "{0} considered").fill(named),
        OFFICER,
        null,
        form == Form.TERM ? "XB-18" : "XB-11");
    all.addAll(
        recusals()
            .declarations(
                file.all(Step.Nominate.class).stream()
                    .map(Step.Nominate::by)
                    .filter(Objects::nonNull)
                    .toList(),
                false));
  }

  private void recommendation() {
    for (Step.Way way : Step.Way.values()) {
      Optional<Step.Recommend> part =
          file.all(Step.Recommend.class).stream().filter(one -> one.way() == way).findFirst();
      Optional<Requirement> omitted =
          way == Step.Way.MEETING && part.isEmpty() ? recusals().omitted() : Optional.empty();
      if (omitted.isPresent()) {
        all.add(omitted.get());
        continue;
      }
      add(
          "recommendation." + (way == Step.Way.TALKS ? "talks" : "meeting"),
          way.text(),
          part.isPresent(),
          part.map(one ->
                  Text.of("应参加 {0}，实到 {1}", "{1} of {0} took part")
                      .fill(one.expected(), one.present()))
              .orElse(NOT_THERE),
          OFFICER,
          null,
          "XB-16");
      part.ifPresent(one -> {
        Verdict judged = ProcedureLaw.verdict(law.attendance(one));
        all.add(
            new Requirement(
                "recommendation.attendance",
                Text.of("参加人数一般不少于三分之二", "as a rule two thirds take part"),
                judged == Verdict.PASS ? Verdict.PASS : Verdict.WARN,
                Text.of("{0}：{1}/{2}", "{0}: {1}/{2}")
                    .fill(way.text(), one.present(), one.expected()),
                OFFICER,
                null,
                law.citation("XB-20-q", one.on())));
      });
    }
    all.addAll(
        recusals()
            .declarations(
                file.all(Step.Recommend.class).stream()
                    .flatMap(part -> part.counters().stream())
                    .toList(),
                false));
  }

  private void competition() {
    Optional<Step.Announce> announced = file.last(Step.Announce.class);
    there(
        "competition.announced",
        Text.of("发布公告，写明职位、资格条件和办法", "announcement with post, conditions and method"),
        Step.Announce.class,
        OFFICER,
        "XB-15");
    LocalDate until = announced.map(Step.Announce::entriesUntil).orElse(null);
    add(
        "competition.closed",
        Text.of("报名期已满", "the time for entries is over"),
        until != null && entering.today().isAfter(until),
        until == null ? NOT_THERE : Text.of("报名截止 {0}", "entries until {0}").fill(until),
        OFFICER,
        until,
        "XB-15");
    add(
        "competition.examined",
        Text.of("至少一人通过资格审查和测试", "at least one person passed"),
        !file.candidates().isEmpty(),
        Text.of("通过 {0} 人", "{0} passed").fill(file.candidates().size()),
        OFFICER,
        null,
        "XB-15");
  }

  private void shortlist() {
    there(
        "shortlist.chosen",
        Text.of("综合考虑确定考察对象，写明理由，不以票取人", "chosen on all grounds with a reason, not by votes"),
        Step.Shortlist.class,
        OFFICER,
        "XB-23");
    if (file.last(Step.Shortlist.class).isPresent()) {
      boolean several = file.candidates().size() > 1;
      all.add(
          new Requirement(
              "shortlist.several",
              Text.of("考察对象多于拟任职务人数", "more people inspected than posts"),
              several ? Verdict.PASS : form == Form.TERM ? Verdict.FAIL : Verdict.WARN,
              several || form == Form.TERM
                  ? Text.of("考察对象 {0} 名", "{0} to be inspected").fill(file.candidates().size())
                  : Text.of("等额考察：限于意见比较集中的", "one only: where opinions are concentrated"),
              OFFICER,
              null,
              law.citation("XB-25", file.lastDay())));
    }
    RecommendationAge.requirement(file, law, entering.today()).ifPresent(all::add);
  }

  private void consultation() {
    there(
        "consultation.held",
        Text.of("讨论决定前在有关领导成员中酝酿", "consulted before the decision"),
        Step.Consult.class,
        OFFICER,
        "XB-35");
    if (form == Form.EXCEPTIONAL) {
      there(
          "consultation.consent",
          Text.of("破格提拔在讨论决定前征得上级组织部门同意", "consent from above before the decision"),
          Step.Consent.class,
          Text.of("上级组织部门", "the superior department"),
          "XB-36-e");
    }
    stillClear();
  }

  /** Examinations that ran out meanwhile, and a recommendation older than the law allows. */
  private void stillClear() {
    all.addAll(new InspectionGate(file, law, entering).checks());
    RecommendationAge.requirement(file, law, entering.today()).ifPresent(all::add);
  }

  private void decision() {
    Optional<Step.Decide> adopted = file.adopted(law);
    List<Step.Decide> held = file.all(Step.Decide.class);
    Text finding =
        adopted
            .map(decide ->
                Text.of(
                        "{0}：应到会 {1}，参加表决 {2}，同意 {3}，通过",
                        "{0}: {1} members, {2} voted, {3} ayes, adopted")
                    .fill(
                        decide.person().name(),
                        decide.members().size(),
                        decide.present(),
                        decide.ayes()))
            .orElse(
                held.isEmpty()
                    ? Text.of("尚未讨论", "not discussed yet")
                    : Text.of("已表决 {0} 次，均未通过", "{0} votes, none adopted").fill(held.size()));
    add(
        "decision.adopted",
        Text.of("集体讨论并以应到会成员超过半数同意决定", "decided by more than half of all members"),
        adopted.isPresent(),
        finding,
        COMMITTEE,
        null,
        "XB-39-1");
    add(
        "decision.quorum",
        Text.of("三分之二以上成员到会，逐一表态，涉及者回避", "two thirds present, each spoke, those concerned left"),
        !held.isEmpty(),
        held.isEmpty() ? NOT_THERE : THERE,
        COMMITTEE,
        null,
        "XB-38-1");
    // Where a case has no consultation, nothing else asks whether what was heard still holds.
    if (form.raises()) {
      all.addAll(new InspectionGate(file, law, entering).againstChosen());
    }
  }

  private void notice() {
    Optional<Step.Publish> published = file.last(Step.Publish.class);
    LocalDate until = published.map(Step.Publish::until).orElse(null);
    there(
        "notice.published",
        Text.of("决定后、任职通知前公示，不少于五个工作日", "published for five working days or more"),
        Step.Publish.class,
        OFFICER,
        "XB-42");
    add(
        "notice.over",
        Text.of("公示期已满", "the time of the notice is over"),
        until != null && entering.today().isAfter(until),
        until == null ? NOT_THERE : remaining(until),
        OFFICER,
        until,
        "XB-42");
    List<Integer> open = file.openObjections();
    boolean against = file.all(Step.Settle.class).stream().anyMatch(Step.Settle::affects);
    add(
        "notice.settled",
        Text.of("反映的问题都已核查，不影响任职", "each objection looked into, none stands against it"),
        open.isEmpty() && !against,
        against
            ? Text.of("核查结论影响任职，不能继续", "a finding stands against the appointment")
            : Text.of("待核查 {0} 件", "{0} open").fill(open.size()),
        OFFICER,
        null,
        "XB-42");
  }

  private Text remaining(LocalDate until) {
    Optional<Integer> days =
        until.isBefore(entering.today())
            ? Optional.empty()
            : law.remaining(entering.today(), until);
    return days.map(left ->
            Text.of("公示至 {0}，今天之后还有 {1} 个工作日", "until {0}, {1} working days after today")
                .fill(until, left))
        .orElse(Text.of("公示至 {0}", "until {0}").fill(until));
  }

  private void appointment() {
    Optional<Step.Appoint> order = file.last(Step.Appoint.class);
    there(
        "appointment.order",
        Text.of("印发任免通知，写明生效日期", "the order, with its day of effect"),
        Step.Appoint.class,
        OFFICER,
        "XB-45");
    if (!form.leaves()) {
      there(
          "appointment.talk",
          Text.of("党委（党组）指定专人同本人谈话", "somebody named by the committee talks with the person"),
          Step.Talk.class,
          COMMITTEE,
          "XB-44");
    }
    LocalDate day = order.map(Step.Appoint::effectiveOn).orElse(null);
    add(
        "appointment.effect",
        Text.of("任免已记入干部信息", "entered into the files"),
        file.last(Step.TakeEffect.class).isPresent(),
        day == null ? NOT_THERE : Text.of("自 {0} 生效", "with effect from {0}").fill(day),
        PLATFORM,
        day,
        null);
  }

  private void probation() {
    LocalDate begun =
        file.last(Step.TakeEffect.class).map(Step.TakeEffect::effectiveOn).orElse(null);
    if (begun != null) {
      LocalDate last = law.probationEnds(begun).orElse(null);
      add(
          "probation.over",
          Text.of("试用期已满", "probation is over"),
          last != null && entering.today().isAfter(last),
          last == null ? NOT_THERE : Text.of("试用至 {0}", "until {0}").fill(last),
          OFFICER,
          last,
          "XB-43");
    }
    there(
        "probation.assessed",
        Text.of("试用期满考核", "appraisal after probation"),
        Step.Assess.class,
        OFFICER,
        "XB-43");
    boolean settled =
        file.last(Step.Confirm.class).isPresent() || file.last(Step.Return.class).isPresent();
    add(
        "probation.settled",
        Text.of("正式任职，或者免去试任职务", "confirmed, or returned to the earlier level"),
        settled,
        settled ? THERE : NOT_THERE,
        OFFICER,
        null,
        "XB-43");
  }

  private <S extends Step> void there(
      String code, Text demand, Class<S> kind, Text who, String provision) {
    boolean is = file.last(kind).isPresent();
    add(code, demand, is, is ? THERE : NOT_THERE, who, null, provision);
  }

  private void add(
      String code,
      Text demand,
      boolean met,
      Text finding,
      Text who,
      @Nullable LocalDate by,
      @Nullable String provision) {
    all.add(
        new Requirement(
            code,
            demand,
            met ? Verdict.PASS : Verdict.FAIL,
            finding,
            who,
            by,
            provision == null ? null : law.citation(provision, entering.today())));
  }
}
