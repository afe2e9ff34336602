package org.zhiren.reading.child;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;
import org.zhiren.reading.ReadWarning;

/**
 * Paragraphs, lists, tables, sheets and slides of OpenDocument. Deleted text of tracked changes,
 * descriptions of pictures and readings above characters are passed over.
 */
final class OpenFlow {

  /** Beyond so many cells a workbook is data and no document. */
  private static final int MOST_CELLS = 2_000_000;

  /** A row that stands often is repeated so often; more of the same says nothing more. */
  private static final int MOST_REPEATED = 1_000;

  private static final int ROWS_AT_ONCE = 500;

  private final Output out;
  private final Numbering numbering;
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<Table> tables = new ArrayDeque<>();
  private final Deque<ListAt> lists = new ArrayDeque<>();

  /** Notes, remarks and margins within which paragraphs stand. */
  private final Deque<Part.Kind> kinds = new ArrayDeque<>();

  private boolean sheets;
  private boolean slides;
  private boolean title;
  private int page;
  private int cells;

  private record Paragraph(StringBuilder text, int level) {}

  private static final class ListAt {
    private final @Nullable String style;
    private boolean fresh;

    private ListAt(@Nullable String style) {
      this.style = style;
    }
  }

  private static final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private int rowTimes = 1;
    private int cellTimes = 1;
    private int empty;
  }

  private OpenFlow(Output out, Numbering numbering) {
    this.out = out;
    this.numbering = numbering;
  }

  /**
   * Reads a document.
   *
   * @param content the part with the text
   * @param styles the part with styles, heads and feet of pages; the same for a document in one
   *     file
   */
  static void read(byte[] content, byte[] styles, Output out) throws IOException, Refused {
    Numbering numbering = new Numbering();
    OpenLists.define(content, numbering);
    if (content != styles) {
      OpenLists.define(styles, numbering);
    }
    OpenFlow flow = new OpenFlow(out, numbering);
    flow.walk(content);
    if (styles.length > 0) {
      flow.margins(styles);
    }
    if (flow.sheets || flow.slides) {
      out.pages(flow.page);
    }
  }

  private void walk(byte[] bytes) throws IOException, Refused {
    Xml xml = new Xml(bytes);
    boolean body = false;
    while (xml.next()) {
      if (xml.starts("body")) {
        body = true;
      } else if (xml.ends("body")) {
        body = false;
      } else if (body) {
        event(xml);
      }
    }
  }

  /** What stands at the head or foot of pages, once for each kind of page. */
  private void margins(byte[] bytes) throws IOException, Refused {
    Xml xml = new Xml(bytes);
    page = sheets || slides ? page : 0;
    while (xml.next()) {
      boolean margin =
          (xml.starts() || xml.ends())
              && xml.prefix().equals("style")
              && (xml.name().startsWith("header") || xml.name().startsWith("footer"));
      if (xml.starts() && margin) {
        kinds.push(Part.Kind.MARGIN);
      } else if (xml.ends() && margin && !kinds.isEmpty()) {
        kinds.pop();
      } else if (!kinds.isEmpty()) {
        event(xml);
      }
    }
  }

  private void event(Xml xml) throws IOException, Refused {
    if (xml.starts()) {
      start(xml);
    } else if (xml.ends()) {
      end(xml);
    } else if (xml.characters() && !paragraphs.isEmpty()) {
      paragraphs.element().text().append(xml.text().replaceAll("[ \\t\\r\\n]+", " "));
    }
  }

  private void start(Xml xml) throws IOException, Refused {
    switch (xml.prefix() + ":" + xml.name()) {
      case "office:spreadsheet" -> sheets = true;
      case "office:presentation" -> slides = true;
      case "text:p" -> paragraphs.push(new Paragraph(new StringBuilder(), 0));
      case "text:h" ->
          paragraphs.push(
              new Paragraph(new StringBuilder(), Math.clamp(xml.number("outline-level", 1), 1, 9)));
      case "text:s" -> append(" ".repeat(Math.clamp(xml.number("c", 1), 1, 100)));
      case "text:tab" -> append("\t");
      case "text:line-break" -> append("\n");
      case "text:list" -> list(xml);
      case "text:list-item" -> {
        if (!lists.isEmpty()) {
          lists.element().fresh = true;
        }
      }
      case "text:note" -> kinds.push(Part.Kind.NOTE);
      case "presentation:notes" -> kinds.push(Part.Kind.NOTE);
      case "office:annotation" -> kinds.push(Part.Kind.COMMENT);
      case "draw:page" -> page++;
      case "draw:frame", "draw:custom-shape" ->
          title = slides && "title".equals(xml.attribute("class"));
      case "table:table" -> table(xml.attributeOr("name", ""));
      case "table:table-row" -> row(xml.number("number-rows-repeated", 1));
      case "table:table-cell", "table:covered-table-cell" ->
          cell(xml.number("number-columns-repeated", 1));
      case "text:tracked-changes",
          "text:note-citation",
          "text:ruby-text",
          "text:sequence-decls",
          "text:variable-decls",
          "table:tracked-changes",
          "table:calculation-settings",
          "office:binary-data",
          "office:forms",
          "dc:creator",
          "dc:date",
          "svg:title",
          "svg:desc",
          "draw:object" ->
          xml.skip();
      default -> {}
    }
  }

  private void append(String text) {
    if (!paragraphs.isEmpty()) {
      paragraphs.element().text().append(text);
    }
  }

  private void list(Xml xml) {
    String named = xml.attribute("style-name");
    ListAt around = lists.peek();
    boolean goesOn =
        "true".equals(xml.attribute("continue-numbering"))
            || xml.attribute("continue-list") != null;
    if (around == null && named != null && !goesOn) {
      numbering.restart(named);
    }
    lists.push(new ListAt(named == null && around != null ? around.style : named));
  }

  private void end(Xml xml) throws IOException {
    switch (xml.prefix() + ":" + xml.name()) {
      case "text:p", "text:h" -> {
        if (!paragraphs.isEmpty()) {
          finish(paragraphs.pop());
        }
      }
      case "text:list" -> {
        if (!lists.isEmpty()) {
          lists.pop();
        }
      }
      case "text:note", "presentation:notes", "office:annotation" -> {
        if (!kinds.isEmpty()) {
          kinds.pop();
        }
      }
      case "draw:frame", "draw:custom-shape" -> title = false;
      case "table:table-cell", "table:covered-table-cell" -> cellEnds();
      case "table:table-row" -> rowEnds();
      case "table:table" -> {
        if (!tables.isEmpty()) {
          tableEnds(tables.pop());
        }
      }
      default -> {}
    }
  }

  private void finish(Paragraph paragraph) throws IOException {
    if (paragraph.text().toString().isBlank()) {
      return;
    }
    String text = number() + paragraph.text();
    Part.Kind kind = kinds.peek();
    if (kind != null) {
      out.part(kind, 0, page, text);
    } else if (!tables.isEmpty()) {
      space(tables.element().cell).append(text);
    } else if (title) {
      out.heading(1, page, text);
    } else if (paragraph.level() > 0) {
      out.heading(paragraph.level(), page, text);
    } else {
      out.paragraph(page, text);
    }
  }

  /** Only the first paragraph of an item is numbered. */
  private String number() {
    ListAt at = lists.peek();
    if (at == null || !at.fresh) {
      return "";
    }
    at.fresh = false;
    return numbering.next(at.style, lists.size() - 1);
  }

  private static StringBuilder space(StringBuilder cell) {
    return cell.isEmpty() ? cell : cell.append(' ');
  }

  private void table(String name) throws IOException {
    if (sheets && tables.isEmpty()) {
      page++;
      out.heading(1, page, name);
    }
    tables.push(new Table());
  }

  private void row(int times) {
    if (!tables.isEmpty()) {
      Table table = tables.element();
      table.row = new ArrayList<>();
      table.empty = 0;
      table.rowTimes = Math.clamp(times, 1, MOST_REPEATED);
    }
  }

  private void cell(int times) {
    if (!tables.isEmpty()) {
      tables.element().cell = new StringBuilder();
      tables.element().cellTimes = Math.clamp(times, 1, MOST_REPEATED);
    }
  }

  /** Empty cells are kept only in front of full ones: a sheet has a million of them at its ends. */
  private void cellEnds() throws IOException {
    if (tables.isEmpty()) {
      return;
    }
    Table table = tables.element();
    if (table.cell.toString().isBlank()) {
      table.empty += table.cellTimes;
      return;
    }
    cells += table.cellTimes * table.rowTimes;
    if (cells > MOST_CELLS) {
      out.table(page, table.rows);
      out.warn(ReadWarning.CUT);
      throw new Output.Full();
    }
    table.row.addAll(Collections.nCopies(Math.min(table.empty, MOST_REPEATED), ""));
    table.empty = 0;
    table.row.addAll(Collections.nCopies(table.cellTimes, table.cell.toString()));
    table.cell = new StringBuilder();
  }

  private void rowEnds() throws IOException {
    if (tables.isEmpty() || tables.element().row.isEmpty()) {
      return;
    }
    Table table = tables.element();
    table.rows.addAll(Collections.nCopies(table.rowTimes, table.row));
    if (tables.size() == 1 && kinds.isEmpty() && table.rows.size() >= ROWS_AT_ONCE) {
      out.table(page, table.rows);
      table.rows.clear();
    }
  }

  /** A table in a cell of another becomes text of the cell. */
  private void tableEnds(Table table) throws IOException {
    if (!tables.isEmpty()) {
      for (List<String> row : table.rows) {
        space(tables.element().cell).append(String.join(" ", row));
      }
    } else if (kinds.isEmpty()) {
      out.table(page, table.rows);
    } else {
      for (List<String> row : table.rows) {
        out.part(kinds.element(), 0, page, String.join(" ", row));
      }
    }
  }
}
