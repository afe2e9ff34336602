package org.zhiren.platform.responsibility.evaluation;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A proposal to people about somebody who answered for targets. Nothing happens by itself: a person
 * accepts or declines it with a reason.
 *
 * @param id the proposal
 * @param unitId the unit in which the person answered
 * @param personId the person on file
 * @param personName the name
 * @param kind what is proposed
 * @param reason the rule and the figures
 * @param state where it stands
 * @param said why it was accepted or declined; {@code null} while it is open
 * @param decidedName who decided
 * @param decidedAt when
 */
public record Proposal(
    UUID id,
    UUID unitId,
    UUID personId,
    String personName,
    Kind kind,
    Text reason,
    State state,
    @Nullable String said,
    @Nullable String decidedName,
    @Nullable OffsetDateTime decidedAt) {

  /** What is proposed. */
  public enum Kind {
    /** A reward: every target reached, in a unit surely among the best fifth of its peers. */
    REWARD(
        Text.of("建议奖励", "reward"),
        Text.of(
            "本人负责的目标全部达到 100 分，且所在单位的位次区间整个落在同类前五分之一。",
            "Every target for which the person answered has 100 points, and the whole interval of"
                + " the unit's place lies within the best fifth of its peers.")),
    /** A reminder: one target below 60 points. */
    REMINDER(
        Text.of("建议提醒", "reminder"),
        Text.of(
            "本人负责的目标中有一项不足 60 分。",
            "One target for which the person answered has fewer than 60 points.")),
    /** Training: several targets below 60 points. */
    TRAINING(
        Text.of("建议培训", "training"),
        Text.of(
            "本人负责的目标中有两项以上不足 60 分。",
            "Two or more targets for which the person answered have fewer than 60 points."));

    private final Text text;
    private final Text rule;

    Kind(Text text, Text rule) {
      this.text = text;
      this.rule = rule;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The published rule. */
    public Text rule() {
      return rule;
    }
  }

  /** Where a proposal stands. */
  public enum State {
    /** Waits for a person. */
    OPEN(Text.of("待研究", "open"), "attention"),
    /** Accepted: what follows is done elsewhere, by people. */
    ACCEPTED(Text.of("已采纳", "accepted"), "good"),
    /** Declined. */
    DECLINED(Text.of("未采纳", "declined"), "neutral");

    private final Text text;
    private final String mark;

    State(Text text, String mark) {
      this.text = text;
      this.mark = mark;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The colour and shape in which it is shown. */
    public String mark() {
      return mark;
    }
  }
}
