package org.zhiren.platform.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * The officers' work: look, take up, note, answer, close. Every look and every step is recorded;
 * what was said stays under its seal and stands in no record.
 */
@Component
public class HandlingFeedback {

  private final JdbcClient jdbc;
  private final FeedbackStore store;
  private final Sealed sealed;
  private final ActorSource actors;
  private final Records records;

  HandlingFeedback(
      JdbcClient jdbc, FeedbackStore store, Sealed sealed, ActorSource actors, Records records) {
    this.jdbc = jdbc;
    this.store = store;
    this.sealed = sealed;
    this.actors = actors;
    this.records = records;
  }

  /**
   * A part of the list.
   *
   * @param next after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Feedback> feedback, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      feedback = List.copyOf(feedback);
    }
  }

  /** A part of what the acting account may see, the most urgent first. */
  @Transactional(readOnly = true)
  public Part list(boolean open, @Nullable UUID after, int most) {
    List<Feedback> found = store.list(open, after, most + 1);
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /**
   * Opens one; the look is recorded.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional
  public Feedback open(UUID id) {
    Feedback feedback = required(id);
    records.record(Act.of("portal.feedback.read", "feedback", id));
    return feedback;
  }

  private Feedback required(UUID id) {
    return store.find(id, false).orElseThrow(() -> new NotFound("feedback " + id));
  }

  /**
   * A file with its content.
   *
   * @param name as the platform called it
   */
  // Read once for one answer and never changed.
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(String name, String mediaType, byte[] content) {}

  /** A file that came with it; the look is recorded. */
  @Transactional
  public Content file(UUID id, UUID file) {
    Content content =
        jdbc.sql(
                """
                select name, media_type, content from portal.feedback_file
                where id = :file and feedback_id = :id
                """)
            .param("file", file)
            .param("id", id)
            .query((row, number) ->
                new Content(
                    row.getString("name"),
                    row.getString("media_type"),
                    sealed.openBytes(id, "file/" + file, row.getBytes("content"))))
            .optional()
            .orElseThrow(() -> new NotFound("file " + file));
    records.record(Act.of("portal.feedback.file-read", "feedback", id).with("file", file));
    return content;
  }

  /** What an officer can do. */
  public enum Step {
    /** Takes it up and tells the sender so. */
    CHECK(
        Text.of("受理", "take up"),
        Feedback.EntryKind.CHECKED,
        FeedbackState.CHECKED,
        FeedbackState.RECEIVED),
    /** Answers. */
    ANSWER(
        Text.of("答复", "answer"),
        Feedback.EntryKind.ANSWER,
        FeedbackState.ANSWERED,
        FeedbackState.CHECKED,
        FeedbackState.ANSWERED),
    /** Closes what was answered. */
    CLOSE(
        Text.of("办结", "close"),
        Feedback.EntryKind.CLOSED,
        FeedbackState.CLOSED,
        FeedbackState.ANSWERED),
    /** Notes something for the officers; the state stays. */
    NOTE(
        Text.of("内部记录", "note"),
        Feedback.EntryKind.NOTE,
        null,
        FeedbackState.RECEIVED,
        FeedbackState.CHECKED,
        FeedbackState.ANSWERED);

    private final Text text;
    private final Feedback.EntryKind said;
    private final @Nullable FeedbackState to;

    // List.of yields a list that cannot change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<FeedbackState> from;

    Step(Text text, Feedback.EntryKind said, @Nullable FeedbackState to, FeedbackState... from) {
      this.text = text;
      this.said = said;
      this.to = to;
      this.from = List.of(from);
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** Whether it can be done in this state. */
    public boolean possible(FeedbackState state) {
      return from.contains(state);
    }
  }

  /**
   * Takes a step.
   *
   * @throws InvalidInput if it is not possible now, or nothing is said
   * @throws StaleVersion if somebody was faster
   */
  @Transactional
  public void take(UUID id, long version, Step step, String said) {
    store.lock(id);
    Feedback feedback = required(id);
    if (feedback.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("群众反映", "feedback"), "v" + version, "v" + feedback.version(), said)));
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    SendingFeedback.length(
        faults, "said", Text.of("说明", "what you say"), said, 1, SendingFeedback.LONGEST);
    if (!step.possible(feedback.state())) {
      faults.add(
          new InvalidInput.Fault(
              "step",
              step.name(),
              Text.of("该件{0}，现在不能{1}。", "It is {0}: “{1}” is not possible now.")
                  .fill(feedback.state().text(), step.text())));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    store.say(id, step.said, actors.current().name(), said.strip());
    FeedbackState to = step.to == null ? feedback.state() : step.to;
    jdbc.sql("update portal.feedback set state = :state, version = version + 1 where id = :id")
        .param("state", to.name())
        .param("id", id)
        .update();
    records.record(
        Act.of("portal.feedback." + step.name().toLowerCase(java.util.Locale.ROOT), "feedback", id)
            .with("state", to));
  }
}
