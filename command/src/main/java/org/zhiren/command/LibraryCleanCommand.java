package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.WordCount;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.cleaning.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./zhiren library clean}: the text alone, what was taken out, and what it says of itself.
 */
@Command(
    name = "clean",
    description = {
      "Take advertisement out of a text and read its particulars; what is removed is shown.",
      "去除文本中的广告等附加内容，提取标题、字数、日期等；删去的内容全部列出。"
    },
    footer = {
      "",
      "Clean text to the standard output, the rest to the error output. 清洗后的文本写到标准输出，其余写到错误输出。",
      "With --json everything is one object. 用 --json 则合为一个对象。"
    })
final class LibraryCleanCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE", description = "a text file 文本文件")
  private Path file = Path.of("");

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Cleaning cleaning = new Cleaner().clean(LibraryFiles.text(file));
    String text = cleaning.text();
    Particulars particulars = Describing.describe(text);
    int words = words(text, particulars);
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("text", text);
      all.put("words", words);
      all.put("particulars", json(particulars));
      all.put("removed", cleaning.removals().stream().map(LibraryCleanCommand::json).toList());
      out.println(Json.print(all));
    } else {
      out.println(text);
      described(particulars, words).forEach(err::println);
      for (Removal removal : cleaning.removals()) {
        err.println(
            Speech.say(
                "删去（{0}，{1}–{2}）：{3}",
                "Removed ({0}, {1}–{2}): {3}",
                removal.rule().label(),
                removal.place().start(),
                removal.place().end(),
                removal.text().strip().replaceAll("\\s+", " ")));
      }
    }
    out.flush();
    err.flush();
    return 0;
  }

  /** As word processors count, without the declared length itself. */
  static int words(String text, Particulars particulars) {
    String declared = "（" + particulars.declaredLength() + "字）";
    return WordCount.of(
            particulars.declaredLength() > 0
                ? text.replaceFirst(Pattern.quote(declared), "")
                : text)
        .words();
  }

  private static List<String> described(Particulars particulars, int words) {
    List<String> lines = new ArrayList<>();
    line(lines, Text.of("标题", "Title"), particulars.title());
    line(
        lines,
        Text.of("字数", "Words"),
        particulars.declaredLength() > 0
            ? Speech.say(
                "{0}（标题自称 {1}）",
                "{0} (the title declares {1})", words, particulars.declaredLength())
            : Integer.toString(words));
    line(lines, Text.of("种类", "Kind"), Speech.say(particulars.kind().label()));
    line(lines, Text.of("机关", "Organ"), particulars.organ());
    line(lines, Text.of("文号", "Number"), particulars.number());
    line(lines, Text.of("日期", "Date"), particulars.date());
    line(
        lines,
        Text.of("层级", "Level"),
        particulars.level() == null ? null : Speech.say(particulars.level().label()));
    line(
        lines,
        Text.of("主题", "Topics"),
        String.join(
            Speech.say("、", ", "),
            particulars.topics().stream().map(topic -> Speech.say(topic.label())).toList()));
    line(lines, Text.of("密级", "Secrecy"), particulars.secrecy());
    return lines;
  }

  private static void line(List<String> lines, Text name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      lines.add(Speech.say("{0}：{1}", "{0}: {1}", name, value));
    }
  }

  private static Map<String, Object> json(Removal removal) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("rule", removal.rule().code());
    one.put("start", removal.place().start());
    one.put("end", removal.place().end());
    one.put("text", removal.text());
    one.put("signs", removal.signs());
    return one;
  }

  static Map<String, @Nullable Object> json(Particulars particulars) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("title", particulars.title());
    all.put("declaredLength", particulars.declaredLength());
    all.put("kind", particulars.kind().code());
    all.put("organ", particulars.organ());
    all.put("number", particulars.number());
    all.put("date", particulars.date() == null ? null : particulars.date().toString());
    all.put("level", particulars.level() == null ? null : particulars.level().code());
    all.put("topics", particulars.topics().stream().map(Labelled::code).toList());
    all.put("secrecy", particulars.secrecy());
    all.put("urgency", particulars.urgency());
    all.put("signer", particulars.signer());
    all.put("addressees", particulars.addressees());
    all.put("attachments", particulars.attachments());
    all.put("copies", particulars.copies());
    all.put("printed", particulars.printed());
    return all;
  }
}
