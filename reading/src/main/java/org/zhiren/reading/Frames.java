package org.zhiren.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The language between parent and child: a byte for the kind, four bytes for the length, the
 * content. Numbers are big-endian, texts UTF-8 behind their length. Public for the package {@code
 * child} alone.
 */
public final class Frames {

  /** Child, once: it is ready; a text with what confines it. */
  public static final byte READY = 'H';

  /** Parent: a file; name, limits, bytes. */
  public static final byte FILE = 'Q';

  /** Child: the type by content; its number. */
  public static final byte TYPE = 'T';

  /** Child: a part; numbers of kind and level in a byte each, page, text. */
  public static final byte PART = 'P';

  /** Child: something the file says of itself; name, value. */
  public static final byte PARTICULAR = 'F';

  /** Child: a file inside; name, bytes. */
  public static final byte ATTACHMENT = 'A';

  /** Child: a file inside that is not handed on; name, number of the reason. */
  public static final byte LEFT_OUT = 'X';

  /** Child: a warning; its number. */
  public static final byte WARNING = 'W';

  /** Child, last: the file was read; pages. */
  public static final byte END = 'E';

  /** Child, last: the file was refused; number of the reason, detail. */
  public static final byte REFUSED = 'R';

  /** Exit code of a child that ran out of time and noticed it itself. */
  public static final int EXIT_SLOW = 4;

  /** Exit code of a child whose memory was not enough; the Java virtual machine sets it. */
  public static final int EXIT_MEMORY = 3;

  private Frames() {}

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a text behind its length. */
  public static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads bytes behind their length.
   *
   * @param most the longest that is accepted
   * @throws IOException if they are longer or the stream ends before
   */
  public static byte[] bytes(DataInputStream in, long most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("A frame has (%d) bytes, at most (%d) may be.".formatted(length, most));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The stream ended inside a frame.");
    }
    return bytes;
  }

  /** Reads a text behind its length. */
  public static String text(DataInputStream in, long most) throws IOException {
    return new String(bytes(in, most), StandardCharsets.UTF_8);
  }
}
