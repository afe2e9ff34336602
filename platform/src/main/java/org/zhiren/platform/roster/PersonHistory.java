package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;

/** What changed when in a file: every statement with the values before and after, newest first. */
@Component
public class PersonHistory {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final FactStore store;
  private final PersonSheets sheets;
  private final TransactionTemplate transactions;

  PersonHistory(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      FactStore store,
      PersonSheets sheets,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.store = store;
    this.sheets = sheets;
    this.transactions = transactions;
  }

  /**
   * A field before and after.
   *
   * @param field which; {@code null} for management state and day of leaving
   * @param column its column
   * @param before value before; {@code null} if there was none
   * @param after value after; {@code null} if there is none
   */
  public record Difference(
      @Nullable FactField field, String column, @Nullable String before, @Nullable String after) {}

  /**
   * What a statement did to one fact or to the basics.
   *
   * @param kind kind of fact; {@code null} for the basics
   * @param label what the fact is called
   * @param did added, corrected or removed
   * @param differences fields that differ
   */
  public record Change(
      @Nullable FactKind kind, String label, Did did, List<Difference> differences) {

    /** Copies the list. */
    public Change {
      differences = List.copyOf(differences);
    }
  }

  /** What happened to a fact. */
  public enum Did {
    /** Came in. */
    ADDED(Text.of("增加", "added")),
    /** Replaced. */
    CORRECTED(Text.of("更正", "corrected")),
    /** Taken out. */
    REMOVED(Text.of("删除", "removed"));

    private final Text text;

    Did(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * One statement and what it did.
   *
   * @param said who, when, from which source
   * @param kind what it did
   * @param reason why; may be empty
   * @param undone whether it was taken back later
   * @param undoable whether the acting account can take it back here
   * @param changes what changed
   * @param loaded how many facts came in, if it was the first filling
   */
  public record Entry(
      Fact.Said said,
      StatementKind kind,
      String reason,
      boolean undone,
      boolean undoable,
      List<Change> changes,
      int loaded) {

    /** Copies the list. */
    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /** The history, if the acting account may open the file. Called outside a transaction. */
  public Optional<List<Entry>> of(UUID person) {
    Optional<List<Entry>> found = transactions.execute(status -> read(person));
    if (found == null || found.isEmpty() || !needToKnow.mayOpenPerson(person)) {
      return Optional.empty();
    }
    reads.seen("person", person, InformationClass.ROSTER, List.of("history"));
    return found;
  }

  private Optional<List<Entry>> read(UUID person) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql(
            "select p.unit_id, p.said_by from roster.person p where p.id = :id and " + seen.sql())
        .param("id", person)
        .params(seen.params())
        .query(
            (row, number) -> entries(person, Columns.uuid(row, "unit_id"), row.getLong("said_by")))
        .optional();
  }

  private List<Entry> entries(UUID person, UUID unit, long first) {
    Set<InformationClass> classes = sheets.classes(unit);
    Map<Long, List<Change>> changes = new TreeMap<>();
    changes.put(first, new ArrayList<>());
    for (FactKind kind : FactKind.values()) {
      if (classes.contains(kind.informationClass())) {
        facts(person, kind, changes);
      }
    }
    basics(person, changes);
    List<Entry> entries = new ArrayList<>();
    heads(changes.keySet())
        .forEach((statement, head) -> {
          List<Change> made = changes.getOrDefault(statement, List.of());
          boolean filling = head.kind() == StatementKind.LOADED;
          entries.addFirst(
              new Entry(
                  head.said(),
                  head.kind(),
                  head.reason(),
                  head.undone(),
                  head.person() != null
                      && head.person().equals(person)
                      && !head.undone()
                      && head.kind().reversible(),
                  filling ? made.stream().filter(c -> c.did() != Did.ADDED).toList() : made,
                  filling ? (int) made.stream().filter(c -> c.did() == Did.ADDED).count() : 0));
        });
    return entries;
  }

  private void facts(UUID person, FactKind kind, Map<Long, List<Change>> changes) {
    Map<Long, FactStore.Kept> rows = new LinkedHashMap<>();
    store.ever(person, kind).forEach(row -> rows.put(row.fact().id(), row));
    Map<Long, Long> replacedBy = new HashMap<>();
    for (FactStore.Kept row : rows.values()) {
      Long replaces = row.fact().replaces();
      FactStore.Kept old = replaces == null ? null : rows.get(replaces);
      long statement = row.fact().said().statement();
      Fact corrected = old != null && Objects.equals(old.endedBy(), statement) ? old.fact() : null;
      if (corrected != null) {
        replacedBy.put(corrected.id(), statement);
      }
      changes
          .computeIfAbsent(statement, key -> new ArrayList<>())
          .add(
              new Change(
                  kind,
                  row.fact().label(),
                  corrected == null ? Did.ADDED : Did.CORRECTED,
                  differences(
                      kind,
                      corrected == null ? Map.of() : corrected.values(),
                      row.fact().values())));
    }
    for (FactStore.Kept row : rows.values()) {
      Long ended = row.endedBy();
      if (ended != null && !replacedBy.containsKey(row.fact().id())) {
        changes
            .computeIfAbsent(ended, key -> new ArrayList<>())
            .add(
                new Change(
                    kind,
                    row.fact().label(),
                    Did.REMOVED,
                    differences(kind, row.fact().values(), Map.of())));
      }
    }
  }

  static List<Difference> differences(
      FactKind kind, Map<String, String> before, Map<String, String> after) {
    List<Difference> differences = new ArrayList<>();
    for (FactField field : kind.fields()) {
      String column = field.nameColumn() == null ? field.column() : field.nameColumn();
      if (!Objects.equals(before.get(column), after.get(column))) {
        differences.add(new Difference(field, column, before.get(column), after.get(column)));
      }
    }
    return differences;
  }

  private void basics(UUID person, Map<Long, List<Change>> changes) {
    Map<Long, List<Difference>> byStatement = new TreeMap<>();
    for (FactStore.BasicChange change : store.basicChanges(person)) {
      byStatement
          .computeIfAbsent(change.said().statement(), key -> new ArrayList<>())
          .add(
              new Difference(
                  Basics.field(change.field()).orElse(null),
                  change.field(),
                  change.before(),
                  change.after()));
    }
    byStatement.forEach((statement, differences) ->
        changes
            .computeIfAbsent(statement, key -> new ArrayList<>())
            .addFirst(new Change(null, "", Did.CORRECTED, differences)));
  }

  private record Head(
      Fact.Said said, StatementKind kind, String reason, @Nullable UUID person, boolean undone) {}

  private Map<Long, Head> heads(Set<Long> statements) {
    Map<Long, Head> heads = new TreeMap<>();
    jdbc.sql(
            """
            select s.id, s.source, s.reason, s.author_name, s.recorded_at, s.kind, s.person_id,
                   exists (select from roster.statement u where u.undoes = s.id) as undone
            from roster.statement s where s.id = any(:ids) order by s.id
            """)
        .param("ids", statements.toArray(Long[]::new))
        .query(row -> {
          heads.put(
              row.getLong("id"),
              new Head(
                  new Fact.Said(
                      row.getLong("id"),
                      row.getString("source"),
                      row.getString("author_name"),
                      store.time(row.getTimestamp("recorded_at").toInstant())),
                  StatementKind.valueOf(row.getString("kind")),
                  row.getString("reason"),
                  Columns.uuidOrNull(row, "person_id"),
                  row.getBoolean("undone")));
        });
    return heads;
  }
}
