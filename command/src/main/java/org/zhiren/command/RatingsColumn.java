package org.zhiren.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table while it is read: numbers as they are, anything else as codes with a
 * dictionary, so that a cell takes four or eight bytes however long its text. Empty cells and
 * {@code NA} are missing.
 */
final class RatingsColumn {

  private static final int CHUNK = 1 << 16;
  private static final long MOST_DIGITS = 1_000_000_000_000_000L;
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final boolean number;
  private final List<double[]> values = new ArrayList<>();
  private final List<int[]> codes = new ArrayList<>();
  private int rows;

  private final List<String> levels = new ArrayList<>();
  private final Map<String, Integer> byText = new HashMap<>();

  /** Open addressing by the bytes of cells: place in {@link #keys}, or −1. */
  private int[] slots = new int[1 << 10];

  private final List<byte[]> keys = new ArrayList<>();
  private int[] codeOfKey = new int[256];

  RatingsColumn(boolean number) {
    this.number = number;
    Arrays.fill(slots, -1);
  }

  /** A cell that is not a number where one is needed. */
  static final class NoNumber extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Adds the cell at hand.
   *
   * @throws NoNumber if the column holds numbers and the cell is not one
   */
  void add(CellReader cell) throws NoNumber {
    int at = rows % CHUNK;
    if (number) {
      if (at == 0) {
        values.add(new double[CHUNK]);
      }
      values.getLast()[at] = number(cell.cell, cell.length);
    } else {
      if (at == 0) {
        codes.add(new int[CHUNK]);
      }
      codes.getLast()[at] = code(cell.cell, cell.length);
    }
    rows = Math.addExact(rows, 1);
  }

  /** The cells read. */
  int rows() {
    return rows;
  }

  /** The names of the codes. */
  List<String> levels() {
    return levels;
  }

  /** The codes of all rows, −1 where missing; what was read is given up. */
  int[] takeCodes() {
    int[] all = new int[rows];
    for (int c = 0; c < codes.size(); c++) {
      System.arraycopy(codes.get(c), 0, all, c * CHUNK, Math.min(CHUNK, rows - c * CHUNK));
      codes.set(c, new int[0]);
    }
    return all;
  }

  /** Whether every filled cell is a number. */
  boolean isNumber() {
    return number || levels.stream().allMatch(level -> parsed(level) != null);
  }

  /** The numbers of all rows, NaN where missing. */
  double[] takeNumbers() {
    double[] all = new double[rows];
    if (number) {
      for (int c = 0; c < values.size(); c++) {
        System.arraycopy(values.get(c), 0, all, c * CHUNK, Math.min(CHUNK, rows - c * CHUNK));
        values.set(c, new double[0]);
      }
      return all;
    }
    double[] ofLevel = new double[levels.size()];
    for (int l = 0; l < ofLevel.length; l++) {
      Double value = parsed(levels.get(l));
      ofLevel[l] = value == null ? Double.NaN : value;
    }
    for (int row = 0; row < rows; row++) {
      int code = codes.get(row / CHUNK)[row % CHUNK];
      all[row] = code < 0 ? Double.NaN : ofLevel[code];
    }
    return all;
  }

  /** The first level that is not a number; null if all are. */
  @Nullable String firstWord() {
    return levels.stream().filter(level -> parsed(level) == null).findFirst().orElse(null);
  }

  /** The first row with a level, counted from 0. */
  int firstRow(String level) {
    int wanted = byText.getOrDefault(level, -1);
    int row = 0;
    while (row < rows - 1 && codes.get(row / CHUNK)[row % CHUNK] != wanted) {
      row++;
    }
    return row;
  }

  private int code(byte[] cell, int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + cell[i];
    }
    hash ^= hash >>> 15;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    int slot = hash & (slots.length - 1);
    while (slots[slot] >= 0) {
      byte[] known = keys.get(slots[slot]);
      if (known.length == length && Arrays.equals(known, 0, length, cell, 0, length)) {
        return codeOfKey[slots[slot]];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return remember(Arrays.copyOf(cell, length), slot);
  }

  private int remember(byte[] key, int slot) {
    String text = new String(key, java.nio.charset.StandardCharsets.UTF_8).strip();
    int code = -1;
    if (!text.isEmpty() && !text.equals("NA")) {
      Integer known = byText.get(text);
      if (known == null) {
        known = levels.size();
        byText.put(text, known);
        levels.add(text);
      }
      code = known;
    }
    slots[slot] = keys.size();
    if (keys.size() == codeOfKey.length) {
      codeOfKey = Arrays.copyOf(codeOfKey, 2 * codeOfKey.length);
    }
    codeOfKey[keys.size()] = code;
    keys.add(key);
    if (keys.size() * 2L > slots.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int key = 0; key < keys.size(); key++) {
      byte[] bytes = keys.get(key);
      int hash = Arrays.hashCode(bytes);
      hash ^= hash >>> 15;
      hash *= 0x85ebca6b;
      hash ^= hash >>> 13;
      int slot = hash & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = key;
    }
  }

  /**
   * Plain decimals of up to fifteen digits are exact as a quotient; all else takes the long way.
   */
  private static double number(byte[] cell, int length) throws NoNumber {
    int at = length > 0 && cell[0] == '-' ? 1 : 0;
    long digits = 0;
    int decimals = 0;
    boolean point = false;
    boolean plain = length > at;
    for (int i = at; i < length && plain; i++) {
      if (cell[i] >= '0' && cell[i] <= '9') {
        digits = 10 * digits + cell[i] - '0';
        decimals += point ? 1 : 0;
        plain = digits < MOST_DIGITS && decimals < TENS.length;
      } else {
        plain = cell[i] == '.' && !point && length > at + 1;
        point = true;
      }
    }
    if (plain) {
      double value = digits / TENS[decimals];
      return at == 1 ? -value : value;
    }
    String text = new String(cell, 0, length, java.nio.charset.StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.equals("NA")) {
      return Double.NaN;
    }
    Double value = parsed(text);
    if (value == null) {
      throw new NoNumber();
    }
    return value;
  }

  private static @Nullable Double parsed(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
