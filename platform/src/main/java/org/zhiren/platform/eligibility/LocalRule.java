package org.zhiren.platform.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.statutes.Overlay;

/**
 * A local number that tightens a national one, from the proposal to the end.
 *
 * @param id identifier
 * @param parameter identifier of the national parameter
 * @param value the local value
 * @param since first day
 * @param title title of the local regulation
 * @param article article that sets the value; may be empty
 * @param document number of the document
 * @param reason why
 * @param state how far it has come
 * @param proposed who proposed it, and when
 * @param decided who approved or returned it; {@code null} until then
 * @param ending who asked to end it; {@code null} unless somebody did
 * @param ended who agreed to the end; {@code null} until then
 * @param endedOn first day without it; {@code null} while it has no end
 */
public record LocalRule(
    UUID id,
    String parameter,
    BigDecimal value,
    LocalDate since,
    String title,
    String article,
    String document,
    String reason,
    State state,
    Step proposed,
    @Nullable Step decided,
    @Nullable Step ending,
    @Nullable Step ended,
    @Nullable LocalDate endedOn) {

  /**
   * Somebody's step.
   *
   * @param by the account
   * @param name the name at that time
   * @param at when
   * @param reason why; may be empty
   */
  public record Step(UUID by, String name, OffsetDateTime at, String reason) {}

  /** How far a local rule has come. */
  public enum State {
    /** Waits for a second person. */
    PROPOSED(Text.of("待批准", "awaiting approval"), "attention"),
    /** Approved. */
    IN_FORCE(Text.of("已批准", "approved"), "good"),
    /** Sent back with a reason. */
    RETURNED(Text.of("已退回", "returned"), "neutral"),
    /** Taken back by the one who proposed it. */
    WITHDRAWN(Text.of("已撤回", "withdrawn"), "neutral"),
    /** In force, and somebody asked to end it. */
    ENDING(Text.of("待批准停用", "end awaiting approval"), "attention"),
    /** No longer in force. */
    ENDED(Text.of("已停用", "ended"), "neutral");

    private final Text text;
    private final String mark;

    State(Text text, String mark) {
      this.text = text;
      this.mark = mark;
    }

    /** The state in words. */
    public Text text() {
      return text;
    }

    /** Name of the mark that shows it. */
    public String mark() {
      return mark;
    }
  }

  /** Whether it holds on the day. */
  public boolean holdsOn(LocalDate day) {
    boolean approved =
        switch (state) {
          case IN_FORCE, ENDING, ENDED -> true;
          case PROPOSED, RETURNED, WITHDRAWN -> false;
        };
    return approved && !since.isAfter(day) && (endedOn == null || day.isBefore(endedOn));
  }

  /** As the engine takes it. */
  Overlay overlay() {
    return new Overlay(
        "《" + title + "》",
        article + "（" + document + "）",
        java.util.List.of(new Overlay.Change(parameter, since, value)));
  }
}
