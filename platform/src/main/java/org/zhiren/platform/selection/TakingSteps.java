package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Refusal;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Takes steps of cases. Entry, row, record and effect are written in one transaction. */
@Component
public class TakingSteps {

  private final CaseStore store;
  private final CaseDocuments documents;
  private final PlannedEffects effects;
  private final SecretBallots ballots;
  private final Circumstances circumstances;
  private final NeedToKnow needToKnow;
  private final Records records;
  private final ApplicationEventPublisher events;

  TakingSteps(
      CaseStore store,
      CaseDocuments documents,
      PlannedEffects effects,
      SecretBallots ballots,
      Circumstances circumstances,
      NeedToKnow needToKnow,
      Records records,
      ApplicationEventPublisher events) {
    this.store = store;
    this.documents = documents;
    this.effects = effects;
    this.ballots = ballots;
    this.circumstances = circumstances;
    this.needToKnow = needToKnow;
    this.records = records;
    this.events = events;
  }

  /**
   * Takes a step.
   *
   * @param id the case
   * @param version how many entries the one who takes it has read
   * @param token of the form or request: sent twice, the step is taken once
   * @return the number of the entry
   * @throws InvalidInput with everything that the step lacks or the gate misses
   * @throws StaleVersion if somebody else has taken a step meanwhile
   */
  @Transactional
  public int take(UUID id, int version, UUID token, Step step) {
    if (step instanceof Step.Correct
        || step instanceof Step.TakeEffect
        || step instanceof Step.FollowPost) {
      throw new InvalidInput(
          "step",
          step.text().zh(),
          Text.of(
              "更正须先提出、再由另一人审批；生效和职位划转由系统办理。",
              "A correction is proposed and approved by another person; the platform itself enters"
                  + " what took effect and where a post went."));
    }
    CaseStore.Stored stored = store.required(id, true);
    Optional<Integer> written = store.written(id, token);
    if (written.isPresent()) {
      return written.get();
    }
    int entries = stored.entries().size();
    if (version != entries) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("{0} 的登记条数", "entries of {0}").fill(stored.number()),
                  Integer.toString(version),
                  Integer.toString(entries),
                  null)));
    }
    outside(id, step);
    return write(stored, answered(stored, step), token);
  }

  /** Writes a step of any kind into a case that is held. */
  int write(CaseStore.Stored stored, Step step, UUID token) {
    @Nullable LocalDate placesOn = step instanceof Step.Appoint order ? order.effectiveOn() : null;
    Desk desk = circumstances.desk(stored.file().brief(), placesOn);
    Stage next = taken(Procedure.standing(stored.file()), step, desk);
    Taken entry = next.file().entries().getLast();
    String print = store.insert(stored.id(), entry, stored.file().brief().unitId(), token);
    store.follow(
        stored.id(),
        next,
        Procedure.requirements(next, circumstances.desk(stored.file().brief(), null)));
    effects.after(stored, next, entry, desk.law());
    records.record(
        Act.of("selection.step", "selection", stored.id())
            .with("number", stored.number())
            .with("entry", entry.no())
            .with("step", StepJson.kind(step))
            .with("on", step.on())
            .with("stands", next.text().zh())
            .with("content", print));
    if (step instanceof Step.Decide decide && desk.law().adopted(decide)) {
      events.publishEvent(
          new AppointmentDecided(
              stored.id(),
              decide.person().personId(),
              stored.file().brief().postId(),
              decide.on()));
    }
    return entry.no();
  }

  private static Stage taken(Stage stage, Step step, Desk desk) {
    try {
      return Procedure.take(stage, step, desk);
    } catch (Refusal refused) {
      throw refused(refused);
    }
  }

  static InvalidInput refused(Refusal refused) {
    return new InvalidInput(
        refused.faults().stream()
            .map(fault -> new InvalidInput.Fault(fault.field(), fault.value(), fault.message()))
            .toList());
  }

  /** What only the platform can tell: files, people on file, secret ballots. */
  private void outside(UUID id, Step step) {
    switch (step) {
      case Step.Nominate s -> onFile(s.person());
      case Step.Examine s -> onFile(s.person());
      case Step.Check s -> {
        if (s.document() != null) {
          documents.require(id, s.document());
        }
      }
      case Step.Report s -> {
        if (s.document() != null) {
          documents.require(id, s.document());
        }
      }
      case Step.OmitMeeting s -> {
        if (s.document() != null) {
          documents.require(id, s.document());
        }
      }
      case Step.AnswerRecusal s -> {
        if (s.document() != null) {
          documents.require(id, s.document());
        }
      }
      case Step.Recommend s -> {
        if (s.election() != null) {
          ballots.require(s.election(), s);
        }
      }
      case Step.Decide s -> {
        if (s.election() != null) {
          ballots.require(s.election(), id, s);
        }
      }
      default -> {}
    }
  }

  /**
   * An answer to a recusal speaks of a tie that is there, in the words that the record has for it
   * now, so that the entry still says what it was about when the record has changed.
   */
  private Step answered(CaseStore.Stored stored, Step step) {
    if (!(step instanceof Step.AnswerRecusal answer)) {
      return step;
    }
    Desk desk = circumstances.desk(stored.file().brief(), null);
    PostTie tie =
        stored.file().candidates().stream()
            .flatMap(candidate -> desk.entering().posting().against(candidate).stream())
            .filter(one -> one.key().equals(answer.tie()))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "tie",
                    answer.tie(),
                    Text.of(
                        "登记中没有这一应回避的关系，可能已经变化。请刷新页面后再选。",
                        "The record has no such relation; it may have changed. Reload the page and"
                            + " choose again.")));
    return new Step.AnswerRecusal(
        answer.on(),
        tie.candidate(),
        tie.key(),
        tie.words(),
        answer.how(),
        answer.ground(),
        answer.authority(),
        answer.number(),
        answer.document());
  }

  private void onFile(Named person) {
    UUID known = person.personId();
    if (known == null) {
      throw new InvalidInput(
          "person",
          person.name(),
          Text.of(
                  "“{0}”不在干部名册中，或有重名。请从提示中选择；名册中没有的，先建立人员信息。",
                  "“{0}” is not on file, or not alone with this name. Choose one of the"
                      + " suggestions; add the person to the roster first if need be.")
              .fill(person.name()));
    }
    if (needToKnow.near().contains(known)) {
      throw new InvalidInput(
          "person",
          person.name(),
          Text.of(
              "涉及您本人或亲属的案件，请由他人办理。", "Somebody else has to handle what concerns you or your kin."));
    }
  }
}
