package org.zhiren.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that is written in exactly the one way of {@link CanonicalJson}, and refuses every
 * other spelling: space between tokens, members out of order, needless escapes. So there is no bit
 * of a line that could be changed and mean the same.
 */
final class CanonicalReader {

  /** The deepest nesting that is read; the log's own lines nest three deep. */
  private static final int MAX_DEPTH = 16;

  /**
   * A member of the outermost object.
   *
   * @param value what was read
   * @param from where its bytes begin in the line
   * @param to the place after its last byte
   */
  record Member(Object value, int from, int to) {}

  private final byte[] bytes;
  private int at;

  private CanonicalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException if the bytes are not one canonical object
   */
  static Map<String, Member> members(byte[] bytes) {
    CanonicalReader reader = new CanonicalReader(bytes);
    Map<String, Member> members = new LinkedHashMap<>();
    reader.object(0, members::put);
    if (reader.at != bytes.length) {
      throw reader.unexpected("the end");
    }
    return members;
  }

  private interface MemberSink {
    void put(String name, Member member);
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw unexpected("nesting of at most " + MAX_DEPTH);
    }
    return switch (peek()) {
      case '{' -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object(depth, (name, member) -> map.put(name, member.value()));
        yield map;
      }
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> {
        word("true");
        yield true;
      }
      case 'f' -> {
        word("false");
        yield false;
      }
      default -> number();
    };
  }

  private void object(int depth, MemberSink sink) {
    expect('{');
    if (peek() == '}') {
      at++;
      return;
    }
    String previous = null;
    while (true) {
      String name = string();
      if (previous != null && previous.compareTo(name) >= 0) {
        throw unexpected("a member after (" + previous + ") in order");
      }
      previous = name;
      expect(':');
      int from = at;
      Object value = value(depth + 1);
      sink.put(name, new Member(value, from, at));
      if (peek() == ',') {
        at++;
      } else {
        expect('}');
        return;
      }
    }
  }

  private List<Object> array(int depth) {
    expect('[');
    List<Object> list = new ArrayList<>();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value(depth + 1));
      if (peek() == ',') {
        at++;
      } else {
        expect(']');
        return list;
      }
    }
  }

  private Long number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    boolean leadingZero = at - digits > 1 && bytes[digits] == '0';
    boolean minusZero = digits > from && bytes[digits < bytes.length ? digits : from] == '0';
    if (at == digits || at - digits > 16 || leadingZero || minusZero) {
      throw unexpected("a whole number in its shortest form");
    }
    long number = Long.parseLong(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    if (Math.abs(number) > CanonicalJson.MAX_INTEGER) {
      throw unexpected("a whole number of at most 2^53 - 1");
    }
    return number;
  }

  private String string() {
    expect('"');
    int from = at;
    boolean plain = true;
    while (peek() != '"') {
      byte b = bytes[at++];
      if (b == '\\') {
        plain = false;
        at++;
      } else if (b >= 0 && b < 0x20) {
        throw unexpected("an escaped control character");
      }
    }
    String raw = decode(from, at);
    at++;
    return plain ? raw : unescape(raw);
  }

  private String decode(int from, int to) {
    try {
      // A new decoder reports malformed input, where the String constructor would replace it.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Text that is not UTF-8 before place (%d).".formatted(to), e);
    }
  }

  private String unescape(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      if (escape == 'u') {
        if (i + 4 >= raw.length()) {
          throw unexpected("four digits after \\u");
        }
        out.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        int place = "\"\\btnfr".indexOf(escape);
        if (place < 0) {
          throw unexpected("a known escape");
        }
        out.append("\"\\\b\t\n\f\r".charAt(place));
      }
    }
    // Writing it again is the simplest proof that no escape was needless or oddly spelt.
    if (!CanonicalJson.write(out.toString()).equals('"' + raw + '"')) {
      throw unexpected("a text in its shortest spelling");
    }
    return out.toString();
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private byte peek() {
    if (at >= bytes.length) {
      throw unexpected("more");
    }
    return bytes[at];
  }

  private void expect(char c) {
    if (peek() != c) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "This is not canonical JSON: place (%d), expected (%s).".formatted(at, wanted));
  }
}
