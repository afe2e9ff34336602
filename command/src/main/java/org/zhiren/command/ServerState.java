package org.zhiren.command;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.zhiren.database.EmbeddedPostgres;

/**
 * What the running server says of itself in {@code server.properties} of its data folder, for
 * {@code start}, {@code status} and {@code stop}.
 *
 * @param pid process of the server
 * @param stage how far it is
 * @param detail one line for people: the present step, or why it failed
 * @param address of the web pages
 * @param database for instance {@code PostgreSQL 18.6.0, 127.0.0.1:5432}
 * @param since when the process started
 */
record ServerState(
    long pid, Stage stage, String detail, String address, String database, Instant since) {

  /** How far a server is. */
  enum Stage {
    STARTING,
    READY,
    FAILED
  }

  private static final String FILE = "server.properties";

  /** The state last written, whoever wrote it. */
  static Optional<ServerState> read(Path dataFolder) {
    Path file = dataFolder.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(
          new ServerState(
              Long.parseLong(properties.getProperty("pid", "0")),
              Stage.valueOf(properties.getProperty("stage", "STARTING")),
              properties.getProperty("detail", ""),
              properties.getProperty("address", ""),
              properties.getProperty("database", ""),
              Instant.parse(properties.getProperty("since", Instant.EPOCH.toString()))));
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty(); // absent, or cut off by a crash: either way nothing is known
    }
  }

  /** The state of a server that runs now. */
  static Optional<ServerState> running(Path dataFolder) {
    // The lock tells the truth even when the file was left by a crash and its number used again.
    OptionalLong holder = EmbeddedPostgres.userOf(dataFolder);
    return read(dataFolder)
        .filter(state -> state.stage != Stage.FAILED)
        .filter(state -> holder.isPresent() && holder.getAsLong() == state.pid);
  }

  void write(Path dataFolder) {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("stage", stage.name());
    properties.setProperty("detail", detail);
    properties.setProperty("address", address);
    properties.setProperty("database", database);
    properties.setProperty("since", since.toString());
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
      Path temporary = dataFolder.resolve(FILE + ".new");
      Files.writeString(temporary, text.toString());
      Files.move(
          temporary,
          dataFolder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path dataFolder) {
    try {
      Files.deleteIfExists(dataFolder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerState at(Stage newStage, String newDetail) {
    return new ServerState(pid, newStage, newDetail, address, database, since);
  }

  ServerState withDatabase(String newDatabase) {
    return new ServerState(pid, stage, detail, address, newDatabase, since);
  }
}
