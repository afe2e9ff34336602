package org.zhiren.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.ExternalDatabase;
import org.zhiren.explain.Text;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.platform.records.RecordProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./zhiren ledger check}: proves the record in the database from its own rows. */
@Command(
    name = "check",
    description = {
      "Prove the record in the database from its rows: every entry, leaf, root and signed head.",
      "用数据库中的各行证明全程纪实：逐条、逐叶、根和签名检查点。"
    })
final class LedgerCheck implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Data folder; its server may run or not.", "数据文件夹；服务器运行与否均可。"})
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {"Check an external database.", "核验外部数据库。"})
  private @Nullable String databaseUrl;

  @Option(
      names = "--against",
      paramLabel = "CHECKPOINT-FILE",
      description = {
        "A signed head that you hold from elsewhere; the record must contain it.",
        "您另行持有的检查点文件；全程纪实必须包含它。"
      })
  private @Nullable Path against;

  @Option(
      names = "--json",
      description = {"Print the report as JSON.", "以 JSON 输出报告。"})
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Path folder = Installation.current().data(data);
    SignedCheckpoint held = HeldHead.read(against);
    String url = databaseUrl == null ? System.getenv(ServerOptions.DATABASE_URL) : databaseUrl;
    RecordProof.Proved proved;
    if (url != null && !url.isBlank()) {
      proved = prove(ExternalDatabase.parse(url, System.getenv()), folder, held);
    } else if (!Files.exists(folder.resolve("zhiren.made"))) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "数据文件夹（{0}）还没有建立。请用 --data 指定。",
                  "The data folder ({0}) has not been made yet. Name one with --data.")
              .fill(folder));
    } else if (EmbeddedPostgres.userOf(folder).isPresent()) {
      proved = prove(EmbeddedPostgres.ownerOf(folder), folder, held);
    } else {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
        proved = prove(postgres.owner(), folder, held);
      }
    }
    print(proved);
    return proved.holds() ? 0 : CommandProblem.NO;
  }

  private static RecordProof.Proved prove(
      DatabaseAccess access, Path folder, @Nullable SignedCheckpoint held)
      throws SQLException, IOException {
    try (Connection connection = access.open()) {
      // One moment of a database that may be written to meanwhile.
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      if (RecordProof.stated(connection).isEmpty()) {
        throw new CommandProblem(
            CommandProblem.UNUSABLE,
            Text.of(
                "这个数据库里还没有全程纪实。请先运行一次 ./zhiren start。",
                "There is no record in this database yet. Run ./zhiren start once."));
      }
      RecordProof.Proved proved = RecordProof.of(connection, folder, Clock.systemUTC(), held);
      connection.rollback();
      return proved;
    }
  }

  private void print(RecordProof.Proved proved) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("holds", proved.holds());
      result.put("entries", proved.head().size());
      result.put("root", proved.head().root());
      result.put("signed", proved.signed());
      result.put("waiting", proved.waiting());
      result.put("findings", proved.faultCount());
      result.put("named", proved.faults().stream().map(Speech::say).toList());
      System.out.println(Json.print(result));
      return;
    }
    System.out.println(
        proved.holds()
            ? Speech.say("全程纪实完好。", "The record holds: nothing is wrong.")
            : Speech.say(
                "全程纪实不成立：{0} 处不符。",
                "The record does not hold: {0} finding(s).", Long.toString(proved.faultCount())));
    System.out.println(
        Speech.say(
            "{0} 条，已签名至 {1} 条，{2} 条等待位置；根 {3}",
            "{0} entries, signed up to {1}, {2} waiting for a place; root {3}",
            Long.toString(proved.head().size()),
            Long.toString(proved.signed()),
            Long.toString(proved.waiting()),
            proved.head().root()));
    List<Text> faults = proved.faults();
    faults.forEach(fault -> System.out.println("  · " + Speech.say(fault)));
  }
}
