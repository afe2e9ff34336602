package org.zhiren.platform.responsibility;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.FileKind;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** 佐证材料: files that prove what was reported. What a file is, its first bytes say, not its name. */
@Component
public class EvidenceFiles {

  /** Largest file, in bytes. */
  public static final int LARGEST = 10 << 20;

  private static final int MOST_OF_A_TARGET = 50;
  private static final int LONGEST_NAME = 200;
  private static final Set<FileKind> TAKEN =
      EnumSet.of(
          FileKind.PDF, FileKind.OFD, FileKind.PNG, FileKind.JPEG, FileKind.DOCX, FileKind.XLSX);

  private final JdbcClient jdbc;
  private final Targets targets;
  private final PlanWriter writer;
  private final Records records;
  private final Clock clock;

  EvidenceFiles(JdbcClient jdbc, Targets targets, PlanWriter writer, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.targets = targets;
    this.writer = writer;
    this.records = records;
    this.clock = clock;
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

  /** The files of a target, the latest first. */
  @Transactional(readOnly = true)
  public List<Line> of(UUID target) {
    return jdbc.sql(
            """
            select id, name, media_type, size, fingerprint, author_name, added_at
            from responsibility.evidence where target_id = :target order by added_at desc, id
            """)
        .param("target", target)
        .query((row, number) ->
            new Line(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                HexFormat.of().formatHex(row.getBytes("fingerprint")),
                row.getString("author_name"),
                Rows.time(row, "added_at", clock)))
        .list();
  }

  /** One file; that it was read is recorded. */
  @Transactional
  public Content read(UUID target, UUID id) {
    Content content =
        jdbc.sql(
                """
                select name, media_type, content from responsibility.evidence
                where id = :id and target_id = :target
                """)
            .param("id", id)
            .param("target", target)
            .query((row, number) ->
                new Content(
                    row.getString("name"), row.getString("media_type"), row.getBytes("content")))
            .optional()
            .orElseThrow(() -> new NotFound("evidence " + id));
    records.record(Act.of("targets.evidence.read", "target", target).with("file", id));
    return content;
  }

  /**
   * Attaches a file.
   *
   * @throws InvalidInput if it is empty, too large, of a kind that is not taken, or there already
   */
  @Transactional
  public UUID attach(UUID targetId, String name, byte[] content) {
    Target target = targets.required(targetId);
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
    byte[] print = sha256(content);
    List<Line> there = of(targetId);
    if (there.size() >= MOST_OF_A_TARGET) {
      throw refused(
          plain,
          "已有 {0} 份材料，已到上限。请合并后再上传。",
          "There are {0} files already, which is the most. Join some of them first.",
          there.size());
    }
    String hex = HexFormat.of().formatHex(print);
    if (there.stream().anyMatch(line -> line.fingerprint().equals(hex))) {
      throw refused(
          plain,
          "文件“{0}”已经上传过，内容相同。",
          "The file “{0}” is attached already, with the same content.",
          plain);
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.evidence (id, target_id, unit_id, name, media_type, size, fingerprint,
              content, author_name, added_at)
            values (:id, :target, :unit, :name, :type, :size, :print, :content, :author, :now)
            """)
        .param("id", id)
        .param("target", targetId)
        .param("unit", target.unitId())
        .param("name", plain)
        .param("type", kind.mediaType())
        .param("size", content.length)
        .param("print", print)
        .param("content", content)
        .param("author", writer.actorName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("targets.evidence.attached", "target", targetId)
            .with("file", id)
            .with("type", kind.mediaType())
            .with("size", content.length)
            .with("fingerprint", hex));
    return id;
  }

  private static InvalidInput refused(String name, String zh, String en, Object... arguments) {
    return new InvalidInput("file", name, Text.of(zh, en).fill(arguments));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
