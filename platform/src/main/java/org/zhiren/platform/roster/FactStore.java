package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of all kinds of facts, and of the basics, by their description. Values travel in plain form;
 * the database turns them into its types. Names of tables and columns come from {@link FactKind}
 * and {@link Basics} only, never from outside. Who may see the rows is for the caller to have
 * settled; row-level security stands behind.
 */
@Repository
class FactStore {

  /** Columns that always hold a word, be it an empty one. */
  private static final Set<String> EMPTY_RATHER_THAN_NULL = Set.of("workplace", "major");

  private final JdbcClient jdbc;
  private final Clock clock;

  FactStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A row with what became of it.
   *
   * @param fact the row
   * @param endedBy the statement that replaced or removed it; {@code null} while it stands
   */
  record Kept(Fact fact, @Nullable Long endedBy) {}

  private static List<String> columns(FactKind kind) {
    List<String> columns = new ArrayList<>();
    for (FactField field : kind.fields()) {
      columns.add(field.column());
      if (field.nameColumn() != null) {
        columns.add(field.nameColumn());
      }
    }
    return columns;
  }

  private static String select(FactKind kind) {
    StringBuilder sql = new StringBuilder("select f.id, f.said_by, f.ended_by, f.replaces");
    columns(kind)
        .forEach(column -> sql.append(", f.").append(column).append("::text as ").append(column));
    return sql.append(
            ", s.source, s.author_name, s.recorded_at from roster."
                + kind.table()
                + " f left join roster.statement s on s.id = f.said_by ")
        .toString();
  }

  private Kept kept(FactKind kind, ResultSet row) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : columns(kind)) {
      String value = row.getString(column);
      // A "no" is the same as nothing said.
      if (value != null && !value.isEmpty() && !value.equals("false")) {
        values.put(column, value);
      }
    }
    long ended = row.getLong("ended_by");
    boolean stands = row.wasNull();
    long replaced = row.getLong("replaces");
    Long replaces = row.wasNull() ? null : replaced;
    Timestamp at = row.getTimestamp("recorded_at");
    return new Kept(
        new Fact(
            row.getLong("id"),
            kind,
            values,
            new Fact.Said(
                row.getLong("said_by"),
                row.getString("source") == null ? "" : row.getString("source"),
                row.getString("author_name") == null ? "" : row.getString("author_name"),
                at == null ? OffsetDateTime.MIN : time(at.toInstant())),
            replaces),
        stands ? null : ended);
  }

  OffsetDateTime time(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }

  /** The rows that stand. */
  List<Fact> standing(UUID person, FactKind kind) {
    return jdbc.sql(
            select(kind)
                + "where f.person_id = :person and f.ended_by is null order by "
                + kind.order())
        .param("person", person)
        .query((row, number) -> kept(kind, row).fact())
        .list();
  }

  /** The rows as they stood at an instant. */
  List<Fact> known(UUID person, FactKind kind, Instant at) {
    return jdbc.sql(
            select(kind)
                + """
                left join roster.statement e on e.id = f.ended_by
                where f.person_id = :person and s.recorded_at < :at
                  and (f.ended_by is null or e.recorded_at >= :at) order by
                """
                + " "
                + kind.order())
        .param("person", person)
        .param("at", Timestamp.from(at))
        .query((row, number) -> kept(kind, row).fact())
        .list();
  }

  /** All rows that ever stood. */
  List<Kept> ever(UUID person, FactKind kind) {
    return jdbc.sql(select(kind) + "where f.person_id = :person order by f.id")
        .param("person", person)
        .query((row, number) -> kept(kind, row))
        .list();
  }

  /** One row of a person. */
  Optional<Kept> find(UUID person, FactKind kind, long id) {
    return jdbc.sql(select(kind) + "where f.person_id = :person and f.id = :id")
        .param("person", person)
        .param("id", id)
        .query((row, number) -> kept(kind, row))
        .optional();
  }

  /** The row that replaced another, directly. */
  Optional<Fact> successor(UUID person, FactKind kind, long id) {
    return jdbc.sql(
            select(kind)
                + "where f.person_id = :person and f.replaces = :id order by f.id desc limit 1")
        .param("person", person)
        .param("id", id)
        .query((row, number) -> kept(kind, row).fact())
        .optional();
  }

  /** Writes a row; answers its id. */
  long insert(
      UUID person,
      FactKind kind,
      Map<String, String> values,
      long statement,
      @Nullable Long replaces) {
    StringBuilder names = new StringBuilder("person_id, unit_id, said_by, replaces");
    StringBuilder places =
        new StringBuilder("p.id, p.unit_id, :statement, cast(:replaces as bigint)");
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("person", person);
    parameters.put("statement", statement);
    parameters.put("replaces", replaces);
    for (FactField field : kind.fields()) {
      add(field.column(), field.type().sql(), values, names, places, parameters);
      if (field.nameColumn() != null) {
        add(field.nameColumn(), "text", values, names, places, parameters);
      }
    }
    return jdbc.sql(
            "insert into roster.%s (%s) select %s from roster.person p where p.id = :person returning id"
                .formatted(kind.table(), names, places))
        .params(parameters)
        .query(Long.class)
        .single();
  }

  private static void add(
      String column,
      String type,
      Map<String, String> values,
      StringBuilder names,
      StringBuilder places,
      Map<String, @Nullable Object> parameters) {
    names.append(", ").append(column);
    places.append(", ");
    if (type.equals("boolean")) {
      places.append("coalesce(cast(:").append(column).append(" as boolean), false)");
    } else if (EMPTY_RATHER_THAN_NULL.contains(column)) {
      places.append("coalesce(cast(:").append(column).append(" as text), '')");
    } else {
      places.append("cast(:").append(column).append(" as ").append(type).append(")");
    }
    parameters.put(column, values.get(column));
  }

  /** Marks a row as replaced; answers whether it still stood. */
  boolean end(FactKind kind, long id, long statement) {
    return jdbc.sql(
                "update roster.%s set ended_by = :statement where id = :id and ended_by is null"
                    .formatted(kind.table()))
            .param("statement", statement)
            .param("id", id)
            .update()
        == 1;
  }

  /** The basics that stand. */
  Optional<Map<String, String>> basics(UUID person) {
    StringBuilder sql = new StringBuilder("select p.id");
    Basics.FIELDS.forEach(field ->
        sql.append(", p.").append(field.column()).append("::text as ").append(field.column()));
    return jdbc.sql(sql + " from roster.person p where p.id = :person")
        .param("person", person)
        .query((row, number) -> {
          Map<String, String> values = new LinkedHashMap<>();
          for (FactField field : Basics.FIELDS) {
            String value = row.getString(field.column());
            if (value != null && !value.isEmpty()) {
              values.put(field.column(), value);
            }
          }
          return values;
        })
        .optional();
  }

  /**
   * A change of one field of the basics.
   *
   * @param field column
   * @param before value before; {@code null} if there was none
   * @param after value after
   * @param version of the person's row after it
   * @param said who changed it
   */
  record BasicChange(
      String field,
      @Nullable String before,
      @Nullable String after,
      long version,
      Fact.Said said) {}

  /** Every change of the basics, the earliest first. */
  List<BasicChange> basicChanges(UUID person) {
    return jdbc.sql(
            """
            select b.field, b.before, b.after, b.version, b.said_by, s.source, s.author_name, s.recorded_at
            from roster.basic_change b join roster.statement s on s.id = b.said_by
            where b.person_id = :person order by b.id
            """)
        .param("person", person)
        .query((row, number) ->
            new BasicChange(
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                row.getLong("version"),
                new Fact.Said(
                    row.getLong("said_by"),
                    row.getString("source"),
                    row.getString("author_name"),
                    time(row.getTimestamp("recorded_at").toInstant()))))
        .list();
  }

  /** Today by the calendar of the installation. */
  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The first instant of the day after {@code day}. */
  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
  }
}
