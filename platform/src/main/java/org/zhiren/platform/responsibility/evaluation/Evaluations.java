package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.zhiren.platform.responsibility.TargetKind;

/**
 * The stored results of plans, edition by edition, of the units about which the acting account may
 * know. From the freeze on a unit reads its own, so that it can appeal.
 */
@Repository
@Transactional(readOnly = true)
public class Evaluations {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  Evaluations(JdbcClient jdbc, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /** What was done about the conditions of a group of peers. */
  public record Note(Text group, Text note) {}

  /**
   * One edition of the results.
   *
   * @param edition its number, from 1
   * @param reason why it was made
   * @param appealsUntil last day for appeals
   * @param missing how many targets have no score
   * @param notes what was done about conditions, by group of peers
   * @param authorId who made it
   * @param author the name
   * @param madeAt when
   */
  public record Edition(
      int edition,
      String reason,
      LocalDate appealsUntil,
      int missing,
      List<Note> notes,
      UUID authorId,
      String author,
      OffsetDateTime madeAt) {
    /** Copies the notes. */
    public Edition {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A unit in one edition. Places are intervals, 1 the best.
   *
   * @param unitId the unit
   * @param targets how many targets it has
   * @param known of how many there is a score
   * @param knownShare basis points of the weight that is known
   * @param raw weighted points over what is known; {@code null} if nothing is
   * @param low what the unknown parts leave possible, at least
   * @param high and at most
   * @param group with whom it is compared
   * @param peers how many of them have a score
   * @param rankLow best place by raw points; {@code null} if the peers are too few
   * @param rankHigh worst place
   * @param adjusted points freed from conditions; {@code null} if the data do not support it
   * @param adjustedLow lower end of its 95 % interval
   * @param adjustedHigh upper end
   * @param adjustedRankLow best place by adjusted points
   * @param adjustedRankHigh worst place
   */
  public record UnitLine(
      UUID unitId,
      int targets,
      int known,
      int knownShare,
      @Nullable BigDecimal raw,
      BigDecimal low,
      BigDecimal high,
      Text group,
      int peers,
      @Nullable Integer rankLow,
      @Nullable Integer rankHigh,
      @Nullable BigDecimal adjusted,
      @Nullable BigDecimal adjustedLow,
      @Nullable BigDecimal adjustedHigh,
      @Nullable Integer adjustedRankLow,
      @Nullable Integer adjustedRankHigh) {

    /** Whether something is missing, so that the score is a range. */
    public boolean partial() {
      return knownShare < 10_000;
    }

    /** A place as it is written: 3 or 2–5; empty without one. */
    public String place() {
      return range(rankLow, rankHigh);
    }

    /** The place by adjusted points. */
    public String adjustedPlace() {
      return range(adjustedRankLow, adjustedRankHigh);
    }

    private static String range(@Nullable Integer low, @Nullable Integer high) {
      return low == null || high == null
          ? ""
          : low.equals(high) ? low.toString() : low + "–" + high;
    }
  }

  /**
   * A target in one edition.
   *
   * @param targetId the target
   * @param unitId its owner
   * @param name what it is called
   * @param kind what kind of work it is
   * @param weight basis points among its siblings
   * @param value the value that counted; {@code null} for none
   * @param measure its unit
   * @param score points; {@code null} if unknown
   * @param why the stored explanation
   */
  public record TargetLine(
      UUID targetId,
      UUID unitId,
      String name,
      TargetKind kind,
      int weight,
      @Nullable BigDecimal value,
      String measure,
      @Nullable BigDecimal score,
      Reason why) {}

  /** The editions of a plan, the latest first. */
  public List<Edition> editions(UUID planId) {
    return jdbc.sql(
            "select * from responsibility.evaluation where plan_id = :plan order by edition desc")
        .param("plan", planId)
        .query((row, number) -> {
          List<Note> notes = new ArrayList<>();
          Stored.JSON
              .readTree(row.getString("note"))
              .forEach(note ->
                  notes.add(
                      new Note(Stored.text(note.path("group")), Stored.text(note.path("note")))));
          return new Edition(
              row.getInt("edition"),
              row.getString("reason"),
              Stored.day(row, "appeals_until"),
              row.getInt("missing"),
              notes,
              Stored.uuid(row, "author_id"),
              row.getString("author_name"),
              Stored.time(row, "made_at", clock));
        })
        .list();
  }

  /** The last edition, if the plan was frozen. */
  public Optional<Edition> last(UUID planId) {
    return editions(planId).stream().findFirst();
  }

  /** The units of an edition that may be seen, group by group, those with the most points first. */
  public List<UnitLine> units(UUID planId, int edition) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.* from responsibility.result_unit r
            where r.plan_id = :plan and r.edition = :edition and
            """
                + seen.sql()
                + " order by r.peer_group ->> 'zh', r.raw desc nulls last, r.unit_id")
        .param("plan", planId)
        .param("edition", edition)
        .params(seen.params())
        .query(Evaluations::unit)
        .list();
  }

  private static UnitLine unit(ResultSet row, int number) throws SQLException {
    return new UnitLine(
        Stored.uuid(row, "unit_id"),
        row.getInt("targets"),
        row.getInt("known"),
        row.getInt("known_share"),
        row.getBigDecimal("raw"),
        Objects.requireNonNull(row.getBigDecimal("low")),
        Objects.requireNonNull(row.getBigDecimal("high")),
        Stored.text(row.getString("peer_group")),
        row.getInt("peers"),
        row.getObject("rank_low", Integer.class),
        row.getObject("rank_high", Integer.class),
        row.getBigDecimal("adjusted"),
        row.getBigDecimal("adjusted_low"),
        row.getBigDecimal("adjusted_high"),
        row.getObject("adjusted_rank_low", Integer.class),
        row.getObject("adjusted_rank_high", Integer.class));
  }

  /**
   * How the points of a unit came about.
   *
   * @param raw the weighted points
   * @param adjustment what moved them; {@code null} if nothing was adjusted
   */
  public record UnitReason(Reason raw, @Nullable Reason adjustment) {}

  /** Why a unit has its points. */
  public Optional<UnitReason> why(UUID planId, int edition, UUID unitId) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.explanation, r.adjustment from responsibility.result_unit r
            where r.plan_id = :plan and r.edition = :edition and r.unit_id = :unit and
            """
                + seen.sql())
        .param("plan", planId)
        .param("edition", edition)
        .param("unit", unitId)
        .params(seen.params())
        .query((row, number) -> {
          String adjustment = row.getString("adjustment");
          return new UnitReason(
              Reason.of(row.getString("explanation")),
              adjustment == null ? null : Reason.of(adjustment));
        })
        .optional();
  }

  /** The targets of one unit, by kind of work. */
  public List<TargetLine> targets(UUID planId, int edition, UUID unitId) {
    return targets("r.unit_id = :unit", planId, edition, Map.of("unit", unitId));
  }

  /** One target, if it may be seen. */
  public Optional<TargetLine> target(UUID planId, int edition, UUID targetId) {
    return targets("r.target_id = :target", planId, edition, Map.of("target", targetId)).stream()
        .findFirst();
  }

  /** The targets of all units that may be seen. */
  public List<TargetLine> targets(UUID planId, int edition) {
    return targets("true", planId, edition, Map.of());
  }

  /** The targets of one kind of work of all units that may be seen, the best first. */
  public List<TargetLine> ofKind(UUID planId, int edition, TargetKind kind) {
    List<TargetLine> lines =
        new ArrayList<>(targets("r.kind = :kind", planId, edition, Map.of("kind", kind.name())));
    lines.sort(
        Comparator.comparing(TargetLine::score, Comparator.nullsLast(Comparator.reverseOrder())));
    return List.copyOf(lines);
  }

  private List<TargetLine> targets(
      String where, UUID planId, int edition, Map<String, Object> params) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.* from responsibility.result_target r
            where r.plan_id = :plan and r.edition = :edition
            """
                + " and "
                + where
                + " and "
                + seen.sql()
                + " order by r.unit_id, r.kind, r.weight desc, r.name, r.target_id")
        .param("plan", planId)
        .param("edition", edition)
        .params(params)
        .params(seen.params())
        .query((row, number) ->
            new TargetLine(
                Stored.uuid(row, "target_id"),
                Stored.uuid(row, "unit_id"),
                row.getString("name"),
                TargetKind.valueOf(row.getString("kind")),
                row.getInt("weight"),
                plain(row.getBigDecimal("value")),
                row.getString("measure"),
                row.getBigDecimal("score"),
                Reason.of(row.getString("explanation"))))
        .list();
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * A unit whose points or place differ between two editions.
   *
   * @param before in the earlier edition
   * @param after in the later one
   */
  public record Moved(UnitLine before, UnitLine after) {}

  /**
   * The units that an edition moved, compared with the one before: those first whose raw points
   * moved, then those of which only the place or the adjusted points did.
   */
  public List<Moved> moved(UUID planId, int edition) {
    Map<UUID, UnitLine> before = new HashMap<>();
    units(planId, edition - 1).forEach(line -> before.put(line.unitId(), line));
    List<Moved> moved = new ArrayList<>();
    for (UnitLine after : units(planId, edition)) {
      UnitLine was = before.get(after.unitId());
      if (was != null && !was.equals(after)) {
        moved.add(new Moved(was, after));
      }
    }
    moved.sort(Comparator.comparing(one -> same(one.before().raw(), one.after().raw())));
    return moved;
  }

  /** A target whose value or score differs between two editions. */
  public record MovedTarget(TargetLine before, TargetLine after) {}

  /** The targets that an edition moved, compared with the one before. */
  public List<MovedTarget> movedTargets(UUID planId, int edition) {
    Map<UUID, TargetLine> before = new HashMap<>();
    targets(planId, edition - 1).forEach(line -> before.put(line.targetId(), line));
    List<MovedTarget> moved = new ArrayList<>();
    for (TargetLine after : targets(planId, edition)) {
      TargetLine was = before.get(after.targetId());
      if (was != null && !(same(was.value(), after.value()) && same(was.score(), after.score()))) {
        moved.add(new MovedTarget(was, after));
      }
    }
    return moved;
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
  }
}
