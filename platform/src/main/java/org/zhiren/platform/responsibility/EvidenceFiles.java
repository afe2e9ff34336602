package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** 佐证材料: files that prove what was reported. What a file is, its first bytes say, not its name. */
@Component
public class EvidenceFiles {

  private static final int MOST_OF_A_TARGET = 50;

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
    ProvingFile file = ProvingFile.of(name, content);
    List<Line> there = of(targetId);
    if (there.size() >= MOST_OF_A_TARGET) {
      throw ProvingFile.refused(
          file.name(),
          Text.of(
                  "已有 {0} 份材料，已到上限。请合并后再上传。",
                  "There are {0} files already, which is the most. Join some of them first.")
              .fill(there.size()));
    }
    String hex = file.fingerprintText();
    if (there.stream().anyMatch(line -> line.fingerprint().equals(hex))) {
      throw ProvingFile.refused(
          file.name(),
          Text.of(
                  "文件“{0}”已经上传过，内容相同。",
                  "The file “{0}” is attached already, with the same content.")
              .fill(file.name()));
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
        .param("name", file.name())
        .param("type", file.kind().mediaType())
        .param("size", content.length)
        .param("print", file.fingerprint())
        .param("content", content)
        .param("author", writer.actorName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("targets.evidence.attached", "target", targetId)
            .with("file", id)
            .with("type", file.kind().mediaType())
            .with("size", content.length)
            .with("fingerprint", hex));
    return id;
  }
}
