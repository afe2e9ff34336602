package org.zhiren.platform.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.shell.NotFound;

/** The cases about which the acting account may know. */
@Repository
@Transactional(readOnly = true)
public class Cases {

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final CaseDocuments documents;
  private final ProposingCorrection corrections;
  private final Circumstances circumstances;
  private final Clock clock;

  Cases(
      JdbcClient jdbc,
      CaseStore store,
      CaseDocuments documents,
      ProposingCorrection corrections,
      Circumstances circumstances,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.documents = documents;
    this.corrections = corrections;
    this.circumstances = circumstances;
    this.clock = clock;
  }

  /** Which cases are asked for. */
  public enum Wanted {
    /** Those under way. */
    OPEN("c.state in ('OPEN', 'SUSPENDED')"),
    /** Those that can pass on, or whose day has come: somebody has to act. */
    READY("c.state = 'OPEN' and (c.missing = 0 or c.due_on < :today)"),
    /** Those that wait for a meeting. */
    MEETING("c.state = 'OPEN' and c.phase = 'DECISION'"),
    /** Those on public notice. */
    NOTICE("c.state = 'OPEN' and c.phase = 'NOTICE'"),
    /** Those in probation. */
    PROBATION("c.state = 'OPEN' and c.phase = 'PROBATION'"),
    /** Those completed or ended. */
    OVER("c.state in ('FINISHED', 'ENDED')");

    private final String sql;

    Wanted(String sql) {
      this.sql = sql;
    }
  }

  /**
   * A case in the list.
   *
   * @param id the case
   * @param number its number
   * @param form the form of case
   * @param post unit and post
   * @param names who is considered, separated by 、; empty for nobody yet
   * @param state OPEN, SUSPENDED, FINISHED or ENDED
   * @param phase where it stands; {@code null} once it is over
   * @param missing how much the gate misses
   * @param dueOn the nearest day that something waits for; {@code null} for none
   * @param openedOn when it was opened
   */
  public record Line(
      UUID id,
      String number,
      Form form,
      String post,
      String names,
      String state,
      @Nullable Phase phase,
      int missing,
      @Nullable LocalDate dueOn,
      LocalDate openedOn) {}

  /**
   * A part of the list, what was touched last first.
   *
   * @param cases the cases
   * @param next the case after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Line> cases, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      cases = List.copyOf(cases);
    }
  }

  /** A part of the cases asked for, of one form or of all. */
  public Part list(Wanted wanted, @Nullable Form form, @Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = store.seen();
    List<Line> found =
        jdbc.sql(
                "select c.* from selection.case_file c where "
                    + wanted.sql
                    + " and cast(:today as date) is not null and (cast(:form as text) is null or"
                    + " c.form = :form) and (cast(:after as uuid) is null or (c.touched_at, c.id) <"
                    + " (select a.touched_at, a.id from selection.case_file a where a.id = :after))"
                    + " and "
                    + seen.sql()
                    + " order by c.touched_at desc, c.id desc limit :most")
            .param("today", LocalDate.now(clock))
            .param("form", form == null ? null : form.name())
            .param("after", after)
            .param("most", most + 1)
            .params(seen.params())
            .query(Cases::line)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** How many cases are asked for. */
  public int count(Wanted wanted) {
    NeedToKnow.Predicate seen = store.seen();
    return jdbc.sql(
            "select count(*) from selection.case_file c where cast(:today as date) is not null and "
                + wanted.sql
                + " and "
                + seen.sql())
        .param("today", LocalDate.now(clock))
        .params(seen.params())
        .query(Integer.class)
        .single();
  }

  /** How many cases under way stand in each phase. */
  public Map<Phase, Integer> byPhase() {
    NeedToKnow.Predicate seen = store.seen();
    Map<Phase, Integer> counts = new HashMap<>();
    jdbc.sql(
            "select c.phase, count(*) as cases from selection.case_file c"
                + " where c.state in ('OPEN', 'SUSPENDED') and "
                + seen.sql()
                + " group by c.phase")
        .params(seen.params())
        .query(row -> {
          counts.put(Phase.valueOf(row.getString("phase")), row.getInt("cases"));
        });
    return counts;
  }

  /**
   * The case.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public CaseView required(UUID id) {
    CaseStore.Stored stored = store.required(id, false);
    Stage stage = Procedure.standing(stored.file());
    Desk desk = circumstances.desk(stored.file().brief(), null);
    return new CaseView(
        id,
        stored.number(),
        stage,
        Procedure.requirements(stage, desk),
        ahead(stage, desk),
        stored.entries(),
        documents.of(id),
        corrections.of(id),
        stage.file().brief().form().leaves()
            ? List.of()
            : stage.file().candidates().stream()
                .flatMap(one -> desk.entering().posting().against(one).stream())
                .toList(),
        stored.openerName());
  }

  private static Map<Phase, List<Requirement>> ahead(Stage stage, Desk desk) {
    Brief brief = stage.file().brief();
    List<Phase> phases = brief.form().phases(brief.probation());
    Map<Phase, List<Requirement>> ahead = new EnumMap<>(Phase.class);
    Phase phase = stage.phase();
    if (phase != null) {
      for (Phase later : phases.subList(phases.indexOf(phase) + 1, phases.size())) {
        ahead.put(later, Procedure.requirements(stage.file(), later, desk));
      }
    }
    return ahead;
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    String phase = row.getString("phase");
    return new Line(
        CaseStore.uuid(row, "id"),
        row.getString("number"),
        Form.valueOf(row.getString("form")),
        row.getString("post"),
        row.getString("names"),
        row.getString("state"),
        phase == null ? null : Phase.valueOf(phase),
        row.getInt("missing"),
        row.getObject("due_on", LocalDate.class),
        CaseStore.date(row, "opened_on"));
  }
}
