package org.zhiren.dossiers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns bytes of unsure encoding into text: byte order mark, then UTF-8, then GB18030. */
final class TextDecoding {

  static final Charset GB18030 = Charset.forName("GB18030");

  private TextDecoding() {}

  /**
   * Decoded text.
   *
   * @param text the text without byte order mark
   * @param charset the encoding it was read with
   * @param exact whether every byte was understood; if not, � stands for the rest
   */
  record Decoded(String text, Charset charset, boolean exact) {}

  static Decoded decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return with(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return with(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return with(bytes, 2, StandardCharsets.UTF_16BE);
    }
    try {
      return new Decoded(strict(bytes, 0, StandardCharsets.UTF_8), StandardCharsets.UTF_8, true);
    } catch (CharacterCodingException e) {
      return with(bytes, 0, GB18030);
    }
  }

  static Decoded with(byte[] bytes, int skip, Charset charset) {
    try {
      return new Decoded(strict(bytes, skip, charset), charset, true);
    } catch (CharacterCodingException e) {
      return new Decoded(new String(bytes, skip, bytes.length - skip, charset), charset, false);
    }
  }

  private static String strict(byte[] bytes, int skip, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
        .toString();
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
