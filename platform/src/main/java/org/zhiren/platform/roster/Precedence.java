package org.zhiren.platform.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Units;

/**
 * Statutory precedence (排序) of people: first the unit's place in the tree, then the post's place in
 * the unit.
 */
@Component
class Precedence {

  private static final int MOST = 10_000_000;
  private static final int LAST = Integer.MAX_VALUE;

  private final Units units;
  private final Posts posts;
  private final Clock clock;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final TransactionTemplate transactions;

  Precedence(
      Units units,
      Posts posts,
      Clock clock,
      JdbcClient jdbc,
      Acting acting,
      TransactionTemplate transactions) {
    this.units = units;
    this.posts = posts;
    this.clock = clock;
    this.jdbc = jdbc;
    this.acting = acting;
    this.transactions = transactions;
  }

  /** Places of units and posts; what is unknown comes last. */
  record Places(Map<UUID, Integer> units, Map<UUID, Integer> posts) {

    int ofUnit(UUID unit) {
      return units.getOrDefault(unit, LAST);
    }

    int ofPost(@Nullable UUID post) {
      return post == null ? LAST : posts.getOrDefault(post, LAST);
    }
  }

  /** The places of today, as far as the acting account sees the organisation. */
  Places now() {
    LocalDate today = LocalDate.now(clock);
    Map<UUID, Integer> ofUnits = new HashMap<>();
    List<Units.Node> tree = units.tree(null, today, 100, MOST);
    for (Units.Node node : tree) {
      ofUnits.put(node.unit().id(), ofUnits.size());
    }
    Map<UUID, Integer> ofPosts = new HashMap<>();
    posts.all(today).forEach(post -> ofPosts.put(post.id(), post.facts().precedence()));
    return new Places(ofUnits, ofPosts);
  }

  /** After the tree of the day has been settled, people follow their units. */
  @Scheduled(cron = "0 10 0 * * *", zone = "${zhiren.time-zone}")
  void dayBegins() throws Exception {
    acting.asSystem(
        "roster.precedence",
        () -> {
          transactions.executeWithoutResult(status -> placeAnew());
          return true;
        });
  }

  private void placeAnew() {
    Map<UUID, Integer> places = now().units();
    jdbc.sql(
            """
            update roster.person p set unit_place = o.place
            from unnest(:units, :places) as o (unit_id, place)
            where p.unit_id = o.unit_id and p.unit_place <> o.place
            """)
        .param("units", places.keySet().toArray(UUID[]::new))
        .param("places", places.values().toArray(Integer[]::new))
        .update();
  }
}
