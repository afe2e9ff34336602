package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** The 名册: every person on a page, every page with title, headings, body, number and watermark. */
class RegisterTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  private static Register register(int people) throws DossierProblem {
    Random random = new Random(31);
    List<Register.Group> groups = new ArrayList<>();
    int made = 0;
    for (String body : List.of("示例市财政局", "示例市水利局")) {
      List<Dossier> members = new ArrayList<>();
      for (int i = 0; i < people / 2; i++) {
        members.add(
            Fixtures.lin()
                .draft()
                .set(Field.NAME, "林" + (made % 9 == 0 ? "𠂇" : "示") + made++)
                .set(
                    Field.CURRENT_POST,
                    body + "党组成员、副局长，" + Fixtures.plain(random).repeat(i % 7 + 1))
                .finish());
      }
      groups.add(new Register.Group(body, members));
    }
    return new Register("示例市干部名册", "内部 ★ 1年", "0007", "周知人", DAY, groups);
  }

  private static PrintOptions options() {
    return new PrintOptions(DAY, PrintFonts.bundled(), Optional.of("周知人 2026-11-26 09:00"));
  }

  @Test
  void everyPageSaysWhatItIsAndEverybodyIsThere() throws Exception {
    Register register = register(60);
    Written written = Dossiers.registerPdf(register, options());
    Path folder = Files.createDirectories(Path.of("target/prints"));
    Files.write(folder.resolve("register.pdf"), written.bytes());
    Files.write(folder.resolve("register.png"), Dossiers.pictures(written.bytes(), 72).getFirst());
    try (PDDocument pdf = Loader.loadPDF(written.bytes())) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(pdf);
        assertThat(text)
            .contains("第 " + page + " 页  共 " + pages + " 页", "打印人：周知人", "2026-11-26", "序号")
            .contains("内部 ★ 1年", "份号：0007")
            .containsAnyOf("示例市财政局", "示例市水利局");
        assertThat(pdf.getPage(page - 1).getMediaBox().getWidth())
            .isGreaterThan(pdf.getPage(page - 1).getMediaBox().getHeight());
      }
    }
    // Without the watermark, whose slanted words would stand between the others.
    byte[] plain = Dossiers.registerPdf(register, PrintOptions.plain(DAY)).bytes();
    try (PDDocument pdf = Loader.loadPDF(plain)) {
      String all = new PDFTextStripper().getText(pdf);
      for (int i = 0; i < 60; i++) {
        assertThat(all).contains("林" + (i % 9 == 0 ? "𠂇" : "示") + i);
      }
    }
    assertThat(written.findings()).isEmpty();
  }

  @Test
  void docxRepeatsItsHeadings() throws Exception {
    byte[] bytes = Dossiers.registerDocx(register(6), options()).bytes();
    Files.write(Files.createDirectories(Path.of("target/prints")).resolve("register.docx"), bytes);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      var table = document.getTables().getFirst();
      assertThat(table.getRow(0).isRepeatHeader()).isTrue();
      assertThat(table.getRows()).hasSize(1 + 2 + 6);
      assertThat(document.getHeaderArray(0).getText()).contains("示例市干部名册", "周知人");
    }
  }

  @Test
  void previewShowsEachPage() throws Exception {
    byte[] pdf = Dossiers.formPdf(Fixtures.lin(), options()).bytes();
    List<byte[]> pages = Dossiers.pictures(pdf, 96);
    Path folder = Files.createDirectories(Path.of("target/prints"));
    Files.write(folder.resolve("form-1.png"), pages.get(0));
    Files.write(folder.resolve("form-2.png"), pages.get(1));
    assertThat(pages).hasSize(2).allSatisfy(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
  }
}
