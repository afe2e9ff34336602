package org.zhiren.platform.selection.recusal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;

/**
 * Why somebody may not take part, or may not take a post.
 *
 * @param who who has to stay away: a member, an inspector; for a conflict of the post the relative
 *     who sits where the candidate would come
 * @param whoName the name
 * @param about the candidate
 * @param aboutName the name
 * @param kind what it is about
 * @param ground why, in one sentence
 * @param path the people and ties between; empty where none is needed
 * @param certain false where the record leaves a question that somebody has to ask
 * @param strict false where the provision speaks of "as a rule"
 * @param citation the provision
 */
public record Conflict(
    @Nullable UUID who,
    String whoName,
    @Nullable UUID about,
    String aboutName,
    Kind kind,
    Text ground,
    @Nullable Text path,
    boolean certain,
    boolean strict,
    Citation citation) {

  /** What a conflict is about. */
  public enum Kind {
    /** The member's own case. */
    SELF(Text.of("本人", "oneself")),
    /** A near relative's case. */
    KIN(Text.of("亲属", "near relative")),
    /** A near relative in the same unit or in a direct line of command. */
    POST(Text.of("任职回避", "recusal from the post")),
    /** A post that may not be held where one grew up. */
    PLACE(Text.of("地域回避", "recusal from the place"));

    private final Text text;

    Kind(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }
}
