package org.zhiren.dossiers;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHeight;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHeightRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** Tables, cells and runs of a .docx in millimetres and points, in the official fonts by name. */
final class DocxPen {

  static final String BODY_FONT = "仿宋_GB2312";
  static final String TITLE_FONT = "方正小标宋简体";

  private static final int OUTER_RULE_EIGHTHS = 12;
  private static final int INNER_RULE_EIGHTHS = 4;
  private static final int CELL_MARGIN_TWIPS = 68;

  private DocxPen() {}

  static int twips(double mm) {
    return (int) Math.round(mm / 25.4 * 1440);
  }

  static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  static void page(
      XWPFDocument document, double widthMm, double heightMm, double topMm, double sideMm) {
    CTSectPr section =
        document.getDocument().getBody().isSetSectPr()
            ? document.getDocument().getBody().getSectPr()
            : document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
    size.setW(big(twips(widthMm)));
    size.setH(big(twips(heightMm)));
    if (widthMm > heightMm) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margin = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
    margin.setTop(big(twips(topMm)));
    margin.setBottom(big(twips(topMm)));
    margin.setLeft(big(twips(sideMm)));
    margin.setRight(big(twips(sideMm)));
    margin.setHeader(big(twips(8)));
    margin.setFooter(big(twips(8)));
    margin.setGutter(big(0));
  }

  /** A table without rows, fixed to the columns. */
  static XWPFTable table(XWPFDocument document, double[] columnsMm) {
    XWPFTable table = document.createTable();
    table.removeRow(0);
    CTTbl raw = table.getCTTbl();
    CTTblPr properties = raw.getTblPr() == null ? raw.addNewTblPr() : raw.getTblPr();
    (properties.isSetTblLayout() ? properties.getTblLayout() : properties.addNewTblLayout())
        .setType(STTblLayoutType.FIXED);
    CTTblGrid grid = raw.getTblGrid() == null ? raw.addNewTblGrid() : raw.getTblGrid();
    double width = 0;
    for (double column : columnsMm) {
      grid.addNewGridCol().setW(big(twips(column)));
      width += column;
    }
    table.setWidth(twips(width));
    table.setTopBorder(XWPFBorderType.SINGLE, OUTER_RULE_EIGHTHS, 0, "000000");
    table.setBottomBorder(XWPFBorderType.SINGLE, OUTER_RULE_EIGHTHS, 0, "000000");
    table.setLeftBorder(XWPFBorderType.SINGLE, OUTER_RULE_EIGHTHS, 0, "000000");
    table.setRightBorder(XWPFBorderType.SINGLE, OUTER_RULE_EIGHTHS, 0, "000000");
    table.setInsideHBorder(XWPFBorderType.SINGLE, INNER_RULE_EIGHTHS, 0, "000000");
    table.setInsideVBorder(XWPFBorderType.SINGLE, INNER_RULE_EIGHTHS, 0, "000000");
    table.setCellMargins(0, CELL_MARGIN_TWIPS, 0, CELL_MARGIN_TWIPS);
    return table;
  }

  static XWPFTableRow row(XWPFTable table, double heightMm, boolean exact) {
    XWPFTableRow own = table.createRow();
    // A new row copies the cells of the first one.
    for (int i = own.getTableCells().size() - 1; i >= 0; i--) {
      own.removeCell(i);
    }
    CTRow kept = own.getCtRow();
    CTHeight height = (kept.isSetTrPr() ? kept.getTrPr() : kept.addNewTrPr()).addNewTrHeight();
    height.setVal(big(twips(heightMm)));
    height.setHRule(exact ? STHeightRule.EXACT : STHeightRule.AT_LEAST);
    return own;
  }

  /** A cell at the end of the row. */
  static XWPFTableCell cell(XWPFTableRow row, double widthMm, int span) {
    XWPFTableCell cell = row.createCell();
    CTTc raw = cell.getCTTc();
    CTTcPr properties = raw.isSetTcPr() ? raw.getTcPr() : raw.addNewTcPr();
    var width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    width.setW(big(twips(widthMm)));
    width.setType(STTblWidth.DXA);
    if (span > 1) {
      properties.addNewGridSpan().setVal(big(span));
    }
    cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
    return cell;
  }

  static void merge(XWPFTableCell cell, boolean first) {
    CTTcPr properties = cell.getCTTc().getTcPr();
    properties.addNewVMerge().setVal(first ? STMerge.RESTART : STMerge.CONTINUE);
  }

  /** The first paragraph of a cell, or a further one. */
  static XWPFParagraph paragraph(
      XWPFTableCell cell, boolean first, ParagraphAlignment alignment, double size) {
    XWPFParagraph paragraph =
        first && !cell.getParagraphs().isEmpty()
            ? cell.getParagraphs().getFirst()
            : cell.addParagraph();
    return spaced(paragraph, alignment, size);
  }

  static XWPFParagraph spaced(XWPFParagraph paragraph, ParagraphAlignment alignment, double size) {
    paragraph.setAlignment(alignment);
    paragraph.setSpacingBefore(0);
    paragraph.setSpacingAfter(0);
    paragraph.setSpacingBetween(size * 1.12, LineSpacingRule.EXACT);
    return paragraph;
  }

  static XWPFRun run(XWPFParagraph paragraph, String text, String font, double size) {
    XWPFRun run = paragraph.createRun();
    for (XWPFRun.FontCharRange range : XWPFRun.FontCharRange.values()) {
      run.setFontFamily(font, range);
    }
    run.setFontSize(size);
    run.setText(text);
    return run;
  }
}
