package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the script {@code zhiren} as a person would, on what this module has just packaged. */
class LauncherIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path temporary;
  private Path home;
  private Path data;
  private int port;

  /** What a run of the script came to. */
  private record Outcome(int exitCode, String out, String err) {

    String lastLine() {
      return err.lines().reduce("", (before, line) -> line);
    }
  }

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(temporary.resolve("安装 here"));
    data = temporary.resolve("数据 there");
    Files.copy(PROJECT.resolve("zhiren"), home.resolve("zhiren"));
    Files.createDirectories(home.resolve("command/target/zhiren"));
    Files.createSymbolicLink(
        home.resolve("command/target/zhiren/lib"), PROJECT.resolve("command/target/zhiren/lib"));
    port = freePort();
  }

  @AfterEach
  void stop() throws Exception {
    zhiren("stop", "--data", data.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Outcome zhiren(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", home.resolve("zhiren").toString()));
    command.addAll(Arrays.asList(words));
    return run(command, Map.of("JAVA_HOME", System.getProperty("java.home"), "ZHIREN_LANG", "en"));
  }

  private Outcome run(List<String> command, Map<String, String> environment) throws Exception {
    Path out = Files.createTempFile(temporary, "out", "");
    Path err = Files.createTempFile(temporary, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temporary.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("ZHIREN_NO_AOT", "1");
    builder.environment().put("ZHIREN_NO_INSTALL", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(Duration.ofMinutes(10))).as("ended: %s", command).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private Outcome start() throws Exception {
    return zhiren("start", "--no-demo", "--data", data.toString(), "--port", "" + port);
  }

  private long pid() throws Exception {
    Outcome status = zhiren("status", "--json", "--data", data.toString());
    Matcher pid = Pattern.compile("\"pid\" : ([0-9]+)").matcher(status.out());
    assertThat(pid.find()).as(status.out() + status.err()).isTrue();
    return Long.parseLong(pid.group(1));
  }

  private int webStatus() throws IOException {
    var connection =
        (java.net.HttpURLConnection)
            java.net.URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    return connection.getResponseCode();
  }

  @Test
  void livesThroughStartsKillsAndStops() throws Exception {
    Outcome notRunning = zhiren("stop", "--data", data.toString());
    assertThat(notRunning.exitCode()).isEqualTo(1);
    assertThat(zhiren("status", "--data", data.toString()).exitCode()).isEqualTo(1);

    Outcome first = start();
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("http://127.0.0.1:" + port + "/")
        .contains("Sign in with these first")
        .contains("system officer");
    assertThat(webStatus()).isLessThan(500);

    Path link = Files.createSymbolicLink(temporary.resolve("链接"), home.resolve("zhiren"));
    Outcome again =
        run(
            List.of(link.toString(), "start", "--data", data.toString(), "--port", "" + port),
            Map.of("JAVA_HOME", System.getProperty("java.home"), "ZHIREN_LANG", "zh"));
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("已在运行");

    Outcome elsewhere =
        zhiren("start", "--data", temporary.resolve("other").toString(), "--port", "" + port);
    assertThat(elsewhere.exitCode()).isEqualTo(3);
    assertThat(elsewhere.err().lines()).hasSize(1);
    assertThat(elsewhere.err()).contains("Port " + port + " is taken").contains("--port");

    Path backup = temporary.resolve("backup.zip");
    Outcome backedUp = zhiren("backup", backup.toString(), "--data", data.toString());
    assertThat(backedUp.exitCode()).as(backedUp.err()).isZero();

    ProcessHandle killed = ProcessHandle.of(pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get();
    assertThat(zhiren("status", "--data", data.toString()).exitCode()).isEqualTo(1);
    Outcome afterKill = start();
    assertThat(afterKill.exitCode()).as(afterKill.err()).isZero();
    assertThat(webStatus()).isLessThan(500);

    assertThat(zhiren("stop", "--data", data.toString()).exitCode()).isZero();
    assertThat(zhiren("status", "--data", data.toString()).exitCode()).isEqualTo(1);

    Path restored = temporary.resolve("恢复");
    Outcome broughtBack = zhiren("restore", backup.toString(), "--data", restored.toString());
    assertThat(broughtBack.exitCode()).as(broughtBack.err()).isZero();
    assertThat(broughtBack.err()).isEmpty();
    assertThat(broughtBack.out()).contains("Proved entry by entry: record of ");

    Outcome checked = zhiren("ledger", "check", "--data", restored.toString());
    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("The record holds");

    Path forged = temporary.resolve("forged.zip");
    ForgedBackup.write(
        backup,
        forged,
        "records.entry",
        rows -> rows.replaceFirst("access\\.account\\.created", "access.account.forgotten"));
    assertThat(zhiren("backup", "--check", forged.toString()).exitCode())
        .as("its checksums are those of the changed row")
        .isZero();
    Path fromForged = temporary.resolve("from forged");
    Outcome refused = zhiren("restore", forged.toString(), "--data", fromForged.toString());
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err().lines()).as(refused.err()).hasSize(1);
    assertThat(refused.err()).contains("record does not prove");
    assertThat(fromForged).doesNotExist();

    Files.move(data.resolve("database/global/pg_control"), temporary.resolve("aside"));
    Outcome broken = start();
    assertThat(broken.exitCode()).isEqualTo(3);
    assertThat(broken.lastLine()).contains("incomplete").contains("./zhiren restore");
    assertThat(zhiren("doctor", "--data", data.toString()).exitCode()).isEqualTo(1);
    Files.move(temporary.resolve("aside"), data.resolve("database/global/pg_control"));
  }

  @Test
  void worksForAnOrdinaryUser() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root to become another");
    for (Path path = PROJECT; path != null; path = path.getParent()) {
      assumeTrue(
          PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("x"),
          "the project lies where others may not look");
    }
    for (Path path = home; !path.equals(temporary.getParent()); path = path.getParent()) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    List<String> asNobody =
        List.of(
            "setpriv",
            "--reuid",
            "65534",
            "--regid",
            "65534",
            "--clear-groups",
            "sh",
            home.resolve("zhiren").toString());
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "ZHIREN_LANG", "en",
            "HOME", temporary.resolve("nowhere").toString());
    List<String> start = new ArrayList<>(asNobody);
    start.addAll(List.of("start", "--no-demo", "--data", data.toString(), "--port", "" + port));
    Outcome started = run(start, environment);
    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(webStatus()).isLessThan(500);
    assertThat(Files.getAttribute(data.resolve("database"), "unix:uid")).isEqualTo(65534);
    List<String> stop = new ArrayList<>(asNobody);
    stop.addAll(List.of("stop", "--data", data.toString()));
    assertThat(run(stop, environment).exitCode()).isZero();
  }

  @Test
  void saysInOneLineThatJavaIsMissing() throws Exception {
    Path tools = Files.createDirectories(temporary.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "grep", "id", "sed", "head", "cat")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Map<String, String> bare =
        Map.of("PATH", tools.toString(), "ZHIREN_JDK_ROOTS", "", "JAVA_HOME", "");
    for (String language : List.of("zh", "en")) {
      Outcome outcome =
          run(List.of("sh", home.resolve("zhiren").toString(), "--lang", language, "status"), bare);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.err())
          .contains(language.equals("zh") ? "缺少 JDK 25" : "JDK 25 is missing")
          .contains("https://adoptium.net");
    }
    Outcome help = run(List.of("sh", home.resolve("zhiren").toString(), "help"), bare);
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("./zhiren start").contains("启动");
  }

  @Test
  void refusesWrongUsage() throws Exception {
    assertThat(zhiren("dance").exitCode()).isEqualTo(2);
    assertThat(zhiren("start", "--port", "many").exitCode()).isEqualTo(2);
    assertThat(zhiren("help").out()).contains("backup").contains("备份");
  }
}
