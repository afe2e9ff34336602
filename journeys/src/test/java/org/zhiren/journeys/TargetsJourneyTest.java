package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * A unit reports on the phone and its light changes; the leader sees what is late, has an order
 * carried out, and closes it.
 */
class TargetsJourneyTest extends Journey {

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void fromTheValueOnThePhoneToTheClosedOrder() {
    Page phone = signedIn(Role.UNIT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/reporting"));
    phone.locator("#mine").waitFor();
    look(phone, "targets-reporting-phone");
    phone.locator("#mine a:has-text('城镇新增就业')").first().click();
    phone.locator("#why").waitFor();
    String target = phone.url().substring(phone.url().lastIndexOf('/') + 1);
    phone.locator("#value").fill("七百");
    phone.locator("form[action$='/value'] button").click();
    phone.locator("#faults").waitFor();
    assertThat(phone.locator("#value").inputValue()).as("nothing typed is lost").isEqualTo("七百");
    look(phone, "targets-value-refused-phone");
    phone.locator("#value").fill("700");
    phone.locator("#note").fill("含上月补录");
    phone.locator("#reason").fill("核对台账");
    phone.locator("form[action$='/value'] button").click();
    phone.locator("#why:has-text('已达到目标')").waitFor();
    look(phone, "targets-target-phone");

    phone.navigate(house.address("/reporting/helping"));
    look(phone, "targets-helping-phone");

    Page leader = signedIn(Role.DEPARTMENT_LEADER, Locale.SIMPLIFIED_CHINESE, DESK);
    leader.locator(".z-menu a[href='/targets']").click();
    leader.locator(".t-plans").waitFor();
    look(leader, "targets-plans");
    leader.locator(".t-plans a[href$='/board']").first().click();
    leader.locator("#finding").waitFor();
    look(leader, "targets-board");
    leader.locator(".m-map tbody a").first().click();
    leader.locator("h2#finding").waitFor();
    look(leader, "targets-unit");
    leader.locator(".t-under a").first().click();
    leader.waitForURL("**person=**");
    look(leader, "targets-person");
    leader.goBack();
    leader.goBack();
    for (String tab : new String[] {"levels", "checks", "parts", "scores"}) {
      leader.locator(".t-tabs a[href$='/" + tab + "']").click();
      leader.locator(".t-tabs a[aria-current][href$='/" + tab + "']").waitFor();
      look(leader, "targets-" + tab);
    }
    leader.locator(".t-tabs a").first().click();
    leader.locator(".t-tree").waitFor();
    look(leader, "targets-tree");
    leader.navigate(house.address("/targets/new"));
    look(leader, "targets-new");
    leader.navigate(house.address("/reporting/" + target));
    look(leader, "targets-target");
    leader.locator("a[href^='/supervisions/new']").click();
    leader.locator("#demand").fill("请说明新增就业的构成，附名册。");
    leader.locator("#workingDays").fill("3");
    look(leader, "targets-order-new");
    leader.locator("form[action='/supervisions'] .btn-primary").click();
    leader.locator("#due").waitFor();
    String order = leader.url();

    phone.navigate(order);
    phone.locator("#said").fill("已安排专人");
    phone.locator("#undertaker").fill("孙丁");
    phone.locator("button[value='undertake']").click();
    phone.locator("#said").fill("名册已附，见佐证材料。");
    look(phone, "targets-order-phone");
    phone.locator("button[value='report']").click();
    phone.locator("text=等待核查").first().waitFor();

    leader.navigate(house.address("/supervisions?show=CHECK"));
    look(leader, "targets-orders");
    leader.locator("a[href='/supervisions/rules']").click();
    leader.locator("#days0").waitFor();
    look(leader, "targets-rules");
    leader.locator("#days0").fill("后天");
    leader.locator("form .btn-primary").click();
    leader.locator(".z-faults, #faults").first().waitFor();
    assertThat(leader.locator("#days0").inputValue()).as("nothing typed is lost").isEqualTo("后天");
    leader.navigate(house.address("/reporting/folder"));
    look(leader, "targets-folder");
    leader.navigate(order);
    leader.locator("#said").fill("核查属实");
    leader.locator("button[value='close']").click();
    leader.locator(".t-way [aria-current]:has-text('办结')").waitFor();
    look(leader, "targets-order-closed");

    Page english = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, PHONE);
    for (String page : new String[] {"/targets", "/problems", "/supervisions"}) {
      english.navigate(house.address(page));
      look(english, "targets-en-phone" + page.replace('/', '-'));
    }
    english.navigate(house.address("/targets"));
    english.locator(".t-plans a[href$='/board']").first().click();
    english.locator("#finding").waitFor();
    look(english, "targets-board-en-phone");
    english.locator(".m-map tbody a").first().click();
    english.locator("h2#finding").waitFor();
    look(english, "targets-unit-en-phone");
    english.navigate(house.address("/supervisions/rules"));
    look(english, "targets-rules-en-phone");
  }
}
