package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.zhiren.explain.Text;

/** Writes the 名册 as .docx for editing: headings repeat on every page, rows do not break. */
final class RegisterDocx {

  private static final double TITLE_SIZE = 18;
  private static final double BODY_SIZE = 10.5;
  private static final double NOTE_SIZE = 9;

  private RegisterDocx() {}

  static Written write(Register register, PrintOptions options) throws DossierProblem {
    try (XWPFDocument document = new XWPFDocument()) {
      DocxPen.page(
          document,
          RegisterSheet.PAGE_WIDTH_MM,
          RegisterSheet.PAGE_HEIGHT_MM,
          RegisterSheet.MARGIN_TOP_MM + 8,
          RegisterSheet.MARGIN_MM);
      document.getProperties().getCoreProperties().setTitle(register.title());
      header(document, register, options);
      footer(document);
      table(document, register);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return new Written(out.toByteArray(), List.of());
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          register.title(),
          Text.of("docx 无法生成：{0}", "The .docx cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** Title and note stand in the header, so that every page has them. */
  private static void header(XWPFDocument document, Register register, PrintOptions options) {
    XWPFHeader header = document.createHeader(HeaderFooterType.DEFAULT);
    XWPFParagraph title =
        DocxPen.spaced(header.createParagraph(), ParagraphAlignment.CENTER, TITLE_SIZE);
    DocxPen.run(title, register.title(), DocxPen.TITLE_FONT, TITLE_SIZE);
    XWPFParagraph note =
        DocxPen.spaced(header.createParagraph(), ParagraphAlignment.LEFT, NOTE_SIZE);
    DocxPen.run(
        note,
        RegisterSheet.note(register) + options.watermark().map(w -> "    " + w).orElse(""),
        DocxPen.BODY_FONT,
        NOTE_SIZE);
  }

  private static void footer(XWPFDocument document) {
    XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph place =
        DocxPen.spaced(footer.createParagraph(), ParagraphAlignment.CENTER, NOTE_SIZE);
    DocxPen.run(place, "第 ", DocxPen.BODY_FONT, NOTE_SIZE);
    place.getCTP().addNewFldSimple().setInstr("PAGE");
    DocxPen.run(place, " 页  共 ", DocxPen.BODY_FONT, NOTE_SIZE);
    place.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    DocxPen.run(place, " 页", DocxPen.BODY_FONT, NOTE_SIZE);
  }

  private static void table(XWPFDocument document, Register register) {
    XWPFTable table = DocxPen.table(document, RegisterSheet.COLUMNS_MM);
    XWPFTableRow head = DocxPen.row(table, 10, false);
    head.setRepeatHeader(true);
    for (int i = 0; i < RegisterSheet.HEADINGS.size(); i++) {
      cell(head, i, RegisterSheet.HEADINGS.get(i), ParagraphAlignment.CENTER);
    }
    int number = 0;
    for (Register.Group group : register.groups()) {
      XWPFTableRow heading = DocxPen.row(table, 8, false);
      heading.setCantSplitRow(true);
      double width = 0;
      for (double column : RegisterSheet.COLUMNS_MM) {
        width += column;
      }
      XWPFParagraph words =
          DocxPen.paragraph(
              DocxPen.cell(heading, width, RegisterSheet.COLUMNS_MM.length),
              true,
              ParagraphAlignment.LEFT,
              11);
      words.setKeepNext(true);
      DocxPen.run(words, group.heading(), DocxPen.BODY_FONT, 11).setBold(true);
      for (Dossier person : group.people()) {
        XWPFTableRow row = DocxPen.row(table, 9, false);
        row.setCantSplitRow(true);
        List<String> cells = RegisterSheet.cells(++number, person, register.printedOn());
        for (int i = 0; i < cells.size(); i++) {
          boolean post = RegisterSheet.HEADINGS.get(i).equals("工作单位及职务");
          cell(row, i, cells.get(i), post ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
        }
      }
    }
  }

  private static void cell(XWPFTableRow row, int column, String text, ParagraphAlignment at) {
    var cell = DocxPen.cell(row, RegisterSheet.COLUMNS_MM[column], 1);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      DocxPen.run(
          DocxPen.paragraph(cell, i == 0, at, BODY_SIZE), lines[i], DocxPen.BODY_FONT, BODY_SIZE);
    }
  }
}
