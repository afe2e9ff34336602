package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.likeness.Passages;
import org.zhiren.materials.likeness.VersionComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library compare}: what was changed, or what two texts share. */
@Command(
    name = "compare",
    description = {
      "Compare two texts: what was removed and added, or with --passages what they share.",
      "比对两个文本：删去和增加了什么；用 --passages 则列出相同的段落。"
    },
    footer = {"", "Exit code 1: they are the same, or share nothing. 退出码 1：没有差别，或没有相同段落。"})
final class LibraryCompareCommand implements Callable<Integer> {

  private static final int SHORTEST = 20;

  @Parameters(index = "0", paramLabel = "OLD", description = "the earlier text 旧文本")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "the later text 新文本")
  private Path after = Path.of("");

  @Option(
      names = "--passages",
      description = "passages of 20 characters or more in both 列出二十字以上的相同段落")
  private boolean passages;

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    PrintWriter out = spec.commandLine().getOut();
    String one = LibraryFiles.text(before);
    String other = LibraryFiles.text(after);
    boolean any = passages ? shared(one, other, out) : changes(one, other, out);
    out.flush();
    return any ? 0 : CommandProblem.NO;
  }

  private boolean shared(String one, String other, PrintWriter out) {
    List<Passages.Passage> found = Passages.between(one, other, SHORTEST);
    if (json) {
      out.println(
          Json.print(
              Map.of(
                  "passages",
                  found.stream()
                      .map(passage ->
                          Map.of(
                              "text",
                              passage.here().in(one),
                              "here",
                              List.of(passage.here().start(), passage.here().end()),
                              "there",
                              List.of(passage.there().start(), passage.there().end())))
                      .toList())));
    } else {
      found.forEach(passage ->
          out.println(
              Speech.say(
                  "{0} 字符（旧 {1}，新 {2}）：{3}",
                  "{0} characters (old {1}, new {2}): {3}",
                  passage.characters(),
                  passage.here().start(),
                  passage.there().start(),
                  passage.here().in(one).replaceAll("\\s+", " "))));
    }
    return !found.isEmpty();
  }

  private boolean changes(String one, String other, PrintWriter out) {
    List<VersionComparison.Piece> pieces = VersionComparison.of(one, other);
    if (json) {
      out.println(
          Json.print(Map.of("pieces", pieces.stream().map(LibraryCompareCommand::json).toList())));
    } else {
      StringBuilder text = new StringBuilder();
      for (VersionComparison.Piece piece : pieces) {
        switch (piece.change()) {
          case EQUAL -> text.append(piece.text());
          case REMOVED -> text.append("[-").append(piece.text()).append("-]");
          case ADDED -> text.append("{+").append(piece.text()).append("+}");
        }
      }
      out.println(text);
    }
    return pieces.stream().anyMatch(piece -> piece.change() != VersionComparison.Change.EQUAL);
  }

  private static Map<String, Object> json(VersionComparison.Piece piece) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("change", piece.change().code());
    one.put("text", piece.text());
    one.put("before", List.of(piece.before().start(), piece.before().end()));
    one.put("after", List.of(piece.after().start(), piece.after().end()));
    return one;
  }
}
