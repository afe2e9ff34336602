package org.zhiren.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.explain.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./zhiren stop}. */
@Command(
    name = "stop",
    description = {
      "Finish running requests, then stop server and database.",
      "处理完正在进行的请求，然后停止服务器和数据库。"
    })
final class StopCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Data folder of the server.", "服务器的数据文件夹。"})
  private @Nullable Path data;

  @Option(
      names = "--json",
      description = {"Print the result as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = Installation.current().data(data);
    Optional<ServerState> running = ServerState.running(folder);
    if (running.isEmpty()) {
      ServerState.remove(folder);
      print(false, Speech.say("服务器没有在运行（{0}）。", "The server is not running ({0}).", folder));
      return CommandProblem.NO;
    }
    long pid = running.get().pid();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    long end = System.nanoTime() + PATIENCE.toNanos();
    // The folder is given back when the database has stopped too.
    while (EmbeddedPostgres.userOf(folder).isPresent()) {
      if (System.nanoTime() > end) {
        throw new CommandProblem(
            CommandProblem.UNUSABLE,
            Text.of(
                    "服务器（进程 {0}）没有在 {1} 秒内停止。",
                    "The server (process {0}) did not stop within {1} seconds.")
                .fill(Long.toString(pid), PATIENCE.toSeconds()));
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    print(true, Speech.say("已停止。", "Stopped."));
    return 0;
  }

  private void print(boolean stopped, String line) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("stopped", stopped);
      System.out.println(Json.print(result));
    } else {
      System.out.println(line);
    }
  }
}
