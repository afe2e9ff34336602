package org.zhiren.reading.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;

/**
 * Rich Text Format (version 1.9.1): text, tables, outline levels. Objects and fields' instructions
 * are passed over.
 */
final class Rtf {

  private static final int MOST_DEPTH = 1000;

  private final byte[] bytes;
  private final Output out;
  private int at;
  private Charset page = Charset.forName("windows-1252");
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private final Deque<State> states = new ArrayDeque<>();
  private State state = new State();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final StringBuilder paragraph = new StringBuilder();
  private final StringBuilder own = new StringBuilder();
  private List<String> row = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private int level;
  private int skipAfterUnicode;
  private int fontBeingDefined = -1;

  /** What braces keep. */
  private static final class State {
    private boolean unseen;
    private boolean fontTable;
    private String particular = "";
    private int font = -1;
    private int unicodeSkip = 1;
    private boolean table;
    private boolean number;
    private Part.@Nullable Kind beside;

    /** What the text was that a group stands beside; of the group that began it alone. */
    private @Nullable String interrupted;

    State copy() {
      State copy = new State();
      copy.unseen = unseen;
      copy.fontTable = fontTable;
      copy.particular = particular;
      copy.font = font;
      copy.unicodeSkip = unicodeSkip;
      copy.table = table;
      copy.number = number;
      copy.beside = beside;
      return copy;
    }
  }

  private Rtf(byte[] bytes, Output out) {
    this.bytes = bytes;
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    new Rtf(bytes, out).all();
  }

  private void all() throws IOException, Refused {
    while (at < bytes.length) {
      int c = bytes[at++] & 0xFF;
      switch (c) {
        case '{' -> {
          decode();
          states.push(state);
          if (states.size() > MOST_DEPTH) {
            throw Refused.hostile("groups are nested more than (%d) deep".formatted(MOST_DEPTH));
          }
          state = state.copy();
        }
        case '}' -> {
          decode();
          closeParticular();
          closeBeside();
          if (states.isEmpty()) {
            at = bytes.length;
          } else {
            state = states.pop();
          }
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> plain(c);
      }
    }
    decode();
    paragraph();
    table();
  }

  private void plain(int c) {
    if (skipAfterUnicode > 0) {
      skipAfterUnicode--;
    } else {
      pending.write(c);
    }
  }

  private void closeParticular() throws IOException {
    State outer = states.peek();
    if (!state.particular.isEmpty() && (outer == null || outer.particular.isEmpty())) {
      out.particular(state.particular, own.toString());
      own.setLength(0);
    }
  }

  private void closeBeside() throws IOException {
    String interrupted = state.interrupted;
    if (interrupted != null) {
      paragraph();
      paragraph.append(interrupted);
    }
  }

  private void control() throws IOException {
    if (at >= bytes.length) {
      return;
    }
    int c = bytes[at] & 0xFF;
    if (c == '\'') {
      int code = at + 2 < bytes.length ? hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]) : 0;
      at += 3;
      plain(code);
      return;
    }
    if (!Character.isLetter(c) || c > 127) {
      at++;
      symbol(c);
      return;
    }
    int begin = at;
    while (at < bytes.length
        && bytes[at] >= 'A'
        && (bytes[at] <= 'Z' || bytes[at] >= 'a')
        && bytes[at] <= 'z') {
      at++;
    }
    String word = new String(bytes, begin, Math.min(at - begin, 40), StandardCharsets.ISO_8859_1);
    begin = at;
    if (at < bytes.length && bytes[at] == '-') {
      at++;
    }
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - begin < 11) {
      at++;
    }
    String digits = new String(bytes, begin, at - begin, StandardCharsets.ISO_8859_1);
    boolean given = digits.matches("-?\\d+");
    int number =
        given ? Math.clamp(Long.parseLong(digits), Integer.MIN_VALUE, Integer.MAX_VALUE) : 0;
    if (at < bytes.length && bytes[at] == ' ') {
      at++;
    }
    if (word.equals("bin")) {
      at = (int) Math.min(bytes.length, (long) at + Math.max(0, number));
      return;
    }
    decode();
    word(word, number, given);
  }

  private static int hex(byte digit) {
    return Math.max(0, Character.digit((char) digit, 16));
  }

  private void symbol(int c) throws IOException {
    decode();
    switch (c) {
      case '\\', '{', '}' -> plain(c);
      case '~' -> append(" ");
      case '_' -> append("-");
      case '\r', '\n' -> paragraph();
      case '*' -> {
        int end = at;
        StringBuilder word = new StringBuilder();
        if (end < bytes.length && bytes[end] == '\\') {
          end++;
          while (end < bytes.length && Character.isLetter(bytes[end]) && word.length() < 40) {
            word.append((char) bytes[end++]);
          }
        }
        state.unseen |= !RtfWords.SEEN_AFTER_STAR.contains(word.toString());
      }
      default -> {}
    }
  }

  private void word(String word, int number, boolean given) throws IOException {
    switch (word) {
      case "par", "sect", "page" -> paragraph();
      case "line" -> append("\n");
      case "tab" -> append("\t");
      case "emdash" -> append("—");
      case "endash" -> append("–");
      case "lquote" -> append("‘");
      case "rquote" -> append("’");
      case "ldblquote" -> append("“");
      case "rdblquote" -> append("”");
      case "bullet" -> append("•");
      case "u" -> unicode(number);
      case "uc" -> state.unicodeSkip = Math.clamp(number, 0, 16);
      case "ansicpg" -> page = charset(number == 936 ? "GB18030" : "windows-" + number);
      case "f" -> font(number);
      case "deff" -> state.font = number;
      case "fcharset" -> {
        String name = RtfWords.CHARSETS.get(number);
        if (state.fontTable && name != null && number != 0) {
          fonts.put(fontBeingDefined, charset(name));
        }
      }
      case "fonttbl" -> {
        state.fontTable = true;
        state.unseen = true;
      }
      case "pard" -> {
        if (!state.number && state.beside == null) {
          level = 0;
          state.table = false;
        }
      }
      case "listtext", "pntext" -> state.number = true;
      case "intbl" -> state.table = true;
      case "outlinelevel" -> level = number >= 0 && number < 9 ? number + 1 : 0;
      case "cell", "nestcell" -> cell();
      case "row", "nestrow" -> row();
      case "v", "deleted" -> state.unseen = !given || number != 0;
      default -> destination(word);
    }
  }

  private void destination(String word) {
    String particular = RtfWords.PARTICULARS.get(word);
    Part.Kind beside = RtfWords.BESIDE.get(word);
    if (beside != null && state.beside == null) {
      state.beside = beside;
      state.table = false;
      state.interrupted = paragraph.toString();
      paragraph.setLength(0);
      return;
    }
    if (RtfWords.UNSEEN.contains(word)) {
      state.unseen = true;
    } else if (word.equals("shptxt")) {
      state.unseen = false;
    } else if (word.equals("info")) {
      state.unseen = true;
    } else if (particular != null && state.unseen) {
      state.particular = particular;
    }
  }

  private void font(int number) {
    if (state.fontTable) {
      fontBeingDefined = number;
    } else {
      state.font = number;
    }
  }

  private Charset charset(String name) {
    Charset charset = TextDecoding.named(name);
    return charset == null ? page : charset;
  }

  private void unicode(int number) {
    append(Character.toString((char) number));
    skipAfterUnicode = state.unicodeSkip;
  }

  /** Bytes wait until their encoding cannot change within a character. */
  private void decode() {
    if (pending.size() > 0) {
      byte[] waiting = pending.toByteArray();
      pending.reset();
      append(new String(waiting, fonts.getOrDefault(state.font, page)));
    }
  }

  private void append(String text) {
    if (!state.particular.isEmpty()) {
      own.append(text);
    } else if (!state.unseen) {
      paragraph.append(text);
    }
  }

  private void paragraph() throws IOException {
    if (state.unseen) {
      return;
    }
    if (state.beside != null) {
      out.part(state.beside, 0, 0, paragraph.toString());
      paragraph.setLength(0);
      return;
    }
    if (state.table) {
      paragraph.append(' ');
      return;
    }
    table();
    if (level > 0) {
      out.heading(level, 0, paragraph.toString());
    } else {
      out.paragraph(0, paragraph.toString());
    }
    paragraph.setLength(0);
  }

  private void cell() {
    row.add(paragraph.toString());
    paragraph.setLength(0);
  }

  private void row() {
    if (!row.isEmpty()) {
      rows.add(row);
      row = new ArrayList<>();
    }
  }

  private void table() throws IOException {
    row();
    if (!rows.isEmpty()) {
      out.table(0, rows);
      rows.clear();
    }
  }
}
