package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import picocli.CommandLine;

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
    if (Files.exists(data.resolve("server.properties"))) {
      zhiren("stop", "--data", data.toString());
    }
  }

  /**
   * The same command without the script and a Java of its own: quicker where they do not matter.
   */
  private static Outcome here(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Locale before = Locale.getDefault();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      Locale.setDefault(Locale.ENGLISH);
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      CommandLine line = Zhiren.commandLine();
      line.setErr(new PrintWriter(complained, true, StandardCharsets.UTF_8));
      return new Outcome(
          line.execute(words),
          said.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      Locale.setDefault(before);
    }
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
    assertThat(here("stop", "--data", data.toString()).exitCode()).isEqualTo(1);
    assertThat(here("status", "--data", data.toString()).exitCode()).isEqualTo(1);

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
    Outcome backedUp = here("backup", backup.toString(), "--data", data.toString());
    assertThat(backedUp.exitCode()).as(backedUp.err()).isZero();

    ProcessHandle killed = ProcessHandle.of(pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get();
    assertThat(here("status", "--data", data.toString()).exitCode()).isEqualTo(1);
    Outcome afterKill = start();
    assertThat(afterKill.exitCode()).as(afterKill.err()).isZero();
    assertThat(webStatus()).isLessThan(500);

    assertThat(zhiren("stop", "--data", data.toString()).exitCode()).isZero();
    assertThat(here("status", "--data", data.toString()).exitCode()).isEqualTo(1);

    Path restored = temporary.resolve("恢复");
    Outcome broughtBack = zhiren("restore", backup.toString(), "--data", restored.toString());
    assertThat(broughtBack.exitCode()).as(broughtBack.err()).isZero();
    assertThat(broughtBack.err()).isEmpty();
    assertThat(broughtBack.out()).contains("Proved entry by entry: record of ");

    Path forged = temporary.resolve("forged.zip");
    ForgedBackup.write(
        backup,
        forged,
        "records.entry",
        rows -> rows.replaceFirst("access\\.account\\.created", "access.account.forgotten"));
    assertThat(here("backup", "--check", forged.toString()).exitCode())
        .as("its checksums are those of the changed row")
        .isZero();
    Path fromForged = temporary.resolve("from forged");
    Outcome refused = here("restore", forged.toString(), "--data", fromForged.toString());
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.lastLine()).contains("record does not prove");
    assertThat(fromForged).doesNotExist();

    Files.move(data.resolve("database/global/pg_control"), temporary.resolve("aside"));
    Outcome broken = start();
    assertThat(broken.exitCode()).isEqualTo(3);
    assertThat(broken.lastLine()).contains("incomplete").contains("./zhiren restore");
    assertThat(here("doctor", "--data", data.toString()).exitCode()).isEqualTo(1);
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
    assertThat(here("start", "--port", "many").exitCode()).isEqualTo(2);
    assertThat(here("demo", "--people", "10").err()).contains("1000 and 1000000");
    assertThat(here("demo", "--people", "1000001").exitCode()).isEqualTo(2);
    Path used = Files.createDirectories(temporary.resolve("used"));
    Files.writeString(used.resolve("letter.txt"), "mine");
    Outcome kept = here("demo", "--data", used.toString());
    assertThat(kept.exitCode()).isEqualTo(3);
    assertThat(kept.err().lines()).hasSize(1);
    assertThat(kept.err()).contains("has data already").contains("./zhiren start --data");
    assertThat(used.resolve("letter.txt")).hasContent("mine");
    assertThat(used.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void fillsANewFolderAndThenLeavesItAlone() throws Exception {
    Outcome filled = zhiren("demo", "--people", "1000", "--data", data.toString());
    assertThat(filled.exitCode()).as(filled.err()).isZero();
    assertThat(filled.err()).contains("writing people").contains("100% done");
    assertThat(filled.out())
        .contains("Filled with 1000 invented people")
        .contains("./zhiren start --data '" + data + "'")
        .contains("Demo accounts")
        .contains("buzhang");
    assertThat(EmbeddedPostgres.userOf(data)).as("nothing runs any more").isEmpty();
    Outcome again = here("demo", "--people", "1000", "--data", data.toString());
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.err()).contains("has data already");
    Outcome checked = here("ledger", "check", "--json", "--data", data.toString());
    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("\"holds\" : true").contains("\"waiting\" : 0");
  }

  @Test
  void usesADatabaseOfTheOperatorsOwn() throws Exception {
    FreshDatabase database = EmbeddedPostgres.forTests().freshDatabase();
    DatabaseAccess superuser = EmbeddedPostgres.forTests().administrator(database);
    List<String> start =
        List.of(
            "sh",
            home.resolve("zhiren").toString(),
            "start",
            "--no-demo",
            "--data",
            data.toString(),
            "--port",
            "" + port);
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "ZHIREN_LANG",
            "en",
            "ZHIREN_DATABASE_URL",
            superuser.jdbcUrl(),
            "PGUSER",
            superuser.username(),
            "PGPASSWORD",
            superuser.password());
    Outcome started = run(start, environment);
    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(webStatus()).isLessThan(500);
    assertThat(data.resolve("database")).as("no database of our own").doesNotExist();
    try (var connection = superuser.open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from access.account")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).as("the first officers").isEqualTo(3);
    }
  }
}
