package org.zhiren.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.zhiren.explain.Text;

/**
 * Makes an installation out of a {@link Backup}.
 *
 * <p>Everything happens in a folder beside the wanted one, in this order: all checksums are
 * compared; the structure is made by the same migrations; the rows are loaded in one transaction
 * and exported again, and each table's SHA-256 must come out as in the backup; the record is proved
 * from its rows and must come to the root that the backup names. Only then is the folder given its
 * name. An interruption leaves nothing under that name.
 */
public final class Restore {

  private Restore() {}

  /** Makes the tables, as they were when the backup was written. */
  @FunctionalInterface
  public interface Structure {

    /**
     * Runs each schema's migrations up to and including the version given.
     *
     * @param owner the role that owns the schemas
     * @param application the name of the role that the platform works as
     * @param lastVersions last migration by schema, schemas in the order in which they were made
     * @throws Exception if a migration is unknown or fails
     */
    void make(DatabaseAccess owner, String application, Map<String, String> lastVersions)
        throws Exception;
  }

  /** Proves the whole-process record of what has been restored. */
  @FunctionalInterface
  public interface Proof {

    /** For databases without a record. */
    Proof NONE = (connection, folder) -> "";

    /**
     * Proves the record from its own rows.
     *
     * @param connection to the restored database
     * @param folder the data folder with its keys
     * @return what the record is, in the words of the {@link Backup.RecordRoot} of the backup
     * @throws DatabaseProblem if the record does not prove
     * @throws Exception if it cannot be read
     */
    String root(Connection connection, Path folder) throws Exception;
  }

  /**
   * Restores into a data folder that does not exist yet or is empty.
   *
   * @throws DatabaseProblem if the backup is damaged, the folder is not empty, or the contents do
   *     not come out equal; the folder is untouched then
   */
  public static Backup.Summary intoFolder(
      Path file, Path dataFolder, Structure structure, Proof proof) {
    Path target = dataFolder.toAbsolutePath().normalize();
    Manifest manifest = BackupArchive.verify(file);
    Path unfinished = null;
    try {
      refuseUnlessEmpty(target);
      Path parent = target.getParent();
      if (parent == null) {
        throw new IOException("not a folder that can be made");
      }
      Files.createDirectories(parent);
      unfinished = Files.createTempDirectory(parent, target.getFileName() + ".restoring-");
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(unfinished)) {
        load(postgres, manifest, file, structure);
        restoreFiles(file, manifest, unfinished);
        prove(postgres, manifest, file, unfinished, proof);
      }
      Files.deleteIfExists(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      FileTrees.force(parent);
      return manifest.summary(file);
    } catch (IOException e) {
      throw FileProblems.translate(e, target);
    } finally {
      if (unfinished != null) {
        deleteQuietly(unfinished);
      }
    }
  }

  private static void prove(
      EmbeddedPostgres postgres, Manifest manifest, Path file, Path folder, Proof proof) {
    String root;
    try (Connection connection = postgres.owner().open()) {
      root = proof.root(connection, folder);
    } catch (DatabaseProblem e) {
      throw e;
    } catch (Exception e) {
      throw Manifest.broken(
          file,
          Text.of("不能核验其全程纪实：{0}", "its record cannot be proved: {0}")
              .fill(DatabaseAccess.oneLine(e)));
    }
    if (!root.equals(manifest.record)) {
      throw Manifest.broken(
          file,
          Text.of(
                  "恢复后全程纪实的根（{0}）与备份时（{1}）不同",
                  "the root of the restored record ({0}) differs from that of the backup ({1})")
              .fill(
                  root.isEmpty() ? "—" : root, manifest.record.isEmpty() ? "—" : manifest.record));
    }
  }

  /** A backup whose record does not prove, for a {@link Proof}. */
  public static DatabaseProblem unproved(Path file, Text why) {
    return Manifest.broken(
        file, Text.of("其全程纪实不能证明：{0}", "its record does not prove: {0}").fill(why));
  }

  private static void refuseUnlessEmpty(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var content = Files.list(target)) {
      if (content.findAny().isPresent()) {
        throw new DatabaseProblem(
            DatabaseProblem.Kind.NOT_EMPTY,
            Text.of(
                    "文件夹（{0}）不是空的，不会覆盖。请用 --data 指定一个新的文件夹。",
                    "The folder ({0}) is not empty and is not overwritten. Name a new folder with"
                        + " --data.")
                .fill(target));
      }
    }
  }

  private static void load(
      EmbeddedPostgres postgres, Manifest manifest, Path file, Structure structure)
      throws IOException {
    Map<String, String> lastVersions = new LinkedHashMap<>();
    manifest.migrations.forEach(m -> lastVersions.put(m.schema(), m.version()));
    try {
      structure.make(postgres.owner(), postgres.application().username(), lastVersions);
    } catch (DatabaseProblem e) {
      throw e;
    } catch (Exception e) {
      throw Manifest.broken(
          file,
          Text.of("不能建立其表结构：{0}", "its tables cannot be made: {0}")
              .fill(DatabaseAccess.oneLine(e)));
    }
    try (Connection connection = postgres.superuser().open();
        ZipFile zip = new ZipFile(file.toFile())) {
      connection.setAutoCommit(false);
      Catalogue.settle(connection);
      Map<String, Catalogue.Table> tables = new LinkedHashMap<>();
      Catalogue.tables(connection).forEach(table -> tables.put(table.name(), table));
      compareStructure(connection, tables, manifest, file);
      fill(connection, tables, manifest, zip, file);
      compareContents(connection, tables, manifest, file);
      connection.commit();
    } catch (SQLException e) {
      throw Manifest.broken(
          file, Text.of("不能装入：{0}", "it cannot be loaded: {0}").fill(DatabaseAccess.oneLine(e)));
    }
  }

  private static void compareStructure(
      Connection connection, Map<String, Catalogue.Table> tables, Manifest manifest, Path file)
      throws SQLException {
    Set<Manifest.Migration> made = Set.copyOf(Catalogue.migrations(connection));
    List<Manifest.Migration> differing =
        manifest.migrations.stream().filter(m -> !made.contains(m)).toList();
    if (!differing.isEmpty()) {
      Manifest.Migration first = differing.getFirst();
      throw Manifest.broken(
          file,
          Text.of(
                  "它由另一版本的程序建立（{0}.{1} 不同），请用写出备份的版本恢复",
                  "it was made by another version of the program ({0}.{1} differs); restore it with"
                      + " the version that wrote it")
              .fill(first.schema(), first.script()));
    }
    Set<String> expected = new TreeSet<>(manifest.passedOver);
    manifest.tables.forEach(table -> expected.add(table.name()));
    Set<String> found = new TreeSet<>(tables.keySet());
    for (Manifest.TablePart part : manifest.tables) {
      Catalogue.Table table = tables.get(part.name());
      if (table != null && !table.columns().equals(part.columns())) {
        found.remove(part.name());
      }
    }
    if (!found.equals(expected)) {
      Set<String> difference = new TreeSet<>(expected);
      difference.removeAll(found);
      found.removeAll(expected);
      difference.addAll(found);
      throw Manifest.broken(
          file,
          Text.of("表结构不同（{0}）", "its tables differ ({0})").fill(String.join(", ", difference)));
    }
  }

  private static void fill(
      Connection connection,
      Map<String, Catalogue.Table> tables,
      Manifest manifest,
      ZipFile zip,
      Path file)
      throws SQLException, IOException {
    List<Catalogue.Table> wanted = new ArrayList<>(tables.values());
    try (Statement statement = connection.createStatement()) {
      // Rows come as they were: no trigger acts on them, no reference is checked half-way.
      statement.execute("SET LOCAL session_replication_role = replica");
      for (Catalogue.Table table : wanted) {
        statement.execute(table.truncate());
      }
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    for (Manifest.TablePart part : manifest.tables) {
      try (InputStream in = BackupArchive.open(zip, BackupArchive.tableEntry(part.name()), file)) {
        postgres.getCopyAPI().copyIn(find(tables, part.name()).copyIn(), in);
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      for (Manifest.SequencePart sequence : manifest.sequences) {
        statement.setString(1, sequence.name());
        statement.setLong(2, sequence.value());
        statement.setBoolean(3, sequence.called());
        statement.execute();
      }
    }
  }

  private static void compareContents(
      Connection connection, Map<String, Catalogue.Table> tables, Manifest manifest, Path file)
      throws SQLException, IOException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    for (Manifest.TablePart part : manifest.tables) {
      Digest digest = new Digest(OutputStream.nullOutputStream());
      postgres.getCopyAPI().copyOut(find(tables, part.name()).copyOut(), digest);
      if (!digest.hex().equals(part.sha256())) {
        throw Manifest.broken(
            file,
            Text.of("恢复后的表 {0} 与备份不同", "the table {0} did not come out equal").fill(part.name()));
      }
    }
  }

  private static Catalogue.Table find(Map<String, Catalogue.Table> tables, String name) {
    Catalogue.Table table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("no table (" + name + ")");
    }
    return table;
  }

  private static void restoreFiles(Path file, Manifest manifest, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Manifest.FilePart part : manifest.files) {
        Path target = folder.resolve(part.name()).normalize();
        Path parent = target.getParent();
        if (!target.startsWith(folder) || parent == null) {
          throw Manifest.broken(file, Text.of("路径有误", "a path leads out of the folder"));
        }
        Files.createDirectories(parent);
        try (InputStream in = BackupArchive.open(zip, BackupArchive.fileEntry(part.name()), file)) {
          Files.copy(in, target);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      // Its name tells what it is; the error that brought us here matters more.
    }
  }
}
