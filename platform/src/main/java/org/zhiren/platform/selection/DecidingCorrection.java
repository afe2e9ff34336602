package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/** The second person of a correction: approves, and then it is entered, or refuses. */
@Component
public class DecidingCorrection {

  private static final int LONGEST = 2_000;

  private final CaseStore store;
  private final ProposingCorrection corrections;
  private final TakingSteps taking;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  DecidingCorrection(
      CaseStore store,
      ProposingCorrection corrections,
      TakingSteps taking,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.store = store;
    this.corrections = corrections;
    this.taking = taking;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Approves and enters a correction.
   *
   * @return the number of the new entry
   * @throws InvalidInput if the same person proposed it, or a later entry would not hold with it
   */
  @Transactional
  public int approve(UUID caseId, UUID id) {
    CaseStore.Stored stored = store.required(caseId, true);
    ProposingCorrection.Proposed proposed = corrections.waiting(caseId, id);
    int entry =
        taking.write(
            stored,
            new Step.Correct(
                LocalDate.now(clock),
                proposed.entry(),
                proposed.replacement(),
                proposed.reason(),
                proposed.proposerId(),
                proposed.proposerName()),
            id);
    corrections.decided(id, ProposingCorrection.State.APPROVED, "");
    return entry;
  }

  /** Refuses a correction; whoever proposed it may take it back in this way. */
  @Transactional
  public void refuse(UUID caseId, UUID id, String reason) {
    CaseStore.Stored stored = store.required(caseId, true);
    ProposingCorrection.Proposed proposed = corrections.waiting(caseId, id);
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of("请写明不同意的原因（1 至 {0} 字）。", "Give the reason, 1 to {0} characters.").fill(LONGEST));
    }
    corrections.decided(id, ProposingCorrection.State.REFUSED, reason.strip());
    records.record(
        Act.of("selection.correction.refused", "selection", caseId)
            .with("number", stored.number())
            .with("entry", proposed.entry())
            .with("by", actors.current().accountId())
            .because(reason));
  }
}
