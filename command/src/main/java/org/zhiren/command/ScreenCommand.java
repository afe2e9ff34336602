package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PopulationBuilder;
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
    PopulationBuilder builder = Population.builder();
    Post post;
    try (Reader lines = Files.newBufferedReader(peopleFile)) {
      StatutesJson.people(lines, builder::add);
      post = StatutesJson.post(Files.readString(postFile));
    } catch (IOException e) {
      err.printf("The file (%s) cannot be read.%n", e.getMessage());
      return 3;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 3;
    }
    Screening screening = Statutes.national().screen(builder.build(), post, asOf);
    Locale locale = StatutesOutput.locale(lang);
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
}
