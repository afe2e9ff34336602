package org.zhiren.platform.portal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.NotFound;

/** Which public pages are switched on; none until an officer does it. */
@Component
public class PublicPages {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  PublicPages(JdbcClient jdbc, ActorSource actors, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Where a page stands.
   *
   * @param at when it was last switched; {@code null}: never
   * @param by who did it
   */
  public record Standing(
      PublicPage page, boolean on, @Nullable OffsetDateTime at, @Nullable String by) {}

  /** The pages that are on, in their order. */
  @Transactional(readOnly = true)
  public Set<PublicPage> on() {
    EnumSet<PublicPage> on = EnumSet.noneOf(PublicPage.class);
    all().stream().filter(Standing::on).map(Standing::page).forEach(on::add);
    return on;
  }

  /**
   * Nothing if the page is on.
   *
   * @throws NotFound if it is off: then there is no such page
   */
  @Transactional(readOnly = true)
  public void require(PublicPage page) {
    if (!on().contains(page)) {
      throw new NotFound("public page " + page);
    }
  }

  /** All pages. */
  @Transactional(readOnly = true)
  public List<Standing> all() {
    Map<PublicPage, Standing> known = new EnumMap<>(PublicPage.class);
    jdbc.sql("select code, is_on, at, by_name from portal.page where code = any(:codes)")
        .param(
            "codes",
            Arrays.stream(PublicPage.values()).map(PublicPage::name).toArray(String[]::new))
        .query(row -> {
          PublicPage page = PublicPage.valueOf(row.getString("code"));
          known.put(
              page,
              new Standing(
                  page,
                  row.getBoolean("is_on"),
                  OffsetDateTime.ofInstant(row.getTimestamp("at").toInstant(), clock.getZone()),
                  row.getString("by_name")));
        });
    return Arrays.stream(PublicPage.values())
        .map(page -> known.getOrDefault(page, new Standing(page, false, null, null)))
        .toList();
  }

  /** Switches a page on or off. */
  @Transactional
  public void turn(PublicPage page, boolean on) {
    jdbc.sql(
            """
            insert into portal.page (code, is_on, at, by_name) values (:code, :on, :at, :by)
            on conflict (code) do update set is_on = excluded.is_on, at = excluded.at, by_name = excluded.by_name
            """)
        .param("code", page.name())
        .param("on", on)
        .param("at", Timestamp.from(clock.instant()))
        .param("by", actors.current().name())
        .update();
    records.record(Act.of("portal.page." + (on ? "opened" : "shut"), "public-page", page.name()));
  }
}
