package org.zhiren.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cells of a comma or tab separated table, one after the other, as bytes (RFC 4180: quotes around a
 * cell, doubled within; lines end in LF, CR or both). Nothing is kept but the cell at hand, so that
 * tables of any length can be read.
 */
final class CellReader {

  /** What came after a cell. */
  enum End {
    /** Another cell of the line. */
    CELL,
    /** Another line. */
    LINE,
    /** Nothing. */
    TABLE
  }

  private static final int NONE = -1;

  private final InputStream in;
  private final byte delimiter;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  /** The bytes of the cell. */
  byte[] cell = new byte[256];

  /** Their number. */
  int length;

  /** Whether the cell was quoted. */
  boolean quoted;

  /** The line of the file on which the next cell begins, counted from 1. */
  long line = 1;

  CellReader(InputStream in, char delimiter) {
    this.in = in;
    this.delimiter = (byte) delimiter;
  }

  /**
   * Reads one cell.
   *
   * @return what came after it
   * @throws IOException if a quoted cell does not end or goes on after its quote
   */
  End next() throws IOException {
    length = 0;
    quoted = false;
    int b = read();
    if (b == '"') {
      quoted = true;
      b = quoted();
    }
    while (b != NONE && b != delimiter && b != '\n' && b != '\r') {
      if (quoted && b != ' ' && b != '\t') {
        throw new IOException("line " + line + ": text after a closing quote");
      }
      if (!quoted) {
        add(b);
      }
      b = read();
    }
    if (b == delimiter) {
      return End.CELL;
    }
    if (b == NONE) {
      return End.TABLE;
    }
    if (b == '\r' && peek() == '\n') {
      position++;
    }
    line++;
    return End.LINE;
  }

  /** Reads up to the closing quote; returns the byte after it. */
  private int quoted() throws IOException {
    long begun = line;
    while (true) {
      int b = read();
      if (b == NONE) {
        throw new IOException("line " + begun + ": a quoted cell does not end");
      }
      if (b == '"') {
        b = read();
        if (b != '"') {
          return b;
        }
      } else if (b == '\n') {
        line++;
      }
      add(b);
    }
  }

  private void add(int b) {
    if (length == cell.length) {
      cell = Arrays.copyOf(cell, 2 * length);
    }
    cell[length++] = (byte) b;
  }

  private int read() throws IOException {
    return peek() == NONE ? NONE : buffer[position++] & 0xFF;
  }

  /** The next byte (0 … 255) without taking it. */
  private int peek() throws IOException {
    if (position == limit) {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      position = 0;
      if (limit == 0) {
        return NONE;
      }
    }
    return buffer[position] & 0xFF;
  }

  /** The cell as text, without spaces around it. */
  String text() {
    return new String(cell, 0, length, StandardCharsets.UTF_8).strip();
  }
}
