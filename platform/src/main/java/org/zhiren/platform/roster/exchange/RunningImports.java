package org.zhiren.platform.roster.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.exchange.Imports.State;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Starts imports and lets their long work run beside the request, as the account that asked. If the
 * server ends in between, nothing has been written, and the import says so at the next start.
 */
@Component
public class RunningImports {

  private static final Logger LOG = LoggerFactory.getLogger(RunningImports.class);
  private static final int MOST_FILES = 2_000;
  private static final long LARGEST_BYTES = 200L << 20;
  private static final int LONGEST_REASON = 500;

  private final Imports imports;
  private final CheckingImport checking;
  private final WritingImport writing;
  private final Progress progress;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  RunningImports(
      Imports imports,
      CheckingImport checking,
      WritingImport writing,
      Progress progress,
      Records records,
      Acting acting,
      TransactionTemplate transactions,
      JdbcClient jdbc) {
    this.imports = imports;
    this.checking = checking;
    this.writing = writing;
    this.progress = progress;
    this.records = records;
    this.acting = acting;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /**
   * A file that somebody brings.
   *
   * @param name its name, without folders
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // a file of megabytes, handed over once
  public record Brought(String name, byte[] bytes) {}

  /**
   * Keeps the files and begins the dry run.
   *
   * @return the import
   * @throws InvalidInput if there is no file, too many or too much, or the reason is missing
   */
  public UUID start(List<Brought> files, String reason) {
    long bytes = files.stream().mapToLong(file -> file.bytes().length).sum();
    List<InvalidInput.Fault> faults = new java.util.ArrayList<>();
    if (files.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "files", null, Text.of("请选择要导入的文件。", "Choose the files to import.")));
    }
    if (files.size() > MOST_FILES || bytes > LARGEST_BYTES) {
      faults.add(
          new InvalidInput.Fault(
              "files",
              files.size() + " / " + (bytes >> 20) + " MB",
              Text.of(
                  "一次最多 2,000 个文件、200 MB。请分批导入，或打成一个压缩包。",
                  "At most 2,000 files and 200 MB at a time. Split them, or pack them into one"
                      + " archive.")));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              reason,
              Text.of("请填写导入事由，不超过 500 字。", "Enter the reason, at most 500 characters.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Account account = acting.required();
    UUID id = UUID.randomUUID();
    transactions.executeWithoutResult(status -> {
      imports.create(id, account.id(), account.name(), reason.strip());
      for (int i = 0; i < files.size(); i++) {
        imports.file(id, i + 1, files.get(i).name(), files.get(i).bytes());
      }
      records.record(
          Act.of("exchange.import.started", "import", id)
              .with("files", files.size())
              .with("bytes", bytes)
              .because(reason.strip()));
    });
    progress.at(id, "read", 0, files.size());
    beside(id, () -> checking.run(id));
    return id;
  }

  /**
   * Begins to write what was checked.
   *
   * @throws NotFound if the import is not the acting account's own
   * @throws InvalidInput if somebody is still undecided, or nobody is to be taken over
   */
  public void write(UUID id) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    Map<Imports.Decision, Integer> decisions = imports.decisions(id);
    int open = decisions.getOrDefault(Imports.Decision.OPEN, 0);
    int take = decisions.getOrDefault(Imports.Decision.TAKE, 0);
    if (open > 0) {
      throw new InvalidInput(
          "open",
          String.valueOf(open),
          Text.of(
                  "还有 {0} 人没有处理。请修正、选择，或不导入这些人。",
                  "{0} people are still undecided. Repair them, choose, or leave them out.")
              .fill(open));
    }
    if (take == 0) {
      throw new InvalidInput(
          "open", "0", Text.of("没有要导入的人员。", "There is nobody to be taken over."));
    }
    if (of.state() != State.CHECKED || !imports.move(id, State.CHECKED, State.WRITING)) {
      throw new InvalidInput(
          "import",
          of.state().name(),
          Text.of("这次导入已经开始写入或已结束。", "This import is being written already, or has ended."));
    }
    progress.at(id, "write", 0, take);
    beside(id, () -> writing.run(id));
  }

  /** Gives an import up before it is written. */
  public void discard(UUID id) {
    if (!imports.move(id, State.CHECKED, State.DISCARDED)) {
      throw new NotFound("import " + id);
    }
    transactions.executeWithoutResult(
        status -> records.record(Act.of("exchange.import.discarded", "import", id)));
  }

  private void beside(UUID id, Runnable work) {
    SecurityContext asker = SecurityContextHolder.createEmptyContext();
    asker.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
    Thread.ofVirtual()
        .name("import-" + id)
        .start(() -> {
          SecurityContextHolder.setContext(asker);
          try {
            work.run();
          } catch (InvalidInput refused) {
            fail(id, refused.faults().isEmpty() ? null : refused.faults().getFirst().message());
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            LOG.error("Import {} failed", id, broken);
            fail(id, null);
          } finally {
            progress.end(id);
            SecurityContextHolder.clearContext();
          }
        });
  }

  private void fail(UUID id, @Nullable Text why) {
    Text problem =
        why == null
            ? Text.of(
                "出现意外错误，未写入任何内容。请联系系统管理员查看日志。",
                "Something unexpected went wrong; nothing was written. Ask the administrator to"
                    + " look at the log.")
            : why;
    imports.finish(id, State.FAILED, problem);
  }

  /** What ran when the server ended has written nothing. */
  @EventListener(ApplicationReadyEvent.class)
  void interrupted() throws Exception {
    acting.asSystem(
        "roster.imports",
        () -> {
          transactions.executeWithoutResult(status ->
              jdbc.sql(
                      """
                      update roster.import set state = 'FAILED', problem_zh = :zh, problem_en = :en, finished_at = now()
                      where state in ('CHECKING', 'WRITING')
                      """)
                  .param("zh", "服务器在处理中停止，未写入任何内容。请重新导入。")
                  .param("en", "The server ended in between; nothing was written. Import again.")
                  .update());
          return true;
        });
  }
}
