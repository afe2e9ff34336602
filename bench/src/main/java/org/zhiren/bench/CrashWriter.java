package org.zhiren.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;

/** The process that {@link CrashBench} kills: runs the database and writes without pause. */
final class CrashWriter {

  private static final int THREADS = 4;

  private CrashWriter() {}

  /** Writes into the data folder named first, with the seed named second, until killed. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
    postgres.keepRunning(problem -> {
      System.err.println(problem.text().en());
      Runtime.getRuntime().halt(3);
    });
    prepare(postgres);
    tell("database " + postgres.pid());
    Random seeds = new Random(Long.parseLong(arguments[1]));
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seeds.nextLong());
      Thread.ofPlatform().start(() -> write(postgres.application(), random));
    }
  }

  private static void prepare(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.owner().open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE SCHEMA IF NOT EXISTS crash;
          CREATE TABLE IF NOT EXISTS crash.change (id bigint PRIMARY KEY, words text NOT NULL);
          CREATE TABLE IF NOT EXISTS crash.entry (
            position bigint PRIMARY KEY, change_id bigint NOT NULL, hash bytea NOT NULL);
          CREATE TABLE IF NOT EXISTS crash.head (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            size bigint NOT NULL, hash bytea NOT NULL);
          INSERT INTO crash.head (size, hash) VALUES (0, '') ON CONFLICT DO NOTHING;
          GRANT USAGE ON SCHEMA crash TO zhiren_app;
          GRANT SELECT, INSERT ON crash.change, crash.entry TO zhiren_app;
          GRANT SELECT, UPDATE ON crash.head TO zhiren_app;
          """);
    }
  }

  private static void write(DatabaseAccess access, Random random) {
    while (true) {
      try (Connection connection = access.open()) {
        connection.setAutoCommit(false);
        while (true) {
          long id = random.nextLong() >>> 1;
          change(connection, id, "words ".repeat(1 + random.nextInt(200)));
          connection.commit();
          tell("done " + id + " .");
        }
      } catch (SQLException | RuntimeException e) {
        pause(); // the database is down: whether the last change stands is not known, so not told
      }
    }
  }

  private static void change(Connection connection, long id, String words) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO crash.change VALUES (?, ?)")) {
      insert.setLong(1, id);
      insert.setString(2, words);
      insert.executeUpdate();
    }
    try (PreparedStatement head =
            connection.prepareStatement("SELECT size, hash FROM crash.head FOR UPDATE");
        ResultSet row = head.executeQuery()) {
      row.next();
      long position = row.getLong(1) + 1;
      byte[] hash = CrashCheck.next(row.getBytes(2), position, id, words);
      try (PreparedStatement entry =
              connection.prepareStatement("INSERT INTO crash.entry VALUES (?, ?, ?)");
          PreparedStatement update =
              connection.prepareStatement("UPDATE crash.head SET size = ?, hash = ?")) {
        entry.setLong(1, position);
        entry.setLong(2, id);
        entry.setBytes(3, hash);
        entry.executeUpdate();
        update.setLong(1, position);
        update.setBytes(2, hash);
        update.executeUpdate();
      }
    }
  }

  private static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
