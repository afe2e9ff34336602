package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.zhiren.reading.Part;
import org.zhiren.reading.ReadWarning;

/**
 * Excel 97 to 2003 and what WPS Spreadsheets saves under .xls and .et; Excel 5 and 95 as plain
 * text.
 */
final class BinarySheets {

  private BinarySheets() {}

  static void read(byte[] bytes, Output out) throws IOException {
    try {
      readBook(bytes, out);
    } catch (OldExcelFormatException e) {
      try (OldExcelExtractor old = new OldExcelExtractor(new ByteArrayInputStream(bytes))) {
        PlainText.lines(old.getText(), out);
      }
    }
  }

  private static void readBook(byte[] bytes, Output out) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes));
        HSSFWorkbook book = new HSSFWorkbook(files, false)) {
      if (files.getRoot().hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
        out.warn(ReadWarning.MACROS);
      }
      BinaryParticulars.write(
          book.getSummaryInformation(), book.getDocumentSummaryInformation(), out);
      DataFormatter formatter = new DataFormatter(Locale.CHINA);
      // What the file remembers of a formula; nothing is computed.
      formatter.setUseCachedValuesForFormulaCells(true);
      out.pages(book.getNumberOfSheets());
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        out.heading(1, i + 1, book.getSheetName(i));
        sheet(book.getSheetAt(i), i + 1, formatter, out);
      }
    }
  }

  private static void sheet(Sheet sheet, int page, DataFormatter formatter, Output out)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (Row row : sheet) {
      List<String> cells = new ArrayList<>();
      for (Cell cell : row) {
        if (cell.getCellType() != CellType.BLANK) {
          while (cells.size() < cell.getColumnIndex()) {
            cells.add("");
          }
          cells.add(CellTexts.of(formatter, cell));
        }
        if (cell.getCellComment() != null) {
          comments.add(cell.getCellComment().getString().getString());
        }
      }
      rows.add(cells);
    }
    out.table(page, rows);
    for (String comment : comments) {
      out.part(Part.Kind.COMMENT, 0, page, comment);
    }
  }
}
