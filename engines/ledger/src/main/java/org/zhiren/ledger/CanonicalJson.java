package org.zhiren.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the canonical JSON of RFC 8785 for the subset that the log uses: objects, arrays, strings,
 * whole numbers, {@code true} and {@code false}. Fields are sorted, so that the same entry has the
 * same bytes whoever writes it. The engine of the ballots has a writer of its own, because its
 * format keeps fields in the order in which they were put; the two are not interchangeable.
 */
final class CanonicalJson {

  /** The whole numbers that every JSON reader keeps exactly: ±(2^53 − 1). */
  static final long MAX_INTEGER = (1L << 53) - 1;

  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  static String write(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case String s -> string(s, out);
      case Long n -> number(n, out);
      case Integer n -> number(n, out);
      case Boolean b -> out.append(b.booleanValue());
      case Map<?, ?> map -> object(map, out);
      case List<?> list -> array(list, out);
      default ->
          throw new IllegalArgumentException(
              "The log writes no such value: type (%s).".formatted(value.getClass().getName()));
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    // String.compareTo orders by UTF-16 code unit, as RFC 8785, section 3.2.3, asks.
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    char before = '{';
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      out.append(before);
      before = ',';
      string(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void array(List<?> list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(list.get(i), out);
    }
    out.append(']');
  }

  private static void number(long n, StringBuilder out) {
    if (Math.abs(n) > MAX_INTEGER) {
      throw new IllegalArgumentException(
          "JSON keeps no whole number of this size exactly: number (%d).".formatted(n));
    }
    out.append(n);
  }

  private static void string(String s, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else if (!Character.isSurrogate(c)) {
            out.append(c);
          } else if (Character.isHighSurrogate(c)
              && i + 1 < s.length()
              && Character.isLowSurrogate(s.charAt(i + 1))) {
            out.append(c).append(s.charAt(++i));
          } else {
            throw new IllegalArgumentException(
                "The text holds half a character (a lone surrogate) at place (%d).".formatted(i));
          }
        }
      }
    }
    out.append('"');
  }
}
