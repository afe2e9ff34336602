package org.zhiren.platform.responsibility;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the first sheet of a workbook row by row, without keeping it in memory: numbers as they are
 * stored, days as yyyy-MM-dd, everything else as text.
 */
final class SheetCells extends DefaultHandler {

  private final ReadOnlySharedStringsTable strings;
  private final StylesTable styles;
  private final int columns;
  private final BiConsumer<Integer, List<String>> rows;
  private final Map<Integer, Boolean> days = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int row;
  private int column;
  private String type = "n";
  private int style = -1;
  private boolean wanted;

  private SheetCells(
      ReadOnlySharedStringsTable strings,
      StylesTable styles,
      int columns,
      BiConsumer<Integer, List<String>> rows) {
    this.strings = strings;
    this.styles = styles;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads.
   *
   * @param workbook the file
   * @param columns how many columns from the first are read
   * @param rows gets the number of each row, from 1, and its cells; "" where there is nothing
   * @throws IOException if it is no workbook
   */
  static void read(InputStream workbook, int columns, BiConsumer<Integer, List<String>> rows)
      throws IOException {
    try (OPCPackage open = OPCPackage.open(workbook)) {
      XSSFReader reader = new XSSFReader(open);
      Iterator<InputStream> sheets = reader.getSheetsData();
      if (!sheets.hasNext()) {
        throw new IOException("The workbook has no sheet.");
      }
      try (InputStream sheet = sheets.next()) {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(
            new SheetCells(
                new ReadOnlySharedStringsTable(open), reader.getStylesTable(), columns, rows));
        parser.parse(new InputSource(sheet));
      }
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new IOException("This is no workbook.", e);
    }
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> {
        String number = attributes.getValue("r");
        row = number == null ? row + 1 : Integer.parseInt(number);
        column = -1;
        cells = new ArrayList<>();
      }
      case "c" -> {
        String place = attributes.getValue("r");
        column = place == null ? column + 1 : new CellReference(place).getCol();
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        String number = attributes.getValue("s");
        style = number == null ? -1 : Integer.parseInt(number);
        text.setLength(0);
      }
      case "v", "t" -> wanted = true;
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (wanted) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    switch (name) {
      case "v", "t" -> wanted = false;
      case "c" -> {
        if (column >= 0 && column < columns) {
          while (cells.size() < column) {
            cells.add("");
          }
          cells.add(value());
        }
      }
      case "row" -> {
        while (cells.size() < columns) {
          cells.add("");
        }
        rows.accept(row, cells);
      }
      default -> {}
    }
  }

  private String value() {
    String stored = text.toString().strip();
    if (stored.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> strings.getItemAt(Integer.parseInt(stored)).getString().strip();
      case "n" -> number(stored);
      default -> stored;
    };
  }

  private String number(String stored) {
    double number = Double.parseDouble(stored);
    if (day() && DateUtil.isValidExcelDate(number)) {
      @Nullable LocalDate day = DateUtil.getLocalDateTime(number).toLocalDate();
      return day == null ? stored : day.toString();
    }
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private boolean day() {
    return style >= 0
        && days.computeIfAbsent(
            style,
            number -> {
              XSSFCellStyle found = styles.getStyleAt(number);
              return found != null
                  && DateUtil.isADateFormat(found.getDataFormat(), found.getDataFormatString());
            });
  }
}
