package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;
import org.zhiren.reading.ReadWarning;

/** Word 97 to 2003 and what WPS Writer saves under .doc and .wps; Word 6 and 95 as plain text. */
final class BinaryWord {

  private static final char FIELD_BEGIN = 0x13;
  private static final char FIELD_SEPARATOR = 0x14;
  private static final char FIELD_END = 0x15;

  private final HWPFDocument document;
  private final Output out;
  private final BinaryLists lists;

  private BinaryWord(HWPFDocument document, Output out) {
    this.document = document;
    this.out = out;
    this.lists = new BinaryLists();
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      if (files.getRoot().hasEntryCaseInsensitive("Macros")) {
        out.warn(ReadWarning.MACROS);
      }
      try (HWPFDocument document = new HWPFDocument(files)) {
        new BinaryWord(document, out).all();
      } catch (OldWordFileFormatException e) {
        try (Word6Extractor old = new Word6Extractor(files)) {
          PlainText.lines(plain(old.getText()), out);
        }
      }
    }
  }

  private void all() throws IOException {
    SummaryInformation summary = document.getSummaryInformation();
    if (summary != null) {
      BinaryParticulars.write(summary, document.getDocumentSummaryInformation(), out);
      out.pages(Math.max(0, summary.getPageCount()));
    }
    range(document.getRange());
    notes(document.getFootnoteRange(), Part.Kind.NOTE);
    notes(document.getEndnoteRange(), Part.Kind.NOTE);
    notes(document.getHeaderStoryRange(), Part.Kind.MARGIN);
    notes(document.getMainTextboxRange(), Part.Kind.PARAGRAPH);
    notes(document.getCommentsRange(), Part.Kind.COMMENT);
  }

  private void range(Range range) throws IOException {
    int count = range.numParagraphs();
    for (int i = 0; i < count; i++) {
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = table(range, paragraph);
        if (table != null) {
          int skip = table.numParagraphs();
          write(table);
          i += Math.max(1, skip) - 1;
          continue;
        }
      }
      write(paragraph);
    }
  }

  private static @Nullable Table table(Range range, Paragraph first) {
    try {
      return range.getTable(first);
    } catch (IllegalArgumentException e) {
      // Damaged tables begin in the middle: their paragraphs are still text.
      return null;
    }
  }

  private void write(Paragraph paragraph) throws IOException {
    String text = plain(paragraph.text());
    if (text.isBlank()) {
      return;
    }
    int level = level(paragraph);
    String whole = lists.number(paragraph) + text.strip();
    if (level > 0) {
      out.heading(level, 0, whole);
    } else {
      out.paragraph(0, whole);
    }
  }

  private int level(Paragraph paragraph) {
    int outline = paragraph.getLvl();
    if (outline >= 0 && outline < 9) {
      return outline + 1;
    }
    short index = paragraph.getStyleIndex();
    if (index >= 0 && index < document.getStyleSheet().numStyles()) {
      StyleDescription style = document.getStyleSheet().getStyleDescription(index);
      return style == null || style.getName() == null ? 0 : Styles.level(style.getName());
    }
    return 0;
  }

  private void write(Table table) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.numRows(); i++) {
      TableRow row = table.getRow(i);
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < row.numCells(); j++) {
        TableCell cell = row.getCell(j);
        cells.add(plain(cell.text()));
      }
      rows.add(cells);
    }
    out.table(0, rows);
  }

  private void notes(@Nullable Range range, Part.Kind kind) throws IOException {
    if (range != null) {
      for (String line : plain(range.text()).split("\\R")) {
        out.part(kind, 0, 0, line);
      }
    }
  }

  /** Without the instructions of fields and the marks of cells, pictures and notes. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Deque<Boolean> fields = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case FIELD_BEGIN -> fields.push(true);
        case FIELD_SEPARATOR -> {
          // From here on stands what the field shows.
          if (!fields.isEmpty()) {
            fields.pop();
            fields.push(false);
          }
        }
        case FIELD_END -> fields.poll();
        case '\u0007' -> plain.append(fields.contains(true) ? "" : " ");
        case '\u001E' -> plain.append('-');
        default -> {
          if ((c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u000B' || c == '\f')
              && !fields.contains(true)) {
            plain.append(c);
          }
        }
      }
    }
    return plain.toString();
  }
}
