package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Step;

/**
 * Selection cases in every state: vacant posts with people of the same unit, and, for those that
 * are completed, posts with the people who hold them, so that files and cases say the same.
 */
@Component
@Order(80)
class DemonstrationSelections implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationSelections.class);
  private static final int COMPLETED = 6;

  private final CasesIntake intake;
  private final Targets targets;
  private final People people;
  private final ObjectProvider<PostOccupancy> occupancy;
  private final Clock clock;

  DemonstrationSelections(
      CasesIntake intake,
      Targets targets,
      People people,
      ObjectProvider<PostOccupancy> occupancy,
      Clock clock) {
    this.intake = intake;
    this.targets = targets;
    this.people = people;
    this.occupancy = occupancy;
    this.clock = clock;
  }

  /**
   * A case under way.
   *
   * @param form its form
   * @param phase where it stands
   * @param part how many steps of that phase have been taken
   * @param daysAgo when it began
   * @param after SUSPENDED, ENDED or nothing
   */
  private record Plan(Form form, Phase phase, int part, int daysAgo, String after) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan(Form.PROMOTION, Phase.MOTION, 0, 1, ""),
          new Plan(Form.PROMOTION, Phase.MOTION, 1, 5, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 0, 7, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 1, 12, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 2, 12, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 0, 16, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 1, 19, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 2, 22, ""),
          new Plan(Form.PROMOTION, Phase.SHORTLIST, 0, 24, ""),
          new Plan(Form.PROMOTION, Phase.SHORTLIST, 1, 27, "SUSPENDED"),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 2, 34, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 5, 42, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 11, 46, ""),
          new Plan(Form.PROMOTION, Phase.CONSULTATION, 0, 48, ""),
          new Plan(Form.PROMOTION, Phase.CONSULTATION, 1, 52, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 56, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 58, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 60, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 1, 62, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 61, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 60, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 75, ""),
          new Plan(Form.TERM, Phase.INSPECTION, 6, 44, ""),
          new Plan(Form.TERM, Phase.DECISION, 0, 64, ""),
          new Plan(Form.EXCEPTIONAL, Phase.CONSULTATION, 1, 54, ""),
          new Plan(Form.COMPETITIVE, Phase.COMPETITION, 1, 8, ""),
          new Plan(Form.COMPETITIVE, Phase.DECISION, 0, 60, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 4, 120, "ENDED"),
          new Plan(Form.EXCHANGE, Phase.DECISION, 0, 28, ""),
          new Plan(Form.EXCHANGE, Phase.INSPECTION, 1, 9, ""),
          new Plan(Form.PROMOTION, Phase.APPOINTMENT, 0, 82, ""),
          new Plan(Form.PROMOTION, Phase.APPOINTMENT, 0, 90, ""));

  @Override
  public void load(Filled filled) {
    create();
  }

  /** Brings the cases in. */
  void create() {
    LocalDate today = LocalDate.now(clock);
    List<Target> all = targets.all(today);
    CaseCast cast = new CaseCast(intake, people, occupancy.getIfAvailable(), all, today);
    if (all.size() < PLANS.size() || !cast.complete()) {
      LOG.info("Demonstration: no selection cases, for lack of posts");
      return;
    }
    int cases = completed(all, cast);
    List<Target> vacant =
        all.stream().filter(target -> target.holders() == 0 && target.vacant()).toList();
    Deque<Target> free = new ArrayDeque<>(vacant);
    // The first posts of the list are managed from above.
    List<Target> held =
        all.stream().skip(all.size() / 3).filter(target -> target.holders() > 0).toList();
    for (int i = PLANS.size() - 1; i >= 0; i--) {
      // The cases nearest to their order need a free place; early ones may be for a post that will
      // be free. Posts from all over the prefecture, not those of one unit.
      Target target =
          !free.isEmpty()
              ? free.removeFirst()
              : held.get((int) ((long) i * held.size() / PLANS.size()));
      cases += underWay(i, PLANS.get(i), target, cast) ? 1 : 0;
    }
    RecusalCases apart = new RecusalCases(cast);
    cases += apart.withoutMeeting(free.isEmpty() ? held.getLast() : free.removeFirst());
    cases += apart.withRelative(all);
    cases += leaving(all, cast);
    LOG.info("Demonstration: selection cases {}", cases);
  }

  private static boolean underWay(int variant, Plan plan, Target target, CaseCast cast) {
    List<Named> candidates = cast.candidates(target);
    boolean personal = plan.form().personal();
    if (candidates.size() < CaseCast.CANDIDATES) {
      return false;
    }
    Function<LocalDate, Brief> about =
        day ->
            CaseCast.brief(
                plan.form(), target, personal ? candidates.getFirst() : null, day, "班子缺员，工作急需。");
    Function<LocalDate, InventedCase> telling =
        day ->
            cast.tell(about.apply(day), personal ? candidates.subList(0, 1) : candidates, variant)
                .until(plan.phase(), plan.part());
    LocalDate usual = cast.today().minusDays(plan.daysAgo());
    LocalDate begun =
        plan.phase() == Phase.NOTICE ? noticeRuns(usual, variant, telling, cast.today()) : usual;
    InventedCase told = telling.apply(begun);
    LocalDate last = told.steps().isEmpty() ? begun : told.steps().getLast().enteredOn();
    if (plan.after().equals("SUSPENDED")) {
      told.steps().add(new CasesIntake.Past(last, new Step.Suspend(last, "机构职能调整，待批复后继续办理。")));
    } else if (plan.after().equals("ENDED")) {
      told.steps()
          .add(
              new CasesIntake.Past(
                  last, new Step.End(last, Step.Ending.NOT_APPOINTED, "综合研判不宜任用，另行物色人选。")));
    }
    cast.load(about.apply(begun), told, variant);
    return true;
  }

  /** When a case has to begin for its notice to run today; the usual day if there is none. */
  private static LocalDate noticeRuns(
      LocalDate usual, int variant, Function<LocalDate, InventedCase> telling, LocalDate today) {
    return usual
        .minusDays(30)
        .datesUntil(usual.plusDays(30))
        .filter(day -> {
          List<CasesIntake.Past> steps = telling.apply(day).steps();
          return !steps.isEmpty()
              && steps.getLast().step() instanceof Step.Publish notice
              && !notice.from().isAfter(today)
              && !notice.until().isBefore(today);
        })
        .skip(variant % 4)
        .findFirst()
        .orElse(usual);
  }

  /** Posts taken within the last year: the case tells how it came to what the file says. */
  private int completed(List<Target> all, CaseCast cast) {
    LocalDate today = cast.today();
    int cases = 0;
    var holders = cast.holders(all);
    for (Target target : all) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(target.id(), List.of())) {
        LocalDate since = holder.since();
        boolean recent =
            since.isAfter(today.minusDays(500))
                && since.isBefore(today.minusDays(40))
                && intake.law().days().knows(since.getYear())
                && intake.law().days().knows(since.plusDays(30).getYear())
                && intake.law().days().knows(since.minusDays(80).getYear());
        if (cases < COMPLETED && recent && cast.take(holder.personId())) {
          complete(target, new Named(holder.personId(), holder.name()), since, 100 + cases, cast);
          cases++;
        }
      }
    }
    return cases;
  }

  private static void complete(
      Target target, Named person, LocalDate since, int variant, CaseCast cast) {
    LocalDate today = cast.today();
    Brief brief = CaseCast.brief(Form.PROMOTION, target, null, since.minusDays(75), "班子缺员，工作急需。");
    InventedCase told = cast.tell(brief, List.of(person), variant);
    told.until(Phase.NOTICE, 1);
    // A post held for long counts from the decision (第四十五条); the order names that day.
    LocalDate decided =
        told.steps().stream()
            .filter(past -> past.step() instanceof Step.Decide)
            .map(CasesIntake.Past::enteredOn)
            .findFirst()
            .orElse(since);
    told.pass();
    LocalDate effective = decided.isAfter(since) ? decided : since;
    told.add(told.order(effective));
    told.add(new Step.Talk(told.day(), "组织部门负责人", "肯定成绩，指出不足，提出廉洁履职要求。"));
    if (!effective.isAfter(told.day())) {
      told.add(new Step.TakeEffect(told.day(), effective));
      told.pass();
    } else if (!effective.isAfter(today)) {
      told.wait((int) (effective.toEpochDay() - told.day().toEpochDay()));
      told.add(new Step.TakeEffect(told.day(), effective));
      told.pass();
    }
    if (brief.probation() && effective.plusYears(1).plusDays(5).isBefore(today)) {
      told.wait((int) (effective.plusYears(1).plusDays(3).toEpochDay() - told.day().toEpochDay()));
      told.add(new Step.Assess(told.day(), true, "试用期内履职情况良好，胜任现职。"));
      told.add(new Step.Confirm(told.day(), "任〔%d〕%d号".formatted(told.day().getYear(), variant)));
      told.pass();
    }
    cast.load(brief, told, variant);
  }

  /** A removal before its meeting, a resignation at its beginning, a demotion. */
  private static int leaving(List<Target> all, CaseCast cast) {
    List<Form> forms = List.of(Form.REMOVAL, Form.RESIGNATION, Form.REMOVAL);
    List<Phase> phases = List.of(Phase.DECISION, Phase.CONSULTATION, Phase.MOTION);
    int cases = 0;
    List<Target> held = all.stream().filter(target -> target.holders() == 1).toList();
    for (int i = held.size() - 1; i >= 0 && cases < forms.size(); i -= 7) {
      Target target = held.get(i);
      for (PostOccupancy.Holder holder :
          cast.holders(List.of(target)).getOrDefault(target.id(), List.of())) {
        if (cases < forms.size() && cast.take(holder.personId())) {
          Named person = new Named(holder.personId(), holder.name());
          Brief brief =
              CaseCast.brief(
                  forms.get(cases),
                  target,
                  person,
                  cast.today().minusDays(18),
                  forms.get(cases) == Form.REMOVAL ? "工作需要，另有安排。" : "本人提出辞去现任领导职务。");
          InventedCase told =
              cast.tell(brief, List.of(person), 200 + cases)
                  .until(phases.get(cases), phases.get(cases) == Phase.MOTION ? 1 : 0);
          cast.load(brief, told, 200 + cases);
          cases++;
        }
      }
    }
    return cases;
  }
}
