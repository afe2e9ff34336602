package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.appraisal.CampaignIntake;
import org.zhiren.platform.organization.Units;

/**
 * A campaign from the draft to the close: drawn up at the desk, slips printed, marked on a phone
 * whose connection is lost on the way, counted and closed.
 */
class AppraisalJourneyTest extends Journey {

  private static final Pattern CODE = Pattern.compile("(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}");

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void fromTheDraftToTheClose() throws Exception {
    Page desk = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    desk.locator(".z-menu a[href='/appraisals']").click();
    desk.locator(".a-campaigns").waitFor();
    look(desk, "appraisal-list");
    desk.locator(".z-actions a[href='/appraisals/new']").click();
    desk.locator("#unit").fill(unitWithTeam());
    desk.locator("main form[action='/appraisals'] button").click();
    desk.locator("#faults").waitFor();
    assertThat(desk.locator("#ground-fault").innerText()).contains("依据");
    desk.locator("#ground").fill("关于开展2026年度考核工作的通知");
    look(desk, "appraisal-new");
    desk.locator("main form[action='/appraisals'] button").click();
    desk.locator("#group-1-expected").waitFor();
    look(desk, "appraisal-draft");
    desk.locator("#peoplePerSheet").fill("4");
    desk.locator("#group-1-expected").fill("12");
    desk.locator("#group-2-expected").fill("3");
    desk.locator("#group-2-paper").fill("1");
    desk.locator("#group-3-name").fill("");
    for (String rest : List.of("english", "weight", "expected", "paper")) {
      desk.locator("#group-3-" + rest).fill("");
    }
    desk.locator(".a-save .btn-primary").click();
    desk.locator("a[href$='/open']").waitFor();
    String campaign = desk.url();
    picture(desk, "appraisal-drawn");
    desk.navigate(campaign + "/people");
    look(desk, "appraisal-people");
    desk.navigate(campaign + "/open");
    look(desk, "appraisal-open");
    Download slips =
        desk.waitForDownload(() -> desk.locator("form[action$='/open'] .btn-primary").click());
    List<String> codes = codes(slips);
    assertThat(codes).hasSize(14);
    desk.navigate(campaign);
    desk.locator("#turnout").waitFor();

    marksOnThePhone(codes.get(0));
    marksInEnglish(codes.get(1));

    desk.reload();
    assertThat(desk.locator("#turnout .z-figure").innerText()).isEqualTo("2");
    look(desk, "appraisal-turnout");
    desk.navigate(campaign + "/paper/1");
    desk.locator(".a-key").first().waitFor();
    int cells = desk.locator(".a-key").count();
    for (int i = 0; i < cells; i++) {
      desk.keyboard().press(Integer.toString(i % 4 + 1));
    }
    assertThat(desk.locator(".a-key").last().inputValue())
        .as("digits went on by themselves")
        .isEqualTo(Integer.toString((cells - 1) % 4 + 1));
    look(desk, "appraisal-paper");
    desk.locator("form[data-keys] .btn-primary").click();
    desk.waitForURL("**/paper?done=1");
    picture(desk, "appraisal-paper-list");
    desk.navigate(campaign + "/paper/1");
    desk.locator(".btn-danger").click();
    desk.locator(".a-key").first().waitFor();
    desk.navigate(campaign + "/paper/print");
    look(desk, "appraisal-paper-print");
    desk.navigate(campaign + "/close");
    look(desk, "appraisal-close");
    desk.locator("form[action$='/close'] .btn-primary").click();
    desk.locator(".a-warn").waitFor();
    picture(desk, "appraisal-closed");

    Page late = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    late.navigate(house.address("/s/" + codes.get(2)));
    assertThat(late.locator("h1").innerText()).isEqualTo("已经截止");
    picture(late, "slip-closed");

    Page english = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, PHONE);
    english.navigate(campaign);
    look(english, "appraisal-en-phone");
    english.navigate(house.address("/appraisals"));
    look(english, "appraisal-list-en-phone");
  }

  private String unitWithTeam() {
    return house.asSystem(() -> {
      CampaignIntake intake = house.bean(CampaignIntake.class);
      LocalDate today = LocalDate.now(house.zone());
      List<Units.Node> all = house.bean(Units.class).tree(null, today, 2, 400);
      return all.stream()
          .filter(node -> intake.team(node.unit().id()) >= 3)
          .map(node -> node.unit().name())
          .findFirst()
          .orElseThrow();
    });
  }

  private static List<String> codes(Download slips) throws IOException {
    List<String> codes = new ArrayList<>();
    try (InputStream in = slips.createReadStream();
        PDDocument document = Loader.loadPDF(in.readAllBytes())) {
      Matcher code = CODE.matcher(new PDFTextStripper().getText(document));
      while (code.find()) {
        codes.add(code.group().replace("-", ""));
      }
    }
    return codes;
  }

  /** One person after the other; reloaded half-way, offline when it is sent, received once. */
  private void marksOnThePhone(String code) {
    Page phone = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/s/" + code));
    Locator next = phone.locator(".s-bar .btn-primary");
    look(phone, "slip-intro");
    next.click();
    look(phone, "slip-person");
    next.click();
    assertThat(phone.locator(".s-state").innerText()).contains("5");
    mark(phone);
    next.click();
    phone.locator(".s-where:has-text('第 2 位')").waitFor();
    phone.reload();
    phone.locator(".s-where:has-text('第 2 位')").waitFor();
    assertThat(phone.locator(".s-where").innerText()).startsWith("第 2 位");
    int people = phone.locator(".s-person").count();
    for (int person = 2; person <= people; person++) {
      mark(phone);
      if (person == 2) {
        phone.locator(".s-now textarea").fill("工作扎实");
      }
      next.click();
    }
    phone.locator("#s-go").waitFor();
    look(phone, "slip-review");
    phone.context().setOffline(true);
    phone.locator("#s-go").click();
    phone.locator(".s-state .btn").waitFor();
    picture(phone, "slip-offline");
    phone.context().setOffline(false);
    phone.locator("h1:has-text('已收到')").waitFor();
    picture(phone, "slip-received");
    forgetComplaints();
    phone.navigate(house.address("/s/" + code));
    assertThat(phone.locator("h1").innerText()).isEqualTo("这张票证已经用过");
    assertThat(phone.evaluate("localStorage.length")).isEqualTo(0);
  }

  private static void mark(Page phone) {
    Locator items = phone.locator(".s-now .s-item");
    int count = items.count();
    for (int i = 0; i < count; i++) {
      items.nth(i).locator("input").nth(i % 2 == 0 ? 0 : 4).check();
    }
  }

  /** Everybody at once at desk width, in English. */
  private void marksInEnglish(String code) {
    Page wide = window(Locale.ENGLISH, DESK);
    wide.navigate(house.address("/s/" + code));
    Locator items = wide.locator(".s-item");
    int count = items.count();
    for (int i = 1; i < count; i++) {
      items.nth(i).locator("input").nth(i % 4).check();
    }
    wide.locator("#s-send button").click();
    assertThat(wide.locator(".s-state").innerText()).startsWith("1 still");
    items.first().locator("input").first().check();
    look(wide, "slip-en");
    wide.locator("#s-send button").click();
    look(wide, "slip-en-review");
    wide.locator("#s-go").click();
    wide.locator("h1:has-text('Received')").waitFor();
  }
}
