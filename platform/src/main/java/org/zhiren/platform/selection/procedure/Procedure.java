package org.zhiren.platform.selection.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The entry of this package: where a case stands, and what a step makes of it. */
public final class Procedure {

  private Procedure() {}

  /** A new case, in its first stage. */
  public static Stage open(Brief brief) {
    return standing(new CaseFile(brief, List.of()));
  }

  /**
   * Where a case stands. The entries are taken as they are: each was judged when it was entered,
   * under the law of that day.
   */
  public static Stage standing(CaseFile file) {
    Form form = file.brief().form();
    boolean probation = file.brief().probation();
    Phase phase = form.phases(probation).getFirst();
    boolean suspended = false;
    for (Taken taken : file.effective()) {
      switch (taken.step()) {
        case Step.Proceed proceed -> {
          Optional<Phase> next = form.after(phase, probation);
          if (next.isEmpty()) {
            return new Stage.Finished(file);
          }
          phase = next.get();
        }
        case Step.Suspend suspend -> suspended = true;
        case Step.Resume resume -> suspended = false;
        case Step.End end -> {
          return new Stage.Ended(file);
        }
        default -> {}
      }
    }
    return suspended ? new Stage.Suspended(file, phase) : at(phase, file);
  }

  private static Stage at(Phase phase, CaseFile file) {
    return switch (phase) {
      case MOTION -> new Stage.Motion(file);
      case NOMINATION -> new Stage.Nomination(file);
      case RECOMMENDATION -> new Stage.Recommendation(file);
      case COMPETITION -> new Stage.Competition(file);
      case SHORTLIST -> new Stage.Shortlisting(file);
      case INSPECTION -> new Stage.Inspection(file);
      case CONSULTATION -> new Stage.Consultation(file);
      case DECISION -> new Stage.Deciding(file);
      case NOTICE -> new Stage.OnNotice(file);
      case APPOINTMENT -> new Stage.Appointing(file);
      case PROBATION -> new Stage.OnProbation(file);
    };
  }

  /** What the gate at the end of the present phase asks for; empty where nothing more will come. */
  public static List<Requirement> requirements(Stage stage, Desk desk) {
    Phase phase = stage.phase();
    return phase == null
        ? List.of()
        : new Gates(stage.file(), desk.law(), desk.entering()).of(phase);
  }

  /** What the gate at the end of a phase asks for, whether the case stands there or not. */
  public static List<Requirement> requirements(CaseFile file, Phase phase, Desk desk) {
    return new Gates(file, desk.law(), desk.entering()).of(phase);
  }

  /**
   * Takes a step.
   *
   * @return the stage afterwards
   * @throws Refusal with every reason; the case is as it was
   */
  public static Stage take(Stage stage, Step step, Desk desk) {
    Stage next =
        switch (step) {
          case Step.Correct correct -> Correcting.correct(stage, correct, desk);
          case Step.Proceed s -> stage instanceof Stage.Open open ? open.proceed(s, desk) : null;
          case Step.Suspend s -> stage instanceof Stage.Open open ? open.suspend(s, desk) : null;
          case Step.End s ->
              switch (stage) {
                case Stage.Open open -> open.end(s, desk);
                case Stage.Suspended suspended -> suspended.end(s, desk);
                case Stage.Finished none -> null;
                case Stage.Ended none -> null;
              };
          case Step.Resume s ->
              stage instanceof Stage.Suspended suspended ? suspended.resume(s, desk) : null;
          case Step.FollowPost s ->
              stage.phase() instanceof Phase phase
                  ? standing(desk.enter(stage.file(), phase, s))
                  : null;
          case Step.AnswerRecusal s ->
              stage instanceof Stage.Open open ? open.answer(s, desk) : null;
          case Step.Declare s -> stage instanceof Stage.Open open ? open.declare(s, desk) : null;
          case Step.Endorse s -> stage instanceof Stage.Open open ? open.endorse(s, desk) : null;
          case Step.Withdraw s ->
              stage instanceof Stage.Choosing choosing ? choosing.withdraw(s, desk) : null;
          case Step.Consent s ->
              stage instanceof Stage.Choosing choosing ? choosing.consent(s, desk) : null;
          default -> ofPhase(stage, step, desk);
        };
    if (next == null) {
      throw new Refusal(
          "step",
          step.text().zh(),
          Text.of(
                  "现在处于“{0}”，不能登记“{1}”。请按程序先完成当前步骤。",
                  "The case stands at “{0}”: “{1}” is not possible now. Complete the present step"
                      + " first.")
              .fill(stage.text(), step.text()));
    }
    return next;
  }

  private static @Nullable Stage ofPhase(Stage stage, Step step, Desk desk) {
    return switch (stage) {
      case Stage.Motion at -> step instanceof Step.Resolve s ? at.resolve(s, desk) : null;
      case Stage.Nomination at -> step instanceof Step.Nominate s ? at.nominate(s, desk) : null;
      case Stage.Recommendation at ->
          switch (step) {
            case Step.Recommend s -> at.recommend(s, desk);
            case Step.OmitMeeting s -> at.omit(s, desk);
            default -> null;
          };
      case Stage.Competition at ->
          switch (step) {
            case Step.Announce s -> at.announce(s, desk);
            case Step.Examine s -> at.examine(s, desk);
            default -> null;
          };
      case Stage.Shortlisting at -> step instanceof Step.Shortlist s ? at.shortlist(s, desk) : null;
      case Stage.Inspection at ->
          switch (step) {
            case Step.FormTeam s -> at.formTeam(s, desk);
            case Step.Foretell s -> at.foretell(s, desk);
            case Step.Interview s -> at.interview(s, desk);
            case Step.Check s -> at.check(s, desk);
            case Step.Report s -> at.report(s, desk);
            default -> null;
          };
      case Stage.Consultation at ->
          switch (step) {
            case Step.Consult s -> at.consult(s, desk);
            case Step.Check s -> at.check(s, desk);
            default -> null;
          };
      case Stage.Deciding at -> step instanceof Step.Decide s ? at.decide(s, desk) : null;
      case Stage.OnNotice at ->
          switch (step) {
            case Step.Publish s -> at.publish(s, desk);
            case Step.Objection s -> at.object(s, desk);
            case Step.Settle s -> at.settle(s, desk);
            default -> null;
          };
      case Stage.Appointing at ->
          switch (step) {
            case Step.Appoint s -> at.appoint(s, desk);
            case Step.Talk s -> at.talk(s, desk);
            case Step.TakeEffect s -> at.takeEffect(s, desk);
            default -> null;
          };
      case Stage.OnProbation at ->
          switch (step) {
            case Step.Assess s -> at.assess(s, desk);
            case Step.Confirm s -> at.confirm(s, desk);
            case Step.Return s -> at.giveBack(s, desk);
            default -> null;
          };
      case Stage.Suspended none -> null;
      case Stage.Finished none -> null;
      case Stage.Ended none -> null;
    };
  }

  /**
   * Judges a whole case anew, entry by entry, each under the circumstances of its own day.
   *
   * @return what is wrong with it; empty if it could have come about by the rules
   */
  public static List<Refusal.Fault> audit(CaseFile file, Desk desk) {
    List<Refusal.Fault> faults = new ArrayList<>();
    Stage stage = open(file.brief());
    for (Taken taken : file.effective()) {
      Entering then =
          new Entering(
              taken.enteredOn(),
              taken.byId(),
              taken.byName(),
              null,
              Entering.Kinship.NONE,
              Integer.MAX_VALUE);
      try {
        stage = renumbered(take(stage, taken.step(), new Desk(desk.law(), then)), taken.no());
      } catch (Refusal refused) {
        for (Refusal.Fault fault : refused.faults()) {
          faults.add(
              new Refusal.Fault(
                  fault.field(),
                  fault.value(),
                  Text.of("第 {0} 条登记“{1}”：{2}", "entry {0}, “{1}”: {2}")
                      .fill(taken.no(), taken.step().text(), fault.message())));
        }
        return faults;
      }
    }
    return faults;
  }

  /** Entries keep their numbers, because later ones refer to them. */
  private static Stage renumbered(Stage stage, int no) {
    List<Taken> entries = new ArrayList<>(stage.file().entries());
    Taken last = entries.removeLast();
    entries.add(new Taken(no, last.step(), last.enteredOn(), last.byId(), last.byName()));
    return standing(new CaseFile(stage.file().brief(), entries));
  }
}
