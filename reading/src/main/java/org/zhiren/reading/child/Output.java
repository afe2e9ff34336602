package org.zhiren.reading.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.reading.FileType;
import org.zhiren.reading.Frames;
import org.zhiren.reading.Part;
import org.zhiren.reading.ReadWarning;
import org.zhiren.reading.Refusal;

/** Writes what was read, cleans it of what is no text, and stops when it is enough. */
@SuppressWarnings("EnumOrdinal") // both ends of the line are the same program
final class Output {

  private static final int LONGEST_PARTICULAR = 2000;
  private static final int ROWS_A_TABLE = 1000;

  private final DataOutputStream out;
  private final Request request;
  private int charactersLeft;
  private long bytesLeft;
  private int filesLeft;
  private int pages;
  private boolean anyText;

  Output(DataOutputStream out, Request request) {
    this.out = out;
    this.request = request;
    this.charactersLeft = request.characters();
    this.bytesLeft = request.unpackedBytes();
    this.filesLeft = request.entries();
  }

  /** The text is as long as it may be: whoever reads may stop. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;
  }

  Request request() {
    return request;
  }

  boolean anyText() {
    return anyText;
  }

  /** What files inside may still have together. */
  long bytesLeft() {
    return bytesLeft;
  }

  void pages(int count) {
    pages = count;
  }

  int pages() {
    return pages;
  }

  void type(FileType type) throws IOException {
    out.writeByte(Frames.TYPE);
    out.writeByte(type.ordinal());
  }

  void warn(ReadWarning warning) throws IOException {
    out.writeByte(Frames.WARNING);
    out.writeByte(warning.ordinal());
  }

  void paragraph(int page, String text) throws IOException {
    part(Part.Kind.PARAGRAPH, 0, page, text);
  }

  void heading(int level, int page, String text) throws IOException {
    part(Part.Kind.HEADING, level, page, text.replace('\n', ' '));
  }

  /** A table; empty rows are passed over, long tables become several parts. */
  void table(int page, List<List<String>> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      String line =
          String.join(
                  "\t",
                  row.stream().map(cell -> cell.strip().replaceAll("[\\n\\t]+", " ")).toList())
              .stripTrailing();
      if (!line.isBlank()) {
        lines.add(line);
      }
      if (lines.size() == ROWS_A_TABLE) {
        part(Part.Kind.TABLE, 0, page, String.join("\n", lines));
        lines.clear();
      }
    }
    part(Part.Kind.TABLE, 0, page, String.join("\n", lines));
  }

  void part(Part.Kind kind, int level, int page, String text) throws IOException {
    String clean = clean(text, kind == Part.Kind.TABLE);
    if (clean.isEmpty()) {
      return;
    }
    if (clean.length() > charactersLeft) {
      write(kind, level, page, cut(clean, charactersLeft));
      charactersLeft = 0;
      warn(ReadWarning.CUT);
      throw new Full();
    }
    write(kind, level, page, clean);
    charactersLeft -= clean.length();
  }

  private void write(Part.Kind kind, int level, int page, String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    anyText = true;
    out.writeByte(Frames.PART);
    out.writeByte(kind.ordinal());
    out.writeByte(level);
    out.writeInt(page);
    Frames.write(out, Frames.bytes(text));
  }

  void particular(String name, String value) throws IOException {
    String clean = clean(value, false);
    if (!clean.isEmpty()) {
      out.writeByte(Frames.PARTICULAR);
      Frames.write(out, Frames.bytes(shortened(clean(name, false))));
      Frames.write(out, Frames.bytes(shortened(clean)));
    }
  }

  /** A file inside; what exceeds the limits is named and left out. */
  void attachment(String name, byte[] content) throws IOException {
    if (content.length > bytesLeft) {
      leftOut(name, Refusal.TOO_LARGE);
      return;
    }
    if (filesLeft <= 0) {
      warn(ReadWarning.ATTACHMENTS_LEFT_OUT);
      return;
    }
    filesLeft--;
    bytesLeft -= content.length;
    out.writeByte(Frames.ATTACHMENT);
    Frames.write(out, Frames.bytes(shortened(name)));
    Frames.write(out, content);
  }

  void leftOut(String name, Refusal reason) throws IOException {
    if (filesLeft <= 0) {
      warn(ReadWarning.ATTACHMENTS_LEFT_OUT);
      return;
    }
    filesLeft--;
    out.writeByte(Frames.LEFT_OUT);
    Frames.write(out, Frames.bytes(shortened(name)));
    out.writeByte(reason.ordinal());
  }

  private static String shortened(String text) {
    return cut(text, LONGEST_PARTICULAR);
  }

  /** At most so many units and no half of a pair; the child has no library of the house to ask. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean inPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, inPair ? most - 1 : most);
  }

  /**
   * Line breaks of one kind, no blanks at the ends of lines, no control characters, no halves of
   * characters; the blanks at the beginning of a table's rows are empty cells and stay.
   */
  static String clean(String text, boolean table) {
    StringBuilder clean = new StringBuilder(text.length());
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\r'
          || c == '\u000B'
          || c == '\f'
          || c == '\u2028'
          || c == '\u2029'
          || c == '\u0085') {
        if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
          continue;
        }
        newLine(clean);
      } else if (c == '\n') {
        newLine(clean);
      } else if (c == '\t' || (c >= ' ' && c != '\u007F' && !(c >= '\u0080' && c < '\u00A0'))) {
        if (Character.isHighSurrogate(c)) {
          if (i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
            clean.append(c).append(text.charAt(++i));
          }
        } else if (!Character.isLowSurrogate(c) && c != '\uFEFF' && c < '\uFFFE') {
          clean.append(c);
        }
      }
    }
    newLine(clean);
    int start = 0;
    int end = clean.length();
    while (end > 0 && clean.charAt(end - 1) == '\n') {
      end--;
    }
    while (start < end && clean.charAt(start) == '\n') {
      start++;
    }
    String whole = clean.substring(start, end);
    return table ? whole : whole.stripLeading();
  }

  private static void newLine(StringBuilder text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u3000';
  }

  void end() throws IOException {
    out.writeByte(Frames.END);
    out.writeInt(pages);
    out.flush();
  }

  void refuse(Refusal reason, String detail) throws IOException {
    out.writeByte(Frames.REFUSED);
    out.writeByte(reason.ordinal());
    Frames.write(out, Frames.bytes(shortened(detail)));
    out.flush();
  }
}
