package org.zhiren.platform.voting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * An archive that the public may have, or that somebody wants the public to have.
 *
 * @param election the election
 * @param publicId its number, as the archive names it
 * @param title what it was called
 * @param kind what it was for
 * @param closedOn the day on which it was closed
 * @param voters how many could vote
 * @param ballots how many ballots count
 * @param head fingerprint: hash of the last event of the archive
 * @param subtotals whether subtotals by strata go with it
 * @param ground why the public should have it
 * @param askedName who asked
 * @param askedAt when
 * @param state where it stands
 * @param settledName who released, refused or withdrew it; null before
 * @param settledAt when; null before
 * @param settledFor why it was refused or withdrawn; null otherwise
 */
public record Publication(
    UUID election,
    String publicId,
    String title,
    ElectionKind kind,
    LocalDate closedOn,
    int voters,
    int ballots,
    String head,
    boolean subtotals,
    String ground,
    String askedName,
    OffsetDateTime askedAt,
    State state,
    @Nullable String settledName,
    @Nullable OffsetDateTime settledAt,
    @Nullable String settledFor) {

  /** Where a publication stands. */
  public enum State {
    /** Waits for another person. */
    ASKED(Text.of("待审核", "waits for release"), "attention"),
    /** The public may have it. */
    RELEASED(Text.of("已公开", "published"), "good"),
    /** Not released. */
    REFUSED(Text.of("未同意公开", "refused"), "neutral"),
    /** Taken back. */
    WITHDRAWN(Text.of("已撤下", "withdrawn"), "neutral");

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

    /** The tag that shows it. */
    public String mark() {
      return mark;
    }
  }
}
