package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;

class FormTest {

  private static final PrintOptions PLAIN = PrintOptions.plain(LocalDate.of(2026, 11, 23));
  private static final int DPI = 144;

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
  }

  private static Dossier lin() throws DossierProblem {
    return Fixtures.lin().draft().photo(new Photo(Fixtures.picture("jpg", 300, 400))).finish();
  }

  @Test
  void twoPagesOfA4WithEmbeddedFontsHoldEveryField() throws IOException, DossierProblem {
    Dossier lin = lin();
    Written written = Dossiers.formPdf(lin, PLAIN);
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isCloseTo(595.28f, within(0.1f));
        assertThat(page.getMediaBox().getHeight()).isCloseTo(841.89f, within(0.1f));
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
      String text = text(document);
      for (Field field : Field.values()) {
        switch (field) {
          // Dates print with a dot or in words; the version of the program is not printed.
          case BIRTH_MONTH -> assertThat(text).contains("1981.03（45岁）");
          case PARTY_JOINED -> assertThat(text).contains("2002.06");
          case WORK_STARTED -> assertThat(text).contains("2003.07");
          case FILLED_ON -> assertThat(text).contains("2026年6月1日");
          case VERSION, AGE_AS_OF -> {}
          default -> assertThat(text).contains(lin.get(field).replaceAll("\\s+", ""));
        }
      }
      for (FamilyMember member : lin.family()) {
        assertThat(text).contains(member.relation() + member.name());
        assertThat(text).contains(member.workplaceAndPost());
      }
    }
  }

  @Test
  void rulesStandWhereTheFormHasThem() throws IOException, DossierProblem {
    try (PDDocument document = Loader.loadPDF(Dossiers.formPdf(lin(), PLAIN).bytes())) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
      double top = 18 + FormSheet.TITLE_HEIGHT_MM;
      // Across the middle of the third row: the edges of its six cells, and of the photo.
      double row = top + 2.5 * 11.1 - 4.6;
      for (double edge : new double[] {0, 20.85, 44.93, 64.93, 89.93, 114.94, 139.76, 172.27}) {
        assertThat(darkNear(page, 18.8 + edge, row, true)).as("edge at %s mm", edge).isTrue();
      }
      // Down the first column: nine rows of 11.1 mm, the fifth and sixth joined, then 简历.
      for (double rule : new double[] {0, 11.1, 22.2, 33.3, 44.4, 66.6, 77.7, 88.8, 99.9, 219.5}) {
        assertThat(darkNear(page, 18.8 + 1.5, top + rule, false))
            .as("rule at %s mm", rule)
            .isTrue();
      }
      assertThat(darkNear(page, 18.8 + 1.5, top + 55.5, false)).isFalse();
      // The photo is blue at its corner.
      int photo = pixel(page, 18.8 + 139.76 + 4, top + 22);
      assertThat(photo & 0xFF).isGreaterThan(140);
      assertThat((photo >> 16) & 0xFF).isLessThan(90);
    }
  }

  private static int pixel(BufferedImage page, double xMm, double yMm) {
    return page.getRGB((int) (xMm / 25.4 * DPI), (int) (yMm / 25.4 * DPI));
  }

  /** Whether a dark pixel lies within 0.4 mm of the place, across the rule. */
  private static boolean darkNear(BufferedImage page, double xMm, double yMm, boolean vertical) {
    for (double off = -0.4; off <= 0.4; off += 0.05) {
      int rgb = vertical ? pixel(page, xMm + off, yMm) : pixel(page, xMm, yMm + off);
      if ((rgb & 0xFF) < 150 && ((rgb >> 8) & 0xFF) < 150 && ((rgb >> 16) & 0xFF) < 150) {
        return true;
      }
    }
    return false;
  }

  @Test
  void longTextShrinksAndIsReported() throws IOException, DossierProblem {
    String post = "虚构市河东县审计局党组书记、局长，".repeat(5);
    Written written = Dossiers.formPdf(lin().draft().set(Field.CURRENT_POST, post).finish(), PLAIN);
    assertThat(written.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
          assertThat(finding.place().column()).isEqualTo("现任职务");
        });
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      assertThat(text(document)).contains(post);
    }
  }

  @Test
  void whatFitsAtNoSizeStandsOnAnAnnexInFull() throws IOException, DossierProblem {
    Random random = new Random(5);
    StringBuilder rewards = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      rewards
          .append(1950 + i % 70)
          .append("年获奖")
          .append(i)
          .append("次，")
          .append(Fixtures.plain(random));
    }
    Dossier.Draft draft = lin().draft().set(Field.REWARDS, rewards.toString());
    for (int i = 0; i < 12; i++) {
      draft.add(new FamilyMember("亲戚", "周示" + i, "1960", "", "虚构单位" + i));
    }
    Written written = Dossiers.formPdf(draft.finish(), PLAIN);
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      String text = text(document);
      assertThat(text).contains("全文见附页").contains("获奖399次").contains("虚构单位11");
    }
    assertThat(written.findings()).extracting(f -> f.place().column()).contains("奖惩情况", "家庭成员");
  }

  @Test
  void rareCharactersPrintOrAreReported() throws IOException, DossierProblem {
    Dossier person =
        lin().draft().set(Field.NAME, "林𣲗𤧛").set(Field.FILLED_BY, "赵\uD888\uDC00").finish();
    Written written = Dossiers.formPdf(person, PLAIN);
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      assertThat(text(document)).contains("林𣲗𤧛").contains("赵〓");
    }
    assertThat(written.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.reason().en()).contains("U+32000"));
  }

  @Test
  void anybodyPrintsWithoutFailing() throws IOException, DossierProblem {
    Random random = new Random(11);
    for (int i = 0; i < 15; i++) {
      Dossier person = Fixtures.anybody(random, true);
      try (PDDocument document = Loader.loadPDF(Dossiers.formPdf(person, PLAIN).bytes())) {
        assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(2);
      }
      assertThat(Dossiers.formDocx(person, PLAIN).bytes()).isNotEmpty();
    }
  }

  @Test
  void watermarkNamesWhoPrinted() throws IOException, DossierProblem {
    PrintOptions options =
        new PrintOptions(PLAIN.asOf(), PrintFonts.bundled(), Optional.of("打印人甲"));
    try (PDDocument document = Loader.loadPDF(Dossiers.formPdf(lin(), options).bytes())) {
      assertThat(text(document)).contains("打印人甲");
    }
  }

  @Test
  void docxHoldsEveryFieldInTheOfficialFonts() throws IOException, DossierProblem {
    Dossier lin = lin();
    byte[] bytes = Dossiers.formDocx(lin, PLAIN).bytes();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertThat(document.getTables()).hasSize(2);
      StringBuilder text = new StringBuilder();
      for (XWPFTable table : document.getTables()) {
        for (XWPFTableRow row : table.getRows()) {
          for (XWPFTableCell cell : row.getTableCells()) {
            text.append(cell.getText().replaceAll("\\s+", "")).append('|');
          }
        }
      }
      assertThat(text)
          .contains("林示例|性别|男|")
          .contains("1981.03（45岁）")
          .contains(lin.get(Field.PROPOSED_POST))
          .contains(lin.get(Field.REWARDS))
          .contains("妻子|周虚构|1982.07|群众|虚构市第二小学教师");
      assertThat(text.toString()).contains("2010.03--2016.11虚构市河东县财政局副局长");
      assertThat(document.getAllPictures()).hasSize(1);
      assertThat(document.getTables().getFirst().getRows()).hasSize(10);
      assertThat(document.getTables().getFirst().getText()).contains("林示例");
      assertThat(document.getDocument().xmlText()).contains("仿宋_GB2312").contains("方正小标宋简体");
    }
  }
}
