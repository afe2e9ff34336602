package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A supervision order (督办).
 *
 * @param id the order
 * @param number its number, as on the paper
 * @param unitId the unit that has to act
 * @param targetId the target that gave rise to it; {@code null} for none
 * @param subject what it is about
 * @param demand what is asked
 * @param stage where it stands
 * @param assignedOn when it was handed over
 * @param dueOn by when the unit has to report
 * @param askedUntil the extension that waits for an answer; {@code null} for none
 * @param undertaker who does it in the unit; {@code null} until it was taken up
 * @param closedOn when it was closed; {@code null} until then
 * @param authorName who handed it over
 * @param splitFrom the order of which it is a part; {@code null} for none
 * @param level how high it was raised by rule since its deadline was set
 * @param version the version that was read
 */
public record Supervision(
    UUID id,
    String number,
    UUID unitId,
    @Nullable UUID targetId,
    String subject,
    String demand,
    SupervisionStage stage,
    LocalDate assignedOn,
    LocalDate dueOn,
    @Nullable LocalDate askedUntil,
    @Nullable String undertaker,
    @Nullable LocalDate closedOn,
    String authorName,
    @Nullable UUID splitFrom,
    EscalationRules.Level level,
    long version) {

  /** Whether the unit is late on {@code today}. */
  public boolean late(LocalDate today) {
    return stage.waitsForUnit() && today.isAfter(dueOn);
  }

  /** The colour and shape in which it is shown on {@code today}. */
  public String mark(LocalDate today) {
    return late(today) ? "late" : stage.mark();
  }

  /**
   * A step that was taken.
   *
   * @param text what it is called
   * @param said what was said with it
   * @param day the deadline that it sets or asks for; {@code null} for none
   * @param authorName who took it
   * @param at when
   */
  public record Taken(
      Text text, String said, @Nullable LocalDate day, String authorName, OffsetDateTime at) {}

  /** An order with its steps, the first one first. */
  public record WithSteps(Supervision order, List<Taken> steps) {
    /** Copies the steps. */
    public WithSteps {
      steps = List.copyOf(steps);
    }
  }
}
