package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many units and posts there were on a day, within what the acting account may see. For those
 * who see everything the answer is kept until the next change of the organisation: counting
 * hundreds of thousands of rows for every page would be waste.
 */
@Component
public class Totals {

  private static final int MOST_DAYS_KEPT = 64;

  private final Units units;
  private final Posts posts;
  private final Seeing seeing;
  private final JdbcClient jdbc;
  private final Map<LocalDate, Kept> kept = new ConcurrentHashMap<>();

  Totals(Units units, Posts posts, Seeing seeing, JdbcClient jdbc) {
    this.units = units;
    this.posts = posts;
    this.seeing = seeing;
    this.jdbc = jdbc;
  }

  /**
   * The counts.
   *
   * @param units how many units
   * @param posts how many posts
   */
  public record Counted(int units, int posts) {}

  private record Kept(long change, Counted counted) {}

  /** The counts on the day. */
  @Transactional(readOnly = true)
  public Counted on(LocalDate day) {
    if (!seeing.all()) {
      return count(day);
    }
    long change =
        jdbc.sql("select coalesce(max(id), 0) from organization.change").query(Long.class).single();
    Kept known = kept.get(day);
    if (known != null && known.change() == change) {
      return known.counted();
    }
    Counted counted = count(day);
    if (kept.size() >= MOST_DAYS_KEPT) {
      kept.clear();
    }
    kept.put(day, new Kept(change, counted));
    return counted;
  }

  private Counted count(LocalDate day) {
    return new Counted(units.count(day), posts.count(day));
  }
}
