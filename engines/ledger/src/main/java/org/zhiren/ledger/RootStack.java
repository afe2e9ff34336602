package org.zhiren.ledger;

import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The verifier's own way to a root: the stack of RFC 9162, section 2.1.2, "Verifying a Tree Head
 * Given Entries". It shares neither code nor state with {@link LedgerTree}, on purpose.
 */
final class RootStack {

  private final MessageDigest digest;
  private final byte[][] stack = new byte[64][Hash.LENGTH];
  private int depth;
  private long count;

  RootStack(MessageDigest digest) {
    this.digest = digest;
  }

  long count() {
    return count;
  }

  /** Takes the next entry and returns its leaf hash. */
  byte[] push(byte[] bytes, int from, int to) {
    digest.update((byte) 0x00);
    digest.update(bytes, from, to - from);
    byte[] leaf = digest.digest();
    System.arraycopy(leaf, 0, stack[depth], 0, Hash.LENGTH);
    depth++;
    for (int merges = Long.numberOfTrailingZeros(~count); merges > 0; merges--) {
      merge(stack[depth - 2], stack[depth - 1], stack[depth - 2]);
      depth--;
    }
    count++;
    return leaf;
  }

  /** The root over all entries taken so far; the stack stays as it is. */
  Hash root() {
    if (depth == 0) {
      return Hash.of(digest.digest());
    }
    byte[] right = stack[depth - 1].clone();
    for (int i = depth - 2; i >= 0; i--) {
      merge(stack[i], right, right);
    }
    return Hash.of(right);
  }

  private void merge(byte[] left, byte[] right, byte[] into) {
    digest.update((byte) 0x01);
    digest.update(left);
    digest.update(right);
    try {
      digest.digest(into, 0, Hash.LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("The digest has another length than 32 bytes.", e);
    }
  }
}
