package org.zhiren.ballots;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The 512 bytes before a file in an old-style tar (the format of Unix version 7, without the later
 * "ustar" fields).
 */
final class TarHeader {

  static final int BLOCK = 512;

  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int TIME_AT = 136;
  private static final int SUM_AT = 148;
  private static final int NUMBER = 12;
  private static final int SUM = 8;

  private TarHeader() {}

  /** The header of a file of {@code size} bytes. */
  static byte[] write(String name, long size, long timestamp) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, SIZE_AT, octal(size));
    put(header, TIME_AT, octal(timestamp));
    header[156] = '0';
    sum(header);
    return header;
  }

  private static String octal(long number) {
    return String.format(Locale.ROOT, "%011o\0", number);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static void sum(byte[] header) {
    put(header, SUM_AT, String.format(Locale.ROOT, "%06o\0 ", sumOf(header)));
  }

  /** The sum of all bytes, those of the sum itself taken as blanks. */
  private static int sumOf(byte[] header) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + SUM ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  /** The name; empty if there is none. */
  static String name(byte[] header) {
    int end = 0;
    while (end < NAME && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.ISO_8859_1);
  }

  static long size(byte[] header) {
    return number(header, SIZE_AT);
  }

  static long timestamp(byte[] header) {
    return number(header, TIME_AT);
  }

  /** A number in octal, or −1 if there is none. */
  private static long number(byte[] header, int at) {
    long number = 0;
    for (int i = at; i < at + NUMBER - 1; i++) {
      int digit = header[i] - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      number = number * 8 + digit;
    }
    return number;
  }
}
