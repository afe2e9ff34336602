package org.zhiren.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, so that nothing is lost in decoding, and bounds how long one may be. */
final class LineReader {

  /** The longest line in bytes: an entry of 64 KiB with generous openings. */
  static final int MAX_LINE = 16 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private boolean cut;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Whether the last line that was read had no newline at its end. */
  boolean cut() {
    return cut;
  }

  /**
   * The next line without its newline, or null at the end.
   *
   * @throws LineTooLongException if it is longer than {@link #MAX_LINE}
   */
  byte @Nullable [] next() throws IOException {
    byte[] line = new byte[0];
    boolean begun = false;
    while (true) {
      if (at == filled) {
        filled = in.read(buffer);
        at = 0;
        if (filled <= 0) {
          filled = 0;
          cut = begun;
          return begun ? line : null;
        }
      }
      begun = true;
      int newline = at;
      while (newline < filled && buffer[newline] != '\n') {
        newline++;
      }
      int length = newline - at;
      if (line.length + length > MAX_LINE) {
        throw new LineTooLongException();
      }
      byte[] longer = Arrays.copyOf(line, line.length + length);
      System.arraycopy(buffer, at, longer, line.length, length);
      line = longer;
      at = newline;
      if (newline < filled) {
        at++;
        cut = false;
        return line;
      }
    }
  }

  /** A line that is longer than any that the log writes. */
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    LineTooLongException() {
      super("A line is longer than " + MAX_LINE + " bytes.");
    }
  }
}
