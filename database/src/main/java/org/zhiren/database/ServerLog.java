package org.zhiren.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.zhiren.explain.Text;

/** Reads in PostgreSQL's own words why it did not start. */
final class ServerLog {

  private static final long ROTATE_BYTES = 16L * 1024 * 1024;
  private static final long TAIL_BYTES = 64L * 1024;

  private ServerLog() {}

  /** Makes the folder; keeps one former log when the present one has grown large. */
  static void prepare(Path log) throws IOException {
    Files.createDirectories(log.getParent());
    if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** What was written to {@code log} after byte {@code from}. */
  static String since(Path log, long from) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(from, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** The problem that {@code output} of a failed start tells of. */
  static DatabaseProblem explain(String output, Path cluster, int port) {
    String lower = output.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
      return FileProblems.diskFull(cluster, null);
    }
    if (lower.contains("could not bind") || lower.contains("address already in use")) {
      return new DatabaseProblem(
          DatabaseProblem.Kind.PORT_TAKEN,
          Text.of(
                  "数据库端口 {0} 已被其他程序占用。请换一个端口，或先停止那个程序。",
                  "The database port {0} is taken by another program. Choose another port or stop"
                      + " that program first.")
              .fill(Integer.toString(port)));
    }
    if (lower.contains("pre-existing shared memory block")
        || lower.contains("is another postmaster")) {
      return DataFolder.inUse(cluster, "postgres");
    }
    String reason = reason(output);
    if (lower.contains("permission denied") || lower.contains("has wrong ownership")) {
      return new DatabaseProblem(
          DatabaseProblem.Kind.NO_PERMISSION,
          Text.of(
                  "没有权限使用数据文件夹（{0}）：{1}。请让当前用户拥有该文件夹，或用 --data 另选文件夹。",
                  "No permission for the data folder ({0}): {1}. Let the current user own the folder"
                      + " or choose another one with --data.")
              .fill(cluster, reason));
    }
    if (lower.contains("could not map anonymous shared memory")
        || lower.contains("cannot allocate memory")) {
      return new DatabaseProblem(
          DatabaseProblem.Kind.START_FAILED,
          Text.of(
                  "内存不足，数据库未能启动：{0}。请腾出内存后重试。",
                  "Not enough memory to start the database: {0}. Free some memory and try again.")
              .fill(reason));
    }
    return new DatabaseProblem(
        DatabaseProblem.Kind.BROKEN_DATA,
        Text.of(
                "数据库未能在数据文件夹（{0}）启动：{1}。未删除任何数据；请先运行 ./zhiren doctor，必要时把备份恢复到新的文件夹。",
                "The database did not start in the data folder ({0}): {1}. No data was removed; run"
                    + " ./zhiren doctor first and, if need be, restore a backup into a new folder.")
            .fill(cluster, reason));
  }

  /** The last line that says something grave, without its prefix. */
  private static String reason(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String chosen = lines.isEmpty() ? "no output" : lines.getLast();
    for (String line : lines) {
      if (line.contains("PANIC:") || line.contains("FATAL:") || line.contains("error:")) {
        chosen = line;
      }
    }
    return chosen
        .replaceFirst("^.*?(PANIC|FATAL|error):\\s*", "")
        .replaceAll("\\s+", " ")
        .replaceFirst("[.。]$", "");
  }
}
