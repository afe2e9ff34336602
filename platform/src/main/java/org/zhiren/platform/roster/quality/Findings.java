package org.zhiren.platform.roster.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Units;

/**
 * Findings within what the acting account may see, by class of information; nobody meets findings
 * about himself.
 */
@Repository
@Transactional(readOnly = true)
public class Findings {

  private static final List<InformationClass> CLASSES =
      List.of(
          InformationClass.ROSTER,
          InformationClass.FAMILY,
          InformationClass.APPRAISAL,
          InformationClass.DISCIPLINE);

  private static final String COLUMNS =
      """
      select f.id, f.check_id, f.person_id, p.name as person_name, f.unit_id, f.facts, f.found_at, f.gone_at,
             f.state, f.assignee_name, f.note, f.version
      from roster.quality_finding f left join roster.person p on p.id = f.person_id
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Units units;
  private final Clock clock;

  Findings(JdbcClient jdbc, NeedToKnow needToKnow, Units units, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.units = units;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param check one check; {@code null} for all
   * @param state a state; {@code null} for all that stand
   * @param unit a unit with all below it; {@code null} for all
   * @param person one person; {@code null} for all
   * @param mine only those assigned to this account; {@code null} for all
   */
  public record Search(
      @Nullable String check,
      Finding.@Nullable State state,
      @Nullable UUID unit,
      @Nullable UUID person,
      @Nullable UUID mine) {

    /** Everything that stands. */
    public static Search standing() {
      return new Search(null, null, null, null, null);
    }
  }

  /** A part of a list; {@code next} is where the next part begins, {@code null} at the end. */
  public record Part(List<Finding> findings, @Nullable Long next) {}

  /** A number under a name: of a check, of a unit. */
  public record Count<K>(K key, int count) {}

  /** How many stood after a run. */
  public record Point(OffsetDateTime at, int count) {}

  private record Condition(String sql, Map<String, @Nullable Object> parameters) {}

  private Condition seen() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    List<String> each = new ArrayList<>();
    for (InformationClass one : CLASSES) {
      NeedToKnow.Predicate predicate = needToKnow.predicate("f.unit_id", one);
      parameters.putAll(predicate.params());
      each.add("(f.information_class = '%s' and %s)".formatted(one.name(), predicate.sql()));
    }
    return new Condition(
        "("
            + String.join(" or ", each)
            + ") and (f.person_id is null or f.person_id is distinct from (select access.own_person()))",
        parameters);
  }

  private Condition condition(Search search) {
    Condition seen = seen();
    StringBuilder sql = new StringBuilder(" where ").append(seen.sql());
    Map<String, @Nullable Object> parameters = seen.parameters();
    Finding.State state = search.state();
    if (state == Finding.State.MENDED) {
      sql.append(" and f.gone_at is not null");
    } else {
      sql.append(" and f.gone_at is null");
      if (state != null) {
        sql.append(" and f.state = :state");
        parameters.put("state", state.name());
      }
    }
    if (search.check() != null) {
      sql.append(" and f.check_id = :check");
      parameters.put("check", search.check());
    }
    UUID unit = search.unit();
    if (unit != null) {
      sql.append(" and f.unit_id = any(:units)");
      parameters.put("units", units.subtree(unit, LocalDate.now(clock)).toArray(UUID[]::new));
    }
    if (search.person() != null) {
      sql.append(" and f.person_id = :person");
      parameters.put("person", search.person());
    }
    if (search.mine() != null) {
      sql.append(" and f.assignee_id = :mine");
      parameters.put("mine", search.mine());
    }
    return new Condition(sql.toString(), parameters);
  }

  /** Findings in the order in which they were found, from one on. */
  public Part list(Search search, @Nullable Long after, int most) {
    Condition condition = condition(search);
    List<Finding> found =
        jdbc.sql(COLUMNS + condition.sql() + " and f.id > :after order by f.id limit :most")
            .params(condition.parameters())
            .param("after", after == null ? 0L : after)
            .param("most", most + 1)
            .query(this::finding)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** How many there are. */
  public int count(Search search) {
    Condition condition = condition(search);
    return jdbc.sql("select count(*) from roster.quality_finding f" + condition.sql())
        .params(condition.parameters())
        .query(Integer.class)
        .single();
  }

  /** One finding. */
  public Optional<Finding> find(long id) {
    Condition seen = seen();
    return jdbc.sql(COLUMNS + " where f.id = :id and " + seen.sql())
        .params(seen.parameters())
        .param("id", id)
        .query(this::finding)
        .optional();
  }

  /** Standing findings by check; checks without any are missing. */
  public Map<String, Integer> byCheck(@Nullable UUID unit) {
    Condition condition = condition(new Search(null, null, unit, null, null));
    Map<String, Integer> counts = new LinkedHashMap<>();
    jdbc.sql(
            "select f.check_id, count(*) as n from roster.quality_finding f"
                + condition.sql()
                + " and f.state <> 'EXPLAINED' group by f.check_id")
        .params(condition.parameters())
        .query(row -> {
          counts.put(row.getString("check_id"), row.getInt("n"));
        });
    return counts;
  }

  /** The units with most standing findings. */
  public List<Count<UUID>> byUnit(int most) {
    Condition condition = condition(Search.standing());
    return jdbc.sql(
            "select f.unit_id, count(*) as n from roster.quality_finding f"
                + condition.sql()
                + " and f.state <> 'EXPLAINED' group by f.unit_id order by n desc, f.unit_id limit :most")
        .params(condition.parameters())
        .param("most", most)
        .query((row, number) ->
            new Count<>(
                Optional.ofNullable(row.getObject("unit_id", UUID.class)).orElseThrow(),
                row.getInt("n")))
        .list();
  }

  /** People with a standing finding that was not explained. */
  public int peopleConcerned() {
    Condition condition = condition(Search.standing());
    return jdbc.sql(
            "select count(distinct f.person_id) from roster.quality_finding f"
                + condition.sql()
                + " and f.state <> 'EXPLAINED'")
        .params(condition.parameters())
        .query(Integer.class)
        .single();
  }

  /** How many stood after each of these runs, the earliest first. */
  public List<Point> trend(List<CheckRuns.Run> runs) {
    Condition seen = seen();
    List<Point> points = new ArrayList<>();
    for (CheckRuns.Run run : runs.reversed()) {
      Timestamp at = Timestamp.from(run.finishedAt().toInstant());
      points.add(
          new Point(
              run.finishedAt(),
              jdbc.sql(
                      "select count(*) from roster.quality_finding f where "
                          + seen.sql()
                          + " and f.found_at <= :at and (f.gone_at is null or f.gone_at > :at)")
                  .params(seen.parameters())
                  .param("at", at)
                  .query(Integer.class)
                  .single()));
    }
    return points;
  }

  /**
   * What somebody did about a finding.
   *
   * @param kind {@code assigned}, {@code explained}, {@code reopened}
   */
  public record Event(OffsetDateTime at, String author, String kind, String note) {}

  /** What was done about a finding, the earliest first. */
  public List<Event> events(long finding) {
    return jdbc.sql(
            "select at, author_name, kind, note from roster.quality_event where finding_id = :id order by id")
        .param("id", finding)
        .query((row, number) ->
            new Event(
                time(row.getTimestamp("at").toInstant()),
                row.getString("author_name"),
                row.getString("kind"),
                row.getString("note")))
        .list();
  }

  private OffsetDateTime time(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }

  private Finding finding(ResultSet row, int number) throws SQLException {
    Timestamp gone = row.getTimestamp("gone_at");
    return new Finding(
        row.getLong("id"),
        row.getString("check_id"),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        Optional.ofNullable(row.getObject("unit_id", UUID.class)).orElseThrow(),
        Arrays.asList((String[]) row.getArray("facts").getArray()),
        time(row.getTimestamp("found_at").toInstant()),
        gone == null ? null : time(gone.toInstant()),
        gone == null ? Finding.State.valueOf(row.getString("state")) : Finding.State.MENDED,
        row.getString("assignee_name"),
        row.getString("note"),
        row.getLong("version"));
  }
}
