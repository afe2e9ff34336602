package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Examination;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.Post;
import org.zhiren.statutes.Screening;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.StatutesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren screen}: everyone, one post, one day: the list, and the reasons counted. */
@Command(
    name = "screen",
    mixinStandardHelpOptions = true,
    description = {
      "Screen everyone for one post on one day: the list, and the reasons counted.",
      "按某职位的任职资格筛查全部人员，列出名单并统计原因。"
    },
    footer = {
      "",
      "Example: 示例：",
      "  ./zhiren screen docs/statutes/examples/people.jsonl \\",
      "      docs/statutes/examples/post-deputy-director.json --as-of 2026-03-15",
      "Exit code 0: somebody qualifies on the record; 1: nobody does. 退出码 0 有人符合，1 无人符合。",
      "Formats in docs/statutes: person (one a line), post and screening.schema.json. 格式见 docs/statutes：person（每行一人）、post、screening.schema.json。"
    })
final class ScreenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PEOPLE.jsonl", description = "one person a line 每行一人")
  private Path peopleFile = Path.of("");

  @Parameters(index = "1", paramLabel = "POST.json", description = "the post 职位")
  private Path postFile = Path.of("");

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "day of the question 审查日期")
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "how many to list (default 50) 列出人数")
  private int limit;

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description = "print the reasons of one person instead of the list 列出某人的理由")
  private @Nullable String explained;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    PrintWriter err =
        spec == null
            ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
            : spec.commandLine().getErr();
    if (limit < 0) {
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of("列出人数（{0}）不能为负。", "The number to list ({0}) cannot be negative.").fill(limit));
    }
    Post post = StatutesFiles.read(postFile, StatutesJson::post);
    Population people =
        StatutesFiles.people(
            peopleFile,
            n -> {
              err.println(Speech.say("已读入{0}人……", "{0} people read …", n));
              err.flush();
            });
    Screening screening = Statutes.national().screen(people, post, asOf);
    Locale locale = Locale.getDefault();
    if (explained != null) {
      Examination one = screening.explain(row(people, explained), explained);
      out.print(
          json
              ? StatutesOutput.json(one, null) + System.lineSeparator()
              : ExplanationPrinter.asText(one.explanation(), locale));
      out.flush();
      return one.qualifiesOnRecord() ? 0 : 1;
    }
    out.println(
        json
            ? StatutesOutput.json(screening, limit)
            : StatutesOutput.text(screening, limit, locale));
    out.flush();
    boolean someone =
        screening.totals().entrySet().stream()
            .anyMatch(e ->
                e.getValue() > 0
                    && (e.getKey() == Verdict.PASS
                        || e.getKey() == Verdict.WARN
                        || e.getKey() == Verdict.NOT_APPLICABLE));
    return someone ? 0 : 1;
  }

  private static int row(Population people, String id) {
    for (int row = 0; row < people.size(); row++) {
      if (people.id(row).equals(id)) {
        return row;
      }
    }
    throw new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("名册中没有编号为（{0}）的人员。", "There is nobody with the id ({0}) in the file.").fill(id));
  }
}
