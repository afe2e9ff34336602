package org.zhiren.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.BallotException;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.explain.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren ballots verify ARCHIVE}: checks the archive of a secret ballot. */
@Command(
    name = "verify",
    description = {
      "Verify the archive of a secret ballot: chain, keys, every ballot, totals, decryption,"
          + " result.",
      "核验无记名投票档案：事件链、钥匙、每张选票、总数、解密和结果。",
      "Exit code 0: passed · 1: something is wrong · 3: the file cannot be read."
    })
final class BallotsVerify implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "ARCHIVE",
      description = "The file .bel, or a folder that holds one. 档案文件（.bel），或其所在文件夹。")
  private Path archive = Path.of("");

  @Option(
      names = "--strata",
      paramLabel = "FILE",
      description = "Subtotals by stratum, to be checked too. 一并核验的分层结果文件。")
  private @Nullable Path strata;

  @Option(
      names = "--against",
      paramLabel = "ARCHIVE",
      description = {
        "An older copy that you hold: nothing of it may be missing.",
        "您另行持有的旧档案：其内容不得缺失。"
      })
  private @Nullable Path against;

  @Option(
      names = "--running",
      description = "The election still runs: no result is expected. 选举仍在进行，尚无结果。")
  private boolean running;

  @Option(
      names = "--tracker",
      paramLabel = "TRACKER",
      description = "Tell whether the ballot with this tracker counts. 查询该跟踪号的选票是否计入。")
  private @Nullable String tracker;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = {
        "Tell whether a ballot was cast with this voting code: an abstainer's was not.",
        "查询是否有人用该投票码投过票（未投票者可据此证明无人冒用）。"
      })
  private @Nullable String code;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Ballots checked at once (default: processors). 同时核验的选票数。")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print the report as JSON. 以 JSON 输出报告。")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    VerificationReport report;
    @Nullable Credential credential;
    try {
      credential = code == null ? null : Credential.parse(code);
      Path file = file(archive);
      Expectations expectations = new Expectations(!running, held(), Math.clamp(threads, 1, 256));
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        report =
            strata == null
                ? ArchiveVerifier.verify(in, expectations, progress())
                : ArchiveVerifier.verifyStrata(
                    in, Files.readString(strata), expectations, progress());
      }
    } catch (NoSuchFileException e) {
      throw unusable(Text.of("没有这个文件：{0}", "There is no such file: {0}").fill(e.getFile()));
    } catch (BallotException e) {
      throw unusable(e.text());
    } catch (IOException e) {
      throw unusable(Text.same(e.toString()));
    }
    out.print(
        json
            ? report.json() + "\n"
            : BallotsText.report(report, against != null, tracker, credential));
    out.flush();
    return report.passed() && found(report) ? 0 : CommandProblem.NO;
  }

  private boolean found(VerificationReport report) {
    return tracker == null || report.trackers().containsValue(tracker);
  }

  private static CommandProblem unusable(Text why) {
    return new CommandProblem(
        CommandProblem.UNUSABLE, Text.of("无法核验。{0}", "Cannot verify. {0}").fill(why));
  }

  private Expectations.@Nullable Head held() throws IOException {
    if (against == null) {
      return null;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file(against)), 1 << 16)) {
      return ArchiveVerifier.headOf(in);
    }
  }

  /** The archive itself, or the only one in a folder. */
  private static Path file(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return given;
    }
    try (Stream<Path> files = Files.list(given)) {
      List<Path> archives =
          files.filter(path -> path.toString().endsWith(".bel")).limit(2).toList();
      if (archives.size() == 1) {
        return archives.getFirst();
      }
    }
    throw new BallotException(
        Text.of(
                "文件夹（{0}）中应恰有一个 .bel 档案，请指明文件",
                "the folder ({0}) should hold exactly one file .bel; name the file")
            .fill(given));
  }

  private IntConsumer progress() {
    if (System.console() == null || !System.console().isTerminal()) {
      return ballots -> {};
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    return ballots -> {
      err.print("\r" + Speech.say("已核验 {0} 张", "{0} ballots verified", ballots) + " ");
      err.flush();
    };
  }
}
