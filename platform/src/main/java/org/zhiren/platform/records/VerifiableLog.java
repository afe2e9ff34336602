package org.zhiren.platform.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.LedgerExport;
import org.zhiren.ledger.ProofBuilder;
import org.zhiren.ledger.Receipt;
import org.zhiren.ledger.SignedCheckpoint;

/**
 * The log as others can check it: the whole as a file, one entry as a receipt.
 *
 * <p>The file is made from the rows of the entries, not from a copy kept for the purpose: a row
 * that somebody changed behind the application's back no longer hashes to its leaf, and the
 * verifier says so.
 */
@Component
class VerifiableLog {

  private final JdbcClient jdbc;
  private final StoredEntries entries;
  private final Checkpoints checkpoints;
  private final LogNodes nodes;

  VerifiableLog(JdbcClient jdbc, StoredEntries entries, Checkpoints checkpoints, LogNodes nodes) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.nodes = nodes;
  }

  /** How much of what acts say is written out beside the commitments. */
  enum Shown {
    /** What concerns access and the log itself, without personal data: for the one who audits. */
    OF_THE_HOUSE,
    /** Everything, so that each value is compared with its commitment: never leaves the server. */
    ALL
  }

  /**
   * Writes the log up to its newest signed head in the format {@code zhiren-ledger-1}.
   *
   * @param shown which openings are written; the rest stays a commitment
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void write(OutputStream out, Shown shown) throws IOException {
    Optional<Checkpoints.Signed> last = checkpoints.last();
    long size = last.map(s -> s.signed().checkpoint().size()).orElse(0L);
    LedgerExport export = new LedgerExport(out, List.of(checkpoints.publicKey()), List.of());
    Iterator<SignedCheckpoint> heads = checkpoints.upTo(size).iterator();
    Map<Long, Hash> leaves = new HashMap<>();
    try {
      SignedCheckpoint[] next = {heads.hasNext() ? heads.next() : null};
      entries.forEachPlaced(
          size,
          entry -> {
            try {
              long place = entry.position() == null ? 0 : entry.position();
              if (leaves.isEmpty()) {
                leaves.putAll(leaves(place));
              }
              Hash leaf = leaves.remove(place);
              export.entry(
                  entry.entry(place).bytes(),
                  leaf == null ? entry.entry(place).leafHash() : leaf,
                  shown(entry, shown));
              if (next[0] != null && next[0].checkpoint().size() == place + 1) {
                export.checkpoint(next[0]);
                next[0] = heads.hasNext() ? heads.next() : null;
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    export.end();
  }

  /** A chunk of stored leaves from {@code place} on. */
  private Map<Long, Hash> leaves(long place) {
    Map<Long, Hash> chunk = new HashMap<>();
    jdbc.sql(
            """
            select position, hash from records.leaf
            where position >= :from and position < :from + 2000
            """)
        .param("from", place)
        .query(
            (RowCallbackHandler)
                row -> chunk.put(row.getLong("position"), Hash.of(row.getBytes("hash"))));
    return chunk;
  }

  /** Whether an entry is about access or the log, and not about business. */
  static boolean ofTheHouse(StoredEntry entry) {
    return entry.action().startsWith("access.") || entry.action().startsWith("records.");
  }

  private static Map<String, Commitment.Opening> shown(StoredEntry entry, Shown shown) {
    if (shown == Shown.ALL) {
      return entry.openings();
    }
    if (!ofTheHouse(entry)) {
      return Map.of();
    }
    SortedMap<String, Commitment.Opening> open = new TreeMap<>(entry.openings());
    open.keySet().removeIf(name -> name.startsWith("personal."));
    return open;
  }

  /** The proof that an entry is in the log, if a signed head covers it yet. */
  @Transactional(readOnly = true)
  public Optional<Receipt> receipt(StoredEntry entry) {
    Long place = entry.position();
    if (place == null) {
      return Optional.empty();
    }
    return checkpoints
        .last()
        .map(Checkpoints.Signed::signed)
        .filter(head -> head.checkpoint().size() > place)
        .map(head ->
            new Receipt(
                entry.entry(place),
                new ProofBuilder(nodes).inclusion(place, head.checkpoint().size()),
                head));
  }
}
