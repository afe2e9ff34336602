package org.zhiren.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A checkpoint with the signature of its log and the cosignatures of witnesses.
 *
 * @param checkpoint the head that is signed
 * @param note the note that carries it
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

  private static final int TIME_LENGTH = Long.BYTES;

  /**
   * Checks that note and checkpoint say the same.
   *
   * @throws IllegalArgumentException if they do not
   */
  public SignedCheckpoint {
    if (!note.text().equals(checkpoint.text())) {
      throw new IllegalArgumentException(
          "The note carries another checkpoint: size (%d).".formatted(checkpoint.size()));
    }
  }

  /**
   * Reads a note that carries a checkpoint; signatures are not verified here.
   *
   * @throws IllegalArgumentException if it is no such note
   */
  public static SignedCheckpoint parse(String note) {
    SignedNote signed = SignedNote.parse(note);
    return new SignedCheckpoint(Checkpoint.parse(signed.text()), signed);
  }

  /** The note as it is passed around. */
  public String encoded() {
    return note.encoded();
  }

  /**
   * What the signatures of a key are worth here: a log's over the text, a witness's over time and
   * text.
   */
  public SignedNote.Check check(VerifierKey key) {
    if (key.use() == KeyUse.LOG) {
      return checkpoint.origin().equals(key.name()) ? note.check(key) : SignedNote.Check.ABSENT;
    }
    SignedNote.Check check = SignedNote.Check.ABSENT;
    for (NoteSignature signature : note.signatures()) {
      if (signature.isBy(key)) {
        byte[] timed = signature.signature();
        if (timed.length != TIME_LENGTH + Ed25519.SIGNATURE_LENGTH
            || !key.verifies(cosigned(seconds(timed)), tail(timed))) {
          return SignedNote.Check.INVALID;
        }
        check = SignedNote.Check.VALID;
      }
    }
    return check;
  }

  /** The latest time at which the witness cosigned, if it did and all its lines verify. */
  public Optional<Instant> cosignedAt(VerifierKey witness) {
    if (witness.use() != KeyUse.WITNESS || check(witness) != SignedNote.Check.VALID) {
      return Optional.empty();
    }
    return note.signatures().stream()
        .filter(signature -> signature.isBy(witness))
        .map(signature -> Instant.ofEpochSecond(seconds(signature.signature())))
        .max(Instant::compareTo);
  }

  SignedCheckpoint cosign(SigningKey witness, Instant time) {
    long seconds = time.getEpochSecond();
    byte[] signature = witness.sign(cosigned(seconds));
    byte[] timed =
        ByteBuffer.allocate(TIME_LENGTH + signature.length).putLong(seconds).put(signature).array();
    return new SignedCheckpoint(checkpoint, note.with(NoteSignature.of(witness.verifier(), timed)));
  }

  private byte[] cosigned(long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + note.text())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long seconds(byte[] timed) {
    return ByteBuffer.wrap(timed).getLong();
  }

  private static byte[] tail(byte[] timed) {
    byte[] signature = new byte[timed.length - TIME_LENGTH];
    System.arraycopy(timed, TIME_LENGTH, signature, 0, signature.length);
    return signature;
  }
}
