package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.search.BulkLoad;
import org.zhiren.materials.search.MaterialIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library index}: puts documents into an index of their own. */
@Command(
    name = "index",
    description = {
      "Clean documents and put them into an index; the same id replaces.",
      "清洗材料并写入索引；相同编号的以新代旧。"
    },
    footer = {
      "",
      "A folder is read with all files in it, of every office format (see library read); a file of"
          + " JSON lines holds one object a line: 文件夹读取其中各种办公格式的全部文件（见 library read）；JSON"
          + " 行文件每行一个对象：",
      "  {\"id\": \"…\", \"title\": \"…\", \"text\": \"…\", \"date\": \"2026-11-26\"}"
    })
final class LibraryIndexCommand implements Callable<Integer> {

  private static final int STEP = 1000;

  @Parameters(
      index = "0",
      paramLabel = "DIR|JSONL",
      description = "a folder of documents, or JSON lines, .gz too 文件夹，或 JSON 行文件（可为 .gz）")
  private Path place = Path.of("");

  @Option(
      names = "--into",
      required = true,
      paramLabel = "INDEX",
      description = "folder of the index 索引所在文件夹")
  private Path into = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    LibraryFiles.quiet();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    long[] counts = new long[2];
    long[] left = new long[1];
    try (MaterialIndex index = MaterialIndex.open(into);
        BulkLoad load = index.load()) {
      Cleaner cleaner = new Cleaner();
      LibraryFiles.documents(
          place,
          one -> {
            load.put(material(one, cleaner), 0);
            counts[1] += one.text().length();
            if (++counts[0] % STEP == 0) {
              err.println(Speech.say("已写入 {0} 份", "{0} documents", counts[0]));
              err.flush();
            }
          },
          (name, why) -> {
            left[0]++;
            LibraryFiles.saying(err).out(name, why);
          });
      load.write();
      index.compact();
      out.println(
          Speech.say(
              "共 {0} 份、{1} 字符，索引 {2} 字节（不含原文 {3}）。",
              "{0} documents, {1} characters; the index has {2} bytes ({3} without the texts).",
              counts[0],
              counts[1],
              index.bytes(),
              index.bytes() - index.bytesOfTexts()));
    } catch (IOException e) {
      throw LibraryFiles.unreadable(into, e);
    }
    if (left[0] > 0) {
      out.println(
          Speech.say("未收入 {0} 份，原因见上。", "{0} were left out, for the reasons above.", left[0]));
    }
    out.flush();
    err.flush();
    return 0;
  }

  /** Cleaned and described; what the file states about title and date goes first. */
  static Material material(LibraryFiles.Incoming one, Cleaner cleaner) {
    String text = cleaner.clean(one.text()).text();
    Particulars particulars = Describing.describe(text);
    if (!one.title().isBlank()) {
      particulars = particulars.titledAs(one.title());
    }
    if (one.date() != null) {
      particulars = particulars.dated(one.date());
    }
    return new Material(one.id(), text, particulars, "", Set.of());
  }
}
