package org.zhiren.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures, in the format of C2SP signed-note: the text, an empty line, and one line
 * for each signature.
 *
 * @param text the text; ends in a newline
 * @param signatures in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** Most signatures that are read; the format asks for at least 16. */
  static final int MAX_SIGNATURES = 64;

  private static final String DASH = "— ";

  /** What the signatures of one key are worth. */
  public enum Check {
    /** The key signed, and each of its signatures verifies. */
    VALID,
    /** A line bears the key's name and id, but does not verify: reject the note. */
    INVALID,
    /** The key did not sign. */
    ABSENT
  }

  /**
   * Checks the form of the text.
   *
   * @throws IllegalArgumentException if the text does not end in a newline or holds control
   *     characters
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("The text of a note ends in a newline.");
    }
    int control = firstControl(text);
    if (control >= 0) {
      throw new IllegalArgumentException(
          "A note holds no control character but newline: place (%d).".formatted(control));
    }
  }

  /** Signs {@code text} with a plain Ed25519 key. */
  public static SignedNote sign(String text, SigningKey key) {
    if (key.verifier().use() != KeyUse.LOG) {
      throw new IllegalArgumentException(
          "A witness key signs cosignatures only: key (%s).".formatted(key.verifier().name()));
    }
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(NoteSignature.of(key.verifier(), signature)));
  }

  /** The same note with one more signature. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException if it is not well formed; signatures are not verified here
   */
  public static SignedNote parse(String note) {
    int gap = note.lastIndexOf("\n\n");
    if (gap < 0 || !note.endsWith("\n") || gap + 2 == note.length()) {
      throw new IllegalArgumentException(
          "A note has a text, an empty line and signatures: length (%d). Maybe its end was cut."
              .formatted(note.length()));
    }
    List<NoteSignature> signatures = new ArrayList<>();
    String block = note.substring(gap + 2, note.length() - 1);
    for (String line : block.split("\n", -1)) {
      int space = line.indexOf(' ', DASH.length());
      if (!line.startsWith(DASH) || space < 0) {
        throw new IllegalArgumentException("This is no signature line: line (%s).".formatted(line));
      }
      signatures.add(
          new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1)));
    }
    if (signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException(
          "The note has too many signatures: signatures (%d), most (%d)."
              .formatted(signatures.size(), MAX_SIGNATURES));
    }
    return new SignedNote(note.substring(0, gap + 1), signatures);
  }

  /** The note as it is passed around. */
  public String encoded() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> out.append(signature.line()));
    return out.toString();
  }

  /** What the plain signatures of {@code key} on this text are worth. */
  public Check check(VerifierKey key) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    Check check = Check.ABSENT;
    for (NoteSignature signature : signatures) {
      if (signature.isBy(key)) {
        if (!key.verifies(message, signature.signature())) {
          return Check.INVALID;
        }
        check = Check.VALID;
      }
    }
    return check;
  }

  private static int firstControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
        return i;
      }
    }
    return -1;
  }
}
