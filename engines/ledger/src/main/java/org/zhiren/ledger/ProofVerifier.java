package org.zhiren.ledger;

import java.util.List;

/**
 * Checks proofs. Nothing here is shared with {@link ProofBuilder}: the two follow different
 * algorithms of the standards, so that an error in one shows against the other.
 *
 * <p>Inclusion: RFC 9162, section 2.1.3.2. Consistency: section 2.1.4.2, in the more general form
 * for subtrees of draft-ietf-plants-merkle-tree-certs, section 4.4. Every method answers {@code
 * false} for impossible input, and throws nothing: what it is given comes from outside.
 */
public final class ProofVerifier {

  private ProofVerifier() {}

  /** Whether the leaf hash stands at {@code index} in the tree of this size and root. */
  public static boolean inclusion(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether the leaf hash stands at {@code index} in the subtree {@code [start, end)}. */
  public static boolean subtreeInclusion(
      long index, long start, long end, Hash leaf, List<Hash> proof, Hash root) {
    return Subtrees.valid(start, end)
        && index >= start
        && inclusion(index - start, end - start, leaf, proof, root);
  }

  /**
   * Whether the tree of the old size and root is a prefix of the tree of the new size and root.
   * From size 0 nothing can be proved, and the answer is {@code false}.
   */
  public static boolean consistency(
      long oldSize, long newSize, List<Hash> proof, Hash oldRoot, Hash newRoot) {
    return oldSize > 0 && subtreeConsistency(0, oldSize, newSize, proof, oldRoot, newRoot);
  }

  /**
   * Whether the subtree {@code [start, end)} with its root is part of the tree of this size and
   * root. The empty subtree is part of any tree, with an empty proof.
   */
  public static boolean subtreeConsistency(
      long start, long end, long size, List<Hash> proof, Hash subtreeRoot, Hash root) {
    if (!Subtrees.valid(start, end) || end > size) {
      return false;
    }
    if (start == end) {
      return proof.isEmpty() && subtreeRoot.equals(Hash.ofEmptyTree());
    }
    long first = start;
    long last = end - 1;
    long rim = size - 1;
    while (first != last && (last == rim || (last & 1) == 1)) {
      first >>= 1;
      last >>= 1;
      rim >>= 1;
    }
    int used = 0;
    Hash seed = subtreeRoot;
    if (first != last) {
      if (proof.isEmpty()) {
        return false;
      }
      seed = proof.getFirst();
      used = 1;
    }
    Hash small = seed;
    Hash large = seed;
    for (Hash p : proof.subList(used, proof.size())) {
      if (rim == 0) {
        return false;
      }
      if ((last & 1) == 1 || last == rim) {
        if (first < last) {
          small = Hash.ofNode(p, small);
        }
        large = Hash.ofNode(p, large);
        while ((last & 1) == 0 && last != 0) {
          first >>= 1;
          last >>= 1;
          rim >>= 1;
        }
      } else {
        large = Hash.ofNode(large, p);
      }
      first >>= 1;
      last >>= 1;
      rim >>= 1;
    }
    return rim == 0 && small.equals(subtreeRoot) && large.equals(root);
  }
}
