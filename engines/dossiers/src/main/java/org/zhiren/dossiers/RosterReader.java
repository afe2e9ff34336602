package org.zhiren.dossiers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.zhiren.explain.Text;

/**
 * Reads the roster workbook row by row, never as a whole tree: twenty thousand people fit into
 * little memory. Every cell that cannot be right is reported with row, column, value, reason and
 * choices.
 */
final class RosterReader {

  static final Map<String, Field> BY_HEADING =
      RosterWorkbook.columns().stream()
          .collect(Collectors.toUnmodifiableMap(field -> field.label().zh(), field -> field));
  private static final int MOST_CHOICES_LISTED = 60;

  static {
    // A process-wide setting of POI: what Archives has measured before, instead of its 4 GiB.
    ZipSecureFile.setMaxEntrySize(Limits.usual().unpackedBytes());
  }

  private final String file;
  private final Limits limits;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Dossier.Draft> people = new ArrayList<>();
  private final List<Finding.Place> origins = new ArrayList<>();
  private final Map<String, Integer> owners = new HashMap<>();
  private final List<Map<String, String>> family = new ArrayList<>();

  private RosterReader(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  static boolean isOne(Map<String, byte[]> entries) {
    return entries.containsKey("[Content_Types].xml") && entries.containsKey("xl/workbook.xml");
  }

  static Reading read(String file, byte[] bytes, Limits limits) throws DossierProblem {
    RosterReader reader = new RosterReader(file, limits);
    try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      reader.sheets(opened);
    } catch (TooMany e) {
      throw new DossierProblem(
          DossierProblem.Kind.TOO_LARGE,
          file,
          Text.of(
                  "人员过多（上限 {0} 人）。",
                  "There are too many persons (limit {0}). Maybe split the file.")
              .fill(limits.persons()));
    } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
      // POI answers broken workbooks with many kinds of exception.
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          file,
          Text.of("工作簿已损坏，无法读取。", "The workbook is broken. Maybe open it and store it again."),
          e);
    }
    return reader.finish();
  }

  private void sheets(OPCPackage opened) throws IOException, OpenXML4JException, SAXException {
    XSSFReader reader = new XSSFReader(opened);
    ReadOnlySharedStringsTable strings = new Texts(opened);
    XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
    boolean found = false;
    while (sheets.hasNext()) {
      try (InputStream sheet = sheets.next()) {
        String name = sheets.getSheetName();
        boolean persons = name.equals(RosterWorkbook.PERSONS);
        if (persons || name.equals(RosterWorkbook.FAMILY)) {
          found |= persons;
          XMLReader xml = newXmlReader();
          xml.setContentHandler(
              new XSSFSheetXMLHandler(
                  reader.getStylesTable(), strings, new Rows(name), new DataFormatter(), false));
          xml.parse(new InputSource(sheet));
        }
      }
    }
    if (!found) {
      findings.add(
          new Finding(
              Finding.Severity.ERROR,
              Finding.Place.of(file, ""),
              "",
              Text.of(
                  "没有名为“人员”的工作表。请使用模板。",
                  "There is no sheet named 人员. Maybe start from the template."),
              List.of(RosterWorkbook.PERSONS)));
    }
  }

  /**
   * A parser without document types, and so without entities but the five of XML. The limit on
   * their length would count every escaped character of the sheet.
   */
  private static XMLReader newXmlReader() throws SAXException {
    try {
      XMLReader xml = XMLHelper.newXMLReader();
      for (String limit : SafeXml.ESCAPES_LIMITS) {
        xml.setProperty(limit, "0");
      }
      return xml;
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }

  /** The texts of the workbook, read by a parser that takes any number of escaped characters. */
  private static final class Texts extends ReadOnlySharedStringsTable {
    Texts(OPCPackage opened) throws IOException, SAXException {
      super(opened);
    }

    @Override
    public void readFrom(InputStream in) throws IOException, SAXException {
      PushbackInputStream begun = new PushbackInputStream(in, 1);
      int first = begun.read();
      if (first >= 0) {
        begun.unread(first);
        XMLReader xml = newXmlReader();
        xml.setContentHandler(this);
        xml.parse(new InputSource(begun));
      }
    }
  }

  /** Stops the parser when the limit is reached. */
  private static final class TooMany extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Gathers the cells of one row after another. */
  private final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
    private final String sheet;
    private final Map<Integer, String> headings = new HashMap<>();
    private Map<Integer, String> cells = new LinkedHashMap<>();

    Rows(String sheet) {
      this.sheet = sheet;
    }

    @Override
    public void startRow(int number) {
      cells = new LinkedHashMap<>();
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
      if (reference != null && value != null && !value.isBlank()) {
        cells.put((int) new CellReference(reference).getCol(), value);
      }
    }

    @Override
    public void endRow(int number) {
      if (headings.isEmpty()) {
        cells.forEach((column, text) -> headings.put(column, Lines.strip(text)));
        checkHeadings(number);
      } else if (!cells.isEmpty()) {
        Map<String, String> row = new LinkedHashMap<>();
        cells.forEach((column, text) -> {
          String heading = headings.get(column);
          if (heading != null) {
            row.put(heading, text);
          }
        });
        if (sheet.equals(RosterWorkbook.PERSONS)) {
          person(number + 1, row);
        } else {
          check(number + 1, row, FAMILY_DATES);
          row.put(ROW, Integer.toString(number + 1));
          family.add(row);
        }
      }
    }

    private void checkHeadings(int number) {
      headings.forEach((column, heading) -> {
        boolean known =
            sheet.equals(RosterWorkbook.PERSONS)
                ? BY_HEADING.containsKey(heading)
                    || RosterWorkbook.PLACEMENT_COLUMNS.containsKey(heading)
                : RosterWorkbook.FAMILY_HEADINGS.contains(heading);
        if (!known) {
          findings.add(
              Finding.error(
                  place(number + 1, column, heading),
                  heading,
                  Text.of("未知的列标题，该列不会读入。", "Unknown heading: this column is not taken over.")));
        }
      });
    }

    private Finding.Place place(int row, int column, String heading) {
      return new Finding.Place(
          file, sheet, row, CellReference.convertNumToColString(column) + " " + heading);
    }

    private void check(int number, Map<String, String> row, List<String> dates) {
      headings.forEach((column, heading) -> {
        String value = Lines.strip(row.getOrDefault(heading, ""));
        List<String> choices = CodeLists.BY_HEADING.getOrDefault(heading, List.of());
        if (!value.isEmpty() && !choices.isEmpty() && !choices.contains(value)) {
          findings.add(
              new Finding(
                  Finding.Severity.WARNING,
                  place(number, column, heading),
                  value,
                  Text.of("不在代码表中，请核对。", "This name is not in the code table. Maybe compare it."),
                  choices.subList(0, Math.min(choices.size(), MOST_CHOICES_LISTED))));
        }
        boolean badDate =
            dates.contains(heading)
                && !value.isEmpty()
                && !value.matches("(19|20)\\d{2}")
                && FormDates.monthOfDay(value).isEmpty();
        if (badDate) {
          findings.add(
              Finding.error(
                  place(number, column, heading),
                  value,
                  FieldChecks.expectation(Field.BIRTH_MONTH)));
        }
      });
    }

    private void person(int number, Map<String, String> row) {
      if (people.size() >= limits.persons()) {
        throw new TooMany();
      }
      check(number, row, List.of());
      Dossier.Draft draft = new Dossier.Draft();
      headings.forEach((column, heading) -> {
        Field field = BY_HEADING.get(heading);
        if (field != null) {
          String value = Lines.strip(row.getOrDefault(heading, ""));
          draft.set(field, value(field, value, place(number, column, heading)));
        }
      });
      Map<String, String> placement = new LinkedHashMap<>();
      RosterWorkbook.PLACEMENT_COLUMNS.forEach((heading, column) -> {
        String value = Lines.strip(row.getOrDefault(heading, ""));
        if (!value.isEmpty()) {
          placement.put(column, value);
        }
      });
      if (!placement.isEmpty()) {
        draft.add(Dossier.PLACEMENT, new InfoRow(placement));
      }
      Dossier made = draft.finish();
      if (made.name().isEmpty()) {
        findings.add(
            Finding.error(
                new Finding.Place(file, sheet, number, "姓名"),
                "",
                Text.of("没有姓名，该行未读入。", "There is no name: the row was not taken over.")));
        return;
      }
      owners.putIfAbsent(made.name() + "\n" + made.get(Field.ID_NUMBER), people.size());
      people.add(draft);
      origins.add(new Finding.Place(file, sheet, number, ""));
    }

    /**
     * Dates are brought into the spelling of the form; what cannot be read stays and is reported.
     */
    private String value(Field field, String value, Finding.Place place) {
      if (value.isEmpty() || field.form() == Field.Form.TEXT || field.form() == Field.Form.LINES) {
        if (field == Field.ID_NUMBER && value.matches("[0-9.]+[Ee]\\+?\\d+")) {
          findings.add(
              Finding.error(
                  place,
                  value,
                  Text.of(
                      "身份证号被存为数字，末位已丢失。请改为文本后重新填写。",
                      "The identity number was stored as a number and lost digits. Maybe format the"
                          + " cell as text and type it again.")));
        }
        return value;
      }
      if (!FieldChecks.isWellFormed(field, value)) {
        findings.add(Finding.error(place, value, FieldChecks.expectation(field)));
        return value;
      }
      boolean day = field.form() == Field.Form.DAY && FormDates.day(value).isPresent();
      return day
          ? FormDates.day(value).map(d -> d.toString().replace("-", "")).orElse(value)
          : FormDates.monthOfDay(value).map(m -> m.toString().replace("-", "")).orElse(value);
    }
  }

  private static final List<String> FAMILY_DATES = List.of("出生年月");
  private static final String ROW = "\u0000row";

  private Reading finish() {
    for (Map<String, String> row : family) {
      String key =
          Lines.strip(row.getOrDefault(RosterWorkbook.OWNER_NAME, ""))
              + "\n"
              + Lines.strip(row.getOrDefault(RosterWorkbook.OWNER_ID, ""));
      Integer owner = owners.get(key);
      if (owner == null) {
        findings.add(
            Finding.error(
                new Finding.Place(
                    file, RosterWorkbook.FAMILY, Integer.parseInt(row.getOrDefault(ROW, "0")), "A"),
                key.replace("\n", " "),
                Text.of(
                    "“人员”表中没有此人，该行未读入。",
                    "The sheet 人员 has no such person: the row was not taken over.")));
      } else {
        people
            .get(owner)
            .add(
                new FamilyMember(
                    Lines.strip(row.getOrDefault("称谓", "")),
                    Lines.strip(row.getOrDefault("姓名", "")),
                    Lines.strip(row.getOrDefault("出生年月", "")),
                    Lines.strip(row.getOrDefault("政治面貌", "")),
                    Lines.strip(Lines.unixLines(row.getOrDefault("工作单位及职务", "")))));
      }
    }
    return new Reading(
        people.stream().map(Dossier.Draft::finish).toList(), findings, Optional.empty(), origins);
  }
}
