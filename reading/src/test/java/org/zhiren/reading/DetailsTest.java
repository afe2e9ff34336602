package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.zhiren.demo.papers.Papers;

/** What stands beside or behind the plain text of a file. */
class DetailsTest {

  private static final String W =
      " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:v='v' xmlns:mc='mc'";

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> word(String body) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("[Content_Types].xml", "<Types/>");
    files.put(
        "word/document.xml", "<w:document" + W + "><w:body>" + body + "</w:body></w:document>");
    return files;
  }

  private static String paragraph(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  @Test
  void numbersOfListsAreReadAlthoughTheyStandInNoText() throws IOException {
    String first = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr>";
    String second = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='5'/></w:numPr>";
    Map<String, String> files =
        word(
            paragraph(first, "总则")
                + paragraph(second, "目的")
                + paragraph(second, "依据")
                + paragraph(first, "附则")
                + paragraph(second, "解释"));
    files.put(
        "word/numbering.xml",
        "<w:numbering"
            + W
            + "><w:abstractNum w:abstractNumId='2'>"
            + "<w:lvl w:ilvl='0'><w:start w:val='9'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
            + "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
            + "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='2'/></w:num></w:numbering>");
    assertThat(Readers.read("a.docx", zip(files)).text())
        .isEqualTo("九、总则\n1. 目的\n2. 依据\n十、附则\n1. 解释");
  }

  @Test
  void deletedTextFieldsAndSecondFormsAreLeftOut() throws IOException {
    String body =
        "<w:p><w:r><w:t>见</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
            + "<w:r><w:instrText>PAGEREF _x</w:instrText></w:r><w:r><w:t>第3页</w:t></w:r>"
            + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
            + "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assertThat(Readers.read("a.docx", zip(word(body))).parts())
        .extracting(Part::text)
        .containsExactly("框内", "见第3页");
  }

  @Test
  void notesMarginsRemarksAndPropertiesAreToldApart() throws IOException {
    Map<String, String> files = word(paragraph("", "正文"));
    files.put(
        "word/footnotes.xml",
        "<w:footnotes" + W + "><w:footnote>" + paragraph("", "脚注") + "</w:footnote></w:footnotes>");
    files.put(
        "word/header1.xml",
        "<w:hdr" + W + "><w:p><w:r><w:pict><v:textpath string='机密'/></w:pict></w:r></w:p></w:hdr>");
    files.put(
        "word/comments.xml",
        "<w:comments" + W + "><w:comment>" + paragraph("", "批注") + "</w:comment></w:comments>");
    files.put(
        "docProps/custom.xml",
        "<Properties xmlns:vt='vt'><property name='密级'><vt:lpwstr>机密</vt:lpwstr></property></Properties>");
    files.put("word/vbaProject.bin", "x");
    files.put("word/embeddings/附表.txt", "附表内容");
    ReadDocument document = Readers.read("a.docm", zip(files));
    assertThat(document.text()).isEqualTo("正文\n脚注\n机密");
    assertThat(document.parts())
        .contains(
            new Part(Part.Kind.NOTE, 0, 0, "脚注"),
            new Part(Part.Kind.MARGIN, 0, 0, "机密"),
            new Part(Part.Kind.COMMENT, 0, 0, "批注"));
    assertThat(document.particulars()).containsEntry("密级", "机密");
    assertThat(document.warnings()).contains(ReadWarning.MACROS);
    assertThat(document.attachments()).extracting(Attachment::name).containsExactly("附表.txt");
  }

  @Test
  void cellsShowDatesAndAmountsAsTheWorkbookDoes() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("[Content_Types].xml", "<Types/>");
    files.put(
        "xl/workbook.xml",
        "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='表' r:id='r1'/></sheets></workbook>");
    files.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/s.xml'/></Relationships>");
    files.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='10'/></cellXfs></styleSheet>");
    files.put(
        "xl/sharedStrings.xml",
        "<sst><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>");
    files.put(
        "xl/worksheets/s.xml",
        "<worksheet><sheetData><row><c r='A1' t='s'><v>0</v></c><c r='C1' s='1'><v>45992</v></c><c r='D1' s='2'><v>0.125</v></c><c r='E1'><f>A1+1</f><v>0.30000000000000004</v></c><c r='F1' t='b'><v>1</v></c></row></sheetData></worksheet>");
    assertThat(Readers.read("a.xlsx", zip(files)).text())
        .isEqualTo("表\n张三\t\t2025年12月\t12.50%\t0.3\tTRUE");
  }

  @Test
  void rtfHasHeadsNotesTablesAndLists() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg936{\\header\\pard \\u26426?\\u23494?\\par}{\\*\\generator x;}"
            + "\\pard\\outlinelevel0 {\\listtext\\pard 1.\\tab}Title\\par\\pard body{\\footnote\\pard note} end\\par"
            + "\\trowd\\intbl a\\cell b\\cell\\row\\pard after{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}\\par}";
    ReadDocument document = Readers.read("a.rtf", rtf.getBytes(StandardCharsets.US_ASCII));
    assertThat(document.parts())
        .contains(
            new Part(Part.Kind.MARGIN, 0, 0, "机密"),
            new Part(Part.Kind.HEADING, 1, 0, "1.\tTitle"),
            new Part(Part.Kind.NOTE, 0, 0, "note"),
            new Part(Part.Kind.PARAGRAPH, 0, 0, "body end"),
            new Part(Part.Kind.TABLE, 0, 0, "a\tb"),
            new Part(Part.Kind.PARAGRAPH, 0, 0, "afterlink"));
  }

  @Test
  void filesInsideAnOfdAreReadToo() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("OFD.xml", "<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>");
    files.put(
        "Doc_0/Document.xml",
        "<Document><Pages><Page ID='1' BaseLoc='P.xml'/></Pages><Attachments>Attachs/Attachments.xml</Attachments></Document>");
    files.put(
        "Doc_0/P.xml",
        "<Page><Content><Layer><TextObject Boundary='60 20 30 6' Size='5'><TextCode X='0' Y='5' DeltaX='5'>文件</TextCode></TextObject>"
            + "<TextObject Boundary='20 20 30 6' Size='5'><TextCode X='0' Y='5' DeltaX='g 2 5'>红头的</TextCode></TextObject></Layer></Content></Page>");
    files.put(
        "Doc_0/Attachs/Attachments.xml",
        "<Attachments><Attachment ID='1' Name='名单.txt'><FileLoc>res/1.txt</FileLoc></Attachment></Attachments>");
    files.put("Doc_0/Attachs/res/1.txt", "名单内容");
    ReadDocument document = Readers.read("a.ofd", zip(files));
    assertThat(document.text()).isEqualTo("红头的 文件");
    assertThat(document.attachments())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.name()).isEqualTo("名单.txt");
          assertThat(((ReadOutcome.Read) one.outcome()).document().text()).isEqualTo("名单内容");
        });
  }

  @Test
  void mailsOfOtherProgramsAreUnderstood() {
    String mail =
        "From: =?gb2312?Q?=D5=C5=C8=FD?= <a@example.org>\r\nSubject: =?utf-8?B?5YWz5LqO5Lya?=\r\n =?utf-8?B?6K6u?=\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "=E4=BC=9A=E8=AE=AE=\r\n=E9=80=9A=E7=9F=A5\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>other</p>\r\n--b\r\n"
            + "Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*0*=UTF-8''%E9%99%84;\r\n filename*1*=%E4%BB%B6.txt\r\n\r\nx\r\n--b--\r\n";
    ReadDocument document = Readers.read("a.eml", mail.getBytes(StandardCharsets.US_ASCII));
    assertThat(document.text()).isEqualTo("关于会议\n会议通知");
    assertThat(document.particulars()).containsEntry("from", "张三 <a@example.org>");
    String mixed = mail.replace("multipart/alternative", "multipart/mixed");
    assertThat(Readers.read("a.eml", mixed.getBytes(StandardCharsets.US_ASCII)).attachments())
        .extracting(Attachment::name)
        .containsExactly("附件.txt");
  }

  @Test
  void wordOfTwoThousandThreeInXmlIsRead() {
    String xml =
        "<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w='w'><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:wordDocument>";
    ReadDocument document = Readers.read("a.doc", xml.getBytes(StandardCharsets.UTF_8));
    assertThat(document.detected()).isEqualTo(FileType.WORD_XML);
    assertThat(document.text()).isEqualTo("正文");
  }

  @Test
  void severalThreadsShareTheReaders() throws Exception {
    byte[] file = Papers.write(Readers.PAPER, "docx");
    List<Thread> threads = new ArrayList<>();
    List<String> wrong = new CopyOnWriteArrayList<>();
    try (DocumentReaders readers =
        DocumentReaders.open(new ReaderSettings(2, 64, 5, null, List.of()))) {
      for (int i = 0; i < 4; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int n = 0; n < 8; n++) {
                    if (!(readers.read("a.docx", file) instanceof ReadOutcome.Read)) {
                      wrong.add("refused");
                    }
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      // Five documents a process: replaced many times, and nobody noticed.
      assertThat(wrong).isEmpty();
      assertThat(readers.incidents()).isZero();
    }
  }
}
