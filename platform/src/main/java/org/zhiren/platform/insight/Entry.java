package org.zhiren.platform.insight;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of evidence, as signed.
 *
 * @param id identifies it
 * @param personId whom it speaks of
 * @param personName the name as it stood when it was written
 * @param post the post as it stood then
 * @param says what it says
 * @param authorId account of the one who signed it
 * @param authorName name of the one who signed it
 * @param recordedAt when it was signed
 * @param fingerprint SHA-256 of what was signed; stands in the whole-process record too
 * @param replaces the entry that this one corrects; {@code null} for a first one
 * @param replaceReason why it was corrected; empty for a first one
 * @param end how it ended; {@code null} while it stands
 * @param replacedBy the entry that corrects this one; {@code null} if none does
 * @param attachments files that go with it
 * @param replies what the person answered, the earliest first
 */
public record Entry(
    UUID id,
    UUID personId,
    String personName,
    String post,
    Draft says,
    UUID authorId,
    String authorName,
    OffsetDateTime recordedAt,
    String fingerprint,
    @Nullable UUID replaces,
    String replaceReason,
    @Nullable End end,
    @Nullable UUID replacedBy,
    List<Attachment> attachments,
    List<Reply> replies) {

  /** Copies the lists. */
  public Entry {
    attachments = List.copyOf(attachments);
    replies = List.copyOf(replies);
  }

  /**
   * Replaced or withdrawn.
   *
   * @param at when
   * @param by by whom
   * @param reason why
   */
  public record End(OffsetDateTime at, String by, String reason) {}

  /** Whether it stands: neither replaced nor withdrawn. */
  public boolean stands() {
    return end == null;
  }

  /** Whether the author saw or heard it without a go-between. */
  public boolean ownObservation() {
    return says.sourceName().isEmpty();
  }
}
