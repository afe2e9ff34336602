package org.zhiren.platform.roster;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A correction of the own record that a person asks for, and the answer.
 *
 * @param id number
 * @param personId whose record
 * @param personName the name
 * @param part the kind of fact; {@code null} for the basics
 * @param factId the row to correct; {@code null} for the basics or something new
 * @param version of the person's row when the basics were read
 * @param before column → value that stood; for the basics only those that change
 * @param after column → value asked for; for the basics only those that change
 * @param evidence what proves it, in the person's words
 * @param proposedAt when
 * @param state where it stands
 * @param decidedBy who answered; {@code null} while nobody has
 * @param decidedAt when; {@code null} while nobody has
 * @param answer the answer in words; may be empty
 */
public record Proposal(
    long id,
    UUID personId,
    String personName,
    @Nullable FactKind part,
    @Nullable Long factId,
    long version,
    Map<String, String> before,
    Map<String, String> after,
    String evidence,
    OffsetDateTime proposedAt,
    State state,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    String answer) {

  /** Copies the values. */
  public Proposal {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** Where a proposal stands. */
  public enum State {
    /** 待审核. */
    PROPOSED(Text.of("待审核", "waiting"), "attention"),
    /** 已采纳: it has become a correction. */
    APPROVED(Text.of("已采纳", "accepted"), "good"),
    /** 未采纳. */
    DECLINED(Text.of("未采纳", "declined"), "neutral"),
    /** 已撤回. */
    WITHDRAWN(Text.of("已撤回", "withdrawn"), "neutral");

    private final Text text;
    private final String look;

    State(Text text, String look) {
      this.text = text;
      this.look = look;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The look of its tag. */
    public String look() {
      return look;
    }
  }
}
