package org.zhiren.platform.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.UnitTree;

/**
 * The tree of today, for the scopes of accounts. A unit that is no more counts where it stood last,
 * so that those who look after a branch keep its past; one to come, where it will stand.
 */
@Component
class CurrentTree implements UnitTree {

  /** Units of today with the names above them; asked past the scopes of whoever acts. */
  private static final String NAMED =
      """
      with today as not materialized (
        select * from organization.unit_state
        where ended_by is null and valid @> cast(:today as date))
      select s.unit_id, s.name, coalesce((
        with recursive up as (
          select t.parent_id, t.short_name, 1 as depth from today t where t.unit_id = s.parent_id
          union all
          select t.parent_id, t.short_name, up.depth + 1
          from up join today t on t.unit_id = up.parent_id where up.depth < 100)
        select string_agg(short_name, ' › ' order by depth desc) from up), '') as path
      from today s
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Acting acting;
  private final NeedToKnow needToKnow;
  private final TransactionTemplate transactions;

  // NeedToKnow asks for this bean only when it is used, so the two do not wait for each other.
  CurrentTree(
      JdbcClient jdbc,
      Clock clock,
      Acting acting,
      NeedToKnow needToKnow,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acting = acting;
    this.needToKnow = needToKnow;
    this.transactions = transactions;
  }

  @Override
  public Set<UUID> subtree(UUID unit) {
    return Set.copyOf(
        jdbc.sql(
                """
                with recursive standing as materialized (
                  select distinct on (unit_id) unit_id, parent_id from organization.unit_state
                  where ended_by is null
                  order by unit_id, (lower(valid) <= :today) desc, lower(valid) desc),
                down as (
                  select unit_id from standing where unit_id = :unit
                  union
                  select s.unit_id from standing s join down on s.parent_id = down.unit_id)
                select unit_id from down
                """)
            .param("unit", unit)
            .param("today", today())
            .query(UUID.class)
            .list());
  }

  @Override
  public Map<UUID, Set<UUID>> subtrees(Collection<UUID> units) {
    Set<UUID> known = new HashSet<>();
    Map<UUID, List<UUID>> below = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (unit_id) unit_id, parent_id from organization.unit_state
            where ended_by is null
            order by unit_id, (lower(valid) <= :today) desc, lower(valid) desc
            """)
        .param("today", today())
        .query((row, number) -> {
          UUID unit = row.getObject("unit_id", UUID.class);
          UUID parent = row.getObject("parent_id", UUID.class);
          known.add(unit);
          if (parent != null) {
            below.computeIfAbsent(parent, key -> new ArrayList<>()).add(unit);
          }
          return unit;
        })
        .list();
    Map<UUID, Set<UUID>> found = new LinkedHashMap<>();
    for (UUID unit : units) {
      if (known.contains(unit)) {
        found.put(unit, reached(unit, below));
      }
    }
    return found;
  }

  private static Set<UUID> reached(UUID top, Map<UUID, List<UUID>> below) {
    Set<UUID> reached = new LinkedHashSet<>(Set.of(top));
    Deque<UUID> ahead = new ArrayDeque<>(reached);
    while (!ahead.isEmpty()) {
      for (UUID next : below.getOrDefault(ahead.pop(), List.of())) {
        if (reached.add(next)) {
          ahead.push(next);
        }
      }
    }
    return reached;
  }

  @Override
  public Optional<UnitTree.Unit> unit(UUID unit) {
    return jdbc.sql(NAMED + "where s.unit_id = :id")
        .param("id", unit)
        .param("today", today())
        .query(CurrentTree::named)
        .optional();
  }

  @Override
  public int size() {
    return jdbc.sql(
            """
            select count(*) from organization.unit_state
            where ended_by is null and valid @> cast(:today as date)
            """)
        .param("today", today())
        .query(Integer.class)
        .single();
  }

  @Override
  public List<UnitTree.Unit> find(String words, int most) {
    String asked =
        words.isBlank()
            ? "where s.parent_id is null"
            : "where position(lower(:words) in lower(s.name)) > 0 or lower(s.code) = lower(:words)";
    return jdbc.sql(NAMED + asked + " order by length(s.name), s.precedence, s.name limit :most")
        .param("words", words.strip())
        .param("most", most)
        .param("today", today())
        .query(CurrentTree::named)
        .list();
  }

  private static UnitTree.Unit named(ResultSet row, int number) throws SQLException {
    return new UnitTree.Unit(
        Rows.uuid(row, "unit_id"), Text.same(row.getString("name")), row.getString("path"));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Changes entered ahead of time take effect at midnight; scopes follow them. */
  @Scheduled(cron = "0 1 0 * * *", zone = "${zhiren.time-zone}")
  void dayBegins() throws Exception {
    acting.asSystem(
        "organization.day",
        () -> {
          transactions.executeWithoutResult(status -> needToKnow.treeChanged());
          return true;
        });
  }
}
