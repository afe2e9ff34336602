package org.zhiren.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.zhiren.explain.Text;

/**
 * Writes everything that cannot be made again into one file: the rows of all tables as of one
 * instant, the sequences, and the files of the data folder such as keys.
 *
 * <p>The structure of the tables is not part of it. It comes from the migrations, whose versions
 * and checksums the {@link Manifest} names, so that a backup can be restored into a later version
 * of PostgreSQL. The file is a zip archive; its last entry is the manifest with the number of rows
 * and the SHA-256 of each part, so that a file that was cut off or changed is noticed before
 * anything is written.
 */
public final class Backup {

  /** Folders and files of the data folder that are made again or belong to the running server. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "database",
          "runtime",
          "log",
          "secrets",
          "zhiren.lock",
          "zhiren.made",
          "server.properties",
          "demo-progress.txt");

  private Backup() {}

  /**
   * What a backup holds.
   *
   * @param file the archive
   * @param tables number of tables
   * @param rows number of rows in all tables
   * @param contents SHA-256 over all tables, in hex: equal contents, equal value, whichever server
   *     holds them
   * @param record what the whole-process record was, as {@link RecordRoot} said it; empty if there
   *     is none
   */
  public record Summary(Path file, int tables, long rows, String contents, String record) {}

  /**
   * Says in a few words what the whole-process record of a database is, so that a restored one can
   * be compared with it: for instance its size and its Merkle root.
   */
  @FunctionalInterface
  public interface RecordRoot {

    /** For databases without a record. */
    RecordRoot NONE = connection -> "";

    /**
     * Reads it in the transaction of the backup.
     *
     * @return words without tab or line feed; empty if the database has no record
     * @throws SQLException if it cannot be read
     */
    String of(Connection connection) throws SQLException;
  }

  /**
   * Backs up the embedded database of a data folder, whether its server runs or not.
   *
   * @param dataFolder of the installation
   * @param file to write; appears only when it is complete
   * @param passedOver tables as {@code schema.table} whose rows are not kept, such as sessions
   * @param record what is kept of the record for comparison
   * @throws DatabaseProblem if something cannot be read or written
   */
  public static Summary write(
      Path dataFolder, Path file, Set<String> passedOver, RecordRoot record) {
    if (!Files.isDirectory(dataFolder.resolve("database"))) {
      throw Cluster.broken(dataFolder, "database");
    }
    if (EmbeddedPostgres.userOf(dataFolder).isPresent()) {
      return write(RunningServer.superuser(dataFolder), dataFolder, file, passedOver, record);
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataFolder)) {
      return write(postgres.superuser(), dataFolder, file, passedOver, record);
    }
  }

  /**
   * Backs up a database.
   *
   * @param access a role that may read every row; row-level security that hides rows from it ends
   *     the backup with an error instead of leaving them out
   */
  public static Summary write(
      DatabaseAccess access,
      Path dataFolder,
      Path file,
      Set<String> passedOver,
      RecordRoot record) {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".new");
    if (Files.exists(target)) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.NOT_EMPTY,
          Text.of(
                  "备份文件（{0}）已存在，不会覆盖。请另选文件名。",
                  "The backup file ({0}) exists and is not overwritten. Choose another name.")
              .fill(target));
    }
    try (Connection connection = access.open()) {
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Manifest manifest;
      try (OutputStream out = Files.newOutputStream(unfinished);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        manifest = fill(connection, dataFolder, zip, passedOver, record);
      }
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      return manifest.summary(target);
    } catch (IOException e) {
      throw FileProblems.translate(e, target);
    } catch (SQLException e) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.UNREACHABLE,
          Text.of("备份未完成：{0}。", "The backup was not completed: {0}.")
              .fill(DatabaseAccess.oneLine(e)),
          e);
    } finally {
      deleteQuietly(unfinished);
    }
  }

  /** Reads a backup to its end and compares every checksum. */
  public static Summary verify(Path file) {
    return BackupArchive.verify(file).summary(file);
  }

  private static Manifest fill(
      Connection connection,
      Path dataFolder,
      ZipOutputStream zip,
      Set<String> passedOver,
      RecordRoot record)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    Catalogue.settle(connection);
    Manifest manifest = new Manifest();
    manifest.migrations.addAll(Catalogue.migrations(connection));
    PGConnection postgres = connection.unwrap(PGConnection.class);
    for (Catalogue.Table table : Catalogue.tables(connection)) {
      if (passedOver.contains(table.name())) {
        manifest.passedOver.add(table.name());
        continue;
      }
      zip.putNextEntry(new ZipEntry(BackupArchive.tableEntry(table.name())));
      Digest digest = new Digest(zip);
      long rows = postgres.getCopyAPI().copyOut(table.copyOut(), digest);
      zip.closeEntry();
      manifest.tables.add(
          new Manifest.TablePart(table.name(), rows, digest.hex(), table.columns()));
    }
    manifest.sequences.addAll(Catalogue.sequences(connection));
    manifest.record = record.of(connection);
    connection.rollback();
    keepFiles(dataFolder, zip, manifest);
    zip.putNextEntry(new ZipEntry(BackupArchive.MANIFEST));
    zip.write(manifest.print());
    zip.closeEntry();
    return manifest;
  }

  private static void keepFiles(Path dataFolder, ZipOutputStream zip, Manifest manifest)
      throws IOException {
    for (Path file : files(dataFolder)) {
      String name = dataFolder.relativize(file).toString();
      zip.putNextEntry(new ZipEntry(BackupArchive.fileEntry(name)));
      Digest digest = new Digest(zip);
      Files.copy(file, digest);
      zip.closeEntry();
      manifest.files.add(new Manifest.FilePart(name, digest.hex()));
    }
  }

  private static List<Path> files(Path dataFolder) throws IOException {
    if (!Files.isDirectory(dataFolder)) {
      return List.of();
    }
    try (var tree = Files.walk(dataFolder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> isKept(dataFolder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isKept(Path relative) {
    String top = relative.getName(0).toString();
    return !NOT_KEPT.contains(top) && !top.endsWith(".new") && !top.endsWith(".zip");
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The error that brought us here matters more.
    }
  }
}
