package org.zhiren.platform.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * One piece of feedback, opened.
 *
 * @param about whom or what it is about, in the sender's words
 * @param contact how the sender may be reached, if he said so; {@code null} for the sender's own
 *     view
 * @param receivedOn the day
 * @param checkBy by when somebody must have looked
 * @param answerBy by when there must be an answer
 * @param entries what was said, in order
 * @param files what came with it
 */
public record Feedback(
    UUID id,
    FeedbackKind kind,
    FeedbackState state,
    String about,
    @Nullable String contact,
    LocalDate receivedOn,
    LocalDate checkBy,
    LocalDate answerBy,
    List<Entry> entries,
    List<File> files,
    long version) {

  /** Copies the lists. */
  public Feedback {
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  /** Who says what. */
  public enum EntryKind {
    /** What was sent in. */
    SENT(Text.of("反映内容", "what was sent in"), true),
    /** What the sender added later. */
    ADDED(Text.of("补充内容", "added by the sender"), true),
    /** What the officer says on taking it up. */
    CHECKED(Text.of("受理意见", "on taking it up"), true),
    /** A note among officers. */
    NOTE(Text.of("内部记录", "internal note"), false),
    /** The answer. */
    ANSWER(Text.of("答复", "answer"), true),
    /** Why it was closed. */
    CLOSED(Text.of("办结说明", "on closing"), true);

    private final Text text;
    private final boolean forSender;

    EntryKind(Text text, boolean forSender) {
      this.text = text;
      this.forSender = forSender;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** Whether the sender sees it. */
    public boolean forSender() {
      return forSender;
    }
  }

  /**
   * One thing said.
   *
   * @param author the officer; {@code null}: the sender
   */
  public record Entry(
      int no, EntryKind kind, LocalDate day, @Nullable String author, String said) {}

  /**
   * A file in the list.
   *
   * @param size in bytes
   */
  public record File(UUID id, String name, String mediaType, int size) {}

  /** The day that is due next; {@code null} if nothing is. */
  public @Nullable LocalDate due() {
    return switch (state) {
      case RECEIVED -> checkBy;
      case CHECKED -> answerBy;
      case ANSWERED, CLOSED -> null;
    };
  }

  /** Whether what is due next should have been done before this day. */
  public boolean late(LocalDate today) {
    LocalDate due = due();
    return due != null && due.isBefore(today);
  }
}
