package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * An appeal of a unit against the score of one of its targets.
 *
 * @param id the appeal
 * @param planId the plan
 * @param edition the edition against which it goes
 * @param unitId the unit
 * @param targetId the target
 * @param target what it is called
 * @param ground what the unit says is wrong
 * @param evidence by which documents it shows it
 * @param filedBy who filed it
 * @param filedName the name
 * @param filedAt when
 * @param answerBy last day for the answer
 * @param state where it stands
 * @param answer the answer; {@code null} while it is open
 * @param corrected the value that takes the place of the frozen one; {@code null} unless upheld
 * @param answeredName who answered
 * @param answeredAt when
 * @param files the documents that were attached
 */
public record Appeal(
    UUID id,
    UUID planId,
    int edition,
    UUID unitId,
    UUID targetId,
    String target,
    String ground,
    String evidence,
    UUID filedBy,
    String filedName,
    OffsetDateTime filedAt,
    LocalDate answerBy,
    State state,
    @Nullable String answer,
    @Nullable BigDecimal corrected,
    @Nullable String answeredName,
    @Nullable OffsetDateTime answeredAt,
    List<File> files) {

  /** Copies the files. */
  public Appeal {
    files = List.copyOf(files);
  }

  /**
   * A document that shows what the appeal says.
   *
   * @param id the file
   * @param name as it was called
   * @param size in bytes
   * @param addedBy who attached it
   * @param addedAt when
   */
  public record File(UUID id, String name, int size, String addedBy, OffsetDateTime addedAt) {}

  /** Where an appeal stands. */
  public enum State {
    /** Waits for an answer. */
    OPEN(Text.of("待答复", "open"), "attention"),
    /** The value was corrected. */
    UPHELD(Text.of("成立，已更正", "upheld, corrected"), "good"),
    /** The score stands. */
    REJECTED(Text.of("不成立", "rejected"), "neutral");

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
