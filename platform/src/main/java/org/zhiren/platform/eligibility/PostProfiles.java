package org.zhiren.platform.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.statutes.Schooling;

/** The post profiles, within what the acting account may see of the organisation. */
@Repository
@Transactional(readOnly = true)
public class PostProfiles {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  PostProfiles(JdbcClient jdbc, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /** The version that holds; empty if none was written. */
  public Optional<PostProfile> current(UUID post) {
    return history(post).stream().findFirst();
  }

  /** All versions, the newest first. */
  public List<PostProfile> history(UUID post) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ORGANIZATION);
    return jdbc.sql(
            "select p.* from eligibility.post_profile p where p.post_id = :post and "
                + seen.sql()
                + " order by p.version desc")
        .param("post", post)
        .params(seen.params())
        .query(this::profile)
        .list();
  }

  /** The versions that hold, by post; posts without one are missing. */
  Map<UUID, PostProfile> current(Collection<UUID> posts) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ORGANIZATION);
    Map<UUID, PostProfile> found = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (p.post_id) p.* from eligibility.post_profile p
            where p.post_id = any(:posts) and
            """
                + " "
                + seen.sql()
                + " order by p.post_id, p.version desc")
        .param("posts", posts.toArray(UUID[]::new))
        .params(seen.params())
        .query(this::profile)
        .list()
        .forEach(profile -> found.put(profile.postId(), profile));
    return found;
  }

  private PostProfile profile(ResultSet row, int number) throws SQLException {
    String schooling = row.getString("minimum_schooling");
    Set<StructuralNeed> needs = EnumSet.noneOf(StructuralNeed.class);
    for (String need : words(row, "needs")) {
      needs.add(StructuralNeed.valueOf(need));
    }
    return new PostProfile(
        row.getObject("post_id", UUID.class),
        row.getInt("version"),
        new PostProfile.Conditions(
            schooling == null ? null : Schooling.valueOf(schooling),
            row.getObject("grassroots_months", Integer.class),
            row.getObject("level_below_months", Integer.class),
            words(row, "licences"),
            row.getObject("term_governed", Boolean.class),
            row.getString("duties"),
            words(row, "preferred_majors"),
            words(row, "preferred_experience"),
            needs),
        row.getString("reason"),
        row.getString("author_name"),
        row.getTimestamp("recorded_at").toInstant().atZone(clock.getZone()).toOffsetDateTime());
  }

  static List<String> words(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
