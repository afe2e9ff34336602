package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Limits;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonBatch;
import org.zhiren.platform.roster.PersonFile;

/** A department brings its files in, looks, repairs, writes, takes back, prints and takes out. */
class ExchangeJourneyTest extends Journey {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private PersonFile known() {
    return house.asSystem(() -> {
      UUID id =
          house.bean(People.class).list(People.Search.everybody(), null, 40).people().get(20).id();
      return house.bean(PersonBatch.class).read(List.of(id)).get(id);
    });
  }

  private String unitName() {
    return house.asSystem(() ->
        house
            .bean(Units.class)
            .tree(null, LocalDate.now(house.bean(Clock.class)), 2, 50)
            .get(4)
            .unit()
            .name());
  }

  /** Somebody new, somebody faulty, somebody without a unit, somebody on file with a difference. */
  private byte[] workbook(String tag) throws Exception {
    PersonFile known = known();
    List<Dossier> people = new ArrayList<>();
    people.add(newcomer("新来的" + tag, unitName()).finish());
    people.add(newcomer("写错的" + tag, unitName()).set(Field.BIRTH_MONTH, "2021-13").finish());
    people.add(newcomer("没单位" + tag, "不知何处的机构").finish());
    people.add(
        new Dossier.Draft()
            .set(Field.NAME, known.basics().name())
            .set(Field.SEX, known.basics().sex().equals("1") ? "男" : "女")
            .set(
                Field.BIRTH_MONTH,
                known.basics().birthDate().toString().substring(0, 7).replace("-", ""))
            .set(Field.ID_NUMBER, known.basics().idNumber())
            .set(Field.EXPERTISE, "公文写作 " + tag)
            .set(Field.HEALTH, known.basics().health().equals("健康") ? "一般" : "健康")
            .finish());
    return Dossiers.writeSpreadsheet(people).bytes();
  }

  private static Dossier.Draft newcomer(String name, String unit) {
    return new Dossier.Draft()
        .set(Field.NAME, name)
        .set(Field.SEX, "女")
        .set(Field.BIRTH_MONTH, "198805")
        .set(Field.ETHNICITY, "汉族")
        .set(Field.CURRENT_POST, "四级调研员")
        .set(Field.RESUME, "2010.07--2018.03  某机关科员\n2018.03--         四级调研员")
        .add(Dossier.PLACEMENT, new InfoRow(java.util.Map.of("A0195", unit)));
  }

  @Test
  void bringsFilesInRepairsWritesAndTakesBack() throws Exception {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.locator(".z-menu a[href='/exchange']").click();
      page.waitForURL(house.address("/exchange"));
      accessible(page);
      fits(page);
      picture(page, "exchange-" + tag);

      Download template =
          page.waitForDownload(() -> page.locator("a[href='/exchange/template.xlsx']").click());
      assertThat(
              Dossiers.read("t.xlsx", Files.readAllBytes(template.path()), Limits.usual())
                  .findings())
          .isEmpty();

      page.locator("#files")
          .setInputFiles(
              new FilePayload[] {
                new FilePayload("花名册-" + tag + ".xlsx", XLSX, workbook(tag)),
                new FilePayload(
                    "坏文件.lrmx", "application/xml", "<Person><Xing".getBytes(StandardCharsets.UTF_8))
              });
      assertThat(page.locator("[data-list]").innerText()).contains("2");
      page.locator("#reason").fill("年度花名册");
      page.locator("main form button.btn-primary").click();
      page.locator(".x-tabs").waitFor();
      accessible(page);
      fits(page);
      picture(page, "exchange-checked-" + tag);

      page.locator("#unit-0").fill(unitName());
      page.locator("form[action$='/units'] button").click();
      page.locator(".x-tabs").waitFor();
      page.locator(".x-tabs a[href$='FAULTY']").click();
      page.locator("table tbody th a", new Page.LocatorOptions().setHasText("写错的")).click();
      page.locator("#BIRTH_MONTH").waitFor();
      accessible(page);
      fits(page);
      picture(page, "exchange-person-" + tag);
      page.locator("#BIRTH_MONTH").fill("198805");
      page.locator("main form button.btn-primary").click();
      page.locator("#BIRTH_MONTH").waitFor();
      page.navigate(page.url().replaceAll("/people/.*", "?show=CHANGED"));
      page.locator("table[data-rows] tbody th a").first().click();
      page.locator("input[name=part]").first().waitFor();
      accessible(page);
      picture(page, "exchange-changed-" + tag);
      page.navigate(page.url().replaceAll("/people/.*", ""));
      picture(page, "exchange-ready-" + tag);
      page.locator("form[action$='/write'] button").click();
      page.locator("form[action$='/undo']").waitFor();
      accessible(page);
      picture(page, "exchange-done-" + tag);

      page.locator("#reason").fill("试验后撤销");
      page.locator("form[action$='/undo'] button").click();
      page.locator("form[action$='/undo']")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/exchange"));
    fits(phone);
    phone.locator("table tbody th a").first().click();
    phone.locator(".x-tabs").waitFor();
    fits(phone);
    accessible(phone);
    picture(phone, "exchange-phone");
  }

  @Test
  void showsAndPrintsTheFormAndTheRegister() throws Exception {
    UUID id = known().basics().id();
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/roster/" + id + "/form"));
      page.locator("#purpose").selectOption("DAILY");
      page.locator("main form button.btn-primary").click();
      page.locator(".x-pages img").first().waitFor();
      page.locator("#PROPOSED_POST").fill("示例县人民政府副县长");
      page.locator("#REASON").fill("该同志政治坚定，熟悉基层工作，群众公认。");
      page.locator("main form button.btn-primary").click();
      page.locator(".x-pages img").first().waitFor();
      assertThat(page.locator("#PROPOSED_POST").inputValue()).isEqualTo("示例县人民政府副县长");
      accessible(page);
      fits(page);
      picture(page, "form-" + tag);
      Download pdf = page.waitForDownload(() -> page.locator("a[href$='form.pdf']").click());
      assertThat(Files.readAllBytes(pdf.path())).startsWith('%', 'P', 'D', 'F');
      Download lrmx = page.waitForDownload(() -> page.locator("a[href$='form.lrmx']").click());
      assertThat(
              Dossiers.read("a.lrmx", Files.readAllBytes(lrmx.path()), Limits.usual())
                  .dossiers()
                  .getFirst()
                  .get(Field.PROPOSED_POST))
          .isEqualTo("示例县人民政府副县长");

      page.navigate(house.address("/roster?q=" + "王"));
      page.locator("a[href^='/exchange/export']").click();
      page.locator(".x-columns a").first().waitFor();
      accessible(page);
      fits(page);
      picture(page, "export-" + tag);
      Download register =
          page.waitForDownload(() -> page.locator("a[href*='register-pdf']").click());
      byte[] printed = Files.readAllBytes(register.path());
      assertThat(printed).startsWith('%', 'P', 'D', 'F');
      Files.write(
          java.nio.file.Path.of("target", "screens", "register-" + tag + ".png"),
          Dossiers.pictures(printed, 80).getFirst());
      Download again = page.waitForDownload(() -> page.locator("a[href*='roster-xlsx']").click());
      assertThat(
              Dossiers.read("a.xlsx", Files.readAllBytes(again.path()), Limits.usual()).dossiers())
          .isNotEmpty();
    }
    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, PHONE);
    phone.navigate(house.address("/purpose"));
    phone.locator("#purpose").selectOption("DAILY");
    phone.locator("main form button.btn-primary").click();
    phone.navigate(house.address("/roster/" + id + "/form"));
    fits(phone);
    accessible(phone);
    picture(phone, "form-phone");
  }

  @Test
  void addsAndRetiresALocalName() {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/exchange/codes"));
      accessible(page);
      fits(page);
      picture(page, "codes-" + tag);
      page.locator("a[href^='/exchange/codes/GB2261.3']").click();
      page.locator("#name").fill("良好" + tag);
      page.locator("form[data-save] button").click();
      page.locator(".z-faults").waitFor();
      assertThat(page.locator("#name").inputValue()).isEqualTo("良好" + tag);
      accessible(page);
      picture(page, "codes-fault-" + tag);
      page.locator("#code").fill("9" + tag.charAt(0));
      page.locator("#reason").fill("本地沿用的名称");
      page.locator("form[data-save] button").click();
      page.locator(".z-tag.z-good").first().waitFor();
      page.locator("#entry").selectOption("9" + tag.charAt(0) + "|良好" + tag);
      page.locator("#why").fill("不再使用");
      page.locator("form[action$='/state'] button").click();
      page.locator(".x-retired").first().waitFor();
      accessible(page);
      picture(page, "code-table-" + tag);
    }
    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/exchange/codes/ZB64"));
    fits(phone);
    picture(phone, "code-table-phone");
  }
}
