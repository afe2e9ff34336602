package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.PostOccupancy;

/** Who holds the posts, from the careers. */
@Component
@Transactional(readOnly = true)
class RosterOccupancy implements PostOccupancy {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  RosterOccupancy(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  @Override
  public Map<UUID, Integer> count(Collection<UUID> postIds, LocalDate on) {
    Map<UUID, Integer> counts = new HashMap<>();
    jdbc.sql("select post_id, holders from roster.post_holders(:posts, :day)")
        .param("posts", postIds.toArray(UUID[]::new))
        .param("day", on)
        .query(row -> {
          counts.put(Columns.uuid(row, "post_id"), row.getInt("holders"));
        });
    return counts;
  }

  @Override
  public Map<UUID, List<Holder>> holders(Collection<UUID> postIds, LocalDate on) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<UUID, List<Holder>> holders = new HashMap<>();
    jdbc.sql(
            """
            select c.post_id, c.person_id, p.name, min(c.begins_on) as since
            from roster.career c join roster.person p on p.id = c.person_id
            where c.post_id = any(:posts) and c.ended_by is null
              and c.begins_on <= :day and (c.ends_on is null or c.ends_on > :day) and
            """
                + " "
                + seen.sql()
                + " group by c.post_id, c.person_id, p.name order by since, c.person_id")
        .param("posts", postIds.toArray(UUID[]::new))
        .param("day", on)
        .params(seen.params())
        .query(row -> {
          holders
              .computeIfAbsent(Columns.uuid(row, "post_id"), post -> new ArrayList<>())
              .add(
                  new Holder(
                      Columns.uuid(row, "person_id"),
                      row.getString("name"),
                      Columns.date(row, "since")));
        });
    return holders;
  }

  @Override
  public int countFrom(UUID postId, LocalDate from) {
    return jdbc.sql("select roster.post_holders_from(:post, :day)")
        .param("post", postId)
        .param("day", from)
        .query(Integer.class)
        .single();
  }
}
