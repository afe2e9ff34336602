package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.zhiren.explain.Text;

/**
 * Writes an official document as .docx: a grid of 22 lines and 28 characters, the official fonts by
 * name, page numbers outside, 版记 at the foot of the last page.
 */
final class OfficialDocx {

  private static final String HEADING_FONT = "黑体";
  private static final String KAI_FONT = "楷体_GB2312";
  private static final String RED = "C8102E";

  /** Points 4 mm below the number; Word counts the room above a border in points. */
  private static final int RED_RULE_POINTS = 11;

  /** In the official fonts a Latin sign is half as wide as a Chinese one. */
  private static final OfficialWidths WIDTHS =
      new OfficialWidths((face, point) -> point < 0x80 ? 0.5 : 1);

  private final XWPFDocument document;
  private final OfficialDocxLines lines;

  private OfficialDocx(XWPFDocument document) {
    this.document = document;
    this.lines = new OfficialDocxLines(document);
  }

  static Written write(OfficialDocument official, PrintOptions options) throws DossierProblem {
    try (XWPFDocument document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle(official.title());
      new OfficialDocx(document).all(official, options);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return new Written(out.toByteArray(), List.of());
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          official.title(),
          Text.of("docx 无法生成：{0}", "The .docx cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private void all(OfficialDocument official, PrintOptions options) {
    new OfficialDocxFrame(document).put(options);
    head(official.head());
    title(official.title());
    lines.line("", DocxPen.BODY_FONT);
    if (!official.addressees().isEmpty()) {
      lines.line(OfficialSheet.addressees(official.addressees()), DocxPen.BODY_FONT);
    }
    blocks(official.body());
    annexNames(official.annexes());
    official.closing().ifPresent(this::closing);
    official.remark().ifPresent(remark -> lines.indented("（" + remark + "）", DocxPen.BODY_FONT));
    annexes(official.annexes());
    official.imprint().ifPresent(this::imprint);
  }

  private void head(OfficialDocument.Head head) {
    int marks = 0;
    for (String mark : head.copyNumber().stream().toList()) {
      lines.line(mark, DocxPen.BODY_FONT);
      marks++;
    }
    for (String mark : head.secrecy().stream().toList()) {
      lines.line(mark, HEADING_FONT);
      marks++;
    }
    for (String mark : head.urgency().stream().toList()) {
      lines.line(mark, HEADING_FONT);
      marks++;
    }
    boolean first = true;
    for (String organ : head.organs()) {
      double size = WIDTHS.organSize(organ);
      XWPFParagraph red = lines.paragraph(ParagraphAlignment.CENTER);
      red.setSpacingBetween(size * 1.15, LineSpacingRule.EXACT);
      if (first) {
        double above = OfficialSheet.ORGAN_MM - marks * OfficialSheet.LINE_MM;
        red.setSpacingBefore(DocxPen.twips(Math.max(0, above)));
        first = false;
      }
      DocxPen.run(red, organ, DocxPen.TITLE_FONT, Math.round(size * 2) / 2.0).setColor(RED);
    }
    boolean letterhead = !head.organs().isEmpty();
    if (head.number().isPresent() || !head.signers().isEmpty()) {
      if (letterhead) {
        lines.line("", DocxPen.BODY_FONT);
        lines.line("", DocxPen.BODY_FONT);
      }
      number(head);
    }
    if (letterhead) {
      rule(document.getParagraphs().getLast());
      lines.line("", DocxPen.BODY_FONT);
    }
    if (letterhead || !document.getParagraphs().isEmpty()) {
      lines.line("", DocxPen.BODY_FONT);
    }
  }

  private void number(OfficialDocument.Head head) {
    String number = head.number().orElse("");
    if (head.signers().isEmpty()) {
      OfficialDocxLines.run(lines.paragraph(ParagraphAlignment.CENTER), number, DocxPen.BODY_FONT);
      return;
    }
    XWPFParagraph line = lines.paragraph(ParagraphAlignment.LEFT);
    int one = DocxPen.twips(OfficialSheet.CHARACTER_MM);
    CTInd indent = OfficialDocxLines.indent(line);
    indent.setLeft(DocxPen.big(one));
    indent.setRight(DocxPen.big(one));
    var tab = line.getCTP().getPPr().addNewTabs().addNewTab();
    tab.setVal(STTabJc.RIGHT);
    tab.setPos(DocxPen.big(DocxPen.twips(OfficialSheet.WIDTH_MM) - one));
    OfficialDocxLines.run(line, number, DocxPen.BODY_FONT).addTab();
    OfficialDocxLines.run(line, "签发人：", DocxPen.BODY_FONT);
    OfficialDocxLines.run(line, String.join("　", head.signers()), KAI_FONT);
  }

  private static void rule(XWPFParagraph above) {
    CTPPr properties =
        above.getCTP().isSetPPr() ? above.getCTP().getPPr() : above.getCTP().addNewPPr();
    CTBorder bottom = properties.addNewPBdr().addNewBottom();
    bottom.setVal(STBorder.SINGLE);
    bottom.setSz(DocxPen.big(Math.round(OfficialSheet.THICK_RULE_POINTS * 8)));
    bottom.setSpace(DocxPen.big(RED_RULE_POINTS));
    bottom.setColor(RED);
  }

  private void title(String title) {
    XWPFParagraph paragraph = lines.paragraph(ParagraphAlignment.CENTER);
    DocxPen.run(paragraph, title, DocxPen.TITLE_FONT, OfficialSheet.TITLE_SIZE);
  }

  private void blocks(List<OfficialDocument.Block> blocks) {
    OfficialSheet.Numbering numbering = new OfficialSheet.Numbering();
    for (OfficialDocument.Block block : blocks) {
      switch (block) {
        case OfficialDocument.Heading heading -> {
          String font =
              switch (heading.level()) {
                case 1 -> HEADING_FONT;
                case 2 -> KAI_FONT;
                default -> DocxPen.BODY_FONT;
              };
          XWPFParagraph made = lines.indented(numbering.next(heading), font);
          made.setKeepNext(true);
          made.getCTP().getPPr().addNewOutlineLvl().setVal(DocxPen.big(heading.level() - 1L));
        }
        case OfficialDocument.Paragraph paragraph -> {
          for (String part : paragraph.text().split("\n", -1)) {
            lines.indented(part, DocxPen.BODY_FONT);
          }
        }
        case OfficialDocument.Labelled labelled ->
            lines.hanging(labelled.label() + "：", HEADING_FONT, labelled.text(), 2);
        case OfficialDocument.Table table -> table(table);
      }
    }
  }

  private void table(OfficialDocument.Table table) {
    double all = table.shares().stream().mapToInt(Integer::intValue).sum();
    double[] widths =
        table.shares().stream().mapToDouble(s -> s / all * OfficialSheet.WIDTH_MM).toArray();
    XWPFTable made = DocxPen.table(document, widths);
    XWPFTableRow head = DocxPen.row(made, 8, false);
    head.setRepeatHeader(true);
    head.setCantSplitRow(true);
    for (int i = 0; i < widths.length; i++) {
      cell(head, widths[i], table.headings().get(i), ParagraphAlignment.CENTER, HEADING_FONT);
    }
    for (List<String> row : table.rows()) {
      XWPFTableRow own = DocxPen.row(made, 8, false);
      for (int i = 0; i < widths.length; i++) {
        String text = row.get(i).isEmpty() ? "—" : row.get(i);
        cell(own, widths[i], text, ParagraphAlignment.LEFT, DocxPen.BODY_FONT);
      }
    }
  }

  private static void cell(
      XWPFTableRow row, double width, String text, ParagraphAlignment side, String font) {
    XWPFTableCell cell = DocxPen.cell(row, width, 1);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      XWPFParagraph paragraph =
          DocxPen.paragraph(cell, i == 0, side, OfficialSheet.TABLE_SIZE * 1.2);
      DocxPen.run(paragraph, lines[i], font, OfficialSheet.TABLE_SIZE);
    }
  }

  private void annexNames(List<OfficialDocument.Annex> annexes) {
    if (annexes.isEmpty()) {
      return;
    }
    lines.line("", DocxPen.BODY_FONT);
    List<String> names = OfficialSheet.annexNames(annexes);
    lines.hanging("附件：", DocxPen.BODY_FONT, names.getFirst(), 2);
    for (String name : names.subList(1, names.size())) {
      lines.hanging("", DocxPen.BODY_FONT, name, 5);
    }
  }

  private void closing(OfficialDocument.Closing closing) {
    document.getParagraphs().getLast().setKeepNext(true);
    lines.line("", DocxPen.BODY_FONT).setKeepNext(true);
    for (OfficialWidths.Stand stand : WIDTHS.stands(closing)) {
      XWPFParagraph paragraph = lines.paragraph(ParagraphAlignment.LEFT);
      OfficialDocxLines.indent(paragraph)
          .setLeft(DocxPen.big(DocxPen.twips(stand.at() * OfficialSheet.CHARACTER_MM)));
      paragraph.setKeepNext(!stand.text().equals(OfficialSheet.date(closing.date())));
      OfficialDocxLines.run(paragraph, stand.text(), DocxPen.BODY_FONT);
    }
  }

  private void annexes(List<OfficialDocument.Annex> annexes) {
    for (int i = 0; i < annexes.size(); i++) {
      OfficialDocument.Annex annex = annexes.get(i);
      if (!annex.body().isEmpty()) {
        lines.line(OfficialSheet.annexMark(i, annexes.size()), HEADING_FONT).setPageBreak(true);
        lines.line("", DocxPen.BODY_FONT);
        title(annex.name());
        lines.line("", DocxPen.BODY_FONT);
        blocks(annex.body());
      }
    }
  }

  /** A table without sides, held at the foot of the text block. */
  private void imprint(OfficialDocument.Imprint imprint) {
    double organMm = OfficialSheet.WIDTH_MM * 0.55;
    double[] widths = {organMm, OfficialSheet.WIDTH_MM - organMm};
    XWPFTable table = DocxPen.table(document, widths);
    int thick = (int) Math.round(OfficialSheet.THICK_RULE_POINTS * 8);
    int thin = (int) Math.round(OfficialSheet.THIN_RULE_POINTS * 8);
    table.setTopBorder(XWPFBorderType.SINGLE, thick, 0, "000000");
    table.setBottomBorder(XWPFBorderType.SINGLE, thick, 0, "000000");
    table.setInsideHBorder(XWPFBorderType.SINGLE, thin, 0, "000000");
    table.setInsideVBorder(XWPFBorderType.NONE, 0, 0, "000000");
    table.setLeftBorder(XWPFBorderType.NONE, 0, 0, "000000");
    table.setRightBorder(XWPFBorderType.NONE, 0, 0, "000000");
    CTTblPPr place = table.getCTTbl().getTblPr().addNewTblpPr();
    place.setVertAnchor(STVAnchor.MARGIN);
    place.setHorzAnchor(STHAnchor.MARGIN);
    place.setTblpXSpec(STXAlign.CENTER);
    place.setTblpYSpec(STYAlign.BOTTOM);
    if (!imprint.copies().isEmpty()) {
      XWPFTableRow copies = DocxPen.row(table, 8, false);
      small(
          DocxPen.cell(copies, OfficialSheet.WIDTH_MM, 2),
          "抄送：" + OfficialSheet.copies(imprint.copies()),
          ParagraphAlignment.LEFT);
    }
    XWPFTableRow issued = DocxPen.row(table, 8, false);
    small(DocxPen.cell(issued, widths[0], 1), imprint.organ(), ParagraphAlignment.LEFT);
    small(
        DocxPen.cell(issued, widths[1], 1),
        OfficialSheet.date(imprint.date()) + "印发",
        ParagraphAlignment.RIGHT);
  }

  /** 四号, one character from the edge. */
  private static void small(XWPFTableCell cell, String text, ParagraphAlignment side) {
    XWPFParagraph paragraph = DocxPen.paragraph(cell, true, side, OfficialSheet.SMALL_SIZE * 1.3);
    CTInd indent = OfficialDocxLines.indent(paragraph);
    int one = Math.toIntExact(Math.round(OfficialSheet.SMALL_SIZE * 20));
    if (side == ParagraphAlignment.LEFT) {
      boolean label = text.startsWith("抄送：");
      indent.setLeft(DocxPen.big(label ? 4L * one : one));
      if (label) {
        indent.setHanging(DocxPen.big(3L * one));
      }
    } else {
      indent.setRight(DocxPen.big(one));
    }
    DocxPen.run(paragraph, text, DocxPen.BODY_FONT, OfficialSheet.SMALL_SIZE);
  }
}
