package org.zhiren.platform.insight;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A talk with somebody, from plan to feedback.
 *
 * @param id identifies it
 * @param personId with whom
 * @param personName the name when it was planned
 * @param post the post when it was planned
 * @param talkerName who talks
 * @param talkerId the account of the one who talks, if known
 * @param dueOn by when
 * @param topic about what
 * @param plannedBy who planned it
 * @param plannedAt when
 * @param state planned, held or cancelled
 * @param heldOn when it was held; {@code null} before
 * @param place where it was held
 * @param attendees who took part besides
 * @param points what was said
 * @param wishes what the person wishes
 * @param feedbackOwed what was promised to come back with; empty for nothing
 * @param feedbackDueOn by when
 * @param feedbackGiven what was answered; empty as long as it is owed
 * @param feedbackGivenOn when
 * @param entryId the talk as evidence (见本人); {@code null} before it was held
 * @param closedBy who recorded or cancelled it
 * @param closedAt when
 * @param cancelReason why it was cancelled; empty if it was not
 */
public record Talk(
    UUID id,
    UUID personId,
    String personName,
    String post,
    String talkerName,
    @Nullable UUID talkerId,
    LocalDate dueOn,
    String topic,
    String plannedBy,
    OffsetDateTime plannedAt,
    State state,
    @Nullable LocalDate heldOn,
    String place,
    String attendees,
    String points,
    String wishes,
    String feedbackOwed,
    @Nullable LocalDate feedbackDueOn,
    String feedbackGiven,
    @Nullable LocalDate feedbackGivenOn,
    @Nullable UUID entryId,
    @Nullable String closedBy,
    @Nullable OffsetDateTime closedAt,
    String cancelReason) {

  /** Where a talk stands. */
  public enum State {
    /** To be held. */
    PLANNED(Text.of("待谈", "planned")),
    /** Held and recorded. */
    HELD(Text.of("已谈", "held")),
    /** Will not be held. */
    CANCELLED(Text.of("已取消", "cancelled"));

    private final Text text;

    State(Text text) {
      this.text = text;
    }

    /** The state in words. */
    public Text text() {
      return text;
    }
  }

  /** Whether it should have been held before {@code day}. */
  public boolean overdueOn(LocalDate day) {
    return state == State.PLANNED && dueOn.isBefore(day);
  }

  /** Whether an answer is still owed to the person. */
  public boolean owesFeedback() {
    return state == State.HELD && !feedbackOwed.isEmpty() && feedbackGivenOn == null;
  }

  /** Whether the answer should have been given before {@code day}. */
  public boolean feedbackOverdueOn(LocalDate day) {
    return owesFeedback() && feedbackDueOn != null && feedbackDueOn.isBefore(day);
  }

  /** The look of its state on a day: good, attention, late or neutral. */
  public String lookOn(LocalDate day) {
    return switch (state) {
      case PLANNED -> overdueOn(day) ? "late" : "attention";
      case HELD -> feedbackOverdueOn(day) ? "late" : owesFeedback() ? "attention" : "good";
      case CANCELLED -> "neutral";
    };
  }
}
