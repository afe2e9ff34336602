package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.quality.CheckRuns;

/** The data checks are run, a finding is read, given to somebody and explained. */
class QualityJourneyTest extends Journey {

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void findsFaultsAndSettlesOne() throws Exception {
    house.bean(CheckRuns.class).runNow(CheckRuns.Cause.NIGHT, "Zhiren");
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tongue = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.locator(".z-menu a[href='/quality']").click();
      page.locator(".q-figures").waitFor();
      look(page, "quality-" + tongue);
      page.navigate(house.address("/quality/findings?check=id-checksum"));
      look(page, "quality-findings-" + tongue);
      page.locator("tbody td a").first().click();
      page.locator("#note").waitFor();
      page.locator("form[action$='/assign'] button").click();
      page.locator("form[action$='/reopen']").waitFor();
      page.locator("#note").fill("已核对身份证原件，公安机关确认号码无误");
      page.locator("form[action$='/explain'] button").click();
      page.locator(".z-tag.z-neutral").first().waitFor();
      look(page, "quality-finding-" + tongue);
      page.locator("form[action$='/reopen'] button").click();
      page.locator(".z-tag.z-attention").first().waitFor();
      page.navigate(house.address("/quality/checks"));
      look(page, "quality-checks-" + tongue);
    }
    Page phone = signedIn(Role.UNIT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/quality"));
    assertThat(phone.locator("h1").innerText()).isEqualTo("数据核查");
    look(phone, "quality-phone");
    Page officer = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    officer.navigate(house.address("/quality/findings"));
    look(officer, "quality-findings-phone");
  }
}
