package org.zhiren.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.database.DatabaseProblem.Kind;

class EmbeddedPostgresTest {

  private static Path programs;

  @TempDir private Path temporary;

  @BeforeAll
  static void unpack() throws IOException {
    programs = TestPostgres.programs();
  }

  private Path folder() {
    return temporary.resolve("数据 folder");
  }

  private static EmbeddedPostgres start(Path folder) {
    return start(folder, EmbeddedPostgres.Options.USUAL);
  }

  private static EmbeddedPostgres start(Path folder, EmbeddedPostgres.Options options) {
    return EmbeddedPostgres.start(folder, programs, options, Launching.Way.AUTOMATIC);
  }

  private static String ask(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  private static void run(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Kind kindOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable start) {
    DatabaseProblem problem = catchThrowableOfType(DatabaseProblem.class, start);
    assertThat(problem).as("a DatabaseProblem").isNotNull();
    assertThat(problem.text().en().lines().count()).as(problem.text().en()).isEqualTo(1);
    assertThat(problem.text().zh().lines().count()).as(problem.text().zh()).isEqualTo(1);
    return problem.kind();
  }

  @Test
  void keepsDataSafelyInAPathWithSpacesAndChinese() throws SQLException {
    try (EmbeddedPostgres postgres = start(folder())) {
      run(postgres.owner(), "CREATE TABLE note (words text)");
      run(postgres.owner(), "INSERT INTO note VALUES ('人事')");
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        assertThat(ask(postgres.owner(), "SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(postgres.owner(), "SHOW data_checksums")).isEqualTo("on");
      assertThat(ask(postgres.owner(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres.superuser(), "SHOW unix_socket_directories")).isEmpty();
    }
    try (EmbeddedPostgres postgres = start(folder())) {
      assertThat(ask(postgres.owner(), "SELECT words FROM note")).isEqualTo("人事");
    }
  }

  @Test
  void understandsChinese() throws SQLException {
    try (EmbeddedPostgres postgres = start(folder())) {
      run(postgres.owner(), "CREATE EXTENSION pg_trgm");
      assertThat(ask(postgres.owner(), "SELECT similarity('组织人事', '组织人事部') > 0.4")).isEqualTo("t");
      assertThat(ask(postgres.owner(), "SELECT datlocale FROM pg_database WHERE datname='zhiren'"))
          .isEqualTo("C.UTF-8");
    }
  }

  @Test
  void givesTheApplicationNoMoreThanItNeeds() throws SQLException {
    try (EmbeddedPostgres postgres = start(folder())) {
      assertThat(
              ask(
                  postgres.application(),
                  """
                  SELECT concat_ws(',', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)
                  FROM pg_roles WHERE rolname = current_user
                  """))
          .isEqualTo("f,f,f,f");
      assertThatThrownBy(() -> run(postgres.application(), "CREATE TABLE t (a int)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> run(postgres.application(), "CREATE SCHEMA s"))
          .hasMessageContaining("permission denied");
      run(postgres.owner(), "CREATE SCHEMA s");
      DatabaseAccess wrong =
          new DatabaseAccess(postgres.application().jdbcUrl(), "zhiren_app", "wrong");
      assertThat(kindOf(wrong::open)).isEqualTo(Kind.UNREACHABLE);
      assertThat(postgres.application().toString())
          .doesNotContain(postgres.application().password());
    }
  }

  @Test
  void keepsEachPasswordInAFileOfTheOwnerOnly() throws IOException {
    start(folder()).close();
    List<String> passwords = new java.util.ArrayList<>();
    for (String name : List.of("superuser.password", "owner.password", "app.password")) {
      Path file = folder().resolve("secrets").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      passwords.add(Files.readString(file).strip());
    }
    assertThat(passwords).doesNotHaveDuplicates().allMatch(p -> p.length() >= 40);
  }

  @Test
  void refusesASecondServerOnOneFolder() {
    try (EmbeddedPostgres first = start(folder())) {
      assertThat(kindOf(() -> start(folder()))).isEqualTo(Kind.IN_USE);
      assertThat(first.isRunning()).isTrue();
    }
    start(folder()).close();
  }

  @Test
  void namesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      EmbeddedPostgres.Options options =
          new EmbeddedPostgres.Options(taken.getLocalPort(), Map.of(), Duration.ofMinutes(1));
      assertThat(kindOf(() -> start(folder(), options))).isEqualTo(Kind.PORT_TAKEN);
    }
    start(folder()).close();
  }

  @Test
  void leavesAFolderOfAnotherVersionAlone() throws IOException {
    start(folder()).close();
    Path version = folder().resolve("database/PG_VERSION");
    Files.writeString(version, "16\n");
    assertThat(kindOf(() -> start(folder()))).isEqualTo(Kind.WRONG_VERSION);
    Files.writeString(version, "18\n");
    start(folder()).close();
  }

  @Test
  void tellsOfABrokenFolderAndMakesNoEmptyOneInItsPlace() throws IOException {
    start(folder()).close();
    Path control = folder().resolve("database/global/pg_control");
    Path aside = folder().resolve("aside");
    Files.move(control, aside);
    assertThat(kindOf(() -> start(folder()))).isEqualTo(Kind.BROKEN_DATA);
    Files.write(control, new byte[8192]);
    assertThat(kindOf(() -> start(folder()))).isEqualTo(Kind.BROKEN_DATA);
    Files.delete(control);
    Files.move(aside, control);
    start(folder()).close();

    Files.move(folder().resolve("database"), folder().resolve("elsewhere"));
    assertThat(kindOf(() -> start(folder()))).isEqualTo(Kind.BROKEN_DATA);
    assertThat(folder().resolve("database")).doesNotExist();
  }

  @Test
  void startsAgainWhereAPidFileNamesAProcessThatIsNotOurs() throws Exception {
    try (EmbeddedPostgres postgres = start(folder())) {
      run(postgres.owner(), "CREATE TABLE kept AS SELECT 7 AS number");
    }
    // The number of this very JVM: alive, but no server of that folder.
    Files.writeString(
        folder().resolve("database/postmaster.pid"),
        "%d\n%s\n1\n5432\n\n127.0.0.1\n1 2\nready\n"
            .formatted(ProcessHandle.current().pid(), folder().resolve("database")));
    try (EmbeddedPostgres postgres = start(folder())) {
      assertThat(ask(postgres.owner(), "SELECT number FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void recoversFromAKilledServer() throws Exception {
    try (EmbeddedPostgres postgres = start(folder())) {
      run(postgres.owner(), "CREATE TABLE kept AS SELECT 7 AS number");
      ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
      assertThat(server.destroyForcibly()).isTrue();
      server.onExit().get();
      assertThat(postgres.isRunning()).isFalse();
    }
    try (EmbeddedPostgres postgres = start(folder())) {
      assertThat(ask(postgres.owner(), "SELECT number FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void removesWhatAnInterruptedFirstStartLeft() throws IOException {
    Path unfinished = Files.createDirectories(folder().resolve("database.new-1/cluster"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
    start(folder()).close();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void unpacksAgainWhenAProgramFileIsDamaged() throws IOException {
    Path cache = temporary.resolve("programs");
    PostgresBinaries binaries = PostgresBinaries.in(cache);
    Path program = Path.of(binaries.program("postgres"));
    long size = Files.size(program);
    Files.write(program, new byte[10]);
    PostgresBinaries.in(cache);
    assertThat(Files.size(program)).isEqualTo(size);
    try (var left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void runsAsAnotherUserWhereUserNamespacesAreOff() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root needs another user");
    // The folder lies below one that only root may enter, as /root is.
    Path folder = Files.createDirectories(folder().resolve("private"));
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
    for (int start = 0; start < 2; start++) {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.start(
              folder,
              programs,
              EmbeddedPostgres.Options.USUAL,
              start == 0 ? Launching.Way.OTHER_USER : Launching.Way.AUTOMATIC)) {
        run(postgres.owner(), "CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number");
        assertThat(ask(postgres.owner(), "SELECT number FROM kept")).isEqualTo("7");
        assertThat(Files.getAttribute(Path.of("/proc/" + postgres.pid()), "unix:uid"))
            .isEqualTo(65534);
      }
    }
  }

  @Test
  void startsAgainByItselfWhenTheDatabaseIsKilled() throws Exception {
    try (EmbeddedPostgres postgres = start(folder())) {
      postgres.keepRunning(problem -> {});
      run(postgres.owner(), "CREATE TABLE kept AS SELECT 7 AS number");
      long killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      String answer = "";
      for (int i = 0; i < 600 && answer.isEmpty(); i++) {
        Thread.sleep(Duration.ofMillis(100));
        try {
          answer = ask(postgres.owner(), "SELECT number FROM kept");
        } catch (DatabaseProblem | SQLException e) {
          answer = ""; // not there again yet
        }
      }
      assertThat(answer).isEqualTo("7");
      assertThat(postgres.pid()).isNotEqualTo(killed);
    }
  }
}
