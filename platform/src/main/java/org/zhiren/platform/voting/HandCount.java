package org.zhiren.platform.voting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A vote by show of hands or on paper.
 *
 * @param id the count
 * @param figures what was counted
 * @param recorderName who recorded it
 * @param recordedAt when
 * @param firstName the first scrutineer who confirmed; null if none has
 * @param secondName the second one
 * @param state where it stands
 * @param refusedFor why a scrutineer refused; null if none did
 */
public record HandCount(
    UUID id,
    Figures figures,
    String recorderName,
    OffsetDateTime recordedAt,
    @Nullable String firstName,
    @Nullable String secondName,
    State state,
    @Nullable String refusedFor) {

  /** How the votes were given. */
  public enum Manner {
    /** 举手. */
    HANDS(Text.of("举手表决", "show of hands")),
    /** 纸质票. */
    PAPER(Text.of("纸质票", "paper ballots"));

    private final Text text;

    Manner(Text text) {
      this.text = text;
    }

    /** The manner in words. */
    public Text text() {
      return text;
    }
  }

  /** Where a count stands. */
  public enum State {
    /** Recorded; it counts for nothing before two scrutineers have confirmed. */
    RECORDED(Text.of("待监票人确认", "to be confirmed"), "attention"),
    /** Two scrutineers confirmed. */
    CONFIRMED(Text.of("已确认", "confirmed"), "done"),
    /** A scrutineer refused, or the second entry differed: to be recorded anew. */
    REFUSED(Text.of("被退回", "sent back"), "late");

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

    /** The mark of its tag. */
    public String mark() {
      return mark;
    }
  }

  /**
   * What was counted.
   *
   * @param unitId the unit that the matter belongs to
   * @param kind what the vote was for
   * @param manner how the votes were given
   * @param subject what it was about
   * @param title what it is called
   * @param heldOn the day
   * @param expected members who should attend (应到会)
   * @param present members present
   * @param issued papers handed out; by show of hands those present
   * @param returned papers that came back; by show of hands those who voted
   * @param invalid papers that count for nothing
   * @param questions the questions
   * @param counts for each question one for each answer
   */
  public record Figures(
      UUID unitId,
      ElectionKind kind,
      Manner manner,
      ElectionSubject subject,
      String title,
      LocalDate heldOn,
      int expected,
      int present,
      int issued,
      int returned,
      int invalid,
      List<VoteQuestion> questions,
      List<List<Integer>> counts) {

    /** Copies the lists. */
    public Figures {
      questions = List.copyOf(questions);
      counts = counts.stream().map(List::copyOf).toList();
    }

    /** Papers, or hands, that count. */
    public int valid() {
      return returned - invalid;
    }
  }
}
