package org.zhiren.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of a log file knows from elsewhere. The more, the more the file must prove.
 *
 * @param keys trusted public keys of the log; if empty, the file's own keys are used, and the
 *     report says so
 * @param witnesses trusted public keys of witnesses; if empty, the file's own are used
 * @param neededWitnesses how many witnesses must have cosigned the last checkpoint
 * @param held a checkpoint that the reader holds, from minutes, a witness or an earlier file; null
 *     if none
 */
public record Expectations(
    List<VerifierKey> keys,
    List<VerifierKey> witnesses,
    int neededWitnesses,
    @Nullable SignedCheckpoint held) {

  /** Nothing is known: the file is only checked against itself. */
  public static final Expectations NONE = new Expectations(List.of(), List.of(), 0, null);

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a key has the wrong use or the number is negative
   */
  public Expectations {
    keys = List.copyOf(keys);
    witnesses = List.copyOf(witnesses);
    if (keys.stream().anyMatch(key -> key.use() != KeyUse.LOG)
        || witnesses.stream().anyMatch(key -> key.use() != KeyUse.WITNESS)
        || neededWitnesses < 0) {
      throw new IllegalArgumentException(
          "Log keys have the type 0x01, witness keys 0x04: keys (%s), witnesses (%s), needed (%d)."
              .formatted(keys, witnesses, neededWitnesses));
    }
  }

  /** Only the log's key is known. */
  public static Expectations ofKey(VerifierKey key) {
    return new Expectations(List.of(key), List.of(), 0, null);
  }

  /** The same, and a checkpoint that the reader holds. */
  public Expectations against(SignedCheckpoint checkpoint) {
    return new Expectations(keys, witnesses, neededWitnesses, checkpoint);
  }
}
