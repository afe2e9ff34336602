package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.NotFound;

/**
 * Fills in the cells of an appointment form that no fact says: the proposal itself. They are kept
 * as wordings and never become facts about the person.
 */
@Component
public class FillingForm {

  /** The cells of the proposal, in the order of the form. */
  public static final List<Field> DRAFT =
      List.of(
          Field.PROPOSED_POST,
          Field.POST_TO_LEAVE,
          Field.REASON,
          Field.REPORTING_UNIT,
          Field.AGE_AS_OF,
          Field.FILLED_ON,
          Field.FILLED_BY);

  private final FormsOfPeople forms;
  private final Wordings wordings;
  private final Statements statements;
  private final Records records;

  FillingForm(FormsOfPeople forms, Wordings wordings, Statements statements, Records records) {
    this.forms = forms;
    this.wordings = wordings;
    this.statements = statements;
    this.records = records;
  }

  /**
   * Keeps the cells; one that has not changed stays as it is.
   *
   * @throws NotFound if the person may not be seen
   * @throws IllegalArgumentException if a cell does not belong to the proposal
   */
  @Transactional
  public void fill(UUID person, Map<Field, String> cells) {
    FormsOfPeople.Form form = forms.of(person).orElseThrow(() -> new NotFound("person " + person));
    Dossier.Draft draft = form.form().draft();
    cells.forEach((field, text) -> {
      if (!DRAFT.contains(field)) {
        throw new IllegalArgumentException(
            "The cell (%s) does not belong to the proposal.".formatted(field));
      }
      draft.set(field, text);
    });
    Dossier wanted = draft.finish();
    List<Field> changed =
        cells.keySet().stream()
            .filter(field -> !wanted.get(field).equals(form.form().get(field)))
            .sorted()
            .toList();
    if (changed.isEmpty()) {
      return;
    }
    long statement = statements.make("任免审批表", "填写任免审批表");
    wordings.end(statement, person, changed.stream().map(Field::name).toList());
    UUID unit = form.file().placement().unitId();
    List<Wordings.New> fresh = new ArrayList<>();
    for (Field field : changed) {
      if (!wanted.get(field).isEmpty()) {
        fresh.add(
            new Wordings.New(
                person, unit, field.name(), new Wordings.Wording("", wanted.get(field))));
      }
    }
    wordings.keep(statement, fresh);
    records.record(
        Act.of("exchange.form.filled", "person", person)
            .with("cells", String.join(",", changed.stream().map(Field::name).toList())));
  }
}
