package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.zhiren.explain.Text;

/** Binds several PDFs into one: contents in front, pages numbered through, an outline. */
final class PdfBook {

  private static final float NUMBER_SIZE = 10;
  private static final float NUMBER_FROM_EDGE = 18;

  private PdfBook() {}

  static byte[] bind(String title, List<Dossiers.Part> parts, PrintOptions options)
      throws DossierProblem {
    try {
      List<Integer> pages = new ArrayList<>();
      for (Dossiers.Part part : parts) {
        try (PDDocument one = Loader.loadPDF(part.pdf())) {
          pages.add(one.getNumberOfPages());
        } catch (IOException | RuntimeException e) {
          // PDFBox answers unusable files with many kinds of exception.
          throw broken(part.name(), e);
        }
      }
      // The contents may be longer than a page, which moves everything: lay them out twice.
      byte[] contents = contents(title, parts, pages, 0, options);
      int front = count(contents);
      contents = contents(title, parts, pages, front, options);
      return bound(title, parts, pages, contents, front);
    } catch (IOException e) {
      throw broken(title, e);
    }
  }

  private static int count(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static byte[] contents(
      String title, List<Dossiers.Part> parts, List<Integer> pages, int front, PrintOptions options)
      throws DossierProblem {
    List<List<String>> rows = new ArrayList<>();
    int page = front + 1;
    for (int i = 0; i < parts.size(); i++) {
      rows.add(List.of(Integer.toString(i + 1), parts.get(i).name(), Integer.toString(page)));
      page += pages.get(i);
    }
    OfficialDocument document =
        OfficialDocument.titled(title)
            .table(List.of("序号", "材料", "页码"), List.of(2, 12, 2), rows)
            .build();
    return OfficialPdf.write(document, options).bytes();
  }

  private static byte[] bound(
      String title, List<Dossiers.Part> parts, List<Integer> pages, byte[] contents, int front)
      throws IOException {
    try (PDDocument book = new PDDocument()) {
      PDFMergerUtility merger = new PDFMergerUtility();
      List<PDDocument> sources = new ArrayList<>();
      try {
        sources.add(Loader.loadPDF(contents));
        merger.appendDocument(book, sources.getLast());
        for (Dossiers.Part part : parts) {
          sources.add(Loader.loadPDF(part.pdf()));
          merger.appendDocument(book, sources.getLast());
        }
        book.getDocumentInformation().setTitle(title);
        number(book, front);
        outline(book, parts, pages, front);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.save(out);
        return out.toByteArray();
      } finally {
        for (PDDocument source : sources) {
          source.close();
        }
      }
    }
  }

  /** Numbers at the upper right: the parts have their own at the foot. */
  private static void number(PDDocument book, int front) throws IOException {
    PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    int all = book.getNumberOfPages();
    for (int i = front; i < all; i++) {
      PDPage page = book.getPage(i);
      PDRectangle box = page.getCropBox();
      String number = (i + 1) + " / " + all;
      float width = font.getStringWidth(number) / 1000 * NUMBER_SIZE;
      try (PDPageContentStream out =
          new PDPageContentStream(book, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
        out.beginText();
        out.setFont(font, NUMBER_SIZE);
        out.newLineAtOffset(
            box.getUpperRightX() - NUMBER_FROM_EDGE - width,
            box.getUpperRightY() - NUMBER_FROM_EDGE);
        out.showText(number);
        out.endText();
      }
    }
  }

  private static void outline(
      PDDocument book, List<Dossiers.Part> parts, List<Integer> pages, int front) {
    PDDocumentOutline outline = new PDDocumentOutline();
    int at = front;
    for (int i = 0; i < parts.size(); i++) {
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(parts.get(i).name());
      item.setDestination(book.getPage(at));
      outline.addLast(item);
      at += pages.get(i);
    }
    book.getDocumentCatalog().setDocumentOutline(outline);
  }

  private static DossierProblem broken(String name, Exception why) {
    return new DossierProblem(
        DossierProblem.Kind.BROKEN,
        name,
        Text.of("“{0}”不是可用的 PDF，不能装订。", "“{0}” is no usable PDF and cannot be bound.").fill(name),
        why);
  }
}
