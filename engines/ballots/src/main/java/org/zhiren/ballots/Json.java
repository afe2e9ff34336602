package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;

/**
 * Compact JSON with the fields in the order in which they were put: objects, arrays, texts, whole
 * numbers and booleans, which is all that the format uses. A reader that knows only this much has
 * nothing to be tricked with: a field that occurs twice, a fraction, {@code null} or deep nesting
 * is refused.
 *
 * <p>The log of the house writes JSON too, and not this one: its form is RFC 8785, where fields are
 * sorted by name and signs are escaped in one way alone, and that is what its hashes stand on. Here
 * the hashes stand on the order and the escapes of the format of the ballots, which other programs
 * write as well. One writer for both would be a switch between two promises; and an engine that
 * proves something leans on no other.
 */
final class Json {

  private static final int MAX_DEPTH = 12;
  private static final String HEX = "0123456789abcdef";

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value: a {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code
   * Long} or {@code Boolean}.
   *
   * @throws BallotException if the text is anything else
   */
  static Object parse(String text) {
    Json json = new Json(text);
    json.space();
    Object value = json.value();
    json.space();
    if (json.at != text.length()) {
      throw json.unexpected();
    }
    return value;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    open('{');
    while (peek() != '}') {
      if (!object.isEmpty()) {
        expect(',');
        space();
      }
      String name = string();
      space();
      expect(':');
      space();
      if (object.put(name, value()) != null) {
        throw new BallotException(
            Text.of("字段重复（{0}）", "a field occurs twice ({0})").fill(Numbers.shown(name)));
      }
      space();
    }
    close();
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    open('[');
    while (peek() != ']') {
      if (!array.isEmpty()) {
        expect(',');
        space();
      }
      array.add(value());
      space();
    }
    close();
    return array;
  }

  private void open(char bracket) {
    expect(bracket);
    depth++;
    if (depth > MAX_DEPTH) {
      throw unexpected();
    }
    space();
  }

  private void close() {
    at++;
    depth--;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private Long number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int length = at - digits;
    if (length < 1 || length > 15 || (length > 1 && text.charAt(digits) == '0')) {
      throw unexpected();
    }
    return Long.valueOf(text.substring(from, at));
  }

  private String string() {
    expect('"');
    int from = at;
    while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    StringBuilder out = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw unexpected();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    if (c == 'u') {
      if (at + 4 > text.length()) {
        throw unexpected();
      }
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at++), 16);
        if (digit < 0) {
          throw unexpected();
        }
        code = code * 16 + digit;
      }
      return (char) code;
    }
    int place = "\"\\/bfnrt".indexOf(c);
    if (place < 0) {
      throw unexpected();
    }
    return "\"\\/\b\f\n\r\t".charAt(place);
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw unexpected();
    }
    at++;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private BallotException unexpected() {
    return new BallotException(
        Text.of("不是可接受的 JSON：第 {0} 个字符处", "not acceptable JSON: at character {0}").fill(at + 1));
  }

  /** Writes a value of the kinds that {@link #parse} gives. */
  static String write(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case String s -> string(s, out);
      case Long n -> out.append(n.longValue());
      case Integer n -> out.append(n.intValue());
      case Boolean b -> out.append(b.booleanValue());
      case Map<?, ?> map -> {
        char before = '{';
        for (Map.Entry<?, ?> field : map.entrySet()) {
          out.append(before);
          before = ',';
          string((String) field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(list.get(i), out);
        }
        out.append(']');
      }
      default ->
          throw new IllegalArgumentException(
              "The format has no such value: type (%s).".formatted(value.getClass().getName()));
    }
  }

  private static void string(String s, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
