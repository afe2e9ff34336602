package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.Limits;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.dossiers.Photo;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.shell.InvalidInput;

/** What leaves: for a purpose, within the scope, recorded, watermarked, and never as a formula. */
class TakingOutTest extends SampledTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static Account whole;
  private static Account narrow;
  private static UUID person;

  @Autowired private Dictionaries dictionaries;
  @Autowired private org.springframework.transaction.support.TransactionTemplate transactions;

  @BeforeEach
  void prepare() throws Exception {
    if (whole != null) {
      return;
    }
    UnitPeriod one = SampleHouse.unit(UUID.randomUUID(), "导出县司法局", null);
    UnitPeriod other = SampleHouse.unit(UUID.randomUUID(), "导出县统计局", null);
    house.units(one, other);
    whole = account(null);
    narrow = account(other.id());
    Dossier said =
        new Dossier.Draft()
            .set(Field.NAME, "=1+1")
            .set(Field.SEX, "女")
            .set(Field.BIRTH_MONTH, "198207")
            .set(Field.CURRENT_POST, "导出县司法局局长")
            .set(Field.EXPERTISE, "=HYPERLINK(\"http://x\")")
            .photo(new Photo(PNG))
            .finish();
    ImportDesk desk = new ImportDesk(web, whole);
    UUID id = desk.check("a.lrmx", Dossiers.writeLrmx(said, LrmxEdition.THREE).bytes());
    assertThat(desk.write(id)).isEqualTo("DONE");
    person = UUID.fromString(desk.people(id, "").get(0).get("person").asString());
  }

  private Account account(UUID unit) throws Exception {
    return house.account(Role.DEPARTMENT_CADRE, unit, null, InformationClass.values());
  }

  private MockHttpServletResponse ask(Account account, String address, boolean purpose)
      throws Exception {
    var request = get(java.net.URI.create(address));
    if (purpose) {
      request.header("Zhiren-Purpose", "DAILY");
    }
    return desk.ask(account, request);
  }

  private int acts(String action) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql("select count(*) from records.entry where action = :action")
                    .param("action", action)
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void theFormNeedsAPurposeAndIsRecorded() throws Exception {
    String form = "/roster/" + person + "/form";
    assertThat(ask(whole, form, false).getRedirectedUrl()).startsWith("/purpose?next=");
    assertThat(ask(whole, form + ".pdf", false).getStatus()).isEqualTo(422);
    int before = acts("exchange.form.taken");
    MockHttpServletResponse pdf = ask(whole, form + ".pdf", true);
    assertThat(pdf.getStatus()).isEqualTo(200);
    assertThat(acts("exchange.form.taken")).isEqualTo(before + 1);
    assertThat(pdf.getHeader("Cache-Control")).contains("no-store");
    try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("导出县司法局局长", whole.name() + " 20");
    }
    Dossier back =
        Dossiers.read(
                "a.lrmx", ask(whole, form + ".lrmx", true).getContentAsByteArray(), Limits.usual())
            .dossiers()
            .getFirst();
    assertThat(back.get(Field.EXPERTISE)).isEqualTo("=HYPERLINK(\"http://x\")");
    assertThat(ask(whole, form + ".docx", true).getContentAsByteArray()).startsWith('P', 'K');
    assertThat(ask(whole, form, true).getContentAsString(StandardCharsets.UTF_8))
        .contains("data:image/png;base64,");
  }

  @Test
  void nobodyBeyondTheScopeLeaves() throws Exception {
    for (String end : List.of("", ".pdf", ".docx", ".lrmx", ".lrm", ".pic")) {
      assertThat(ask(narrow, "/roster/" + person + "/form" + end, true).getStatus())
          .as(end)
          .isEqualTo(404);
    }
    assertThat(ask(narrow, "/roster/" + person + "/photo", true).getStatus()).isEqualTo(404);
    assertThat(ask(whole, "/roster/" + person + "/photo", true).getContentType())
        .isEqualTo("image/png");
    assertThat(ask(whole, "/roster/" + person + "/photo", true).getContentAsByteArray())
        .isEqualTo(PNG);
  }

  @Test
  void aWorkbookHoldsTextAndCanComeBack() throws Exception {
    String list = "/exchange/export/file?format=roster-xlsx&q=%3D1%2B1";
    assertThat(ask(whole, list, false).getStatus()).isEqualTo(422);
    int before = acts("exchange.people.taken");
    byte[] bytes = ask(whole, list, true).getContentAsByteArray();
    assertThat(acts("exchange.people.taken")).isEqualTo(before + 1);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      var cell = book.getSheet("人员").getRow(1).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }
    ImportDesk desk = new ImportDesk(web, whole);
    UUID again = desk.check("back.xlsx", bytes);
    assertThat(desk.people(again, "").get(0).get("verdict").asString()).isEqualTo("SAME");
    assertThat(ask(narrow, list, true).getStatus()).isEqualTo(200);
    for (String format :
        List.of("register-pdf", "register-docx", "lrmx-zip", "forms-zip", "package")) {
      assertThat(
              ask(whole, "/exchange/export/file?q=%3D1%2B1&format=" + format, true)
                  .getContentAsByteArray())
          .as(format)
          .isNotEmpty();
    }
    assertThat(ask(whole, "/exchange/export/file?q=x&format=none", true).getStatus())
        .isEqualTo(422);
  }

  @Test
  void localNamesHoldFromTheirDayAndMayBeRetired() throws Exception {
    LocalDate day = LocalDate.of(2026, 11, 26);
    acting.asSystem(
        "test",
        () -> {
          dictionaries.add("GB2261.3", "8", "良好", "good", day, "本地沿用");
          assertThat(dictionaries.names("GB2261.3", day.minusDays(1))).doesNotContain("良好");
          assertThat(dictionaries.codes("GB2261.3", day)).containsEntry("良好", "8");
          assertThatThrownBy(() -> dictionaries.add("GB2261.3", "8", "很好", "", day, "理由"))
              .isInstanceOf(InvalidInput.class);
          assertThatThrownBy(() -> dictionaries.add("GB2261.3", "7", "良好", "", day, "理由"))
              .isInstanceOf(InvalidInput.class);
          assertThatThrownBy(() -> dictionaries.add("GB2261.3", "7", "很好", "", day, " "))
              .isInstanceOf(InvalidInput.class);
          dictionaries.change("GB2261.3", "8", "良好", true, day.plusDays(5), "不再使用");
          assertThat(dictionaries.names("GB2261.3", day.plusDays(4))).contains("良好");
          assertThat(dictionaries.names("GB2261.3", day.plusDays(5))).doesNotContain("良好");
          dictionaries.change("GB2261.3", "8", "良好", false, day.plusDays(9), "恢复");
          assertThat(dictionaries.names("GB2261.3", day.plusDays(9))).contains("良好");
          return true;
        });
    assertThat(dictionaries.tables()).hasSizeGreaterThan(30);
  }
}
