package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiren.platform.access.Role;

/** What every page shares: menu, workbench, palette, keys, help, print, zoom. */
class ShellJourneyTest extends Journey {

  /** A window of 1280 px at 400 %. */
  private static final int[] ZOOMED = {320, 640};

  private static Locale locale(String language) {
    return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  /** Whoever signs in finds something to begin with, and every link on the first page leads on. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void theWorkbenchHasSomethingForEveryRole(Role role) {
    Page page = signedIn(role, Locale.SIMPLIFIED_CHINESE, DESK);
    fits(page);
    accessible(page);
    picture(page, "workbench-" + role.name().toLowerCase(Locale.ROOT));
    List<String> links =
        page.locator("main a[href^='/'], .z-menu a").all().stream()
            .map(link -> link.getAttribute("href"))
            .distinct()
            .toList();
    assertThat(links).as("links of the first page").isNotEmpty();
    for (String link : links) {
      assertThat(page.navigate(house.address(link)).status()).as(link).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void thePaletteFindsPagesUnitsPeopleAndActions(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.keyboard().press("Control+k");
    page.locator("#palette-items [role=option]").first().waitFor();
    for (String words : List.of("公安局", "王", language.equals("en") ? "Merge" : "合并")) {
      page.locator("#palette-query").fill(words);
      page.locator("#palette-items .z-palette-name", new Page.LocatorOptions().setHasText(words))
          .first()
          .waitFor();
    }
    accessible(page);
    picture(page, "palette-actions-" + language);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL(house.address("/organization/merge"));
  }

  /** The palette offers nobody what would be refused. */
  @Test
  void thePaletteStaysWithinOnesRights() {
    Page page = signedIn(Role.SYSTEM_OFFICER, Locale.SIMPLIFIED_CHINESE, DESK);
    page.keyboard().press("Control+k");
    page.locator("#palette-query").fill("局");
    page.locator("#palette .z-palette-none").waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void worksByKeyboardAndCanBeSwitchedOff(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.keyboard().press("g");
    page.keyboard().press("o");
    page.waitForURL(house.address("/organization"));
    page.keyboard().press("g");
    page.keyboard().press("h");
    page.waitForURL(house.address("/"));
    page.keyboard().press("j");
    assertThat(page.evaluate("document.activeElement.closest('[data-rows]') !== null"))
        .isEqualTo(true);
    page.keyboard().press("?");
    page.waitForURL(house.address("/help"));
    accessible(page);
    fits(page);
    picture(page, "help-" + language);

    // The first stop of the Tab key leads past the menu.
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("#content");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.closest('main') !== null")).isEqualTo(true);

    page.locator("form:has(input[value=shortcuts]):has(input[value=off]) button").click();
    page.waitForLoadState();
    page.keyboard().press("g");
    page.keyboard().press("o");
    page.keyboard().press("/");
    assertThat(page.url()).startsWith(house.address("/help"));
    page.keyboard().press("Control+k");
    assertThat(page.locator("#palette").isVisible()).as("combinations stay").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void reflowsAtFourHundredPercent(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), ZOOMED);
    for (String path :
        List.of(
            "/",
            "/organization",
            "/organization/units/new",
            "/organization/merge",
            "/help",
            "/help/api",
            "/account",
            "/no-such-page")) {
      page.navigate(house.address(path));
      fits(page);
      picture(page, "zoom" + path.replaceAll("[^a-z]+", "-") + "-" + language);
    }
  }

  /** A4 between its margins: narrower than a desk and yet no phone. */
  private static final int[] PAPER = {703, 1000};

  private static final String TO_PRESS =
      """
      () => [...document.querySelectorAll('button, .btn, input:not([type=hidden]), select, textarea, main nav:not(.o-tree)')]
        .filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 80))
      """;

  private static final String CUT =
      """
      () => [...document.querySelectorAll('main *')].filter(e => !e.closest('svg') && e.getClientRects().length
        && getComputedStyle(e).position !== 'absolute'
        && (e.getBoundingClientRect().right > innerWidth + 1
          || getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 4)).map(e => e.outerHTML.slice(0, 80))
      """;

  /** Cells of tables so narrow that a word of them stands there letter by letter. */
  private static final String NARROW =
      """
      () => [...document.querySelectorAll('main .z-table :is(th, td)')].filter(e => e.getClientRects().length
        && e.innerText.trim().length > 5 && e.getBoundingClientRect().width < 30).map(e => e.outerHTML.slice(0, 80))
      """;

  @Test
  void paperShowsTheContentAndNotTheShell() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    for (String path :
        List.of(
            "/",
            "/organization",
            "/roster",
            "/query?view=table",
            "/selections",
            "/targets",
            "/supervisions",
            "/reporting",
            "/query/saved",
            "/eligibility/vacancies",
            "/insight/coverage",
            "/library",
            "/inbox",
            "/help")) {
      page.navigate(house.address(path));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.setViewportSize(PAPER[0], PAPER[1]);
      for (String part : List.of(".z-side", ".z-top", ".z-actions", ".z-skip", "#palette")) {
        assertThat(page.locator(part).first().isVisible()).as(part + " on " + path).isFalse();
      }
      assertThat(page.locator("h1").isVisible()).isTrue();
      assertThat((List<?>) page.evaluate(TO_PRESS)).as("to press on paper: " + path).isEmpty();
      assertThat((List<?>) page.evaluate(CUT)).as("cut on paper: " + path).isEmpty();
      assertThat((List<?>) page.evaluate(NARROW)).as("narrow on paper: " + path).isEmpty();
      assertThat(page.locator(".z-acts tr > :last-child:not([colspan]):visible").count())
          .as("columns for pressing on " + path)
          .isZero();
      picture(page, "print" + path.replaceAll("[^a-z]+", "-"));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      page.setViewportSize(DESK[0], DESK[1]);
    }
    page.navigate(house.address("/query?view=table"));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(PAPER[0], PAPER[1]);
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.q-table thead')).display"))
        .as("a head that is repeated, not the cards of a phone")
        .isEqualTo("table-header-group");
    assertThat(page.locator(".q-table thead").innerText()).contains("姓名");
    assertThat(page.locator(".q-printed, .z-printed").first().innerText()).contains("打印");
  }

  /** Whoever goes to the next page by keyboard goes on there, not at the top of the window. */
  @Test
  void theFocusStaysWhereSomethingWasReplaced() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/roster"));
    page.locator("#people .z-pager a").last().focus();
    page.keyboard().press("Enter");
    page.waitForURL("**/roster?after=*");
    page.waitForFunction("document.activeElement.id === 'people'");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.closest('#people') !== null")).isEqualTo(true);

    page.keyboard().press("Control+k");
    page.locator("#palette-items [role=option]").first().waitFor();
    page.keyboard().press("Escape");
    assertThat(page.evaluate("document.activeElement.closest('#people') !== null"))
        .as("back where the palette was opened")
        .isEqualTo(true);
  }

  /** A field that is refused says so by itself, in the language of the page. */
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void aRefusedFieldSaysWhatIsWrong(String language) {
    Page page = signedIn(Role.DEPARTMENT_CADRE, locale(language), DESK);
    page.navigate(house.address("/problems"));
    page.locator("#title").fill("路灯不亮");
    page.locator("main form[method=post] button").last().click();
    page.locator("#faults").waitFor();
    page.waitForFunction("document.activeElement.id === 'faults'");
    assertThat(page.locator("#title").inputValue()).isEqualTo("路灯不亮");
    assertThat(page.locator("#unit").getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.locator("#unit").getAttribute("aria-describedby")).contains("unit-fault");
    page.locator("#faults a").first().click();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("unit");
    accessible(page);

    page.navigate(house.address("/account/delegations"));
    page.locator("form[action='/account/delegations'] button").click();
    assertThat((String) page.evaluate("document.querySelector('#login').validationMessage"))
        .as("said by the browser, in our words")
        .isEqualTo(language.equals("en") ? "Please fill in this field." : "请填写这一项。");
  }

  @Test
  void isLegibleInTheDark() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.locator("form:has(input[value=theme]) button").click();
    page.waitForLoadState();
    for (String path : List.of("/", "/organization", "/organization/merge", "/help", "/help/api")) {
      page.navigate(house.address(path));
      assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
      accessible(page);
      picture(page, "dark" + path.replaceAll("[^a-z]+", "-"));
    }
  }

  /** A part of a page that does not come is said aloud; the page stays. */
  @Test
  void saysSoWhenTheServerCannotBeReached() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/organization"));
    page.route("**/organization?*", route -> route.abort());
    page.locator("#q").fill("局");
    page.locator("#trouble[role=alert]").waitFor();
    accessible(page);
    picture(page, "offline");
    page.unroute("**/organization?*");
    forgetComplaints();
  }
}
