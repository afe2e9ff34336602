package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.ExplanationPrinter;
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

  @Option(names = "--lang", paramLabel = "zh|en", description = "language of the output 输出语言")
  private @Nullable String lang;

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
    Candidacy candidacy;
    try {
      Person person = StatutesJson.person(Files.readString(personFile));
      Post post = StatutesJson.post(Files.readString(postFile));
      candidacy =
          requestFile == null
              ? Candidacy.of(person, post)
              : new Candidacy(
                  person, post, StatutesJson.request(Files.readString(requestFile)), List.of());
    } catch (IOException e) {
      err.printf("The file (%s) cannot be read.%n", e.getMessage());
      return 3;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 3;
    }
    Statutes statutes = Statutes.national();
    Examination result = statutes.examine(candidacy, asOf);
    Locale locale = StatutesOutput.locale(lang);
    if (json) {
      out.println(StatutesOutput.json(result));
    } else {
      out.print(ExplanationPrinter.asText(result.explanation(), locale));
      out.println(StatutesOutput.summary(result, locale));
      if (!result.qualifiesOnRecord()) {
        Outlook outlook = statutes.earliest(candidacy, asOf, asOf.plusYears(horizonYears));
        out.println(StatutesOutput.outlook(outlook, locale));
      }
    }
    out.flush();
    return result.qualifiesOnRecord() ? 0 : 1;
  }
}
