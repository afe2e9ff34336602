package org.zhiren.platform.library;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Topic;

/**
 * A document of the library, without its text.
 *
 * @param id the document
 * @param batchId the batch that brought it
 * @param unitId the unit that owns it; {@code null} is the body as a whole
 * @param reach who may see it
 * @param secrecy how it is handled
 * @param authorId who brought it
 * @param authorName that account's name
 * @param addedAt when
 * @param facts what it says about itself
 * @param source where it came from, as the one who brought it put it
 * @param words its length as word processors count
 * @param cluster near-duplicates it belongs to; 0 if none
 * @param workId the first edition of the same document; its own id if it is that
 * @param fileName the original's name
 * @param mediaType the original's type by its content
 * @param sha256 fingerprint of the original, in hexadecimal
 * @param size of the original, in bytes
 * @param version goes up with each change
 */
public record LibraryDocument(
    UUID id,
    UUID batchId,
    @Nullable UUID unitId,
    Reach reach,
    Secrecy secrecy,
    UUID authorId,
    String authorName,
    OffsetDateTime addedAt,
    Facts facts,
    String source,
    int words,
    long cluster,
    UUID workId,
    String fileName,
    String mediaType,
    String sha256,
    long size,
    long version) {

  /**
   * What a document says about itself, as far as people search and correct it.
   *
   * @param title 标题
   * @param kind what it is
   * @param level how high the organ stands
   * @param organ 发文机关
   * @param number 发文字号
   * @param date 成文日期
   * @param topics what it is about
   * @param declaredLength the length that the title states; 0 if none
   */
  public record Facts(
      String title,
      Kind kind,
      @Nullable Level level,
      @Nullable String organ,
      @Nullable String number,
      @Nullable LocalDate date,
      List<Topic> topics,
      int declaredLength) {
    /** Copies the list. */
    public Facts {
      topics = List.copyOf(topics);
    }
  }

  /** The title. */
  public String title() {
    return facts.title();
  }
}
