package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;

/**
 * Opens files for pages: as on file for a day, as known on a day, each line with its source. Never
 * the own file or that of a near relative, never without a purpose; each opening is recorded with
 * the kinds of information shown. Of a class that is not seen there is no trace.
 */
@Component
public class PersonSheets {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final FactStore store;
  private final TransactionTemplate transactions;

  PersonSheets(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      FactStore store,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.store = store;
    this.transactions = transactions;
  }

  /**
   * The file, if there is one that the acting account may open. Called outside a transaction.
   *
   * @param on the day of which the file speaks; today or later means everything
   * @param knownOn as it was known at the end of this day; {@code null} for as known now
   * @return empty also if the person was not on file at {@code knownOn}
   */
  public Optional<PersonSheet> open(UUID person, LocalDate on, @Nullable LocalDate knownOn) {
    Optional<PersonSheet> opened = transactions.execute(status -> read(person, on, knownOn));
    if (opened == null || opened.isEmpty() || !needToKnow.mayOpenPerson(person)) {
      return Optional.empty();
    }
    PersonSheet sheet = opened.get();
    for (InformationClass seen : sheet.classes()) {
      reads.seen(
          "person",
          person,
          seen,
          sheet.facts().keySet().stream()
              .filter(kind -> kind.informationClass() == seen)
              .map(FactKind::code)
              .toList());
    }
    return opened;
  }

  /** One fact that stands, for its form; empty if it may not be seen. Recorded like a file. */
  public Optional<Fact> fact(UUID person, FactKind kind, long id) {
    return open(person, store.today(), null).stream()
        .flatMap(sheet -> sheet.of(kind).stream())
        .filter(fact -> fact.id() == id)
        .findFirst();
  }

  /** The classes of a unit's people that the acting account sees. */
  Set<InformationClass> classes(UUID unit) {
    Set<InformationClass> classes = EnumSet.of(InformationClass.ROSTER);
    for (InformationClass other :
        List.of(InformationClass.FAMILY, InformationClass.APPRAISAL, InformationClass.DISCIPLINE)) {
      if (needToKnow.sees(other, unit)) {
        classes.add(other);
      }
    }
    return classes;
  }

  private Optional<PersonSheet> read(UUID person, LocalDate on, @Nullable LocalDate knownOn) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql(
            """
            select p.unit_id, p.said_by, p.management_state, p.left_on, p.photo_seed, p.version,
                   p.post_text, p.level_code, p.rank_name,
                   coalesce(s.source, '—') as source, coalesce(s.author_name, '—') as author_name,
                   coalesce(s.recorded_at, 'epoch') as recorded_at
            from roster.person p left join roster.statement s on s.id = p.said_by
            where p.id = :id and
            """
                + " "
                + seen.sql())
        .param("id", person)
        .params(seen.params())
        .query((row, number) -> sheet(person, on, knownOn, row))
        .optional()
        .filter(sheet ->
            knownOn == null || sheet.basicsSaid().at().toInstant().isBefore(store.endOf(knownOn)));
  }

  private PersonSheet sheet(UUID person, LocalDate on, @Nullable LocalDate knownOn, ResultSet row)
      throws SQLException {
    Set<InformationClass> classes = classes(Columns.uuid(row, "unit_id"));
    boolean now = !on.isBefore(store.today());
    Map<FactKind, List<Fact>> facts = new EnumMap<>(FactKind.class);
    for (FactKind kind : FactKind.values()) {
      if (classes.contains(kind.informationClass())) {
        List<Fact> rows =
            knownOn == null
                ? store.standing(person, kind)
                : store.known(person, kind, store.endOf(knownOn));
        facts.put(kind, now ? rows : asOf(rows, kind, on));
      }
    }
    Map<String, String> state = new HashMap<>();
    state.put("management_state", row.getString("management_state"));
    LocalDate left = Columns.dateOrNull(row, "left_on");
    if (left != null) {
      state.put("left_on", left.toString());
    }
    Map<String, String> basics = new HashMap<>(store.basics(person).orElse(Map.of()));
    Fact.Said said =
        new Fact.Said(
            row.getLong("said_by"),
            row.getString("source"),
            row.getString("author_name"),
            store.time(row.getTimestamp("recorded_at").toInstant()));
    for (FactStore.BasicChange change : store.basicChanges(person).reversed()) {
      if (knownOn != null && !change.said().at().toInstant().isBefore(store.endOf(knownOn))) {
        revert(Basics.field(change.field()).isPresent() ? basics : state, change);
      } else if (change.said().at().isAfter(said.at())) {
        said = change.said();
      }
    }
    Placing.Place place = Placing.on(facts.getOrDefault(FactKind.CAREER, List.of()), on);
    String leftText = state.get("left_on");
    LocalDate leftOn = leftText == null ? null : LocalDate.parse(leftText);
    boolean gone = leftOn != null && !leftOn.isAfter(on);
    boolean asStored = now && knownOn == null;
    return new PersonSheet(
        person,
        on,
        knownOn,
        basics,
        said,
        gone || now ? state.getOrDefault("management_state", "") : "",
        gone || now ? leftOn : null,
        place == null ? (asStored ? row.getString("post_text") : null) : place.words(),
        place == null ? (asStored ? row.getString("level_code") : null) : place.level(),
        asStored
            ? row.getString("rank_name")
            : Placing.rankOn(facts.getOrDefault(FactKind.RANK, List.of()), on),
        row.getLong("photo_seed"),
        row.getLong("version"),
        classes,
        facts);
  }

  private static void revert(Map<String, String> values, FactStore.BasicChange change) {
    String before = change.before();
    if (before == null || before.isEmpty()) {
      values.remove(change.field());
    } else {
      values.put(change.field(), before);
    }
  }

  /** What was so on the day: later facts are left out, later ends are not yet known. */
  static List<Fact> asOf(List<Fact> rows, FactKind kind, LocalDate on) {
    String first =
        switch (kind) {
          case CAREER, RANK, TRAINING -> "begins_on";
          case EDUCATION -> "enrolled_on";
          case TITLE -> "gained_on";
          case HONOUR -> "granted_on";
          case SANCTION -> "decided_on";
          case ARCHIVE -> "reviewed_on";
          case APPRAISAL, FAMILY, LANGUAGE -> null;
        };
    return rows.stream()
        .filter(fact -> {
          if (kind == FactKind.APPRAISAL) {
            return Integer.parseInt(fact.text("year")) < on.getYear();
          }
          LocalDate day = first == null ? null : fact.day(first);
          return day == null || !day.isAfter(on);
        })
        .map(fact -> fact.asOf(on))
        .toList();
  }
}
