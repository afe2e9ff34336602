package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.statutes.Candidacy;
import org.zhiren.statutes.Examination;
import org.zhiren.statutes.Outlook;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.Post;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.StatutesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren examine}: one person, one post, one day, with the reasons. */
@Command(
    name = "examine",
    mixinStandardHelpOptions = true,
    description = {
      "Examine one person for one post on one day, with the articles.",
      "审查一人在某日是否具备某职位的任职资格，并列出条款依据。"
    },
    footer = {
      "",
      "Example: 示例：",
      "  ./zhiren examine docs/statutes/examples/person-lin-yi.json \\",
      "      docs/statutes/examples/post-deputy-director.json --as-of 2026-03-15",
      "Exit code 0: qualifies on the record; 1: does not. 退出码 0 符合，1 不符合。",
      "Formats in docs/statutes: person, post and examination.schema.json. 格式见 docs/statutes：person、post、examination.schema.json。"
    })
final class ExamineCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PERSON.json", description = "the person 人员")
  private Path personFile = Path.of("");

  @Parameters(index = "1", paramLabel = "POST.json", description = "the post 职位")
  private Path postFile = Path.of("");

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "day of the question 审查日期")
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(
      names = "--exception",
      paramLabel = "REQUEST.json",
      description = "application for an exceptional promotion 破格申请")
  private @Nullable Path requestFile;

  @Option(
      names = "--horizon",
      paramLabel = "YEARS",
      defaultValue = "10",
      description = "how far to look for the earliest day (default 10) 向后推算年数")
  private int horizonYears;

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (horizonYears < 0 || horizonYears > 60) {
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of(
                  "推算年数（{0}）应当在0至60之间。",
                  "The number of years to look ahead ({0}) must lie between 0 and 60.")
              .fill(horizonYears));
    }
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    Person person = StatutesFiles.read(personFile, StatutesJson::person);
    Post post = StatutesFiles.read(postFile, StatutesJson::post);
    Candidacy candidacy =
        requestFile == null
            ? Candidacy.of(person, post)
            : new Candidacy(
                person, post, StatutesFiles.read(requestFile, StatutesJson::request), List.of());
    Statutes statutes = Statutes.national();
    Examination result = statutes.examine(candidacy, asOf);
    Outlook outlook =
        result.qualifiesOnRecord()
            ? null
            : statutes.earliest(candidacy, asOf, asOf.plusYears(horizonYears));
    Locale locale = Locale.getDefault();
    if (json) {
      out.println(StatutesOutput.json(result, outlook));
    } else {
      out.print(ExplanationPrinter.asText(result.explanation(), locale));
      out.println(StatutesOutput.summary(result, locale));
      if (outlook != null) {
        out.println(StatutesOutput.outlook(outlook, locale));
      }
    }
    out.flush();
    return result.qualifiesOnRecord() ? 0 : 1;
  }
}
