package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/** The organisation: looked at, searched, changed, corrected, undone. */
class OrganizationJourneyTest extends Journey {

  private static final String SAVE = "form[data-save] button.btn-primary";

  private static Locale locale(String language) {
    return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  /** A unit below the top that has units below it. */
  private Unit branch() {
    return house.asSystem(() ->
        house.bean(Units.class).tree(null, LocalDate.now(house.zone()), 2, 600).stream()
            .filter(node -> node.unit().parentId() != null && node.children() > 1)
            .findFirst()
            .orElseThrow()
            .unit());
  }

  /** A unit below {@code branch} that has a code. */
  private Unit office(Unit branch) {
    return house.asSystem(() ->
        house.bean(Units.class).children(branch.id(), LocalDate.now(house.zone())).stream()
            .map(Units.Node::unit)
            .filter(unit -> unit.facts().code() != null)
            .findFirst()
            .orElseThrow());
  }

  private void open(Page page, String path) {
    page.navigate(house.address(path));
  }

  /** Fills day, ground and reason and sends the form. */
  private void send(Page page, String reason) {
    page.locator("#ground").fill("示编〔2026〕7号");
    page.locator("#reason").fill(reason);
    page.locator(SAVE).click();
    page.waitForLoadState();
  }

  /** Founds a unit and answers the path of its page. */
  private String found(Page page, String name, Unit above) {
    open(page, "/organization/units/new?parent=" + above.id());
    assertThat(page.locator("#parent").inputValue()).isNotEmpty();
    page.locator("#name").fill(name);
    page.locator("#on").fill(LocalDate.now(house.zone()).minusDays(10).toString());
    page.locator("#kind").selectOption("政府其他机关");
    page.locator("#level").selectOption("县、处级");
    send(page, "新设机构");
    page.waitForURL(house.address("/organization/units/*"));
    assertThat(page.locator("h1").innerText()).isEqualTo(name);
    return page.url().substring(house.address("").length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void looksAround(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.locator(".z-menu a[href='/organization']").click();
    page.locator(".o-tree .o-name").first().waitFor();
    accessible(page);
    fits(page);
    picture(page, "organization-" + language);

    Unit branch = branch();
    // By keyboard: into the tree, down, open, close.
    page.locator(".o-name").first().focus();
    page.keyboard().press("ArrowDown");
    String second = page.evaluate("document.activeElement.textContent").toString();
    assertThat(second).isNotEqualTo(page.locator(".o-name").first().innerText());
    page.locator(".o-name", new Page.LocatorOptions().setHasText(branch.name())).first().focus();
    page.keyboard().press("ArrowRight");
    page.locator("[data-unit='" + branch.id() + "'] + ul li").first().waitFor();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("[data-unit='" + branch.id() + "'] + ul").isVisible()).isFalse();

    // By name, with the answer spoken; then by code and by initials of the pinyin.
    page.keyboard().press("/");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
    page.keyboard().type(branch.shortName());
    String asked = URLEncoder.encode(branch.shortName(), StandardCharsets.UTF_8);
    page.waitForURL(url -> url.contains("q=" + asked + "&"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.locator("#tree table tbody tr").first().waitFor();
    assertThat(page.locator("#status").innerText()).isNotEmpty();
    assertThat(page.url()).contains("q=");
    accessible(page);
    picture(page, "organization-search-" + language);
    page.evaluate("document.activeElement.blur()");
    page.keyboard().press("j");
    assertThat(page.evaluate("document.activeElement.closest('tr') !== null")).isEqualTo(true);
    Unit office = office(branch);
    open(page, "/organization?q=" + office.facts().code());
    assertThat(page.locator("#tree table tbody tr").first().innerText()).contains(office.name());
    String initials = PinyinInitials.of(office.name());
    open(page, "/organization?q=" + initials);
    assertThat(page.locator("#tree table").innerText()).contains(office.name());
    open(page, "/organization?q=没有这样的机构");
    assertThat(page.locator("#tree .z-empty").isVisible()).isTrue();
    picture(page, "organization-none-" + language);

    // As of another day, on the tree and on the unit.
    open(page, "/organization?on=2023-01-01");
    assertThat(page.locator("#tree .z-notice").innerText()).contains("2023-01-01");
    open(page, "/organization/units/" + branch.id());
    accessible(page);
    fits(page);
    picture(page, "unit-" + language);
    page.locator(".o-asof input[name=on]").fill("1949-10-01");
    page.locator(".o-asof button").click();
    assertThat(page.locator(".z-notice").first().innerText()).contains("1949-10-01");

    // The chart, on screen and as it goes to paper.
    open(page, "/organization/chart?top=" + branch.id());
    accessible(page);
    fits(page);
    picture(page, "chart-" + language);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".z-side").isVisible()).isFalse();
    assertThat(page.locator(".z-top").isVisible()).isFalse();
    assertThat(page.locator(".o-sheet svg").first().isVisible()).isTrue();
    assertThat(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)).length)
        .isGreaterThan(10_000);
    picture(page, "chart-print-" + language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void looksAroundOnAPhone(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), PHONE);
    Unit branch = branch();
    for (String path :
        List.of(
            "/organization",
            "/organization?q=" + branch.shortName(),
            "/organization/units/" + branch.id(),
            "/organization/units/" + branch.id() + "/rename",
            "/organization/units/" + branch.id() + "/order",
            "/organization/changes",
            "/organization/import",
            "/organization/chart?top=" + branch.id())) {
      open(page, path);
      fits(page);
      accessible(page);
      picture(
          page,
          "phone-"
              + path.replace(branch.id().toString(), "u")
                  .replaceAll("[^a-z]+", "-")
                  .replaceAll("^-|-$", "")
              + "-"
              + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void changesAUnitAndTakesItBack(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    Unit branch = branch();
    String mark = UUID.randomUUID().toString().substring(0, 4);
    String first = found(page, "试验一局" + mark, branch);
    String second = found(page, "试验二局" + mark, branch);

    // What is missing is said at the top and at the field; what was typed stays.
    open(page, first + "/posts/new");
    page.locator("#name").fill("局长");
    page.locator(SAVE).click();
    assertThat(page.title()).startsWith(language.equals("en") ? "Error: " : "错误：");
    page.locator("#faults:focus").waitFor();
    assertThat(page.locator("#levelCode-fault").isVisible()).isTrue();
    assertThat(page.locator("#name").inputValue()).isEqualTo("局长");
    accessible(page);
    picture(page, "form-refused-" + language);
    page.locator("#levelCode").selectOption("1A31");
    page.locator("#member").selectOption("CHIEF");
    send(page, "设置领导职位");
    page.waitForURL(house.address("/organization/posts/*"));
    accessible(page);
    picture(page, "post-" + language);

    open(page, first + "/quota");
    page.locator("#item").selectOption("CHIEF");
    page.locator("#places").fill("1");
    send(page, "核定职数");
    page.waitForURL(house.address(first));
    accessible(page);
    picture(page, "unit-new-" + language);

    // The menu of acts opens and closes by keyboard.
    page.locator(".o-menu summary").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".o-menu li a").first().isVisible()).isTrue();
    picture(page, "unit-menu-" + language);
    page.keyboard().press("Escape");
    assertThat(page.locator(".o-menu li a").first().isVisible()).isFalse();

    open(page, first + "/rename");
    page.locator("#name").fill("试验总局" + mark);
    page.locator("#shortName").fill("试验总局");
    send(page, "更名");
    page.waitForURL(house.address(first));
    assertThat(page.locator("h1").innerText()).isEqualTo("试验总局" + mark);

    // By menu under the other unit, by drag back to where it was.
    open(page, second + "/move");
    page.locator("#parent").fill("试验总局" + mark);
    accessible(page);
    picture(page, "move-" + language);
    send(page, "调整隶属");
    page.waitForURL(house.address(second));
    assertThat(page.locator(".o-path").innerText()).contains("试验总局");
    dragBack(page, first, second, branch, mark);

    open(page, "/organization/units/" + branch.id() + "/order");
    int below = page.locator("[data-order] li").count();
    page.locator("[data-order] li").last().locator("[data-up]").click();
    assertThat(
            page.locator("[data-order] li")
                .nth(below - 2)
                .locator("input[type=hidden]")
                .inputValue())
        .isEqualTo(second.substring(second.lastIndexOf('/') + 1));
    accessible(page);
    picture(page, "order-" + language);
    send(page, "调整排序");
    page.waitForURL(house.address("/organization/units/" + branch.id()));

    correctAndUndo(page, first, mark, language);

    open(page, second + "/dissolve");
    accessible(page);
    picture(page, "dissolve-" + language);
    send(page, "撤销机构");
    page.waitForURL(house.address(second));
    assertThat(page.locator(".z-notice").first().isVisible()).isTrue();
    accessible(page);
    picture(page, "unit-dissolved-" + language);
  }

  private void dragBack(Page page, String first, String second, Unit branch, String mark) {
    String dragged = second.substring(second.lastIndexOf('/') + 1);
    open(page, "/organization?open=" + first.substring(first.lastIndexOf('/') + 1));
    // High enough that both ends of the way are in sight, as on any page that need not be scrolled.
    page.setViewportSize(DESK[0], 3_000);
    page.dragAndDrop("[data-unit='" + dragged + "']", "[data-unit='" + branch.id() + "']");
    page.waitForURL(url -> url.endsWith(second + "/move?under=" + branch.id()));
    page.setViewportSize(DESK[0], DESK[1]);
    assertThat(page.locator("#parent").inputValue()).isEqualTo(branch.name());
    send(page, "恢复隶属 " + mark);
    page.waitForURL(house.address(second));
    assertThat(page.locator(".o-path").innerText()).doesNotContain("试验总局");
  }

  private void correctAndUndo(Page page, String first, String mark, String language) {
    open(page, first);
    page.locator(".o-timeline a[href*=correct]").first().click();
    page.locator("#areaCode").fill("009900");
    accessible(page);
    picture(page, "correct-" + language);
    send(page, "补录政区代码");
    page.waitForURL(house.address(first));
    assertThat(page.locator(".z-facts").first().innerText()).contains("009900");

    open(page, "/organization/changes");
    accessible(page);
    fits(page);
    picture(page, "changes-" + language);
    page.locator("tbody tr", new Page.LocatorOptions().setHasText("补录政区代码"))
        .first()
        .locator("a[href$='/undo']")
        .click();
    picture(page, "undo-" + language);
    page.locator("#reason").fill("录错了 " + mark);
    page.locator(SAVE).click();
    page.waitForURL(house.address("/organization/changes"));
    open(page, first);
    assertThat(page.locator(".z-facts").first().innerText()).doesNotContain("009900");
    assertThat(page.locator("table", new Page.LocatorOptions().setHasText("补录政区代码")).count())
        .isPositive();
    picture(page, "history-" + language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void whoeverComesSecondComparesAndDecides(String language) {
    Page one = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    String mark = UUID.randomUUID().toString().substring(0, 4);
    String unit = found(one, "竞改局" + mark, branch());
    Page two = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    open(one, unit + "/rename");
    open(two, unit + "/rename");
    one.locator("#name").fill("先改局" + mark);
    send(one, "先改");
    one.waitForURL(house.address(unit));

    two.locator("#name").fill("后改局" + mark);
    two.locator("#ground").fill("示编〔2026〕8号");
    two.locator("#reason").fill("后改");
    Response answer =
        two.waitForResponse(
            response -> response.url().endsWith("/rename"), () -> two.locator(SAVE).click());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(two.locator("#stale tbody tr").first().innerText())
        .contains("竞改局" + mark, "先改局" + mark, "后改局" + mark);
    assertThat(two.locator("#name").inputValue()).isEqualTo("后改局" + mark);
    assertThat(two.locator("#reason").inputValue()).isEqualTo("后改");
    accessible(two);
    picture(two, "lost-update-" + language);

    two.locator(SAVE).click();
    two.waitForURL(house.address(unit));
    assertThat(two.locator("h1").innerText()).isEqualTo("后改局" + mark);
  }

  /** Who may read but not change is shown no button that would be refused. */
  @Test
  void showsNobodyWhatHeMayNotDo() {
    Page page = signedIn(Role.DEPARTMENT_LEADER, Locale.SIMPLIFIED_CHINESE, DESK);
    Unit branch = branch();
    open(page, "/organization/units/" + branch.id());
    assertThat(page.locator(".o-menu").count()).isZero();
    open(page, "/organization");
    assertThat(page.locator("[draggable=true]").count()).isZero();
    assertThat(page.locator("a[href='/organization/units/new']").count()).isZero();
    assertThat(page.navigate(house.address("/organization/units/new")).status()).isEqualTo(404);
    page.waitForLoadState(LoadState.DOMCONTENTLOADED);
  }
}
