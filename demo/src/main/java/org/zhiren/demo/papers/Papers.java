package org.zhiren.demo.papers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a paper as a file. */
public final class Papers {

  /**
   * The endings that {@link #write} knows; txt is GBK, eml has a docx attached, zip holds three
   * files.
   */
  public static final List<String> ENDINGS =
      List.of(
          "docx", "doc", "pdf", "ofd", "html", "txt", "xlsx", "pptx", "eml", "zip", "rtf", "odt",
          "ods", "odp");

  private Papers() {}

  /**
   * The bytes of a file.
   *
   * @throws IllegalArgumentException if the ending is none of {@link #ENDINGS}
   */
  public static byte[] write(Paper paper, String ending) {
    return switch (ending) {
      case "docx" -> OfficePapers.docx(paper);
      case "doc" -> BinaryPapers.doc(paper);
      case "pdf" -> PagePapers.pdf(paper);
      case "ofd" -> PagePapers.ofd(paper);
      case "html" -> html(paper).getBytes(StandardCharsets.UTF_8);
      case "txt" -> text(paper, Charset.forName("GBK"));
      case "xlsx" -> OfficePapers.xlsx(paper);
      case "pptx" -> OfficePapers.pptx(paper);
      case "eml" -> mail(paper, "公文.docx", OfficePapers.docx(paper));
      case "rtf" -> rtf(paper);
      case "odt" -> OpenPapers.odt(paper);
      case "ods" -> OpenPapers.ods(paper);
      case "odp" -> OpenPapers.odp(paper);
      case "zip" -> {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("材料/通知.docx", OfficePapers.docx(paper));
        files.put("材料/附件/名单.xlsx", OfficePapers.xlsx(paper));
        files.put("说明.txt", text(paper, StandardCharsets.UTF_8));
        yield Zip.of(files);
      }
      default -> throw new IllegalArgumentException("No paper ends in (%s).".formatted(ending));
    };
  }

  /** Plain text in an encoding. */
  public static byte[] text(Paper paper, Charset charset) {
    return String.join("\r\n", paper.lines()).getBytes(charset);
  }

  private static String html(Paper paper) {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>");
    page.append(Zip.escaped(paper.title()))
        .append("</title><style>p{color:#333}</style></head><body>");
    page.append("<h1>").append(Zip.escaped(paper.title())).append("</h1>");
    for (String one : paper.paragraphs()) {
      String tag = one.startsWith("#") ? "h2" : "p";
      page.append("<%s>%s</%s>\n".formatted(tag, Zip.escaped(one.replaceFirst("^#", "")), tag));
    }
    page.append("<table>");
    for (List<String> row : paper.table()) {
      page.append("<tr>");
      row.forEach(cell -> page.append("<td>").append(Zip.escaped(cell)).append("</td>"));
      page.append("</tr>");
    }
    return page.append("</table></body></html>").toString();
  }

  /** An e-mail with one file attached. */
  public static byte[] mail(Paper paper, String fileName, byte[] attached) {
    Base64.Encoder lines = Base64.getMimeEncoder();
    String word = "=?UTF-8?B?%s?=";
    String mail =
        "From: %s <office@example.org>\r\nTo: library@example.org\r\nSubject: %s\r\nMIME-Version: 1.0\r\n"
                .formatted(word.formatted(base64("办公室")), word.formatted(base64(paper.title())))
            + "Date: Tue, 3 Mar 2026 09:00:00 +0800\r\n"
            + "Content-Type: multipart/mixed; boundary=\"=_part_1\"\r\n\r\n--=_part_1\r\n"
            + "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + lines.encodeToString(text(paper, Charset.forName("GBK")))
            + "\r\n--=_part_1\r\nContent-Type: application/octet-stream; name=\"%s\"\r\n"
                .formatted(word.formatted(base64(fileName)))
            + "Content-Disposition: attachment; filename=\"%s\"\r\n"
                .formatted(word.formatted(base64(fileName)))
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + lines.encodeToString(attached)
            + "\r\n--=_part_1--\r\n";
    return mail.getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] rtf(Paper paper) {
    StringBuilder out =
        new StringBuilder(
            "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}{\\info{\\title ");
    out.append(bytes(paper.title())).append("}}\n");
    List<String> lines = paper.lines();
    for (int i = 0; i < lines.size(); i++) {
      out.append("\\pard ")
          .append(i % 2 == 0 ? bytes(lines.get(i)) : units(lines.get(i)))
          .append("\\par\n");
    }
    return out.append("}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String bytes(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(Charset.forName("GBK"))) {
      out.append("\\'%02x".formatted(b));
    }
    return out.toString();
  }

  private static String units(String text) {
    StringBuilder out = new StringBuilder("\\uc1 ");
    for (char c : text.toCharArray()) {
      out.append("\\u%d?".formatted((int) (short) c));
    }
    return out.toString();
  }
}
