package org.zhiren.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zhiren.explain.Text;
import org.zhiren.platform.demonstration.FillingProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./zhiren start}. */
@Command(
    name = "start",
    description = {
      "Start database and server in the background and wait until they are ready.",
      "在后台启动数据库和服务器，等到就绪。"
    })
final class StartCommand implements Callable<Integer> {

  /** The demo data of a million people take their time. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--foreground",
      description = {"Stay in the foreground (for service managers).", "留在前台（供服务管理程序使用）。"})
  private boolean foreground;

  @Option(
      names = "--json",
      description = {"Print the result as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Path data = installation.data(options.data);
    Optional<ServerState> running = ServerState.running(data);
    if (running.isPresent()) {
      announce(data, running.get(), true);
      return 0;
    }
    checkPort();
    if (QuickStart.isDue(installation)) {
      ProgressView.usual(json)
          .step(Speech.say("首次启动：正在准备快速启动（仅一次）……", "First start: preparing quick starts (once) …"));
      QuickStart.record(installation, freePort());
    }
    List<String> words = new ArrayList<>(List.of("serve"));
    words.addAll(options.words(data));
    if (foreground) {
      return inForeground(installation, words);
    }
    DemoCommand.makeFolder(data);
    ServerState.remove(data);
    Path log = data.resolve("log").resolve("server.log");
    Process process = ServerJvm.startDetached(installation, words, log, options.externalDatabase());
    if (diedBeforeItSpoke(process, data) && Files.deleteIfExists(installation.aotCache())) {
      // Java itself gave up: go on without the recorded start-up.
      process = ServerJvm.startDetached(installation, words, log, options.externalDatabase());
    }
    announce(data, await(process, data, log), false);
    return 0;
  }

  private static boolean diedBeforeItSpoke(Process process, Path data) throws InterruptedException {
    return process.waitFor(Duration.ofMillis(700))
        && process.exitValue() != 0
        && ServerState.read(data).isEmpty();
  }

  private int inForeground(Installation installation, List<String> words) throws Exception {
    List<String> command =
        ServerJvm.command(installation, ServerJvm.usingRecording(installation), words);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    String databaseUrl = options.externalDatabase();
    if (databaseUrl != null) {
      builder.environment().put(ServerOptions.DATABASE_URL, databaseUrl);
    }
    Process process = builder.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              process.destroy();
              try {
                process.waitFor();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
    return process.waitFor();
  }

  private void checkPort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(options.address), options.port));
    } catch (java.net.BindException e) {
      throw new CommandProblem(CommandProblem.UNUSABLE, portTaken(options.port));
    }
  }

  static Text portTaken(int port) {
    return Text.of(
            "端口 {0} 已被其他程序占用。请用 --port 另选端口，例如 ./zhiren start --port {1}。",
            "Port {0} is taken by another program. Choose another one, for instance ./zhiren start"
                + " --port {1}.")
        .fill(Integer.toString(port), Integer.toString(port == 8420 ? 8421 : port + 1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ServerState await(Process process, Path data, Path log) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (ProgressView view = ProgressView.usual(json)) {
      while (System.nanoTime() < end) {
        Optional<ServerState> state = ServerState.read(data);
        if (state.isPresent() && state.get().stage() == ServerState.Stage.READY) {
          return state.get();
        }
        if (!process.isAlive()) {
          throw failed(state, data, log);
        }
        Optional<FillingProgress> filling =
            FillingProgress.read(data)
                .filter(p -> state.isPresent() && p.begun().isAfter(state.get().since()));
        if (filling.isPresent()) {
          view.filling(filling.get(), Instant.now());
        } else {
          view.step(stepOf(state));
        }
        Thread.sleep(Duration.ofMillis(50));
      }
    }
    throw new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("服务器长时间没有就绪。日志：{0}", "The server takes too long to get ready. Log: {0}").fill(log));
  }

  static CommandProblem failed(Optional<ServerState> state, Path data, Path log) {
    Optional<String> told =
        state.filter(s -> s.stage() == ServerState.Stage.FAILED).map(ServerState::detail);
    String line = told.orElseGet(() -> lastLine(log));
    ServerState.remove(data);
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        line.isBlank()
            ? Text.of("服务器未能启动。日志：{0}", "The server did not start. Log: {0}").fill(log)
            : Text.same(line));
  }

  private static String lastLine(Path log) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.isBlank())
          .reduce("", (before, line) -> line);
    } catch (IOException e) {
      return "";
    }
  }

  /** What the server says that it is doing. */
  static String stepOf(Optional<ServerState> state) {
    if (state.filter(s -> s.stage() == ServerState.Stage.FAILED).isPresent()) {
      return ""; // said once, as the end of the command
    }
    return state
        .map(ServerState::detail)
        .filter(detail -> !detail.isBlank())
        .orElseGet(() -> Speech.say("正在启动数据库", "starting the database"));
  }

  private void announce(Path data, ServerState state, boolean already) {
    AccountsFile accounts = AccountsFile.of(data);
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("address", state.address());
      result.put("pid", state.pid());
      result.put("alreadyRunning", already);
      result.put("data", data.toString());
      result.put("database", state.database());
      result.put("accounts", accounts.describe());
      System.out.println(Json.print(result));
      return;
    }
    System.out.println(
        already
            ? Speech.say("知任已在运行：{0}", "Zhiren is already running: {0}", state.address())
            : Speech.say("知任已就绪：{0}", "Zhiren is ready: {0}", state.address()));
    System.out.print(accounts.text());
  }
}
