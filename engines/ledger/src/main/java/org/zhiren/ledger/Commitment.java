package org.zhiren.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A salted commitment to a value: it stands in the log for personal data, binds whoever wrote it,
 * and tells nothing. Salt and value are kept outside the tree; showing them <em>opens</em> the
 * commitment, deleting them <em>erases</em> the value for good and leaves the tree whole.
 *
 * <p>Value: SHA-256(0x02 ‖ length of the salt in one byte ‖ salt ‖ value in UTF-8). The first byte
 * keeps commitments apart from leaves (0x00) and nodes (0x01), the second makes the boundary
 * between salt and value unambiguous.
 *
 * @param hash the 32 bytes that enter the log
 */
public record Commitment(Hash hash) {

  private static final byte COMMITMENT = 0x02;

  /**
   * Commits to a value.
   *
   * @param salt random, used for this value only
   * @param value the value in the one spelling that will be compared later, for instance canonical
   *     JSON
   */
  public static Commitment of(Salt salt, String value) {
    MessageDigest digest = Hash.sha256();
    byte[] saltBytes = salt.bytes();
    digest.update(COMMITMENT);
    digest.update((byte) saltBytes.length);
    digest.update(saltBytes);
    return new Commitment(Hash.of(digest.digest(value.getBytes(StandardCharsets.UTF_8))));
  }

  /** Whether this is the commitment to {@code value} under {@code salt}. */
  public boolean opens(Salt salt, String value) {
    return of(salt, value).equals(this);
  }

  /** Whether the opening is that of this commitment. */
  public boolean opens(Opening opening) {
    return opens(opening.salt(), opening.value());
  }

  /**
   * What opens a commitment. To erase the value lawfully, delete both.
   *
   * @param salt the salt
   * @param value the value
   */
  public record Opening(Salt salt, String value) {

    /** The commitment that this opens. */
    public Commitment commitment() {
      return Commitment.of(salt, value);
    }

    /** Names the shape only: the value may be personal data and must not end in a log file. */
    @Override
    public String toString() {
      return "Opening[value of " + value.length() + " characters]";
    }
  }
}
