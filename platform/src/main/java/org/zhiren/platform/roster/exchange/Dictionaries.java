package org.zhiren.platform.roster.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The national code tables with what this body has added and retired. The national rows come with
 * the program and are never altered; an addition or a retirement is a dated statement with a
 * reason, so that it is known for each day which names were in force.
 */
@Component
public class Dictionaries {

  private static final String INDEX = "/codes/tables.tsv";
  private static final int LONGEST_NAME = 60;

  private final JdbcClient jdbc;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, List<CodeTables.Entry>> national = new LinkedHashMap<>();

  Dictionaries(JdbcClient jdbc, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
    for (String[] line : index()) {
      tables.put(line[0], new Table(line[0], line[2], Text.of(line[3], line[4])));
      national.put(line[0], CodeTables.rows(line[1]).stream().distinct().toList());
    }
  }

  /**
   * A table.
   *
   * @param key its short name in addresses and in this program, for instance {@code GB3304}
   * @param standard the standard that it follows
   * @param title what it is about
   */
  public record Table(String key, String standard, Text title) {}

  /** Where a name comes from, and whether it may be used. */
  public enum State {
    /** In the national table and in force. */
    NATIONAL,
    /** Added here and in force. */
    ADDED,
    /** Added here, in force from a day to come. */
    COMING,
    /** No longer in force. */
    RETIRED
  }

  /**
   * A row of a table as of a day.
   *
   * @param code the code; empty in tables of names
   * @param name the official Chinese name
   * @param nameEn an English gloss of a local addition; may be empty
   * @param state whether it may be used
   * @param from since when it has been in this state; {@code null} for a national row
   * @param reason why; empty for a national row
   * @param author who said so; empty for a national row
   */
  public record Entry(
      String code,
      String name,
      String nameEn,
      State state,
      @Nullable LocalDate from,
      String reason,
      String author) {}

  private record Change(
      String code,
      String name,
      String nameEn,
      String kind,
      LocalDate from,
      String reason,
      String author) {}

  /** All tables, in the order of the field. */
  public List<Table> tables() {
    return List.copyOf(tables.values());
  }

  /** The table with this key. */
  public Optional<Table> table(String key) {
    return Optional.ofNullable(tables.get(key));
  }

  /** Every row of a table as of a day: national rows first, then additions. */
  @Transactional(readOnly = true)
  public List<Entry> entries(String key, LocalDate on) {
    Map<String, Entry> rows = new LinkedHashMap<>();
    for (CodeTables.Entry row : national.getOrDefault(key, List.of())) {
      rows.putIfAbsent(
          row.code() + "\t" + row.name(),
          new Entry(row.code(), row.name(), "", State.NATIONAL, null, "", ""));
    }
    for (Change change : changes(key)) {
      String at = change.code() + "\t" + change.name();
      Entry before = rows.get(at);
      boolean reached = !change.from().isAfter(on);
      if (change.kind().equals("ADDED")) {
        rows.put(at, entry(change, change.nameEn(), reached ? State.ADDED : State.COMING));
      } else if (before != null && reached) {
        State restored = isNational(key, change) ? State.NATIONAL : State.ADDED;
        rows.put(
            at,
            entry(
                change,
                before.nameEn(),
                change.kind().equals("RETIRED") ? State.RETIRED : restored));
      }
    }
    return List.copyOf(rows.values());
  }

  private boolean isNational(String key, Change change) {
    return national
        .getOrDefault(key, List.of())
        .contains(new CodeTables.Entry(change.code(), change.name()));
  }

  private static Entry entry(Change change, String nameEn, State state) {
    return new Entry(
        change.code(),
        change.name(),
        nameEn,
        state,
        change.from(),
        change.reason(),
        change.author());
  }

  private List<Change> changes(String key) {
    return jdbc.sql("select * from roster.code_change where table_key = :key order by from_on, id")
        .param("key", key)
        .query((row, number) ->
            new Change(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("kind"),
                row.getObject("from_on", LocalDate.class),
                row.getString("reason"),
                row.getString("author_name")))
        .list();
  }

  /** The names that may be used on a day, in the order of the table. */
  @Transactional(readOnly = true)
  public Set<String> names(String key, LocalDate on) {
    Set<String> names = new LinkedHashSet<>();
    for (Entry entry : entries(key, on)) {
      if (entry.state() == State.NATIONAL || entry.state() == State.ADDED) {
        names.add(entry.name());
      }
    }
    return names;
  }

  /** Name to code of the rows in force, for many look-ups. */
  @Transactional(readOnly = true)
  public Map<String, String> codes(String key, LocalDate on) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Entry entry : entries(key, on)) {
      if (entry.state() == State.NATIONAL || entry.state() == State.ADDED) {
        codes.putIfAbsent(entry.name(), entry.code());
      }
    }
    return codes;
  }

  /** How many local statements each table has. */
  @Transactional(readOnly = true)
  public Map<String, Integer> localCounts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    jdbc.sql("select table_key, count(*) as n from roster.code_change group by table_key")
        .query(row -> {
          counts.put(row.getString("table_key"), row.getInt("n"));
        });
    return counts;
  }

  /**
   * Adds a name to a table.
   *
   * @throws InvalidInput if the name or the code is taken, or something is missing
   */
  @Transactional
  public void add(
      String key, String code, String name, String nameEn, LocalDate from, String reason) {
    Table table = required(key);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    String cleanName = name.strip();
    String cleanCode = code.strip();
    List<Entry> all = entries(key, LocalDate.MAX.withYear(9999));
    boolean coded =
        national.getOrDefault(key, List.of()).stream().anyMatch(r -> !r.code().isEmpty());
    if (cleanName.isEmpty() || cleanName.codePointCount(0, cleanName.length()) > LONGEST_NAME) {
      faults.add(
          new InvalidInput.Fault(
              "name", name, Text.of("请填写名称，不超过 60 个字。", "Enter the name, at most 60 characters.")));
    } else if (all.stream()
        .anyMatch(e -> e.name().equals(cleanName) && e.state() != State.RETIRED)) {
      faults.add(
          new InvalidInput.Fault(
              "name", name, Text.of("表中已有“{0}”。", "The table has “{0}” already.").fill(cleanName)));
    }
    if (coded && !cleanCode.matches("[0-9A-Za-z]{1,12}")) {
      faults.add(
          new InvalidInput.Fault(
              "code",
              code,
              Text.of("请填写代码：1–12 位数字或字母。", "Enter the code: 1 to 12 digits or Latin letters.")));
    } else if (coded && all.stream().anyMatch(e -> e.code().equals(cleanCode))) {
      faults.add(
          new InvalidInput.Fault(
              "code", code, Text.of("代码“{0}”已被使用。", "The code “{0}” is taken.").fill(cleanCode)));
    }
    reason(reason).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    write(table, coded ? cleanCode : "", cleanName, nameEn.strip(), "ADDED", from, reason);
  }

  /**
   * Retires a name from a day on, or restores a retired one.
   *
   * @throws NotFound if the table has no such row
   * @throws InvalidInput if it is in that state already, or the reason is missing
   */
  @Transactional
  public void change(
      String key, String code, String name, boolean retire, LocalDate from, String reason) {
    Table table = required(key);
    Entry entry =
        entries(key, from).stream()
            .filter(e -> e.code().equals(code) && e.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotFound("code " + key + " " + code));
    if ((entry.state() == State.RETIRED) == retire) {
      throw new InvalidInput(
          "name",
          name,
          retire
              ? Text.of("“{0}”在这一天已停用。", "“{0}” is out of use on that day already.").fill(name)
              : Text.of("“{0}”在这一天可用。", "“{0}” is in use on that day.").fill(name));
    }
    reason(reason)
        .ifPresent(fault -> {
          throw new InvalidInput(List.of(fault));
        });
    write(table, code, name, entry.nameEn(), retire ? "RETIRED" : "RESTORED", from, reason);
  }

  private static Optional<InvalidInput.Fault> reason(String reason) {
    return reason.isBlank()
        ? Optional.of(
            new InvalidInput.Fault("reason", reason, Text.of("请填写理由。", "Enter the reason.")))
        : Optional.empty();
  }

  private Table required(String key) {
    return table(key).orElseThrow(() -> new NotFound("code table " + key));
  }

  private void write(
      Table table,
      String code,
      String name,
      String nameEn,
      String kind,
      LocalDate from,
      String reason) {
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into roster.code_change
              (table_key, code, name, name_en, kind, from_on, reason, author_id, author_name, recorded_at)
            values (:key, :code, :name, :en, :kind, :from, :reason, :author, :authorName, :now)
            """)
        .param("key", table.key())
        .param("code", code)
        .param("name", name)
        .param("en", nameEn)
        .param("kind", kind)
        .param("from", from)
        .param("reason", reason.strip())
        .param("author", actor.accountId())
        .param("authorName", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of(
                "exchange.code." + kind.toLowerCase(java.util.Locale.ROOT),
                "code-table",
                table.key())
            .with("code", code)
            .with("name", name)
            .with("from", from)
            .because(reason.strip()));
  }

  /** Which tables there are: key, file, standard, what it is about in both languages. */
  private static List<String[]> index() {
    try (InputStream in = Dictionaries.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("There is no list of tables (%s).".formatted(INDEX));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
