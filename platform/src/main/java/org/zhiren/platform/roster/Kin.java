package org.zhiren.platform.roster;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.NearRelatives;

/**
 * Near relatives with a file of their own, named in either of the two files; and the file into
 * which the own one was merged.
 */
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
                with me as (
                  select cast(:person as uuid) as id
                  union
                  select cast(b.after as uuid) from roster.basic_change b
                  where b.person_id = :person and b.field = 'merged_into'
                    and not exists (select from roster.statement u where u.undoes = b.said_by))
                select f.relative_id from roster.family f join me on f.person_id = me.id
                where f.ended_by is null and f.relative_id is not null
                union
                select f.person_id from roster.family f join me on f.relative_id = me.id
                where f.ended_by is null
                union
                select me.id from me where me.id <> :person
                """)
            .param("person", person)
            .query(UUID.class)
            .list());
  }
}
