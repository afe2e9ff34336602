package org.zhiren.platform.eligibility;

import java.util.UUID;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Unit;

/**
 * A leading post that may have to be filled.
 *
 * @param post the post as the organisation has it
 * @param unit its unit
 * @param rules the post as the rules read it
 * @param profile its profile; version 0 is the default
 * @param derivedTerm whether the rules on terms cover it, as derived from unit and post
 * @param holders how many hold it now
 * @param supposedVacant whether it is full and one place was supposed to be free for the question
 */
public record Target(
    Post post,
    Unit unit,
    org.zhiren.statutes.Post rules,
    PostProfile profile,
    boolean derivedTerm,
    int holders,
    boolean supposedVacant) {

  /** The post. */
  public UUID id() {
    return post.id();
  }

  /** Unit and post in words. */
  public String title() {
    return unit.name() + post.name();
  }

  /** Whether a place is free. */
  public boolean vacant() {
    return holders < post.facts().places();
  }
}
