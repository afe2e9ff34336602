package org.zhiren.platform.selection;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.FileKind;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;

/** Files of a case, kept under the fingerprint of their content. They are never taken out again. */
@Component
public class CaseDocuments {

  /** Largest file, in bytes. */
  public static final int LARGEST = 20 << 20;

  private static final int MOST_OF_A_CASE = 300;
  private static final int LONGEST_NAME = 200;
  private static final Set<FileKind> TAKEN =
      EnumSet.of(
          FileKind.PDF, FileKind.OFD, FileKind.PNG, FileKind.JPEG, FileKind.DOCX, FileKind.XLSX);

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final ActorSource actors;
  private final Records records;

  CaseDocuments(JdbcClient jdbc, CaseStore store, ActorSource actors, Records records) {
    this.jdbc = jdbc;
    this.store = store;
    this.actors = actors;
    this.records = records;
  }

  /**
   * A file in the list.
   *
   * @param id the file
   * @param name as it was called
   * @param mediaType what its content is
   * @param size in bytes
   * @param fingerprint SHA-256, in hexadecimal
   * @param authorName who attached it
   * @param addedAt when
   */
  public record Line(
      UUID id,
      String name,
      String mediaType,
      int size,
      String fingerprint,
      String authorName,
      OffsetDateTime addedAt) {}

  /**
   * A file with its content.
   *
   * @param name as it was called
   * @param mediaType what its content is
   * @param content the bytes
   */
  // Read once for one answer and never changed.
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(String name, String mediaType, byte[] content) {}

  /** The files of a case that the caller has seen to be visible, the latest first. */
  List<Line> of(UUID id) {
    return jdbc.sql(
            """
            select id, name, media_type, size, fingerprint, author_name, added_at
            from selection.document where case_id = :id order by added_at desc, id
            """)
        .param("id", id)
        .query((row, number) ->
            new Line(
                CaseStore.uuid(row, "id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("fingerprint"),
                row.getString("author_name"),
                store.time(row, "added_at")))
        .list();
  }

  /** One file; that it was read is recorded. */
  @Transactional
  public Content read(UUID caseId, UUID id) {
    store.required(caseId, false);
    Content content =
        jdbc.sql(
                "select name, media_type, content from selection.document where id = :id and case_id = :case")
            .param("id", id)
            .param("case", caseId)
            .query((row, number) ->
                new Content(
                    row.getString("name"), row.getString("media_type"), row.getBytes("content")))
            .optional()
            .orElseThrow(() -> new NotFound("document " + id));
    records.record(Act.of("selection.document.read", "selection", caseId).with("file", id));
    return content;
  }

  /**
   * Attaches a file; the same content once more is the same file.
   *
   * @throws InvalidInput if it is empty, too large or of a kind that is not taken
   */
  @Transactional
  public UUID attach(UUID caseId, String name, byte[] content) {
    CaseStore.Stored stored = store.required(caseId, true);
    String plain = FileKind.plainName(name, LONGEST_NAME);
    if (content.length == 0 || content.length > LARGEST) {
      throw refused(
          plain,
          "文件“{0}”有 {1} 字节；应大于 0，且不超过 {2} 兆。",
          "The file “{0}” has {1} bytes. It must not be empty, nor larger than {2} MiB.",
          plain,
          content.length,
          LARGEST >> 20);
    }
    FileKind kind = FileKind.of(content).filter(TAKEN::contains).orElse(null);
    if (kind == null) {
      throw refused(
          plain,
          "文件“{0}”的内容不是 PDF、OFD、图片（PNG、JPEG）或 Office 文档（docx、xlsx）。请转换后再上传。",
          "The content of “{0}” is no PDF, OFD, picture (PNG, JPEG) or Office document (docx, xlsx)."
              + " Convert it first.",
          plain);
    }
    String print = Sha256.hex(content);
    List<Line> there = of(caseId);
    for (Line line : there) {
      if (line.fingerprint().equals(print)) {
        return line.id();
      }
    }
    if (there.size() >= MOST_OF_A_CASE) {
      throw refused(
          plain,
          "已有 {0} 份文件，已到上限。请合并后再上传。",
          "There are {0} files already, which is the most. Join some of them first.",
          there.size());
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into selection.document (id, case_id, unit_id, name, media_type, size, fingerprint, content,
              author_name, added_at)
            values (:id, :case, :unit, :name, :type, :size, :print, :content, :author, :now)
            """)
        .param("id", id)
        .param("case", caseId)
        .param("unit", stored.file().brief().unitId())
        .param("name", plain)
        .param("type", kind.mediaType())
        .param("size", content.length)
        .param("print", print)
        .param("content", content)
        .param("author", actors.current().name())
        .param("now", store.now())
        .update();
    records.record(
        Act.of("selection.document.attached", "selection", caseId)
            .with("file", id)
            .with("type", kind.mediaType())
            .with("size", content.length)
            .with("fingerprint", print));
    return id;
  }

  /**
   * Requires a file to belong to a case.
   *
   * @throws InvalidInput if it does not
   */
  void require(UUID caseId, UUID id) {
    boolean there =
        jdbc.sql(
                "select exists (select from selection.document where id = :id and case_id = :case)")
            .param("id", id)
            .param("case", caseId)
            .query(Boolean.class)
            .single();
    if (!there) {
      throw new InvalidInput(
          "document",
          id.toString(),
          Text.of("本案没有这份文件，请先上传。", "This file does not belong to the case. Attach it first."));
    }
  }

  private static InvalidInput refused(String name, String zh, String en, Object... arguments) {
    return new InvalidInput("file", name, Text.of(zh, en).fill(arguments));
  }
}
