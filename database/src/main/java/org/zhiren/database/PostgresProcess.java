package org.zhiren.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.zhiren.explain.Text;

/** One running server process. */
final class PostgresProcess {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private PostgresProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the server and waits until it accepts connections. */
  static PostgresProcess start(
      DataFolder data, PostgresBinaries binaries, Launching launching, int port, Duration patience)
      throws IOException {
    ServerLog.prepare(data.log());
    long logStart = Files.exists(data.log()) ? Files.size(data.log()) : 0;
    ProcessBuilder builder =
        new ProcessBuilder(
                launching.command(
                    binaries.program("postgres"),
                    List.of("-D", data.cluster().toString(), "-p", Integer.toString(port))))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = ChildProcesses.start(builder);
    process.getOutputStream().close();
    PostgresProcess server = new PostgresProcess(process, port);
    long end = System.nanoTime() + patience.toNanos();
    while (!isReady(data.cluster(), process.pid())) {
      if (!process.isAlive()) {
        throw ServerLog.explain(ServerLog.since(data.log(), logStart), data.cluster(), port);
      }
      if (System.nanoTime() > end) {
        server.stop();
        throw new DatabaseProblem(
            DatabaseProblem.Kind.START_FAILED,
            Text.of(
                    "数据库在 {0} 秒内没有就绪。详情见日志（{1}）。",
                    "The database was not ready within {0} seconds. The log tells more ({1}).")
                .fill(patience.toSeconds(), data.log()));
      }
      pause();
    }
    return server;
  }

  /** The eighth line of {@code postmaster.pid} tells the state, the first the process. */
  private static boolean isReady(Path cluster, long pid) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() >= 8
        && lines.get(7).strip().equals("ready")
        && lines.get(0).strip().equals(Long.toString(pid));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the server has ended; returns at once when interrupted. */
  void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fast shutdown; where that takes too long, immediate shutdown, from which a start recovers. */
  void stop() {
    try {
      if (process.isAlive()) {
        Signals.INT.send(process.pid());
      }
      if (!process.waitFor(STOP_PATIENCE)) {
        Signals.QUIT.send(process.pid());
        if (!process.waitFor(STOP_PATIENCE)) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Signals.QUIT.send(process.pid());
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseProblem(
          DatabaseProblem.Kind.START_FAILED,
          Text.of("启动数据库时被中断。", "Interrupted while the database was starting."),
          e);
    }
  }
}
