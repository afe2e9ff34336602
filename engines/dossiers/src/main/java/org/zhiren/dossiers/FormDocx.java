package org.zhiren.dossiers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.zhiren.explain.Text;

/**
 * Writes the 干部任免审批表 as .docx, for editing. The rows have the exact heights of the form; a text
 * that fits at no size makes its row grow instead, so that nothing is hidden.
 */
final class FormDocx {

  private static final double TITLE_SIZE = 22;
  private static final int TITLE_SPACING_TWIPS = 180;
  private static final double LEADING = 1.12;

  private final Dossier dossier;
  private final PrintOptions options;
  private final XWPFDocument document;
  private final List<Finding> findings = new ArrayList<>();

  private FormDocx(Dossier dossier, PrintOptions options, XWPFDocument document) {
    this.dossier = dossier;
    this.options = options;
    this.document = document;
  }

  static Written write(Dossier dossier, PrintOptions options) throws DossierProblem {
    try (XWPFDocument document = new XWPFDocument()) {
      FormDocx form = new FormDocx(dossier, options, document);
      form.build();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return new Written(out.toByteArray(), form.findings);
    } catch (IOException | InvalidFormatException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          dossier.name(),
          Text.of("docx 无法生成：{0}", "The .docx cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private void build() throws IOException, InvalidFormatException {
    DocxPen.page(
        document,
        FormSheet.PAGE_WIDTH_MM,
        FormSheet.PAGE_HEIGHT_MM,
        FormSheet.MARGIN_TOP_MM,
        FormSheet.MARGIN_SIDE_MM);
    document.getProperties().getCoreProperties().setTitle(FormSheet.TITLE + " " + dossier.name());
    XWPFParagraph title = document.createParagraph();
    title.setAlignment(ParagraphAlignment.CENTER);
    title.setSpacingAfter(0);
    title.setSpacingBetween(
        FormSheet.TITLE_HEIGHT_MM * PdfPen.POINTS_PER_MM, LineSpacingRule.EXACT);
    XWPFRun run = DocxPen.run(title, FormSheet.TITLE, DocxPen.TITLE_FONT, TITLE_SIZE);
    run.setCharacterSpacing(TITLE_SPACING_TWIPS);
    table(FormSheet.first(dossier, options.asOf()));
    XWPFParagraph turn = document.createParagraph();
    turn.setPageBreak(true);
    turn.setSpacingAfter(0);
    turn.setSpacingBetween(1, LineSpacingRule.EXACT);
    table(FormSheet.second(dossier));
    XWPFParagraph footer = DocxPen.spaced(document.createParagraph(), ParagraphAlignment.LEFT, 16);
    DocxPen.run(footer, FormSheet.footer(dossier), DocxPen.BODY_FONT, 12);
    extraFamily();
  }

  /** A cell that began in a row above. */
  private record Spanning(FormSheet.Cell cell, int rowsLeft) {}

  private void table(List<FormSheet.Row> rows) throws IOException, InvalidFormatException {
    XWPFTable table = DocxPen.table(document, FormSheet.COLUMNS_MM);
    List<Spanning> spanning = new ArrayList<>();
    for (FormSheet.Row row : rows) {
      boolean exact = row.cells().stream().allMatch(cell -> fits(cell, row.heightMm()));
      XWPFTableRow made = DocxPen.row(table, row.heightMm(), exact);
      List<Spanning> next = new ArrayList<>();
      int column = 0;
      while (column < FormSheet.COLUMNS_MM.length) {
        int at = column;
        Optional<Spanning> above = spanning.stream().filter(s -> s.cell().from() == at).findFirst();
        if (above.isPresent()) {
          FormSheet.Cell cell = above.get().cell();
          DocxPen.merge(DocxPen.cell(made, cell.widthMm(), cell.to() - cell.from()), false);
          if (above.get().rowsLeft() > 1) {
            next.add(new Spanning(cell, above.get().rowsLeft() - 1));
          }
          column = cell.to();
        } else {
          FormSheet.Cell cell =
              row.cells().stream().filter(c -> c.from() == at).findFirst().orElseThrow();
          XWPFTableCell target = DocxPen.cell(made, cell.widthMm(), cell.to() - cell.from());
          if (cell.rows() > 1) {
            DocxPen.merge(target, true);
            next.add(new Spanning(cell, cell.rows() - 1));
          }
          fill(target, cell, row.heightMm() * cell.rows());
          column = cell.to();
        }
      }
      spanning = next;
    }
  }

  private TextFit.Set set(FormSheet.Cell cell, double heightMm) {
    boolean resume = cell.kind() == FormSheet.Kind.RESUME;
    return TextFit.fit(
        cell.text(),
        resume,
        (cell.widthMm() - 2.6) * PdfPen.POINTS_PER_MM,
        (resume ? heightMm - 2 : heightMm) * PdfPen.POINTS_PER_MM,
        resume ? FormPdf.RESUME_SIZES : FormPdf.CELL_SIZES,
        LEADING,
        c -> PdfPen.emWidth(options.fonts().body(), c));
  }

  private boolean fits(FormSheet.Cell cell, double heightMm) {
    return switch (cell.kind()) {
      case VALUE, LONG, RESUME -> {
        TextFit.Set set = set(cell, heightMm * cell.rows());
        if (!set.fits()) {
          findings.add(
              Finding.warning(
                  Finding.Place.of(dossier.name(), cell.name()),
                  cell.text(),
                  Text.of(
                      "内容过长，最小字号也放不下，该行已加高。",
                      "The text is too long even at the smallest size; its row was made higher.")));
        }
        yield set.fits();
      }
      case LABEL, VERTICAL, PHOTO, OPINION -> true;
    };
  }

  private void fill(XWPFTableCell target, FormSheet.Cell cell, double heightMm)
      throws IOException, InvalidFormatException {
    switch (cell.kind()) {
      case LABEL -> lines(target, cell.text(), ParagraphAlignment.CENTER, 14);
      case VERTICAL ->
          lines(
              target,
              String.join("\n", cell.text().codePoints().mapToObj(Character::toString).toList()),
              ParagraphAlignment.CENTER,
              14);
      case VALUE ->
          lines(target, cell.text(), ParagraphAlignment.CENTER, set(cell, heightMm).size());
      case LONG -> lines(target, cell.text(), ParagraphAlignment.LEFT, set(cell, heightMm).size());
      case OPINION -> {
        target.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.BOTTOM);
        lines(target, cell.text(), ParagraphAlignment.RIGHT, 12);
      }
      case RESUME -> {
        target.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.TOP);
        resume(target, cell.text(), set(cell, heightMm).size());
      }
      case PHOTO -> photo(target, cell, heightMm);
    }
  }

  private static void lines(
      XWPFTableCell target, String text, ParagraphAlignment alignment, double size) {
    boolean first = true;
    for (String line : text.split("\n", -1)) {
      XWPFParagraph paragraph = DocxPen.paragraph(target, first, alignment, size);
      DocxPen.run(paragraph, line, DocxPen.BODY_FONT, size);
      first = false;
    }
  }

  private static void resume(XWPFTableCell target, String text, double size) {
    boolean first = true;
    int hanging = (int) Math.round(9 * size * 20);
    for (Resume.Part part : Resume.parse(text).parts()) {
      XWPFParagraph paragraph = DocxPen.paragraph(target, first, ParagraphAlignment.LEFT, size);
      first = false;
      switch (part) {
        case Resume.Remark remark ->
            broken(DocxPen.run(paragraph, "", DocxPen.BODY_FONT, size), remark.text());
        case Resume.Entry entry -> {
          paragraph.setIndentationLeft(hanging);
          paragraph.setIndentationHanging(hanging);
          String period = Resume.Months.dotted(entry.period().from()) + "--" + entry.period().end();
          XWPFRun run = DocxPen.run(paragraph, period, DocxPen.BODY_FONT, size);
          run.addTab();
          broken(run, entry.body());
        }
      }
    }
  }

  private static void broken(XWPFRun run, String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i], run.getCTR().sizeOfTArray());
    }
  }

  private void photo(XWPFTableCell target, FormSheet.Cell cell, double heightMm)
      throws IOException, InvalidFormatException {
    if (dossier.photo().isEmpty()) {
      return;
    }
    Photo photo = dossier.photo().get();
    Optional<Pictures.Size> size = Pictures.size(photo.bytes());
    if (size.isEmpty() || size.get().width() <= 0 || size.get().height() <= 0) {
      findings.add(
          Finding.warning(
              Finding.Place.of(dossier.name(), "照片"),
              "",
              Text.of("照片无法识别，未写入。", "The photo cannot be read and was not written.")));
      return;
    }
    double scale =
        Math.min((cell.widthMm() - 3) / size.get().width(), (heightMm - 1) / size.get().height());
    PictureType type =
        switch (photo.type()) {
          case PNG -> PictureType.PNG;
          case BMP -> PictureType.BMP;
          case GIF -> PictureType.GIF;
          case JPEG, UNKNOWN -> PictureType.JPEG;
        };
    XWPFParagraph paragraph = target.getParagraphs().getFirst();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingAfter(0);
    paragraph
        .createRun()
        .addPicture(
            new ByteArrayInputStream(photo.bytes()),
            type,
            "photo." + photo.type().extension(),
            Units.toEMU(size.get().width() * scale * PdfPen.POINTS_PER_MM),
            Units.toEMU(size.get().height() * scale * PdfPen.POINTS_PER_MM));
  }

  private void extraFamily() {
    List<FamilyMember> family = dossier.family();
    for (int i = FormSheet.MOST_FAMILY_ROWS; i < family.size(); i++) {
      FamilyMember member = family.get(i);
      XWPFParagraph paragraph =
          DocxPen.spaced(document.createParagraph(), ParagraphAlignment.LEFT, 12);
      DocxPen.run(
          paragraph,
          "家庭成员（续）："
              + String.join(
                  "  ",
                  member.relation(),
                  member.name(),
                  FormDates.shown(member.birth()),
                  member.politicalStatus(),
                  member.workplaceAndPost()),
          DocxPen.BODY_FONT,
          12);
    }
  }
}
