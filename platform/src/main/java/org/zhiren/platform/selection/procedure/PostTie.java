package org.zhiren.platform.selection.procedure;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;

/**
 * Something on record that stands between a candidate and the post: a near relative in a direct
 * line or under the same leader, or the place where the candidate grew up (任职回避、地域回避).
 *
 * @param key which one it is; stays the same while it stands, so that an answer refers to it
 * @param candidate who is to get the post
 * @param ground why, in one sentence
 * @param path the people and ties between; {@code null} where there is nobody in between
 * @param certain false where the record leaves a question that somebody has to ask
 * @param strict false where the provision speaks of "as a rule" (一般)
 * @param citation the provision
 */
public record PostTie(
    String key,
    Named candidate,
    Text ground,
    @Nullable Text path,
    boolean certain,
    boolean strict,
    Citation citation) {

  /** Ground and path in one line. */
  public Text words() {
    Text between = path;
    return between == null ? ground : Text.of("{0}（{1}）", "{0} ({1})").fill(ground, between);
  }
}
