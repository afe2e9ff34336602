package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.InvalidInput;

/** Values by form, workbook and program; evidence; the light that follows from them. */
class ReportingTest extends TargetSample {

  @Autowired private TransactionTemplate transactions;

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private static final byte[] PDF = "%PDF-1.7 材料".getBytes(StandardCharsets.UTF_8);

  @Test
  void aCorrectionNeedsAReasonAndKeepsTheEarlierValue() throws Exception {
    Target target = of(published(), one);
    at(
        cadreOfOne,
        () -> {
          assertThat(reporting.report(value(target, TODAY, "100", ""), Reading.Way.FORM)).isTrue();
          assertThat(reporting.report(value(target, TODAY, "100.0", ""), Reading.Way.FORM))
              .as("the same once more")
              .isFalse();
          InvalidInput refused =
              catchThrowableOfType(
                  InvalidInput.class,
                  () -> reporting.report(value(target, TODAY, "110", ""), Reading.Way.FORM));
          assertThat(refused.faults())
              .extracting(InvalidInput.Fault::field)
              .containsExactly("reason");
          reporting.report(value(target, TODAY, "110", "漏报一个乡镇"), Reading.Way.FORM);
          assertThat(reporting.history(target.id()))
              .extracting(Reading::no, r -> r.value().intValueExact(), Reading::current)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(2, 110, true),
                  org.assertj.core.groups.Tuple.tuple(1, 100, false));
          assertThat(
                  catchThrowableOfType(
                      InvalidInput.class,
                      () ->
                          reporting.report(
                              value(target, TODAY.plusDays(1), "1", ""), Reading.Way.FORM)))
              .as("tomorrow")
              .isNotNull();
          return null;
        });
  }

  /** As a formula does whose value becomes unknown. */
  @Test
  void aDayWhoseValueWasTakenBackTakesTheNext() throws Exception {
    Target target = of(published(), one);
    at(
        cadreOfOne,
        () -> {
          reporting.report(value(target, TODAY, "100", ""), Reading.Way.FORM);
          transactions.executeWithoutResult(status ->
              jdbc.sql("update responsibility.reading set current = false where target_id = :id")
                  .param("id", target.id())
                  .update());
          assertThat(
                  catchThrowableOfType(
                          InvalidInput.class,
                          () -> reporting.report(value(target, TODAY, "100", ""), Reading.Way.FORM))
                      .faults())
              .extracting(InvalidInput.Fault::field)
              .containsExactly("reason");
          assertThat(reporting.report(value(target, TODAY, "100", "公式已取消"), Reading.Way.FORM))
              .isTrue();
          assertThat(reporting.history(target.id()))
              .extracting(Reading::no, Reading::current)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(2, true),
                  org.assertj.core.groups.Tuple.tuple(1, false));
          return null;
        });
  }

  @Test
  void nothingIsDoneWithoutItsEvidence() throws Exception {
    Target target = of(published(), one);
    at(
        cadreOfOne,
        () -> {
          InvalidInput refused =
              catchThrowableOfType(InvalidInput.class, () -> reporting.done(target.id(), TODAY));
          assertThat(refused.faults())
              .extracting(InvalidInput.Fault::field)
              .containsExactly("file", "value");
          for (byte[] bad : List.of(new byte[0], "MZ program".getBytes(StandardCharsets.UTF_8))) {
            assertThat(
                    catchThrowableOfType(
                        InvalidInput.class, () -> files.attach(target.id(), "表.pdf", bad)))
                .as("the content counts, not the name")
                .isNotNull();
          }
          UUID file = files.attach(target.id(), "C:\\材料\\汇总表.pdf", PDF);
          assertThat(files.of(target.id()))
              .singleElement()
              .matches(f -> f.name().equals("汇总表.pdf"));
          assertThat(files.read(target.id(), file).content()).isEqualTo(PDF);
          assertThat(
                  catchThrowableOfType(
                      InvalidInput.class, () -> files.attach(target.id(), "又一份.pdf", PDF)))
              .as("the same content twice")
              .isNotNull();
          reporting.report(value(target, TODAY, "900", ""), Reading.Way.FORM);
          reporting.done(target.id(), TODAY);
          assertThat(targets.required(target.id()).doneOn()).isEqualTo(TODAY);
          return null;
        });
  }

  @Test
  void aWorkbookIsLookedAtWholeBeforeAnythingIsWritten() throws Exception {
    UUID plan = published();
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    at(
        officer,
        () -> {
          sheets.template(plan, template);
          return null;
        });
    byte[] bad = filled(template.toByteArray(), "12O", "300");
    at(
        officer,
        () -> {
          ReadingSheets.Examined examined = sheets.examine(plan, bad);
          assertThat(examined.faults())
              .singleElement()
              .matches(f -> f.column().equals("数值") && f.value().equals("12O") && f.row() == 4);
          assertThat(catchThrowableOfType(InvalidInput.class, () -> sheets.take(plan, bad)))
              .isNotNull();
          assertThat(targets.ofPlan(plan)).allMatch(t -> reporting.history(t.id()).isEmpty());
          byte[] good = filled(template.toByteArray(), "120", "300");
          assertThat(sheets.take(plan, good)).isEqualTo(2);
          assertThat(sheets.take(plan, good)).as("once more").isZero();
          assertThat(
                  catchThrowableOfType(
                      InvalidInput.class, () -> sheets.examine(plan, new byte[] {1, 2, 3})))
              .isNotNull();
          return null;
        });
  }

  /**
   * Rows of the template: two lines on top, the headings, the body's target, then the two units.
   */
  private static byte[] filled(byte[] template, String first, String second) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      Sheet sheet = book.getSheetAt(0);
      Row heading = sheet.getRow(2);
      assertThat(heading.getCell(7).getStringCellValue()).isEqualTo("数值");
      // A new cell, as a spreadsheet program writes it.
      sheet.getRow(3).createCell(7).setCellValue(first);
      sheet.getRow(4).createCell(7).setCellValue(second);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void theLightFollowsTheValueAndReachesTheTop() throws Exception {
    UUID plan = published();
    Target ofOne = of(plan, one);
    Target ofTwo = of(plan, two);
    long day = TODAY.getDayOfYear();
    long days = LocalDate.of(YEAR, 12, 31).getDayOfYear();
    String onCourse = Long.toString(900 * day / days + 1);
    at(
        officer,
        () -> {
          assertThat(monitoring.board(plan).rows()).allMatch(r -> r.light() == Light.GREY);
          reporting.report(value(ofOne, TODAY, onCourse, ""), Reading.Way.FORM);
          reporting.report(value(ofTwo, TODAY, "1", ""), Reading.Way.FORM);
          Board board = monitoring.board(plan);
          assertThat(board.row(ofOne.id()).orElseThrow().light()).isEqualTo(Light.GREEN);
          Board.Row late = board.row(ofTwo.id()).orElseThrow();
          // One of 300 by the end of the year: behind by nearly the share of the year that is over.
          Light expected = day * 100 / days > 16 ? Light.RED : late.light();
          assertThat(late.light()).isEqualTo(expected);
          assertThat(late.why().zh()).contains("1");
          assertThat(board.rows().getFirst().light())
              .as("half of the weight is far behind: the top is not green")
              .isNotEqualTo(Light.GREEN);
          assertThat(board.units(List.of()).getFirst().unitId())
              .as("who needs help")
              .isEqualTo(two);
          return null;
        });
  }

  @Test
  void programsReportAllOrNothingAndReadTheBoard() throws Exception {
    UUID plan = published();
    Target target = of(plan, one);
    String good =
        "[{\"target\":\"%s\",\"asOf\":\"%s\",\"value\":12}]".formatted(target.id(), TODAY);
    MockHttpServletResponse taken =
        ask(
            cadreOfOne,
            post("/api/v1/targets/values").contentType("application/json").content(good));
    assertThat(taken.getContentAsString()).isEqualTo("{\"changed\":1}");
    assertThat(
            ask(
                    cadreOfOne,
                    post("/api/v1/targets/values").contentType("application/json").content(good))
                .getContentAsString())
        .as("sent again after a lost answer")
        .isEqualTo("{\"changed\":0}");
    String half =
        "[{\"target\":\"%1$s\",\"asOf\":\"%2$s\",\"value\":1},{\"target\":\"%1$s\",\"asOf\":\"2199-01-01\",\"value\":1}]"
            .formatted(target.id(), TODAY.minusDays(1));
    MockHttpServletResponse refused =
        ask(
            cadreOfOne,
            post("/api/v1/targets/values").contentType("application/json").content(half));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("values[1].asOf");
    assertThat(at(cadreOfOne, () -> reporting.history(target.id()))).hasSize(1);
    assertThat(ask(officer, get("/api/v1/targets/plans/" + plan + "/board")).getContentAsString())
        .contains("\"light\"", target.id().toString());
    UUID order =
        at(
            officer,
            () ->
                supervising.assign(
                    new Supervising.Order(one, null, "很长的事项，需要折行，因为一行最多七十五个八位字节", "查明", 5)));
    String calendar = text(cadreOfOne, "/api/v1/targets/supervisions/deadlines.ics");
    assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").contains("UID:" + order);
    assertThat(calendar.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }
}
