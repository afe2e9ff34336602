package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A line of the problem list: problem → cause → measure → owner → deadline → verified closed.
 *
 * @param id the problem
 * @param unitId the unit that has it
 * @param targetId the target where it showed; {@code null} for none
 * @param topic what sort of problem it is
 * @param title what is wrong
 * @param cause why; empty until it is known
 * @param measure what is done about it; empty until it is decided
 * @param ownerName who does it
 * @param dueOn by when; {@code null} until it is decided
 * @param state where it stands
 * @param foundOn when it was found
 * @param claim what the unit says has been done; empty until then
 * @param closedOn when it was verified; {@code null} until then
 * @param verifier who verified it; {@code null} until then
 * @param finding what the check found, the last one
 * @param earlier how many problems of the same topic the unit had within two years before
 * @param version the version that was read
 */
public record Problem(
    UUID id,
    UUID unitId,
    @Nullable UUID targetId,
    Topic topic,
    String title,
    String cause,
    String measure,
    String ownerName,
    @Nullable LocalDate dueOn,
    State state,
    LocalDate foundOn,
    String claim,
    @Nullable LocalDate closedOn,
    @Nullable String verifier,
    String finding,
    int earlier,
    long version) {

  /** Whether the unit had the same sort of problem before. */
  public boolean repeated() {
    return earlier > 0;
  }

  /** The colour and shape in which it is shown on {@code today}. */
  public String mark(LocalDate today) {
    LocalDate due = dueOn;
    return due != null && state == State.MEASURED && today.isAfter(due) ? "late" : state.mark;
  }

  /** What sort of problem it is; repeated ones are found by it. */
  public enum Topic {
    /** Work is late. */
    LATE(Text.of("进度滞后", "work is late")),
    /** Work was done badly. */
    QUALITY(Text.of("质量不高", "poor quality")),
    /** What was reported is not proved or not true. */
    EVIDENCE(Text.of("数据或佐证不实", "values or evidence do not hold")),
    /** Money, people or land are missing. */
    RESOURCES(Text.of("资金、人员等要素不足", "means are missing")),
    /** Units do not work together. */
    COOPERATION(Text.of("协同不畅", "units do not cooperate")),
    /** A rule stands in the way, or was broken. */
    RULES(Text.of("制度或程序问题", "rules or procedure")),
    /** Anything else. */
    OTHER(Text.of("其他", "other"));

    private final Text text;

    Topic(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** Where a problem stands. */
  public enum State {
    /** Found; cause and measure are open. */
    FOUND(Text.of("待定措施", "no measure yet"), "neutral"),
    /** Cause, measure, owner and deadline are set. */
    MEASURED(Text.of("整改中", "being put right"), "attention"),
    /** The unit says that it is put right. */
    CLAIMED(Text.of("待验证", "to be verified"), "attention"),
    /** Somebody else has verified it. */
    CLOSED(Text.of("已销号", "closed"), "good");

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
  }
}
