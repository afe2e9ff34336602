package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.SecrecyMark;
import org.zhiren.reading.Attachment;
import org.zhiren.reading.DocumentReaders;
import org.zhiren.reading.Heading;
import org.zhiren.reading.ReadDocument;
import org.zhiren.reading.ReadOutcome;
import org.zhiren.reading.ReadWarning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library read}: the text of documents of every office format. */
@Command(
    name = "read",
    description = {
      "Read documents of every office format and show their text, particulars and outline.",
      "读取各种办公格式的文件，显示文本、属性和目录。"
    },
    footer = {
      "",
      "Each file is read in a guarded process of its own kind; one that fails harms no other. 每个文件都在受限的子进程中读取，一个失败不影响其他。",
      "docx, doc, wps, pdf, ofd, html, txt, xlsx, xls, et, pptx, ppt, dps, odt, ods, odp, rtf, eml, zip.",
      "Text to the standard output, the rest to the error output; with --json everything is one object. 文本写到标准输出，其余写到错误输出；用 --json 则合为一个对象。",
      "Exit code 1: a file was not read. 退出码 1：有文件未能读取。"
    })
final class LibraryReadCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "files, or folders with everything in them 文件或文件夹")
  private List<Path> places = new ArrayList<>();

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
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    boolean[] failed = new boolean[1];
    String confinement;
    try (DocumentReaders readers = DocumentReaders.open()) {
      confinement = readers.confinement();
      for (Path place : places) {
        for (Path file : LibraryFiles.within(place)) {
          ReadOutcome outcome = readers.read(file);
          failed[0] |= failed(outcome);
          if (json) {
            all.add(described(file.toString(), outcome));
          } else {
            show(file.toString(), outcome, out, err);
          }
        }
      }
    }
    if (json) {
      Map<String, Object> whole = new LinkedHashMap<>();
      whole.put("confinement", confinement);
      whole.put("files", all);
      out.println(Json.print(whole));
    }
    out.flush();
    err.flush();
    return failed[0] ? CommandProblem.NO : 0;
  }

  private static boolean failed(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Refused refused -> true;
      case ReadOutcome.Read read ->
          read.document().attachments().stream().anyMatch(one -> failed(one.outcome()));
    };
  }

  private static void show(String name, ReadOutcome outcome, PrintWriter out, PrintWriter err) {
    switch (outcome) {
      case ReadOutcome.Refused refused ->
          err.println(Speech.say("{0}：{1}", "{0}: {1}", name, refused.reason().text()));
      case ReadOutcome.Read read -> {
        ReadDocument document = read.document();
        err.println(
            Speech.say(
                "{0}：{1}，{2} 字符",
                "{0}: {1}, {2} characters",
                name,
                document.detected().label(),
                document.text().length()));
        for (ReadWarning warning : document.warnings()) {
          err.println("  " + Speech.say(warning.text()));
        }
        secrecy(document)
            .ifPresent(mark ->
                err.println("  " + Speech.say("密级标志：{0}", "Secrecy mark: {0}", mark.written())));
        if (!document.text().isEmpty()) {
          out.println(document.text());
        }
        for (Attachment one : document.attachments()) {
          show(name + "/" + one.name(), one.outcome(), out, err);
        }
      }
    }
  }

  static Optional<SecrecyMark> secrecy(ReadDocument document) {
    return SecrecyMark.of(document.text(), document.particulars(), document.name());
  }

  private static Map<String, @Nullable Object> described(String name, ReadOutcome outcome) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("name", name);
    switch (outcome) {
      case ReadOutcome.Refused refused -> {
        one.put("type", refused.detected().name());
        one.put("refused", refused.reason().name());
        one.put("reason", Speech.say(refused.reason().text()));
      }
      case ReadOutcome.Read read -> {
        ReadDocument document = read.document();
        one.put("type", document.detected().name());
        one.put("declared", document.declared().name());
        one.put("pages", document.pages());
        one.put("warnings", document.warnings().stream().map(Enum::name).sorted().toList());
        one.put("secrecy", secrecy(document).map(SecrecyMark::written).orElse(null));
        one.put("particulars", document.particulars());
        one.put("outline", document.outline().stream().map(LibraryReadCommand::heading).toList());
        one.put("text", document.text());
        one.put(
            "attachments",
            document.attachments().stream()
                .map(inside -> described(inside.name(), inside.outcome()))
                .toList());
      }
    }
    return one;
  }

  private static Map<String, Object> heading(Heading heading) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("level", heading.level());
    one.put("text", heading.text());
    one.put("offset", heading.offset());
    return one;
  }
}
