package org.zhiren.dossiers;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.zhiren.explain.Text;

/** Prints the 干部任免审批表 as PDF: two A4 pages, and an annex for what does not fit at any size. */
final class FormPdf {

  /** Font sizes of a cell: the usual one, the one step allowed, and those that are reported. */
  static final double[] CELL_SIZES = {14, 12, 10.5, 9, 8, 7, 6, 5};

  /** Font sizes of 简历; the first five are the customary ones. */
  static final double[] RESUME_SIZES = {14, 13, 12, 11, 10, 9, 8, 7, 6, 5};

  private static final int CUSTOMARY_RESUME_STEPS = 4;
  private static final double LABEL_SIZE = 14;
  private static final double TITLE_SIZE = 22;
  private static final double TITLE_SPACING = 9;
  private static final double LEADING = 1.12;
  private static final double PADDING_MM = 1.2;
  private static final double TIGHT_PADDING_MM = 0.6;
  private static final double OUTER_RULE = 1.5;
  private static final double INNER_RULE = 0.5;

  /** Where the baseline of a line lies below its top, in em, for Chinese fonts. */
  private static final double ASCENT = 0.88;

  private static final int SHARPEST_PHOTO_PIXELS = 800;
  private static final double ANNEX_SIZE = 12;

  private final Dossier dossier;
  private final PrintOptions options;
  private final PdfPen pen;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> annex = new ArrayList<>();

  private FormPdf(Dossier dossier, PrintOptions options, PdfPen pen) {
    this.dossier = dossier;
    this.options = options;
    this.pen = pen;
  }

  static Written write(Dossier dossier, PrintOptions options) throws DossierProblem {
    try (PdfPen pen = new PdfPen(options.fonts(), FormSheet.TITLE + " " + dossier.name())) {
      FormPdf form = new FormPdf(dossier, options, pen);
      form.draw();
      byte[] bytes = pen.finish();
      form.reportMissing();
      return new Written(bytes, form.findings);
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          dossier.name(),
          Text.of("PDF 无法生成：{0}", "The PDF cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private void draw() throws IOException {
    page();
    double width = FormSheet.columnsMm(0, 12);
    double titleWidth = pen.titleWidthMm(FormSheet.TITLE, TITLE_SIZE, TITLE_SPACING);
    pen.title(
        FormSheet.TITLE,
        FormSheet.MARGIN_SIDE_MM + (width - titleWidth) / 2,
        FormSheet.MARGIN_TOP_MM + 8,
        TITLE_SIZE,
        TITLE_SPACING);
    table(
        FormSheet.first(dossier, options.asOf()),
        FormSheet.MARGIN_TOP_MM + FormSheet.TITLE_HEIGHT_MM);
    page();
    double end = table(FormSheet.second(dossier), FormSheet.MARGIN_TOP_MM);
    pen.text(FormSheet.footer(dossier), FormSheet.MARGIN_SIDE_MM + PADDING_MM, end + 6, 12);
    extraFamily();
    annex();
  }

  private void page() throws IOException {
    pen.page(FormSheet.PAGE_WIDTH_MM, FormSheet.PAGE_HEIGHT_MM);
    if (options.watermark().isPresent()) {
      pen.watermark(options.watermark().get(), FormSheet.PAGE_WIDTH_MM, FormSheet.PAGE_HEIGHT_MM);
    }
  }

  /** Draws rows from {@code top}; returns where they end. */
  private double table(List<FormSheet.Row> rows, double top) throws IOException {
    double y = top;
    for (int i = 0; i < rows.size(); i++) {
      for (FormSheet.Cell cell : rows.get(i).cells()) {
        double height = 0;
        for (int k = i; k < Math.min(rows.size(), i + cell.rows()); k++) {
          height += rows.get(k).heightMm();
        }
        double x = FormSheet.MARGIN_SIDE_MM + FormSheet.columnsMm(0, cell.from());
        pen.box(x, y, cell.widthMm(), height, INNER_RULE);
        fill(cell, x, y, height);
      }
      y += rows.get(i).heightMm();
    }
    pen.box(FormSheet.MARGIN_SIDE_MM, top, FormSheet.columnsMm(0, 12), y - top, OUTER_RULE);
    return y;
  }

  private void fill(FormSheet.Cell cell, double x, double y, double height) throws IOException {
    switch (cell.kind()) {
      case LABEL -> words(cell, x, y, height, true);
      case VALUE -> words(cell, x, y, height, true);
      case LONG, RESUME -> words(cell, x, y, height, false);
      case VERTICAL -> vertical(cell.text(), x, y, cell.widthMm(), height);
      case PHOTO -> photo(x, y, cell.widthMm(), height);
      case OPINION -> opinion(cell.text(), x, y, cell.widthMm(), height);
    }
  }

  private void words(FormSheet.Cell cell, double x, double y, double height, boolean centred)
      throws IOException {
    if (cell.text().isEmpty()) {
      return;
    }
    boolean resume = cell.kind() == FormSheet.Kind.RESUME;
    boolean label = cell.kind() == FormSheet.Kind.LABEL;
    double padding = label ? 0.2 : centred ? TIGHT_PADDING_MM : PADDING_MM;
    double width = cell.widthMm() - 2 * padding;
    // A résumé fills its tall cell; a row of one or two lines needs its height to the last point.
    double usable = resume ? height - 2 : height;
    TextFit.Set set =
        TextFit.fit(
            cell.text(),
            resume,
            width * PdfPen.POINTS_PER_MM,
            usable * PdfPen.POINTS_PER_MM,
            resume ? RESUME_SIZES : CELL_SIZES,
            LEADING,
            pen::emWidth);
    List<TextFit.Line> lines = set.lines();
    if (!label) {
      report(cell, set, resume ? CUSTOMARY_RESUME_STEPS : 1);
    }
    double lineMm = set.size() * LEADING / PdfPen.POINTS_PER_MM;
    if (!set.fits()) {
      lines = shortened(cell, lines, Math.max(1, (int) (usable / lineMm)));
    }
    double block = lines.size() * lineMm;
    double at = resume ? y + 1 : y + (height - block) / 2;
    for (TextFit.Line line : lines) {
      double baseline = at + baseline(set.size(), lineMm);
      set(line, x + padding, baseline, set.size(), width, centred);
      at += lineMm;
    }
  }

  private static double baseline(double size, double lineMm) {
    double em = size / PdfPen.POINTS_PER_MM;
    return (lineMm - em) / 2 + em * ASCENT;
  }

  private void set(
      TextFit.Line line, double x, double y, double size, double widthMm, boolean centred)
      throws IOException {
    double em = size / PdfPen.POINTS_PER_MM;
    int tab = line.text().indexOf('\t');
    if (tab >= 0) {
      pen.text(line.text().substring(0, tab), x, y, size);
      pen.text(line.text().substring(tab + 1), x + 9 * em, y, size);
    } else {
      double used = centred ? pen.emWidth(line.text()) * em : 0;
      double shift = centred ? Math.max(0, (widthMm - used) / 2) : line.indent() * em;
      pen.text(line.text(), x + shift, y, size);
    }
  }

  /** Text that fits at no size stands on the annex in full; the cell says so. */
  private List<TextFit.Line> shortened(FormSheet.Cell cell, List<TextFit.Line> lines, int room) {
    annex.add(cell.name() + "\n" + cell.text());
    List<TextFit.Line> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), room - 1)));
    shown.add(new TextFit.Line(0, "（全文见附页）"));
    return shown;
  }

  private void report(FormSheet.Cell cell, TextFit.Set set, int customarySteps) {
    if (set.steps() == 0 && set.fits()) {
      return;
    }
    Finding.Place place = Finding.Place.of(dossier.name(), cell.name());
    String size = set.size() == Math.rint(set.size()) ? "%.0f" : "%.1f";
    if (!set.fits()) {
      findings.add(
          Finding.warning(
              place,
              cell.text(),
              Text.of(
                  "内容过长，最小字号也放不下，全文印在附页。",
                  "The text is too long even at the smallest size; it is printed in full on an"
                      + " annex page.")));
    } else if (set.steps() > customarySteps) {
      findings.add(
          Finding.warning(
              place,
              cell.text(),
              Text.of(
                      "内容过长，已缩至 {0} 磅，请精简。",
                      "The text is long and was set at {0} pt. Maybe shorten it.")
                  .fill(size.formatted(set.size()))));
    } else {
      findings.add(
          Finding.note(
              place,
              "",
              Text.of("已缩至 {0} 磅。", "Set at {0} pt to fit.").fill(size.formatted(set.size()))));
    }
  }

  private void vertical(String text, double x, double y, double width, double height)
      throws IOException {
    int[] points = text.codePoints().toArray();
    double step = LABEL_SIZE * (points.length > 6 ? 1.2 : 2.4) / PdfPen.POINTS_PER_MM;
    double em = LABEL_SIZE / PdfPen.POINTS_PER_MM;
    double at = y + (height - step * points.length) / 2;
    for (int point : points) {
      pen.text(
          Character.toString(point),
          x + (width - em) / 2,
          at + (step - em) / 2 + em * ASCENT,
          LABEL_SIZE);
      at += step;
    }
  }

  private void opinion(String text, double x, double y, double width, double height)
      throws IOException {
    double size = 12;
    double lineMm = size * 1.6 / PdfPen.POINTS_PER_MM;
    String[] lines = text.split("\n");
    double at = y + height - lines.length * lineMm - 2;
    for (String line : lines) {
      double used = pen.emWidth(line) * size / PdfPen.POINTS_PER_MM;
      pen.text(line, x + width - used - 6, at + baseline(size, lineMm), size);
      at += lineMm;
    }
  }

  private void photo(double x, double y, double width, double height) throws IOException {
    if (dossier.photo().isEmpty()) {
      return;
    }
    Optional<PDImageXObject> image = image(dossier.photo().get());
    if (image.isEmpty()) {
      findings.add(
          Finding.warning(
              Finding.Place.of(dossier.name(), "照片"),
              "",
              Text.of("照片无法解码，未打印。", "The photo cannot be decoded and was not printed.")));
      return;
    }
    double gap = 0.6;
    double scale =
        Math.min(
            (width - 2 * gap) / image.get().getWidth(),
            (height - 2 * gap) / image.get().getHeight());
    double w = image.get().getWidth() * scale;
    double h = image.get().getHeight() * scale;
    pen.image(image.get(), x + (width - w) / 2, y + (height - h) / 2, w, h);
  }

  private Optional<PDImageXObject> image(Photo photo) throws IOException {
    Optional<BufferedImage> decoded = Pictures.decode(photo.bytes(), Limits.usual());
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage picture = smaller(decoded.get());
    boolean asItIs =
        photo.type() == Photo.Type.JPEG && picture.getWidth() == decoded.get().getWidth();
    if (asItIs) {
      try {
        return Optional.of(JPEGFactory.createFromByteArray(pen.document(), photo.bytes()));
      } catch (IOException | RuntimeException e) {
        // An odd JPEG that could be decoded: its pixels do as well.
        return Optional.of(LosslessFactory.createFromImage(pen.document(), picture));
      }
    }
    return Optional.of(
        photo.type() == Photo.Type.JPEG
            ? JPEGFactory.createFromImage(pen.document(), picture, 0.9f)
            : LosslessFactory.createFromImage(pen.document(), picture));
  }

  /** More pixels than a printer can show only make the file larger. */
  private static BufferedImage smaller(BufferedImage picture) {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    if (longest <= SHARPEST_PHOTO_PIXELS) {
      return picture;
    }
    double scale = (double) SHARPEST_PHOTO_PIXELS / longest;
    int width = Math.max(1, (int) (picture.getWidth() * scale));
    int height = Math.max(1, (int) (picture.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  private void extraFamily() {
    List<FamilyMember> family = dossier.family();
    if (family.size() <= FormSheet.MOST_FAMILY_ROWS) {
      return;
    }
    StringBuilder text = new StringBuilder("家庭主要成员及重要社会关系（续）");
    for (FamilyMember member : family.subList(FormSheet.MOST_FAMILY_ROWS, family.size())) {
      text.append('\n')
          .append(
              String.join(
                  "  ",
                  member.relation(),
                  member.name(),
                  FormDates.shown(member.birth()),
                  member.politicalStatus(),
                  member.workplaceAndPost()));
    }
    annex.add(text.toString());
    findings.add(
        Finding.warning(
            Finding.Place.of(dossier.name(), "家庭成员"),
            "",
            Text.of(
                    "家庭成员 {0} 人，表内最多 {1} 行，其余印在附页。",
                    "There are {0} family members and {1} rows; the rest is printed on an annex"
                        + " page.")
                .fill(family.size(), FormSheet.MOST_FAMILY_ROWS)));
  }

  private void annex() throws IOException {
    double width = FormSheet.columnsMm(0, 12);
    double lineMm = ANNEX_SIZE * 1.4 / PdfPen.POINTS_PER_MM;
    double bottom = FormSheet.PAGE_HEIGHT_MM - FormSheet.MARGIN_TOP_MM;
    double y = bottom;
    for (String text : annex) {
      for (TextFit.Line line :
          TextFit.lines(text, width * PdfPen.POINTS_PER_MM / ANNEX_SIZE, 0, pen::emWidth)) {
        if (y + lineMm > bottom) {
          page();
          pen.text(
              FormSheet.TITLE + "（附页）  " + dossier.name(),
              FormSheet.MARGIN_SIDE_MM,
              FormSheet.MARGIN_TOP_MM + 5,
              LABEL_SIZE);
          y = FormSheet.MARGIN_TOP_MM + 10;
        }
        pen.text(
            line.text(), FormSheet.MARGIN_SIDE_MM, y + baseline(ANNEX_SIZE, lineMm), ANNEX_SIZE);
        y += lineMm;
      }
      y += lineMm;
    }
  }

  private void reportMissing() {
    for (int point : pen.missing()) {
      findings.add(
          Finding.warning(
              Finding.Place.of(dossier.name(), ""),
              Character.toString(point),
              Text.of(
                      "字体中没有 U+{0}，以 〓 代替。请安装含生僻字的字体（如花园明朝 HanaMinB）。",
                      "No font has U+{0}; it prints as 〓. Maybe install a font for rare characters"
                          + " (such as HanaMinB).")
                  .fill("%04X".formatted(point))));
    }
  }
}
