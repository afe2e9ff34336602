package org.zhiren.reading.child;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;

/**
 * Paragraphs and tables of WordprocessingML and DrawingML, which name them alike: p, t, tbl, tr,
 * tc. Deleted text, instructions of fields and the second form of alternatives are passed over.
 */
final class Flow {

  private final Output out;
  private final Styles styles;
  private final Numbering numbering;

  /** What all parts are, when it is not the text itself. */
  private final Part.@Nullable Kind kind;

  private final int page;
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<List<List<String>>> tables = new ArrayDeque<>();
  private final Deque<StringBuilder> cells = new ArrayDeque<>();
  private boolean title;

  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private boolean properties;
    private @Nullable String style;
    private int level;
    private @Nullable String list;
    private int listLevel;
  }

  Flow(Output out, Styles styles, Numbering numbering, Part.@Nullable Kind kind, int page) {
    this.out = out;
    this.styles = styles;
    this.numbering = numbering;
    this.kind = kind;
    this.page = page;
  }

  /** Reads a whole part of a package. */
  void read(byte[] bytes) throws IOException, Refused {
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    while (xml.next()) {
      if (xml.starts()) {
        start(xml);
      } else if (xml.ends()) {
        end(xml.name());
      }
    }
    while (!paragraphs.isEmpty()) {
      finish(paragraphs.pop());
    }
  }

  private void start(Xml xml) throws IOException, Refused {
    Paragraph paragraph = paragraphs.peek();
    String name = xml.name();
    switch (name) {
      case "p" -> paragraphs.push(new Paragraph());
      case "tbl" -> tables.push(new ArrayList<>());
      case "tr" -> {
        if (!tables.isEmpty()) {
          tables.peek().add(new ArrayList<>());
        }
      }
      case "tc" -> cells.push(new StringBuilder());
      case "t" -> append(paragraph, xml.content());
      case "tab" -> {
        if (paragraph != null && !paragraph.properties) {
          paragraph.text.append('\t');
        }
      }
      case "br", "cr" -> append(paragraph, "\n");
      case "noBreakHyphen" -> append(paragraph, "-");
      case "sym" -> symbol(paragraph, xml.attributeOr("char", ""));
      case "textpath" -> append(paragraph, xml.attributeOr("string", ""));
      case "del", "moveFrom" -> {
        if (paragraph == null || !paragraph.properties) {
          xml.skip();
        }
      }
      case "Fallback", "instrText", "delText", "rt", "rPh", "binData", "sectPr" -> xml.skip();
      case "ph" ->
          title =
              xml.attributeOr("type", "").toLowerCase(Locale.ROOT).endsWith("title")
                  && !"subTitle".equals(xml.attribute("type"));
      default -> properties(paragraph, name, xml);
    }
  }

  private static void properties(@Nullable Paragraph paragraph, String name, Xml xml) {
    if (paragraph == null) {
      return;
    }
    switch (name) {
      case "pPr" -> paragraph.properties = true;
      case "pStyle" -> paragraph.style = xml.attribute("val");
      case "outlineLvl" -> paragraph.level = Styles.outline(xml.attributeOr("val", "9"));
      case "numId", "ilfo" -> paragraph.list = xml.attribute("val");
      case "ilvl" -> paragraph.listLevel = xml.number("val", 0);
      default -> {}
    }
  }

  private static void append(@Nullable Paragraph paragraph, String text) {
    if (paragraph != null) {
      paragraph.text.append(text);
    }
  }

  /** Signs of symbol fonts lie in the private area and mean nothing elsewhere. */
  private static void symbol(@Nullable Paragraph paragraph, String code) {
    if (code.matches("[0-9A-Fa-f]{4}")) {
      char c = (char) Integer.parseInt(code, 16);
      append(paragraph, c >= 0xE000 && c < 0xF900 ? "□" : Character.toString(c));
    }
  }

  private void end(String name) throws IOException {
    switch (name) {
      case "p" -> {
        if (!paragraphs.isEmpty()) {
          finish(paragraphs.pop());
        }
      }
      case "pPr" -> {
        if (!paragraphs.isEmpty()) {
          paragraphs.peek().properties = false;
        }
      }
      case "tc" -> {
        if (!cells.isEmpty()) {
          String cell = cells.pop().toString();
          if (!tables.isEmpty() && !tables.peek().isEmpty()) {
            tables.peek().getLast().add(cell);
          }
        }
      }
      case "tbl" -> {
        if (!tables.isEmpty()) {
          table(tables.pop());
        }
      }
      case "sp" -> title = false;
      default -> {}
    }
  }

  private void finish(Paragraph paragraph) throws IOException {
    String text = paragraph.text.toString();
    if (text.isBlank()) {
      return;
    }
    String list = paragraph.list == null ? styles.listOf(paragraph.style) : paragraph.list;
    int at = paragraph.list == null ? styles.listLevelOf(paragraph.style) : paragraph.listLevel;
    String whole = numbering.next(list, at) + text;
    if (!cells.isEmpty()) {
      space(cells.peek()).append(whole);
      return;
    }
    int level = paragraph.level > 0 ? paragraph.level : styles.levelOf(paragraph.style);
    if (kind != null) {
      out.part(kind, 0, page, whole);
    } else if (title) {
      out.heading(1, page, whole);
    } else if (level > 0) {
      out.heading(level, page, whole);
    } else {
      out.paragraph(page, whole);
    }
  }

  private static StringBuilder space(StringBuilder cell) {
    return cell.isEmpty() ? cell : cell.append(' ');
  }

  /** A table in a cell of another becomes text of the cell. */
  private void table(List<List<String>> rows) throws IOException {
    if (!cells.isEmpty()) {
      for (List<String> row : rows) {
        space(cells.peek()).append(String.join(" ", row));
      }
    } else if (kind != null) {
      for (List<String> row : rows) {
        out.part(kind, 0, page, String.join(" ", row));
      }
    } else {
      out.table(page, rows);
    }
  }
}
