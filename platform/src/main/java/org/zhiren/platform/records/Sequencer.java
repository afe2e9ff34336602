package org.zhiren.platform.records;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.LedgerTree;

/**
 * Gives committed entries their places in the tree.
 *
 * <p>Why not at once: the next place is one row that every change would have to lock until its
 * commit reached the disk, so only one change could commit at a time. Instead an entry is committed
 * with its business change and queued; a moment later this sequencer takes the queue in one
 * transaction. If the server dies in between, the queue is still there. Several servers take turns
 * by the lock on the tree.
 */
@Component
class Sequencer {

  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int BATCH = 5_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final StoredEntries entries;
  private final LogNodes nodes;
  private final LogHealth health;

  Sequencer(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      StoredEntries entries,
      LogNodes nodes,
      LogHealth health) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.entries = entries;
    this.nodes = nodes;
    this.health = health;
  }

  @Scheduled(fixedDelayString = "${zhiren.records.sequence-every:250ms}")
  void sequence() {
    try {
      int placed;
      do {
        Integer done = transaction.execute(status -> placeBatch());
        placed = done == null ? 0 : done;
        health.alive();
      } while (placed == BATCH);
    } catch (RuntimeException e) {
      LOG.error("Entries of the record could not be given their places: {}", e.getMessage());
    }
  }

  /** Places what waits now; for tests and for the export. */
  void sequenceNow() {
    while (Integer.valueOf(BATCH).equals(transaction.execute(status -> placeBatch()))) {
      health.alive();
    }
  }

  private int placeBatch() {
    // To lock the tree is a write, whose commit waits for the disk: not four times a second for
    // nothing.
    if (!Boolean.TRUE.equals(
        jdbc.queryForObject("select exists (select from records.pending)", Boolean.class))) {
      return 0;
    }
    LedgerTree tree = nodes.lock();
    List<Long> waiting =
        jdbc.queryForList(
            "select entry_id from records.pending order by entry_id limit " + BATCH, Long.class);
    if (waiting.isEmpty()) {
      return 0;
    }
    List<StoredEntry> found = entries.byId(waiting);
    if (found.size() != waiting.size()) {
      throw new IllegalStateException(
          "The queue names entries that are not there: queued (%d), found (%d)."
              .formatted(waiting.size(), found.size()));
    }
    List<Hash> leaves = new ArrayList<>(found.size());
    List<Object[]> places = new ArrayList<>(found.size());
    long place = tree.size();
    for (StoredEntry entry : found) {
      Hash leaf = entry.entry(place).leafHash();
      leaves.add(leaf);
      places.add(new Object[] {place, entry.id(), leaf.bytes()});
      place++;
    }
    jdbc.batchUpdate(
        "insert into records.leaf (position, entry_id, hash) values (?, ?, ?)", places);
    nodes.store(tree.appendAll(leaves));
    jdbc.update(
        "delete from records.pending where entry_id = any(?)",
        (Object) waiting.toArray(Long[]::new));
    return found.size();
  }
}
