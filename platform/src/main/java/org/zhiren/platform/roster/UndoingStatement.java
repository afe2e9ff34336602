package org.zhiren.platform.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Takes a change of a file back, a merge included. What it wrote is marked as replaced, what it
 * replaced stands again; both stay in the history. A change on which a later one builds is taken
 * back only after that one.
 */
@Component
public class UndoingStatement {

  private final PersonWriter writer;
  private final Accounts accounts;
  private final JdbcClient jdbc;

  UndoingStatement(PersonWriter writer, Accounts accounts, JdbcClient jdbc) {
    this.writer = writer;
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  private record Made(StatementKind kind, UUID person, InformationClass seen, String source) {}

  /**
   * Takes a statement back.
   *
   * @return the statement that did it
   * @throws InvalidInput if a later change builds on it, or it was taken back already
   */
  @Transactional
  public long undo(UUID person, long statement, String reason) {
    Made made = made(statement).orElseThrow(() -> new NotFound("statement " + statement));
    if (!made.person().equals(person) || !made.kind().reversible()) {
      throw new NotFound("statement " + statement + " of " + person);
    }
    PersonWriter.Held held = writer.hold(person, made.seen());
    if (made.kind() == StatementKind.MERGED) {
      MergingPeople.CLASSES.forEach(needed -> writer.hold(person, needed));
    }
    Ground ground = new Ground(made.source(), reason);
    PersonWriter.require(ground, true);
    refuseIfBuiltUpon(statement);
    List<UUID> people = MergingPeople.peopleOf(jdbc, statement, person);
    long undo = writer.begin(StatementKind.UNDONE, person, made.seen(), ground, statement);
    if (made.kind() == StatementKind.MERGED) {
      // First of all: the rows of the one who was taken over must be there to be seen.
      MergingPeople.show(jdbc);
      jdbc.sql(
              "update roster.person set merged_into = null where id = any(:people) and merged_into = :kept")
          .param("people", people.toArray(UUID[]::new))
          .param("kept", person)
          .update();
      if (accountFollowed(statement)) {
        people.stream()
            .filter(one -> !one.equals(person))
            .findFirst()
            .ifPresent(other -> accounts.follow(person, other));
      }
      jdbc.sql("select roster.restore_relatives(:merge, :undo)")
          .param("merge", statement)
          .param("undo", undo)
          .query(Integer.class)
          .single();
    }
    for (FactKind kind : FactKind.values()) {
      facts(kind, people, statement, undo);
    }
    basics(held, statement, undo);
    writer.finish(
        held,
        StatementKind.UNDONE,
        undo,
        ground,
        Map.of("statement", statement),
        Map.of(),
        made.kind().name());
    return undo;
  }

  /** Takes back a statement about the career that an order made. */
  long undoOrder(UUID person, long statement, Ground ground) {
    PersonWriter.Held held = writer.holdForOrder(person);
    refuseIfBuiltUpon(statement);
    long undo =
        writer.begin(StatementKind.UNDONE, person, InformationClass.ROSTER, ground, statement);
    facts(FactKind.CAREER, List.of(person), statement, undo);
    writer.finish(
        held,
        StatementKind.UNDONE,
        undo,
        ground,
        Map.of("statement", statement),
        Map.of(),
        FactKind.CAREER.code());
    return undo;
  }

  private boolean accountFollowed(long merge) {
    return jdbc.sql("select exists (select from roster.merged_account where statement_id = :merge)")
        .param("merge", merge)
        .query(Boolean.class)
        .single();
  }

  private Optional<Made> made(long statement) {
    return jdbc.sql(
            "select kind, person_id, information_class, source from roster.statement where id = :id"
                + " and person_id is not null")
        .param("id", statement)
        .query((row, number) ->
            new Made(
                StatementKind.valueOf(row.getString("kind")),
                Columns.uuid(row, "person_id"),
                InformationClass.valueOf(row.getString("information_class")),
                row.getString("source")))
        .optional();
  }

  private void refuseIfBuiltUpon(long statement) {
    boolean undone =
        jdbc.sql("select exists (select from roster.statement where undoes = :id)")
            .param("id", statement)
            .query(Boolean.class)
            .single();
    if (undone) {
      throw new InvalidInput(
          "statement",
          String.valueOf(statement),
          Text.of("这次改动已经撤销过了。", "This change was undone already."));
    }
    for (FactKind kind : FactKind.values()) {
      boolean built =
          jdbc.sql(
                  "select exists (select from roster.%s where said_by = :id and ended_by is not null)"
                      .formatted(kind.table()))
              .param("id", statement)
              .query(Boolean.class)
              .single();
      if (built) {
        throw builtUpon(statement);
      }
    }
  }

  private static InvalidInput builtUpon(long statement) {
    return new InvalidInput(
        "statement",
        String.valueOf(statement),
        Text.of(
            "之后又有改动建立在这次改动之上。请先撤销后来的改动，或另作更正。",
            "A later change builds on this one. Undo the later one first, or make a correction."));
  }

  private void facts(FactKind kind, List<UUID> people, long statement, long undo) {
    List<String> columns = new java.util.ArrayList<>();
    kind.fields()
        .forEach(field -> {
          columns.add(field.column());
          if (field.nameColumn() != null) {
            columns.add(field.nameColumn());
          }
        });
    String names = String.join(", ", columns);
    String old = "o." + String.join(", o.", columns);
    jdbc.sql(
            """
            insert into roster.%1$s (person_id, unit_id, said_by, replaces, %2$s)
            select o.person_id, o.unit_id, :undo,
                   coalesce((select min(n.id) from roster.%1$s n where n.said_by = :statement and n.replaces = o.id), o.id), %3$s
            from roster.%1$s o where o.ended_by = :statement and o.person_id = any(:people) order by o.id
            """
                .formatted(kind.table(), names, old))
        .param("undo", undo)
        .param("statement", statement)
        .param("people", people.toArray(UUID[]::new))
        .update();
    jdbc.sql(
            """
            update roster.%s set ended_by = :undo
            where said_by = :statement and ended_by is null and person_id = any(:people)
            """
                .formatted(kind.table()))
        .param("undo", undo)
        .param("statement", statement)
        .param("people", people.toArray(UUID[]::new))
        .update();
  }

  private record Basic(
      UUID person, String field, @Nullable String before, @Nullable String after) {}

  private void basics(PersonWriter.Held held, long statement, long undo) {
    List<Basic> changes =
        jdbc.sql(
                "select person_id, field, before, after from roster.basic_change where said_by = :id"
                    + " and field <> 'merged_into'")
            .param("id", statement)
            .query((row, number) ->
                new Basic(
                    Columns.uuid(row, "person_id"),
                    row.getString("field"),
                    row.getString("before"),
                    row.getString("after")))
            .list();
    Map<String, String> names = new LinkedHashMap<>();
    for (Basic change : changes) {
      String type = type(change.field());
      boolean stands =
          jdbc.sql(
                  "select coalesce(%1$s::text, '') = coalesce(cast(:after as text), '') from roster.person where id = :id"
                      .formatted(change.field()))
              .param("after", change.after())
              .param("id", change.person())
              .query(Boolean.class)
              .single();
      if (!stands) {
        throw builtUpon(statement);
      }
      jdbc.sql("update roster.person set %s = %s where id = :id".formatted(change.field(), type))
          .param("before", change.before())
          .param("id", change.person())
          .update();
      writer.keepBasic(held, change.field(), change.after(), change.before(), undo);
      if (change.field().equals("name") && change.before() != null) {
        names.put("name", change.before());
      }
    }
    if (!names.isEmpty()) {
      jdbc.sql("update roster.person set initials = :initials where id = :id")
          .param("initials", PinyinInitials.of(names.getOrDefault("name", "")))
          .param("id", held.id())
          .update();
    }
  }

  /** How the value is written back; the column's name is one of a closed list. */
  private static String type(String column) {
    if (column.equals("left_on")) {
      return "cast(:before as date)";
    }
    if (column.equals("growth_area_code")) {
      return "cast(:before as text)";
    }
    if (column.equals("management_state")) {
      return "coalesce(cast(:before as text), '')";
    }
    FactField field =
        Basics.field(column)
            .orElseThrow(
                () -> new IllegalStateException("The column (%s) is not kept.".formatted(column)));
    return field.type() == FactField.Type.DATE
        ? "cast(:before as date)"
        : "coalesce(cast(:before as text), '')";
  }
}
