package org.zhiren.dossiers;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

/** The sheet of a .docx around the text: margins, the grid, page numbers outside, the watermark. */
final class OfficialDocxFrame {

  private static final String NUMBER_FONT = "宋体";

  private final XWPFDocument document;

  OfficialDocxFrame(XWPFDocument document) {
    this.document = document;
  }

  /** Puts it round the document. */
  void put(PrintOptions options) {
    frame();
    footers(options);
  }

  /** Margins, grid and the size that the grid counts from. */
  private void frame() {
    DocxPen.page(
        document,
        OfficialSheet.PAGE_WIDTH_MM,
        OfficialSheet.PAGE_HEIGHT_MM,
        OfficialSheet.TOP_MM,
        OfficialSheet.LEFT_MM);
    CTSectPr section = document.getDocument().getBody().getSectPr();
    CTPageMar margin = section.getPgMar();
    margin.setBottom(DocxPen.big(DocxPen.twips(OfficialSheet.BOTTOM_MM)));
    margin.setRight(DocxPen.big(DocxPen.twips(OfficialSheet.RIGHT_MM)));
    margin.setFooter(
        DocxPen.big(DocxPen.twips(OfficialSheet.BOTTOM_MM - OfficialSheet.PAGE_NUMBER_MM - 3)));
    CTDocGrid grid = section.isSetDocGrid() ? section.getDocGrid() : section.addNewDocGrid();
    grid.setType(STDocGrid.LINES_AND_CHARS);
    grid.setLinePitch(DocxPen.big((long) (OfficialDocxLines.POINTS * 20)));
    double pitch = OfficialSheet.CHARACTER_MM * PdfPen.POINTS_PER_MM;
    // In 4096ths of a point, beside the size of the default style.
    grid.setCharSpace(DocxPen.big(Math.round((pitch - OfficialSheet.BODY_SIZE) * 4096)));
    XWPFStyles styles = document.createStyles();
    CTFonts fonts = CTFonts.Factory.newInstance();
    fonts.setAscii(DocxPen.BODY_FONT);
    fonts.setHAnsi(DocxPen.BODY_FONT);
    fonts.setEastAsia(DocxPen.BODY_FONT);
    styles.setDefaultFonts(fonts);
    styles
        .getDefaultRunStyle()
        .getRPr()
        .addNewSz()
        .setVal(DocxPen.big(Math.round(OfficialSheet.BODY_SIZE * 2)));
  }

  private void footers(PrintOptions options) {
    document.setEvenAndOddHeadings(true);
    footer(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    footer(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
    if (options.watermark().isPresent()) {
      for (HeaderFooterType type :
          new HeaderFooterType[] {HeaderFooterType.DEFAULT, HeaderFooterType.EVEN}) {
        XWPFHeader header = document.createHeader(type);
        XWPFRun run =
            DocxPen.run(
                DocxPen.spaced(header.createParagraph(), ParagraphAlignment.RIGHT, 9),
                options.watermark().get(),
                DocxPen.BODY_FONT,
                9);
        run.setColor("808080");
      }
    }
  }

  private void footer(HeaderFooterType type, ParagraphAlignment side) {
    XWPFFooter footer = document.createFooter(type);
    XWPFParagraph number = DocxPen.spaced(footer.createParagraph(), side, OfficialSheet.SMALL_SIZE);
    CTInd indent = OfficialDocxLines.indent(number);
    int one = DocxPen.twips(OfficialSheet.CHARACTER_MM);
    if (side == ParagraphAlignment.RIGHT) {
      indent.setRight(DocxPen.big(one));
    } else {
      indent.setLeft(DocxPen.big(one));
    }
    DocxPen.run(number, "— ", NUMBER_FONT, OfficialSheet.SMALL_SIZE);
    XWPFRun field = DocxPen.run(number, "", NUMBER_FONT, OfficialSheet.SMALL_SIZE);
    var simple = number.getCTP().addNewFldSimple();
    simple.setInstr("PAGE");
    simple.addNewR().setRPr(field.getCTR().getRPr());
    DocxPen.run(number, " —", NUMBER_FONT, OfficialSheet.SMALL_SIZE);
  }
}
