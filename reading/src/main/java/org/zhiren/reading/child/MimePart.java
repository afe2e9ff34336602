package org.zhiren.reading.child;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of an e-mail: head lines and content (RFC 2045 to 2047, 2183, 2231). */
final class MimePart {

  private static final Pattern WORD =
      Pattern.compile("=\\?([\\w-]+)(?:\\*[\\w-]+)?\\?([BbQq])\\?([^?\\s]*)\\?=");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(\\?=)\\s+(=\\?)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");
  private static final int MOST_HEAD_LINES = 1000;
  private static final int MOST_PARTS = 2000;

  private final byte[] bytes;
  private final int begin;
  private final int end;
  private final Map<String, String> head;

  private MimePart(byte[] bytes, int begin, int end, Map<String, String> head) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
    this.head = head;
  }

  /** Reads the head of a part that stands between two places. */
  static MimePart read(byte[] bytes, int from, int end) {
    Map<String, String> head = new LinkedHashMap<>();
    String name = "";
    int at = from;
    for (int lines = 0; at < end && lines < MOST_HEAD_LINES; lines++) {
      int next = lineEnd(bytes, at, end);
      byte[] raw = Arrays.copyOfRange(bytes, at, next);
      String line = TextDecoding.decode(raw).text().stripTrailing();
      at = Math.min(next + 1, end);
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if ((line.startsWith(" ") || line.startsWith("\t")) && !name.isEmpty()) {
        head.merge(name, " " + line.strip(), String::concat);
      } else if (colon > 0) {
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (head.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
          name = "";
        }
      }
    }
    return new MimePart(bytes, at, end, head);
  }

  private static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** A head line with its encoded words decoded; empty if there is none. */
  String words(String name) {
    return words(head.getOrDefault(name, ""), true);
  }

  private static String words(String value, boolean joined) {
    String bare = joined ? BETWEEN_WORDS.matcher(value).replaceAll("$1$2") : value;
    Matcher matcher = WORD.matcher(bare);
    StringBuilder text = new StringBuilder();
    // Writers cut characters in two between words of one encoding: the bytes are joined first.
    ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    String encoding = "";
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at || !matcher.group(1).equalsIgnoreCase(encoding)) {
        flush(waiting, encoding, text);
      }
      text.append(bare, at, matcher.start());
      encoding = matcher.group(1);
      byte[] ascii = matcher.group(3).getBytes(StandardCharsets.ISO_8859_1);
      waiting.writeBytes(
          matcher.group(2).equalsIgnoreCase("B") ? base64(ascii) : quoted(ascii, true));
      at = matcher.end();
    }
    flush(waiting, encoding, text);
    return text.append(bare.substring(at)).toString();
  }

  private static void flush(ByteArrayOutputStream waiting, String encoding, StringBuilder text) {
    if (waiting.size() > 0) {
      text.append(TextDecoding.decode(waiting.toByteArray(), encoding).text());
      waiting.reset();
    }
  }

  /** The type without its parameters, in lower case; empty if none is named. */
  String type() {
    return head.getOrDefault("content-type", "")
        .replaceFirst("(?s);.*$", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  boolean attached() {
    return head.getOrDefault("content-disposition", "")
            .toLowerCase(Locale.ROOT)
            .startsWith("attachment")
        || !fileName().isEmpty();
  }

  String fileName() {
    String name = parameter("content-disposition", "filename");
    return name == null ? String.valueOf(parameterOr("content-type", "name", "")) : name;
  }

  private String parameterOr(String line, String name, String other) {
    String value = parameter(line, name);
    return value == null ? other : value;
  }

  /** A parameter of a head line, joined from its pieces and decoded; null if there is none. */
  @Nullable String parameter(String line, String name) {
    Matcher matcher = PARAMETER.matcher(head.getOrDefault(line, ""));
    StringBuilder pieces = new StringBuilder();
    boolean any = false;
    boolean extended = false;
    while (matcher.find()) {
      String key = matcher.group(1).toLowerCase(Locale.ROOT);
      String value =
          matcher.group(2) == null
              ? matcher.group(3)
              : matcher.group(2).replaceAll("\\\\(.)", "$1");
      if (key.equals(name)) {
        return words(value, true);
      }
      if (key.startsWith(name + "*")) {
        any = true;
        extended |= key.endsWith("*");
        pieces.append(value);
      }
    }
    return any ? (extended ? extended(pieces.toString()) : words(pieces.toString(), true)) : null;
  }

  /** {@code UTF-8''%E6%8A%A5}. */
  private static String extended(String value) {
    int first = value.indexOf('\'');
    int second = value.indexOf('\'', first + 1);
    String charset = first > 0 ? value.substring(0, first) : null;
    String rest = second > 0 ? value.substring(second + 1) : value;
    byte[] ascii = rest.replace("=", "=3D").replace('%', '=').getBytes(StandardCharsets.ISO_8859_1);
    return TextDecoding.decode(quoted(ascii, false), charset).text();
  }

  /** The content, decoded from how it was sent. */
  byte[] content() {
    byte[] raw = Arrays.copyOfRange(bytes, begin, end);
    return switch (head.getOrDefault("content-transfer-encoding", "")
        .strip()
        .toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(raw);
      case "quoted-printable" -> quoted(raw, false);
      default -> raw;
    };
  }

  /** What is cut off or between the letters is passed over. */
  private static byte[] base64(byte[] raw) {
    ByteArrayOutputStream letters = new ByteArrayOutputStream(raw.length);
    for (byte b : raw) {
      if ((Character.isLetterOrDigit(b & 0xFF) && b > 0) || b == '+' || b == '/') {
        letters.write(b);
      }
    }
    if (letters.size() % 4 == 1) {
      letters.write('A');
    }
    return Base64.getDecoder().decode(letters.toByteArray());
  }

  private static byte[] quoted(byte[] raw, boolean inHead) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      byte b = raw[i];
      if (b == '=' && i + 1 < raw.length && (raw[i + 1] == '\r' || raw[i + 1] == '\n')) {
        i += raw[i + 1] == '\r' && i + 2 < raw.length && raw[i + 2] == '\n' ? 2 : 1;
      } else if (b == '='
          && i + 2 < raw.length
          && Character.digit(raw[i + 1], 16) >= 0
          && Character.digit(raw[i + 2], 16) >= 0) {
        out.write(Character.digit(raw[i + 1], 16) * 16 + Character.digit(raw[i + 2], 16));
        i += 2;
      } else {
        out.write(inHead && b == '_' ? ' ' : b);
      }
    }
    return out.toByteArray();
  }

  /** The parts of a part of several. */
  List<MimePart> parts() {
    List<MimePart> parts = new ArrayList<>();
    String boundary = parameter("content-type", "boundary");
    if (boundary == null || boundary.isEmpty()) {
      return parts;
    }
    Charset ascii = StandardCharsets.ISO_8859_1;
    byte[] line = ("--" + boundary).getBytes(ascii);
    int open = -1;
    int at = begin;
    while (at < end && parts.size() < MOST_PARTS) {
      int next = lineEnd(bytes, at, end);
      if (next - at >= line.length
          && Arrays.equals(bytes, at, at + line.length, line, 0, line.length)) {
        String rest = new String(bytes, at + line.length, next - at - line.length, ascii).strip();
        if (rest.isEmpty() || rest.equals("--")) {
          if (open >= 0) {
            parts.add(read(bytes, open, Math.max(open, before(at))));
          }
          open = Math.min(next + 1, end);
          if (rest.equals("--")) {
            return parts;
          }
        }
      }
      at = next + 1;
    }
    if (open >= 0 && open < end) {
      // The last line is missing: the mail was cut off.
      parts.add(read(bytes, open, end));
    }
    return parts;
  }

  /** The line break before a boundary belongs to the boundary. */
  private int before(int at) {
    int last = at - 1;
    return last > begin && bytes[last - 1] == '\r' ? last - 1 : last;
  }
}
