package org.zhiren.demo.papers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents, workbooks and slides of ISO/IEC 29500. */
final class OfficePapers {

  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final String S =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String R =
      " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String P =
      " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private OfficePapers() {}

  private static byte[] relations(String... typeAndTarget) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < typeAndTarget.length; i += 2) {
      xml.append(
          "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>"
              .formatted(i / 2 + 1, OFFICE + typeAndTarget[i], typeAndTarget[i + 1]));
    }
    return Zip.xml(xml.append("</Relationships>").toString());
  }

  private static Map<String, byte[]> begin(String main, Paper paper) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("[Content_Types].xml", Zip.xml(TYPES));
    files.put("_rels/.rels", relations("officeDocument", main));
    files.put(
        "docProps/core.xml",
        Zip.xml(
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                + Zip.escaped(paper.title())
                + "</dc:title><dc:creator>示例</dc:creator></cp:coreProperties>"));
    return files;
  }

  static byte[] docx(Paper paper) {
    StringBuilder body = new StringBuilder();
    paragraph(body, paper.title(), "Title");
    for (String one : paper.paragraphs()) {
      paragraph(
          body, one.startsWith("#") ? one.substring(1) : one, one.startsWith("#") ? "H1" : "");
    }
    if (!paper.table().isEmpty()) {
      body.append("<w:tbl>");
      for (List<String> row : paper.table()) {
        body.append("<w:tr>");
        for (String cell : row) {
          body.append("<w:tc>");
          paragraph(body, cell, "");
          body.append("</w:tc>");
        }
        body.append("</w:tr>");
      }
      body.append("</w:tbl>");
    }
    Map<String, byte[]> files = begin("word/document.xml", paper);
    files.put("word/document.xml", document(body.toString()));
    files.put(
        "word/styles.xml",
        Zip.xml(
            "<w:styles"
                + W
                + "><w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>"
                + "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"));
    return Zip.of(files);
  }

  static byte[] document(String body) {
    return Zip.xml("<w:document" + W + "><w:body>" + body + "</w:body></w:document>");
  }

  private static void paragraph(StringBuilder body, String text, String style) {
    body.append("<w:p>");
    if (!style.isEmpty()) {
      body.append("<w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
    }
    // Word cuts its text into runs at any place.
    int half = text.length() / 2;
    run(body, text.substring(0, half));
    run(body, text.substring(half));
    body.append("</w:p>");
  }

  private static void run(StringBuilder body, String text) {
    body.append("<w:r><w:t xml:space=\"preserve\">")
        .append(Zip.escaped(text))
        .append("</w:t></w:r>");
  }

  static byte[] xlsx(Paper paper) {
    StringBuilder rows = new StringBuilder();
    int number = 1;
    for (String line : paper.paragraphs()) {
      rows.append(
          "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
              .formatted(number, number, Zip.escaped(line.replaceFirst("^#", ""))));
      number++;
    }
    for (List<String> row : paper.table()) {
      rows.append("<row r=\"%d\">".formatted(number));
      for (int i = 0; i < row.size(); i++) {
        String at = Character.toString((char) ('A' + i)) + number;
        rows.append(
            row.get(i).matches("\\d{1,15}")
                ? "<c r=\"%s\"><v>%s</v></c>".formatted(at, row.get(i))
                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                    .formatted(at, Zip.escaped(row.get(i))));
      }
      rows.append("</row>");
      number++;
    }
    Map<String, byte[]> files = begin("xl/workbook.xml", paper);
    files.put(
        "xl/workbook.xml",
        Zip.xml(
            "<workbook"
                + S
                + R
                + "><sheets><sheet name=\""
                + Zip.escaped(paper.title().substring(0, Math.min(20, paper.title().length())))
                + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
    files.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
    files.put(
        "xl/worksheets/sheet1.xml",
        Zip.xml("<worksheet" + S + "><sheetData>" + rows + "</sheetData></worksheet>"));
    return Zip.of(files);
  }

  static byte[] pptx(Paper paper) {
    Map<String, byte[]> files = begin("ppt/presentation.xml", paper);
    int slides = (paper.paragraphs().size() + 3) / 4;
    StringBuilder list = new StringBuilder();
    String[] targets = new String[2 * slides];
    for (int i = 0; i < slides; i++) {
      list.append("<p:sldId id=\"%d\" r:id=\"rId%d\"/>".formatted(256 + i, i + 1));
      targets[2 * i] = "slide";
      targets[2 * i + 1] = "slides/slide" + (i + 1) + ".xml";
      StringBuilder body = new StringBuilder();
      for (String one :
          paper.paragraphs().subList(4 * i, Math.min(4 * i + 4, paper.paragraphs().size()))) {
        body.append("<a:p><a:r><a:t>")
            .append(Zip.escaped(one.replaceFirst("^#", "")))
            .append("</a:t></a:r></a:p>");
      }
      files.put(
          "ppt/slides/slide" + (i + 1) + ".xml",
          Zip.xml(
              "<p:sld"
                  + P
                  + "><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>"
                  + "<p:txBody><a:p><a:r><a:t>"
                  + Zip.escaped(paper.title())
                  + "（"
                  + (i + 1)
                  + "）</a:t></a:r></a:p></p:txBody></p:sp>"
                  + "<p:sp><p:txBody>"
                  + body
                  + "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"));
    }
    files.put(
        "ppt/presentation.xml",
        Zip.xml(
            "<p:presentation" + P + R + "><p:sldIdLst>" + list + "</p:sldIdLst></p:presentation>"));
    files.put("ppt/_rels/presentation.xml.rels", relations(targets));
    return Zip.of(files);
  }
}
