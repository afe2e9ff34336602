package org.zhiren.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.explain.Text;

/** The doctor's checks: each looks at one thing and changes nothing. */
final class Examination {

  private static final long MEMORY_WANTED_MEBIBYTES = 3500;
  private static final long DISK_WANTED_MEBIBYTES = 2048;
  private static final long DISK_NEEDED_MEBIBYTES = 256;

  private Examination() {}

  static List<Finding> examine(Path data, int port) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(maven());
    findings.add(memory());
    findings.add(disk(data));
    findings.add(permission(data));
    findings.add(dataFolder(data));
    findings.add(port(data, port));
    findings.add(isolation());
    findings.add(characters());
    findings.add(
        program(
            Text.of("浏览器测试", "browser tests"),
            List.of("chromium", "--version"),
            Text.of("安装软件包 chromium（仅测试需要）。", "Install the package chromium (for tests only).")));
    findings.add(fonts());
    return findings;
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return Finding.good(
        Text.same("Java"), Text.same(version + ", " + System.getProperty("java.home")));
  }

  private static Finding maven() {
    return program(
        Text.same("Maven"),
        List.of("mvn", "-v"),
        Text.of(
            "安装软件包 maven（3.8.1 及以上，仅构建需要）。",
            "Install the package maven (3.8.1 or later, for building only)."));
  }

  private static Finding memory() {
    long total =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() / (1024 * 1024)
            : 0;
    Text subject = Text.of("内存", "memory");
    Text found = Text.same(total + " MiB");
    return total >= MEMORY_WANTED_MEBIBYTES
        ? Finding.good(subject, found)
        : Finding.remark(
            subject, found, Text.of("建议 4 GiB 及以上。", "4 GiB or more are recommended."));
  }

  private static Finding disk(Path data) {
    Text subject = Text.of("磁盘剩余", "free disk");
    Path existing = existing(data);
    try {
      long free = Files.getFileStore(existing).getUsableSpace() / (1024 * 1024);
      Text found = Text.same(free + " MiB (" + existing + ")");
      Text remedy =
          Text.of(
              "请腾出空间，或用 --data 把数据放到别的磁盘。",
              "Free some space, or put the data on another disk with --data.");
      if (free < DISK_NEEDED_MEBIBYTES) {
        return Finding.wrong(subject, found, remedy);
      }
      return free < DISK_WANTED_MEBIBYTES
          ? Finding.remark(subject, found, remedy)
          : Finding.good(subject, found);
    } catch (IOException e) {
      return Finding.remark(subject, Text.same(String.valueOf(e.getMessage())), checkByHand());
    }
  }

  private static Finding permission(Path data) {
    Text subject = Text.of("写入权限", "permission to write");
    Path existing = existing(data);
    return Files.isWritable(existing)
        ? Finding.good(subject, Text.same(existing.toString()))
        : Finding.wrong(
            subject,
            Text.of("用户 {0} 不能写入 {1}", "user {0} may not write in {1}")
                .fill(System.getProperty("user.name"), existing),
            Text.of(
                "换用有权限的用户，或用 --data 另选文件夹。",
                "Use a user who may, or choose another folder with --data."));
  }

  private static Finding dataFolder(Path data) {
    Text subject = Text.of("数据文件夹", "data folder");
    Path cluster = data.resolve("database");
    if (!Files.exists(data.resolve("zhiren.made"))) {
      return Finding.good(subject, Text.of("尚未建立（{0}）", "not made yet ({0})").fill(data));
    }
    String bundled = EmbeddedPostgres.bundledVersion();
    String major = bundled.substring(0, bundled.indexOf('.'));
    try {
      for (String needed : List.of("PG_VERSION", "global/pg_control", "postgresql.conf", "base")) {
        if (!Files.exists(cluster.resolve(needed))) {
          return Finding.wrong(
              subject,
              Text.of("不完整，缺少 {0}（{1}）", "incomplete, {0} is missing ({1})").fill(needed, cluster),
              Text.of(
                  "用 ./zhiren restore 备份文件 --data 新文件夹 恢复。",
                  "Restore a backup: ./zhiren restore FILE --data NEW_FOLDER."));
        }
      }
      String made = Files.readString(cluster.resolve("PG_VERSION")).strip();
      if (!made.equals(major)) {
        return Finding.wrong(
            subject,
            Text.of("由 PostgreSQL {0} 建立，本程序为 {1}", "made by PostgreSQL {0}, this program has {1}")
                .fill(made, major),
            Text.of(
                "用原版本做备份，再恢复到新文件夹。",
                "Back up with the former version and restore into a new folder."));
      }
    } catch (IOException e) {
      return Finding.wrong(subject, Text.same(String.valueOf(e.getMessage())), checkByHand());
    }
    boolean running = EmbeddedPostgres.userOf(data).isPresent();
    return Finding.good(
        subject,
        running
            ? Text.of("完整，正在使用（{0}）", "complete, in use ({0})").fill(data)
            : Text.of("完整（{0}）", "complete ({0})").fill(data));
  }

  private static Finding port(Path data, int port) {
    Text subject = Text.of("端口 {0}", "port {0}").fill(Integer.toString(port));
    Optional<ServerState> own = ServerState.running(data);
    if (own.isPresent() && own.get().address().endsWith(":" + port + "/")) {
      return Finding.good(subject, Text.of("由本服务器使用", "used by this server"));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Finding.good(subject, Text.of("空闲", "free"));
    } catch (IOException e) {
      return Finding.wrong(
          subject,
          Text.of("已被其他程序占用", "taken by another program"),
          Text.of("用 ./zhiren start --port 另选端口。", "Choose another with ./zhiren start --port."));
    }
  }

  /** PostgreSQL never runs as root: is there a way to run it as somebody else? */
  private static Finding isolation() {
    Text subject = Text.of("数据库进程的用户", "user of the database process");
    if (!"root".equals(System.getProperty("user.name"))) {
      return Finding.good(subject, Text.same(String.valueOf(System.getProperty("user.name"))));
    }
    if (run(List.of("unshare", "-U", "true")).isPresent()) {
      return Finding.good(subject, Text.of("用户命名空间", "a user namespace"));
    }
    if (run(List.of("setpriv", "--reuid", "65534", "--clear-groups", "true")).isPresent()) {
      return Finding.good(subject, Text.of("nobody（setpriv）", "nobody (setpriv)"));
    }
    return Finding.wrong(
        subject,
        Text.of("root 身份，且不能切换用户", "root, with no way to change the user"),
        Text.of(
            "用普通用户运行，或用 --database-url 使用已有数据库。",
            "Run as an ordinary user, or use a database of your own with --database-url."));
  }

  private static Finding characters() {
    Text subject = Text.of("文件名字符集", "character set of file names");
    String encoding = String.valueOf(System.getProperty("sun.jnu.encoding"));
    return encoding.equalsIgnoreCase("UTF-8")
        ? Finding.good(subject, Text.same(encoding))
        : Finding.wrong(
            subject, Text.same(encoding), Text.of("设置 LC_ALL=C.UTF-8。", "Set LC_ALL=C.UTF-8."));
  }

  private static Finding fonts() {
    Text subject = Text.of("中文字体", "Chinese fonts");
    Optional<String> found = run(List.of("fc-list", ":lang=zh-cn", "family"));
    return found.isPresent() && !found.get().isBlank()
        ? Finding.good(subject, Text.same(found.get()))
        : Finding.remark(
            subject,
            Text.of("没有找到", "none found"),
            Text.of(
                "安装软件包 fonts-noto-cjk（仅测试截图需要）。",
                "Install the package fonts-noto-cjk (for screenshots in tests only)."));
  }

  private static Finding program(Text subject, List<String> command, Text remedy) {
    return run(command)
        .map(line -> Finding.good(subject, Text.same(line.isBlank() ? command.getFirst() : line)))
        .orElseGet(() ->
            Finding.remark(
                subject,
                Text.of("没有找到 {0}", "{0} was not found").fill(command.getFirst()),
                remedy));
  }

  /** The first line of output, if the program is there and succeeds. */
  private static Optional<String> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(Duration.ofSeconds(20)) || process.exitValue() != 0) {
        return Optional.empty();
      }
      return Optional.of(
          output.lines().findFirst().orElse("").replaceAll("\u001b\\[[0-9;]*m", "").strip());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Text checkByHand() {
    return Text.of("请检查该路径。", "Check the path.");
  }

  private static Path existing(Path path) {
    Path found = path;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }
}
