package org.zhiren.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One server for all tests of a JVM: real PostgreSQL, quick because its data need not last. */
public final class TestPostgres {

  private static @Nullable TestPostgres shared;

  private final EmbeddedPostgres server;
  private final AtomicInteger count = new AtomicInteger();

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * One database of the shared server.
   *
   * @param name of the database; may serve as template once nobody is connected to it
   * @param owner the role that owns it, for migrations
   * @param application the role that the platform works as
   */
  public record FreshDatabase(String name, DatabaseAccess owner, DatabaseAccess application) {}

  static synchronized TestPostgres shared() {
    if (shared == null) {
      shared = launch();
    }
    return shared;
  }

  private static TestPostgres launch() {
    try {
      Path target = Path.of("target").toAbsolutePath();
      Path folder =
          Files.isDirectory(target)
              ? Files.createTempDirectory(target, "test-postgres-")
              : Files.createTempDirectory("zhiren-test-postgres-");
      Map<String, String> quick =
          Map.of(
              "fsync",
              "off",
              "full_page_writes",
              "off",
              "synchronous_commit",
              "off",
              "shared_buffers",
              "64MB",
              "max_connections",
              "100");
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              folder,
              programs(),
              new EmbeddedPostgres.Options(0, quick, Duration.ofMinutes(2)),
              Launching.Way.AUTOMATIC);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      return new TestPostgres(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(EmbeddedPostgres server, Path folder) {
    server.close();
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      // A left-over folder below target/ harms nobody.
    }
  }

  /** Unpacked once for all modules and runs, in a folder that only this user can write. */
  static Path programs() throws IOException {
    Path cache =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("zhiren-postgres-" + System.getProperty("user.name"));
    if (!Files.exists(cache)) {
      Files.createDirectories(
          cache,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    return Files.isWritable(cache)
            && Files.getOwner(cache).getName().equals(System.getProperty("user.name"))
        ? cache
        : Files.createTempDirectory("zhiren-postgres-");
  }

  /** A new, empty database. */
  public FreshDatabase freshDatabase() {
    return freshDatabase("template0");
  }

  /**
   * A new database that is a copy of another.
   *
   * @param template the {@linkplain FreshDatabase#name() name} of a database of this server that
   *     nobody is connected to
   */
  public FreshDatabase freshDatabase(String template) {
    String name = "test_" + count.incrementAndGet();
    try (Connection connection = server.superuser().inDatabase("postgres").connect()) {
      Roles.create(connection, name, template);
      Roles.grant(connection, name);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database (%s) could not be copied from (%s). Maybe a connection to it is still open?"
              .formatted(name, template),
          e);
    }
    return new FreshDatabase(
        name, server.owner().inDatabase(name), server.application().inDatabase(name));
  }

  /** The superuser of {@code database}: to play an administrator who tampers. */
  public DatabaseAccess administrator(FreshDatabase database) {
    return server.superuser().inDatabase(database.name());
  }
}
