package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * Knowing people: a visit written down on the phone, once without a connection; the coverage map,
 * the talks and a person's page at the desk.
 */
class InsightJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  private void good(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, "insight-" + name);
  }

  private static void statePurpose(Page page) {
    page.locator("#matter").fill("日常了解");
    page.locator("main form button.btn-primary").click();
    page.waitForLoadState();
  }

  private static void add(Page phone, String words, int which) {
    phone.locator("#q").fill(words);
    phone.locator("#found a[data-add]").nth(which).click();
    phone.locator(".i-card").nth(which).waitFor();
  }

  @Test
  void writesDownAVisitOnThePhone() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page phone = signedIn(Role.DEPARTMENT_LEADER, language, PHONE);
      phone.navigate(house.address("/insight/new"));
      statePurpose(phone);
      good(phone, "new-" + tag + "-phone");
      add(phone, "李", 0);
      add(phone, "李", 1);
      String words = "带队入户排查险情 " + tag;
      phone.locator(".i-card textarea[name$='.behaviour']").nth(0).fill(words);
      phone.locator("#place").fill("某镇防汛现场");
      good(phone, "cards-" + tag + "-phone");

      // One of two is not filled in: everything typed stays, the fault stands at its field.
      phone.locator("#visit .i-save button").click();
      phone.locator("#faults").waitFor();
      good(phone, "faults-" + tag + "-phone");
      assertThat(phone.locator(".i-card textarea[name$='.behaviour']").nth(0).inputValue())
          .isEqualTo(words);
      phone.locator(".i-card textarea[name$='.behaviour']").nth(1).fill("组织转移群众 " + tag);

      phone.context().setOffline(true);
      phone.locator("#visit .i-save button").click();
      phone.locator("#visit-state:not([hidden])").waitFor();
      picture(phone, "insight-offline-" + tag + "-phone");
      phone.context().setOffline(false);
      forgetComplaints();

      // The page was closed meanwhile: the draft is offered and holds every word.
      phone.navigate(house.address("/insight/new"));
      phone.locator("#draft:not([hidden])").waitFor();
      good(phone, "draft-" + tag + "-phone");
      phone.locator("#draft-take").click();
      phone.locator(".i-card").nth(1).waitFor();
      phone.waitForCondition(() ->
          phone.locator(".i-card textarea[name$='.behaviour']").nth(0).inputValue().equals(words));
      phone.locator("#visit .i-save button").click();
      phone.waitForURL("**/insight/new?saved=2");
      assertThat(phone.locator("#today .i-entry").first().innerText()).contains(tag);
      assertThat(phone.locator("#draft").isHidden()).isTrue();
      good(phone, "saved-" + tag + "-phone");
      phone.locator("#today .i-entry footer a").first().click();
      phone.locator(".z-code").waitFor();
      good(phone, "entry-" + tag + "-phone");
    }
  }

  @Test
  void seesWhoIsKnownAndWhoIsNot() throws Exception {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.locator(".z-menu a[href='/insight']").click();
      good(page, "home-" + tag);
      page.locator(".i-tabs a[href='/insight/coverage']").click();
      good(page, "coverage-" + tag);
      page.locator(".i-degrees a[href*='narrowing=PARTLY']").click();
      statePurpose(page);
      page.locator(".i-people tbody tr").first().waitFor();
      good(page, "list-" + tag);
      Download file = page.waitForDownload(() -> page.locator("a[href*='list.xlsx']").click());
      assertThat(Files.size(file.path())).isGreaterThan(3_000);
      page.locator(".i-people tbody th a").first().click();
      page.locator(".i-strip").waitFor();
      good(page, "about-" + tag);
      String person = page.url().substring(page.url().lastIndexOf('/') + 1);
      page.navigate(house.address("/roster/" + person + "#evidence"));
      page.locator("#section-evidence .i-strip").waitFor();
      accessible(page);
      picture(page, "insight-person-" + tag);

      page.navigate(house.address("/insight/talks?which=OVERDUE"));
      good(page, "talks-" + tag);
      page.locator(".i-talks tbody th a").first().click();
      page.locator("#points").waitFor();
      good(page, "talk-" + tag);
      page.locator("#points").fill("谈了分管工作，对短板不回避");
      page.locator("form[action$='/hold'] button").click();
      page.locator("a[href^='/insight/entries/']").waitFor();
      good(page, "held-" + tag);

      Page phone = signedIn(Role.DEPARTMENT_CADRE, language, PHONE);
      phone.navigate(house.address("/insight/coverage"));
      good(phone, "coverage-" + tag + "-phone");
      phone.navigate(house.address("/insight/people/" + person));
      statePurpose(phone);
      phone.locator(".i-strip").waitFor();
      good(phone, "about-" + tag + "-phone");
    }
  }
}
