package org.zhiren.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Finding;
import org.zhiren.dossiers.Limits;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.dossiers.Reading;
import org.zhiren.dossiers.Written;
import org.zhiren.explain.Shortening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./zhiren form}: reads the field's files and writes the form or another format. */
@Command(
    name = "form",
    mixinStandardHelpOptions = true,
    description = {
      "Converts and prints appointment forms (.lrmx, .lrm with .pic, zip, 7z, .xlsx, folders).",
      "转换和打印干部任免审批表（.lrmx、.lrm 及 .pic、zip、7z、.xlsx、文件夹）。",
      "With several persons or files, the output is a folder. 多人或多个文件时，输出为文件夹。"
    })
final class FormCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FOUND = 1;
  private static final int USAGE = 2;
  private static final int UNUSABLE = 3;

  /** The formats that can be asked for. */
  private enum Target {
    PDF("pdf"),
    DOCX("docx"),
    LRMX("lrmx"),
    LRM("lrm"),
    JSON("json");

    private final String end;

    Target(String end) {
      this.end = end;
    }
  }

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files or folders. 文件或文件夹。")
  private List<Path> inputs = List.of();

  @Option(names = "--pdf", paramLabel = "OUT", description = "print as PDF. 打印为 PDF。")
  private @Nullable Path pdf;

  @Option(names = "--docx", paramLabel = "OUT", description = "write as .docx. 写为 .docx。")
  private @Nullable Path docx;

  @Option(names = "--lrmx", paramLabel = "OUT", description = "write as .lrmx. 写为 .lrmx。")
  private @Nullable Path lrmx;

  @Option(
      names = "--lrm",
      paramLabel = "OUT",
      description = "write as .lrm, with the photo as .pic beside it. 写为 .lrm，照片存为同名 .pic。")
  private @Nullable Path lrm;

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "write as JSON; - is the standard output. 写为 JSON；- 为标准输出。")
  private @Nullable Path json;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "count ages to this day where a form names none. 表内未写计算年龄时间时采用的日期。")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--fonts",
      paramLabel = "DIR",
      description = "also look for fonts here. 另在此处查找字体。")
  private List<Path> fontFolders = List.of();

  @Option(
      names = "--watermark",
      paramLabel = "TEXT",
      description = "set this pale across the pages. 页面水印文字。")
  private @Nullable String watermark;

  @Option(names = "--lang", paramLabel = "zh|en", description = "language of messages. 提示语言。")
  private @Nullable String language;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Set<Path> written = new HashSet<>();
  private Locale locale = Locale.ENGLISH;
  private int errors;
  private int warnings;
  private int persons;

  @Override
  public Integer call() {
    locale = locale();
    Map<Target, Path> targets = targets();
    if (targets.isEmpty()) {
      err.println(
          say(
              "没有指定输出。请加 --pdf、--docx、--lrmx、--lrm 或 --json。",
              "No output was asked for. Maybe add --pdf, --docx, --lrmx, --lrm or --json."));
      return USAGE;
    }
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        err.println(say("文件不存在：", "There is no such file: ") + input);
        return UNUSABLE;
      }
      files.addAll(within(input));
    }
    if (files.isEmpty()) {
      err.println(say("没有找到可读的文件。", "There is no file here that can be read."));
      return UNUSABLE;
    }
    boolean many = files.size() > 1 || Files.isDirectory(inputs.getFirst());
    return convert(files, targets, many);
  }

  private int convert(List<Path> files, Map<Target, Path> targets, boolean many) {
    PrintOptions options = options();
    int unread = 0;
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      progress(i, files.size(), file);
      try {
        Reading reading = Dossiers.read(file, Limits.usual());
        reading.findings().forEach(this::report);
        boolean folder = many || reading.dossiers().size() != 1;
        int done = 0;
        for (Dossier dossier : reading.dossiers()) {
          persons++;
          if (reading.dossiers().size() > 1) {
            // An archive is one file of many people: the bar then counts the people.
            bar(done++, reading.dossiers().size(), file.getFileName() + " › " + dossier.name());
          }
          write(dossier, targets, options, folder);
        }
      } catch (DossierProblem problem) {
        unread++;
        errors++;
        clearProgress();
        err.println(problem.in(locale));
      } catch (IOException | UncheckedIOException e) {
        clearProgress();
        err.println(say("无法写入：", "Cannot write: ") + e.getMessage());
        return UNUSABLE;
      }
    }
    clearProgress();
    summary(files.size(), unread, targets);
    if (persons == 0) {
      return UNUSABLE;
    }
    return errors > 0 ? FOUND : DONE;
  }

  private void write(
      Dossier dossier, Map<Target, Path> targets, PrintOptions options, boolean folder)
      throws IOException {
    for (Map.Entry<Target, Path> target : targets.entrySet()) {
      try {
        Written made =
            switch (target.getKey()) {
              case PDF -> Dossiers.formPdf(dossier, options);
              case DOCX -> Dossiers.formDocx(dossier, options);
              case LRMX -> Dossiers.writeLrmx(dossier, LrmxEdition.of(dossier));
              case LRM -> Dossiers.writeLrm(dossier);
              case JSON -> Dossiers.json(dossier);
            };
        made.findings().forEach(this::report);
        store(dossier, target.getKey(), target.getValue(), made.bytes(), folder);
      } catch (DossierProblem problem) {
        errors++;
        clearProgress();
        err.println(problem.in(locale));
      }
    }
  }

  private void store(Dossier dossier, Target target, Path where, byte[] bytes, boolean folder)
      throws IOException {
    if (where.toString().equals("-")) {
      out.write(bytes);
      out.println();
      return;
    }
    Path file = where;
    if (folder || Files.isDirectory(where) || !hasEnd(where)) {
      Files.createDirectories(where);
      file = free(where, fileName(dossier), target.end);
    } else if (where.toAbsolutePath().getParent() != null) {
      Files.createDirectories(where.toAbsolutePath().getParent());
    }
    written.add(file);
    Files.write(file, bytes);
    if (target == Target.LRM && dossier.photo().isPresent()) {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      Files.write(
          file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".pic"),
          dossier.photo().get().bytes());
    }
  }

  /** A path without an end such as {@code .pdf} is meant as a folder, there or not. */
  private static boolean hasEnd(Path where) {
    return String.valueOf(where.getFileName()).indexOf('.') > 0;
  }

  /** Two people may have one name: the second file gets a number, none is written over. */
  private Path free(Path folder, String name, String end) {
    Path file = folder.resolve(name + "." + end);
    for (int i = 2; written.contains(file); i++) {
      file = folder.resolve(name + "-" + i + "." + end);
    }
    return file;
  }

  private static String fileName(Dossier dossier) {
    String name = dossier.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
    boolean unsafe = name.isEmpty() || name.startsWith(".");
    String safe = unsafe ? "_" + name : name;
    return Shortening.cut(safe, 60);
  }

  private PrintOptions options() {
    List<Path> folders = new ArrayList<>(fontFolders);
    folders.addAll(PrintFonts.systemFolders());
    return new PrintOptions(
        asOf == null ? LocalDate.now(Clock.system(ZoneId.systemDefault())) : asOf,
        PrintFonts.from(folders),
        Optional.ofNullable(watermark));
  }

  private Map<Target, Path> targets() {
    Map<Target, Path> targets = new EnumMap<>(Target.class);
    put(targets, Target.PDF, pdf);
    put(targets, Target.DOCX, docx);
    put(targets, Target.LRMX, lrmx);
    put(targets, Target.LRM, lrm);
    put(targets, Target.JSON, json);
    return targets;
  }

  private static void put(Map<Target, Path> targets, Target target, @Nullable Path path) {
    if (path != null) {
      targets.put(target, path);
    }
  }

  private static List<Path> within(Path input) {
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> walk = Files.walk(input)) {
      return walk.filter(Files::isRegularFile)
          .filter(FormCommand::isReadable)
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Stream.of(".lrmx", ".lrm", ".zip", ".7z", ".hzb", ".zb3", ".zzb3", ".xlsx")
        .anyMatch(name::endsWith);
  }

  private void report(Finding finding) {
    switch (finding.severity()) {
      case ERROR -> errors++;
      case WARNING -> warnings++;
      case NOTE -> {
        return;
      }
    }
    clearProgress();
    err.println(finding.in(locale));
  }

  private void summary(int files, int unread, Map<Target, Path> targets) {
    boolean onlyStandardOutput =
        targets.values().stream().allMatch(path -> path.toString().equals("-"));
    PrintStream to = onlyStandardOutput ? err : out;
    to.printf(
        say(
            "读取文件 %d 个（%d 个不能读），%d 人；错误 %d，提醒 %d。输出：%s%n",
            "Read %d files (%d could not be read), %d persons; %d errors, %d warnings. Output:"
                + " %s%n"),
        files,
        unread,
        persons,
        errors,
        warnings,
        String.join(", ", targets.values().stream().map(Path::toString).distinct().toList()));
  }

  private void progress(int done, int all, Path file) {
    if (all > 1) {
      bar(done, all, String.valueOf(file.getFileName()));
    }
  }

  private void bar(int done, int all, String what) {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      int filled = 24 * done / all;
      err.print(
          "\r["
              + "#".repeat(filled)
              + " ".repeat(24 - filled)
              + "] "
              + done
              + "/"
              + all
              + " "
              + what
              + "\u001b[K");
    }
  }

  private void clearProgress() {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      err.print("\r\u001b[K");
    }
  }

  private String say(String zh, String en) {
    return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
  }

  private Locale locale() {
    String asked =
        Stream.of(
                language,
                System.getenv("ZHIREN_LANG"),
                System.getenv("LC_ALL"),
                System.getenv("LANG"))
            .filter(text -> text != null && !text.isEmpty())
            .findFirst()
            .orElse("en");
    return asked.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }
}
