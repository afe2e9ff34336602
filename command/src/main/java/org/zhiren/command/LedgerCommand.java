package org.zhiren.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.VerificationReport;
import org.zhiren.ledger.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren ledger}: checks an exported log without a database. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Verify an exported log offline, or prove the record in the database.",
      "离线核验导出的全程纪实日志，或证明数据库中的全程纪实。"
    },
    subcommands = {LedgerCommand.Verify.class, LedgerCheck.class})
public final class LedgerCommand implements Runnable {

  static final int NO = 1;
  static final int UNUSABLE = 3;

  @Spec private @Nullable CommandSpec spec;

  LedgerCommand() {}

  /** Without a subcommand: shows what there is. */
  @Override
  public void run() {
    CommandLine line = commandLine(spec);
    line.usage(line.getErr());
    throw new CommandLine.ParameterException(
        line, "Missing subcommand. Maybe: verify FILE, or check");
  }

  private static CommandLine commandLine(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    return spec.commandLine();
  }

  /** {@code ./zhiren ledger verify FILE}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Verify an exported log file, or the bundle of a case: nothing changed, removed, reordered, rolled back or forked.",
        "核验导出的日志文件或一案的核验包：有无改动、删除、调序、回退、分叉。",
        "Exit code 0: passed · 1: something is wrong · 3: the file cannot be read."
      })
  static final class Verify implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
        index = "0",
        paramLabel = "FILE",
        description = "The exported file, plain or gzipped. 导出的文件（可为 gzip）。")
    private Path file = Path.of("");

    @Option(
        names = "--key",
        paramLabel = "KEY",
        description = {
          "Public key of the log, from elsewhere (name+id+base64), or a file that holds it.",
          "日志公钥（须来自文件之外），或存有公钥的文件。"
        })
    private List<String> keys = new ArrayList<>();

    @Option(
        names = "--witness",
        paramLabel = "KEY",
        description = "Public key of a witness, or a file that holds it. 见证方公钥，或存有公钥的文件。")
    private List<String> witnesses = new ArrayList<>();

    @Option(
        names = "--witnesses-needed",
        paramLabel = "N",
        description = "How many witnesses must have cosigned the end. 末尾检查点所需见证数。")
    private int neededWitnesses;

    @Option(
        names = "--against",
        paramLabel = "CHECKPOINT-FILE",
        description = "A checkpoint that you hold from elsewhere. 您另行持有的检查点文件。")
    private @Nullable Path against;

    @Option(names = "--json", description = "Print the report as JSON. 以 JSON 输出。")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language. 语言。")
    private @Nullable String lang;

    @Override
    public Integer call() {
      CommandLine line = commandLine(spec);
      PrintWriter err = line.getErr();
      Locale locale = language(lang);
      Expectations expectations;
      try {
        expectations = expectations();
      } catch (IOException | IllegalArgumentException e) {
        err.println(unusable(locale, e));
        return UNUSABLE;
      }
      VerificationReport report;
      try {
        if (isBundle(file)) {
          return bundle(line, expectations, locale);
        }
      } catch (IOException e) {
        err.println(unusable(locale, e));
        return UNUSABLE;
      }
      try (InputStream in = Files.newInputStream(file)) {
        report = LedgerVerifier.verify(in, expectations, progress(err, locale));
      } catch (IOException e) {
        err.println(unusable(locale, e));
        return UNUSABLE;
      }
      line.getOut()
          .print(json ? report.json() + "\n" : LedgerReport.text(report, expectations, locale));
      line.getOut().flush();
      return report.passed() ? 0 : NO;
    }

    private static boolean isBundle(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] first = in.readNBytes(2);
        return first.length == 2 && first[0] == 'P' && first[1] == 'K';
      }
    }

    /** The record of one case, with its receipts and files. */
    private int bundle(CommandLine line, Expectations expectations, Locale locale)
        throws IOException {
      ProofBundle.Checked checked;
      try (InputStream in = Files.newInputStream(file)) {
        checked = ProofBundle.verify(in, expectations.keys());
      }
      PrintWriter out = line.getOut();
      if (json) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("passed", checked.passed());
        result.put("entries", checked.entries());
        result.put("openings", checked.openings());
        result.put("files", checked.files());
        result.put("manifest", checked.manifest());
        result.put("keyFromBundle", checked.ownKey());
        result.put("findings", checked.faults().stream().map(text -> text.in(locale)).toList());
        out.println(Json.print(result));
      } else {
        Text head =
            checked.passed() ? Text.of("核验通过", "Passed") : Text.of("核验不通过", "Something is wrong");
        out.println(
            Text.of("{0}：{1} 个条目，{2} 项内容，{3} 份文件", "{0}: {1} entries, {2} contents, {3} files")
                .fill(head, checked.entries(), checked.openings(), checked.files())
                .in(locale));
        checked.faults().forEach(fault -> out.println("  · " + fault.in(locale)));
        if (!checked.manifest().isEmpty()) {
          out.println(
              Text.of(
                      "清单指纹 {0}：应与全程纪实中取出本包的条目一致。",
                      "Manifest {0}: the record of the house should name it where this bundle was"
                          + " taken out.")
                  .fill(checked.manifest())
                  .in(locale));
        }
        if (checked.ownKey()) {
          out.println(
              Text.of(
                      "公钥取自包内：只说明包内自洽。请用 --key 给出从别处得到的公钥。",
                      "The key is the bundle's own: this shows only that the bundle agrees with"
                          + " itself. Give a key from elsewhere with --key.")
                  .in(locale));
        }
      }
      out.flush();
      return checked.passed() ? 0 : NO;
    }

    private Expectations expectations() throws IOException {
      SignedCheckpoint held =
          against == null ? null : SignedCheckpoint.parse(Files.readString(against));
      return new Expectations(keys(keys), keys(witnesses), neededWitnesses, held);
    }

    private static List<VerifierKey> keys(List<String> given) throws IOException {
      List<VerifierKey> keys = new ArrayList<>();
      for (String text : given) {
        // A key holds plus signs; a path that does is still a path if the file is there.
        boolean isFile = !text.contains("+") || Files.isRegularFile(Path.of(text));
        String key = isFile ? Files.readString(Path.of(text)).strip() : text;
        keys.add(VerifierKey.parse(key));
      }
      return keys;
    }

    private static LongConsumer progress(PrintWriter err, Locale locale) {
      if (System.console() == null || !System.console().isTerminal()) {
        return entries -> {};
      }
      Text text = Text.of("已核验 {0} 条", "{0} entries verified");
      return entries -> {
        if (entries % (1 << 16) == 0) {
          err.print("\r" + text.fill(entries).in(locale) + " ");
          err.flush();
        }
      };
    }

    private static String unusable(Locale locale, Exception e) {
      String what =
          e instanceof NoSuchFileException
              ? Text.of("没有这个文件：{0}", "There is no such file: {0}")
                  .fill(String.valueOf(e.getMessage()))
                  .in(locale)
              : String.valueOf(e.getMessage());
      return Text.of("无法核验。{0}", "Cannot verify. {0}").fill(what).in(locale);
    }
  }

  /** The language asked for, else that of the environment: Chinese if it is Chinese. */
  static Locale language(@Nullable String asked) {
    String name = asked;
    for (String variable : List.of("LC_ALL", "LANG")) {
      if (name == null || name.isEmpty()) {
        name = System.getenv(variable);
      }
    }
    return name != null && name.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }
}
