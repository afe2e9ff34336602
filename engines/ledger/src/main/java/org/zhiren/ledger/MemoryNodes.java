package org.zhiren.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/** Nodes kept in memory, 64 bytes a leaf: for proofs over an exported file, and for tests. */
public final class MemoryNodes implements NodeStore {

  private final List<Level> levels = new ArrayList<>();

  /** An empty store. */
  public MemoryNodes() {}

  /**
   * Keeps a node; the nodes of each level must come from left to right, as {@link
   * LedgerTree#append} returns them.
   *
   * @throws IllegalArgumentException if the node is not the next one of its level
   */
  public void put(Node node) {
    while (levels.size() <= node.level()) {
      levels.add(new Level());
    }
    Level level = levels.get(node.level());
    if (level.count != node.index()) {
      throw new IllegalArgumentException(
          "Nodes are stored from left to right: level (%d), next index (%d), index given (%d)."
              .formatted(node.level(), level.count, node.index()));
    }
    level.add(node.hash());
  }

  @Override
  public Hash node(int level, long index) {
    if (level < 0 || level >= levels.size() || index < 0 || index >= levels.get(level).count) {
      throw new NoSuchElementException(
          "No such node is stored: level (%d), index (%d).".formatted(level, index));
    }
    return levels.get(level).get(index);
  }

  private static final class Level {
    private byte[] bytes = new byte[64 * Hash.LENGTH];
    private int count;

    void add(Hash hash) {
      int from = Math.multiplyExact(count, Hash.LENGTH);
      if (from == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
      }
      System.arraycopy(hash.bytes(), 0, bytes, from, Hash.LENGTH);
      count++;
    }

    Hash get(long index) {
      int from = Math.toIntExact(index * Hash.LENGTH);
      return Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.LENGTH));
    }
  }
}
