package org.zhiren.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.database.DatabaseProblem.Kind;
import org.zhiren.explain.Text;

class BackupTest {

  private static final String STRUCTURE =
      """
      CREATE SCHEMA records;
      CREATE TABLE records.schema_history (
        installed_rank int PRIMARY KEY, version text, script text, checksum int,
        installed_on timestamptz DEFAULT now(), success boolean);
      INSERT INTO records.schema_history VALUES (1, '1', 'V1__entries.sql', 42, now(), true);
      CREATE TABLE records.person (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE records.entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person int NOT NULL REFERENCES records.person,
        at timestamptz NOT NULL, body jsonb, picture bytea,
        twice bigint GENERATED ALWAYS AS (id * 2) STORED);
      CREATE TABLE records.session (token text);
      CREATE TABLE records.loose (a text, b numeric);
      INSERT INTO records.loose VALUES ('from the migration', 1);
      ALTER TABLE records.person ENABLE ROW LEVEL SECURITY;
      ALTER TABLE records.person FORCE ROW LEVEL SECURITY;
      CREATE FUNCTION records.refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF; RAISE EXCEPTION 'append only'; END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON records.entry
        FOR EACH ROW EXECUTE FUNCTION records.refuse();
      """;

  private static final String CONTENT =
      """
      ALTER TABLE records.person NO FORCE ROW LEVEL SECURITY;
      INSERT INTO records.person SELECT i, '张' || i FROM generate_series(1, 500) i;
      INSERT INTO records.entry (person, at, body, picture)
        SELECT i, timestamptz '2026-01-01 08:00+08' + i * interval '1 day',
               jsonb_build_object('words', E'tab\\t newline\\n 中文'), decode('00ff0a', 'hex')
        FROM generate_series(1, 500) i;
      INSERT INTO records.session VALUES ('secret');
      INSERT INTO records.loose VALUES (NULL, 1.50), ('b', NULL), ('b', NULL);
      ALTER TABLE records.person FORCE ROW LEVEL SECURITY;
      """;

  private static final Restore.Structure SAME = (owner, application, versions) -> make(owner);

  private static final Backup.RecordRoot ROOT = BackupTest::entries;

  private static final Restore.Proof PROOF = (connection, folder) -> entries(connection);

  @TempDir private Path temporary;
  private Path data;
  private Path file;

  @BeforeAll
  static void shareThePrograms() throws IOException {
    System.setProperty("zhiren.programs", TestPostgres.programs().toString());
  }

  @BeforeEach
  void fill() throws SQLException {
    data = temporary.resolve("数据");
    file = temporary.resolve("备份 1.zip");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      make(postgres.owner());
      run(postgres.owner(), CONTENT);
    }
  }

  private static String entries(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM records.entry")) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1) + " entries";
    }
  }

  private static void make(DatabaseAccess owner) throws SQLException {
    run(owner, STRUCTURE);
  }

  private static void run(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.superuser().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  private static Kind kindOf(ThrowingCallable task) {
    DatabaseProblem problem = catchThrowableOfType(DatabaseProblem.class, task);
    assertThat(problem).isNotNull();
    return problem.kind();
  }

  @Test
  void bringsEverythingBackIntoAnEmptyFolder() throws Exception {
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/signing.key"), "key");
    Backup.Summary written = Backup.write(data, file, Set.of("records.session"), ROOT);
    assertThat(written.rows()).isEqualTo(1004);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Map<String, String> asked = new LinkedHashMap<>();
    Path restored = temporary.resolve("恢复 here");

    Backup.Summary result =
        Restore.intoFolder(
            file,
            restored,
            (owner, application, versions) -> {
              asked.putAll(versions);
              make(owner);
            },
            PROOF);

    assertThat(asked).containsExactly(Map.entry("records", "1"));
    assertThat(result.contents()).isEqualTo(written.contents());
    assertThat(result.record()).isEqualTo(written.record()).isEqualTo("500 entries");
    assertThat(restored.resolve("keys/signing.key")).hasContent("key");
    String sums =
        """
        SELECT concat_ws('|', (SELECT count(*) FROM records.person),
          (SELECT sum(twice) FROM records.entry),
          (SELECT body ->> 'words' FROM records.entry WHERE id = 7),
          (SELECT encode(picture, 'hex') FROM records.entry WHERE id = 7),
          (SELECT at AT TIME ZONE 'UTC' FROM records.entry WHERE id = 7),
          (SELECT count(*) FROM records.session), (SELECT count(*) FROM records.loose))
        """;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored)) {
      assertThat(ask(postgres, sums))
          .isEqualTo("500|250500|tab\t newline\n 中文|00ff0a|2026-01-08 00:00:00|0|4");
      assertThat(
              ask(
                  postgres,
                  "INSERT INTO records.entry (person, at) VALUES (1, now()) RETURNING id"))
          .isEqualTo("501");
      Path again = temporary.resolve("again.zip");
      run(postgres.superuser(), "TRUNCATE records.session");
      run(
          postgres.superuser(),
          "SET session_replication_role = replica; DELETE FROM records.entry WHERE id = 501");
      assertThat(
              Backup.write(postgres.superuser(), restored, again, Set.of("records.session"), ROOT)
                  .contents())
          .isEqualTo(written.contents());
    }
  }

  @Test
  void neverWritesOverAnything() throws IOException {
    Backup.write(data, file, Set.of(), ROOT);
    assertThat(kindOf(() -> Backup.write(data, file, Set.of(), ROOT))).isEqualTo(Kind.NOT_EMPTY);
    assertThat(kindOf(() -> Restore.intoFolder(file, data, SAME, PROOF))).isEqualTo(Kind.NOT_EMPTY);
    Path other = Files.createDirectories(temporary.resolve("other"));
    Files.writeString(other.resolve("note"), "mine");
    assertThat(kindOf(() -> Restore.intoFolder(file, other, SAME, PROOF)))
        .isEqualTo(Kind.NOT_EMPTY);
    assertThat(other.resolve("note")).hasContent("mine");
  }

  @Test
  void refusesADamagedBackupBeforeItWritesAnything() throws IOException {
    Backup.write(data, file, Set.of(), ROOT);
    byte[] whole = Files.readAllBytes(file);
    Path target = temporary.resolve("target");
    for (int position = 40; position < whole.length; position += Math.max(1, whole.length / 25)) {
      byte[] changed = whole.clone();
      changed[position] ^= 0x10;
      Files.write(file, changed);
      DatabaseProblem problem =
          catchThrowableOfType(DatabaseProblem.class, () -> Backup.verify(file));
      // A changed date or similar in the archive's own headers changes no content.
      if (problem != null) {
        assertThat(problem.kind()).as("byte %d", position).isEqualTo(Kind.BROKEN_BACKUP);
      }
    }
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(kindOf(() -> Restore.intoFolder(file, target, SAME, PROOF)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    assertThat(kindOf(() -> Backup.verify(temporary.resolve("none"))))
        .isEqualTo(Kind.BROKEN_BACKUP);
    assertThat(target).doesNotExist();
  }

  @Test
  void leavesNothingWhenTheStructureDiffers() throws IOException {
    Backup.write(data, file, Set.of(), ROOT);
    Path target = temporary.resolve("target");
    Restore.Structure other =
        (owner, application, versions) -> {
          make(owner);
          run(owner, "ALTER TABLE records.loose ADD COLUMN c int");
        };
    assertThat(kindOf(() -> Restore.intoFolder(file, target, other, PROOF)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    Restore.Structure later =
        (owner, application, versions) -> {
          make(owner);
          run(owner, "UPDATE records.schema_history SET checksum = 43");
        };
    assertThat(kindOf(() -> Restore.intoFolder(file, target, later, PROOF)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    try (var left = Files.list(temporary)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("数据", "备份 1.zip");
    }
  }

  @Test
  void leavesNothingWhenTheRecordDoesNotProve() throws IOException {
    Backup.write(data, file, Set.of(), ROOT);
    Path target = temporary.resolve("target");
    Restore.Proof otherRoot = (connection, folder) -> "499 entries";
    assertThat(kindOf(() -> Restore.intoFolder(file, target, SAME, otherRoot)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    Restore.Proof refusing =
        (connection, folder) -> {
          throw Restore.unproved(file, Text.of("不符", "it does not fit"));
        };
    assertThat(kindOf(() -> Restore.intoFolder(file, target, SAME, refusing)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    Restore.Proof failing =
        (connection, folder) -> {
          throw new IOException("key missing");
        };
    assertThat(kindOf(() -> Restore.intoFolder(file, target, SAME, failing)))
        .isEqualTo(Kind.BROKEN_BACKUP);
    try (var left = Files.list(temporary)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("数据", "备份 1.zip");
    }
  }

  @Test
  void doesNotLeaveOutRowsThatARoleMayNotSee() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(kindOf(() -> Backup.write(postgres.owner(), data, file, Set.of(), ROOT)))
          .isEqualTo(Kind.UNREACHABLE);
      assertThat(file).doesNotExist();
    }
  }
}
