package org.zhiren.platform.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;

/** Rows of cases and their entries, within what the acting account may see. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CaseStore {

  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final StepJson steps;
  private final Clock clock;

  CaseStore(JdbcClient jdbc, NeedToKnow needToKnow, StepJson steps, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.steps = steps;
    this.clock = clock;
  }

  /** The condition under which a case, called {@code c}, may be seen. */
  NeedToKnow.Predicate seen() {
    NeedToKnow.Predicate unit = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    Set<UUID> near = needToKnow.near();
    java.util.Map<String, Object> params = new java.util.HashMap<>(unit.params());
    params.put("near", near.isEmpty() ? new UUID[] {NOBODY} : near.toArray(UUID[]::new));
    return new NeedToKnow.Predicate(
        unit.sql()
            + """
             and not exists (select from selection.candidate k
                             where k.case_id = c.id and k.person_id = any(:near))
            """
                .stripTrailing(),
        params);
  }

  /**
   * A case as it is stored.
   *
   * @param id the case
   * @param number its number
   * @param file its entries
   * @param entries the same with the moments of entry
   * @param openerName who opened it
   */
  record Stored(
      UUID id, String number, CaseFile file, List<CaseEntry> entries, String openerName) {}

  /** The case, held until the end of the transaction if {@code hold}. */
  Optional<Stored> find(UUID id, boolean hold) {
    NeedToKnow.Predicate seen = seen();
    return jdbc.sql(
            "select c.* from selection.case_file c where c.id = :id and "
                + seen.sql()
                + (hold ? " for update of c" : ""))
        .param("id", id)
        .params(seen.params())
        .query((row, number) ->
            new Head(row.getString("number"), brief(row), row.getString("opener_name")))
        .optional()
        .map(head -> {
          List<CaseEntry> entries = entries(id);
          return new Stored(
              id,
              head.number(),
              new CaseFile(head.brief(), entries.stream().map(CaseEntry::taken).toList()),
              entries,
              head.openerName());
        });
  }

  private record Head(String number, Brief brief, String openerName) {}

  Stored required(UUID id, boolean hold) {
    return find(id, hold).orElseThrow(() -> new NotFound("case " + id));
  }

  static Brief brief(ResultSet row) throws SQLException {
    UUID subject = row.getObject("subject_id", UUID.class);
    return new Brief(
        Form.valueOf(row.getString("form")),
        uuid(row, "post_id"),
        row.getString("post"),
        uuid(row, "unit_id"),
        row.getString("level_code"),
        row.getBoolean("probation"),
        subject == null ? null : new Named(subject, row.getString("subject_name")),
        row.getString("need"),
        date(row, "opened_on"));
  }

  private List<CaseEntry> entries(UUID id) {
    return jdbc.sql("select e.* from selection.entry e where e.case_id = :id order by e.no")
        .param("id", id)
        .query((row, number) ->
            new CaseEntry(
                new Taken(
                    row.getInt("no"),
                    steps.read(row.getString("step"), row.getString("content")),
                    date(row, "entered_on"),
                    uuid(row, "author_id"),
                    row.getString("author_name")),
                time(row, "entered_at"),
                row.getString("fingerprint")))
        .list();
  }

  /** The next number of a year. */
  String number(int year) {
    int last =
        jdbc.sql(
                """
                insert into selection.number (year, last) values (:year, 1)
                on conflict (year) do update set last = number.last + 1 returning last
                """)
            .param("year", year)
            .query(Integer.class)
            .single();
    return "选任〔%d〕%d号".formatted(year, last);
  }

  /** The number of the entry that a form with this token wrote, if it did. */
  Optional<Integer> written(UUID id, UUID token) {
    return jdbc.sql("select no from selection.entry where case_id = :id and token = :token")
        .param("id", id)
        .param("token", token)
        .query(Integer.class)
        .optional();
  }

  void insert(UUID id, String number, Brief brief, UUID opener, String openerName) {
    Named subject = brief.subject();
    jdbc.sql(
            """
            insert into selection.case_file (id, number, form, post_id, post, unit_id, level_code, probation, subject_id,
              subject_name, need, opened_on, opener_id, opener_name, state, phase, touched_at)
            values (:id, :number, :form, :post, :title, :unit, :level, :probation, :subject, :name, :need, :on, :opener,
              :openerName, 'OPEN', :phase, :now)
            """)
        .param("id", id)
        .param("number", number)
        .param("form", brief.form().name())
        .param("post", brief.postId())
        .param("title", brief.post())
        .param("unit", brief.unitId())
        .param("level", brief.levelCode())
        .param("probation", brief.probation())
        .param("subject", subject == null ? null : subject.personId())
        .param("name", subject == null ? null : subject.name())
        .param("need", brief.need())
        .param("on", brief.openedOn())
        .param("opener", opener)
        .param("openerName", openerName)
        .param("phase", brief.form().phases(brief.probation()).getFirst().name())
        .param("now", now())
        .update();
  }

  /** Writes an entry; answers the fingerprint of its content. */
  String insert(UUID id, Taken taken, UUID unit, UUID token) {
    return insert(id, taken, unit, token, now());
  }

  /** Writes an entry that was made at another moment. */
  String insert(UUID id, Taken taken, UUID unit, UUID token, Timestamp at) {
    String content = steps.write(taken.step());
    String print = Sha256.hex(content);
    jdbc.sql(
            """
            insert into selection.entry (case_id, no, unit_id, step, happened_on, content, fingerprint, entered_on, entered_at,
              author_id, author_name, token)
            values (:id, :no, :unit, :step, :on, :content, :print, :entered, :now, :author, :name, :token)
            """)
        .param("id", id)
        .param("no", taken.no())
        .param("unit", unit)
        .param("step", StepJson.kind(taken.step()))
        .param("on", taken.step().on())
        .param("content", content)
        .param("print", print)
        .param("entered", taken.enteredOn())
        .param("now", at)
        .param("author", taken.byId())
        .param("name", taken.byName())
        .param("token", token)
        .update();
    return print;
  }

  /** The row of the case follows its entries. */
  void follow(UUID id, Stage stage, List<Requirement> gate) {
    List<Requirement> missing = gate.stream().filter(Requirement::missing).toList();
    @Nullable LocalDate due =
        missing.stream()
            .map(Requirement::by)
            .filter(Objects::nonNull)
            .min(java.util.Comparator.naturalOrder())
            .orElse(null);
    CaseFile file = stage.file();
    jdbc.sql(
            """
            update selection.case_file set state = :state, phase = :phase, names = :names, missing = :missing, due_on = :due,
              entries = :entries, touched_at = :now
            where id = :id
            """)
        .param("state", state(stage))
        .param("phase", stage.phase() == null ? null : stage.phase().name())
        .param(
            "names", file.candidates().stream().map(Named::name).collect(Collectors.joining("、")))
        .param("missing", missing.size())
        .param("due", due)
        .param("entries", file.entries().size())
        .param("now", now())
        .param("id", id)
        .update();
    declared(id, file);
    for (Named one : file.everConsidered()) {
      if (one.personId() != null) {
        jdbc.sql(
                """
                insert into selection.candidate (case_id, person_id, unit_id, name) values (:id, :person, :unit, :name)
                on conflict do nothing
                """)
            .param("id", id)
            .param("person", one.personId())
            .param("unit", file.brief().unitId())
            .param("name", one.name())
            .update();
      }
    }
  }

  /** The relations declared between people on file, as they stand after every correction. */
  private void declared(UUID id, CaseFile file) {
    if (file.entries().stream().noneMatch(taken -> declares(taken.step()))) {
      return;
    }
    jdbc.sql("delete from selection.declared_kin where case_id = :id").param("id", id).update();
    for (Taken taken : file.effective()) {
      if (taken.step() instanceof Step.Declare said
          && said.kin() != null
          && said.about() != null
          && said.about().personId() != null
          && said.who().personId() != null) {
        jdbc.sql(
                """
                insert into selection.declared_kin (case_id, no, unit_id, candidate_id, candidate_name, relative_id,
                  relative_name, kin)
                values (:id, :no, :unit, :candidate, :candidateName, :relative, :relativeName, :kin)
                """)
            .param("id", id)
            .param("no", taken.no())
            .param("unit", file.brief().unitId())
            .param("candidate", said.about().personId())
            .param("candidateName", said.about().name())
            .param("relative", said.who().personId())
            .param("relativeName", said.who().name())
            .param("kin", said.kin().name())
            .update();
      }
    }
  }

  private static boolean declares(Step step) {
    return step instanceof Step.Declare
        || (step instanceof Step.Correct correct && correct.replacement() instanceof Step.Declare);
  }

  /** The unit of the post is another one from now on; everything of the case goes along. */
  void move(UUID id, UUID unit, String post) {
    jdbc.sql("update selection.case_file set unit_id = :unit, post = :post where id = :id")
        .param("unit", unit)
        .param("post", post)
        .param("id", id)
        .update();
    for (String table :
        List.of(
            "entry",
            "candidate",
            "document",
            "correction",
            "effect",
            "decision_reason",
            "meeting_item",
            "declared_kin")) {
      jdbc.sql("update selection." + table + " set unit_id = :unit where case_id = :id")
          .param("unit", unit)
          .param("id", id)
          .update();
    }
  }

  static String state(Stage stage) {
    return switch (stage) {
      case Stage.Open open -> "OPEN";
      case Stage.Suspended suspended -> "SUSPENDED";
      case Stage.Finished finished -> "FINISHED";
      case Stage.Ended ended -> "ENDED";
    };
  }

  Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  OffsetDateTime time(ResultSet row, String column) throws SQLException {
    Timestamp at = Objects.requireNonNull(row.getTimestamp(column), column);
    return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }
}
