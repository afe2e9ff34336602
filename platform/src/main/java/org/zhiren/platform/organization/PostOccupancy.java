package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who holds the posts; implemented by the module that keeps the people. */
public interface PostOccupancy {

  /**
   * A holder.
   *
   * @param personId the person
   * @param name the name, as far as the acting account may see it
   * @param since first day in the post
   */
  record Holder(UUID personId, String name, LocalDate since) {}

  /**
   * How many people held each post on the day. Posts that nobody held are missing. All holders are
   * counted, whether the acting account may see them or not: a rule must not fail for lack of
   * rights.
   */
  Map<UUID, Integer> count(Collection<UUID> postIds, LocalDate on);

  /** Who held the posts on the day, as far as the acting account may see them. */
  Map<UUID, List<Holder>> holders(Collection<UUID> postIds, LocalDate on);

  /** How many people will still hold the post on or after the day, those to come included. */
  int countFrom(UUID postId, LocalDate from);
}
