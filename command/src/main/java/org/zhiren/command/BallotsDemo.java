package org.zhiren.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Rehearsal;
import org.zhiren.explain.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./zhiren ballots demo}: a complete election of invented voters, as an archive. */
@Command(
    name = "demo",
    description = {
      "Run a complete secret ballot of invented voters and write its archive, strata and codes.",
      "用虚构选民完成一次无记名投票，写出档案、分层结果和投票码。"
    })
final class BallotsDemo implements Callable<Integer> {

  private static final int MAX_VOTERS = 20_000;
  private static final int MAX_CANDIDATES = 100;
  private static final String FAMILY = "林周陈沈许何宋韩冯程曹邓萧蒋蔡贾丁魏薛叶";
  private static final String GIVEN = "知远明川致和思齐文渊景行怀瑾若谷望舒清晏";

  @Option(names = "--voters", paramLabel = "N", description = "Voters (default 40). 选民人数。")
  private int voters = 40;

  @Option(names = "--candidates", paramLabel = "N", description = "Candidates (default 5). 候选人数。")
  private int candidates = 5;

  @Option(
      names = "--recommend",
      paramLabel = "K",
      description = {
        "One question, up to K of the candidates, instead of yes, no or abstain on each.",
        "改为一道推荐题，最多推荐 K 人；不给则逐人表决（同意、不同意、弃权）。"
      })
  private @Nullable Integer recommend;

  @Option(
      names = "--trustees",
      paramLabel = "N",
      description = "Trustees who share the key (default 3). 共同持钥的监票人数。")
  private int trustees = 3;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "How many of them suffice (default 2). 解密所需监票人数。")
  private int threshold = 2;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the files. 输出目录。")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print the outcome as JSON. 以 JSON 输出结果。")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    range("--voters", voters, MAX_VOTERS);
    range("--candidates", candidates, MAX_CANDIDATES);
    range("--trustees", trustees, 15);
    range("--threshold", threshold, trustees);
    if (recommend != null) {
      range("--recommend", recommend, candidates);
    }
    SecureRandom random = new SecureRandom();
    Rehearsal rehearsal = new Rehearsal(plan(), random);
    Path archive = out.resolve(rehearsal.election().id() + ".bel");
    PrintWriter err = spec.commandLine().getErr();
    try {
      Files.createDirectories(out);
      Path part = archive.resolveSibling(archive.getFileName() + ".part");
      Rehearsal.Outcome outcome;
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        outcome =
            rehearsal.run(stream, Clock.systemUTC().instant().getEpochSecond(), progress(err));
      }
      Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
      writeBeside(archive, rehearsal, outcome);
      print(archive, rehearsal, outcome);
      return 0;
    } catch (IOException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of("无法写入目录（{0}）：{1}", "The folder ({0}) cannot be written: {1}").fill(out, e));
    }
  }

  private void range(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          Speech.say(
              "{0} 应为 1 到 {1}，实为 {2}", "{0} should be 1 to {1}, not {2}", option, most, value));
    }
  }

  private Rehearsal.Plan plan() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      int given = 2 * (i % (GIVEN.length() / 2));
      names.add(
          FAMILY.charAt(i % FAMILY.length())
              + GIVEN.substring(given, given + 2)
              + (i < FAMILY.length() ? "" : " " + (i / FAMILY.length() + 1)));
    }
    Integer most = recommend;
    List<Question> questions =
        most == null
            ? names.stream().map(Question::decision).toList()
            : List.of(Question.recommendation("民主推荐：最多推荐 " + most + " 人", names, most));
    int leaders = voters / 10;
    int middle = voters * 3 / 10;
    return new Rehearsal.Plan(
        "清河州投票演练（虚构）",
        "本次投票由程序演练，选民、候选人和投票码均为虚构。",
        questions,
        voters,
        voters - voters / 20,
        Math.min(voters / 10, voters - voters / 20),
        trustees,
        threshold,
        0,
        List.of(
            new Rehearsal.Share("领导班子成员", leaders),
            new Rehearsal.Share("中层干部", middle),
            new Rehearsal.Share("其他人员", voters - leaders - middle)));
  }

  private static IntConsumer progress(PrintWriter err) {
    if (System.console() == null || !System.console().isTerminal()) {
      return cast -> {};
    }
    return cast -> {
      err.print("\r" + Speech.say("已投 {0} 张", "{0} ballots cast", cast) + " ");
      err.flush();
    };
  }

  private static void writeBeside(Path archive, Rehearsal rehearsal, Rehearsal.Outcome outcome)
      throws IOException {
    StringBuilder codes = new StringBuilder("voter,code,tracker\n");
    for (int i = 0; i < rehearsal.credentials().size(); i++) {
      codes
          .append(i + 1)
          .append(',')
          .append(rehearsal.credentials().get(i).code())
          .append(',')
          .append(outcome.trackers().getOrDefault(i, ""))
          .append('\n');
    }
    Files.writeString(archive.resolveSibling("codes.csv"), codes);
    String subtotals = outcome.subtotals();
    if (subtotals != null) {
      Files.writeString(archive.resolveSibling("strata.json"), subtotals);
    }
  }

  private void print(Path archive, Rehearsal rehearsal, Rehearsal.Outcome outcome) {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("archive", archive.toString());
      written.put("strata", archive.resolveSibling("strata.json").toString());
      written.put("election", rehearsal.election().id());
      written.put("fingerprint", rehearsal.election().fingerprint());
      written.put("ballots", outcome.board().turnout());
      written.put("result", outcome.result().totals());
      written.put("matches", outcome.result().equals(outcome.expected()));
      print.println(Json.print(written));
    } else {
      print.print(BallotsText.result(rehearsal.election(), outcome.result()));
      print.println(
          Speech.say(
              "{0} 名选民，{1} 人投票；明文计数与解密结果{2}。",
              "{0} voters, {1} voted; the count in the clear and the decrypted result {2}.",
              voters,
              outcome.board().turnout(),
              outcome.result().equals(outcome.expected())
                  ? Text.of("相同", "are the same")
                  : Text.of("不同", "DIFFER")));
      print.println(
          Speech.say(
              "已写入 {0}\n投票码与跟踪号：codes.csv（真实选举中绝不集中存放）；分层结果：strata.json",
              "Wrote {0}\nVoting codes and trackers: codes.csv (never kept together in a real"
                  + " election); subtotals by stratum: strata.json",
              archive));
      print.println(
          Speech.say(
              "核验：./zhiren ballots verify {0} --strata {1}\n"
                  + "或用独立程序：belenios-tool election verify --dir {2}",
              "Verify: ./zhiren ballots verify {0} --strata {1}\nor with the independent program:"
                  + " belenios-tool election verify --dir {2}",
              archive,
              archive.resolveSibling("strata.json"),
              out));
    }
    print.flush();
  }
}
