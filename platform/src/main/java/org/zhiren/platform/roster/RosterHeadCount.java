package org.zhiren.platform.roster;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.HeadCount;

/** How many people in service belong to units; asked on behalf of the platform itself. */
@Component
class RosterHeadCount implements HeadCount {

  private final JdbcClient jdbc;

  RosterHeadCount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int in(Set<UUID> units) {
    return jdbc.sql(
            "select count(*) from roster.person where left_on is null and unit_id = any(:units)")
        .param("units", units.toArray(UUID[]::new))
        .query(Integer.class)
        .single();
  }

  @Override
  public int all() {
    return jdbc.sql("select count(*) from roster.person where left_on is null")
        .query(Integer.class)
        .single();
  }
}
