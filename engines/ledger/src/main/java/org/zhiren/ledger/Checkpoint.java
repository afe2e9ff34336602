package org.zhiren.ledger;

import java.util.List;

/**
 * The head of a log at one size, in the format of C2SP tlog-checkpoint: three lines with origin,
 * size and root. Extension lines are neither written nor read: nobody could audit them.
 *
 * @param origin identity of the log; equals the name of its key
 * @param size number of leaves
 * @param root root hash at that size
 */
public record Checkpoint(String origin, long size, Hash root) {

  /**
   * Checks the members.
   *
   * @throws IllegalArgumentException if the origin could not be a key's name, the size is negative,
   *     or the size is 0 and the root not that of the empty tree
   */
  public Checkpoint {
    VerifierKey.checkedName(origin);
    if (size < 0 || (size == 0 && !root.equals(Hash.ofEmptyTree()))) {
      throw new IllegalArgumentException(
          "No tree has this head: size (%d), root (%s).".formatted(size, root));
    }
  }

  /** The head of a tree. */
  public static Checkpoint of(String origin, LedgerTree tree) {
    return new Checkpoint(origin, tree.size(), tree.root());
  }

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Reads the text that is signed.
   *
   * @throws IllegalArgumentException if it is not exactly three lines of origin, size and root
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() != 4 || !lines.get(3).isEmpty()) {
      throw new IllegalArgumentException(
          "A checkpoint has three lines; lines (%d).".formatted(lines.size() - 1));
    }
    long size;
    try {
      size = Long.parseLong(lines.get(1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The size of a checkpoint is a whole number: size (%s).".formatted(lines.get(1)), e);
    }
    Checkpoint checkpoint = new Checkpoint(lines.get(0), size, Hash.ofBase64(lines.get(2)));
    if (!checkpoint.text().equals(text)) {
      throw new IllegalArgumentException(
          "The size is not in its shortest form: size (%s).".formatted(lines.get(1)));
    }
    return checkpoint;
  }
}
