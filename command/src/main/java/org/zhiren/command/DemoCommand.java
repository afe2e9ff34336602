package org.zhiren.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.demo.DemoSize;
import org.zhiren.explain.Text;
import org.zhiren.platform.demonstration.FillingProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./zhiren demo}: a new data folder, filled with an invented prefecture or province. */
@Command(
    name = "demo",
    description = {
      "Make a new data folder filled with an invented prefecture or province.",
      "建立新的数据文件夹，装入虚构的地州或省的演示数据。"
    })
final class DemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofHours(12);

  /** Measured: rows, indexes and the write-ahead log of one person with all facts. */
  private static final long BYTES_A_PERSON = 16_000;

  private static final long BYTES_OF_AN_EMPTY_FOLDER = 400L << 20;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "20000",
      description = {
        "How many people, 1000 to 1000000 (default: ${DEFAULT-VALUE}, one prefecture; more than"
            + " 30000 make a province).",
        "人数，1000 至 1000000（默认 ${DEFAULT-VALUE}，为一个地州；超过 30000 为一个省）。"
      })
  private int people = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = {
        "Another number invents other people (default: ${DEFAULT-VALUE}).",
        "不同的数字产生不同的人（默认 ${DEFAULT-VALUE}）。"
      })
  private long seed = 7;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "New or empty data folder (default: ZHIREN_DATA, else data beside the script).",
        "新的或空的数据文件夹（默认：ZHIREN_DATA，否则为脚本旁的 data）。"
      })
  private @Nullable Path data;

  @Option(
      names = "--json",
      description = {"Print the result as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() throws Exception {
    checkSize();
    Installation installation = Installation.current();
    Path folder = installation.data(data);
    refuseData(folder);
    makeFolder(folder);
    checkSpace(folder);
    Instant begun = Instant.now();
    Path log = folder.resolve("log").resolve("server.log");
    ServerState.remove(folder);
    // The mark of an unfinished filling: broken off from here on, the folder may be filled anew.
    new FillingProgress(FillingProgress.Phase.INVENTING, 0, people, begun).write(folder);
    List<String> words =
        List.of(
            "serve",
            "--fill",
            "--people",
            Integer.toString(people),
            "--seed",
            Long.toString(seed),
            "--data",
            folder.toString(),
            "--port",
            Integer.toString(freePort()));
    Process server = ServerJvm.startDetached(installation, words, log, "");
    Thread breakOff = new Thread(server::destroy, "zhiren-break-off");
    Runtime.getRuntime().addShutdownHook(breakOff);
    try {
      await(server, folder, log, begun);
    } finally {
      Runtime.getRuntime().removeShutdownHook(breakOff);
    }
    announce(folder, Duration.between(begun, Instant.now()));
    return 0;
  }

  private void checkSize() {
    try {
      if (people <= 1_000_000) {
        DemoSize.ofPeople(people);
        return;
      }
    } catch (IllegalArgumentException e) {
      // Said below in the user's language.
    }
    throw new CommandProblem(
        CommandProblem.USAGE,
        Text.of(
                "人数（--people {0}）须在 1000 至 1000000 之间；20000 为一个地州。",
                "The number of people (--people {0}) must lie between 1000 and 1000000; 20000 make"
                    + " one prefecture.")
            .fill(Integer.toString(people)));
  }

  /** An unfinished filling leaves nothing behind and may be begun again; all else is kept. */
  private static void refuseData(Path folder) throws IOException {
    if (EmbeddedPostgres.userOf(folder).isPresent()) {
      throw hasData(folder);
    }
    boolean brokenOff =
        FillingProgress.read(folder).filter(progress -> !progress.isOver()).isPresent();
    if (brokenOff || !Files.isDirectory(folder)) {
      return;
    }
    try (var content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw hasData(folder);
      }
    }
  }

  private static CommandProblem hasData(Path folder) {
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of(
                "文件夹（{0}）里已有数据，不会改动。请用 ./zhiren start --data {0} 启动它，或用 --data 另选新文件夹。",
                "The folder ({0}) has data already and is left alone. Start it with ./zhiren start"
                    + " --data {0}, or name a new folder with --data.")
            .fill(folder));
  }

  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new java.nio.file.AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "不能使用数据文件夹（{0}，用户 {1}）。请换用有权限的用户，或用 --data 另选文件夹。",
                  "The data folder ({0}, user {1}) cannot be used. Use a user who has permission or"
                      + " choose another folder with --data.")
              .fill(folder, System.getProperty("user.name")));
    }
  }

  private void checkSpace(Path folder) throws IOException {
    long needed = BYTES_OF_AN_EMPTY_FOLDER + people * BYTES_A_PERSON;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "磁盘空间不足：{0} 人约需 {1} MiB，{2} 只剩 {3} MiB。请减少 --people，或用 --data 换一个磁盘。",
                  "The disk is too small: {0} people need about {1} MiB, {2} has {3} MiB left. Ask"
                      + " for fewer with --people, or take another disk with --data.")
              .fill(
                  Integer.toString(people),
                  Long.toString(needed >> 20),
                  folder,
                  Long.toString(free >> 20)));
    }
  }

  private void await(Process server, Path folder, Path log, Instant begun)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (ProgressView view = ProgressView.usual(json)) {
      boolean ended = false;
      while (!ended && System.nanoTime() < end) {
        ended = server.waitFor(Duration.ofMillis(100));
        Optional<FillingProgress> progress =
            FillingProgress.read(folder).filter(p -> p.begun().isAfter(begun));
        if (progress.isPresent()) {
          view.filling(progress.get(), Instant.now());
        } else {
          view.step(StartCommand.stepOf(ServerState.read(folder)));
        }
      }
      if (!ended) {
        server.destroy();
        throw new CommandProblem(
            CommandProblem.UNUSABLE,
            Text.of("装入演示数据用时过久。日志：{0}", "The filling takes too long. Log: {0}").fill(log));
      }
    }
    Optional<FillingProgress> last = FillingProgress.read(folder);
    if (last.filter(p -> p.phase() == FillingProgress.Phase.FOUND_DATA).isPresent()) {
      throw hasData(folder);
    }
    if (server.exitValue() != 0
        || last.filter(p -> p.phase() == FillingProgress.Phase.DONE).isEmpty()) {
      throw StartCommand.failed(ServerState.read(folder), folder, log);
    }
    ServerState.remove(folder);
  }

  private void announce(Path folder, Duration took) {
    AccountsFile accounts = AccountsFile.of(folder);
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("data", folder.toString());
      result.put("people", people);
      result.put("seed", seed);
      result.put("seconds", took.toMillis() / 1000.0);
      result.put("accounts", accounts.describe());
      System.out.println(Json.print(result));
      return;
    }
    System.out.println(
        Speech.say(
            "已装入 {0} 人的演示数据，用时 {1}：{2}",
            "Filled with {0} invented people in {1}: {2}",
            Integer.toString(people),
            ProgressView.spoken(took),
            folder));
    System.out.println(
        Speech.say("启动：./zhiren start{0}", "Start it: ./zhiren start{0}", dataOption(folder)));
    System.out.print(accounts.text());
  }

  private static String dataOption(Path folder) {
    if (folder.equals(Installation.current().data(null))) {
      return "";
    }
    String path = folder.toString();
    return " --data " + (path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
