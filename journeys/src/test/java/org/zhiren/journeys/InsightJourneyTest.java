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

  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final String BEHAVIOUR = ".i-card textarea[name$='.behaviour']";

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
    Page phone = signedIn(Role.DEPARTMENT_LEADER, CHINESE, PHONE);
    phone.navigate(house.address("/insight/new"));
    statePurpose(phone);
    add(phone, "李", 0);
    add(phone, "李", 1);
    phone.locator(BEHAVIOUR).nth(0).fill("带队入户排查险情");
    phone.locator("#place").fill("某镇防汛现场");
    good(phone, "cards-zh-phone");

    // One of two is not filled in: everything typed stays, the fault stands at its field.
    phone.locator("#visit .i-save button").click();
    phone.locator("#faults").waitFor();
    assertThat(phone.locator("#faults").innerText())
        .contains(phone.locator(".i-card h2").nth(1).innerText());
    good(phone, "faults-zh-phone");
    assertThat(phone.locator(BEHAVIOUR).nth(0).inputValue()).isEqualTo("带队入户排查险情");
    phone.locator(BEHAVIOUR).nth(1).fill("组织转移群众");

    phone.context().setOffline(true);
    phone.locator("#visit .i-save button").click();
    phone.locator("#visit-state:not([hidden])").waitFor();
    picture(phone, "insight-offline-zh-phone");
    phone.context().setOffline(false);
    forgetComplaints();

    // The page was closed meanwhile: the draft is offered and holds every word.
    phone.navigate(house.address("/insight/new"));
    phone.locator("#draft:not([hidden])").waitFor();
    good(phone, "draft-zh-phone");
    phone.locator("#draft-take").click();
    phone.locator(".i-card").nth(1).waitFor();
    phone.waitForCondition(() -> phone.locator(BEHAVIOUR).nth(0).inputValue().equals("带队入户排查险情"));
    phone.locator("#visit .i-save button").click();
    phone.waitForURL("**/insight/new?saved=2");
    assertThat(phone.locator("#today").innerText()).contains("带队入户排查险情", "组织转移群众");
    assertThat(phone.locator("#draft").isHidden()).isTrue();
    picture(phone, "insight-saved-zh-phone");
    phone.locator("#today .i-entry footer a").first().click();
    phone.locator(".z-code").waitFor();
    good(phone, "entry-zh-phone");
  }

  @Test
  void writesDownOnePersonInEnglish() {
    Page phone = signedIn(Role.DEPARTMENT_LEADER, Locale.ENGLISH, PHONE);
    phone.navigate(house.address("/insight/new"));
    statePurpose(phone);
    add(phone, "王", 0);
    phone.locator("input[name=channel][value=INQUIRY]").check();
    phone.locator(BEHAVIOUR).nth(0).fill("answered every question of the residents");
    phone.locator("input[name$='.sourceName']").fill("秦工");
    phone.locator("input[name$='.sourceRelation']").fill("partner in work");
    good(phone, "card-en-phone");
    phone.locator("#visit .i-save button").click();
    phone.waitForURL("**/insight/new?saved=1");
    assertThat(phone.locator("#today").innerText()).contains("residents");
    good(phone, "saved-en-phone");
  }

  @Test
  void seesWhoIsKnownAndWhoIsNot() {
    for (Locale language : List.of(CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.locator(".z-menu a[href='/insight']").click();
      picture(page, "insight-home-" + tag);
      page.locator(".i-tabs a[href='/insight/coverage']").click();
      good(page, "coverage-" + tag);
      page.locator(".i-degrees a[href*='narrowing=PARTLY']").click();
      statePurpose(page);
      page.locator(".i-people tbody tr").first().waitFor();
      good(page, "list-" + tag);
      page.locator(".i-people tbody th a").first().click();
      page.locator(".i-strip").waitFor();
      good(page, "about-" + tag);
      page.setViewportSize(PHONE[0], PHONE[1]);
      fits(page);
      picture(page, "insight-about-" + tag + "-phone");
      page.navigate(house.address("/insight/coverage"));
      good(page, "coverage-" + tag + "-phone");
    }
  }

  @Test
  void takesAListAndRecordsATalk() throws Exception {
    Page page = signedIn(Role.DEPARTMENT_CADRE, CHINESE, DESK);
    page.navigate(house.address("/insight/coverage/list?narrowing=NOT_MET&level=1A31"));
    statePurpose(page);
    Download file = page.waitForDownload(() -> page.locator("a[href*='list.xlsx']").click());
    assertThat(Files.size(file.path())).isGreaterThan(3_000);
    page.navigate(house.address("/insight/talks?which=OVERDUE"));
    good(page, "talks-zh");
    // On a phone each row is a card whose cells name themselves, and the talk is written down
    // there.
    page.setViewportSize(PHONE[0], PHONE[1]);
    assertThat(page.locator(".i-talks tbody td[data-label]").count()).isPositive();
    good(page, "talks-zh-phone");
    page.locator(".i-talks tbody th a").first().click();
    page.locator("#points").fill("谈了分管工作，对短板不回避");
    good(page, "talk-zh-phone");
    page.setViewportSize(DESK[0], DESK[1]);
    good(page, "talk-zh");
    page.locator("form[action$='/hold'] button").click();
    page.locator("a[href^='/insight/entries/']").waitFor();
    picture(page, "insight-held-zh");
  }

  @Test
  void readsResultsOverTheYears() {
    for (Locale language : List.of(CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/insight/passed-over?years=2"));
      statePurpose(page);
      good(page, "passed-" + tag);
      page.navigate(house.address("/insight/accuracy"));
      good(page, "accuracy-" + tag);
      page.navigate(house.address("/insight/coverage/list?level=1A31"));
      page.locator(".i-people tbody th a").first().click();
      page.locator(".i-strip").waitFor();
      String person = page.url().substring(page.url().lastIndexOf('/') + 1);
      page.navigate(house.address("/roster/" + person));
      page.locator("#section-evidence .i-strip").waitFor();
      page.locator("#section-appraisals > :last-child").waitFor();
      good(page, "person-" + tag);
    }
  }
}
