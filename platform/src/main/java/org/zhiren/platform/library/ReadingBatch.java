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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;
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
 * Reads the waiting files of a batch from their originals, each in a child process, and settles
 * each by itself. Of what carries a mark of secrecy nothing is kept.
 */
@Component
class ReadingBatch {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingBatch.class);
  private static final int PART = 50;

  private final Batches batches;
  private final Originals originals;
  private final TakingIn takingIn;
  private final LibraryIndex index;
  private final GroupingDuplicates grouping;
  private final Records records;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  /** Opened with the first file: a server that brings nothing in starts no children. */
  private @Nullable DocumentReaders readers;

  private final AtomicBoolean expecting = new AtomicBoolean();
  private boolean closed;

  ReadingBatch(
      Batches batches,
      Originals originals,
      TakingIn takingIn,
      LibraryIndex index,
      GroupingDuplicates grouping,
      Records records,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.batches = batches;
    this.originals = originals;
    this.takingIn = takingIn;
    this.index = index;
    this.grouping = grouping;
    this.records = records;
    this.transactions = transactions;
    this.json = json;
  }

  private <T> T answer(java.util.function.Supplier<T> work) {
    T answer = transactions.execute(status -> work.get());
    if (answer == null) {
      throw new IllegalStateException("The transaction has no answer.");
    }
    return answer;
  }

  /** Reads every file that waits; the batch is done when this returns. */
  void run(UUID id) {
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
    switch (readers().read(file.name(), content)) {
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
      byte[] print = Sha256.of(one.content());
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
    Counts counts = new Counts();
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
        if (line.isBlank()) {
          continue;
        }
        TakingIn.Given given = line(line);
        if (given == null) {
          wrong.add(Integer.toString(number));
          continue;
        }
        part.add(given);
        if (part.size() == PART) {
          part(batch, where, part, counts);
          part.clear();
        }
      }
      part(batch, where, part, counts);
    }
    settle(
        batch,
        file.no(),
        counts.taken + counts.same == 0 ? Batch.Outcome.FAILED : Batch.Outcome.TAKEN,
        Text.of(
                "入库 {0} 件，已有 {1} 件，标有密级不予入库 {2} 件，不能读取 {3} 行{4}。",
                "{0} taken in, {1} there already, {2} refused as secret, {3} lines could not be"
                    + " read{4}.")
            .fill(
                counts.taken,
                counts.same,
                counts.refused,
                wrong.size(),
                wrong.isEmpty()
                    ? ""
                    : " (" + String.join(", ", wrong.subList(0, Math.min(10, wrong.size()))) + ")"),
        null);
    if (counts.refused > 0) {
      originals.destroy(file.sha256());
    }
  }

  /** What became of the lines of a file. */
  private static final class Counts {
    private int taken;
    private int same;
    private int refused;
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
      byte[] print = Sha256.of(bytes);
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

  private void part(UUID batch, Batch.Where where, List<TakingIn.Given> part, Counts counts) {
    transactions.executeWithoutResult(status -> {
      List<UUID> fresh = new ArrayList<>();
      for (TakingIn.Given given : part) {
        TakingIn.Taken taken = takingIn.take(batch, where, given);
        if (taken.outcome() == Batch.Outcome.TAKEN && taken.document() != null) {
          fresh.add(taken.document());
          counts.taken++;
        } else if (taken.outcome() == Batch.Outcome.SAME) {
          counts.same++;
        } else {
          counts.refused++;
          originals.destroy(given.sha256());
        }
      }
      index.changed(fresh);
    });
  }

  /**
   * Somebody is about to bring files: a child is started beside the caller, so that the first file
   * does not wait for it.
   */
  void expect() {
    if (expecting.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("library-reader")
          .start(() -> {
            DocumentReaders open = unlessClosed();
            if (open != null && !open.prepare()) {
              LOG.warn("No process for reading documents could be started; the next file tries.");
            }
          });
    }
  }

  private synchronized @Nullable DocumentReaders unlessClosed() {
    return closed ? null : readers();
  }

  private synchronized DocumentReaders readers() {
    DocumentReaders open = readers;
    if (open == null) {
      open = DocumentReaders.open();
      readers = open;
    }
    return open;
  }

  @jakarta.annotation.PreDestroy
  synchronized void close() {
    closed = true;
    if (readers != null) {
      readers.close();
    }
  }
}
