package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Released results of targets, for other modules: of the targets for which a person answered, and
 * of a unit. Only what was released, always the last edition, within what the acting account may
 * see. A result informs people; nothing follows from it by itself.
 *
 * <p>Whoever shows results of one person to others states a purpose first and records the reading.
 */
@Repository
@Transactional(readOnly = true)
public class TargetResults {

  private static final String RELEASED =
      """
      join responsibility.plan p on p.id = r.plan_id and p.state = 'RELEASED'
      where r.edition = (select max(e.edition) from responsibility.evaluation e where e.plan_id = r.plan_id)
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  TargetResults(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /** In which way a person answered for a target. */
  public enum Part {
    /** The leader who answers for it. */
    LEADER(Text.of("责任领导", "leader")),
    /** The one who does it. */
    PERSON(Text.of("责任人", "responsible person"));

    private final Text text;

    Part(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * What came of one target.
   *
   * @param planId the plan
   * @param plan what the plan is called
   * @param from its first day
   * @param until its last day
   * @param edition the edition of the results
   * @param targetId the target
   * @param unitId the unit that owned it
   * @param name what it is called
   * @param kind what kind of work it is
   * @param part in which way the person answered for it
   * @param weight basis points among its siblings
   * @param value the last value in {@code measure}; {@code null} if nothing was reported
   * @param measure unit of the value
   * @param score points, 100 for the target reached; {@code null} if unknown, never zero for it
   * @param why one sentence
   * @param href the page that shows how it came about
   */
  public record Result(
      UUID planId,
      String plan,
      LocalDate from,
      LocalDate until,
      int edition,
      UUID targetId,
      UUID unitId,
      String name,
      TargetKind kind,
      Part part,
      int weight,
      @Nullable BigDecimal value,
      String measure,
      @Nullable BigDecimal score,
      Text why,
      String href) {}

  /**
   * What came of a unit.
   *
   * @param planId the plan
   * @param plan what the plan is called
   * @param until its last day
   * @param edition the edition of the results
   * @param unitId the unit
   * @param raw weighted points over what is known; {@code null} if nothing is
   * @param knownShare basis points of the weight that is known
   * @param adjusted points freed from conditions; {@code null} if the data do not support it
   * @param rankLow best place among its peers; {@code null} if they are too few or nothing is known
   * @param rankHigh worst place
   * @param peers how many stand in the comparison
   */
  public record UnitResult(
      UUID planId,
      String plan,
      LocalDate until,
      int edition,
      UUID unitId,
      @Nullable BigDecimal raw,
      int knownShare,
      @Nullable BigDecimal adjusted,
      @Nullable Integer rankLow,
      @Nullable Integer rankHigh,
      int peers) {}

  /**
   * The results of the targets for which a person on file answered, the latest plan first.
   *
   * @param personId the person on file
   * @param asOf only plans that ended by this day
   */
  public List<Result> of(UUID personId, LocalDate asOf) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return results(personId, asOf, seen);
  }

  /**
   * The results of the acting account's own person: shown to everybody, whatever the scopes. Empty
   * if {@code personId} is somebody else.
   */
  public List<Result> own(UUID personId, LocalDate asOf) {
    // Until the end of the transaction the policies show the own rows.
    jdbc.sql("select set_config('zhiren.own', 'shown', true)").query(String.class).single();
    return results(
        personId,
        asOf,
        new NeedToKnow.Predicate("access.own_person() in (r.leader_id, r.person_id)", Map.of()));
  }

  private List<Result> results(UUID personId, LocalDate asOf, NeedToKnow.Predicate seen) {
    return jdbc.sql(
            """
            select r.*, p.title, p.starts_on, p.ends_on from responsibility.result_target r
            """
                + RELEASED
                + """
                  and p.ends_on <= :asOf and :person in (r.leader_id, r.person_id)
                  and
                """
                + seen.sql()
                + " order by p.ends_on desc, p.id, r.weight desc, r.name, r.target_id")
        .param("asOf", asOf)
        .param("person", personId)
        .params(seen.params())
        .query((row, number) -> result(row, personId))
        .list();
  }

  private static Result result(ResultSet row, UUID person) throws SQLException {
    UUID target = Rows.uuid(row, "target_id");
    UUID plan = Rows.uuid(row, "plan_id");
    return new Result(
        plan,
        row.getString("title"),
        Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
        Objects.requireNonNull(row.getObject("ends_on", LocalDate.class)),
        row.getInt("edition"),
        target,
        Rows.uuid(row, "unit_id"),
        row.getString("name"),
        TargetKind.valueOf(row.getString("kind")),
        person.equals(row.getObject("person_id", UUID.class)) ? Part.PERSON : Part.LEADER,
        row.getInt("weight"),
        Rows.plain(row.getBigDecimal("value")),
        row.getString("measure"),
        row.getBigDecimal("score"),
        Rows.sentence(row.getString("explanation")),
        "/targets/" + plan + "/scores/targets/" + target);
  }

  /** What came of a unit in the plans that ended by a day, the latest first. */
  public List<UnitResult> ofUnit(UUID unitId, LocalDate asOf) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.*, p.title, p.ends_on from responsibility.result_unit r
            """
                + RELEASED
                + """
                  and p.ends_on <= :asOf and r.unit_id = :unit
                  and
                """
                + seen.sql()
                + " order by p.ends_on desc, p.id")
        .param("asOf", asOf)
        .param("unit", unitId)
        .params(seen.params())
        .query((row, number) ->
            new UnitResult(
                Rows.uuid(row, "plan_id"),
                row.getString("title"),
                Objects.requireNonNull(row.getObject("ends_on", LocalDate.class)),
                row.getInt("edition"),
                Rows.uuid(row, "unit_id"),
                row.getBigDecimal("raw"),
                row.getInt("known_share"),
                row.getBigDecimal("adjusted"),
                row.getObject("rank_low", Integer.class),
                row.getObject("rank_high", Integer.class),
                row.getInt("peers")))
        .list();
  }

  /** The last result of a unit that ended by a day, if there is one. */
  public Optional<UnitResult> lastOfUnit(UUID unitId, LocalDate asOf) {
    return ofUnit(unitId, asOf).stream().findFirst();
  }
}
