package org.zhiren.platform.library;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
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
import org.zhiren.reading.Attachment;
import org.zhiren.reading.DocumentReaders;
import org.zhiren.reading.FileType;
import org.zhiren.reading.ReadDocument;
import org.zhiren.reading.ReadOutcome;
import org.zhiren.reading.ReadWarning;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings files in. The originals are kept before anything is read; each file is read in a child
 * process and settled by itself, beside the request, so that one that fails costs no other. If the
 * server ends in between, the files that were not settled can be read again from their originals.
 */
@Component
public class Importing {

  private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
  private static final int MOST_FILES = 5_000;
  private static final int PART = 50;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_SOURCE = 60;

  private final JdbcClient jdbc;
  private final Batches batches;
  private final Originals originals;
  private final TakingIn takingIn;
  private final LibraryIndex index;
  private final GroupingDuplicates grouping;
  private final Seeing seeing;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final java.time.Clock clock;
  private final DocumentReaders readers = DocumentReaders.open();

  Importing(
      JdbcClient jdbc,
      Batches batches,
      Originals originals,
      TakingIn takingIn,
      LibraryIndex index,
      GroupingDuplicates grouping,
      Seeing seeing,
      Records records,
      Acting acting,
      TransactionTemplate transactions,
      JsonMapper json,
      java.time.Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.originals = originals;
    this.takingIn = takingIn;
    this.index = index;
    this.grouping = grouping;
    this.seeing = seeing;
    this.records = records;
    this.acting = acting;
    this.transactions = transactions;
    this.json = json;
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
    read(id);
    return id;
  }

  private UUID keep(List<Brought> files, Batch.Where where, Batch.Way way) {
    check(files, where);
    List<byte[]> prints = new ArrayList<>();
    for (Brought file : files) {
      byte[] print = Originals.fingerprint(file.content());
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
            read(id);
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            LOG.error("Batch {} broke off", id, broken);
          } finally {
            SecurityContextHolder.clearContext();
          }
        });
  }

  private void read(UUID id) {
    Batch.Where where = answer(() -> batches.required(id)).where();
    for (Batches.Waiting file : answer(() -> batches.waiting(id))) {
      try {
        read(id, where, file);
      } catch (RuntimeException | IOException failed) {
        LOG.warn("File {} of batch {} could not be taken in", file.no(), id, failed);
        settle(
            id,
            file.no(),
            Batch.Outcome.FAILED,
            failed instanceof InvalidInput refused && !refused.faults().isEmpty()
                ? refused.faults().getFirst().message()
                : Text.of(
                    "入库时出现意外错误，可以重试；仍不行请联系系统管理员。",
                    "Something unexpected went wrong. Try again; if it stays, ask the"
                        + " administrator."),
            null);
      }
    }
    transactions.executeWithoutResult(status -> {
      batches.state(id, Batch.State.DONE, null);
      Batch done = batches.required(id);
      Act act = Act.of("library.batch.done", "batch", id);
      for (Batch.Outcome outcome : Batch.Outcome.values()) {
        act = act.with(outcome.name().toLowerCase(Locale.ROOT), done.count(outcome));
      }
      records.record(act);
    });
    grouping.due();
  }

  private void settle(
      UUID batch, int no, Batch.Outcome outcome, Text reason, @Nullable UUID document) {
    transactions.executeWithoutResult(
        status -> batches.settle(batch, no, outcome, reason, document));
  }

  private void read(UUID batch, Batch.Where where, Batches.Waiting file) throws IOException {
    byte[] content = originals.read(file.sha256());
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
      lines(batch, where, file, content);
      return;
    }
    switch (readers.read(file.name(), content)) {
      case ReadOutcome.Refused refused ->
          settle(batch, file.no(), Batch.Outcome.FAILED, refused.reason().text(), null);
      case ReadOutcome.Read read -> document(batch, where, file, content, read.document());
    }
  }

  /**
   * A document; what it holds inside becomes documents of their own in the same batch.
   *
   * @return whether it, or something inside it, carries a mark of secrecy and was not kept
   */
  private boolean document(
      UUID batch, Batch.Where where, Batches.Waiting file, byte[] content, ReadDocument read) {
    boolean secret =
        !read.attachments().isEmpty() && inside(batch, where, file.name(), read.attachments());
    if (read.detected() == FileType.ZIP) {
      settle(
          batch,
          file.no(),
          Batch.Outcome.TAKEN,
          Text.of("压缩包，内含 {0} 个文件，逐个入库。", "An archive with {0} files, each taken in by itself.")
              .fill(read.attachments().size()),
          null);
      if (secret) {
        originals.destroy(file.sha256());
      }
      return secret;
    }
    if (secret) {
      settle(
          batch,
          file.no(),
          Batch.Outcome.REFUSED,
          Text.of(
              "附件标有密级，连同本件不得存入。请去掉附件后另行导入。",
              "A file inside it is marked as a state secret, so it must not be kept either. Bring it"
                  + " without that file."),
          null);
      originals.destroy(file.sha256());
      return true;
    }
    TakingIn.Taken taken =
        answer(() -> {
          TakingIn.Taken one =
              takingIn.take(
                  batch,
                  where,
                  new TakingIn.Given(
                      file.name(),
                      read.detected().name(),
                      file.sha256(),
                      content.length,
                      read.text(),
                      null,
                      null,
                      read.particulars()));
          UUID in = one.outcome() == Batch.Outcome.TAKEN ? one.document() : null;
          batches.settle(
              batch,
              file.no(),
              one.outcome(),
              in == null ? one.reason() : warnings(read),
              one.document());
          if (in != null) {
            index.changed(List.of(in));
          }
          return one;
        });
    if (taken.outcome() == Batch.Outcome.REFUSED) {
      originals.destroy(file.sha256());
      return true;
    }
    return false;
  }

  private static @Nullable Text warnings(ReadDocument read) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (ReadWarning warning : read.warnings().stream().sorted().toList()) {
      zh.append(warning.text().zh());
      en.append(en.isEmpty() ? "" : " ").append(warning.text().en());
    }
    return zh.isEmpty() ? null : Text.of(zh.toString(), en.toString());
  }

  private boolean inside(
      UUID batch, Batch.Where where, String outer, List<Attachment> attachments) {
    boolean secret = false;
    for (Attachment one : attachments) {
      byte[] print = Originals.fingerprint(one.content());
      String name = outer + " › " + one.name();
      int no =
          answer(() -> {
            int next = batches.lastNo(batch) + 1;
            batches.file(batch, next, name, print, one.content().length);
            return next;
          });
      originals.keep(print, one.content());
      switch (one.outcome()) {
        case ReadOutcome.Refused refused ->
            settle(batch, no, Batch.Outcome.FAILED, refused.reason().text(), null);
        case ReadOutcome.Read read ->
            secret |=
                document(
                    batch,
                    where,
                    new Batches.Waiting(no, name, print),
                    one.content(),
                    read.document());
      }
    }
    return secret;
  }

  /** Lines of JSON with id, title, text and date: from another library, or the texts of law. */
  private void lines(UUID batch, Batch.Where where, Batches.Waiting file, byte[] content)
      throws IOException {
    int taken = 0;
    int same = 0;
    List<String> wrong = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(content);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                file.name().toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in) : in,
                StandardCharsets.UTF_8))) {
      List<TakingIn.Given> part = new ArrayList<>();
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        TakingIn.Given given = line.isBlank() ? null : line(line);
        if (given == null) {
          if (!line.isBlank()) {
            wrong.add(Integer.toString(number));
          }
          continue;
        }
        part.add(given);
        if (part.size() == PART) {
          int[] counts = part(batch, where, part);
          taken += counts[0];
          same += counts[1];
          part.clear();
        }
      }
      int[] counts = part(batch, where, part);
      taken += counts[0];
      same += counts[1];
    }
    settle(
        batch,
        file.no(),
        taken + same == 0 ? Batch.Outcome.FAILED : Batch.Outcome.TAKEN,
        Text.of(
                "入库 {0} 件，已有 {1} 件，不能读取的行 {2} 行{3}。",
                "{0} taken in, {1} there already, {2} lines could not be read{3}.")
            .fill(
                taken,
                same,
                wrong.size(),
                wrong.isEmpty()
                    ? ""
                    : " (" + String.join(", ", wrong.subList(0, Math.min(10, wrong.size()))) + ")"),
        null);
  }

  private TakingIn.@Nullable Given line(String line) {
    try {
      JsonNode node = json.readTree(line);
      String text = node.path("text").asString("");
      String id = node.path("id").asString("");
      if (text.isBlank() || id.isBlank()) {
        return null;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] print = Originals.fingerprint(bytes);
      originals.keep(print, bytes);
      return new TakingIn.Given(
          id + ".txt",
          FileType.TEXT.name(),
          print,
          bytes.length,
          text,
          node.path("title").asString(""),
          date(node.path("date").asString("")),
          Map.of());
    } catch (JacksonException broken) {
      return null;
    }
  }

  private static @Nullable LocalDate date(String written) {
    try {
      return written.isEmpty() ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private int[] part(UUID batch, Batch.Where where, List<TakingIn.Given> part) {
    return answer(() -> {
      int[] counts = new int[2];
      List<UUID> fresh = new ArrayList<>();
      for (TakingIn.Given given : part) {
        TakingIn.Taken taken = takingIn.take(batch, where, given);
        if (taken.outcome() == Batch.Outcome.TAKEN && taken.document() != null) {
          fresh.add(taken.document());
          counts[0]++;
        } else if (taken.outcome() == Batch.Outcome.SAME) {
          counts[1]++;
        } else {
          originals.destroy(given.sha256());
        }
      }
      index.changed(fresh);
      return counts;
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

  @jakarta.annotation.PreDestroy
  void close() {
    readers.close();
  }
}
