package org.zhiren.ledger;

/** What a key signs, and the byte that says so in its encoding (C2SP signed-note). */
public enum KeyUse {
  /** Notes and checkpoints: plain Ed25519 over the text. */
  LOG((byte) 0x01),
  /** Cosignatures with a time by a witness of checkpoints (C2SP tlog-cosignature). */
  WITNESS((byte) 0x04);

  private final byte code;

  KeyUse(byte code) {
    this.code = code;
  }

  byte code() {
    return code;
  }

  static KeyUse ofCode(byte code) {
    for (KeyUse use : values()) {
      if (use.code == code) {
        return use;
      }
    }
    throw new IllegalArgumentException(
        "A key of an unknown type: type (0x%02x); known are 0x01 and 0x04.".formatted(code));
  }
}
