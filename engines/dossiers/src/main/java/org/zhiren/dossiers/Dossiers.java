package org.zhiren.dossiers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * The entry to this engine: reads the field's files into {@link Dossier}s and writes them.
 *
 * <p>Formats are told from the bytes, not from the name: {@code .lrmx}, {@code .lrm} (with its
 * {@code .pic}), the exchange package (zip or 7z with {@code gwyinfo.xml}), an archive of forms, a
 * spreadsheet roster. Methods are stateless and may be called from many threads.
 */
public final class Dossiers {

  private Dossiers() {}

  /**
   * Reads a file. The {@code .pic} beside an {@code .lrm} is taken as its photo.
   *
   * @param file the file
   * @param limits how much to take before refusing
   * @return the persons and what to look at
   * @throws DossierProblem if the file cannot be read at all
   */
  public static Reading read(Path file, Limits limits) throws DossierProblem {
    byte[] bytes = bytes(file, limits);
    String name = String.valueOf(file.getFileName());
    if (looksLikeLrm(bytes)) {
      Optional<byte[]> picture = Optional.empty();
      for (String end : new String[] {".pic", ".PIC", ".Pic"}) {
        Path beside = file.resolveSibling(stem(name) + end);
        if (picture.isEmpty() && Files.isRegularFile(beside)) {
          picture = Optional.of(bytes(beside, limits));
        }
      }
      return LrmFormat.read(name, bytes, picture, limits);
    }
    return read(name, bytes, limits);
  }

  /**
   * Reads a file from memory.
   *
   * @param name its name, for messages and to recognise protected containers
   * @param bytes its content
   * @param limits how much to take before refusing
   * @return the persons and what to look at
   * @throws DossierProblem if the file cannot be read at all
   */
  public static Reading read(String name, byte[] bytes, Limits limits) throws DossierProblem {
    if (bytes.length > limits.fileBytes()
        && !Archives.isZip(bytes)
        && !Archives.isSevenZip(bytes)) {
      throw tooLarge(name, bytes.length, limits.fileBytes());
    }
    if (bytes.length == 0) {
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          name,
          Text.of("文件是空的。", "The file is empty. Maybe it was not copied completely."));
    }
    if (Archives.isZip(bytes) || Archives.isSevenZip(bytes)) {
      return ArchiveReader.read(name, bytes, limits);
    }
    if (looksLikeLrm(bytes)) {
      return LrmFormat.read(name, bytes, Optional.empty(), limits);
    }
    if (looksLikeXml(bytes)) {
      return LrmxReader.read(name, bytes, limits);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".hzb") || lower.endsWith(".zb3") || lower.endsWith(".zzb3")) {
      throw Archives.isProtected(name);
    }
    if (bytes.length > 3 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
      throw new DossierProblem(
          DossierProblem.Kind.UNKNOWN_FORMAT,
          name,
          Text.of(
              "这是旧版 Office 文件（.xls、.doc）。请另存为 .xlsx 后再导入。",
              "This is an old Office file (.xls, .doc). Maybe store it as .xlsx first."));
    }
    throw new DossierProblem(
        DossierProblem.Kind.UNKNOWN_FORMAT,
        name,
        Text.of(
            "不是可识别的格式（.lrmx、.lrm、.zip、.7z、.xlsx）。",
            "The format is not known here. Maybe it is none of .lrmx, .lrm, .zip, .7z, .xlsx."));
  }

  /**
   * Reads an {@code .lrm} from memory together with its {@code .pic}.
   *
   * @param name its name, for messages
   * @param bytes its content
   * @param picture the content of the {@code .pic} of the same name
   * @param limits how much to take before refusing
   * @return the person and what to look at
   * @throws DossierProblem if the file cannot be read at all, or is no {@code .lrm}
   */
  public static Reading readWithPicture(String name, byte[] bytes, byte[] picture, Limits limits)
      throws DossierProblem {
    if (bytes.length > limits.fileBytes()) {
      throw tooLarge(name, bytes.length, limits.fileBytes());
    }
    return looksLikeLrm(bytes)
        ? LrmFormat.read(name, bytes, Optional.of(picture), limits)
        : read(name, bytes, limits);
  }

  /**
   * Writes an {@code .lrmx} file.
   *
   * @param dossier the person
   * @param edition which elements the reader of the file will know
   * @return the file, with a finding for each cell that the edition cannot hold
   */
  public static Written writeLrmx(Dossier dossier, LrmxEdition edition) {
    return LrmxWriter.write(dossier, edition);
  }

  /**
   * Writes an {@code .lrm} record; the photo goes into a {@code .pic} file of the same name as it
   * is ({@link Photo#bytes()}).
   *
   * @param dossier the person
   * @return the file, with a finding for each thing that the format has no place for
   * @throws DossierProblem if a value holds a sign that the format uses itself ({@code " # @})
   */
  public static Written writeLrm(Dossier dossier) throws DossierProblem {
    return LrmFormat.write(dossier);
  }

  /**
   * Writes the open exchange package as a zip. Rows that the dossiers hold are written as they are;
   * a dossier that came from a form gets rows in A01, A08 and A36.
   *
   * @param dossiers the persons
   * @param frame head, organisations and unread parts; {@link PackageInfo#general()} for a new one
   * @return the zip, with a finding for each person that was left out
   * @throws DossierProblem if no zip can be made of it
   */
  public static Written writePackage(List<Dossier> dossiers, PackageInfo frame)
      throws DossierProblem {
    return PackageWriter.write(dossiers, frame);
  }

  /**
   * Writes a roster workbook (.xlsx): sheet 人员 with a column for each cell of the form, sheet 家庭成员,
   * and lists for choice. Without dossiers it is the template to fill in.
   *
   * @param dossiers the persons
   * @return the workbook; photos, sets and kept things have no place in it
   * @throws DossierProblem if no workbook can be made of it
   */
  public static Written writeSpreadsheet(List<Dossier> dossiers) throws DossierProblem {
    return RosterWorkbook.write(dossiers, Map.of());
  }

  /**
   * Writes a roster workbook that offers more names for choice than the national tables hold.
   *
   * @param dossiers the persons
   * @param moreChoices heading of a column to names, for instance 所在单位 to the names of the units
   * @return the workbook
   * @throws DossierProblem if no workbook can be made of it
   */
  public static Written writeSpreadsheet(
      List<Dossier> dossiers, Map<String, List<String>> moreChoices) throws DossierProblem {
    return RosterWorkbook.write(dossiers, moreChoices);
  }

  /**
   * Prints a 名册 as PDF: A4 landscape with embedded fonts, title, note and headings on every page,
   * the heading of the body repeated. A row grows with its text; what is longer than a page is
   * reported.
   *
   * @param register the people, grouped by body
   * @param options fonts and watermark; ages are counted to the day of printing
   * @return the PDF
   * @throws DossierProblem if no PDF can be made of it
   */
  public static Written registerPdf(Register register, PrintOptions options) throws DossierProblem {
    return RegisterPdf.write(register, options);
  }

  /**
   * Writes a 名册 as .docx for editing; the watermark's words stand in the header.
   *
   * @param register the people, grouped by body
   * @param options the watermark
   * @return the .docx
   * @throws DossierProblem if no .docx can be made of it
   */
  public static Written registerDocx(Register register, PrintOptions options)
      throws DossierProblem {
    return RegisterDocx.write(register, options);
  }

  /**
   * A report as PDF.
   *
   * @throws DossierProblem if it cannot be made
   */
  public static Written reportPdf(Report report, PrintOptions options) throws DossierProblem {
    return ReportPdf.write(report, options);
  }

  /**
   * An official document as PDF, in the layout of GB/T 9704-2012. The official fonts are used where
   * they are installed, the bundled one otherwise.
   *
   * @throws DossierProblem if it cannot be made
   */
  public static Written officialPdf(OfficialDocument document, PrintOptions options)
      throws DossierProblem {
    return OfficialPdf.write(document, options);
  }

  /**
   * An official document as .docx for editing, in the layout of GB/T 9704-2012; it names the
   * official fonts.
   *
   * @throws DossierProblem if it cannot be made
   */
  public static Written officialDocx(OfficialDocument document, PrintOptions options)
      throws DossierProblem {
    return OfficialDocx.write(document, options);
  }

  /** An official document as plain text in UTF-8. */
  public static Written officialText(OfficialDocument document) {
    return OfficialText.write(document);
  }

  /**
   * A part of a bound book.
   *
   * @param name as the contents call it
   * @param pdf the part
   */
  @SuppressWarnings("ArrayRecordComponent") // a file, handed over once
  public record Part(String name, byte[] pdf) {}

  /**
   * Several PDFs bound into one: contents in front, pages numbered through at the upper right, an
   * outline.
   *
   * @param title of the book
   * @throws DossierProblem if a part is no usable PDF
   */
  public static byte[] book(String title, List<Part> parts, PrintOptions options)
      throws DossierProblem {
    return PdfBook.bind(title, parts, options);
  }

  /**
   * The pages of a PDF as PNG pictures, for a preview on a screen.
   *
   * @param pdf a PDF that this engine has made
   * @param dotsPerInch how fine; 96 is one pixel for each pixel of a style sheet
   * @return one picture for each page
   * @throws DossierProblem if the PDF cannot be drawn
   */
  public static List<byte[]> pictures(byte[] pdf, int dotsPerInch) throws DossierProblem {
    return PdfPages.draw(pdf, dotsPerInch);
  }

  /**
   * Prints the 干部任免审批表 as PDF: two A4 pages with embedded fonts. Text that does not fit is set
   * smaller and reported; text that fits at no size stands on an annex page in full.
   *
   * @param dossier the person
   * @param options day, fonts and watermark
   * @return the PDF, with a finding for each cell that was set smaller and each character without a
   *     glyph
   * @throws DossierProblem if no PDF can be made of it
   */
  public static Written formPdf(Dossier dossier, PrintOptions options) throws DossierProblem {
    return FormPdf.write(dossier, options);
  }

  /**
   * Writes the 干部任免审批表 as .docx for editing, in the official fonts by name (方正小标宋简体, 仿宋_GB2312).
   *
   * @param dossier the person
   * @param options day and fonts; the fonts only serve to measure, the watermark is not used
   * @return the .docx, with a finding for each cell that did not fit
   * @throws DossierProblem if no .docx can be made of it
   */
  public static Written formDocx(Dossier dossier, PrintOptions options) throws DossierProblem {
    return FormDocx.write(dossier, options);
  }

  /**
   * The dossier as JSON (UTF-8): cells, career, family, sets, what was kept, the photo as base64.
   */
  public static Written json(Dossier dossier) {
    return DossierJson.write(dossier);
  }

  private static byte[] bytes(Path file, Limits limits) throws DossierProblem {
    String name = String.valueOf(file.getFileName());
    try {
      long size = Files.size(file);
      if (size > limits.unpackedBytes() || size > Integer.MAX_VALUE - 16) {
        throw tooLarge(name, size, limits.unpackedBytes());
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DossierProblem(
          DossierProblem.Kind.UNREACHABLE,
          file.toString(),
          Text.of("文件不存在。", "There is no such file. Maybe the path is misspelt."),
          e);
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.UNREACHABLE,
          file.toString(),
          Text.of(
                  "文件无法打开（{0}）。",
                  "The file cannot be opened ({0}). Maybe it is locked or not yours.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static DossierProblem tooLarge(String name, long size, long limit) {
    return new DossierProblem(
        DossierProblem.Kind.TOO_LARGE,
        name,
        Text.of(
                "文件过大（{0} 字节，上限 {1}）。",
                "The file is too large ({0} bytes, limit {1}). Maybe split it.")
            .fill(size, limit));
  }

  static boolean looksLikeLrm(byte[] bytes) {
    return firstSign(bytes) == '"';
  }

  static boolean looksLikeXml(byte[] bytes) {
    return firstSign(bytes) == '<';
  }

  /** The first sign after a byte order mark and blanks; enough to tell the text formats apart. */
  private static int firstSign(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      int b = bytes[i] & 0xFF;
      boolean skipped = b == 0xEF || b == 0xBB || b == 0xBF || b == 0xFE || b == 0xFF || b <= ' ';
      if (!skipped) {
        return b;
      }
    }
    return -1;
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= name.lastIndexOf('/') ? name : name.substring(0, dot);
  }
}
