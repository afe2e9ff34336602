package org.zhiren.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Proof on one sheet that an entry is in the log: entry, inclusion proof and checkpoint. It is
 * checked offline with the log's public key. The text is C2SP tlog-proof, whose {@code extra} line
 * carries the entry.
 *
 * @param entry the entry; its sequence is the index of the leaf
 * @param proof siblings from the leaf to the root
 * @param checkpoint the head that the proof leads to
 */
public record Receipt(LedgerEntry entry, List<Hash> proof, SignedCheckpoint checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /** Copies the proof. */
  public Receipt {
    proof = List.copyOf(proof);
  }

  /** What a receipt proves. */
  public enum Verdict {
    /** The log's key signed a tree that holds the entry, and enough witnesses saw it. */
    PROVED,
    /** The log's key did not sign this checkpoint. */
    NOT_SIGNED,
    /** The proof does not lead from this entry to the signed root. */
    NOT_INCLUDED,
    /** A line of a known witness does not verify, or fewer cosigned than asked for. */
    TOO_FEW_WITNESSES
  }

  /**
   * Checks the receipt.
   *
   * @param log the log's public key, from a source other than the receipt
   * @param witnesses the witnesses' public keys
   * @param neededWitnesses how many of them must have cosigned
   */
  public Verdict verify(VerifierKey log, Collection<VerifierKey> witnesses, int neededWitnesses) {
    if (checkpoint.check(log) != SignedNote.Check.VALID) {
      return Verdict.NOT_SIGNED;
    }
    int cosigned = 0;
    for (VerifierKey witness : List.copyOf(new LinkedHashSet<>(witnesses))) {
      switch (checkpoint.check(witness)) {
        case VALID -> cosigned++;
        case INVALID -> {
          return Verdict.TOO_FEW_WITNESSES;
        }
        case ABSENT -> {}
      }
    }
    if (cosigned < neededWitnesses) {
      return Verdict.TOO_FEW_WITNESSES;
    }
    Checkpoint head = checkpoint.checkpoint();
    return ProofVerifier.inclusion(
            entry.sequence(), head.size(), entry.leafHash(), proof, head.root())
        ? Verdict.PROVED
        : Verdict.NOT_INCLUDED;
  }

  /** The receipt as text; store it with the extension {@code .tlog-proof}. */
  public String text() {
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    out.append("extra ").append(Base64Text.encode(entry.bytes())).append('\n');
    out.append("index ").append(entry.sequence()).append('\n');
    proof.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(checkpoint.encoded()).toString();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if the text is no receipt, or index and entry disagree
   */
  public static Receipt parse(String text) {
    int gap = text.indexOf("\n\n");
    if (gap < 0) {
      throw new IllegalArgumentException(
          "A receipt has a proof, an empty line and a checkpoint. Maybe its end was cut.");
    }
    String[] lines = text.substring(0, gap).split("\n", -1);
    if (lines.length < 3
        || !lines[0].equals(HEADER)
        || !lines[1].startsWith("extra ")
        || !lines[2].startsWith("index ")) {
      throw new IllegalArgumentException(
          "A receipt begins with (%s), the entry and its index; first line (%s)."
              .formatted(HEADER, lines[0]));
    }
    LedgerEntry entry = LedgerEntry.parse(Base64Text.decode(lines[1].substring(6)));
    if (!lines[2].equals("index " + entry.sequence())) {
      throw new IllegalArgumentException(
          "Entry and receipt name different places: entry (%d), receipt (%s)."
              .formatted(entry.sequence(), lines[2]));
    }
    List<Hash> proof = new ArrayList<>();
    for (int i = 3; i < lines.length; i++) {
      proof.add(Hash.ofBase64(lines[i]));
    }
    return new Receipt(entry, proof, SignedCheckpoint.parse(text.substring(gap + 2)));
  }
}
