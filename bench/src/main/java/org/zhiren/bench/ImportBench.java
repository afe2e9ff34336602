package org.zhiren.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zhiren.demo.papers.HostilePapers;
import org.zhiren.demo.papers.Paper;
import org.zhiren.demo.papers.Papers;
import org.zhiren.reading.Attachment;
import org.zhiren.reading.DocumentReaders;
import org.zhiren.reading.ReadOutcome;
import org.zhiren.reading.ReaderSettings;
import org.zhiren.reading.ReadingLimits;

/**
 * Reading of mixed documents in child processes: how many a second, and what becomes of hostile
 * files between sound ones.
 */
final class ImportBench implements Benchmark {

  private static final int DOCUMENTS = 1000;
  private static final int PROCESSES = 2;

  private static final List<String> SENTENCES =
      List.of(
          "坚持党管干部原则，坚持德才兼备、以德为先、五湖四海、任人唯贤。",
          "要把政治标准放在首位，考准考实干部的政治素质。",
          "注重在改革发展稳定一线、急难险重任务中考察识别干部。",
          "各单位要结合实际，认真研究，抓好落实，并于月底前报送情况。",
          "加强对年轻干部的教育管理监督，引导其扣好从政的第一粒扣子。",
          "完善考核评价办法，推动考核结果同选拔任用、奖惩、培训相衔接。");

  /** A file and its name. */
  private record Sent(String name, byte[] content) {}

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String purpose() {
    return "mixed documents read in guarded processes a second; hostile files between them";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int count =
        options.isEmpty() || options.getFirst().startsWith("--")
            ? DOCUMENTS
            : Integer.parseInt(options.getFirst());
    SplittableRandom random = new SplittableRandom(Options.number(options, "--seed", 20261126));
    List<Sent> files = files(count, random);
    try (DocumentReaders readers =
        DocumentReaders.open(ReaderSettings.STANDARD.inProcesses(PROCESSES))) {
      long begin = System.nanoTime();
      String confinement = readers.confinement();
      out.printf(
          "%,d documents of %d formats; confined: %s; first process ready after %d ms%n%n",
          count, Papers.ENDINGS.size(), confinement, (System.nanoTime() - begin) / 1_000_000);
      out.println("| round | documents a second | files read (those inside too) | M characters |");
      out.println("|---|---:|---:|---:|");
      for (String round : List.of("first", "second", "third")) {
        round(round, files, readers, out);
      }
      out.println();
      formats(files, readers, out);
      hostile(files.getFirst(), readers, out);
    }
  }

  private static List<Sent> files(int count, SplittableRandom random) {
    List<Sent> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String ending = Papers.ENDINGS.get(i % Papers.ENDINGS.size());
      List<String> paragraphs = new ArrayList<>();
      for (int p = 0; p < 6 + random.nextInt(30); p++) {
        StringBuilder paragraph = new StringBuilder(p % 6 == 0 ? "#" : "");
        for (int s = 0; s < (p % 6 == 0 ? 1 : 1 + random.nextInt(4)); s++) {
          paragraph.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
        }
        paragraphs.add(paragraph.toString());
      }
      List<List<String>> table = new ArrayList<>();
      for (int r = 0; r < 10; r++) {
        table.add(
            List.of("第" + r + "项", SENTENCES.get(r % SENTENCES.size()), "" + random.nextInt(1000)));
      }
      Paper paper = new Paper("关于第" + i + "号工作的通知", paragraphs, table);
      files.add(new Sent("文件" + i + "." + ending, Papers.write(paper, ending)));
    }
    return files;
  }

  private static void round(String name, List<Sent> files, DocumentReaders readers, PrintStream out)
      throws Exception {
    long begin = System.nanoTime();
    List<Future<ReadOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      for (Sent file : files) {
        outcomes.add(threads.submit(() -> readers.read(file.name(), file.content())));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long[] sums = new long[2];
    for (Future<ReadOutcome> outcome : outcomes) {
      count(outcome.get(), sums);
    }
    out.printf(
        "| %s | %,.0f | %,d | %.2f |%n", name, files.size() / seconds, sums[0], sums[1] / 1e6);
  }

  private static void count(ReadOutcome outcome, long[] sums) {
    if (!(outcome instanceof ReadOutcome.Read read)) {
      throw new IllegalStateException("A sound file was refused: " + outcome);
    }
    sums[0]++;
    sums[1] += read.document().text().length();
    for (Attachment one : read.document().attachments()) {
      count(one.outcome(), sums);
    }
  }

  private static void formats(List<Sent> files, DocumentReaders readers, PrintStream out) {
    Map<String, Sample> times = new TreeMap<>();
    for (Sent file : files) {
      long begin = System.nanoTime();
      readers.read(file.name(), file.content());
      times
          .computeIfAbsent(file.name().replaceFirst("^.*\\.", ""), any -> new Sample())
          .add(System.nanoTime() - begin);
    }
    out.println("| format | p50 ms | p99 ms |");
    out.println("|---|---:|---:|");
    times.forEach((ending, sample) ->
        out.printf(
            "| %s | %.2f | %.2f |%n",
            ending, sample.quantile(0.5) / 1e6, sample.quantile(0.99) / 1e6));
    out.println();
  }

  private static void hostile(Sent sound, DocumentReaders readers, PrintStream out) {
    out.println("| hostile file | bytes | what became of it | ms |");
    out.println("|---|---:|---|---:|");
    int lost = 0;
    for (Map.Entry<String, byte[]> file : HostilePapers.all().entrySet()) {
      long begin = System.nanoTime();
      ReadOutcome outcome =
          readers.read(
              file.getKey(),
              file.getValue(),
              ReadingLimits.STANDARD.within(Duration.ofSeconds(10)));
      long millis = (System.nanoTime() - begin) / 1_000_000;
      String became =
          switch (outcome) {
            case ReadOutcome.Refused refused -> "refused: " + refused.reason();
            case ReadOutcome.Read read ->
                "read, %,d characters, %d files inside, warnings %s"
                    .formatted(
                        read.document().text().length(),
                        read.document().attachments().size(),
                        read.document().warnings());
          };
      out.printf(
          "| %s | %,d | %s | %,d |%n", file.getKey(), file.getValue().length, became, millis);
      if (!(readers.read(sound.name(), sound.content()) instanceof ReadOutcome.Read)) {
        lost++;
      }
    }
    out.printf(
        "%nSound files refused between them: %d. Processes that had to be replaced: %d.%n",
        lost, readers.incidents());
  }
}
