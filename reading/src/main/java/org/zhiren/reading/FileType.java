package org.zhiren.reading;

import java.util.List;
import java.util.Locale;
import org.zhiren.explain.Text;

/** What a file is, by its name or by its content. */
public enum FileType {
  /** Word since 2007, with or without macros. */
  DOCX("Word 文档", "Word document", "docx docm dotx dotm", true),
  /** Word 97 to 2003, and WPS Writer. */
  DOC("Word 97–2003 文档", "Word 97–2003 document", "doc dot wps wpt", true),
  /** Word 2003 in one XML file. */
  WORD_XML("Word XML 文档", "Word XML document", "", true),
  /** Portable Document Format. */
  PDF("PDF 文档", "PDF document", "pdf", true),
  /** GB/T 33190-2016. */
  OFD("OFD 版式文档", "OFD document", "ofd", true),
  /** A web page. */
  HTML("网页", "Web page", "html htm xhtml", true),
  /** Plain text in any of the usual encodings. */
  TEXT("纯文本", "Plain text", "txt text md csv log", true),
  /** Excel since 2007. */
  XLSX("Excel 工作簿", "Excel workbook", "xlsx xlsm xltx", true),
  /** Excel 97 to 2003, and WPS Spreadsheets. */
  XLS("Excel 97–2003 工作簿", "Excel 97–2003 workbook", "xls xlt et ett", true),
  /** PowerPoint since 2007. */
  PPTX("PowerPoint 演示文稿", "PowerPoint slides", "pptx pptm ppsx potx", true),
  /** PowerPoint 97 to 2003, and WPS Presentation. */
  PPT("PowerPoint 97–2003 演示文稿", "PowerPoint 97–2003 slides", "ppt pps dps", true),
  /** OpenDocument text (ISO/IEC 26300). */
  ODT("OpenDocument 文本", "OpenDocument text", "odt ott fodt", true),
  /** OpenDocument spreadsheet. */
  ODS("OpenDocument 表格", "OpenDocument spreadsheet", "ods ots fods", true),
  /** OpenDocument presentation. */
  ODP("OpenDocument 演示文稿", "OpenDocument slides", "odp otp fodp", true),
  /** Rich Text Format. */
  RTF("RTF 文档", "RTF document", "rtf", true),
  /** A saved e-mail, or a web page saved as one file. */
  MAIL("邮件", "E-mail", "eml mht mhtml", true),
  /** A zip archive. */
  ZIP("ZIP 压缩包", "ZIP archive", "zip", true),
  /** Other archives, which are not opened: {@link Refusal#ARCHIVE_NOT_OPENED}. */
  ARCHIVE("其他压缩包", "Other archive", "rar 7z gz tar xz bz2", false),
  /** Pictures, which have no text. */
  PICTURE("图片", "Picture", "jpg jpeg png gif bmp tif tiff", false),
  /** Programs. */
  PROGRAM("程序", "Program", "exe dll com msi bat sh class jar", false),
  /** Anything else. */
  UNKNOWN("未知类型", "Unknown type", "", false);

  private final Text label;
  private final String endings;
  private final boolean readable;

  FileType(String zh, String en, String endings, boolean readable) {
    this.label = Text.of(zh, en);
    this.endings = endings;
    this.readable = readable;
  }

  /** Its name. */
  public Text label() {
    return label;
  }

  /** The endings of names without the dot, the usual one first; empty if there is none. */
  public List<String> endings() {
    return endings.isEmpty() ? List.of() : List.of(endings.split(" "));
  }

  /** Whether such files have text that can be read. */
  public boolean readable() {
    return readable;
  }

  /** The type that the name of a file declares; {@link #UNKNOWN} without or with another ending. */
  public static FileType ofName(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    for (FileType type : values()) {
      if (type.endings().contains(ending)) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
