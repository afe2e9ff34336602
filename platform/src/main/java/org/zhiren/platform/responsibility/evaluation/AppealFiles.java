package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.EvidenceFiles;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The documents of appeals: added, never altered; each reading of one is recorded. */
@Component
public class AppealFiles {

  private static final int MOST = 10;

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  AppealFiles(JdbcClient jdbc, Acting acting, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** One file; that it was read is recorded. */
  @Transactional
  public EvidenceFiles.Content read(UUID planId, UUID appealId, UUID id) {
    EvidenceFiles.Content content =
        jdbc.sql(
                """
                select f.name, f.media_type, f.content
                from responsibility.appeal_file f join responsibility.appeal a on a.id = f.appeal_id
                where f.id = :id and a.id = :appeal and a.plan_id = :plan
                """)
            .param("id", id)
            .param("appeal", appealId)
            .param("plan", planId)
            .query((row, number) ->
                new EvidenceFiles.Content(
                    row.getString("name"), row.getString("media_type"), row.getBytes("content")))
            .optional()
            .orElseThrow(() -> new NotFound("file " + id + " of appeal " + appealId));
    records.record(Act.of("targets.appeal.file.read", "appeal", appealId).with("file", id));
    return content;
  }

  /**
   * Adds files to an appeal. Whether they may be added is the caller's matter.
   *
   * @throws InvalidInput if they are too many, or one is there already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(Appeal appeal, List<ProvingFile> files) {
    add(appeal, files, new Added(acting.current().name(), clock.instant()));
  }

  /** Who added a file, and when. */
  record Added(String by, Instant at) {}

  /** The same for files that somebody added before they came in here. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(Appeal appeal, List<ProvingFile> files, Added added) {
    if (appeal.files().size() + files.size() > MOST) {
      throw ProvingFile.refused(
          files.getLast().name(),
          Text.of(
                  "一件申诉最多附 {0} 份材料（现有 {1} 份，又选了 {2} 份）。请合并后再上传。",
                  "An appeal takes {0} files at most ({1} are there, {2} more were chosen). Join some"
                      + " of them first.")
              .fill(MOST, appeal.files().size(), files.size()));
    }
    Set<String> seen = new HashSet<>();
    for (ProvingFile file : files) {
      if (!seen.add(file.fingerprintText()) || !insert(appeal, file, added)) {
        throw ProvingFile.refused(
            file.name(),
            Text.of(
                    "文件“{0}”已经上传过，内容相同。",
                    "The file “{0}” is attached already, with the same content.")
                .fill(file.name()));
      }
    }
  }

  private boolean insert(Appeal appeal, ProvingFile file, Added added) {
    UUID id = UUID.randomUUID();
    int rows =
        jdbc.sql(
                """
                insert into responsibility.appeal_file (id, appeal_id, unit_id, name, media_type, size, fingerprint,
                  content, author_name, added_at)
                values (:id, :appeal, :unit, :name, :type, :size, :print, :content, :author, :now)
                on conflict do nothing
                """)
            .param("id", id)
            .param("appeal", appeal.id())
            .param("unit", appeal.unitId())
            .param("name", file.name())
            .param("type", file.kind().mediaType())
            .param("size", file.content().length)
            .param("print", file.fingerprint())
            .param("content", file.content())
            .param("author", added.by())
            .param("now", Timestamp.from(added.at()))
            .update();
    if (rows > 0) {
      records.record(
          Act.of("targets.appeal.file.attached", "appeal", appeal.id())
              .with("file", id)
              .with("type", file.kind().mediaType())
              .with("size", file.content().length)
              .with("fingerprint", file.fingerprintText()));
    }
    return rows > 0;
  }
}
