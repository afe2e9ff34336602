package org.zhiren.platform.library;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * Brings files in. The originals are kept before anything is read; each file is read in a child
 * process and settled by itself, beside the request, so that one that fails costs no other. If the
 * server ends in between, the files that were not settled can be read again from their originals.
 */
@Component
public class Importing {

  private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
  private static final int MOST_FILES = 5_000;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_SOURCE = 60;

  private final JdbcClient jdbc;
  private final Batches batches;
  private final Originals originals;
  private final ReadingBatch reading;
  private final LibraryIndex index;
  private final GroupingDuplicates grouping;
  private final Seeing seeing;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final java.time.Clock clock;

  Importing(
      JdbcClient jdbc,
      Batches batches,
      Originals originals,
      ReadingBatch reading,
      LibraryIndex index,
      GroupingDuplicates grouping,
      Seeing seeing,
      Records records,
      Acting acting,
      TransactionTemplate transactions,
      java.time.Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.originals = originals;
    this.reading = reading;
    this.index = index;
    this.grouping = grouping;
    this.seeing = seeing;
    this.records = records;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A file that somebody brings.
   *
   * @param name its name, without folders
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once
  public record Brought(String name, byte[] content) {}

  /** Somebody is about to bring files: what reads them gets ready. */
  public void expect() {
    reading.expect();
  }

  /**
   * Keeps the originals and begins to read them; reading goes on after the answer.
   *
   * @return the batch
   * @throws InvalidInput if there is no file or too many, or the unit is missing or out of scope
   */
  public UUID start(List<Brought> files, Batch.Where where, Batch.Way way) {
    UUID id = keep(files, where, way);
    beside(id);
    return id;
  }

  /** The same, done when it returns: for the watched folder and the first filling. */
  public UUID take(List<Brought> files, Batch.Where where, Batch.Way way) {
    UUID id = keep(files, where, way);
    reading.run(id);
    return id;
  }

  private UUID keep(List<Brought> files, Batch.Where where, Batch.Way way) {
    check(files, where);
    List<byte[]> prints = new ArrayList<>();
    for (Brought file : files) {
      byte[] print = Sha256.of(file.content());
      originals.keep(print, file.content());
      prints.add(print);
    }
    return answer(() -> {
      UUID batch = batches.begin(where, way);
      for (int i = 0; i < files.size(); i++) {
        batches.file(
            batch, i + 1, files.get(i).name(), prints.get(i), files.get(i).content().length);
      }
      records.record(
          Act.of("library.batch.started", "batch", batch)
              .with("files", files.size())
              .with("reach", where.reach())
              .with("secrecy", where.secrecy())
              .with("unit", where.unitId()));
      return batch;
    });
  }

  private void check(List<Brought> files, Batch.Where where) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (files.isEmpty() || files.size() > MOST_FILES) {
      faults.add(
          new InvalidInput.Fault(
              "files",
              Integer.toString(files.size()),
              Text.of(
                      "请选择 1 至 {0} 个文件（现为 {1} 个）。文件更多时请打成压缩包或分批。",
                      "Choose 1 to {0} files ({1} were chosen). Pack more of them into one archive,"
                          + " or split them.")
                  .fill(MOST_FILES, files.size())));
    }
    if (where.source().length() > LONGEST_SOURCE) {
      faults.add(
          new InvalidInput.Fault(
              "source",
              where.source(),
              Text.of("来源不超过 {0} 字。", "The source has at most {0} characters.")
                  .fill(LONGEST_SOURCE)));
    }
    UUID unit = where.unitId();
    if (where.reach() == Reach.UNIT && unit == null) {
      faults.add(
          new InvalidInput.Fault(
              "unit", null, Text.of("请选择所属单位。", "Choose the unit that owns them.")));
    }
    if (unit != null && !seeing.sees(unit)) {
      faults.add(
          new InvalidInput.Fault(
              "unit",
              unit.toString(),
              Text.of("您没有这个单位的授权范围，请换一个。", "You have no scope over this unit. Choose another.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  /** Reads again what could not be read; what is in the library stays. */
  public void again(UUID id) {
    batches.required(id);
    answer(() -> {
      int files = batches.again(id);
      batches.state(id, Batch.State.RUNNING, null);
      records.record(Act.of("library.batch.again", "batch", id).with("files", files));
      return files;
    });
    beside(id);
  }

  /**
   * Takes a batch back: its documents leave the library. Originals and record stay.
   *
   * @return how many documents
   * @throws InvalidInput if the reason is missing or the batch still runs
   */
  public int undo(UUID id, String reason) {
    Batch batch = batches.required(id);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of("请填写撤销的理由，不超过 500 字。", "Enter why it is taken back, at most 500 characters."));
    }
    if (batch.state() != Batch.State.DONE) {
      throw new InvalidInput(
          "reason",
          batch.state().name(),
          Text.of("这一批{0}，现在不能撤销。", "The batch is {0} and cannot be taken back now.")
              .fill(batch.state().text()));
    }
    int withdrawn =
        answer(() -> {
          List<UUID> gone =
              jdbc.sql(
                      """
                      update library.document set withdrawn_at = :now, version = version + 1
                      where batch_id = :batch and withdrawn_at is null returning id
                      """)
                  .param("now", java.sql.Timestamp.from(clock.instant()))
                  .param("batch", id)
                  .query(UUID.class)
                  .list();
          batches.state(id, Batch.State.UNDONE, reason.strip());
          index.changed(gone);
          records.record(
              Act.of("library.batch.undone", "batch", id)
                  .with("documents", gone.size())
                  .because(reason.strip()));
          return gone.size();
        });
    grouping.due();
    return withdrawn;
  }

  private <T> T answer(java.util.function.Supplier<T> work) {
    T answer = transactions.execute(status -> work.get());
    if (answer == null) {
      throw new IllegalStateException("The transaction has no answer.");
    }
    return answer;
  }

  private void beside(UUID id) {
    SecurityContext asker = SecurityContextHolder.createEmptyContext();
    asker.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
    Thread.ofVirtual()
        .name("library-import-" + id)
        .start(() -> {
          SecurityContextHolder.setContext(asker);
          try {
            reading.run(id);
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            LOG.error("Batch {} broke off", id, broken);
          } finally {
            SecurityContextHolder.clearContext();
          }
        });
  }

  /** What was being read when the server ended can be read again. */
  @EventListener(ApplicationReadyEvent.class)
  void interrupted() throws Exception {
    Callable<Boolean> work =
        () -> {
          transactions.executeWithoutResult(status -> {
            jdbc.sql(
                    """
                    update library.batch_file set outcome = 'FAILED', reason_zh = :zh, reason_en = :en
                    where outcome = 'WAITING'
                    """)
                .param("zh", "服务器在读取前停止。原件已保存，可以重试。")
                .param(
                    "en", "The server ended before it was read. The original is kept; try again.")
                .update();
            jdbc.sql("update library.batch set state = 'DONE' where state = 'RUNNING'").update();
          });
          return true;
        };
    acting.asSystem("library.batches", work);
  }
}
