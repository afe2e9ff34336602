package org.zhiren.platform.selection;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Corrections of mistaken entries: one proposes, another decides; the mistake stays to be seen. */
@Component
public class ProposingCorrection {

  private static final int LONGEST = 2_000;

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final StepJson steps;
  private final ActorSource actors;
  private final Records records;

  ProposingCorrection(
      JdbcClient jdbc, CaseStore store, StepJson steps, ActorSource actors, Records records) {
    this.jdbc = jdbc;
    this.store = store;
    this.steps = steps;
    this.actors = actors;
    this.records = records;
  }

  /** What became of a proposal. */
  public enum State {
    /** Waits for another person. */
    PROPOSED,
    /** Entered. */
    APPROVED,
    /** Refused, with a reason. */
    REFUSED
  }

  /**
   * A proposed correction.
   *
   * @param id the proposal
   * @param entry number of the entry
   * @param replacement what it should say; {@code null} if it should not be there
   * @param reason why
   * @param proposerId the account that proposed it
   * @param proposerName its name
   * @param proposedAt when
   * @param state what became of it
   * @param deciderName who decided; {@code null} before
   * @param refusal why it was refused; empty otherwise
   */
  public record Proposed(
      UUID id,
      int entry,
      @Nullable Step replacement,
      String reason,
      UUID proposerId,
      String proposerName,
      OffsetDateTime proposedAt,
      State state,
      @Nullable String deciderName,
      String refusal) {}

  /**
   * Proposes a correction.
   *
   * @param replacement what the entry should say, of the same kind; {@code null} if it should not
   *     be there
   * @throws InvalidInput if there is no such entry, one is proposed already, or the reason is
   *     missing
   */
  @Transactional
  public UUID propose(UUID caseId, int entry, @Nullable Step replacement, String reason) {
    CaseStore.Stored stored = store.required(caseId, true);
    Optional<Taken> mistaken =
        stored.file().effective().stream().filter(taken -> taken.no() == entry).findFirst();
    if (mistaken.isEmpty()) {
      throw new InvalidInput(
          "entry",
          Integer.toString(entry),
          Text.of("没有第 {0} 条登记，或者它已被更正删去。", "There is no entry {0}, or a correction took it out.")
              .fill(entry));
    }
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of("请写明更正的原因（1 至 {0} 字）。", "Give the reason, 1 to {0} characters.").fill(LONGEST));
    }
    if (replacement != null
        && !StepJson.kind(replacement).equals(StepJson.kind(mistaken.get().step()))) {
      throw new InvalidInput(
          "replacement",
          replacement.text().zh(),
          Text.of("只能更正为同一种登记。", "An entry can be corrected into one of the same kind only."));
    }
    if (of(caseId).stream()
        .anyMatch(one -> one.entry() == entry && one.state() == State.PROPOSED)) {
      throw new InvalidInput(
          "entry",
          Integer.toString(entry),
          Text.of("第 {0} 条已有待审批的更正。", "A correction of entry {0} waits already.").fill(entry));
    }
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into selection.correction (id, case_id, unit_id, entry_no, replacement, reason, proposer_id, proposer_name,
              proposed_at, state)
            values (:id, :case, :unit, :entry, :replacement, :reason, :by, :name, :now, 'PROPOSED')
            """)
        .param("id", id)
        .param("case", caseId)
        .param("unit", stored.file().brief().unitId())
        .param("entry", entry)
        .param("replacement", replacement == null ? null : steps.write(replacement))
        .param("reason", reason.strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", store.now())
        .update();
    records.record(
        Act.of("selection.correction.proposed", "selection", caseId)
            .with("number", stored.number())
            .with("entry", entry)
            .because(reason));
    return id;
  }

  /** The proposals of a case that the caller has seen to be visible, the latest first. */
  List<Proposed> of(UUID caseId) {
    return jdbc.sql(
            """
            select x.*, e.step from selection.correction x
            join selection.entry e on e.case_id = x.case_id and e.no = x.entry_no
            where x.case_id = :case order by x.proposed_at desc, x.id
            """)
        .param("case", caseId)
        .query((row, number) -> {
          String replacement = row.getString("replacement");
          return new Proposed(
              CaseStore.uuid(row, "id"),
              row.getInt("entry_no"),
              replacement == null ? null : steps.read(row.getString("step"), replacement),
              row.getString("reason"),
              CaseStore.uuid(row, "proposer_id"),
              row.getString("proposer_name"),
              store.time(row, "proposed_at"),
              State.valueOf(row.getString("state")),
              row.getString("decider_name"),
              row.getString("refusal"));
        })
        .list();
  }

  /** The proposal, which has to wait still. */
  Proposed waiting(UUID caseId, UUID id) {
    Proposed proposed =
        of(caseId).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("correction " + id));
    if (proposed.state() != State.PROPOSED) {
      throw new InvalidInput(
          "correction",
          id.toString(),
          Text.of("这项更正已经处理过了。", "This correction has been decided already."));
    }
    return proposed;
  }

  void decided(UUID id, State state, String refusal) {
    jdbc.sql(
            """
            update selection.correction set state = :state, decider_name = :name, decided_at = :now, refusal = :refusal
            where id = :id
            """)
        .param("state", state.name())
        .param("name", actors.current().name())
        .param("now", store.now())
        .param("refusal", refusal)
        .param("id", id)
        .update();
  }
}
