package org.zhiren.ledger;

import java.util.List;

/**
 * Signs the checkpoints of one log, and never two that contradict each other: each must be proved
 * to extend the last. Keep the last signed checkpoint with the log and {@link #resume} from it; of
 * two servers, let only the one that holds the lock on that row sign.
 *
 * <p>The rule is that of C2SP tlog-checkpoint. Safe for use by several threads.
 */
public final class CheckpointSigner {

  private final SigningKey key;
  private SignedCheckpoint last;

  private CheckpointSigner(SigningKey key, SignedCheckpoint last) {
    this.key = key;
    this.last = last;
  }

  /**
   * Begins a new log by signing its empty tree; its name is that of the key.
   *
   * @throws IllegalArgumentException if the key is a witness's
   */
  public static CheckpointSigner begin(SigningKey key) {
    Checkpoint empty = Checkpoint.of(key.verifier().name(), LedgerTree.EMPTY);
    return new CheckpointSigner(
        key, new SignedCheckpoint(empty, SignedNote.sign(empty.text(), key)));
  }

  /**
   * Continues after a checkpoint that this key signed before.
   *
   * @throws IllegalArgumentException if the signature is not by this key: then it is not known what
   *     was signed last, and nothing may be signed
   */
  public static CheckpointSigner resume(SigningKey key, SignedCheckpoint last) {
    if (last.check(key.verifier()) != SignedNote.Check.VALID) {
      throw new IllegalArgumentException(
          "The last checkpoint was not signed by this key: key (%s), origin (%s), size (%d)."
              .formatted(
                  key.verifier().name(), last.checkpoint().origin(), last.checkpoint().size()));
    }
    return new CheckpointSigner(key, last);
  }

  /** What was signed last. */
  public synchronized SignedCheckpoint last() {
    return last;
  }

  /**
   * Signs the head of a tree that extends the last one.
   *
   * @param next the new head
   * @param consistency proof from the last size to the new one ({@link ProofBuilder#consistency});
   *     empty if the last size was 0 or the size has not changed
   * @throws InconsistentCheckpointException if the proof fails; nothing is signed
   */
  public synchronized SignedCheckpoint sign(Checkpoint next, List<Hash> consistency) {
    InconsistentCheckpointException.require(last.checkpoint(), next, consistency);
    last = new SignedCheckpoint(next, SignedNote.sign(next.text(), key));
    return last;
  }
}
