package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/** A librarian brings files in; a reader on the phone finds, reads and takes out what they say. */
class LibraryJourneyTest extends Journey {

  private static final String TITLE = "在全州银杏培育工作会议上的讲话";

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void fromTheFileToTheReaderAndBack() throws Exception {
    Page desk = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    desk.locator(".z-menu a[href='/library']").click();
    desk.locator(".l-hits").waitFor();
    look(desk, "library-home");
    desk.locator(".l-tabs a[href='/library/import']").click();
    look(desk, "library-import");
    String speech =
        TITLE
            + "\n（2026年3月1日）\n同志们：\n一、提高认识\n要像培育银杏那样久久为功，坚持公道正派，知人善任。\n二、抓好落实\n"
            + "按照《中华人民共和国公务员法》第十二条办理，久久为功。\n示例州委组织部\n2026年3月1日\n更多材料请添加客服微信：abc12345，会员群每日更新！";
    desk.locator("#files")
        .setInputFiles(
            new FilePayload[] {
              file("讲话.txt", speech),
              file("近似.txt", speech.replace("银杏那样", "银杏一样")),
              file("密.txt", "秘密★1年\n银杏情况\n内容。\n")
            });
    desk.locator("form[data-drop] .btn-primary").click();
    desk.locator("text=已完成").waitFor();
    assertThat(desk.locator("tbody tr").count()).isEqualTo(3);
    assertThat(desk.locator("tbody").textContent()).contains("不予入库");
    look(desk, "library-batch");

    desk.navigate(house.address("/library"));
    desk.keyboard().press("/");
    desk.keyboard().type("久久为功 标题:银杏");
    desk.keyboard().press("Enter");
    desk.locator(".l-hits mark").first().waitFor();
    assertThat(desk.locator(".l-pick > input:checked").count()).isZero();
    desk.locator("[data-choose-all]").click();
    assertThat(desk.locator(".l-pick > input:checked").count())
        .isEqualTo(desk.locator(".l-pick > input").count())
        .isPositive();
    desk.locator("[data-choose-all]").click();
    assertThat(desk.locator(".l-pick > input:checked").count()).isZero();
    look(desk, "library-results");
    desk.locator(".l-hit-title a").first().click();
    desk.locator(".l-paper").waitFor();
    assertThat(desk.locator(".l-paper").textContent()).doesNotContain("客服");
    desk.keyboard().press("n");
    desk.locator("mark.l-here").waitFor();
    look(desk, "library-document");
    Download taken = desk.waitForDownload(() -> desk.locator(".z-actions a[href$='/pdf']").click());
    assertThat(new String(Files.readAllBytes(taken.path()), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    desk.locator("a[href*='removed=true']").click();
    desk.locator(".l-paper del").first().waitFor();
    look(desk, "library-removed");
    desk.locator("a[href$='/shared']").click();
    desk.locator("h1:has-text('相同的段落')").waitFor();
    look(desk, "library-shared");
    desk.locator("a[href*='/beside/']").first().click();
    desk.locator(".l-beside ins").first().waitFor();
    look(desk, "library-beside");

    Page phone = signedIn(Role.MEMBER, Locale.ENGLISH, PHONE);
    phone.navigate(house.address("/library?q=%E9%93%B6%E6%9D%8F%E5%9F%B9%E8%82%B2"));
    phone.locator(".l-hits mark").first().waitFor();
    look(phone, "library-results-phone");
    phone.locator(".l-save summary").click();
    phone.locator("#name").fill("银杏");
    phone.locator(".l-save .btn-primary").click();
    phone.locator("a[href*='/library/searches/']").first().waitFor();
    look(phone, "library-shelf-phone");
    phone.locator("th a[href*='/library/searches/']").first().click();
    phone.locator(".l-hit-title a").first().click();
    phone.locator(".l-paper").waitFor();
    look(phone, "library-document-phone");
    phone.navigate(house.address("/library/figures"));
    look(phone, "library-figures-phone");

    desk.navigate(house.address("/eligibility/rules"));
    desk.locator("main a[href^='/eligibility/rules/']").first().click();
    desk.locator("#advice .z-panel").waitFor();
    look(desk, "library-advice");
    desk.navigate(house.address("/selections?show=MEETING&form=PROMOTION"));
    desk.locator(".s-cases a[href^='/selections/']").first().click();
    desk.locator("#advice .z-panel").waitFor();
    assertThat(desk.locator("#advice").innerText()).contains("第三十九条", "选任〔");
    assertThat(desk.locator("#advice .l-suggested li").count()).isPositive();
    look(desk, "library-advice-step");
  }
}
