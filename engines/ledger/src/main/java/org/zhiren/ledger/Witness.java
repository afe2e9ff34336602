package org.zhiren.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second pair of eyes, outside the log's operator: the auditor's own machine, the
 * discipline-inspection office. It cosigns a checkpoint only if the log signed it and it extends
 * what this witness saw before, so that a log cannot show two histories to two readers.
 *
 * <p>The rules are those of C2SP tlog-witness, without its HTTP. Safe for use by several threads.
 */
public final class Witness {

  private final SigningKey key;
  private final VerifierKey log;
  private @Nullable Checkpoint seen;

  /**
   * A witness of one log.
   *
   * @param key the witness's own key, of use {@link KeyUse#WITNESS}
   * @param log the public key of the log
   * @param seen the last checkpoint it cosigned; null before the first
   * @throws IllegalArgumentException if a key has the wrong use
   */
  public Witness(SigningKey key, VerifierKey log, @Nullable Checkpoint seen) {
    if (key.verifier().use() != KeyUse.WITNESS || log.use() != KeyUse.LOG) {
      throw new IllegalArgumentException(
          "A witness signs with a witness key what a log key signed: key (%s), log (%s)."
              .formatted(key.verifier().use(), log.use()));
    }
    this.key = key;
    this.log = log;
    this.seen = seen;
  }

  /** The last checkpoint that was cosigned; keep it. Null before the first. */
  public synchronized @Nullable Checkpoint seen() {
    return seen;
  }

  /**
   * Cosigns a checkpoint.
   *
   * @param next what the log signed
   * @param consistency proof from the size last seen; empty if nothing or the empty tree was seen
   * @param time the witness's own time; kept to the second
   * @return the checkpoint with this cosignature added
   * @throws IllegalArgumentException if the log did not sign it
   * @throws InconsistentCheckpointException if it does not extend what was seen
   */
  public synchronized SignedCheckpoint cosign(
      SignedCheckpoint next, List<Hash> consistency, Instant time) {
    if (next.check(log) != SignedNote.Check.VALID) {
      throw new IllegalArgumentException(
          "The log did not sign this checkpoint: log (%s), origin (%s), size (%d)."
              .formatted(log.name(), next.checkpoint().origin(), next.checkpoint().size()));
    }
    Checkpoint before =
        seen == null ? Checkpoint.of(next.checkpoint().origin(), LedgerTree.EMPTY) : seen;
    InconsistentCheckpointException.require(before, next.checkpoint(), consistency);
    seen = next.checkpoint();
    return next.cosign(key, time);
  }
}
