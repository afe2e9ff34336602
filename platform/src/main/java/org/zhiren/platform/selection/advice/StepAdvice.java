package org.zhiren.platform.selection.advice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.PastPassages;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Passage;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.Matter;
import org.zhiren.platform.shell.Matter.Suggestion;
import org.zhiren.platform.shell.NotFound;

/**
 * What applies to the step at which a case stands, or to its decision: the provisions of its gate,
 * like cases, days that the gate waits for, what like cases give cause to think of.
 */
@Component
class StepAdvice {

  private static final Text ENTRIES = Text.of("本案登记", "the entries of this case");

  private final Cases cases;
  private final PastPassages past;
  private final LawInForce law;
  private final WorkingCalendar calendar;
  private final Acting acting;
  private final SensitiveReads reads;
  private final Clock clock;

  StepAdvice(
      Cases cases,
      PastPassages past,
      LawInForce law,
      WorkingCalendar calendar,
      Acting acting,
      SensitiveReads reads,
      Clock clock) {
    this.cases = cases;
    this.past = past;
    this.law = law;
    this.calendar = calendar;
    this.acting = acting;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * The matter of a case in a phase.
   *
   * @param subject id of the case
   * @param asked the phase; {@code null} for the one at which it stands
   * @return empty if there is no such case, not for this account, or nothing more will come in it
   */
  Optional<Matter> matter(String subject, @Nullable Phase asked) {
    Optional<UUID> id =
        Ids.find(subject)
            .filter(any ->
                acting
                    .account()
                    .filter(one -> one.may(Right.SELECTION_RUN) || one.may(Right.SELECTION_DECIDE))
                    .isPresent());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    CaseView view;
    try {
      view = cases.required(id.get());
    } catch (NotFound outside) {
      return Optional.empty();
    }
    Phase phase = asked == null ? view.stage().phase() : asked;
    if (phase == null || !view.phases().contains(phase)) {
      return Optional.empty();
    }
    reads.seen("selection", view.id(), InformationClass.SELECTION, List.of("advice"));
    return Optional.of(matter(view, phase));
  }

  private Matter matter(CaseView view, Phase phase) {
    LocalDate today = LocalDate.now(clock);
    Form form = view.brief().form();
    Experience experience = new Experience(form, phase, past.of(view.id(), view.brief(), phase));
    boolean here = view.stage() instanceof Stage.Open && view.stage().phase() == phase;
    List<Suggestion> suggestions = new ArrayList<>();
    if (here) {
      suggestions.addAll(
          days(view, phase, new ProcedureLaw(law.on(today), calendar.days()), today));
      suggestions.addAll(
          experience.suggestions(
              Passage.since(view.file()),
              today,
              view.missing().stream().map(Passage.Demand::of).toList()));
    }
    return new Matter(
        Text.of("{0}：{1}", "{0}: {1}").fill(view.brief().post(), phase.text()),
        Ground.words(form, phase),
        Ground.provisions(form, phase),
        experience.precedents(),
        suggestions);
  }

  /** Days on which something ends that the case waits for or rests on. */
  private static List<Suggestion> days(
      CaseView view, Phase phase, ProcedureLaw law, LocalDate today) {
    List<Suggestion> found = new ArrayList<>();
    for (Requirement one : view.gate()) {
      LocalDate by = one.by();
      if (by != null && !by.isBefore(today)) {
        found.add(
            new Suggestion(
                Text.of("{0}：{1}", "{0}: {1}")
                    .fill(one.demand(), with(one.finding(), law, today, by)),
                one.missing()
                    ? Text.of("此项未满足，不能进入下一步", "the gate stays shut until then")
                    : Text.of("过期后须重新办理", "after that day it has to be done again"),
                source(one.citation()),
                null));
      } else if (one.code().equals("recommendation.valid")) {
        found.add(
            new Suggestion(
                one.finding(),
                Text.of("本案人选由民主推荐产生", "the candidates came from a recommendation"),
                source(one.citation()),
                null));
      }
    }
    if (phase == Phase.NOTICE && view.file().last(Step.Publish.class).isEmpty()) {
      law.noticeEnds(today)
          .ifPresent(end ->
              found.add(
                  new Suggestion(
                      Text.of(
                              "今天（{0}）开始公示的，最后一日为 {1}",
                              "a notice that begins today ({0}) has its last day on {1}")
                          .fill(today, end),
                      Text.of("公示尚未开始", "the notice has not begun"),
                      source(law.citation("XB-42", today)),
                      null)));
    }
    return found;
  }

  /** A finding, and how many working days are left where it does not say so itself. */
  private static Text with(Text finding, ProcedureLaw law, LocalDate today, LocalDate by) {
    return finding.zh().contains("工作日")
        ? finding
        : law.remaining(today, by)
            .map(days ->
                Text.of("{0}，今天之后还有 {1} 个工作日", "{0}, {1} working days after today")
                    .fill(finding, days))
            .orElse(finding);
  }

  private static Text source(@Nullable Citation citation) {
    return citation == null
        ? ENTRIES
        : Text.of("{0}；{1}", "{0}; {1}").fill(citation.label(), ENTRIES);
  }
}
