package org.zhiren.demo.papers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents of fixed pages: PDF (ISO 32000) with a font of the reader's, and OFD (GB/T 33190). */
final class PagePapers {

  private static final int LINES = 22;
  private static final int COLUMNS = 28;

  private PagePapers() {}

  /** Lines of 28 characters, paragraphs indented by two; pages of 22 lines. */
  private static List<List<String>> pages(Paper paper) {
    List<String> lines = new ArrayList<>();
    lines.add(paper.title().substring(0, Math.min(COLUMNS, paper.title().length())));
    List<String> all = paper.lines();
    for (String paragraph : all.subList(1, all.size())) {
      String rest = "　　" + paragraph;
      while (rest.length() > COLUMNS) {
        lines.add(rest.substring(0, COLUMNS));
        rest = rest.substring(COLUMNS);
      }
      lines.add(rest);
    }
    List<List<String>> pages = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += LINES) {
      pages.add(lines.subList(i, Math.min(i + LINES, lines.size())));
    }
    return pages;
  }

  static byte[] pdf(Paper paper) {
    List<String> objects = new ArrayList<>();
    List<List<String>> pages = pages(paper);
    StringBuilder kids = new StringBuilder();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("");
    objects.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            + " /DescendantFonts [4 0 R] >>");
    objects.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
            + " /FontDescriptor 5 0 R >>");
    objects.add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880"
            + " /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>");
    for (List<String> page : pages) {
      kids.append(objects.size() + 1).append(" 0 R ");
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
              .formatted(objects.size() + 2));
      StringBuilder content = new StringBuilder("BT /F1 16 Tf 29 TL 80 740 Td\n");
      for (String line : page) {
        content.append('<');
        for (byte b : line.getBytes(StandardCharsets.UTF_16BE)) {
          content.append("%02X".formatted(b));
        }
        content.append("> Tj T*\n");
      }
      content.append("ET");
      objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
    }
    objects.set(1, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
    return pdf(objects);
  }

  /** A PDF file of its objects, the first of which is its catalogue. */
  static byte[] pdf(List<String> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.writeBytes(
          ((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n")
              .getBytes(StandardCharsets.ISO_8859_1));
    }
    int start = out.size();
    out.writeBytes(
        ("xref\n0 "
                + (objects.size() + 1)
                + "\n"
                + table
                + "trailer\n<< /Size "
                + (objects.size() + 1)
                + " /Root 1 0 R >>\nstartxref\n"
                + start
                + "\n%%EOF\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  static byte[] ofd(Paper paper) {
    String o = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "OFD.xml",
        Zip.xml(
            "<ofd:OFD"
                + o
                + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:Title>"
                + Zip.escaped(paper.title())
                + "</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"));
    List<List<String>> pages = pages(paper);
    StringBuilder list = new StringBuilder();
    for (int p = 0; p < pages.size(); p++) {
      list.append(
          "<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>".formatted(100 + p, p));
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < pages.get(p).size(); i++) {
        String line = pages.get(p).get(i);
        int indent = line.length() - line.stripLeading().length();
        String text = line.strip();
        if (!text.isEmpty()) {
          texts.append(
              "<ofd:TextObject ID=\"%d\" Boundary=\"%.2f %.2f %.2f 6\" Font=\"1\" Size=\"5.6\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g %d 5.6\">%s</ofd:TextCode></ofd:TextObject>"
                  .formatted(
                      1000 + i,
                      28 + 5.6 * indent,
                      37 + 10.2 * i,
                      5.6 * text.length(),
                      Math.max(1, text.length() - 1),
                      Zip.escaped(text)));
        }
      }
      files.put(
          "Doc_0/Pages/Page_" + p + "/Content.xml",
          Zip.xml(
              "<ofd:Page"
                  + o
                  + "><ofd:Content><ofd:Layer ID=\"9\">"
                  + texts
                  + "</ofd:Layer></ofd:Content></ofd:Page>"));
    }
    files.put(
        "Doc_0/Document.xml",
        Zip.xml(
            "<ofd:Document"
                + o
                + "><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID></ofd:CommonData><ofd:Pages>"
                + list
                + "</ofd:Pages></ofd:Document>"));
    return Zip.of(files);
  }
}
