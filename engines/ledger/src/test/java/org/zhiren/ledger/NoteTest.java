package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class NoteTest {

  /** The public example of the documentation of golang.org/x/mod/sumdb/note. */
  private static final String SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String PUBLIC =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";

  private static final String NOTE =
      TEXT
          + "\n"
          + "— PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  /** The public example of C2SP signed-note. */
  private static final String SPEC_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String SPEC_NOTE =
      "This is an example message.\n\n"
          + "— example.com/foo"
          + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  @Test
  void knownKeyAndNoteComeOutByteForByte() {
    SigningKey key = SigningKey.parse(SECRET);
    assertThat(key.verifier().text()).isEqualTo(PUBLIC);
    assertThat(key.secretText()).isEqualTo(SECRET);
    assertThat(SignedNote.sign(TEXT, key).encoded()).isEqualTo(NOTE);
  }

  @Test
  void knownNotesVerifyAndAChangedLetterDoesNot() {
    assertThat(SignedNote.parse(NOTE).check(VerifierKey.parse(PUBLIC)))
        .isEqualTo(SignedNote.Check.VALID);
    assertThat(SignedNote.parse(SPEC_NOTE).check(VerifierKey.parse(SPEC_KEY)))
        .isEqualTo(SignedNote.Check.VALID);
    assertThat(SignedNote.parse(NOTE).check(VerifierKey.parse(SPEC_KEY)))
        .isEqualTo(SignedNote.Check.ABSENT);
    String changed = NOTE.replace("cryptography", "cryptographY");
    assertThat(SignedNote.parse(changed).check(VerifierKey.parse(PUBLIC)))
        .isEqualTo(SignedNote.Check.INVALID);
  }

  @Test
  void textWithEmptyLinesKeepsThem() {
    SigningKey key = SigningKey.generate("a.example", KeyUse.LOG, new SecureRandom());
    SignedNote note = SignedNote.sign("one\n\ntwo\n", key);
    SignedNote read = SignedNote.parse(note.encoded());
    assertThat(read).isEqualTo(note);
    assertThat(read.text()).isEqualTo("one\n\ntwo\n");
  }

  @Test
  void malformedNotesAndKeysAreRefused() {
    assertThatThrownBy(() -> SignedNote.parse("text\n")).hasMessageContaining("empty line");
    assertThatThrownBy(() -> SignedNote.parse(NOTE.stripTrailing()))
        .hasMessageContaining("empty line");
    assertThatThrownBy(() -> SignedNote.parse(NOTE.replace("— ", "- ")))
        .hasMessageContaining("signature line");
    assertThatThrownBy(() -> SignedNote.parse("te\tt\n\n— a AAAAAAA=\n"))
        .hasMessageContaining("control character");
    assertThatThrownBy(() -> SignedNote.parse("t\n\n— a AAAAAAB=\n"))
        .hasMessageContaining("canonical");
    assertThatThrownBy(() -> VerifierKey.parse(PUBLIC.replace("c74f20a3", "c74f20a4")))
        .hasMessageContaining("id computed (c74f20a3)");
    assertThatThrownBy(() -> VerifierKey.parse("PeterNeumann")).hasMessageContaining("name+id");
    assertThatThrownBy(() -> SigningKey.generate("a b", KeyUse.LOG, new SecureRandom()))
        .hasMessageContaining("name (a b)");
  }

  @Test
  void noMessageRepeatsASecret() {
    String secret = SECRET.substring(SECRET.lastIndexOf('+') + 1);
    String broken = SECRET.replace("c74f20a3", "c74f20a4");
    assertThatThrownBy(() -> SigningKey.parse(broken))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
    assertThatThrownBy(() -> SigningKey.parse(SECRET + "="))
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
    assertThat(SigningKey.parse(SECRET).toString()).doesNotContain(secret);
  }
}
