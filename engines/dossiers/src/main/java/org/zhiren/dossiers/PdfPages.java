package org.zhiren.dossiers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.zhiren.explain.Text;

/** Draws the pages of a finished PDF: what the preview shows is what the printer gets. */
final class PdfPages {

  private static final int FINEST = 300;

  private PdfPages() {}

  static List<byte[]> draw(byte[] pdf, int dotsPerInch) throws DossierProblem {
    if (dotsPerInch < 1 || dotsPerInch > FINEST) {
      throw new IllegalArgumentException(
          "dotsPerInch (%d) must lie between 1 and %d.".formatted(dotsPerInch, FINEST));
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<byte[]> pages = new ArrayList<>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage image = renderer.renderImageWithDPI(i, dotsPerInch, ImageType.RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        pages.add(out.toByteArray());
      }
      return pages;
    } catch (IOException | RuntimeException e) {
      // PDFBox answers unusable files with many kinds of exception.
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          "pdf",
          Text.of("PDF 无法显示。", "The PDF cannot be drawn. Maybe it is broken."),
          e);
    }
  }
}
