package org.zhiren.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiren.database.Backup;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.Restore;
import org.zhiren.explain.Text;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.platform.records.RecordProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./zhiren restore}. */
@Command(
    name = "restore",
    description = {
      "Make a new data folder out of a backup; nothing is ever overwritten.",
      "用备份建立新的数据文件夹；从不覆盖已有内容。"
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = {"The backup.", "备份文件。"})
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"New or empty data folder.", "新的或空的数据文件夹。"})
  private @Nullable Path data;

  @Option(
      names = "--against",
      paramLabel = "CHECKPOINT-FILE",
      description = {
        "A signed head of the log that you hold from elsewhere; the restored record must contain"
            + " it.",
        "您另行持有的日志检查点文件；恢复后的全程纪实必须包含它。"
      })
  private @Nullable Path against;

  @Option(
      names = "--json",
      description = {"Print the result as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path folder = Installation.current().data(data);
    silenceLibraries();
    SignedCheckpoint held = HeldHead.read(against);
    Backup.Summary summary =
        Restore.intoFolder(
            file,
            folder,
            RestoreCommand::migrate,
            (connection, restored) -> prove(connection, restored, held));
    if (json) {
      Map<String, Object> result = BackupCommand.describe(summary);
      result.put("data", folder.toString());
      System.out.println(Json.print(result));
    } else {
      System.out.println(
          Speech.say(
              "已恢复到 {0}：{1} 张表，{2} 行，内容与备份逐表核对一致（{3}）。",
              "Restored into {0}: {1} tables, {2} rows, contents compared table by table ({3}).",
              folder,
              summary.tables(),
              Long.toString(summary.rows()),
              summary.contents()));
      System.out.println(
          Speech.say(
              "逐条核验通过：{0}", "Proved entry by entry: {0}", BackupCommand.recordLine(summary)));
    }
    return 0;
  }

  /** The record of the restored database, proved from its own rows. */
  private String prove(Connection connection, Path restored, @Nullable SignedCheckpoint held)
      throws IOException {
    if (RecordProof.stated(connection).isEmpty()) {
      return "";
    }
    RecordProof.Proved proved = RecordProof.of(connection, restored, Clock.systemUTC(), held);
    if (!proved.holds()) {
      throw Restore.unproved(
          file,
          Text.of("{0}（共 {1} 处不符）", "{0} ({1} finding(s) in all)")
              .fill(proved.faults().getFirst(), Long.toString(proved.faultCount())));
    }
    return proved.head().toString();
  }

  private static void silenceLibraries() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(ch.qos.logback.classic.Level.WARN);
    }
  }

  /** The platform's own migrations, each schema up to the version of the backup. */
  static void migrate(DatabaseAccess owner, String application, Map<String, String> lastVersions) {
    lastVersions.forEach((schema, version) ->
        Flyway.configure()
            .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
            .schemas(schema)
            .defaultSchema(schema)
            .table("schema_history")
            .locations("classpath:db/migration/" + schema)
            .placeholders(Map.of("app", application))
            .target(version)
            .load()
            .migrate());
  }
}
