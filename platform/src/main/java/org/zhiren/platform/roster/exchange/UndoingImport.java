package org.zhiren.platform.roster.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Takes a written import back: new people leave the roster (their rows are kept whole), people on
 * file stand again as they were, by a statement of its own. Only as long as nothing else has been
 * said about any of them since.
 */
@Component
public class UndoingImport {

  /** The columns of each kind of fact that an import changes, besides those that all have. */
  private static final Map<String, String> FACTS =
      Map.of(
          "career",
          "at_unit_id, post_id, begins_on, ends_on, main, level_code, wording, change_kind, method,"
              + " document_number, exceptional, probation_until, confirmed_on, grassroots",
          "education",
          "mode_code, education_code, education_name, degree_code, degree_name, school, major,"
              + " enrolled_on, graduated_on, highest",
          "appraisal",
          "year, grade, organ_unit_id",
          "family",
          "relation_code, relation_name, name, birth_date, political_status, workplace, relative_id",
          "wording",
          "part, basis, wording",
          "wording_family",
          "part, basis, wording",
          "wording_appraisal",
          "part, basis, wording",
          "wording_discipline",
          "part, basis, wording",
          "photo",
          "sha256, image");

  private final JdbcClient jdbc;
  private final Imports imports;
  private final Statements statements;
  private final Records records;

  UndoingImport(JdbcClient jdbc, Imports imports, Statements statements, Records records) {
    this.jdbc = jdbc;
    this.imports = imports;
    this.statements = statements;
    this.records = records;
  }

  /**
   * Takes the import back, all of it or nothing.
   *
   * @throws NotFound if it is not the acting account's own
   * @throws InvalidInput if it was not written, or somebody in it has been changed since, or the
   *     reason is missing
   */
  @Transactional
  public void undo(UUID id, String reason) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请填写理由。", "Enter the reason."));
    }
    if (of.state() != Imports.State.DONE) {
      throw new InvalidInput(
          "import",
          of.state().name(),
          Text.of("这次导入没有写入，无可撤销。", "This import was not written: there is nothing to undo."));
    }
    Long changed = of.saidChanged();
    if (changed != null) {
      restore(changed, statements.make("撤销导入 " + id, reason.strip()));
    }
    Long fresh = of.saidNew();
    if (fresh != null) {
      withdraw(id, fresh);
    }
    imports.finish(id, Imports.State.UNDONE, null);
    records.record(
        Act.of("exchange.import.undone", "import", id)
            .with("new", of.writtenNew())
            .with("changed", of.writtenChanged())
            .because(reason.strip()));
  }

  private static InvalidInput changedSince() {
    return new InvalidInput(
        "import",
        null,
        Text.of(
            "导入之后，其中有人的信息又有变动，整体撤销会丢失这些变动，因此未撤销。请在个人页面逐项更正。",
            "Somebody in this import has been changed since; undoing all of it would lose that."
                + " Nothing was undone. Correct the people one by one."));
  }

  private void withdraw(UUID id, long statement) {
    try {
      int taken =
          jdbc.sql("select roster.withdraw(:id, :statement)")
              .param("id", id)
              .param("statement", statement)
              .query(Integer.class)
              .single();
      if (taken < 0) {
        throw changedSince();
      }
    } catch (DataIntegrityViolationException referredTo) {
      throw changedSince();
    }
  }

  private void restore(long statement, long undo) {
    boolean moved =
        jdbc.sql(
                """
                select exists (select from roster.person_before b join roster.person p on p.id = b.person_id
                  where b.replaced_by = :statement and p.said_by <> :statement)
                """)
            .param("statement", statement)
            .query(Boolean.class)
            .single();
    if (moved) {
      throw changedSince();
    }
    jdbc.sql(
            """
            insert into roster.person_before (person_id, unit_id, said_by, replaced_by, basics)
            select p.id, p.unit_id, p.said_by, :undo, to_jsonb(p) from roster.person p
            where p.id in (select b.person_id from roster.person_before b where b.replaced_by = :statement)
            """)
        .param("undo", undo)
        .param("statement", statement)
        .update();
    jdbc.sql(
            """
            update roster.person p set name = o.name, initials = o.initials, sex = o.sex, birth_date = o.birth_date,
              id_number = o.id_number, ethnicity = o.ethnicity, native_place = o.native_place,
              birthplace = o.birthplace, political_status = o.political_status,
              party_join_date = o.party_join_date, work_start_date = o.work_start_date, health = o.health,
              former_age_limit = o.former_age_limit, specialty = o.specialty, unit_id = o.unit_id,
              unit_place = o.unit_place, post_text = o.post_text, level_code = o.level_code,
              rank_name = o.rank_name, said_by = :undo, version = p.version + 1
            from roster.person_before b, jsonb_populate_record(null::roster.person, b.basics) o
            where b.replaced_by = :statement and p.id = b.person_id
            """)
        .param("undo", undo)
        .param("statement", statement)
        .update();
    FACTS.forEach((table, columns) -> {
      List<Long> ended =
          jdbc.sql("select id from roster.%s where ended_by = :statement".formatted(table))
              .param("statement", statement)
              .query(Long.class)
              .list();
      jdbc.sql(
              "update roster.%s set ended_by = :undo where said_by = :statement and ended_by is null"
                  .formatted(table))
          .param("undo", undo)
          .param("statement", statement)
          .update();
      if (!ended.isEmpty()) {
        jdbc.sql(
                """
                insert into roster.%1$s (person_id, unit_id, said_by, %2$s)
                select f.person_id, f.unit_id, :undo, %3$s from roster.%1$s f where f.id = any(:ended)
                """
                    .formatted(table, columns, "f." + columns.replace(", ", ", f.")))
            .param("undo", undo)
            .param("ended", ended.toArray(Long[]::new))
            .update();
      }
    });
  }
}
