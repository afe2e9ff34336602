package org.zhiren.platform.records;

import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.LedgerTree;
import org.zhiren.ledger.Node;
import org.zhiren.ledger.NodeStore;

/** The tree in its tables. */
@Repository
class LogNodes implements NodeStore {

  private final JdbcTemplate jdbc;

  LogNodes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Hash node(int level, long index) {
    return jdbc
        .query(
            "select hash from records.node where level = ? and index = ?",
            (row, number) -> Hash.of(row.getBytes(1)),
            level,
            index)
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new NoSuchElementException(
                "The tree has no node at level (%d), index (%d).".formatted(level, index)));
  }

  /** The state of the tree, locked until the transaction ends. */
  LedgerTree lock() {
    return read("select size, state from records.tree for update");
  }

  /** The state of the tree. */
  LedgerTree current() {
    return read("select size, state from records.tree");
  }

  private LedgerTree read(String sql) {
    List<LedgerTree> found =
        jdbc.query(
            sql,
            (row, number) -> {
              byte[] state = row.getBytes("state");
              return state == null ? LedgerTree.EMPTY : LedgerTree.ofBytes(state);
            });
    return found.getFirst();
  }

  /** Stores the nodes and the state after an append. */
  void store(LedgerTree.Appended appended) {
    jdbc.batchUpdate(
        "insert into records.node (level, index, hash) values (?, ?, ?)",
        appended.nodes(),
        1_000,
        (statement, node) -> set(statement, node));
    jdbc.update(
        "update records.tree set size = ?, state = ?",
        appended.tree().size(),
        appended.tree().toBytes());
  }

  private static void set(java.sql.PreparedStatement statement, Node node)
      throws java.sql.SQLException {
    statement.setInt(1, node.level());
    statement.setLong(2, node.index());
    statement.setBytes(3, node.hash().bytes());
  }
}
