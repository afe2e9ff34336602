package org.zhiren.platform.responsibility.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.shell.NotFound;

/**
 * What units say about their frozen results: that they are right ({@link ConfirmingResults}), or
 * that one is wrong and why ({@link FilingAppeals}). An appeal is answered by somebody else ({@link
 * AnsweringAppeals}). Here it is read.
 */
@Component
public class Appeals {

  private final JdbcClient jdbc;
  private final Evaluations evaluations;
  private final NeedToKnow needToKnow;
  private final Acting acting;
  private final Clock clock;

  Appeals(
      JdbcClient jdbc, Evaluations evaluations, NeedToKnow needToKnow, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.needToKnow = needToKnow;
    this.acting = acting;
    this.clock = clock;
  }

  /** The appeals of a plan that may be seen, open ones first. */
  @Transactional(readOnly = true)
  public List<Appeal> of(UUID planId) {
    NeedToKnow.Predicate seen = needToKnow.predicate("a.unit_id", InformationClass.TARGETS);
    Map<UUID, List<Appeal.File>> files = files(planId);
    return jdbc.sql(
            """
            select a.*, t.name from responsibility.appeal a join responsibility.target t on t.id = a.target_id
            where a.plan_id = :plan and
            """
                + seen.sql()
                + " order by (a.state <> 'OPEN'), a.filed_at, a.id")
        .param("plan", planId)
        .params(seen.params())
        .query((row, number) -> appeal(row, files))
        .list();
  }

  private Map<UUID, List<Appeal.File>> files(UUID planId) {
    Map<UUID, List<Appeal.File>> files = new HashMap<>();
    jdbc.sql(
            """
            select f.id, f.appeal_id, f.name, f.size, f.author_name, f.added_at
            from responsibility.appeal_file f join responsibility.appeal a on a.id = f.appeal_id
            where a.plan_id = :plan order by f.added_at, f.name, f.id
            """)
        .param("plan", planId)
        .query((ResultSet row) -> {
          files
              .computeIfAbsent(Stored.uuid(row, "appeal_id"), id -> new ArrayList<>())
              .add(
                  new Appeal.File(
                      Stored.uuid(row, "id"),
                      row.getString("name"),
                      row.getInt("size"),
                      row.getString("author_name"),
                      Stored.time(row, "added_at", clock)));
        });
    return files;
  }

  private Appeal appeal(ResultSet row, Map<UUID, List<Appeal.File>> files) throws SQLException {
    UUID id = Stored.uuid(row, "id");
    return new Appeal(
        id,
        Stored.uuid(row, "plan_id"),
        row.getInt("edition"),
        Stored.uuid(row, "unit_id"),
        Stored.uuid(row, "target_id"),
        row.getString("name"),
        row.getString("ground"),
        row.getString("evidence"),
        Stored.uuid(row, "filed_by"),
        row.getString("filed_name"),
        Stored.time(row, "filed_at", clock),
        Stored.day(row, "answer_by"),
        Appeal.State.valueOf(row.getString("state")),
        row.getString("answer"),
        row.getBigDecimal("corrected"),
        row.getString("answered_name"),
        Stored.perhaps(row, "answered_at", clock),
        files.getOrDefault(id, List.of()));
  }

  /** How many appeals of all frozen plans wait for an answer of the acting account's side. */
  @Transactional(readOnly = true)
  public int waiting() {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select count(*) from responsibility.appeal a join responsibility.plan p on p.id = a.plan_id
            where a.state = 'OPEN' and p.state = 'FROZEN' and
            """
                + seen.sql())
        .params(seen.params())
        .query(Integer.class)
        .single();
  }

  /**
   * A unit that may still confirm its results or appeal.
   *
   * @param planId the plan
   * @param plan what it is called
   * @param unitId the unit
   * @param until last day
   */
  public record Asked(UUID planId, String plan, UUID unitId, LocalDate until) {}

  /**
   * The own units that have neither confirmed nor appealed, in frozen plans; at most {@code most}.
   */
  @Transactional(readOnly = true)
  public List<Asked> asked(int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.plan_id, p.title, r.unit_id, e.appeals_until
            from responsibility.result_unit r
              join responsibility.plan p on p.id = r.plan_id and p.state = 'FROZEN'
              join responsibility.evaluation e on e.plan_id = r.plan_id and e.edition = r.edition
            where r.edition = (select max(l.edition) from responsibility.evaluation l where l.plan_id = r.plan_id)
              and e.appeals_until >= :today
              and not exists (select from responsibility.confirmation c
                              where c.plan_id = r.plan_id and c.edition = r.edition and c.unit_id = r.unit_id)
              and not exists (select from responsibility.appeal a
                              where a.plan_id = r.plan_id and a.unit_id = r.unit_id and a.state = 'OPEN')
              and
            """
                + seen.sql()
                + " order by e.appeals_until, p.id, r.unit_id limit :most")
        .param("today", LocalDate.now(clock))
        .param("most", most)
        .params(seen.params())
        .query((row, number) ->
            new Asked(
                Stored.uuid(row, "plan_id"),
                row.getString("title"),
                Stored.uuid(row, "unit_id"),
                Stored.day(row, "appeals_until")))
        .list();
  }

  /**
   * How the units answered.
   *
   * @param units how many there are
   * @param confirmed how many have confirmed the last edition
   * @param open how many appeals are open
   */
  public record Progress(int units, int confirmed, int open) {
    /** Whether nobody has anything left to say. */
    public boolean settled() {
      return confirmed == units && open == 0;
    }
  }

  /** How the units answered so far, within what may be seen. */
  @Transactional(readOnly = true)
  public Progress progress(UUID planId, int edition) {
    return jdbc.sql(
            """
            select (select count(*) from responsibility.result_unit where plan_id = :plan and edition = :edition),
              (select count(*) from responsibility.confirmation where plan_id = :plan and edition = :edition),
              (select count(*) from responsibility.appeal where plan_id = :plan and state = 'OPEN')
            """)
        .param("plan", planId)
        .param("edition", edition)
        .query((row, number) -> new Progress(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  /** Whether the unit has confirmed this edition. */
  @Transactional(readOnly = true)
  public boolean confirmed(UUID planId, int edition, UUID unitId) {
    return jdbc.sql(
            """
            select exists (select from responsibility.confirmation
              where plan_id = :plan and edition = :edition and unit_id = :unit)
            """)
        .param("plan", planId)
        .param("edition", edition)
        .param("unit", unitId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether the acting account may speak for a unit about these results: not whoever computed them.
   */
  @Transactional(readOnly = true)
  public boolean speaks(UUID planId) {
    UUID me = acting.current().accountId();
    return evaluations.editions(planId).stream().noneMatch(one -> one.authorId().equals(me));
  }

  /**
   * An appeal that may be seen.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional(readOnly = true)
  public Appeal required(UUID id) {
    UUID plan =
        jdbc.sql("select plan_id from responsibility.appeal where id = :id")
            .param("id", id)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotFound("appeal " + id));
    return of(plan).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("appeal " + id));
  }
}
