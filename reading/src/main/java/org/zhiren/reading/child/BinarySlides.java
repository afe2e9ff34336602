package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;

/** PowerPoint 97 to 2003 and what WPS Presentation saves under .ppt and .dps. */
final class BinarySlides {

  private final Output out;

  private BinarySlides(Output out) {
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes));
        HSLFSlideShow show = new HSLFSlideShow(files)) {
      BinaryParticulars.write(
          show.getSlideShowImpl().getSummaryInformation(),
          show.getSlideShowImpl().getDocumentSummaryInformation(),
          out);
      List<HSLFSlide> slides = show.getSlides();
      out.pages(slides.size());
      BinarySlides reader = new BinarySlides(out);
      for (int i = 0; i < slides.size(); i++) {
        reader.slide(slides.get(i), i + 1);
      }
    }
  }

  private void slide(HSLFSlide slide, int page) throws IOException {
    String title = slide.getTitle();
    if (title != null) {
      out.heading(1, page, title);
    }
    shapes(slide.getShapes(), page, title);
    HSLFNotes notes = slide.getNotes();
    if (notes != null) {
      for (List<HSLFTextParagraph> paragraphs : notes.getTextParagraphs()) {
        out.part(Part.Kind.NOTE, 0, page, HSLFTextParagraph.getText(paragraphs));
      }
    }
  }

  private void shapes(List<HSLFShape> shapes, int page, @Nullable String title) throws IOException {
    for (HSLFShape shape : shapes) {
      switch (shape) {
        case HSLFTable table -> table(table, page);
        case HSLFGroupShape group -> shapes(group.getShapes(), page, title);
        case HSLFTextShape text -> {
          String written = text.getText();
          if (!written.equals(title)) {
            out.paragraph(page, written);
          }
        }
        default -> {}
      }
    }
  }

  private void table(HSLFTable table, int page) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.getNumberOfRows(); i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < table.getNumberOfColumns(); j++) {
        HSLFTableCell cell = table.getCell(i, j);
        row.add(cell == null ? "" : cell.getText());
      }
      rows.add(row);
    }
    out.table(page, rows);
  }
}
