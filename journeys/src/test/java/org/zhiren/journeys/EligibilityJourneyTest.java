package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/** An officer of the department uses the rules: people, posts, profile, what if, local rules. */
class EligibilityJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  private void good(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, "eligibility-" + name);
  }

  private static void statePurpose(Page page) {
    page.locator("#matter").fill("人选酝酿");
    page.locator("main form button.btn-primary").click();
    page.waitForLoadState();
  }

  @Test
  void seesWhoQualifiesAndWhy() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.locator(".z-menu a[href='/eligibility']").click();
      good(page, "start-" + tag);
      page.locator("#q").fill("副局长");
      page.locator("main form[role=search] button.btn-primary").click();
      page.locator("table[data-rows] tbody tr").first().waitFor();
      good(page, "posts-" + tag);

      first(page, "table[data-rows] tbody th a").click();
      page.locator(".e-lists").waitFor();
      good(page, "who-" + tag);
      assertThat(page.locator(".e-reach tbody tr").count()).isGreaterThan(8);

      page.locator(".e-lists a[href*='FAILED']").click();
      page.locator("#purpose").waitFor();
      good(page, "purpose-" + tag);
      statePurpose(page);
      page.locator(".e-people tbody tr").first().waitFor();
      good(page, "failed-" + tag);
      int listed = page.locator(".e-people tbody tr").count();
      assertThat(listed).isPositive();

      first(page, ".e-people tbody th a").click();
      page.locator(".e-verdict").waitFor();
      good(page, "why-" + tag);
      assertThat(page.locator(".e-ground .e-wording").count()).isGreaterThan(3);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".e-sign").isVisible()).isTrue();
      assertThat(page.locator(".z-side").isVisible()).isFalse();
      picture(page, "eligibility-annex-" + tag);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

      page.locator("a[href^='/eligibility/people/']").click();
      page.locator(".e-lists").waitFor();
      good(page, "open-" + tag);
    }
  }

  @Test
  void followsACountToItsListAndTakesItAway() throws Exception {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/eligibility?q=" + "副局长"));
    first(page, "table[data-rows] tbody th a").click();
    var count = page.locator("a[href*='provision=']").first();
    int expected = Integer.parseInt(count.innerText().strip());
    count.click();
    statePurpose(page);
    page.locator("#list").waitFor();
    assertThat(page.locator(".e-people caption").innerText()).startsWith(expected + " 人");
    Download file = page.waitForDownload(() -> page.locator("a[href*='list.xlsx']").click());
    assertThat(Files.size(file.path())).isGreaterThan(3_000);
    page.locator(".e-lists a[href*='NEAR']").click();
    page.locator("#list").waitFor();
    good(page, "near-zh");
  }

  @Test
  void writesAProfileAndAsksWhatIf() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/eligibility?q=" + "局长"));
      page.locator("table[data-rows] a[href$='/profile']").first().click();
      good(page, "profile-" + tag);
      page.locator("a[href$='/profile/edit']").click();
      page.locator("#grassrootsMonths").fill("三年");
      page.locator("main form button.btn-primary").click();
      page.locator("#faults").waitFor();
      good(page, "profile-faults-" + tag);
      page.locator("#grassrootsMonths").fill("36");
      page.locator("#schooling").selectOption("BACHELOR");
      page.locator("#preferredExperience").fill("乡");
      page.locator("input[name=needs][value=WOMAN]").check();
      page.locator("#reason").fill("班子结构需要");
      good(page, "profile-form-" + tag);
      page.locator("main form button.btn-primary").click();
      page.waitForURL("**/profile");
      assertThat(page.locator("main").innerText()).contains("班子结构需要");
      good(page, "profile-written-" + tag);

      page.locator(".e-tabs a[href='/eligibility/rules']").click();
      good(page, "rules-" + tag);
      page.locator("#q").fill("第八条第三项");
      page.locator("main form[role=search] button").click();
      page.locator("a[href='/eligibility/rules/XB-08-3a']").click();
      good(page, "provision-" + tag);
      page.locator("main a.btn[href^='/eligibility/suppose?parameter=']").first().click();
      page.locator("#q").fill("局长");
      page.locator("main form[role=search] button").click();
      page.locator(".e-choices a").first().click();
      page.locator("#value").fill("6");
      page.locator("main form button.btn-primary").click();
      page.locator("#purpose").waitFor();
      statePurpose(page);
      page.locator("#answer").waitFor();
      good(page, "suppose-" + tag);
      page.navigate(house.address("/eligibility/parameters"));
      good(page, "parameters-" + tag);
      page.navigate(house.address("/eligibility/vacancies?years=5"));
      good(page, "vacancies-" + tag);
    }
  }

  @Test
  void twoPeopleTightenANumberAndEnterACalendar() {
    String second = "second-" + System.nanoTime();
    house.createAccount(second, "第二位干部", Set.of(Role.DEPARTMENT_CADRE));
    int year = LocalDate.now(house.bean(Clock.class)).getYear() + 1;
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page one = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      one.navigate(house.address("/eligibility/local/new?parameter=XB-57-2.wait"));
      good(one, "local-form-" + tag);
      one.locator("#value").fill("0.5");
      one.locator("#title").fill("干部选拔任用实施细则");
      one.locator("#document").fill("示组发〔2026〕1号");
      one.locator("#reason").fill("从严要求");
      one.locator("main form button.btn-primary").click();
      one.locator("#faults").waitFor();
      good(one, "local-refused-" + tag);
      one.locator("#value").fill("2");
      one.locator("main form button.btn-primary").click();
      one.locator(".e-steps").waitFor();
      good(one, "local-proposed-" + tag);
      String address = one.url();

      Page two = signedIn(second, language, DESK);
      two.navigate(address);
      two.locator("form[action$='/approve'] button.btn-primary").click();
      two.locator(".e-steps li:nth-child(2)").waitFor();
      good(two, "local-approved-" + tag);
      two.locator("#reason").fill("试用结束");
      two.locator("form[action$='/ask-end'] button").click();
      two.waitForLoadState();
      one.navigate(address);
      one.locator("form[action$='/end'] button.btn-danger").click();
      one.locator(".e-steps li:nth-child(4)").waitFor();
      one.navigate(house.address("/eligibility/local"));
      good(one, "local-" + tag);

      one.navigate(house.address("/eligibility/calendar"));
      one.locator("#year").fill(String.valueOf(year + (tag.equals("zh") ? 0 : 1)));
      one.locator("#off").fill("01-01..01-03 02-06..02-12 05-03..05-05 10-01..10-07");
      one.locator("#on").fill("");
      one.locator("#document").fill("示办发明电〔2026〕7号");
      one.locator("form[action='/eligibility/calendar'] button").click();
      one.waitForLoadState();
      good(one, "calendar-" + tag);
      two.navigate(house.address("/eligibility/calendar"));
      two.locator("form[action$='/approve'] button.btn-primary").first().click();
      two.waitForLoadState();
      assertThat(two.locator("form[action$='/approve']").count()).isZero();
      good(two, "calendar-approved-" + tag);
    }
  }

  @Test
  void worksOnAPhone() {
    for (Locale language : LANGUAGES) {
      String tag = "phone-" + language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_LEADER, language, PHONE);
      page.navigate(house.address("/eligibility?q=" + "副局长"));
      good(page, "posts-" + tag);
      first(page, "table[data-rows] tbody th a").click();
      page.locator(".e-lists").waitFor();
      good(page, "who-" + tag);
      page.locator(".e-lists a[href*='FAILED']").click();
      statePurpose(page);
      first(page, ".e-people tbody th a").click();
      page.locator(".e-verdict").waitFor();
      good(page, "why-" + tag);
      for (String address :
          List.of(
              "rules",
              "rules/XB-08-1",
              "parameters",
              "local",
              "calendar",
              "vacancies",
              "suppose")) {
        page.navigate(house.address("/eligibility/" + address));
        good(page, address.replace('/', '-') + "-" + tag);
      }
    }
  }
}
