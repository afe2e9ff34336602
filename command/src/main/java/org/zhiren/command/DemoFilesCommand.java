package org.zhiren.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.AreaRecord;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.LatentTruth;
import org.zhiren.demo.PersonRecord;
import org.zhiren.demo.Planted;
import org.zhiren.demo.PostRecord;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.RecordJson;
import org.zhiren.demo.UnitChange;
import org.zhiren.demo.UnitRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./zhiren generate}: writes an invented prefecture as JSON lines, for analysts and tests.
 */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Write an invented prefecture as JSON lines: areas, units, changes, posts, people, planted,"
          + " truths.",
      "生成虚构的州及其干部数据（JSON 行文件），仅供演示和测试。"
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:written", "2:wrong usage", "3:the folder cannot be written"})
final class DemoFilesCommand implements Callable<Integer> {

  @Option(names = "--people", defaultValue = "20000", description = "people, 1000 to 1200000 人数")
  private int people;

  @Option(names = "--seed", defaultValue = "7", description = "any number 随机种子")
  private long seed;

  @Option(names = "--as-of", description = "day of the files, default 2026-11-01 截止日")
  private @Nullable LocalDate asOf;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder 输出目录")
  private Path out = Path.of(".");

  @Option(names = "--json", description = "result as JSON on stdout 以 JSON 输出结果")
  private boolean json;

  @Option(names = "--lang", description = "zh or en 输出语言")
  private @Nullable String lang;

  // picocli replaces it before the call.
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter errors = spec.commandLine().getErr();
    DemoSize size;
    try {
      size = DemoSize.ofPeople(people);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    LocalDate day = asOf == null ? DemoPrefecture.DEFAULT_AS_OF : asOf;
    try (OutputFiles files = new OutputFiles(out, errors, chinese())) {
      try {
        DemoPrefecture.generate(seed, size, day, files);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
      files.finish();
      report(files.counts);
      return 0;
    } catch (IOException | UncheckedIOException e) {
      errors.println(
          chinese()
              ? "无法写入目录（%s）：%s".formatted(out, reason(e))
              : "folder (%s) cannot be written: %s. Maybe choose another with --out."
                  .formatted(out, reason(e)));
      errors.flush();
      return 3;
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
    Throwable told = cause == null ? e : cause;
    return told.getClass().getSimpleName() + " " + told.getMessage();
  }

  private boolean chinese() {
    String chosen = lang;
    if (chosen == null) {
      chosen = Locale.getDefault().getLanguage();
    }
    return chosen.startsWith("zh");
  }

  private void report(Map<String, Integer> counts) {
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      StringBuilder line = new StringBuilder("{\"seed\":").append(seed);
      counts.forEach((name, count) -> line.append(",\"").append(name).append("\":").append(count));
      output.println(line.append('}'));
    } else {
      output.println(
          chinese()
              ? "已写入 %s：单位 %d 个、职位 %d 个、人员 %d 人、预置问题 %d 项。"
                  .formatted(
                      out,
                      counts.get("units"),
                      counts.get("posts"),
                      counts.get("people"),
                      counts.get("planted"))
              : "Wrote %d units, %d posts, %d people and %d planted faults to %s."
                  .formatted(
                      counts.get("units"),
                      counts.get("posts"),
                      counts.get("people"),
                      counts.get("planted"),
                      out));
    }
    output.flush();
  }

  /** The seven files, each finished under a temporary name and renamed at the end. */
  private static final class OutputFiles implements PrefectureSink, AutoCloseable {
    private final Path folder;
    private final PrintWriter progress;
    private final boolean chinese;
    private final Map<String, BufferedWriter> writers = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    OutputFiles(Path folder, PrintWriter progress, boolean chinese) throws IOException {
      this.folder = folder;
      this.progress = progress;
      this.chinese = chinese;
      Files.createDirectories(folder);
      for (String name :
          new String[] {"areas", "units", "changes", "posts", "people", "planted", "truths"}) {
        writers.put(name, Files.newBufferedWriter(part(name), StandardCharsets.UTF_8));
        counts.put(name, 0);
      }
    }

    private Path part(String name) {
      return folder.resolve(name + ".jsonl.part");
    }

    private void write(String name, Record value) {
      BufferedWriter writer = writers.get(name);
      if (writer == null) {
        throw new IllegalStateException("no file (%s)".formatted(name));
      }
      try {
        writer.write(RecordJson.line(value));
        writer.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      counts.merge(name, 1, Integer::sum);
    }

    void finish() throws IOException {
      close();
      for (String name : counts.keySet()) {
        Files.move(
            part(name), folder.resolve(name + ".jsonl"), StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void area(AreaRecord area) {
      write("areas", area);
    }

    @Override
    public void unit(UnitRecord unit) {
      write("units", unit);
    }

    @Override
    public void unitChange(UnitChange change) {
      write("changes", change);
    }

    @Override
    public void post(PostRecord post) {
      write("posts", post);
    }

    @Override
    public void person(PersonRecord person) {
      write("people", person);
    }

    @Override
    public void planted(Planted fault) {
      write("planted", fault);
    }

    @Override
    public void truth(LatentTruth truth) {
      write("truths", truth);
    }

    @Override
    public void progress(int done, int total) {
      if (done % 10_000 == 0 || done == total) {
        progress.printf(chinese ? "已生成 %,d / %,d 人%n" : "%,d of %,d people%n", done, total);
        progress.flush();
      }
    }

    @Override
    public void close() throws IOException {
      for (BufferedWriter writer : writers.values()) {
        writer.close();
      }
      writers.clear();
    }
  }
}
