package org.zhiren.platform.organization;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in many units, posts and quotas at once, in one transaction with one entry in the record:
 * for imports and for the first filling of an installation.
 */
@Component
public class OrganizationIntake {

  private static final int BATCH = 1_000;

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final PeriodWriter writer;
  private final Integrity integrity;
  private final Settling settling;

  OrganizationIntake(
      JdbcTemplate jdbc, PeriodWriter writer, Integrity integrity, Settling settling) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
    this.writer = writer;
    this.integrity = integrity;
    this.settling = settling;
  }

  /**
   * One period of a unit.
   *
   * @param id the caller's identifier; several periods of one unit share it
   * @param facts what is said
   * @param from first day
   * @param until first day on which it is no longer so; {@code null} while it lasts
   */
  public record UnitPeriod(UUID id, UnitFacts facts, LocalDate from, @Nullable LocalDate until) {}

  /** One period of a post; parameters as for a unit. */
  public record PostPeriod(UUID id, PostFacts facts, LocalDate from, @Nullable LocalDate until) {}

  /**
   * One period of a quota.
   *
   * @param unitId the unit
   * @param item of what
   * @param places how many
   * @param from first day
   * @param until first day on which it is no longer so; {@code null} while it lasts
   */
  public record QuotaPeriod(
      UUID unitId, QuotaItem item, int places, LocalDate from, @Nullable LocalDate until) {}

  /**
   * What was brought in.
   *
   * @param units how many periods of units
   * @param posts how many periods of posts
   * @param quotas how many periods of quotas
   */
  public record Loaded(int units, int posts, int quotas) {}

  /**
   * Brings everything in or nothing.
   *
   * @param units in any order, as long as every unit above is given too or exists already
   * @param posts their units are given too or exist already
   * @param quotas their units are given too or exist already
   * @param basis the day, ground and reason of the load
   * @param progress told how many rows have been written
   * @throws org.zhiren.platform.shell.InvalidInput if a fact is wrong, or the tree would not be one
   */
  @Transactional
  public Loaded load(
      Stream<UnitPeriod> units,
      Stream<PostPeriod> posts,
      Stream<QuotaPeriod> quotas,
      Basis basis,
      IntConsumer progress) {
    PeriodWriter.Change change = writer.begin(ChangeKind.LOADED, basis);
    Writing writing = new Writing(change, progress);
    List<UnitPeriod> allUnits = units.toList();
    allUnits.forEach(unit -> FactRules.check(unit.facts()));
    writing.ids("unit", allUnits.stream().map(UnitPeriod::id));
    int unitRows =
        writing.rows(
            "insert into organization.unit_state (unit_id, valid, origin, made_by, "
                + Rows.UNIT_COLUMNS
                + ") values (:id, daterange(:from, :until), :change, :change, "
                + Rows.UNIT_VALUES
                + ")",
            allUnits.stream()
                .map(unit ->
                    writing.period(
                        Rows.parameters(unit.facts()), unit.id(), unit.from(), unit.until())));
    List<PostPeriod> allPosts = posts.toList();
    allPosts.forEach(post -> FactRules.check(post.facts()));
    writing.ids("post", allPosts.stream().map(PostPeriod::id));
    int postRows =
        writing.rows(
            "insert into organization.post_state (post_id, valid, origin, made_by, "
                + Rows.POST_COLUMNS
                + ") values (:id, daterange(:from, :until), :change, :change, "
                + Rows.POST_VALUES
                + ")",
            allPosts.stream()
                .map(post ->
                    writing.period(
                        Rows.parameters(post.facts()), post.id(), post.from(), post.until())));
    int quotaRows =
        writing.rows(
            """
            insert into organization.quota_state (unit_id, item, places, valid, origin, made_by)
            values (:id, :item, :places, daterange(:from, :until), :change, :change)
            """,
            quotas.map(quota ->
                writing.period(
                    new LinkedHashMap<>(
                        Map.of("item", quota.item().code(), "places", quota.places())),
                    quota.unitId(),
                    quota.from(),
                    quota.until())));
    integrity.examineAll();
    settling
        .of(ChangeKind.LOADED, change, basis)
        .with("units", unitRows)
        .with("posts", postRows)
        .with("quotas", quotaRows)
        .load();
    return new Loaded(unitRows, postRows, quotaRows);
  }

  /** One load: batches of rows that carry the number of its change. */
  private final class Writing {

    private final PeriodWriter.Change change;
    private final IntConsumer progress;
    private int written;

    Writing(PeriodWriter.Change change, IntConsumer progress) {
      this.change = change;
      this.progress = progress;
    }

    Map<String, @Nullable Object> period(
        Map<String, @Nullable Object> values, UUID id, LocalDate from, @Nullable LocalDate until) {
      values.put("id", id);
      values.put("from", Date.valueOf(from));
      values.put("until", until == null ? null : Date.valueOf(until));
      values.put("change", change.id());
      return values;
    }

    void ids(String table, Stream<UUID> ids) {
      Set<UUID> seen = new HashSet<>();
      List<Object[]> rows =
          ids.filter(seen::add).map(id -> new Object[] {id, change.id()}).toList();
      for (int at = 0; at < rows.size(); at += BATCH) {
        jdbc.batchUpdate(
            "insert into organization."
                + table
                + " (id, version) values (?, ?) on conflict (id) do update set version = excluded.version",
            rows.subList(at, Math.min(rows.size(), at + BATCH)));
      }
    }

    int rows(String sql, Stream<Map<String, @Nullable Object>> rows) {
      int count = 0;
      List<Map<String, @Nullable Object>> batch = new ArrayList<>(BATCH);
      for (var row : (Iterable<Map<String, @Nullable Object>>) rows::iterator) {
        batch.add(row);
        count++;
        if (batch.size() == BATCH) {
          flush(sql, batch);
        }
      }
      flush(sql, batch);
      return count;
    }

    private void flush(String sql, List<Map<String, @Nullable Object>> batch) {
      if (batch.isEmpty()) {
        return;
      }
      @SuppressWarnings({"unchecked", "rawtypes"}) // the template asks for an array of raw maps
      Map<String, ?>[] parameters = batch.toArray(new Map[0]);
      try {
        named.batchUpdate(sql, parameters);
      } catch (DataIntegrityViolationException refused) {
        throw CodeTaken.of(refused, null);
      }
      written += batch.size();
      progress.accept(written);
      batch.clear();
    }
  }
}
