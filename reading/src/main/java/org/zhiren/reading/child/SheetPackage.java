package org.zhiren.reading.child;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;
import org.zhiren.reading.ReadWarning;

/** Excel workbooks since 2007 (ISO/IEC 29500-1, SpreadsheetML), row by row. */
final class SheetPackage {

  private static final String MAIN = "xl/workbook.xml";
  private static final int MOST_COLUMNS = 16_384;

  /** Beyond so many cells a workbook is data and no document. */
  private static final int MOST_CELLS = 2_000_000;

  private static final int ROWS_AT_ONCE = 500;

  /** What a double holds exactly in decimal; the rest is noise of the sum. */
  private static final MathContext DIGITS = new MathContext(15);

  private final Packed packed;
  private final Output out;
  private final List<String> shared = new ArrayList<>();
  private final List<Integer> formats = new ArrayList<>();
  private final Map<Integer, String> formatTexts = new HashMap<>();
  private final DataFormatter formatter = new DataFormatter(Locale.CHINA);
  private int cells;

  private SheetPackage(Packed packed, Output out) {
    this.packed = packed;
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (Packed packed = Packed.of(bytes, out.request())) {
      OfficePackage.common(packed, out);
      new SheetPackage(packed, out).all();
    }
  }

  private void all() throws IOException, Refused {
    if (!packed.has(MAIN)) {
      throw Refused.broken("the list of sheets is missing");
    }
    Map<String, String> relations = OfficePackage.relations(packed, MAIN);
    sharedTexts();
    styles();
    List<String> names = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    Xml xml = new Xml(packed.read(MAIN));
    while (xml.next()) {
      if (xml.starts("sheet")) {
        String part = relations.get(String.valueOf(xml.attribute("relationships", "id")));
        if (part != null) {
          names.add(xml.attributeOr("name", ""));
          parts.add(part);
        }
      }
    }
    out.pages(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      out.heading(1, i + 1, names.get(i));
      sheet(packed.read(parts.get(i)), i + 1);
    }
    for (String name : packed.names()) {
      if (name.matches("xl/comments\\d*\\.xml")) {
        Numbering none = Numbering.read(new byte[0]);
        new Flow(out, Styles.read(new byte[0]), none, Part.Kind.COMMENT, 0).read(packed.read(name));
      }
    }
  }

  private void sharedTexts() throws IOException, Refused {
    byte[] bytes = packed.read("xl/sharedStrings.xml");
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    StringBuilder text = new StringBuilder();
    while (xml.next()) {
      if (xml.starts("si")) {
        text.setLength(0);
      } else if (xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("t")) {
        text.append(xml.content());
      } else if (xml.ends("si")) {
        shared.add(text.toString());
      }
    }
  }

  private void styles() throws IOException, Refused {
    byte[] bytes = packed.read("xl/styles.xml");
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    boolean cellFormats = false;
    while (xml.next()) {
      if (xml.starts("numFmt")) {
        formatTexts.put(xml.number("numFmtId", 0), xml.attributeOr("formatCode", "General"));
      } else if (xml.starts("cellXfs")) {
        cellFormats = true;
      } else if (xml.ends("cellXfs")) {
        cellFormats = false;
      } else if (cellFormats && xml.starts("xf")) {
        formats.add(xml.number("numFmtId", 0));
      }
    }
  }

  private void sheet(byte[] bytes, int page) throws IOException, Refused {
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    while (xml.next()) {
      if (xml.starts("row")) {
        row = new ArrayList<>();
      } else if (xml.starts("c")) {
        if (++cells > MOST_CELLS) {
          out.table(page, rows);
          out.warn(ReadWarning.CUT);
          throw new Output.Full();
        }
        cell(xml, row);
      } else if (xml.ends("row")) {
        rows.add(row);
        if (rows.size() == ROWS_AT_ONCE) {
          out.table(page, rows);
          rows.clear();
        }
      }
    }
    out.table(page, rows);
  }

  private void cell(Xml xml, List<String> row) throws Refused {
    int column = column(xml.attribute("r"), row.size());
    String type = xml.attributeOr("t", "n");
    int style = xml.number("s", 0);
    StringBuilder value = new StringBuilder();
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("f") || xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("v") || xml.starts("t")) {
        value.append(xml.content());
      }
    }
    if (value.isEmpty()) {
      return;
    }
    while (row.size() < column) {
      row.add("");
    }
    row.add(text(value.toString(), type, style));
  }

  /** The column of a reference such as AB12, from 0. */
  private static int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
      if (column > MOST_COLUMNS) {
        return next;
      }
    }
    return column == 0 ? next : column - 1;
  }

  private String text(String value, String type, int style) {
    return switch (type) {
      case "s" -> {
        int number = Xml.parsed(value, -1);
        yield number >= 0 && number < shared.size() ? shared.get(number) : "";
      }
      case "n" -> number(value, style);
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      default -> value;
    };
  }

  private String number(String value, int style) {
    int format = style >= 0 && style < formats.size() ? formats.get(style) : 0;
    try {
      if (format == 0) {
        return new BigDecimal(value.strip()).round(DIGITS).stripTrailingZeros().toPlainString();
      }
      String code = formatTexts.get(format);
      String known = code == null ? BuiltinFormats.getBuiltinFormat(format) : code;
      return known == null
          ? value
          : CellTexts.of(formatter, Double.parseDouble(value), format, known);
    } catch (RuntimeException e) {
      // A format that is none leaves the number as it is kept.
      return value;
    }
  }
}
