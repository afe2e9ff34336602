package org.zhiren.demo.papers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts, spreadsheets and slides of ISO/IEC 26300 (OpenDocument). */
final class OpenPapers {

  private static final String NAMESPACES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
          + " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""
          + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

  private OpenPapers() {}

  private static byte[] packed(String kind, Paper paper, String body) {
    String type = "application/vnd.oasis.opendocument." + kind;
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mimetype", type.getBytes(StandardCharsets.US_ASCII));
    files.put(
        "META-INF/manifest.xml",
        Zip.xml(
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"%s\"/>"
                    .formatted(type)
                + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                + "</manifest:manifest>"));
    files.put(
        "meta.xml",
        Zip.xml(
            "<office:document-meta"
                + NAMESPACES
                + "><office:meta><dc:title>"
                + Zip.escaped(paper.title())
                + "</dc:title><meta:initial-creator>示例</meta:initial-creator></office:meta></office:document-meta>"));
    files.put(
        "content.xml",
        Zip.xml(
            "<office:document-content"
                + NAMESPACES
                + "><office:body>"
                + body
                + "</office:body></office:document-content>"));
    return Zip.of(files);
  }

  private static String paragraph(String text) {
    return "<text:p>" + Zip.escaped(text) + "</text:p>";
  }

  private static String table(String name, List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<table:table table:name=\"" + name + "\">");
    for (List<String> row : rows) {
      xml.append("<table:table-row>");
      row.forEach(cell ->
          xml.append("<table:table-cell office:value-type=\"string\">")
              .append(paragraph(cell))
              .append("</table:table-cell>"));
      xml.append("</table:table-row>");
    }
    return xml.append("</table:table>").toString();
  }

  static byte[] odt(Paper paper) {
    StringBuilder body = new StringBuilder("<office:text>").append(paragraph(paper.title()));
    for (String one : paper.paragraphs()) {
      body.append(
          one.startsWith("#")
              ? "<text:h text:outline-level=\"1\">" + Zip.escaped(one.substring(1)) + "</text:h>"
              : paragraph(one));
    }
    if (!paper.table().isEmpty()) {
      body.append(table("表格1", paper.table()));
    }
    return packed("text", paper, body.append("</office:text>").toString());
  }

  static byte[] ods(Paper paper) {
    List<List<String>> lines =
        paper.paragraphs().stream().map(one -> List.of(one.replaceFirst("^#", ""))).toList();
    return packed(
        "spreadsheet",
        paper,
        "<office:spreadsheet>"
            + table("正文", lines)
            + (paper.table().isEmpty() ? "" : table("名单", paper.table()))
            + "</office:spreadsheet>");
  }

  static byte[] odp(Paper paper) {
    StringBuilder body =
        new StringBuilder("<office:presentation><draw:page draw:name=\"page1\">")
            .append("<draw:frame presentation:class=\"title\"><draw:text-box>")
            .append(paragraph(paper.title()))
            .append(
                "</draw:text-box></draw:frame><draw:frame presentation:class=\"outline\"><draw:text-box>");
    for (String one : paper.paragraphs()) {
      body.append(paragraph(one.replaceFirst("^#", "")));
    }
    return packed(
        "presentation",
        paper,
        body.append("</draw:text-box></draw:frame></draw:page></office:presentation>").toString());
  }
}
