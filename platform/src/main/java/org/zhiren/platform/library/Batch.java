package org.zhiren.platform.library;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Documents that were brought at once.
 *
 * @param id the batch
 * @param where what was said of all its documents
 * @param state how far it is
 * @param authorId who brought it
 * @param authorName that account's name
 * @param startedAt when
 * @param outcomes files by what became of them
 */
public record Batch(
    UUID id,
    Where where,
    State state,
    UUID authorId,
    String authorName,
    OffsetDateTime startedAt,
    Map<Outcome, Integer> outcomes) {

  /** Copies the map. */
  public Batch {
    outcomes = Map.copyOf(outcomes);
  }

  /**
   * What is said of all documents of a batch.
   *
   * @param unitId the unit that will own them; {@code null} is the body as a whole
   * @param reach who may see them
   * @param secrecy how they are handled
   * @param source where they came from; may be empty
   */
  public record Where(@Nullable UUID unitId, Reach reach, Secrecy secrecy, String source) {}

  /** How far a batch is. */
  public enum State {
    /** Files are being read. */
    RUNNING(Text.of("读取中", "being read")),
    /** Every file has its outcome. */
    DONE(Text.of("已完成", "done")),
    /** Taken back as a whole. */
    UNDONE(Text.of("已撤销", "taken back"));

    private final Text text;

    State(Text text) {
      this.text = text;
    }

    /** The state in words. */
    public Text text() {
      return text;
    }
  }

  /** By which way a batch came. */
  public enum Way {
    /** The page. */
    PAGE,
    /** A program. */
    PROGRAM,
    /** The watched folder. */
    FOLDER,
    /** The first filling. */
    LOAD
  }

  /** What became of a file. */
  public enum Outcome {
    /** Not read yet. */
    WAITING(Text.of("等待读取", "waiting")),
    /** It is in the library. */
    TAKEN(Text.of("已入库", "taken in")),
    /** The same content is in the library already. */
    SAME(Text.of("已有相同文件", "there already")),
    /** It must not be taken in. */
    REFUSED(Text.of("不予入库", "refused")),
    /** It could not be read. */
    FAILED(Text.of("未能读取", "not read"));

    private final Text text;

    Outcome(Text text) {
      this.text = text;
    }

    /** The outcome in words. */
    public Text text() {
      return text;
    }
  }

  /**
   * A file of a batch.
   *
   * @param no its number
   * @param name its name; a file inside another one has both, with › between
   * @param size in bytes
   * @param outcome what became of it
   * @param reason why, and what to do; {@code null} if there is nothing to say
   * @param documentId the document that it became, or that is the same
   */
  public record File(
      int no,
      String name,
      long size,
      Outcome outcome,
      @Nullable Text reason,
      @Nullable UUID documentId) {}

  /** How many files have an outcome. */
  public int settled() {
    return files() - outcomes.getOrDefault(Outcome.WAITING, 0);
  }

  /** How many files there are. */
  public int files() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many files have this outcome. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
