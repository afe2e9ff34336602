package org.zhiren.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./zhiren status}. */
@Command(
    name = "status",
    description = {
      "Whether the server runs, where, since when, with how much memory.",
      "服务器是否在运行、地址、时长和内存。"
    })
final class StatusCommand implements Callable<Integer> {

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
  public Integer call() {
    Path folder = Installation.current().data(data);
    Optional<ServerState> running = ServerState.running(folder);
    if (json) {
      System.out.println(Json.print(describe(folder, running)));
    } else if (running.isEmpty()) {
      System.out.println(Speech.say("没有在运行（{0}）。", "Not running ({0}).", folder));
    } else {
      print(folder, running.get());
    }
    return running.isPresent() ? 0 : CommandProblem.NO;
  }

  private static void print(Path folder, ServerState state) {
    Duration up = Duration.between(state.since(), Instant.now());
    line(
        "状态",
        "state",
        state.stage() == ServerState.Stage.READY
            ? Speech.say("运行中", "running")
            : Speech.say("启动中：{0}", "starting: {0}", state.detail()));
    line("地址", "address", state.address());
    line("进程", "process", Long.toString(state.pid()));
    line(
        "已运行",
        "up for",
        "%d:%02d:%02d".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart()));
    line("内存", "memory", memoryMebibytes(state.pid()) + " MiB");
    line("数据库", "database", state.database());
    line("数据文件夹", "data folder", folder.toString());
    line("版本", "version", Zhiren.VERSION);
  }

  private static void line(String zh, String en, String value) {
    System.out.printf("%-12s %s%n", Speech.say(zh, en), value);
  }

  private static Map<String, Object> describe(Path folder, Optional<ServerState> running) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("running", running.isPresent());
    result.put("data", folder.toString());
    result.put("version", Zhiren.VERSION);
    running.ifPresent(state -> {
      result.put("ready", state.stage() == ServerState.Stage.READY);
      result.put("pid", state.pid());
      result.put("address", state.address());
      result.put("uptimeSeconds", Duration.between(state.since(), Instant.now()).toSeconds());
      result.put("memoryMebibytes", memoryMebibytes(state.pid()));
      result.put("database", state.database());
    });
    return result;
  }

  /** Resident memory of the server and its children, in MiB; 0 where the system does not tell. */
  private static long memoryMebibytes(long pid) {
    return ProcessHandle.of(pid).stream()
            .flatMap(server ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(server), server.descendants()))
            .mapToLong(process -> proportionalKibibytes(process.pid()))
            .sum()
        / 1024;
  }

  /** Shared pages are counted once over all processes that share them. */
  private static long proportionalKibibytes(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
