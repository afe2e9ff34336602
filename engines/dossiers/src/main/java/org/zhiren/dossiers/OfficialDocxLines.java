package org.zhiren.dossiers;

import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;

/** Lines of text in a .docx, each as high as a line of the grid. */
final class OfficialDocxLines {

  /** How high a line is. */
  static final double POINTS = OfficialSheet.LINE_MM * PdfPen.POINTS_PER_MM;

  private final XWPFDocument document;

  OfficialDocxLines(XWPFDocument document) {
    this.document = document;
  }

  XWPFParagraph paragraph(ParagraphAlignment side) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(side);
    paragraph.setSpacingBefore(0);
    paragraph.setSpacingAfter(0);
    paragraph.setSpacingBetween(POINTS, LineSpacingRule.EXACT);
    return paragraph;
  }

  XWPFParagraph line(String text, String font) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.LEFT);
    run(paragraph, text, font);
    return paragraph;
  }

  /** A paragraph whose first line is indented by two characters. */
  XWPFParagraph indented(String text, String font) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.BOTH);
    CTInd indent = indent(paragraph);
    indent.setFirstLineChars(DocxPen.big(200));
    indent.setFirstLine(DocxPen.big(DocxPen.twips(2 * OfficialSheet.CHARACTER_MM)));
    run(paragraph, text, font);
    return paragraph;
  }

  /** A label, and text whose further lines stand below its first. */
  void hanging(String label, String labelFont, String text, int from) {
    XWPFParagraph paragraph = paragraph(ParagraphAlignment.LEFT);
    int width = label.codePointCount(0, label.length());
    CTInd indent = indent(paragraph);
    indent.setLeft(DocxPen.big(DocxPen.twips((from + width) * OfficialSheet.CHARACTER_MM)));
    indent.setHanging(DocxPen.big(DocxPen.twips(width * OfficialSheet.CHARACTER_MM)));
    if (!label.isEmpty()) {
      run(paragraph, label, labelFont);
    }
    run(paragraph, text, DocxPen.BODY_FONT);
  }

  static XWPFRun run(XWPFParagraph paragraph, String text, String font) {
    return DocxPen.run(paragraph, text, font, OfficialSheet.BODY_SIZE);
  }

  static CTInd indent(XWPFParagraph paragraph) {
    CTPPr properties =
        paragraph.getCTP().isSetPPr()
            ? paragraph.getCTP().getPPr()
            : paragraph.getCTP().addNewPPr();
    return properties.isSetInd() ? properties.getInd() : properties.addNewInd();
  }
}
