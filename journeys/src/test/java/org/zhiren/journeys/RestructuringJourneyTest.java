package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.CreatingPost;
import org.zhiren.platform.organization.FoundingUnit;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/** Several units at once: merged, divided, brought in and up to date from a spreadsheet. */
class RestructuringJourneyTest extends Journey {

  private static final String SAVE = "form[data-save] button.btn-primary";

  private final String mark = UUID.randomUUID().toString().substring(0, 4);

  private static Locale locale(String language) {
    return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  private LocalDate today() {
    return LocalDate.now(house.zone());
  }

  /** Founds a unit like the first office of the prefecture, with so many posts in it. */
  private Unit unit(String name, int posts) {
    return house.asSystem(() -> {
      Unit like =
          house.bean(Units.class).tree(null, today(), 2, 600).stream()
              .map(Units.Node::unit)
              .filter(unit -> unit.parentId() != null && unit.facts().code() != null)
              .findFirst()
              .orElseThrow();
      Basis basis = new Basis(today().minusDays(10), "示编〔2026〕1号", "试验");
      UUID id =
          house
              .bean(FoundingUnit.class)
              .found(like.facts().named(name + mark, name + mark).withoutCode(), basis);
      for (int i = 0; i < posts; i++) {
        house
            .bean(CreatingPost.class)
            .create(
                new PostFacts(
                    id,
                    i == 0 ? "局长" : "副局长" + i,
                    i == 0 ? "1A31" : "1A32",
                    PostKind.LEADERSHIP,
                    i == 0 ? MemberKind.CHIEF : MemberKind.DEPUTY,
                    true,
                    1,
                    i + 1,
                    null,
                    false,
                    true),
                basis);
      }
      return house.bean(Units.class).find(id, today()).orElseThrow();
    });
  }

  private List<String> titles(UUID unit) {
    return house.asSystem(
        () -> house.bean(Posts.class).of(unit, today()).stream().map(post -> post.name()).toList());
  }

  private void basis(Page page) {
    page.locator("#ground").fill("示编〔2026〕9号");
    page.locator("#reason").fill("机构改革");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void severalBecomeOne(String language) {
    Unit first = unit("水利站", 2);
    Unit second = unit("水文站", 3);
    Unit third = unit("水保站", 1);
    Unit target = unit("水务局", 1);
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.navigate(house.address("/organization/units/" + first.id()));
    page.locator(".o-menu summary").click();
    page.locator(".o-menu a[href*='/merge']").click();
    assertThat(page.locator("#source-0").inputValue()).isEqualTo(first.name());

    // Nothing is lost when something is missing, nor when a row is added.
    page.locator("#source-1").fill(second.name());
    page.locator("#source-2").fill(third.name());
    page.locator("button[value=more]").click();
    assertThat(page.locator("#source-2").inputValue()).isEqualTo(third.name());
    accessible(page);
    picture(page, "merge-" + language);
    page.locator("button.btn-primary[value=look]").click();
    page.locator("#faults:focus").waitFor();
    assertThat(page.locator("#target-fault").isVisible()).isTrue();
    assertThat(page.locator("#ground-fault").isVisible()).isTrue();
    page.locator("#target").fill(target.name());
    basis(page);
    page.locator("button.btn-primary[value=look]").click();

    page.locator("#posts").waitFor();
    assertThat(page.locator("#posts tbody tr").count()).isEqualTo(6);
    assertThat(page.locator("#posts .z-attention").count()).isEqualTo(3);
    assertThat(titles(target.id())).as("nothing is done by looking").hasSize(1);
    // Two of the three chiefs' posts of the same title end.
    Locator chiefs =
        page.locator(
            "#posts tbody tr", new Page.LocatorOptions().setHas(page.locator(".z-attention")));
    chiefs.nth(0).locator("input").check();
    chiefs.nth(1).locator("input").check();
    page.locator("button[value=look]").click();
    page.locator("#posts input:checked").nth(1).waitFor();
    assertThat(page.locator("#posts input:checked").count()).isEqualTo(2);
    accessible(page);
    fits(page);
    picture(page, "merge-look-" + language);
    page.locator("button[value=do]").click();

    page.waitForURL(house.address("/organization/units/" + target.id()));
    assertThat(titles(target.id())).hasSize(5);
    page.navigate(house.address("/organization/units/" + second.id()));
    assertThat(page.locator(".z-notice").first().isVisible()).isTrue();
  }

  /**
   * A unit in which people hold posts: they move with their posts, and no post of theirs can end.
   */
  @ParameterizedTest
  @ValueSource(strings = {"zh"})
  void peopleMoveWithTheirPosts(String language) {
    Unit staffed =
        house.asSystem(() ->
            house.bean(Units.class).tree(null, today(), 2, 600).stream()
                .map(Units.Node::unit)
                .filter(unit -> unit.name().endsWith("审计局"))
                .findFirst()
                .orElseThrow());
    Unit target = unit("审计总局", 0);
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), PHONE);
    page.navigate(house.address("/organization/merge?unit=" + staffed.id()));
    page.locator("#target").fill(target.name());
    basis(page);
    fits(page);
    accessible(page);
    picture(page, "merge-phone-" + language);
    page.locator("button.btn-primary[value=look]").click();
    page.locator("#posts").waitFor();
    fits(page);
    accessible(page);
    picture(page, "merge-look-phone-" + language);
    int held = page.locator("#posts tbody tr a[href^='/roster/']").count();
    assertThat(held).as("people in the posts").isPositive();
    page.locator("button[value=do]").click();
    page.waitForURL(house.address("/organization/units/" + target.id()));
    assertThat(page.locator("a[href^='/roster/']").count()).isEqualTo(held);
    // Undone, so that the other journeys find the prefecture as it was.
    page.navigate(house.address("/organization/changes"));
    page.locator("a[href$='/undo']").first().click();
    page.locator("#reason").fill("试验结束");
    page.locator(SAVE).click();
    page.waitForURL(house.address("/organization/changes"));
    page.navigate(house.address("/organization/units/" + staffed.id()));
    assertThat(page.locator("a[href^='/roster/']").count()).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void oneBecomesSeveral(String language) {
    Unit whole = unit("文教局", 4);
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.navigate(house.address("/organization/units/" + whole.id() + "/split"));
    page.locator("#name").fill("文化局" + mark);
    page.locator("#name-1").fill("体育局" + mark);
    Locator choices = page.locator("#posts select");
    assertThat(choices.count()).isEqualTo(4);
    choices.nth(1).selectOption("1");
    choices.nth(2).selectOption("2");
    choices.nth(3).selectOption("2");
    accessible(page);
    picture(page, "split-" + language);
    page.locator("button.btn-primary[value=look]").click();
    page.locator("#faults:focus").waitFor();
    basis(page);
    page.locator("button.btn-primary[value=look]").click();

    page.locator("#shares").waitFor();
    assertThat(page.locator("#shares tbody tr").allInnerTexts())
        .satisfiesExactly(
            stays -> assertThat(stays).contains(whole.name()),
            one -> assertThat(one).contains("文化局" + mark),
            two -> assertThat(two).contains("体育局" + mark));
    assertThat(page.locator("#shares tbody tr").nth(2).locator("td").first().innerText())
        .isEqualTo("2");
    accessible(page);
    fits(page);
    picture(page, "split-look-" + language);
    page.locator("button[value=do]").click();
    page.waitForURL(url -> !url.contains("/split"));
    assertThat(page.locator("h1").innerText()).isEqualTo("文化局" + mark);
    assertThat(titles(whole.id())).containsExactly("局长");
  }

  private Path edited(Path file, java.util.function.Consumer<XSSFWorkbook> edit) throws Exception {
    Path changed = Files.createTempFile("zhiren-import-", ".xlsx");
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      edit.accept(book);
      try (var out = Files.newOutputStream(changed)) {
        book.write(out);
      }
    }
    return changed;
  }

  private static Row row(Sheet sheet, int number, String... values) {
    Row row = sheet.createRow(number);
    for (int i = 0; i < values.length; i++) {
      row.createCell(i).setCellValue(values[i]);
    }
    return row;
  }

  private static int rowOf(Sheet sheet, String code) {
    List<Integer> rows = new ArrayList<>();
    sheet.forEach(row -> {
      if (row.getCell(0) != null && row.getCell(0).getStringCellValue().equals(code)) {
        rows.add(row.getRowNum());
      }
    });
    return rows.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void comesInFromASpreadsheetAndIsBroughtUpToDate(String language) throws Exception {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.navigate(house.address("/organization"));
    Download export =
        page.waitForDownload(() -> page.locator("a[href^='/organization/export.xlsx']").click());
    Unit known = unit("统计局", 1);
    page.reload();
    Download again =
        page.waitForDownload(() -> page.locator("a[href^='/organization/export.xlsx']").click());
    assertThat(export.suggestedFilename()).endsWith(".xlsx");
    String code = "J9" + mark;
    Path file =
        edited(
            again.path(),
            book -> {
              Sheet units = book.getSheet("机构");
              units
                  .getRow(rowOf(units, known.id().toString()))
                  .getCell(1)
                  .setCellValue("统计调查局" + mark);
              row(
                  units,
                  units.getLastRowNum() + 1,
                  code,
                  "大数据局" + mark,
                  "",
                  "",
                  "没有这类",
                  "县、处级",
                  "法人单位",
                  "机关",
                  "",
                  "",
                  "9",
                  "2026-02-30",
                  "1",
                  "2");
            });

    page.navigate(house.address("/organization/import"));
    accessible(page);
    picture(page, "import-" + language);
    page.locator("#file").setInputFiles(file);
    basis(page);
    Response looked =
        page.waitForResponse(
            response -> response.url().matches(".*/import/[0-9a-f-]{36}"),
            () -> page.locator(SAVE).click());
    assertThat(looked.status()).isEqualTo(422);
    page.locator(".o-faults").waitFor();
    assertThat(page.locator(".o-faults tbody tr").count()).isEqualTo(2);
    accessible(page);
    fits(page);
    picture(page, "import-faults-" + language);
    page.locator(".o-faults select").selectOption("政府其他机关");
    page.locator(".o-faults input.form-control").fill("2026-03-01");
    page.locator(SAVE).click();

    Locator confirm = page.locator("form[action$='/confirm'] button");
    confirm.waitFor();
    picture(page, "import-look-" + language);
    assertThat(page.locator("table[data-rows] > tbody > tr").allInnerTexts())
        .satisfiesExactlyInAnyOrder(
            changed -> assertThat(changed).contains("统计局" + mark, "统计调查局" + mark),
            brandNew -> assertThat(brandNew).contains("大数据局" + mark, "J9" + mark));
    accessible(page);
    fits(page);
    confirm.click();
    page.locator(".z-notice").waitFor();
    accessible(page);
    picture(page, "import-done-" + language);
    page.navigate(house.address("/organization?q=大数据局" + mark));
    assertThat(page.locator("#tree tbody tr").count()).isEqualTo(1);
    page.navigate(house.address("/organization/units/" + known.id()));
    assertThat(page.locator("h1").innerText()).isEqualTo("统计调查局" + mark);
  }
}
