package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The units as they stood on a day, within what the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Units {

  /** A row that holds now and covers the day. */
  private static final String ON =
      " s.ended_by is null and s.valid @> cast(:on as date) and {seen} ";

  private static final String ORDER =
      " order by s.precedence, s.code nulls last, s.name, s.unit_id ";

  private final Seeing seeing;

  Units(Seeing seeing) {
    this.seeing = seeing;
  }

  /**
   * A unit in the tree.
   *
   * @param unit the unit
   * @param children how many units stand directly below it
   */
  public record Node(Unit unit, int children) {}

  /**
   * What a search asks for.
   *
   * @param words part of name or short name, beginning of the code, or pinyin initials; may be
   *     empty
   * @param kind name from ZB04, or {@code null} for any
   * @param level name from ZB03, or {@code null} for any
   * @param sector the sector, or {@code null} for any
   */
  public record Search(
      String words, @Nullable String kind, @Nullable String level, @Nullable Sector sector) {

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
      return words.isBlank() && kind == null && level == null && sector == null;
    }
  }

  /** The unit on the day. */
  public Optional<Unit> find(UUID id, LocalDate on) {
    return seeing
        .sql(Rows.UNIT_SELECT + "where s.unit_id = :id and" + ON)
        .param("id", id)
        .param("on", on)
        .query(Rows::unit)
        .optional();
  }

  /** Several units on the day, by id; those that do not exist or may not be seen are missing. */
  public Map<UUID, Unit> find(Collection<UUID> ids, LocalDate on) {
    Map<UUID, Unit> found = new LinkedHashMap<>();
    seeing
        .sql(Rows.UNIT_SELECT + "where s.unit_id = any(:ids) and" + ON + ORDER)
        .param("ids", ids.toArray(UUID[]::new))
        .param("on", on)
        .query(Rows::unit)
        .list()
        .forEach(unit -> found.put(unit.id(), unit));
    return found;
  }

  /** The last period of a unit, be it past or to come. */
  public Optional<Unit> last(UUID id) {
    return periods(id).reduce((first, second) -> second);
  }

  /** All periods of a unit that hold, the earliest first. */
  public java.util.stream.Stream<Unit> periods(UUID id) {
    return seeing
        .sql(
            Rows.UNIT_SELECT
                + "where s.unit_id = :id and s.ended_by is null and {seen}"
                + " order by lower(s.valid)")
        .param("id", id)
        .query(Rows::unit)
        .list()
        .stream();
  }

  /**
   * The units directly below {@code parent}, in the order of precedence.
   *
   * @param parent the unit above; {@code null} for the topmost units that may be seen
   */
  public List<Node> children(@Nullable UUID parent, LocalDate on) {
    String below =
        parent != null
            ? "where s.parent_id = :parent and"
            : seeing.all()
                // Who sees everything sees true roots on top; the index knows them.
                ? "where s.parent_id is null and"
                : """
                where (s.parent_id is null or not exists (
                  select from organization.unit_state a
                  where a.unit_id = s.parent_id and a.ended_by is null
                    and a.valid @> cast(:on as date)))
                and
                """;
    var query = seeing.sql(nodes() + below + ON + ORDER).param("on", on);
    return (parent == null ? query : query.param("parent", parent)).query(Units::node).list();
  }

  private static String nodes() {
    return Rows.UNIT_SELECT.replace(
        " from organization.unit_state s",
        """
        , (select count(*) from organization.unit_state c
           where c.parent_id = s.unit_id and c.ended_by is null
             and c.valid @> cast(:on as date)) as children
         from organization.unit_state s\
        """);
  }

  private static Node node(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Node(Rows.unit(row, number), row.getInt("children"));
  }

  /** The units above, from the top, without the unit itself. */
  public List<Unit> above(UUID id, LocalDate on) {
    List<Unit> path = new ArrayList<>();
    Optional<Unit> unit = find(id, on);
    while (unit.isPresent() && unit.get().parentId() != null && path.size() < 100) {
      unit = find(unit.get().parentId(), on);
      unit.ifPresent(path::addFirst);
    }
    return path;
  }

  /**
   * The names above each unit, from the top, for telling namesakes apart; one query for all of
   * them. Topmost units have an empty text.
   */
  public Map<UUID, String> paths(Collection<UUID> ids, LocalDate on) {
    Map<UUID, String> paths = new HashMap<>();
    seeing
        .sql(
            """
            with recursive up as (
              select s.unit_id as start, s.parent_id, 0 as depth, s.short_name
              from organization.unit_state s where s.unit_id = any(:ids) and %1$s
              union all
              select up.start, s.parent_id, up.depth + 1, s.short_name
              from up join organization.unit_state s on s.unit_id = up.parent_id
              where up.depth < 100 and %1$s)
            select start, coalesce(string_agg(short_name, ' › ' order by depth desc)
                                   filter (where depth > 0), '') as path
            from up group by start
            """
                .formatted(ON))
        .param("ids", ids.toArray(UUID[]::new))
        .param("on", on)
        .query((java.sql.ResultSet row) -> {
          paths.put(Rows.uuid(row, "start"), row.getString("path"));
        });
    return paths;
  }

  /** The unit and everything below it on the day. */
  public Set<UUID> subtree(UUID id, LocalDate on) {
    return Set.copyOf(
        seeing
            .sql(
                """
                with recursive down as (
                  select s.unit_id from organization.unit_state s where s.unit_id = :id and %1$s
                  union
                  select s.unit_id from down join organization.unit_state s on s.parent_id = down.unit_id
                  where %1$s)
                select unit_id from down
                """
                    .formatted(ON))
            .param("id", id)
            .param("on", on)
            .query(UUID.class)
            .list());
  }

  /**
   * The unit and what is below it, parents before children and in the order of precedence.
   *
   * @param top the unit; {@code null} for everything
   * @param depth how many levels below {@code top}
   * @param most at most so many units
   */
  public List<Node> tree(@Nullable UUID top, LocalDate on, int depth, int most) {
    List<Node> nodes = new ArrayList<>();
    if (top == null) {
      children(null, on).forEach(root -> walk(root, on, depth, most, nodes));
    } else {
      find(top, on)
          .ifPresent(
              unit -> walk(new Node(unit, children(top, on).size()), on, depth, most, nodes));
    }
    return nodes;
  }

  private void walk(Node top, LocalDate on, int depth, int most, List<Node> into) {
    Map<UUID, List<Node>> below = new LinkedHashMap<>();
    seeing
        .sql(
            """
            with recursive down as (
              select s.unit_id, 0 as depth from organization.unit_state s
              where s.unit_id = :top and %1$s
              union all
              select s.unit_id, down.depth + 1 from down
              join organization.unit_state s on s.parent_id = down.unit_id
              where down.depth < :depth and %1$s)
            """
                    .formatted(ON)
                + nodes()
                + " join down on down.unit_id = s.unit_id where down.depth > 0 and"
                + ON
                + ORDER
                + " limit :most")
        .param("top", top.unit().id())
        .param("on", on)
        .param("depth", depth)
        .param("most", most)
        .query(Units::node)
        .list()
        .forEach(node ->
            below.computeIfAbsent(node.unit().parentId(), key -> new ArrayList<>()).add(node));
    add(top, below, most, into);
  }

  private static void add(Node node, Map<UUID, List<Node>> below, int most, List<Node> into) {
    if (into.size() < most) {
      into.add(node);
      below.getOrDefault(node.unit().id(), List.of()).forEach(n -> add(n, below, most, into));
    }
  }

  /** Units that match, the closest match first, at most {@code most}. */
  public List<Unit> search(Search search, LocalDate on, int most) {
    return matching(
            search,
            "",
            """
            order by s.short_name = :words desc, s.name = :words desc, length(s.name),
                     s.precedence, s.name limit :most
            """,
            on,
            most)
        .query(Rows::unit)
        .list();
  }

  /**
   * Units that match, by name, part by part.
   *
   * @param after the last unit of the part before; {@code null} for the first part
   */
  public List<Unit> list(Search search, LocalDate on, @Nullable UUID after, int most) {
    return matching(
            search,
            """
            and (cast(:after as uuid) is null or (s.name, s.unit_id) > (
              select l.name, l.unit_id from organization.unit_state l
              where l.unit_id = :after and l.ended_by is null and l.valid @> cast(:on as date)))
            """,
            "order by s.name, s.unit_id limit :most",
            on,
            most)
        .param("after", after)
        .query(Rows::unit)
        .list();
  }

  private JdbcClient.StatementSpec matching(
      Search search, String more, String order, LocalDate on, int most) {
    String words = search.words().strip();
    String pattern =
        words
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_")
            .toLowerCase(Locale.ROOT);
    return seeing
        .sql(
            Rows.UNIT_SELECT
                + """
                where (:words = '' or lower(s.name) like '%' || :pattern || '%'
                       or lower(s.short_name) like '%' || :pattern || '%'
                       or lower(s.code) like :pattern || '%' or s.initials like :pattern || '%')
                  and (cast(:kind as text) is null or s.kind = :kind)
                  and (cast(:level as text) is null or s.level = :level)
                  and (cast(:sector as text) is null or s.sector = :sector) and
                """
                + ON
                + more
                + order)
        .param("words", words)
        .param("pattern", pattern)
        .param("kind", search.kind())
        .param("level", search.level())
        .param("sector", search.sector() == null ? null : search.sector().name())
        .param("on", on)
        .param("most", most);
  }

  /** How many units there were on the day. */
  public int count(LocalDate on) {
    return seeing
        .sql("select count(*) from organization.unit_state s where" + ON)
        .param("on", on)
        .query(Integer.class)
        .single();
  }

  /** Every unit that ever was, as it stands now or stood last. */
  public List<Unit> known() {
    return seeing
        .sql(
            Rows.UNIT_SELECT.replaceFirst("select ", "select distinct on (s.unit_id) ")
                + "where s.ended_by is null and {seen} order by s.unit_id, lower(s.valid) desc")
        .query(Rows::unit)
        .list();
  }

  /** The quotas of a unit on the day. */
  public List<Quota> quotas(UUID id, LocalDate on) {
    List<String> order = QuotaItem.all().stream().map(QuotaItem::code).toList();
    return seeing
        .sql(
            """
            select s.unit_id, s.item, s.places, lower(s.valid) as from_on, upper(s.valid) as until_on
            from organization.quota_state s where s.unit_id = :id and
            """
                + ON)
        .param("id", id)
        .param("on", on)
        .query(Rows::quota)
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingInt(quota -> order.indexOf(quota.item().code())))
        .toList();
  }
}
