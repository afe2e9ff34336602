package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;

/** What steps plan to do to files: written down with the step, carried out on its day. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlannedEffects {

  private final JdbcClient jdbc;

  PlannedEffects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Plans what follows from an entry that was just made. */
  void after(CaseStore.Stored stored, Stage stage, Taken entry, ProcedureLaw law) {
    CaseFile file = stage.file();
    UUID id = stored.id();
    switch (entry.step()) {
      case Step.Appoint order -> plan(id, file, law, "ORDER", entry.no(), order.effectiveOn());
      case Step.Confirm confirm -> plan(id, file, law, "CONFIRM", entry.no(), confirm.on());
      case Step.Return back -> plan(id, file, law, "RETURN", entry.no(), back.on());
      case Step.End end -> cancel(id);
      case Step.Correct correct -> corrected(stored, file, entry, correct, law);
      default -> {}
    }
  }

  /** A correction of an order moves its day; one of what took effect takes that back. */
  private void corrected(
      CaseStore.Stored stored, CaseFile file, Taken entry, Step.Correct correct, ProcedureLaw law) {
    Optional<Taken> before =
        stored.file().effective().stream()
            .filter(taken -> taken.no() == correct.entry())
            .findFirst();
    if (before.isEmpty()) {
      return;
    }
    UUID id = stored.id();
    switch (before.get().step()) {
      case Step.Appoint old -> {
        cancel(id);
        if (correct.replacement() instanceof Step.Appoint order) {
          plan(id, file, law, "ORDER", entry.no(), order.effectiveOn());
        }
      }
      case Step.TakeEffect old -> {
        plan(id, stored.file(), law, "UNDO", entry.no(), entry.enteredOn());
      }
      default -> {}
    }
  }

  private void cancel(UUID id) {
    jdbc.sql(
            "update selection.effect set state = 'CANCELLED' where case_id = :id and state = 'PLANNED'")
        .param("id", id)
        .update();
  }

  private void plan(
      UUID id, CaseFile file, ProcedureLaw law, String kind, int entry, LocalDate on) {
    @Nullable Named person = file.chosen(law);
    if (person == null && file.brief().form() == Form.CONFIRMATION) {
      person = file.brief().subject();
    }
    if (person == null || person.personId() == null) {
      return;
    }
    jdbc.sql(
            """
            insert into selection.effect (id, case_id, unit_id, person_id, kind, entry_no, effective_on, state)
            values (:new, :id, :unit, :person, :kind, :entry, :on, 'PLANNED')
            """)
        .param("new", UUID.randomUUID())
        .param("id", id)
        .param("unit", file.brief().unitId())
        .param("person", person.personId())
        .param("kind", kind)
        .param("entry", entry)
        .param("on", on)
        .update();
  }
}
