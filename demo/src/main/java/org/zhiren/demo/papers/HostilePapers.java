package org.zhiren.demo.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as somebody would build them who wants to stop a server or to read its files. */
public final class HostilePapers {

  private static final int DEEP = 100_000;

  private HostilePapers() {}

  /** All of them, by names that say what they are. */
  public static Map<String, byte[]> all() {
    Paper paper = new Paper("关于测试的通知", List.of("#一、总则", "正文。".repeat(200)), List.of());
    Map<String, byte[]> files = new LinkedHashMap<>();
    packed(paper, files);
    xml(files);
    pdf(paper, files);
    others(paper, files);
    return files;
  }

  private static void packed(Paper paper, Map<String, byte[]> files) {
    files.put("zip-bomb.zip", bomb("bomb.txt", 400 << 20));
    files.put("bomb-in-docx.docx", bomb("word/document.xml", 400 << 20));
    byte[] nested = Papers.write(paper, "zip");
    for (int i = 0; i < 12; i++) {
      nested = Zip.of(Map.of("again.zip", nested));
    }
    files.put("packed-without-end.zip", nested);
    Map<String, byte[]> wide = new LinkedHashMap<>();
    for (int i = 0; i < 5000; i++) {
      wide.put("f" + i + ".txt", "一".getBytes(StandardCharsets.UTF_8));
    }
    files.put("too-many-files.zip", Zip.of(wide));
    Map<String, byte[]> traversal = new LinkedHashMap<>();
    traversal.put("../../etc/cron.d/evil.txt", "evil".getBytes(StandardCharsets.UTF_8));
    traversal.put("/etc/passwd.txt", "evil".getBytes(StandardCharsets.UTF_8));
    traversal.put("C:\\Windows\\evil.txt", "evil".getBytes(StandardCharsets.UTF_8));
    traversal.put("好.txt", "正常的文件".getBytes(StandardCharsets.UTF_8));
    files.put("path-traversal.zip", Zip.of(traversal));
    // The list at the end names the same packed bytes again and again.
    byte[] one = bomb("a.txt", 20 << 20);
    files.put("overlapping.zip", overlapping(one, 200));
  }

  private static byte[] bomb(String name, int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      if (name.startsWith("word/")) {
        zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        zip.write(Zip.xml("<Types/>"));
      }
      zip.putNextEntry(new ZipEntry(name));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      for (int i = 0; i < bytes >> 20; i++) {
        zip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] overlapping(byte[] zip, int times) {
    int end = zip.length - 22;
    int list = (zip[end + 16] & 0xFF) | (zip[end + 17] & 0xFF) << 8 | (zip[end + 18] & 0xFF) << 16;
    byte[] entry = Arrays.copyOfRange(zip, list, end);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(zip, 0, list);
    for (int i = 0; i < times; i++) {
      byte[] copy = entry.clone();
      copy[46] = (byte) ('A' + i % 26);
      copy[47] = (byte) ('A' + i / 26);
      out.writeBytes(copy);
    }
    byte[] last = Arrays.copyOfRange(zip, end, zip.length);
    int size = entry.length * times;
    for (int at : new int[] {8, 10}) {
      last[at] = (byte) times;
      last[at + 1] = (byte) (times >> 8);
    }
    for (int i = 0; i < 4; i++) {
      last[12 + i] = (byte) (size >> (8 * i));
    }
    out.writeBytes(last);
    return out.toByteArray();
  }

  private static byte[] docx(byte[] document) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("[Content_Types].xml", Zip.xml("<Types/>"));
    files.put("word/document.xml", document);
    return Zip.of(files);
  }

  private static void xml(Map<String, byte[]> files) {
    files.put(
        "external-entity.docx",
        docx(
            Zip.xml(
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>")));
    files.put(
        "external-entity.ofd",
        Zip.of(
            Map.of(
                "OFD.xml",
                Zip.xml(
                    "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><OFD><DocRoot>&x;</DocRoot></OFD>"))));
    StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    files.put(
        "billion-laughs.docx",
        docx(Zip.xml(laughs + "]><d xmlns:w=\"w\"><w:p><w:t>&a29;</w:t></w:p></d>")));
    files.put(
        "deep.docx", docx(Zip.xml("<d>" + "<p>".repeat(DEEP) + "</p>".repeat(DEEP) + "</d>")));
    files.put(
        "deep.html",
        ("<html><body>" + "<div>".repeat(DEEP) + "深").getBytes(StandardCharsets.UTF_8));
    files.put("deep.rtf", ("{\\rtf1 " + "{".repeat(DEEP)).getBytes(StandardCharsets.US_ASCII));
    StringBuilder rows = new StringBuilder("<worksheet><sheetData>");
    for (int i = 0; i < 200; i++) {
      rows.append("<row>").append("<c><v>1</v></c>".repeat(16_384)).append("</row>");
    }
    Map<String, byte[]> book = new LinkedHashMap<>();
    book.put("[Content_Types].xml", Zip.xml("<Types/>"));
    book.put(
        "xl/workbook.xml",
        Zip.xml(
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"x\" r:id=\"r1\"/></sheets></workbook>"));
    book.put(
        "xl/_rels/workbook.xml.rels",
        Zip.xml(
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
    book.put("xl/worksheets/sheet1.xml", Zip.xml(rows + "</sheetData></worksheet>"));
    files.put("too-many-cells.xlsx", Zip.of(book));
  }

  private static void pdf(Paper paper, Map<String, byte[]> files) {
    files.put(
        "page-tree-in-a-circle.pdf",
        PagePapers.pdf(
            List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>")));
    String again = "/X1 Do /X1 Do /X1 Do /X1 Do";
    String form =
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream";
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    objects.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X1 5 0 R >> >> >>");
    objects.add("<< /Length %d >>\nstream\n%s\nendstream".formatted(again.length(), again));
    for (int i = 0; i < 40; i++) {
      objects.add(form.formatted(Math.min(6 + i, 44), again.length(), again));
    }
    files.put("forms-in-forms.pdf", PagePapers.pdf(objects));
    List<String> image = new ArrayList<>(objects.subList(0, 4));
    image.add(
        "<< /Type /XObject /Subtype /Image /Width 2000000 /Height 2000000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream");
    files.put("huge-picture.pdf", PagePapers.pdf(image));
    byte[] whole = Papers.write(paper, "pdf");
    files.put("truncated.pdf", Arrays.copyOf(whole, whole.length / 3));
    byte[] other = whole.clone();
    new Random(7).ints(300, 0, other.length).forEach(at -> other[at] ^= 0x55);
    files.put("scrambled.pdf", other);
  }

  private static void others(Paper paper, Map<String, byte[]> files) {
    for (String ending : List.of("docx", "doc", "ofd", "xlsx", "pptx", "zip", "rtf", "eml")) {
      byte[] whole = Papers.write(paper, ending);
      files.put("truncated." + ending, Arrays.copyOf(whole, whole.length / 2));
      byte[] other = whole.clone();
      new Random(ending.hashCode()).ints(200, 0, other.length).forEach(at -> other[at] ^= 0x55);
      files.put("scrambled." + ending, other);
    }
    byte[] program = new byte[4096];
    program[0] = 'M';
    program[1] = 'Z';
    files.put("program.docx", program);
    files.put("pdf-by-another-name.docx", Papers.write(paper, "pdf"));
    files.put("empty.docx", new byte[0]);
    byte[] picture = {
      (byte) 0x89,
      'P',
      'N',
      'G',
      13,
      10,
      26,
      10,
      0,
      0,
      0,
      13,
      'I',
      'H',
      'D',
      'R',
      0x7F,
      -1,
      -1,
      -1,
      0x7F,
      -1,
      -1,
      -1
    };
    files.put("huge.png", picture);
    StringBuilder mail =
        new StringBuilder("From: a@example.org\r\nSubject: deep\r\nMIME-Version: 1.0\r\n");
    for (int i = 0; i < 500; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
    }
    files.put("deep.eml", mail.toString().getBytes(StandardCharsets.US_ASCII));
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    files.put("noise.doc", noise);
    byte[] compound = noise.clone();
    byte[] head = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(head, 0, compound, 0, head.length);
    files.put("noise-in-compound.doc", compound);
  }
}
