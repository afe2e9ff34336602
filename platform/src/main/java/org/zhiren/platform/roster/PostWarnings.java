package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.QuotaItem;
import org.zhiren.platform.organization.Staffing;

/**
 * Seats and quotas of the posts that somebody holds. A file can say what is so although it should
 * not be so: these are warnings and refuse nothing.
 */
@Component
public class PostWarnings {

  private final Posts posts;
  private final Occupation occupation;
  private final Staffing staffing;

  PostWarnings(Posts posts, Occupation occupation, Staffing staffing) {
    this.posts = posts;
    this.occupation = occupation;
    this.staffing = staffing;
  }

  /** What is to be said about the posts held on the day. */
  public List<Text> of(List<Fact> career, LocalDate on) {
    Set<UUID> held = new HashSet<>();
    for (Fact fact : career) {
      String post = fact.value("post_id");
      if (post != null && Placing.covers(fact, on)) {
        held.add(UUID.fromString(post));
      }
    }
    Map<UUID, Post> known = posts.find(held, on);
    Map<UUID, Integer> holders = occupation.count(known.keySet(), on).orElse(Map.of());
    List<Text> warnings = new ArrayList<>();
    Set<UUID> units = new HashSet<>();
    for (Post post : known.values()) {
      int people = holders.getOrDefault(post.id(), 0);
      if (people > post.facts().places()) {
        warnings.add(
            Text.of("职位“{0}”设 {1} 职，现有 {2} 人任职。", "The post “{0}” has {1} places and {2} holders.")
                .fill(post.name(), post.facts().places(), people));
      }
      if (post.facts().kind() == PostKind.LEADERSHIP) {
        units.add(post.unitId());
      }
    }
    for (UUID unit : units) {
      for (Staffing.Line line : staffing.of(unit, on)) {
        boolean heads = line.item().equals(QuotaItem.CHIEF) || line.item().equals(QuotaItem.DEPUTY);
        if (heads && line.overrun()) {
          warnings.add(
              Text.of(
                      "所在单位{0}核定 {1} 名，实配 {2} 名。",
                      "The unit has a quota of {1} for {0} and {2} in post.")
                  .fill(
                      line.item().text(),
                      String.valueOf(line.quota()),
                      String.valueOf(line.occupied())));
        }
      }
    }
    return warnings;
  }
}
