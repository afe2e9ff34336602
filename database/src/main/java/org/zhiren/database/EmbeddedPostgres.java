package org.zhiren.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A running PostgreSQL server that belongs to this process.
 *
 * <pre>{@code
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("data"))) {
 *   Connection connection = postgres.application().open();
 * }
 * }</pre>
 *
 * <p>The server stops when it is closed and also when this process dies. What was committed is on
 * disk then.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The database that the platform uses. */
  public static final String DATABASE = "zhiren";

  private static final int PORT_ATTEMPTS = 5;

  private final DataFolder data;
  private final PostgresBinaries binaries;
  private final Launching launching;
  private final Roles roles;
  private volatile PostgresProcess process;
  private volatile boolean closed;

  private EmbeddedPostgres(
      DataFolder data,
      PostgresBinaries binaries,
      Launching launching,
      Roles roles,
      PostgresProcess process) {
    this.data = data;
    this.binaries = binaries;
    this.launching = launching;
    this.roles = roles;
    this.process = process;
  }

  /**
   * What may differ from one server to the next.
   *
   * @param port on loopback; 0 for any free one
   * @param settings of PostgreSQL, by name, over the built-in ones
   * @param patience how long a start may take; recovery after a crash is part of it
   */
  public record Options(int port, Map<String, String> settings, Duration patience) {

    /** Any free port, the built-in settings, five minutes. */
    public static final Options USUAL = new Options(0, Map.of(), Duration.ofMinutes(5));

    /** Copies the settings. */
    public Options {
      settings = Map.copyOf(settings);
    }
  }

  /** Starts the server of {@code dataFolder} with {@link Options#USUAL}, making it if need be. */
  public static EmbeddedPostgres start(Path dataFolder) {
    return start(dataFolder, Options.USUAL);
  }

  /**
   * Starts the server of {@code dataFolder}, making folder, cluster, roles and database on first
   * use.
   *
   * @throws DatabaseProblem if it cannot; nothing that was there is lost
   */
  public static EmbeddedPostgres start(Path dataFolder, Options options) {
    return start(dataFolder, null, options, Launching.Way.AUTOMATIC);
  }

  /**
   * The server that all tests of this JVM share; it stops when the JVM ends.
   *
   * <p>It is quick rather than durable. Ask it for a {@linkplain TestPostgres#freshDatabase() fresh
   * database} per test class.
   */
  public static TestPostgres forTests() {
    return TestPostgres.shared();
  }

  /**
   * The process that uses a data folder now, if any. Not to be asked by that process itself.
   *
   * @return its number, or nothing if the folder is free or absent
   */
  public static OptionalLong userOf(Path dataFolder) {
    return DataFolder.holder(dataFolder);
  }

  /**
   * The owner's way into the server that another process of ours runs on a data folder.
   *
   * @throws DatabaseProblem if that server is just starting or stopping
   */
  public static DatabaseAccess ownerOf(Path dataFolder) {
    return RunningServer.owner(dataFolder);
  }

  static EmbeddedPostgres start(
      Path dataFolder, @Nullable Path runtime, Options options, Launching.Way way) {
    DataFolder data = DataFolder.open(dataFolder);
    boolean started = false;
    try {
      EmbeddedPostgres postgres =
          startLocked(data, runtime == null ? programs(data) : runtime, options, way);
      started = true;
      return postgres;
    } catch (IOException e) {
      throw FileProblems.translate(e, data.root());
    } finally {
      if (!started) {
        data.close();
      }
    }
  }

  /** In the data folder, unless {@code zhiren.programs} names a folder that several share. */
  private static Path programs(DataFolder data) {
    String shared = System.getProperty("zhiren.programs");
    return shared == null ? data.runtime() : Path.of(shared);
  }

  private static EmbeddedPostgres startLocked(
      DataFolder data, Path runtime, Options options, Launching.Way way) throws IOException {
    long free = DataFolder.usableMebibytes(data.root());
    if (free >= 0 && free < 64) {
      throw FileProblems.diskFull(data.root(), null);
    }
    PostgresBinaries binaries = PostgresBinaries.in(runtime);
    String superuserPassword = data.secret("superuser.password");
    Launching launching = Launching.find(way, data.cluster());
    Leftovers.clear(data.cluster(), Duration.ofSeconds(20));
    boolean durable = !"off".equals(options.settings().get("fsync"));
    Cluster.prepare(data, binaries, launching, superuserPassword, durable);
    Cluster.writeSettings(data.cluster(), launching, options.settings());
    PostgresProcess process = startProcess(data, binaries, launching, options);
    try {
      Roles roles =
          new Roles(
              address(process.port(), DATABASE),
              new Roles.Passwords(
                  superuserPassword, data.secret("owner.password"), data.secret("app.password")));
      roles.ensure(DATABASE);
      return new EmbeddedPostgres(data, binaries, launching, roles, process);
    } catch (RuntimeException e) {
      process.stop();
      throw e;
    }
  }

  private static PostgresProcess startProcess(
      DataFolder data, PostgresBinaries binaries, Launching launching, Options options)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = options.port() == 0 ? freePort() : options.port();
      try {
        return PostgresProcess.start(data, binaries, launching, port, options.patience());
      } catch (DatabaseProblem e) {
        // Someone else may take a free port between our look and the server's bind.
        boolean again =
            e.kind() == DatabaseProblem.Kind.PORT_TAKEN
                && options.port() == 0
                && attempt < PORT_ATTEMPTS;
        if (!again) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String address(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The role that owns the schemas: for migrations only. */
  public DatabaseAccess owner() {
    return roles.owner();
  }

  /** The role that the platform works as: owns nothing, bound by row-level security. */
  public DatabaseAccess application() {
    return roles.application();
  }

  /** The superuser: for the launcher's own tasks such as backup. */
  DatabaseAccess superuser() {
    return roles.superuser();
  }

  Roles roles() {
    return roles;
  }

  /**
   * Starts the server again on the same port whenever it ends without having been closed, for
   * instance killed by the system for lack of memory. What was committed is there again.
   *
   * @param onProblem told when a new start fails; no further one is tried then
   */
  public void keepRunning(Consumer<DatabaseProblem> onProblem) {
    Thread.ofPlatform()
        .daemon()
        .name("postgres-watch")
        .start(() -> {
          try {
            while (true) {
              process.awaitEnd();
              if (closed || !startAgain()) {
                return;
              }
            }
          } catch (DatabaseProblem e) {
            onProblem.accept(e);
          } catch (IOException e) {
            onProblem.accept(FileProblems.translate(e, data.root()));
          }
        });
  }

  private synchronized boolean startAgain() throws IOException {
    if (closed) {
      return false;
    }
    Leftovers.clear(data.cluster(), Duration.ofSeconds(20));
    process =
        PostgresProcess.start(data, binaries, launching, process.port(), Options.USUAL.patience());
    return true;
  }

  /** The loopback port. */
  public int port() {
    return process.port();
  }

  /** The server's process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the server runs. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** The version of PostgreSQL that travels with this program, for instance {@code 18.6.0}. */
  public static String bundledVersion() {
    return PostgresBinaries.bundledVersion();
  }

  /** The data folder. */
  public Path dataFolder() {
    return data.root();
  }

  /** Stops the server in order and gives the data folder back. Does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    process.stop();
    data.close();
  }

  @Override
  public String toString() {
    return Text.of("PostgreSQL（{0}，端口 {1}）", "PostgreSQL ({0}, port {1})")
        .fill(data.root(), Integer.toString(port()))
        .en();
  }
}
