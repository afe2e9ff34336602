package org.zhiren.ledger;

/**
 * Where the complete nodes of the tree are kept, so that a proof costs a few reads and not a pass
 * over the log. A platform implements it over a table with the key (level, index).
 */
@FunctionalInterface
public interface NodeStore {

  /**
   * The hash of a complete subtree, see {@link Node}.
   *
   * @param level height above the leaves
   * @param index position within the level
   * @return the stored hash
   * @throws java.util.NoSuchElementException if no such node is stored
   */
  Hash node(int level, long index);
}
