package org.zhiren.platform.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds what the rows of a workbook already stand for; a few queries for any number of rows. */
@Repository
@Transactional(readOnly = true)
class WorkbookMatches {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private final Seeing seeing;
  private final Posts posts;

  WorkbookMatches(Seeing seeing, Posts posts) {
    this.seeing = seeing;
    this.posts = posts;
  }

  /**
   * What is stored about the units that a workbook names.
   *
   * @param units units on the day, by the code that names them in the workbook
   * @param posts their posts on the day, by unit and title, those of one title by precedence
   * @param quotas their quotas on the day, by unit and item
   * @param starts first days of all periods of these units and posts, the earliest first
   * @param names names of these units and of those directly above them
   */
  record Stored(
      Map<String, Unit> units,
      Map<UUID, Map<String, List<Post>>> posts,
      Map<UUID, Map<String, Integer>> quotas,
      Map<UUID, List<LocalDate>> starts,
      Map<UUID, String> names) {}

  /** Everything about the units with these codes; a unit without a code goes by its id. */
  Stored find(Collection<String> codes, LocalDate on) {
    Map<String, Unit> units = new HashMap<>();
    UUID[] ids =
        codes.stream()
            .filter(code -> ID.matcher(code).matches())
            .map(UUID::fromString)
            .toArray(UUID[]::new);
    seeing
        .sql(
            Rows.UNIT_SELECT
                + """
                where (s.code = any(:codes) or s.unit_id = any(:ids))
                  and s.ended_by is null and s.valid @> cast(:on as date) and {seen}
                """)
        .param("codes", codes.toArray(String[]::new))
        .param("ids", ids)
        .param("on", on)
        .query(Rows::unit)
        .list()
        .forEach(unit -> {
          String code = unit.facts().code();
          if (code != null) {
            units.put(code, unit);
          }
          units.put(unit.id().toString(), unit);
        });
    List<UUID> found = units.values().stream().map(Unit::id).distinct().toList();
    Map<UUID, Map<String, List<Post>>> held = new HashMap<>();
    List<UUID> postIds = new ArrayList<>();
    for (Post post : posts.of(found, on)) {
      held.computeIfAbsent(post.unitId(), unit -> new HashMap<>())
          .computeIfAbsent(post.name(), title -> new ArrayList<>())
          .add(post);
      postIds.add(post.id());
    }
    Map<UUID, List<LocalDate>> starts = new HashMap<>();
    starts("organization.unit_state", "unit_id", found, starts);
    starts("organization.post_state", "post_id", postIds, starts);
    return new Stored(units, held, quotas(found, on), starts, names(units.values(), on));
  }

  private Map<UUID, String> names(Collection<Unit> found, LocalDate on) {
    Map<UUID, String> names = new HashMap<>();
    UUID[] above =
        found.stream()
            .map(Unit::parentId)
            .filter(java.util.Objects::nonNull)
            .distinct()
            .toArray(UUID[]::new);
    seeing
        .sql(
            Rows.UNIT_SELECT
                + """
                where s.unit_id = any(:above) and s.ended_by is null
                  and s.valid @> cast(:on as date) and {seen}
                """)
        .param("above", above)
        .param("on", on)
        .query(Rows::unit)
        .list()
        .forEach(unit -> names.put(unit.id(), unit.name()));
    found.forEach(unit -> names.put(unit.id(), unit.name()));
    return names;
  }

  /** Quotas of units on the day, by unit and item. */
  Map<UUID, Map<String, Integer>> quotas(List<UUID> units, LocalDate on) {
    Map<UUID, Map<String, Integer>> quotas = new HashMap<>();
    seeing
        .sql(
            """
            select s.unit_id, s.item, s.places from organization.quota_state s
            where s.unit_id = any(:units) and s.ended_by is null
              and s.valid @> cast(:on as date) and {seen}
            """)
        .param("units", units.toArray(UUID[]::new))
        .param("on", on)
        .query((ResultSet row) -> {
          quotas
              .computeIfAbsent(Rows.uuid(row, "unit_id"), unit -> new HashMap<>())
              .put(row.getString("item"), row.getInt("places"));
        });
    return quotas;
  }

  private void starts(String table, String key, List<UUID> ids, Map<UUID, List<LocalDate>> into) {
    seeing
        .sql(
            """
            select s.%2$s, lower(s.valid) as from_on from %1$s s
            where s.%2$s = any(:ids) and s.ended_by is null and {seen} order by 2
            """
                .formatted(table, key))
        .param("ids", ids.toArray(UUID[]::new))
        .query((ResultSet row) -> {
          add(into, row, key);
        });
  }

  private static void add(Map<UUID, List<LocalDate>> into, ResultSet row, String key)
      throws SQLException {
    into.computeIfAbsent(Rows.uuid(row, key), id -> new ArrayList<>())
        .add(Rows.date(row, "from_on"));
  }
}
