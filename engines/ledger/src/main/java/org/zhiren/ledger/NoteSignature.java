package org.zhiren.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: {@code — name base64(id ‖ signature)}.
 *
 * @param name name of the key
 * @param base64 four bytes of key id and the signature, in canonical base64
 */
public record NoteSignature(String name, String base64) {

  private static final int ID_LENGTH = 4;

  /**
   * Checks the name and the encoding.
   *
   * @throws IllegalArgumentException if the name is not allowed, or the base64 is not canonical or
   *     holds no signature
   */
  public NoteSignature {
    VerifierKey.checkedName(name);
    if (Base64Text.decode(base64).length <= ID_LENGTH) {
      throw new IllegalArgumentException(
          "A signature line holds a key id and a signature: base64 (%s).".formatted(base64));
    }
  }

  static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] bytes =
        ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(key.id()).put(signature).array();
    return new NoteSignature(key.name(), Base64Text.encode(bytes));
  }

  /** The id of the key. */
  public int keyId() {
    return ByteBuffer.wrap(Base64Text.decode(base64)).getInt();
  }

  /** The bytes after the id. */
  public byte[] signature() {
    byte[] bytes = Base64Text.decode(base64);
    return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
  }

  /** Whether name and id are those of {@code key}. */
  public boolean isBy(VerifierKey key) {
    return name.equals(key.name()) && keyId() == key.id();
  }

  String line() {
    return "— " + name + " " + base64 + "\n";
  }
}
