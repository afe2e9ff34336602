package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library load}: fills the library of a running server. */
@Command(
    name = "load",
    description = {
      "Bring a folder, a zip archive or JSON lines into the library of a running server.",
      "把文件夹、zip 压缩包或 JSON 行文件导入正在运行的服务器的资料库。"
    },
    footer = {
      "",
      "The token of an account with the right to maintain the library stands in the environment variable ZHIREN_TOKEN or in a file. 令牌放在环境变量 ZHIREN_TOKEN 或文件中，账户须有“维护资料库”权限。",
      "What became of each file is written into the journal; run again, and only what is new, changed or was not read is sent. 每个文件的结果写入导入记录；再次运行时只发送新的、改动过的和未能读取的文件。",
      "Exit code 1: some files were refused or not read. 退出码 1：有文件未入库。"
    })
final class LibraryLoadCommand implements Callable<Integer> {

  private static final int MOST_FILES = 100;
  private static final long MOST_BYTES = 48L << 20;

  /** Who may see what is brought; as the server names it. */
  enum Reach {
    EVERYBODY,
    UNIT,
    OWN
  }

  /** How it is handled; as the server names it. */
  enum Secrecy {
    OPEN,
    INTERNAL,
    WORK_SECRET
  }

  @Parameters(
      index = "0",
      paramLabel = "DIR|ZIP|JSONL",
      description = "what to bring; JSON lines may be gzipped 要导入的内容；JSON 行文件可为 .gz")
  private Path place = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder of the running server 运行中服务器的数据文件夹")
  private @Nullable Path data;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "address of another server instead of --data 其他服务器的地址，代替 --data")
  private @Nullable URI server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "file with the token, instead of ZHIREN_TOKEN 存放令牌的文件，代替 ZHIREN_TOKEN")
  private @Nullable Path tokenFile;

  @Option(
      names = "--reach",
      defaultValue = "EVERYBODY",
      description = "who may see it: EVERYBODY, UNIT, OWN 谁可以查阅")
  private Reach reach = Reach.EVERYBODY;

  @Option(
      names = "--secrecy",
      defaultValue = "OPEN",
      description = "how it is handled: OPEN, INTERNAL, WORK_SECRET 管理级别")
  private Secrecy secrecy = Secrecy.OPEN;

  @Option(names = "--unit", paramLabel = "ID", description = "the unit that will own it 所属单位")
  private @Nullable UUID unit;

  @Option(
      names = "--source",
      defaultValue = "",
      paramLabel = "WORDS",
      description = "where it came from 来源")
  private String source = "";

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "the journal; by default library-load-….jsonl in this folder 导入记录，默认为当前文件夹中的 library-load-….jsonl")
  private @Nullable Path journalFile;

  @Option(names = "--json", description = "the sums as JSON 以 JSON 输出汇总")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Loaded> waiting = new ArrayList<>();
  private long waitingBytes;
  private int seen;
  private int settledBefore;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.exists(place)) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of("没有这个文件或文件夹（{0}）。", "There is no such file or folder ({0}).").fill(place));
    }
    String token = token();
    Path journalAt = journalFile == null ? usualJournal() : journalFile;
    long begin = System.nanoTime();
    try (LibraryServer to = new LibraryServer(address(), token);
        LoadJournal journal = LoadJournal.open(journalAt)) {
      LoadPieces.each(
          place,
          piece -> {
            seen++;
            if (journal.settled(piece)) {
              settledBefore++;
              return;
            }
            byte[] content = content(journal, piece, err);
            if (content == null) {
              return;
            }
            if (!waiting.isEmpty()
                && (waiting.size() == MOST_FILES || waitingBytes + content.length > MOST_BYTES)) {
              send(to, journal, err);
            }
            waiting.add(new Loaded(piece, content));
            waitingBytes += content.length;
          });
      send(to, journal, err);
    }
    sums(out, journalAt, (System.nanoTime() - begin) / 1e9);
    return counts.getOrDefault("REFUSED", 0) + counts.getOrDefault("FAILED", 0) > 0
        ? CommandProblem.NO
        : 0;
  }

  /** A piece with its bytes: an archive is open only while it is gone through. */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the server
  private record Loaded(LoadPieces.Piece piece, byte[] content) {}

  /** The bytes of a piece; {@code null}, and an entry in the journal, if they cannot be sent. */
  private byte @Nullable [] content(LoadJournal journal, LoadPieces.Piece piece, PrintWriter err)
      throws IOException {
    Text why;
    try {
      byte[] content = piece.size() > LoadPieces.LARGEST ? null : piece.content().bytes();
      if (content != null) {
        return content;
      }
      why = LoadPieces.TooLarge.text();
    } catch (LoadPieces.TooLarge large) {
      why = LoadPieces.TooLarge.text();
    } catch (IOException unreadable) {
      why = LibraryFiles.unreadable(Path.of(piece.name()), unreadable).text();
    }
    journal.write(piece, piece.name(), "FAILED", why, null);
    count(piece.name(), "FAILED", why, err);
    return null;
  }

  private void send(LibraryServer to, LoadJournal journal, PrintWriter err) throws IOException {
    List<Loaded> pieces = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    if (pieces.isEmpty()) {
      return;
    }
    List<LibraryServer.Sent> files =
        pieces.stream()
            .map(one -> new LibraryServer.Sent(one.piece().upload(), one.content()))
            .toList();
    String batch =
        to.bring(
            files,
            Map.of(
                "reach",
                reach.name(),
                "secrecy",
                secrecy.name(),
                "unit",
                unit == null ? "" : unit.toString(),
                "source",
                source));
    for (LibraryServer.Settled one : to.outcomes(batch)) {
      boolean sent = one.no() >= 1 && one.no() <= pieces.size();
      LoadPieces.Piece piece = sent ? pieces.get(one.no() - 1).piece() : null;
      String name = piece == null ? one.name() : piece.name();
      journal.write(piece, name, one.outcome(), one.reason(), one.document());
      count(name, one.outcome(), one.reason(), err);
    }
    if (!json) {
      err.println(Speech.say("… 已处理 {0} 个：{1}", "… {0} done: {1}", seen - settledBefore, said()));
      err.flush();
    }
  }

  private void count(String name, String outcome, @Nullable Text why, PrintWriter err) {
    counts.merge(outcome, 1, Integer::sum);
    if (!outcome.equals("TAKEN") && !outcome.equals("SAME")) {
      err.println(
          Speech.say(
              "{0}（{1}）：{2}",
              "{0} ({1}): {2}",
              name,
              words(outcome),
              why == null ? Text.of("没有说明", "no reason was given") : why));
    }
  }

  private static Text words(String outcome) {
    return switch (outcome) {
      case "TAKEN" -> Text.of("入库", "taken in");
      case "SAME" -> Text.of("已有", "there already");
      case "REFUSED" -> Text.of("不予入库", "refused");
      default -> Text.of("未能读取", "not read");
    };
  }

  private String said() {
    List<String> parts = new ArrayList<>();
    for (String outcome : List.of("TAKEN", "SAME", "REFUSED", "FAILED")) {
      Integer count = counts.get(outcome);
      if (count != null) {
        parts.add(Speech.say("{0} {1}", "{1} {0}", words(outcome), count));
      }
    }
    return String.join(Speech.say("，", ", "), parts);
  }

  private void sums(PrintWriter out, Path journalAt, double seconds) {
    if (json) {
      Map<String, Object> sums = new LinkedHashMap<>();
      sums.put("seen", seen);
      sums.put("settledBefore", settledBefore);
      for (String outcome : List.of("TAKEN", "SAME", "REFUSED", "FAILED")) {
        sums.put(outcome.toLowerCase(java.util.Locale.ROOT), counts.getOrDefault(outcome, 0));
      }
      sums.put("seconds", Math.round(seconds * 10) / 10.0);
      sums.put("journal", journalAt.toString());
      out.println(Json.print(sums));
    } else if (counts.isEmpty()) {
      out.println(
          Speech.say(
              "没有新的内容：{0} 个都已在先前导入（{1}）。",
              "Nothing new: all {0} were settled before ({1}).", seen, journalAt));
    } else {
      out.println(
          Speech.say(
              "完成：{0}；先前已完成 {1}；用时 {2} 秒。结果逐项记在 {3}。",
              "Done: {0}; settled before {1}; {2} s. Each result stands in {3}.",
              said(),
              settledBefore,
              Math.round(seconds),
              journalAt));
    }
    out.flush();
  }

  private URI address() {
    if (server != null) {
      return server;
    }
    Path folder = Installation.current().data(data);
    return ServerState.running(folder)
        .filter(state -> state.stage() == ServerState.Stage.READY)
        .map(state -> URI.create(state.address()))
        .orElseThrow(() ->
            new CommandProblem(
                CommandProblem.UNUSABLE,
                Text.of(
                        "服务器没有在运行（{0}）。请先 ./zhiren start，或用 --server 指定地址。",
                        "No server runs ({0}). Start it with ./zhiren start, or name one with"
                            + " --server.")
                    .fill(folder)));
  }

  /** Never an argument: arguments of processes can be read by others. */
  private String token() throws IOException {
    String said =
        tokenFile == null
            ? System.getenv().getOrDefault("ZHIREN_TOKEN", "")
            : Files.readString(tokenFile, StandardCharsets.UTF_8);
    if (!said.strip().matches("[\\w-]{20,200}")) {
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of(
              "缺少令牌。请在“我的账户”中新建含“维护资料库”权限的令牌，放入环境变量 ZHIREN_TOKEN 或 --token-file 指定的文件。",
              "There is no token. Make one with the right to maintain the library on the page of"
                  + " your account, and put it into ZHIREN_TOKEN or into the file named by"
                  + " --token-file."));
    }
    return said.strip();
  }

  private Path usualJournal() {
    try {
      byte[] print =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (place.toAbsolutePath().normalize() + " " + reach + " " + unit)
                      .getBytes(StandardCharsets.UTF_8));
      return Path.of("library-load-" + HexFormat.of().formatHex(print).substring(0, 12) + ".jsonl");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
