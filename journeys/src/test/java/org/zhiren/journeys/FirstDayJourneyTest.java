package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/** The first day: sign in, look around, use the palette and the keyboard, sign out. */
class FirstDayJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  @Test
  void signsInLooksAroundAndSignsOut() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = window(language, DESK);
      page.navigate(house.address("/"));
      assertThat(page.url()).endsWith("/login");
      accessible(page);
      picture(page, "login-" + tag);

      page.locator("#username").fill("nobody");
      page.locator("#password").fill("wrong");
      page.locator("main form button.btn-primary").click();
      assertThat(page.locator("[role=alert]").isVisible()).isTrue();
      picture(page, "login-failed-" + tag);

      page.locator("#username").fill(house.login(Role.DEPARTMENT_CADRE));
      page.locator("#password").fill(House.PASSWORD);
      page.locator("main form button.btn-primary").click();
      page.waitForURL(house.address("/"));
      accessible(page);
      fits(page);
      picture(page, "workbench-" + tag);

      page.keyboard().press("Control+k");
      page.locator("#palette-items [role=option]").first().waitFor();
      accessible(page);
      picture(page, "palette-" + tag);
      page.keyboard().press("Escape");
      assertThat(page.locator("#palette").isVisible()).isFalse();

      page.locator("[data-help]").click();
      page.waitForURL(house.address("/help"));
      accessible(page);
      page.locator("form[action='/logout'] button").click();
      page.waitForURL(house.address("/login?out"));
      page.navigate(house.address("/"));
      assertThat(page.url()).endsWith("/login");
    }
  }

  @Test
  void worksOnAPhone() {
    for (Locale language : LANGUAGES) {
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, PHONE);
      fits(page);
      accessible(page);
      picture(page, "workbench-phone-" + language.getLanguage());
      page.locator("#menu-toggle").click();
      assertThat(page.locator(".z-side a").first().isVisible()).isTrue();
      picture(page, "menu-phone-" + language.getLanguage());
      page.keyboard().press("Escape");
    }
  }

  @Test
  void choosesLanguageThemeAndDensity() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.locator("form:has(input[value=language]) button").click();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    page.locator("form:has(input[value=theme]) button").click();
    assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
    accessible(page);
    picture(page, "workbench-dark");
    page.locator("form:has(input[value=density]) button").click();
    assertThat(page.locator("html").getAttribute("data-density")).isEqualTo("dense");
  }

  @Test
  void whatDoesNotExistAndWhatIsForbiddenLookTheSame() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, DESK);
    Response missing = page.navigate(house.address("/no-such-page"));
    String first = page.locator("main").innerText();
    Response forbidden = page.navigate(house.address("/records"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(forbidden.status()).isEqualTo(404);
    assertThat(page.locator("main").innerText()).isEqualTo(first);
    accessible(page);
    picture(page, "error-404");
  }
}
