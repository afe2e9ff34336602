package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.materials.Span;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library search}: asks an index. */
@Command(
    name = "search",
    description = {
      "Search in an index: to the letter, or the nearest documents.",
      "在索引中检索：逐字精准，或最相近者。"
    },
    footer = {
      "",
      "Words must all occur; \"...\" is meant to the letter; -word must not occur; OR between alternatives. 各词须同时出现；加引号为逐字；-词 为排除；OR 为或者。",
      "? is one unknown character, * up to sixteen, XX a redaction. 问号为一个未知字，* 至多十六字，XX 为隐去的名称。",
      "title: organ: number: kind: level: topic: year: date:2023-06..2024 narrow. 标题: 机关: 文号: 种类: 层级: 主题: 年份: 日期:2023-06..2024 限定范围。",
      "Exit code 1: nothing was found. 退出码 1：没有结果。"
    })
final class LibrarySearchCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "INDEX", description = "folder of the index 索引所在文件夹")
  private Path place = Path.of("");

  @Parameters(index = "1", paramLabel = "QUERY", description = "what to look for 检索词")
  private String query = "";

  @Option(
      names = "--mode",
      paramLabel = "automatic|exact|ranked",
      defaultValue = "automatic",
      description = "to the letter, nearest, or the first that finds (default) 精准、相近或自动（默认）")
  private String mode = "automatic";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "hits at most (default 10) 最多条数")
  private int limit = 10;

  @Option(names = "--after", paramLabel = "CURSOR", description = "the next page 下一页")
  private @Nullable String after;

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    LibraryFiles.quiet();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    SearchResult result;
    try (MaterialSearch search = MaterialSearch.open(place)) {
      result = search.search(request());
    } catch (IOException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "“{0}”不是可用的索引：{1}。先用 library index 建立。",
                  "“{0}” is no usable index: {1}. Make one with library index.")
              .fill(place, String.valueOf(e.getMessage())));
    }
    if (json) {
      out.println(Json.print(json(result)));
    } else {
      result.notes().forEach(note -> err.println(Speech.say(note)));
      print(result, out);
    }
    out.flush();
    err.flush();
    return result.hits().isEmpty() ? CommandProblem.NO : 0;
  }

  private SearchRequest request() {
    if (limit < 1 || limit > 1000) {
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of("--limit（{0}）应当在 1 至 1000 之间。", "--limit ({0}) must lie between 1 and 1000.")
              .fill(limit));
    }
    for (SearchRequest.Mode one : SearchRequest.Mode.values()) {
      if (one.name().equalsIgnoreCase(mode)) {
        return SearchRequest.of(query)
            .in(one)
            .limitedTo(limit)
            .from(after)
            .counting(EnumSet.of(Facet.KIND, Facet.LEVEL, Facet.YEAR));
      }
    }
    throw new CommandProblem(
        CommandProblem.USAGE,
        Text.of(
                "--mode（{0}）应当是 automatic、exact 或 ranked。",
                "--mode ({0}) must be automatic, exact or ranked.")
            .fill(mode));
  }

  private static void print(SearchResult result, PrintWriter out) {
    boolean exact = result.mode() == SearchRequest.Mode.EXACT;
    out.println(
        result.hits().isEmpty()
            ? Speech.say("没有找到。", "Nothing was found.")
            : exact
                ? Speech.say("逐字相符 {0} 份：", "To the letter in {0} documents:", result.total())
                : Speech.say("没有逐字相符的，最相近的是：", "Not to the letter; the nearest documents:"));
    for (SearchResult.Hit hit : result.hits()) {
      out.println();
      out.println("%s  [%s]".formatted(marked(hit.title(), hit.inTitle()), hit.id()));
      List<String> about = new ArrayList<>();
      about.add(Speech.say(hit.kind().label()));
      if (hit.date() != null) {
        about.add(hit.date().toString());
      }
      if (hit.organ() != null) {
        about.add(hit.organ());
      }
      about.add(Speech.say("{0} 字", "{0} words", hit.words()));
      out.println("  " + String.join(" · ", about));
      if (hit.snippet() != null) {
        out.println("  " + marked(hit.snippet().text(), hit.snippet().found()));
      }
    }
    if (result.next() != null) {
      out.println();
      out.println(Speech.say("下一页：--after {0}", "Next page: --after {0}", result.next()));
    }
  }

  private static String marked(String text, List<Span> found) {
    StringBuilder marked = new StringBuilder();
    int from = 0;
    for (Span span : found) {
      marked.append(text, from, span.start()).append('«').append(span.in(text)).append('»');
      from = span.end();
    }
    return marked.append(text.substring(from)).toString();
  }

  private static Map<String, @Nullable Object> json(SearchResult result) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("mode", result.mode().name());
    all.put("total", result.total());
    all.put("notes", result.notes().stream().map(Speech::say).toList());
    all.put("hits", result.hits().stream().map(LibrarySearchCommand::json).toList());
    Map<String, Object> facets = new LinkedHashMap<>();
    result
        .facets()
        .forEach((facet, counts) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          counts.forEach(count -> values.put(count.value(), count.documents()));
          facets.put(facet.name(), values);
        });
    all.put("facets", facets);
    all.put("next", result.next());
    return all;
  }

  private static Map<String, @Nullable Object> json(SearchResult.Hit hit) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("id", hit.id());
    one.put("title", hit.title());
    one.put("score", hit.score());
    one.put("kind", hit.kind().code());
    one.put("level", hit.level() == null ? null : hit.level().code());
    one.put("organ", hit.organ());
    one.put("number", hit.number());
    one.put("date", hit.date() == null ? null : hit.date().toString());
    one.put("words", hit.words());
    SearchResult.Snippet snippet = hit.snippet();
    if (snippet != null) {
      one.put("snippet", snippet.text());
      one.put(
          "found",
          snippet.found().stream().map(span -> List.of(span.start(), span.end())).toList());
    }
    return one;
  }
}
