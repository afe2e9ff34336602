package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.zhiren.dossiers.PageSigns.MM;
import static org.zhiren.dossiers.PageSigns.body;
import static org.zhiren.dossiers.PageSigns.lines;
import static org.zhiren.dossiers.PageSigns.signs;
import static org.zhiren.dossiers.PageSigns.y;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.dossiers.PageSigns.Sign;

/** Official documents, read back: the measures of GB/T 9704-2012 hold on the page. */
class OfficialTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 6);
  private static final PrintOptions PLAIN = PrintOptions.plain(DAY);

  @Test
  void aPageHoldsTwentyTwoLinesOfTwentyEightCharactersWithinTheTextBlock() throws Exception {
    OfficialDocument document =
        OfficialDocument.titled("关于做好有关工作的通知").paragraph("务".repeat(28 * 50)).build();
    Map<Integer, List<Sign>> pages = signs(Dossiers.officialPdf(document, PLAIN).bytes());

    assertThat(pages).hasSize(3);
    List<Sign> full = body(pages.get(2));
    assertThat(lines(full)).hasSize(22);
    assertThat(lines(full).values()).allMatch(line -> line.length() == 28);
    assertThat(full.stream().mapToDouble(Sign::x).min().orElseThrow()).isCloseTo(28, within(0.1));
    assertThat(full.stream().mapToDouble(Sign::right).max().orElseThrow())
        .isCloseTo(184, within(0.3));
    double first = lines(full).keySet().iterator().next();
    double last = new ArrayList<>(lines(full).keySet()).getLast();
    assertThat((last - first) / 21).isCloseTo(225.0 / 22, within(0.05));
    // Tops of the first line and feet of the last: inside 37 mm and 297 − 35 mm.
    assertThat(first - 16 / MM).isGreaterThan(37 - 0.5);
    assertThat(last).isLessThan(262);
  }

  @Test
  void paragraphsAreIndentedByTwoCharactersAndNoSignStandsWhereItMustNot() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "全市各级组织部门要认真贯彻落实，。；：（）《》、”“2026第三十五条";
    for (int run = 0; run < 20; run++) {
      StringBuilder text = new StringBuilder("一");
      for (int i = 0; i < 30 + random.nextInt(400); i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      OfficialDocument document = OfficialDocument.titled("通知").paragraph(text.toString()).build();
      Map<Integer, List<Sign>> pages = signs(Dossiers.officialPdf(document, PLAIN).bytes());
      StringBuilder all = new StringBuilder();
      boolean opening = true;
      for (List<Sign> signs : pages.values()) {
        Map<Double, List<Sign>> rows = new TreeMap<>();
        for (Sign sign : body(signs)) {
          rows.computeIfAbsent(Math.round(sign.y() * 2) / 2.0, k -> new ArrayList<>()).add(sign);
        }
        for (List<Sign> row : rows.values()) {
          assertThat(row.getFirst().x())
              .as("seed %d", seed)
              .isCloseTo(opening ? 28 + 2 * 156.0 / 28 : 28, within(0.2));
          assertThat(row.getLast().x()).as("seed %d", seed).isLessThan(184);
          opening = false;
          row.forEach(sign -> all.append(sign.text()));
        }
      }
      assertThat(all.toString()).as("seed %d", seed).isEqualTo(text.toString());
    }
  }

  @Test
  void pageNumbersStandOutsideBetweenDashes() throws Exception {
    OfficialDocument document =
        OfficialDocument.titled("通知").paragraph("务".repeat(28 * 60)).build();
    Map<Integer, List<Sign>> pages = signs(Dossiers.officialPdf(document, PLAIN).bytes());
    for (int page = 1; page <= 3; page++) {
      List<Sign> number =
          pages.get(page).stream().filter(s -> Math.abs(s.size() - 14) < 0.1).toList();
      String text = String.join("", number.stream().map(Sign::text).toList());
      assertThat(text.replace(" ", "")).isEqualTo("—" + page + "—");
      if (page % 2 == 1) {
        assertThat(number.getLast().right()).isCloseTo(184 - 156.0 / 28, within(0.5));
      } else {
        assertThat(number.getFirst().x()).isCloseTo(28 + 156.0 / 28, within(0.5));
      }
      assertThat(number.getFirst().y()).isBetween(262 + 6.0, 262 + 9.5);
    }
  }

  private static OfficialDocument whole() {
    return OfficialDocument.titled("中共示例市委组织部关于林示例等三名同志职务任免的通知")
        .organ("中共示例市委组织部文件")
        .copyNumber("000001")
        .secrecy("秘密★1年")
        .urgency("特急")
        .number("示组〔2026〕12号")
        .signer("林示例")
        .to("各县（区）委组织部")
        .to("市直各单位党组（党委）")
        .paragraph("经市委研究决定：")
        .heading(1, "任职")
        .paragraph("林示例同志任示例市农业农村局副局长，试用期一年；")
        .heading(2, "其他任职")
        .heading(3, "第三层")
        .heading(4, "第四层")
        .heading(4, "又一个第四层")
        .heading(2, "再次")
        .heading(1, "免职")
        .table(
            List.of("姓名", "拟任职务"),
            List.of(1, 3),
            List.of(List.of("林示例", "示例市农业农村局副局长"), List.of("王样本", "")))
        .annex("任免人员名册", List.of(new OfficialDocument.Paragraph("名册另附。")))
        .annex("试用期考核办法")
        .sealed("中共示例市委组织部", DAY)
        .remark("此件发至县处级")
        .imprint(List.of("市纪委监委机关", "市委办公室"), "中共示例市委组织部办公室", DAY)
        .build();
  }

  @Test
  void everyElementStandsInItsPlace(@TempDir Path folder) throws Exception {
    byte[] pdf = Dossiers.officialPdf(whole(), PLAIN).bytes();
    Files.write(Path.of("target", "official.pdf"), pdf);
    Map<Integer, List<Sign>> pages = signs(pdf);
    String first = String.join("", lines(pages.get(1)).values());
    assertThat(first)
        .contains(
            "000001",
            "秘密★1年",
            "中共示例市委组织部文件",
            "示组〔2026〕12号",
            "签发人：林示例",
            "各县（区）委组织部，市直各单位党组（党委）：",
            "一、任职");
    // 发文机关标志 begins 35 mm below the text block, so its baseline lies deeper than that.
    Sign organ = pages.get(1).stream().filter(s -> s.size() > 30).findFirst().orElseThrow();
    assertThat(organ.y() - organ.size() / MM).isBetween(37 + 35 - 1.0, 37 + 35 + 5.0);
    String all =
        String.join("", pages.values().stream().flatMap(p -> lines(p).values().stream()).toList());
    assertThat(all)
        .contains(
            "（一）其他任职",
            "1.第三层",
            "（1）第四层",
            "（2）又一个第四层",
            "（二）再次",
            "二、免职",
            "附件：1.任免人员名册",
            "2.试用期考核办法",
            "2026年11月6日",
            "（此件发至县处级）",
            "抄送：市纪委监委机关，市委办公室。",
            "2026年11月6日印发",
            "附件1");
    // 版记 ends at the foot of the text block, on the last page.
    double lowest =
        pages.get(pages.size()).stream()
            .filter(s -> s.y() < 262)
            .mapToDouble(Sign::y)
            .max()
            .orElseThrow();
    assertThat(lowest).isBetween(255.0, 262.0);
  }

  @Test
  void theClosingNeverStandsOnAPageWithoutText() throws Exception {
    for (int lines = 14; lines <= 24; lines++) {
      OfficialDocument document =
          OfficialDocument.titled("通知")
              .paragraph("务".repeat(28 * lines - 2))
              .signed("中共示例市委组织部", DAY)
              .build();
      Map<Integer, List<Sign>> pages = signs(Dossiers.officialPdf(document, PLAIN).bytes());
      String last = String.join("", lines(pages.get(pages.size())).values());
      assertThat(last).as("lines %d", lines).contains("中共示例市委组织部", "2026年11月6日", "务");
      String all =
          String.join(
              "", pages.values().stream().flatMap(p -> lines(p).values().stream()).toList());
      assertThat(all.chars().filter(c -> c == '务').count()).isEqualTo(28L * lines - 2);
    }
  }

  @Test
  void signatureAndDateKeepTheirDistances() throws Exception {
    for (boolean sealed : new boolean[] {false, true}) {
      for (String organ : List.of("市委", "中共示例市委组织部", "中共示例市委员会全面深化改革委员会办公室")) {
        var draft = OfficialDocument.titled("通知").paragraph("特此通知。");
        OfficialDocument document =
            (sealed ? draft.sealed(organ, DAY) : draft.signed(organ, DAY)).build();
        List<Sign> signs = signs(Dossiers.officialPdf(document, PLAIN).bytes()).get(1);
        List<Sign> date =
            signs.stream().filter(s -> Math.abs(s.y() - y(signs, "年")) < 0.5).toList();
        double right = date.getLast().right();
        double character = 156.0 / 28;
        if (sealed) {
          assertThat(right).isCloseTo(184 - 4 * character, within(0.5));
        } else {
          assertThat(right).isLessThanOrEqualTo(184 - 2 * character + 0.5);
          List<Sign> name =
              signs.stream()
                  .filter(s -> s.text().equals(organ.substring(0, 1)) && s.size() < 17)
                  .toList();
          assertThat(date.getFirst().x() - name.getLast().x())
              .isCloseTo(2 * character, within(0.5));
        }
        assertThat(signs).allMatch(s -> s.x() > 27.9 && s.x() < 184);
      }
    }
  }

  @Test
  void tablesRunOverPagesWithTheirHeadsAndLoseNothing() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= 90; i++) {
      rows.add(List.of("第" + i + "项", i == 40 ? "长".repeat(3000) + "尾" : "内容" + i));
    }
    OfficialDocument document =
        OfficialDocument.titled("清单").table(List.of("序号", "内容"), List.of(1, 3), rows).build();
    Map<Integer, List<Sign>> pages = signs(Dossiers.officialPdf(document, PLAIN).bytes());
    assertThat(pages.size()).isGreaterThan(4);
    StringBuilder all = new StringBuilder();
    pages.forEach((number, signs) -> {
      String page = String.join("", lines(signs).values());
      assertThat(page).contains("序号");
      assertThat(signs.stream().filter(s -> s.size() < 13)).allMatch(s -> s.y() < 262);
      all.append(page);
    });
    for (int i = 1; i <= 90; i++) {
      assertThat(all).contains("第" + i + "项");
    }
    assertThat(all.chars().filter(c -> c == '长').count()).isEqualTo(3000);
    assertThat(all).contains("尾");
  }

  @Test
  void docxNamesTheOfficialFontsAndHasTheGrid() throws Exception {
    byte[] docx = Dossiers.officialDocx(whole(), PLAIN).bytes();
    Files.write(Path.of("target", "official.docx"), docx);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      var section = document.getDocument().getBody().getSectPr();
      assertThat(twips(section.getPgMar().getTop())).isCloseTo(37 * MM * 20, within(1.0));
      assertThat(twips(section.getPgMar().getBottom())).isCloseTo(35 * MM * 20, within(1.0));
      assertThat(twips(section.getPgMar().getLeft())).isCloseTo(28 * MM * 20, within(1.0));
      assertThat(twips(section.getPgMar().getRight())).isCloseTo(26 * MM * 20, within(1.0));
      // 22 lines fit into the block and a 23rd does not.
      double line = section.getDocGrid().getLinePitch().intValue() / 20.0;
      assertThat(22 * line).isLessThanOrEqualTo(225 * MM);
      assertThat(23 * line).isGreaterThan(225 * MM);
      double character = 16 + section.getDocGrid().getCharSpace().intValue() / 4096.0;
      assertThat(28 * character).isCloseTo(156 * MM, within(0.2));
      XWPFParagraph text =
          document.getParagraphs().stream()
              .filter(p -> p.getText().startsWith("经市委研究决定"))
              .findFirst()
              .orElseThrow();
      assertThat(text.getRuns().getFirst().getFontFamily()).isEqualTo("仿宋_GB2312");
      assertThat(text.getRuns().getFirst().getFontSizeAsDouble()).isEqualTo(16);
      XWPFParagraph heading =
          document.getParagraphs().stream()
              .filter(p -> p.getText().equals("一、任职"))
              .findFirst()
              .orElseThrow();
      assertThat(heading.getRuns().getFirst().getFontFamily()).isEqualTo("黑体");
      assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
          .contains("（一）其他任职", "1.第三层", "（2）又一个第四层", "中共示例市委组织部", "2026年11月6日", "附件1");
      assertThat(document.getFooterList()).hasSize(2);
      assertThat(document.getFooterList().getFirst().getParagraphs().getFirst().getCTP().xmlText())
          .contains("PAGE");
      assertThat(document.getTables()).hasSize(2);
      assertThat(document.getTables().getLast().getText()).contains("抄送：市纪委监委机关，市委办公室。");
    }
  }

  private static double twips(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }

  @Test
  void plainTextHasEveryWord() {
    String text = new String(Dossiers.officialText(whole()).bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            "示组〔2026〕12号",
            "\r\n各县（区）委组织部，市直各单位党组（党委）：\r\n",
            "\r\n　　经市委研究决定：\r\n",
            "\r\n　　（二）再次\r\n",
            "林示例\t示例市农业农村局副局长",
            "抄送：市纪委监委机关，市委办公室。")
        .endsWith("2026年11月6日印发\r\n");
  }

  @Test
  void whatNoFontHasIsReported() throws Exception {
    OfficialDocument document = OfficialDocument.titled("通知").paragraph("\uD883\uDEDD").build();
    assertThat(Dossiers.officialPdf(document, PLAIN).findings()).hasSize(1);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> OfficialDocument.titled(" ").build()).hasMessageContaining("title");
    assertThatThrownBy(() -> OfficialDocument.titled("通知").heading(5, "第五层"))
        .hasMessageContaining("level")
        .hasMessageContaining("5");
    assertThatThrownBy(() ->
            OfficialDocument.titled("通知")
                .table(List.of("甲"), List.of(1), List.of(List.of("一", "二"))))
        .hasMessageContaining("cells");
    assertThat(OfficialSheet.chinese(10)).isEqualTo("十");
    assertThat(OfficialSheet.chinese(21)).isEqualTo("二十一");
    assertThat(OfficialSheet.chinese(99)).isEqualTo("九十九");
    assertThat(Optional.of(OfficialSheet.chinese(11))).contains("十一");
  }

  @Test
  void aBookHasContentsAndNumbersThroughout() throws Exception {
    byte[] one = Dossiers.officialPdf(whole(), PLAIN).bytes();
    byte[] two =
        Dossiers.officialPdf(
                OfficialDocument.titled("纪要").paragraph("务".repeat(28 * 30)).build(), PLAIN)
            .bytes();
    byte[] book =
        Dossiers.book(
            "会议材料汇编", List.of(new Dossiers.Part("第一份", one), new Dossiers.Part("第二份", two)), PLAIN);
    int first = signs(one).size();
    Map<Integer, List<Sign>> pages = signs(book);
    assertThat(pages).hasSize(1 + first + 2);
    String contents = String.join("|", lines(pages.get(1)).values());
    assertThat(contents).contains("会议材料汇编", "1第一份2", "2第二份" + (2 + first));
    for (int page = 2; page <= pages.size(); page++) {
      assertThat(String.join("", lines(pages.get(page)).values()).replace(" ", ""))
          .contains(page + "/" + pages.size());
    }
    try (PDDocument document = Loader.loadPDF(book)) {
      assertThat(document.getDocumentCatalog().getDocumentOutline().children())
          .extracting(item -> item.getTitle())
          .containsExactly("第一份", "第二份");
    }
    assertThatThrownBy(
            () -> Dossiers.book("汇编", List.of(new Dossiers.Part("坏的", new byte[] {1, 2})), PLAIN))
        .isInstanceOf(DossierProblem.class);
  }
}
