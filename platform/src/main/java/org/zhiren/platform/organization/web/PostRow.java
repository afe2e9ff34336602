package org.zhiren.platform.organization.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;

/**
 * A post as the table shows it.
 *
 * @param post the post
 * @param level name of its level
 * @param occupied how many hold it; {@code null} if nobody can say
 * @param holders who, as far as they may be seen
 */
public record PostRow(
    Post post, String level, @Nullable Integer occupied, List<PostOccupancy.Holder> holders) {

  /** Places that nobody holds; {@code null} if nobody can say. */
  public @Nullable Integer vacant() {
    return occupied == null ? null : post.facts().places() - occupied;
  }
}
