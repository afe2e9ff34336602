package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Quotas beside what is there: places in posts and, if a module can say, people in them. A post
 * that the holder of another one holds as well (兼任) takes no place of its own.
 */
@Component
public class Staffing {

  private final Units units;
  private final Posts posts;
  private final Occupation occupation;

  Staffing(Units units, Posts posts, Occupation occupation) {
    this.units = units;
    this.posts = posts;
    this.occupation = occupation;
  }

  /**
   * One quota and what stands against it.
   *
   * @param item of what
   * @param quota how many are allowed; {@code null} if nothing has been set
   * @param places how many places the posts have; {@code null} where posts do not count against it
   * @param occupied how many people hold them; {@code null} if nobody can say
   */
  public record Line(
      QuotaItem item,
      @Nullable Integer quota,
      @Nullable Integer places,
      @Nullable Integer occupied) {

    /** Places that may still be filled; {@code null} if quota or holders are not known. */
    public @Nullable Integer vacant() {
      return quota == null || occupied == null ? null : quota - occupied;
    }

    /** Whether more people than allowed hold such posts (超职数). */
    public boolean overrun() {
      return quota != null && occupied != null && occupied > quota;
    }
  }

  /** The quotas of a unit on the day. */
  @Transactional(readOnly = true)
  public List<Line> of(UUID unitId, LocalDate on) {
    Map<String, Quota> quotas = new HashMap<>();
    units.quotas(unitId, on).forEach(quota -> quotas.put(quota.item().code(), quota));
    List<Post> counted =
        posts.of(unitId, on).stream()
            .filter(post ->
                post.facts().kind() == PostKind.LEADERSHIP && post.facts().heldWith() == null)
            .toList();
    Map<UUID, Integer> holders =
        occupation.count(counted.stream().map(Post::id).toList(), on).orElse(null);
    List<Line> lines = new ArrayList<>();
    for (QuotaItem item : QuotaItem.all()) {
      List<Post> against = counted.stream().filter(post -> countsAgainst(post, item)).toList();
      boolean byPosts =
          item.equals(QuotaItem.CHIEF)
              || item.equals(QuotaItem.DEPUTY)
              || item.code().startsWith("LEVEL:");
      Quota quota = quotas.get(item.code());
      boolean heads = item.equals(QuotaItem.CHIEF) || item.equals(QuotaItem.DEPUTY);
      if (quota != null || (heads && !against.isEmpty())) {
        lines.add(
            new Line(
                item,
                quota == null ? null : quota.places(),
                byPosts ? against.stream().mapToInt(p -> p.facts().places()).sum() : null,
                byPosts && holders != null
                    ? against.stream().mapToInt(p -> holders.getOrDefault(p.id(), 0)).sum()
                    : null));
      }
    }
    return lines;
  }

  private static boolean countsAgainst(Post post, QuotaItem item) {
    return switch (item.code()) {
      case "CHIEF" -> post.facts().member() == MemberKind.CHIEF;
      case "DEPUTY" -> post.facts().member() == MemberKind.DEPUTY;
      default -> item.code().equals("LEVEL:" + post.facts().levelCode());
    };
  }
}
