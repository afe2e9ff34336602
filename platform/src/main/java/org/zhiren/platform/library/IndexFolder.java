package org.zhiren.platform.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.MaterialIndex;

/**
 * Where the index lies, and whether it is of the same time as the database: both carry a stamp,
 * which is made anew at each opening, so that neither can be put back alone without being noticed.
 */
final class IndexFolder {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Path folder;
  private final Path stampFile;

  /**
   * Only notes the place.
   *
   * @param library the library's part of the data folder
   */
  IndexFolder(JdbcClient jdbc, TransactionTemplate transactions, Path library) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.folder = library.resolve("index");
    this.stampFile = library.resolve("index-stamp");
  }

  /**
   * An index that is open.
   *
   * @param current whether what it holds is of the time of the database; if not, it is empty
   */
  record Opened(MaterialIndex index, boolean current) {}

  /** Opens the index; one that is damaged or of another time is removed before. */
  Opened open() throws IOException {
    Files.createDirectories(folder);
    String stamp = stamp().orElse("");
    boolean current =
        !stamp.isEmpty() && Files.exists(stampFile) && Files.readString(stampFile).equals(stamp);
    Opened opened = current ? openOrNew() : anew();
    renewStamp();
    return opened;
  }

  private Opened openOrNew() throws IOException {
    try {
      return new Opened(MaterialIndex.open(folder), true);
    } catch (LockObtainFailedException used) {
      throw used;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("The index in {} cannot be used and is made anew.", folder, damaged);
      return anew();
    }
  }

  private Opened anew() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
    return new Opened(MaterialIndex.open(folder), false);
  }

  private Optional<String> stamp() {
    Optional<String> stamp =
        transactions.execute(status ->
            jdbc.sql("select stamp from library.index_stamp").query(String.class).optional());
    return stamp == null ? Optional.empty() : stamp;
  }

  private void renewStamp() throws IOException {
    UUID stamp = UUID.randomUUID();
    transactions.executeWithoutResult(status ->
        jdbc.sql(
                """
                insert into library.index_stamp (stamp) values (:stamp)
                on conflict (single) do update set stamp = excluded.stamp
                """)
            .param("stamp", stamp)
            .update());
    Files.writeString(stampFile, stamp.toString());
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
