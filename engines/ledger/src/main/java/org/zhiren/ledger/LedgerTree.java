package org.zhiren.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a growing Merkle tree: its size, and the roots of the perfect subtrees that cover it
 * from left to right (a <em>compact range</em>), at most 63 hashes.
 *
 * <p>It is all that is needed to append. The writer keeps it in one row, reads it under a lock,
 * appends, and writes it back in the transaction that inserts the entries. Immutable.
 *
 * <p>Tree shape and hashes: RFC 6962, section 2.1.
 *
 * @param size number of leaves
 * @param range one hash for each bit that is set in {@code size}, the largest subtree first
 */
public record LedgerTree(long size, List<Hash> range) {

  /** The tree without leaves. */
  public static final LedgerTree EMPTY = new LedgerTree(0, List.of());

  /**
   * Checks that the state is possible.
   *
   * @throws IllegalArgumentException if the number of hashes does not fit the size
   */
  public LedgerTree {
    range = List.copyOf(range);
    if (size < 0 || Long.bitCount(size) != range.size()) {
      throw new IllegalArgumentException(
          "The tree state does not fit together: size (%d), hashes (%d), hashes needed (%d)."
              .formatted(size, range.size(), Long.bitCount(size)));
    }
  }

  /**
   * What one append yields.
   *
   * @param tree the state after it
   * @param nodes the nodes that became complete, the leaf first; store them for proofs
   */
  public record Appended(LedgerTree tree, List<Node> nodes) {}

  /** Appends one leaf. */
  public Appended append(Hash leaf) {
    return appendAll(List.of(leaf));
  }

  /** Appends leaves in order; the nodes come in the order in which they became complete. */
  public Appended appendAll(List<Hash> leaves) {
    List<Hash> open = new ArrayList<>(range);
    List<Node> nodes = new ArrayList<>(leaves.size() * 2);
    long count = size;
    for (Hash leaf : leaves) {
      Node node = new Node(0, count, leaf);
      nodes.add(node);
      // Each bit that is set at the low end of the old size is a subtree that this leaf completes.
      for (long carry = count; (carry & 1) == 1; carry >>= 1) {
        Hash hash = Hash.ofNode(open.removeLast(), node.hash());
        node = new Node(node.level() + 1, node.index() >> 1, hash);
        nodes.add(node);
      }
      open.add(node.hash());
      count++;
    }
    return new Appended(new LedgerTree(count, open), List.copyOf(nodes));
  }

  /** The root hash: the subtrees folded from the right. */
  public Hash root() {
    if (range.isEmpty()) {
      return Hash.ofEmptyTree();
    }
    Hash root = range.getLast();
    for (int i = range.size() - 2; i >= 0; i--) {
      root = Hash.ofNode(range.get(i), root);
    }
    return root;
  }

  /** The state as bytes for one column: eight bytes of size, then 32 bytes a hash. */
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + range.size() * Hash.LENGTH);
    buffer.putLong(size);
    range.forEach(hash -> buffer.put(hash.bytes()));
    return buffer.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no tree state
   */
  public static LedgerTree ofBytes(byte[] bytes) {
    if (bytes.length < Long.BYTES || (bytes.length - Long.BYTES) % Hash.LENGTH != 0) {
      throw new IllegalArgumentException(
          "These bytes are no tree state: length (%d).".formatted(bytes.length));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long size = buffer.getLong();
    List<Hash> range = new ArrayList<>();
    while (buffer.hasRemaining()) {
      byte[] hash = new byte[Hash.LENGTH];
      buffer.get(hash);
      range.add(Hash.of(hash));
    }
    return new LedgerTree(size, range);
  }
}
