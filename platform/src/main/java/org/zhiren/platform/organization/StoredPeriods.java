package org.zhiren.platform.organization;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a writer compares with: the last period of a thing, now and at an earlier version. */
@Repository
class StoredPeriods {

  private final JdbcClient jdbc;

  StoredPeriods(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a unit is called last; a dash if it cannot be seen. */
  String nameOf(UUID unit) {
    return lastUnit(unit).map(Unit::name).orElse("—");
  }

  /** The last period of a unit, be it past or to come. */
  Optional<Unit> lastUnit(UUID id) {
    return jdbc.sql(
            Rows.UNIT_SELECT
                + "where s.unit_id = :id and s.ended_by is null order by lower(s.valid) desc limit 1")
        .param("id", id)
        .query(Rows::unit)
        .optional();
  }

  /** The last period of a post, be it past or to come. */
  Optional<Post> lastPost(UUID id) {
    return jdbc.sql(
            Rows.POST_SELECT
                + "where s.post_id = :id and s.ended_by is null order by lower(s.valid) desc limit 1")
        .param("id", id)
        .query(Rows::post)
        .optional();
  }

  /** The last period of a unit as it was known at a version. */
  Optional<Unit> unitAtVersion(UUID id, long version) {
    return jdbc.sql(
            Rows.UNIT_SELECT
                + """
                where s.unit_id = :id and s.made_by <= :v and (s.ended_by is null or s.ended_by > :v)
                order by lower(s.valid) desc limit 1
                """)
        .param("id", id)
        .param("v", version)
        .query(Rows::unit)
        .optional();
  }

  /** The last period of a post as it was known at a version. */
  Optional<Post> postAtVersion(UUID id, long version) {
    return jdbc.sql(
            Rows.POST_SELECT
                + """
                where s.post_id = :id and s.made_by <= :v and (s.ended_by is null or s.ended_by > :v)
                order by lower(s.valid) desc limit 1
                """)
        .param("id", id)
        .param("v", version)
        .query(Rows::post)
        .optional();
  }
}
