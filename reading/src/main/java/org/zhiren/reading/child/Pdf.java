package org.zhiren.reading.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.ReadWarning;
import org.zhiren.reading.Refusal;

/** PDF documents: text in the order of reading, page by page. Pictures are not decoded. */
final class Pdf {

  private static final int MOST_PAGES = 20_000;
  private static final int MOST_TREE_DEPTH = 20;
  private static final int MOST_ATTACHED_BYTES = 100 << 20;

  private Pdf() {}

  /**
   * Gives PDFBox one font of its own for measuring all fonts that a file does not hold, so that it
   * looks for none on the machine; must be done before the process is shut in.
   */
  static void prepare() throws IOException {
    FontMappers.set(new OneFont());
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (PDDocument document =
        Loader.loadPDF(
            new RandomAccessReadBuffer(bytes),
            "",
            null,
            null,
            IOUtils.createMemoryOnlyStreamCache())) {
      particulars(document.getDocumentInformation(), out);
      COSName javaScript = COSName.getPDFName("JavaScript");
      if (document.getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("OpenAction"))
          && document.getDocument().getObjectsByType(javaScript).iterator().hasNext()) {
        out.warn(ReadWarning.MACROS);
      }
      attachments(document, out);
      pages(document, out);
    } catch (InvalidPasswordException e) {
      throw new Refused(Refusal.PROTECTED, "");
    }
  }

  private static void attachments(PDDocument document, Output out) throws IOException {
    PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
    PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
    if (tree != null) {
      attachments(tree, out, 0);
    }
  }

  private static void attachments(
      PDNameTreeNode<PDComplexFileSpecification> tree, Output out, int depth) throws IOException {
    if (depth > MOST_TREE_DEPTH) {
      return;
    }
    Map<String, PDComplexFileSpecification> files = tree.getNames();
    if (files != null) {
      for (Map.Entry<String, PDComplexFileSpecification> file : files.entrySet()) {
        PDComplexFileSpecification one = file.getValue();
        PDEmbeddedFile content = one.getEmbeddedFileUnicode();
        if (content == null) {
          content = one.getEmbeddedFile();
        }
        if (content != null) {
          String name = one.getFilename();
          try (InputStream in = content.createInputStream()) {
            byte[] bytes = in.readNBytes((int) Math.min(out.bytesLeft() + 1, MOST_ATTACHED_BYTES));
            out.attachment(name == null ? file.getKey() : name, bytes);
          }
        }
      }
    }
    if (tree.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : tree.getKids()) {
        attachments(kid, out, depth + 1);
      }
    }
  }

  private static void pages(PDDocument document, Output out) throws IOException, Refused {
    int count = document.getNumberOfPages();
    if (count > MOST_PAGES) {
      throw Refused.hostile("it has (%d) pages".formatted(count));
    }
    out.pages(count);
    Lines lines = new Lines();
    int empty = 0;
    boolean broken = false;
    for (int page = 1; page <= count; page++) {
      try {
        PDPage one = document.getPage(page - 1);
        if (one.getContentStreams().hasNext()) {
          lines.read(document, page);
        }
      } catch (IOException | RuntimeException e) {
        // A damaged page does not take the others with it.
        broken = true;
      }
      if (lines.page.isEmpty()) {
        empty++;
      }
      lines.page.write(page, out);
    }
    if (broken && empty == count) {
      throw Refused.broken("no page can be read");
    }
    if (broken) {
      out.warn(ReadWarning.PARTLY_BROKEN);
    }
    if (empty > 0) {
      out.warn(empty == count ? ReadWarning.NO_TEXT : ReadWarning.SOME_PAGES_WITHOUT_TEXT);
    }
  }

  private static void particulars(PDDocumentInformation information, Output out)
      throws IOException {
    text(out, "title", information.getTitle());
    text(out, "author", information.getAuthor());
    text(out, "subject", information.getSubject());
    text(out, "keywords", information.getKeywords());
    text(out, "generator", information.getProducer());
    Calendar created = information.getCreationDate();
    text(out, "created", created == null ? null : created.toInstant().toString());
    Calendar modified = information.getModificationDate();
    text(out, "modified", modified == null ? null : modified.toInstant().toString());
  }

  private static void text(Output out, String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.particular(name, value);
    }
  }

  /** Collects lines with their places. */
  private static final class Lines extends PDFTextStripper {
    private final PageLines page = new PageLines();
    private final StringBuilder text = new StringBuilder();
    private double left = Double.MAX_VALUE;
    private double right;
    private double top;
    private double size;

    Lines() {
      setSortByPosition(true);
      setShouldSeparateByBeads(false);
    }

    void read(PDDocument document, int number) throws IOException {
      setStartPage(number);
      setEndPage(number);
      getText(document);
      line();
    }

    @Override
    protected void writeString(String written, List<TextPosition> places) {
      text.append(written);
      for (TextPosition place : places) {
        left = Math.min(left, place.getXDirAdj());
        right = Math.max(right, place.getXDirAdj() + place.getWidthDirAdj());
        top = place.getYDirAdj();
        size = place.getFontSizeInPt();
      }
    }

    @Override
    protected void writeWordSeparator() {
      text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
      line();
    }

    @Override
    protected void writePageEnd() {
      line();
    }

    private void line() {
      if (!text.isEmpty()) {
        page.add(new PageLines.Line(unspaced(text.toString()), left, right, top, size));
      }
      text.setLength(0);
      left = Double.MAX_VALUE;
      right = 0;
    }

    /** Wide setting looks like spaces: between Chinese characters there is none. */
    private static String unspaced(String line) {
      return line.replaceAll("(?<=[\\u2E80-\\uFFEF]) (?=[\\u2E80-\\uFFEF])", "");
    }
  }

  /** The font that comes with PDFBox, for everything. */
  private static final class OneFont implements FontMapper {
    private final TrueTypeFont font;

    OneFont() throws IOException {
      try (InputStream in =
          PDDocument.class.getResourceAsStream(
              "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
        if (in == null) {
          throw new IOException("The font of PDFBox is missing.");
        }
        font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    @SuppressWarnings("NullAway") // the library takes null for "no OpenType font"
    public CIDFontMapping getCIDFont(
        String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
      return new CIDFontMapping(null, font, true);
    }
  }
}
