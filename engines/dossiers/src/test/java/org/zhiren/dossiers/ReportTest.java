package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Reports as PDF. */
class ReportTest {

  private static Report report(int rows) {
    List<List<Report.Cell>> lines = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      lines.add(
          List.of(
              new Report.Said(Integer.toString(i)),
              new Report.Said("某局副局长，分管办公室、人事科、机关党委，联系某某镇，协助抓好招商引资工作" + i),
              new Report.Range(1, 10, 5.0, 7.0, 6.0, 11.0)));
    }
    return new Report(
        "示例局2025年领导干部民主测评报告",
        List.of("2025-12-12 截止"),
        List.of(
            new Report.Words("说明", List.of("结果只供参考。")),
            new Report.Table(
                "各人结果",
                List.of(
                    new Report.Column("序号", 1, true),
                    new Report.Column("职务", 4, false),
                    new Report.Column("图示", 3, false)),
                lines)),
        "第 {0} 页  共 {1} 页");
  }

  private static PDDocument print(Report report) throws Exception {
    Written written =
        Dossiers.reportPdf(
            report,
            new PrintOptions(
                LocalDate.of(2026, 11, 26),
                PrintFonts.bundled(),
                Optional.of("经办 2026-11-26 09:00")));
    assertThat(written.findings()).isEmpty();
    return Loader.loadPDF(written.bytes());
  }

  @Test
  void everyRowIsPrintedAndEveryPageHasHeadAndNumber() throws Exception {
    for (int rows : new int[] {0, 1, 23, 24, 60}) {
      try (PDDocument document = print(report(rows))) {
        PDFTextStripper stripper = new PDFTextStripper();
        String all = stripper.getText(document).replaceAll("\\s", "");
        for (int row = 1; row <= rows; row++) {
          assertThat(all).contains("招商引资工作" + row);
        }
        int pages = document.getNumberOfPages();
        for (int page = 1; page <= pages; page++) {
          stripper.setStartPage(page);
          stripper.setEndPage(page);
          assertThat(stripper.getText(document).replaceAll("\\s", ""))
              .contains("第" + page + "页共" + pages + "页", "序号", "经办");
        }
        assertThat(pages).isEqualTo(rows <= 1 ? 1 : pages);
      }
    }
  }

  @Test
  void aRowMustFitItsColumns() {
    assertThatThrownBy(() ->
            new Report.Table(
                "各人结果",
                List.of(new Report.Column("序号", 1, true)),
                List.of(List.of(new Report.Said("1"), new Report.Said("2")))))
        .hasMessageContaining("cells (2)")
        .hasMessageContaining("columns (1)");
  }
}
