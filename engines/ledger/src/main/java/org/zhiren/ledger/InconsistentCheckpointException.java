package org.zhiren.ledger;

import java.util.List;

/**
 * A checkpoint was refused because it does not extend the one before. Nothing was signed. The log
 * has lost or changed entries, or two logs share a name: stop, and compare with the witnesses.
 */
public final class InconsistentCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InconsistentCheckpointException(String message) {
    super(message);
  }

  static void require(Checkpoint old, Checkpoint next, List<Hash> proof) {
    if (!old.origin().equals(next.origin())) {
      throw new InconsistentCheckpointException(
          "The checkpoints belong to different logs: origin (%s), next origin (%s)."
              .formatted(old.origin(), next.origin()));
    }
    if (next.size() < old.size()) {
      throw new InconsistentCheckpointException(
          "The log has become shorter: size (%d), next size (%d)."
              .formatted(old.size(), next.size()));
    }
    boolean consistent =
        old.size() == 0
            ? proof.isEmpty()
            : ProofVerifier.consistency(old.size(), next.size(), proof, old.root(), next.root());
    if (!consistent) {
      throw new InconsistentCheckpointException(
          "The next checkpoint does not extend the last: size (%d), root (%s), next size (%d), next"
                  .formatted(old.size(), old.root(), next.size())
              + " root (%s), proof of (%d) hashes.".formatted(next.root(), proof.size()));
    }
  }
}
