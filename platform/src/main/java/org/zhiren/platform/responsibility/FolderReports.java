package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of each file in the watched folder; seen by whoever sees all targets. */
@Component
@Transactional
public class FolderReports {

  /** So many bad cells of a file are kept here; all of them stand in the report beside the file. */
  private static final int MOST_FAULTS = 500;

  private final JdbcClient jdbc;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  FolderReports(JdbcClient jdbc, Records records, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** What can become of a file. */
  public enum State {
    /** Its values were taken in. */
    TAKEN(Text.of("已收入", "taken in"), "good"),
    /** It had been taken in before. */
    REPEATED(Text.of("重复，未改动", "taken before"), "neutral"),
    /** It was refused whole. */
    REFUSED(Text.of("已退回", "refused"), "late");

    private final Text text;
    private final String mark;

    State(Text text, String mark) {
      this.text = text;
      this.mark = mark;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The colour and shape in which it is shown. */
    public String mark() {
      return mark;
    }
  }

  /** A bad cell: where, what stands there, what to do. */
  public record Fault(String place, @Nullable String value, String zh, String en) {
    /** What to do, in words. */
    public Text text() {
      return Text.of(zh, en);
    }
  }

  /** A file. */
  public record Line(
      UUID id, String name, State state, int changed, List<Fault> faults, OffsetDateTime at) {
    /** Copies the list. */
    public Line {
      faults = List.copyOf(faults);
    }
  }

  /** The latest files first. */
  @Transactional(readOnly = true)
  public List<Line> latest(int most) {
    return jdbc.sql("select * from responsibility.folder_file order by at desc, id limit :most")
        .param("most", most)
        .query((row, number) ->
            new Line(
                Rows.uuid(row, "id"),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getInt("changed"),
                json.readValue(row.getString("report"), new TypeReference<List<Fault>>() {}),
                Rows.time(row, "at", clock)))
        .list();
  }

  void taken(String name, byte[] fingerprint, DeliveringValues.Delivered delivered) {
    State state = delivered.repeated() ? State.REPEATED : State.TAKEN;
    keep(name, fingerprint, state, delivered.changed(), List.of());
  }

  void refused(String name, byte @Nullable [] fingerprint, List<InvalidInput.Fault> faults) {
    keep(
        name,
        fingerprint,
        State.REFUSED,
        0,
        faults.stream()
            .limit(MOST_FAULTS)
            .map(fault ->
                new Fault(fault.field(), fault.value(), fault.message().zh(), fault.message().en()))
            .toList());
  }

  private void keep(
      String name, byte @Nullable [] fingerprint, State state, int changed, List<Fault> faults) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.folder_file (id, name, fingerprint, state, changed, report, at)
            values (:id, :name, :fingerprint, :state, :changed, cast(:report as jsonb), :now)
            """)
        .param("id", id)
        .param("name", name)
        .param("fingerprint", fingerprint)
        .param("state", state.name())
        .param("changed", changed)
        .param("report", json.writeValueAsString(faults))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("targets.folder." + state.name().toLowerCase(java.util.Locale.ROOT), "file", id)
            .with("name", name)
            .with("values", changed)
            .with("faults", faults.size()));
  }
}
