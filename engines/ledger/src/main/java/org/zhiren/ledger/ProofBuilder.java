package org.zhiren.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes proofs from stored nodes, each with O(log n) reads.
 *
 * <p>Inclusion and consistency: RFC 6962, sections 2.1.1 and 2.1.2. Subtrees:
 * draft-ietf-plants-merkle-tree-certs, section 4; a subtree {@code [start, end)} must start at a
 * multiple of the smallest power of two that is not smaller than its size.
 */
public final class ProofBuilder {

  private final NodeStore nodes;

  /** Proofs from these nodes. */
  public ProofBuilder(NodeStore nodes) {
    this.nodes = nodes;
  }

  /**
   * The root that the tree had when it held {@code size} leaves.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public Hash root(long size) {
    require(size >= 0, "A tree has no negative size: size (%d).", size);
    return size == 0 ? Hash.ofEmptyTree() : rootOf(0, size);
  }

  /**
   * Proves that leaf {@code index} is in the tree of {@code size} leaves.
   *
   * @return the siblings from the leaf to the root
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public List<Hash> inclusion(long index, long size) {
    return subtreeInclusion(index, 0, size);
  }

  /**
   * Proves that the tree of {@code oldSize} leaves is a prefix of the tree of {@code newSize}.
   *
   * @return the proof; empty if the sizes are equal
   * @throws IllegalArgumentException unless {@code 0 < oldSize <= newSize}
   */
  public List<Hash> consistency(long oldSize, long newSize) {
    require(
        oldSize > 0 && oldSize <= newSize,
        "A consistency proof needs 0 < old size (%d) <= new size (%d).",
        oldSize,
        newSize);
    return subtreeConsistency(0, oldSize, newSize);
  }

  /**
   * Proves that leaf {@code index} is in the subtree {@code [start, end)}.
   *
   * @throws IllegalArgumentException if the subtree is not valid or the index lies outside it
   */
  public List<Hash> subtreeInclusion(long index, long start, long end) {
    require(
        Subtrees.valid(start, end) && start <= index && index < end,
        "No leaf of a valid subtree: index (%d), start (%d), end (%d).",
        index,
        start,
        end);
    List<Hash> proof = new ArrayList<>();
    path(index, start, end, proof);
    return List.copyOf(proof);
  }

  /**
   * Proves that the subtree {@code [start, end)} is part of the tree of {@code size} leaves.
   *
   * @throws IllegalArgumentException if the subtree is empty, not valid or not within the tree
   */
  public List<Hash> subtreeConsistency(long start, long end, long size) {
    require(
        Subtrees.valid(start, end) && start < end && end <= size,
        "No valid subtree of the tree: start (%d), end (%d), size (%d).",
        start,
        end,
        size);
    List<Hash> proof = new ArrayList<>();
    subproof(start, end, 0, size, true, proof);
    return List.copyOf(proof);
  }

  private void path(long index, long from, long to, List<Hash> proof) {
    if (to - from == 1) {
      return;
    }
    long middle = from + Subtrees.split(to - from);
    if (index < middle) {
      path(index, from, middle, proof);
      proof.add(rootOf(middle, to));
    } else {
      path(index, middle, to, proof);
      proof.add(rootOf(from, middle));
    }
  }

  /** SUBTREE_SUBPROOF of the draft; {@code known} says that the reader holds the subtree's hash. */
  private void subproof(long start, long end, long from, long to, boolean known, List<Hash> proof) {
    if (start == from && end == to) {
      if (!known) {
        proof.add(rootOf(from, to));
      }
      return;
    }
    long middle = from + Subtrees.split(to - from);
    if (end <= middle) {
      subproof(start, end, from, middle, known, proof);
      proof.add(rootOf(middle, to));
    } else if (middle <= start) {
      subproof(start, end, middle, to, known, proof);
      proof.add(rootOf(from, middle));
    } else {
      // The subtree crosses the middle: then it starts where this part starts, and its left half
      // is the whole left half of this part.
      subproof(middle, end, middle, to, false, proof);
      proof.add(rootOf(from, middle));
    }
  }

  /** The hash over leaves {@code [from, to)}; {@code from} is aligned as RFC 6962 splits. */
  private Hash rootOf(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return nodes.node(level, from >> level);
    }
    long middle = from + Subtrees.split(width);
    return Hash.ofNode(rootOf(from, middle), rootOf(middle, to));
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
