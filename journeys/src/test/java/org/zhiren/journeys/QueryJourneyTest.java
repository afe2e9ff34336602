package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/** Somebody told nothing finds people by conditions, looks at faces, saves, exports, practises. */
class QueryJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  private static int count(Page page) {
    return Integer.parseInt(page.locator("#count").innerText().replaceAll("\\D", ""));
  }

  /** Nothing is on its way to or from the server. */
  private static void settled(Page page) {
    PlaywrightAssertions.assertThat(page.locator(".htmx-request")).hasCount(0);
  }

  private static void pick(Page page, String field) {
    page.locator("#find0").fill(field);
    page.locator("#find0").press("Enter");
    settled(page);
  }

  @Test
  void asksAQuestionStepByStep() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      boolean chinese = tag.equals("zh");
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/query"));
      int everybody = count(page);
      assertThat(everybody).isGreaterThan(500);
      accessible(page);
      fits(page);
      picture(page, "query-start-" + tag);
      // The accessibility engine leaves marks in the page: begin with a clean one.
      page.navigate(house.address("/query"));

      // A field by its pinyin initials; both kinds of fields; Enter is enough.
      pick(page, chinese ? "xb" : "sex");
      page.getByRole(
              AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(chinese ? "女" : "female"))
          .check();
      PlaywrightAssertions.assertThat(page.locator("#reading"))
          .containsText(chinese ? "性别为女" : "Sex: female");
      int women = count(page);
      assertThat(women).isBetween(1, everybody - 1);

      pick(page, chinese ? "年龄" : "age");
      page.locator("input[name^=to]").fill("40");
      PlaywrightAssertions.assertThat(page.locator("#reading"))
          .containsText(chinese ? "年龄不超过 40 周岁" : "Age at most 40");
      PlaywrightAssertions.assertThat(page.locator("#count"))
          .not()
          .hasText(chinese ? "找到 " + women + " 人" : women + " people found");
      int young = count(page);
      assertThat(young).isLessThan(women);

      // A dated fact, narrowed down.
      page.locator("#all-fields summary").click();
      page.locator("button[value='facts:0:career']").click();
      settled(page);
      page.locator("select[name^=measure]").selectOption("MONTHS");
      page.locator("select[name^=scale]").waitFor();
      page.locator("input[name^=least]").fill("3");
      page.locator("button[value$=':career.level']").first().click();
      settled(page);
      page.locator("select[name^=more]").selectOption("1A41");
      settled(page);
      PlaywrightAssertions.assertThat(page.locator("#reading"))
          .containsText(
              chinese
                  ? "现任职务（职务层次为乡科级正职），连续不少于 3 年"
                  : "a present post (level of post: section level, chief), at least 3 years");
      fits(page);
      String filled = page.url();
      assertThat(count(page)).isLessThan(young);

      // Undo takes the last step back; the address carries the question.
      page.locator("#undo-step").click();
      PlaywrightAssertions.assertThat(page.locator("#reading"))
          .not()
          .containsText(chinese ? "乡科级正职" : "section level, chief");
      settled(page);
      String address = page.url();
      String before = page.locator("#reading").innerText();
      Page other = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      other.navigate(address);
      assertThat(other.locator("#reading").innerText()).isEqualTo(before);
      // Pictures and the accessibility engine leave marks in a page: they get a window of their
      // own.
      other.navigate(filled);
      accessible(other);
      picture(other, "query-filled-" + tag);

      // A group of alternatives around the second condition, by keyboard.
      page.locator("button[value='wrap:2']").focus();
      page.keyboard().press("Enter");
      settled(page);
      PlaywrightAssertions.assertThat(page.locator("fieldset.q-group")).hasCount(2);
      page.locator("button[value^='group:0:NONE']").click();
      settled(page);
      PlaywrightAssertions.assertThat(page.locator("fieldset.q-group")).hasCount(3);
      PlaywrightAssertions.assertThat(page.locator("#count")).hasCount(0);
      other.navigate(page.url());
      accessible(other);
      picture(other, "query-groups-" + tag);
      page.locator("button[name=op][value=clear]").click();
      PlaywrightAssertions.assertThat(page.locator("#count"))
          .hasText(chinese ? "找到 " + everybody + " 人" : everybody + " people found");
      assertThat(count(page)).isEqualTo(everybody);
    }
  }

  @Test
  void showsFacesTablesAndOrders() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_LEADER, language, DESK);
      page.navigate(house.address("/query"));
      page.locator(".q-examples a").nth(4).click();
      page.waitForURL(Pattern.compile(".*/query\\?q=.*"));
      int found = count(page);
      assertThat(found).isPositive();
      page.locator(".q-views a").nth(1).click();
      page.waitForURL(Pattern.compile(".*view=photos.*"));
      assertThat(page.locator(".q-photos li").count()).isEqualTo(Math.min(found, 60));
      accessible(page);
      fits(page);
      picture(page, "query-photos-" + tag);
      page.locator(".q-views a").nth(2).click();
      page.waitForURL(Pattern.compile(".*view=table.*"));
      page.locator("#sort-birth").click();
      PlaywrightAssertions.assertThat(page.locator("th[aria-sort=ascending]")).hasCount(1);
      List<String> births =
          page.locator(".q-table tbody tr td:nth-child(4)").allInnerTexts().stream()
              .map(birth -> birth.substring(0, 7))
              .toList();
      assertThat(births).isSorted();
      page.navigate(page.url());
      accessible(page);
      fits(page);
      picture(page, "query-table-" + tag);
    }
  }

  @Test
  void savesSharesAndTakesBack() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/query"));
    page.locator(".q-examples a").first().click();
    page.waitForURL(Pattern.compile(".*/query\\?q=.*"));
    int all = count(page);
    page.locator(".q-panel summary").first().click();
    page.locator("#save-name").fill("年轻女正科");
    page.locator("form[action='/query/saved'] button").click();
    page.waitForURL(Pattern.compile(".*saved=.*"));
    assertThat(page.locator("h1").innerText()).isEqualTo("年轻女正科");
    String id = page.url().replaceAll(".*saved=([0-9a-f-]+).*", "$1");
    page.navigate(house.address("/query/saved/" + id));
    page.locator("#role").selectOption("UNIT_CADRE");
    page.locator("form[action$='/share'] button").click();
    PlaywrightAssertions.assertThat(page.locator(".q-shares li")).hasCount(1);
    accessible(page);
    picture(page, "query-share-zh");

    // Whoever receives it sees the people of the own branch only.
    Page unit = signedIn(Role.UNIT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    unit.navigate(house.address("/query?saved=" + id));
    assertThat(count(unit)).isLessThan(Math.max(1, all));
    unit.navigate(house.address("/"));
    assertThat(unit.locator("main").innerText()).contains("年轻女正科");

    page.navigate(house.address("/query/saved"));
    accessible(page);
    fits(page);
    picture(page, "query-saved-zh");
    page.navigate(house.address("/query/saved/" + id));
    page.locator("form[action$='/delete'] button").click();
    page.waitForURL(Pattern.compile(".*deleted=.*"));
    assertThat(unit.navigate(house.address("/query?saved=" + id)).status()).isEqualTo(404);
    page.locator("form[action$='/restore'] button").click();
    page.waitForURL(house.address("/query/saved"));
    assertThat(page.locator("main").innerText()).contains("年轻女正科");
  }

  @Test
  void exportsWithAReasonAndASecondPersonAboveTheLimit() throws Exception {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/query"));
    page.locator(".q-examples a").nth(4).click();
    page.waitForURL(Pattern.compile(".*/query\\?q=.*"));
    int found = count(page);
    page.locator(".q-panel summary").last().click();
    page.locator("#export-reason").fill("班子研判");
    picture(page, "query-export-zh");
    Download download =
        page.waitForDownload(() -> page.locator("form[action='/query/export'] button").click());
    Path file = Path.of("target", "query-export.xlsx");
    download.saveAs(file);
    try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(3 + found);
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
          .contains("组织部干部示例")
          .contains("共 " + found + " 人");
      sheet.forEach(
          row -> row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
    }

    // Everybody is more than the limit: it waits for somebody else.
    page.navigate(house.address("/query"));
    page.locator(".q-panel summary").last().click();
    page.locator("#export-reason").fill("年度统计");
    page.locator("form[action='/query/export'] button").click();
    page.waitForURL(house.address("/query/exports"));
    assertThat(page.locator("main").innerText()).contains("等待同意");
    accessible(page);
    Page leader = signedIn(Role.DEPARTMENT_LEADER, Locale.ENGLISH, DESK);
    leader.navigate(house.address("/query/exports"));
    accessible(leader);
    fits(leader);
    picture(leader, "query-exports-en");
    leader.locator("button[name=agree][value=true]").first().click();
    leader.waitForURL(house.address("/query/exports"));
    page.reload();
    Locator ready = page.locator("main a[href$='/file']").first();
    Download all = page.waitForDownload(ready::click);
    assertThat(all.suggestedFilename()).endsWith(".xlsx");
  }

  @Test
  void practisesNamesAndFacesOnAPhone() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_LEADER, language, PHONE);
      page.navigate(house.address("/query"));
      fits(page);
      accessible(page);
      picture(page, "query-phone-" + tag);
      page.locator(".q-examples a").nth(4).click();
      page.waitForURL(Pattern.compile(".*/query\\?q=.*"));
      fits(page);
      picture(page, "query-phone-filled-" + tag);
      page.locator(".q-views a").nth(1).click();
      page.waitForURL(Pattern.compile(".*view=photos.*"));
      fits(page);
      picture(page, "query-phone-photos-" + tag);
      page.locator("a[href^='/query/practice']").click();
      fits(page);
      accessible(page);
      picture(page, "practice-phone-" + tag);
      page.keyboard().press("1");
      page.locator(".q-answers").waitFor();
      fits(page);
      accessible(page);
      picture(page, "practised-phone-" + tag);
      page.locator(".q-task form button").click();
      page.locator("button[name=mode][value=face]").click();
      PlaywrightAssertions.assertThat(page.locator(".q-faces button")).hasCount(4);
      fits(page);
      accessible(page);
      picture(page, "practice-faces-phone-" + tag);
      page.locator("button[name=mode][value=type]").click();
      page.locator("#typed").fill("无名氏");
      page.locator("#typed").press("Enter");
      page.locator(".q-answers").waitFor();
      assertThat(page.locator(".z-late").count()).isEqualTo(1);
    }
  }

  @Test
  void worksWithoutScripts() {
    Page page = withoutScripts(house.login(Role.DEPARTMENT_CADRE));
    page.navigate(house.address("/query"));
    page.locator("#find0").fill("xb");
    page.locator("#find0").press("Enter");
    page.locator("input[name^=v][value='2']").check();
    page.locator("#find0").fill("nl");
    page.locator("#find0").press("Enter");
    page.waitForURL(Pattern.compile(".*/query\\?q=.*"));
    assertThat(page.locator("#reading").innerText()).contains("性别为女");
    page.locator("input[name^=from]").fill("50");
    page.locator("input[name^=from]").press("Enter");
    assertThat(page.locator("#reading").innerText()).contains("年龄满 50 周岁");
    assertThat(count(page)).isPositive();
  }
}
