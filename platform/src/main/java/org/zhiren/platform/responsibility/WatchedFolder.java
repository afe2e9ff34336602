package org.zhiren.platform.responsibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * 数据目录: takes values up from files that other systems put into the folder {@code in}. A file is
 * taken once it has stood still between two looks; whole or not at all; then it is moved to {@code
 * done} or {@code refused}, with a report beside it that names every bad cell.
 *
 * <p>Nothing is lost and nothing taken twice: the values and the fingerprint of the file are
 * written in one transaction, and only then the file is moved. If the machine stops in between, the
 * next look knows the fingerprint and moves the file. A file that cannot be taken for a reason that
 * does not lie in it – the database is away – stays where it is. Links are not followed.
 */
@Component
public class WatchedFolder {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final long LARGEST = 40L << 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload", "~");

  private final Path in;
  private final Path done;
  private final Path refused;
  private final ReadingSheets sheets;
  private final DeliveringValues delivering;
  private final FolderReports reports;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private Map<Path, Look> seen = Map.of();

  WatchedFolder(
      @Value("${zhiren.targets.folder:${zhiren.data}/targets}") Path folder,
      ReadingSheets sheets,
      DeliveringValues delivering,
      FolderReports reports,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.in = folder.resolve("in");
    this.done = folder.resolve("done");
    this.refused = folder.resolve("refused");
    this.sheets = sheets;
    this.delivering = delivering;
    this.reports = reports;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How a file looked. */
  private record Look(long size, FileTime changed) {}

  /** Where files are put. */
  public Path in() {
    return in;
  }

  @Scheduled(fixedDelayString = "${zhiren.targets.folder-look:PT10S}")
  void lookAgain() {
    try {
      look();
    } catch (IOException | UncheckedIOException failed) {
      LOG.warn(
          "The folder of values could not be looked through; it will be looked at again.", failed);
    }
  }

  /**
   * Looks through the folder once.
   *
   * @return how many files were dealt with
   */
  public int look() throws IOException {
    oneAtATime.lock();
    try {
      for (Path folder : List.of(in, done, refused)) {
        Files.createDirectories(folder);
      }
      Map<Path, Look> now = new HashMap<>();
      Map<Path, Look> whole = new TreeMap<>();
      int dealt = 0;
      try (DirectoryStream<Path> files = Files.newDirectoryStream(in)) {
        for (Path file : files) {
          BasicFileAttributes found =
              Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (found.isSymbolicLink()) {
            refuse(file, null, LINK);
            dealt++;
          } else if (found.isRegularFile() && !unfinished(file)) {
            Look look = new Look(found.size(), found.lastModifiedTime());
            now.put(file, look);
            if (look.equals(seen.get(file))) {
              whole.put(file, look);
            }
          }
        }
      }
      for (Map.Entry<Path, Look> file : whole.entrySet()) {
        dealt += deal(file.getKey(), file.getValue()) ? 1 : 0;
      }
      seen = now;
      return dealt;
    } finally {
      oneAtATime.unlock();
    }
  }

  private static final Text LINK =
      Text.of("链接不予读取，请放入文件本身。", "Links are not followed. Put the file itself here.");
  private static final Text KIND =
      Text.of(
          "只收本平台模板的工作簿（.xlsx）或同样栏目的 CSV（UTF-8），不超过 40 兆。",
          "Only workbooks of the template (.xlsx) or CSV with the same columns in UTF-8, up to 40"
              + " MiB.");

  private static boolean unfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || UNFINISHED.stream().anyMatch(name::endsWith);
  }

  private boolean deal(Path file, Look look) throws IOException {
    String name = file.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (!(lower.endsWith(".xlsx") || lower.endsWith(".csv")) || look.size() > LARGEST) {
      refuse(file, null, KIND);
      return true;
    }
    byte[] content;
    try (InputStream stream =
        Channels.newInputStream(
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
      content = stream.readAllBytes();
    }
    byte[] fingerprint = Sha256.of(content);
    try {
      DeliveringValues.Delivered delivered =
          acting.asSystem(
              "targets.folder",
              () ->
                  transactions.execute(status -> {
                    DeliveringValues.Delivered made =
                        delivering.deliver(
                            "sha256:" + HexFormat.of().formatHex(fingerprint),
                            sheets.values(name, content),
                            Reading.Way.FOLDER);
                    reports.taken(name, fingerprint, made);
                    return made;
                  }));
      Text said =
          delivered.repeated()
              ? Text.of("这份文件以前已经收过，没有改动。", "This file was taken before; nothing was changed.")
              : Text.of("收入 {0} 个数值。", "{0} values were taken in.").fill(delivered.changed());
      move(file, done, List.of(said));
    } catch (InvalidInput bad) {
      refuse(file, fingerprint, bad.faults());
    } catch (Exception notItsFault) {
      LOG.warn("The file {} stays in the folder and will be tried again.", name, notItsFault);
      return false;
    }
    return true;
  }

  private void refuse(Path file, byte @Nullable [] fingerprint, Text why) throws IOException {
    refuse(file, fingerprint, List.of(new InvalidInput.Fault("file", null, why)));
  }

  private void refuse(Path file, byte @Nullable [] fingerprint, List<InvalidInput.Fault> faults)
      throws IOException {
    try {
      acting.asSystem(
          "targets.folder",
          () -> {
            transactions.executeWithoutResult(
                status -> reports.refused(file.getFileName().toString(), fingerprint, faults));
            return true;
          });
    } catch (Exception failed) {
      throw new IOException("The report of a refused file was not kept.", failed);
    }
    move(
        file,
        refused,
        faults.stream()
            .map(fault ->
                Text.of("{0}（{1}）：{2}", "{0} ({1}): {2}")
                    .fill(
                        fault.field(),
                        fault.value() == null ? "—" : fault.value(),
                        fault.message()))
            .toList());
  }

  /** The report is written first: a file that was moved never lacks it. */
  private void move(Path file, Path to, List<Text> report) throws IOException {
    String stamp = STAMP.format(LocalDateTime.now(clock));
    String name = file.getFileName().toString();
    Path free = to.resolve(stamp + "-" + name);
    for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = to.resolve(stamp + "-" + i + "-" + name);
    }
    StringBuilder text = new StringBuilder();
    report.forEach(line -> text.append(line.zh()).append('\n').append(line.en()).append("\n\n"));
    Files.writeString(
        free.resolveSibling(free.getFileName() + ".report.txt"), text, StandardCharsets.UTF_8);
    Files.move(file, free, StandardCopyOption.ATOMIC_MOVE);
  }
}
