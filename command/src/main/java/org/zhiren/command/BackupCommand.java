package org.zhiren.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.database.Backup;
import org.zhiren.database.ExternalDatabase;
import org.zhiren.platform.records.RecordProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./zhiren backup}. */
@Command(
    name = "backup",
    description = {
      "Write everything into one file with checksums, while the server runs or not.",
      "把全部数据写入一个带校验和的文件；服务器运行与否均可。"
    })
final class BackupCommand implements Callable<Integer> {

  /** Restored sessions would let people in who have left since. */
  private static final Set<String> NOT_KEPT = Set.of("access.session", "access.session_attributes");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = {
        "File to write (default: zhiren-DATE-TIME.zip here).",
        "备份文件（默认：当前文件夹下的 zhiren-日期-时间.zip）。"
      })
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Data folder.", "数据文件夹。"})
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "Back up an external database; its user must be allowed to read every row.",
        "备份外部数据库；该用户须能读取全部行。"
      })
  private @Nullable String databaseUrl;

  @Option(
      names = "--check",
      description = {"Write nothing; compare the checksums of FILE.", "不写入；核对 FILE 的校验和。"})
  private boolean check;

  @Option(
      names = "--json",
      description = {"Print the result as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() {
    Path folder = Installation.current().data(data);
    Path target = file == null ? usualName() : file;
    if (check) {
      print(Backup.verify(target), Speech.say("备份完好", "The backup is sound"));
      return 0;
    }
    String url = databaseUrl == null ? System.getenv(ServerOptions.DATABASE_URL) : databaseUrl;
    Backup.Summary written =
        url == null || url.isBlank()
            ? Backup.write(folder, target, NOT_KEPT, BackupCommand::root)
            : Backup.write(
                ExternalDatabase.parse(url, System.getenv()),
                folder,
                target,
                NOT_KEPT,
                BackupCommand::root);
    print(written, Speech.say("备份已写入", "Backup written"));
    return 0;
  }

  private static Path usualName() {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return Path.of("zhiren-" + time + ".zip");
  }

  private void print(Backup.Summary summary, String headline) {
    if (json) {
      System.out.println(Json.print(describe(summary)));
      return;
    }
    System.out.println(headline + ": " + summary.file().toAbsolutePath());
    System.out.println(
        Speech.say(
            "{0} 张表，{1} 行，内容摘要 {2}",
            "{0} tables, {1} rows, contents {2}",
            summary.tables(),
            Long.toString(summary.rows()),
            summary.contents()));
    System.out.println(recordLine(summary));
  }

  /** Size and Merkle root of the record at the moment of the backup. */
  private static String root(Connection connection) {
    return RecordProof.stated(connection).map(RecordProof.Head::toString).orElse("");
  }

  /** The record's size and root, for people. */
  static String recordLine(Backup.Summary summary) {
    String[] words = summary.record().split(" ", 2);
    return words.length < 2
        ? Speech.say("没有全程纪实", "no record")
        : Speech.say("全程纪实 {0} 条，根 {1}", "record of {0} entries, root {1}", words[0], words[1]);
  }

  static Map<String, Object> describe(Backup.Summary summary) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", summary.file().toAbsolutePath().toString());
    result.put("tables", summary.tables());
    result.put("rows", summary.rows());
    result.put("contents", summary.contents());
    result.put("record", summary.record());
    return result;
  }
}
