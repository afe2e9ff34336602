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

  @Test
  void paperShowsTheContentAndNotTheShell() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    for (String path : List.of("/", "/organization", "/roster", "/help")) {
      page.navigate(house.address(path));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      for (String part : List.of(".z-side", ".z-top", ".z-actions", ".z-skip", "#palette")) {
        assertThat(page.locator(part).first().isVisible()).as(part + " on " + path).isFalse();
      }
      assertThat(page.locator("h1").isVisible()).isTrue();
      picture(page, "print" + path.replaceAll("[^a-z]+", "-"));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
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
