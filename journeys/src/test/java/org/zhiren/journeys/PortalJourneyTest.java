package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.voting.ElectionState;
import org.zhiren.platform.voting.ElectionView;
import org.zhiren.platform.voting.Elections;
import org.zhiren.platform.voting.PublishingArchives;

/**
 * Somebody without an account sends feedback from a phone, an officer answers at the desk, and the
 * sender reads the answer with the receipt; anybody verifies the record.
 */
class PortalJourneyTest extends Journey {

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  /** A vote of the demonstration that has a result; its archive is asked for by the platform. */
  private String asked() {
    return house.asSystem(() -> {
      ElectionView vote =
          house
              .bean(Elections.class)
              .list(ElectionState.FINISHED, "两名拟任人选票决", null, 1)
              .elections()
              .getFirst();
      house.bean(PublishingArchives.class).ask(vote.id(), "按公开方案");
      return vote.title();
    });
  }

  @Test
  void archivesAreReleasedAndFound() throws Exception {
    String title = asked();
    Page officer = signedIn(Role.SUPERVISION_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    officer.navigate(house.address("/portal"));
    assertThat(officer.locator("#archives tbody tr").count())
        .as("beside what the demonstration has published")
        .isGreaterThan(1);
    Locator row = officer.locator("#archives tbody tr:has-text('" + title + "')");
    row.locator("form[action$='/release']").waitFor();
    look(officer, "portal-archives");
    row.locator("form[action$='/release'] button").click();
    row.locator(".z-good").waitFor();
    Page visitor = window(Locale.ENGLISH, PHONE);
    visitor.navigate(house.address("/public/ballots"));
    assertThat(visitor.locator("#archives li").count()).isGreaterThan(1);
    look(visitor, "public-archives-en-phone");
    Locator published = visitor.locator("#archives li:has-text('" + title + "')");
    Download archive =
        visitor.waitForDownload(() -> published.locator("a[href$='/archive']").click());
    visitor.locator("#archive").setInputFiles(archive.path());
    visitor.locator("form[action='/public/ballots'] .btn-primary").click();
    visitor.locator("#finding.p-holds").waitFor();
    row.locator("form[action$='/end'] input[name=reason]").fill("更正");
    row.locator("form[action$='/end'] button").click();
    row.locator(".z-neutral").waitFor();
    visitor.navigate(house.address("/public/ballots?again"));
    assertThat(visitor.locator("#archives").innerText()).doesNotContain(title);
  }

  @Test
  void fromTheFeedbackToItsAnswer() {
    Page visitor = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    visitor.navigate(house.address("/public"));
    look(visitor, "public-home-phone");
    visitor.locator(".p-cards a[href='/public/feedback']").click();
    visitor.locator("#about").fill("公示对象周示例");
    visitor.locator("form .btn-primary").click();
    visitor.locator("#faults").waitFor();
    assertThat(visitor.locator("#about").inputValue()).isEqualTo("公示对象周示例");
    look(visitor, "public-feedback-refused-phone");
    visitor.locator("input[value='OBJECTION']").check();
    visitor.locator("#said").fill("公示期间有人反映该同志学历与档案不符，请核对入学登记表。");
    visitor.locator("form .btn-primary").click();
    String code = visitor.locator("#code").textContent();
    look(visitor, "public-feedback-sent-phone");

    Page officer = signedIn(Role.SUPERVISION_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    officer.navigate(house.address("/feedback"));
    // Feedback is taken in by the clock, which in this house strikes every second.
    officer.waitForCondition(() -> {
      officer.reload();
      return officer.locator("text=公示对象周示例").count() > 0;
    });
    look(officer, "feedback-list");
    officer.locator("text=公示对象周示例").click();
    look(officer, "feedback-one");
    officer.locator("#said").fill("已受理，正在调阅档案核对。");
    officer.locator("button[value='CHECK']").click();
    officer.locator("#state:has-text('已受理')").waitFor();
    officer.locator("#said").fill("经核对，入学登记表与档案一致，反映不属实。感谢监督。");
    officer.locator("button[value='ANSWER']").click();
    officer.locator("#state:has-text('已答复')").waitFor();
    officer.locator(".z-bell").click();
    officer.locator(".m-list").waitFor();
    look(officer, "inbox");

    visitor.navigate(house.address("/public/receipt"));
    visitor.locator("#code").fill(code);
    visitor.locator("form .btn-primary").click();
    visitor.locator("text=入学登记表与档案一致").waitFor();
    look(visitor, "public-follow-phone");

    Page english = window(Locale.ENGLISH, DESK);
    for (String page : new String[] {"", "/notices", "/feedback", "/questionnaires"}) {
      english.navigate(house.address("/public" + page));
      look(english, "public-en" + page.replace('/', '-'));
    }
    english.navigate(house.address("/public/ledger"));
    String note = english.locator("#note").textContent();
    english.locator("#older").fill(note);
    english.locator("form[action$='/older'] button").click();
    english.locator("#finding .z-good").waitFor();
    look(english, "public-en-ledger");
    Page chinese = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    for (String page : new String[] {"/notices", "/criteria", "/ballots", "/questionnaires"}) {
      chinese.navigate(house.address("/public" + page));
      look(chinese, "public" + page.replace('/', '-') + "-phone");
    }

    Page phone = signedIn(Role.SUPERVISION_CADRE, Locale.ENGLISH, PHONE);
    for (String page : new String[] {"/inbox", "/inbox/settings", "/feedback", "/portal"}) {
      phone.navigate(house.address(page));
      look(phone, "en-phone" + page.replace('/', '-'));
    }
    Page system = signedIn(Role.SYSTEM_OFFICER, Locale.SIMPLIFIED_CHINESE, DESK);
    system.navigate(house.address("/officers/deliveries"));
    look(system, "deliveries");
    officer.navigate(house.address("/portal"));
    look(officer, "portal");
  }
}
