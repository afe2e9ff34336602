package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiren.demo.papers.Paper;
import org.zhiren.demo.papers.Papers;

/** What each format yields. */
class FormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docx", "doc", "pdf", "ofd", "html", "txt", "xlsx", "pptx", "eml", "rtf", "odt", "ods",
        "odp"
      })
  void everyWordOfThePaperIsRead(String ending) {
    ReadDocument document = Readers.read("文件." + ending, Papers.write(Readers.PAPER, ending));
    String text = Readers.dense(document.text());
    assertThat(document.warnings()).isEmpty();
    assertThat(document.declared()).isEqualTo(document.detected());
    if (!ending.equals("xlsx") && !ending.equals("ods")) {
      assertThat(text).contains(Readers.PAPER.title());
    }
    for (String paragraph : Readers.PAPER.paragraphs()) {
      assertThat(text).contains(Readers.dense(paragraph.replace("#", "")));
    }
    if (!ending.equals("pptx") && !ending.equals("odp")) {
      assertThat(text).contains("张三县委办110");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "pdf", "ofd", "txt", "html", "rtf", "doc", "odt"})
  void anOutlineIsFoundByStyleOrByNumbering(String ending) {
    ReadDocument document = Readers.read("文件." + ending, Papers.write(Readers.PAPER, ending));
    assertThat(document.outline()).extracting(Heading::text).contains("一、总体要求", "二、主要任务");
    String text = document.text();
    for (Heading heading : document.outline()) {
      assertThat(text.substring(heading.offset()).stripLeading()).startsWith(heading.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "ofd"})
  void linesOfAPageBecomeParagraphsAgain(String ending) {
    ReadDocument document = Readers.read("文件." + ending, Papers.write(Readers.PAPER, ending));
    assertThat(document.pages()).isEqualTo(1);
    assertThat(document.parts()).extracting(Part::text).contains(Readers.LONG);
  }

  @Test
  void tablesKeepTheirRowsAndCells() {
    for (String ending : List.of("docx", "html", "xlsx", "odt", "ods")) {
      ReadDocument document = Readers.read("表." + ending, Papers.write(Readers.PAPER, ending));
      assertThat(document.parts())
          .filteredOn(part -> part.kind() == Part.Kind.TABLE)
          .last()
          .extracting(Part::text)
          .asString()
          .endsWith("姓名\t单位\t学时\n张三\t县委办\t110\n李四\t财政局\t96");
    }
  }

  @Test
  void theFileSaysWhoWroteIt() {
    assertThat(Readers.read("文.docx", Papers.write(Readers.PAPER, "docx")).particulars())
        .containsEntry("title", Readers.PAPER.title())
        .containsEntry("author", "示例");
    assertThat(Readers.read("文.odt", Papers.write(Readers.PAPER, "odt")).particulars())
        .containsEntry("title", Readers.PAPER.title())
        .containsEntry("author", "示例");
    assertThat(Readers.read("文.eml", Papers.write(Readers.PAPER, "eml")).particulars())
        .containsEntry("from", "办公室 <office@example.org>")
        .containsEntry("title", Readers.PAPER.title());
  }

  @Test
  void attachmentsOfMailsAndFilesOfArchivesAreReadToo() {
    ReadDocument mail = Readers.read("信.eml", Papers.write(Readers.PAPER, "eml"));
    assertThat(mail.attachments())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.name()).isEqualTo("公文.docx");
          assertThat(((ReadOutcome.Read) one.outcome()).document().text()).contains(Readers.LONG);
        });
    ReadDocument archive = Readers.read("包.zip", Papers.write(Readers.PAPER, "zip"));
    assertThat(archive.attachments())
        .extracting(Attachment::name)
        .containsExactly("材料/通知.docx", "材料/附件/名单.xlsx", "说明.txt");
    assertThat(archive.attachments())
        .allSatisfy(one -> assertThat(one.outcome()).isInstanceOf(ReadOutcome.Read.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "GB18030", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void encodingsAreFoundOut(String name) {
    String text = String.join("\n", Readers.PAPER.paragraphs());
    byte[] bytes = text.getBytes(Charset.forName(name));
    assertThat(Readers.read("文.txt", bytes).text()).isEqualTo(text);
  }

  @Test
  void traditionalCharactersAreReadFromBig5() {
    String text = "關於進一步加強幹部教育培訓工作的通知\n各縣市黨委、政府：為了提高幹部隊伍素質，現將有關事項通知如下。";
    assertThat(Readers.read("文.txt", text.getBytes(Charset.forName("Big5"))).text())
        .isEqualTo(text);
    byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    assertThat(Readers.read("文.txt", marked).text()).isEqualTo(text);
  }

  @Test
  void aWebPageInGb2312IsReadByWhatItDeclares() {
    byte[] page =
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body><script>evil()</script><p>组织<b>工作</b></p>会议<br>纪要</body></html>"
            .getBytes(Charset.forName("GBK"));
    ReadDocument document = Readers.read("页.htm", page);
    assertThat(document.text()).isEqualTo("组织工作\n会议\n纪要");
    assertThat(document.warnings()).containsExactly(ReadWarning.MACROS);
  }

  @Test
  void aFileIsReadAsWhatItIs() {
    ReadDocument document = Readers.read("其实是网页.doc", Papers.write(Readers.PAPER, "html"));
    assertThat(document.detected()).isEqualTo(FileType.HTML);
    assertThat(document.warnings()).containsExactly(ReadWarning.OTHER_TYPE);
    assertThat(Readers.read("WPS 文字.wps", Papers.write(Readers.PAPER, "doc")).detected())
        .isEqualTo(FileType.DOC);
  }

  @Test
  void binaryWorkbooksAndSlidesAreRead() throws IOException {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      HSSFSheet sheet = workbook.createSheet("名册");
      HSSFRow row = sheet.createRow(0);
      row.createCell(0).setCellValue("张三");
      row.createCell(2).setCellValue(12.5);
      sheet.createRow(1).createCell(0).setCellFormula("1+1");
      workbook.write(book);
    }
    assertThat(Readers.read("册.et", book.toByteArray()).text()).startsWith("名册\n张三\t\t12.5");
    ByteArrayOutputStream slides = new ByteArrayOutputStream();
    try (HSLFSlideShow show = new HSLFSlideShow()) {
      HSLFSlide slide = show.createSlide();
      slide.addTitle().setText("工作汇报");
      slide.createTextBox().setText("第一，抓学习。");
      show.write(slides);
    }
    ReadDocument document = Readers.read("汇报.dps", slides.toByteArray());
    assertThat(document.detected()).isEqualTo(FileType.PPT);
    assertThat(document.text()).isEqualTo("工作汇报\n第一，抓学习。");
  }

  @Test
  void longPapersOfManyPagesAreReadWhole() {
    Paper paper = new Paper("工作总结", Collections.nCopies(120, Readers.LONG), List.of());
    for (String ending : List.of("pdf", "ofd", "doc")) {
      ReadDocument document = Readers.read("长." + ending, Papers.write(paper, ending));
      assertThat(Readers.dense(document.text()).split(Readers.dense(Readers.LONG), -1))
          .as(ending)
          .hasSize(121);
    }
  }
}
