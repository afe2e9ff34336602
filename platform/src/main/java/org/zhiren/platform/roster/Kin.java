package org.zhiren.platform.roster;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.NearRelatives;

/** Near relatives with a file of their own, named in either of the two files. */
@Component
class Kin implements NearRelatives {

  private final JdbcClient jdbc;

  Kin(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<UUID> of(UUID person) {
    return Set.copyOf(
        jdbc.sql(
                """
                select f.relative_id from roster.family f
                where f.person_id = :person and f.ended_by is null and f.relative_id is not null
                union
                select f.person_id from roster.family f
                where f.relative_id = :person and f.ended_by is null
                """)
            .param("person", person)
            .query(UUID.class)
            .list());
  }
}
