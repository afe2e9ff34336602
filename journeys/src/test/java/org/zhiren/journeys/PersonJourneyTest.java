package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * A file is read, corrected, taken back and printed; a member asks for a correction and gets it.
 */
class PersonJourneyTest extends Journey {

  private Person somebody(int index) {
    return house.asSystem(() ->
        house
            .bean(People.class)
            .list(People.Search.everybody(), null, index + 1)
            .people()
            .get(index));
  }

  private void open(Page page, UUID person) {
    page.navigate(house.address("/roster/" + person));
    if (page.locator("#purpose").count() > 0) {
      page.locator("main form button.btn-primary").click();
      page.waitForLoadState(LoadState.NETWORKIDLE);
    }
    page.locator("#career").waitFor();
  }

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void readsCorrectsTakesBackAndPrints() {
    int turn = 0;
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tongue = language.getLanguage();
      UUID person = somebody(5 + turn++).id();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      open(page, person);
      look(page, "person-" + tongue);

      page.locator("#on").fill("2020-01-01");
      page.locator(".p-asof button").click();
      page.locator(".z-notice").waitFor();
      look(page, "person-past-" + tongue);

      open(page, person);
      page.locator("#honour a.btn").click();
      page.locator("form.p-form button.btn-primary").click();
      page.locator("#faults").waitFor();
      look(page, "person-faults-" + tongue);
      page.locator("#name").fill("嘉奖");
      page.locator("#granted_on").fill("2024-01-10");
      page.locator("#authority").fill("沧岚州委");
      page.locator("#level").fill("县、处级");
      page.locator("#source").fill("沧岚委〔2024〕3号");
      page.locator("form.p-form button.btn-primary").click();
      page.locator(".z-notice[role=status]").waitFor();
      assertThat(page.locator("#honour table").innerText()).contains("沧岚委〔2024〕3号");

      page.locator("#career tbody tr a.p-do").last().click();
      look(page, "person-career-form-" + tongue);

      page.navigate(house.address("/roster/" + person + "/history"));
      look(page, "person-history-" + tongue);
      page.locator(".p-entry a.btn").first().click();
      page.locator("#reason").fill("录错了人");
      page.locator("form.p-form button.btn-primary").click();
      page.locator(".p-entry").first().waitFor();
      open(page, person);
      assertThat(page.locator("#honour").innerText()).doesNotContain("沧岚委〔2024〕3号");

      page.navigate(house.address("/roster/" + person + "/print"));
      look(page, "person-print-" + tongue);
      page.navigate(house.address("/roster/new"));
      look(page, "person-new-" + tongue);
    }
    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    UUID person = somebody(5).id();
    open(phone, person);
    look(phone, "person-phone");
    phone.locator("#basics a.btn").first().click();
    look(phone, "person-basics-phone");
  }

  @Test
  void comparesTwoFilesOfOnePerson() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    open(page, somebody(8).id());
    page.navigate(house.address("/roster/duplicates"));
    look(page, "duplicates-zh");
    page.locator("tbody a.p-do").first().click();
    page.locator("#reason").waitFor();
    look(page, "merge-zh");
    page.locator("#source").fill("档案核对");
    page.locator("#reason").fill("同一人两次建档");
    page.locator("form button.btn-primary").click();
    page.locator(".z-notice[role=status] a").click();
    page.locator("#reason").fill("误并");
    page.locator("form.p-form button.btn-primary").click();
    page.locator(".p-entry").first().waitFor();
    look(page, "merge-history-zh");
  }

  @Test
  void aMemberAsksForACorrectionAndSeesTheAnswer() {
    Person person = somebody(20);
    house.asSystem(() ->
        house
            .bean(Accounts.class)
            .create("own-member", person.name(), House.PASSWORD, Set.of(Role.MEMBER), person.id()));
    Page member = signedIn("own-member", Locale.SIMPLIFIED_CHINESE, PHONE);
    look(member, "own-workbench-phone");
    member.navigate(house.address("/own"));
    look(member, "own-phone");
    member.locator("#basics a.btn").click();
    member.locator("#specialty").fill("水文测报");
    member.locator("form.p-form button.btn-primary").click();
    member.locator("#faults").waitFor();
    member.locator("#evidence").fill("省水文局 2019 年培训证书");
    look(member, "own-propose-phone");
    member.locator("form.p-form button.btn-primary").click();
    member.locator("#proposals").waitFor();

    Page officer = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, DESK);
    open(officer, somebody(8).id());
    officer.navigate(house.address("/roster/proposals"));
    look(officer, "proposals-en");
    officer.locator("tbody a").first().click();
    officer.locator("#answer").waitFor();
    look(officer, "proposal-en");
    officer.locator("main form button.btn-primary").last().click();
    officer.locator(".z-notice[role=status]").waitFor();

    Page desk = signedIn("own-member", Locale.ENGLISH, DESK);
    desk.navigate(house.address("/own"));
    assertThat(desk.locator("#proposals").innerText()).contains("水文测报").contains("accepted");
    look(desk, "own-en");
  }
}
