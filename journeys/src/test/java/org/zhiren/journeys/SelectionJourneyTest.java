package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * An officer opens a case for a vacant post and brings it to the inspection, is refused a skipped
 * step, records a decision in a case that waits for one, makes out an order that takes effect, has
 * a mistake corrected by the second person, and walks back through the case.
 */
class SelectionJourneyTest extends Journey {

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  private static void enter(Page page, String kind) {
    page.locator("#step-" + kind + " form .btn-primary").click();
  }

  private static void unfold(Page page, String kind) {
    page.locator("#step-" + kind).waitFor();
    // What applies here is fetched after the page: nobody fills a form in faster than that.
    page.waitForLoadState(LoadState.NETWORKIDLE);
    if (page.locator("#step-" + kind).getAttribute("open") == null) {
      page.locator("#step-" + kind + " > summary").click();
    }
  }

  private static void pass(Page page, String next) {
    page.locator(".s-pass button").click();
    page.locator(".s-way [aria-current]:has-text('" + next + "')").waitFor();
  }

  @Test
  void fromTheVacancyToTheAppointment() {
    Page desk = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    desk.locator(".z-menu a[href='/selections']").click();
    desk.locator(".s-cases").waitFor();
    look(desk, "selection-cases");
    desk.locator("a[href='/selections/new']").first().click();
    desk.locator(".z-table a").first().waitFor();
    look(desk, "selection-vacancies");
    desk.locator(".z-table tbody a").last().click();
    desk.locator("#need").waitFor();
    desk.locator("form[action='/selections'] .btn-primary").click();
    desk.locator("#faults").waitFor();
    look(desk, "selection-new-refused");
    desk.locator("#need").fill("班子缺员，年龄结构老化。");
    desk.locator("form[action='/selections'] .btn-primary").click();
    desk.locator(".s-way").waitFor();
    look(desk, "selection-begun");
    String opened = desk.url();

    // A gate that is shut says everything that is missing.
    desk.locator(".s-pass button").click();
    desk.locator("#faults:has-text('综合分析研判')").waitFor();
    look(desk, "selection-gate-shut");
    desk.navigate(opened);
    unfold(desk, "Resolve");
    for (String field : new String[] {"analysis", "proposal", "consulted", "reportedTo"}) {
      desk.locator("#Resolve-" + field).fill("经综合研判，提出工作意见。");
    }
    enter(desk, "Resolve");
    desk.locator(".s-entries").waitFor();
    pass(desk, "提名");
    for (String name : twoNames(desk)) {
      unfold(desk, "Nominate");
      // People who fit what is typed are suggested; nobody goes on before.
      desk.waitForResponse(
          answer -> answer.url().contains("/selections/people"),
          () -> desk.locator("#Nominate-person").fill(name));
      desk.locator("#Nominate-nominator").fill("组织部门");
      desk.locator("#Nominate-ground").fill("熟悉业务，善于统筹。");
      desk.locator("#Nominate-evidence").fill("近三年考核结果。");
      enter(desk, "Nominate");
      desk.locator(".s-entries:has-text('" + name.substring(0, name.indexOf('（')) + "')").waitFor();
    }
    pass(desk, "推荐");
    for (String way : new String[] {"TALKS", "MEETING"}) {
      unfold(desk, "Recommend");
      desk.locator("#Recommend-way").selectOption(way);
      desk.locator("#Recommend-expected").fill("30");
      desk.locator("#Recommend-present").fill("26");
      desk.locator(".s-tally input").first().fill("9");
      desk.locator(".s-tally input").last().fill("17");
      desk.locator("#Recommend-counters").fill("监票人甲");
      enter(desk, "Recommend");
      desk.locator(".s-entries th:has-text('" + (way.equals("TALKS") ? "谈话调研推荐" : "会议推荐") + "')")
          .waitFor();
    }
    // Whoever counted has no file: the gate waits for a declaration.
    desk.locator(".s-pass button").click();
    desk.locator("#faults:has-text('监票人甲')").waitFor();
    desk.navigate(opened);
    unfold(desk, "Declare");
    assertThat(desk.locator("#Declare-who").inputValue()).isEqualTo("监票人甲（名册外）");
    desk.locator("#Declare-declaredBy").fill("本人书面声明并签字");
    look(desk, "selection-declare");
    enter(desk, "Declare");
    desk.locator(".s-entries th:has-text('关系声明')").waitFor();
    pass(desk, "考察对象");
    // Votes do not decide, but passing over them needs a reason.
    unfold(desk, "Shortlist");
    desk.locator("#step-Shortlist input[name='people']").first().check();
    desk.locator("#Shortlist-reason").fill("综合研判，岗位匹配度高。");
    enter(desk, "Shortlist");
    desk.locator("#faults:has-text('票数不决定人选')").waitFor();
    assertThat(desk.locator("#Shortlist-reason").inputValue()).isEqualTo("综合研判，岗位匹配度高。");
    look(desk, "selection-passed-over");
    desk.locator("#Shortlist-gap").fill("另一人选专业方向不符。");
    enter(desk, "Shortlist");
    desk.locator(".s-entries:has-text('确定考察对象')").waitFor();
    pass(desk, "考察");
    unfold(desk, "Check");
    desk.locator("#Check-kind").selectOption("ARCHIVE");
    desk.locator("#Check-result").selectOption("CLEAR");
    desk.locator("#Check-conclusion").fill("三龄两历一身份无误。");
    desk.locator("#Check-document-file")
        .setInputFiles(
            new FilePayload(
                "档案审核表.pdf",
                "application/pdf",
                "%PDF-1.4\nreview".getBytes(StandardCharsets.UTF_8)));
    enter(desk, "Check");
    desk.locator("#documents a:has-text('档案审核表.pdf')").waitFor();
    look(desk, "selection-inspection");

    decide(desk);
    String appointed = appoint(desk);
    String relative = endorse(desk);

    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, PHONE);
    phone.navigate(relative);
    phone.locator(".s-gate").waitFor();
    look(phone, "selection-recusal-en-phone");
    phone.navigate(house.address("/selections?show=OVER"));
    look(phone, "selection-cases-en-phone");
    phone.navigate(appointed);
    look(phone, "selection-case-en-phone");
    phone.navigate(appointed + "/history?entry=0");
    look(phone, "selection-history-en-phone");
    phone.locator("#walk-on").click();
    phone.waitForURL("**/history?entry=1");
    phone.keyboard().press("ArrowRight");
    phone.waitForURL("**/history?entry=2");
    phone.locator("h2").first().waitFor();
  }

  /** Two people whose names nobody shares, as suggestions write them. */
  private static String[] twoNames(Page page) {
    return page.request()
        .get(
            page.url().substring(0, page.url().indexOf("/selections"))
                + "/selections/people?person=%E5%BC%A0")
        .text()
        .lines()
        .flatMap(
            line -> java.util.regex.Pattern.compile("value=\"([^\"]+)\"").matcher(line).results())
        .map(found -> found.group(1))
        .distinct()
        .limit(2)
        .toArray(String[]::new);
  }

  /** A case that waits for its meeting gets one. */
  private void decide(Page desk) {
    desk.navigate(house.address("/selections?show=MEETING&form=PROMOTION"));
    desk.locator(".s-cases tr:has(.z-neutral) a").first().click();
    unfold(desk, "Decide");
    desk.locator("#Decide-meeting").fill("常委会第 21 次会议");
    desk.locator("#Decide-voting").selectOption("HANDS");
    desk.locator("#Decide-members").fill("周甲\n吴乙\n郑丙\n王丁\n冯戊\n陈己\n褚庚");
    desk.locator("#Decide-absent").fill("褚庚\n陈己\n冯戊");
    for (String[] count : new String[][] {{"ayes", "4"}, {"noes", "0"}, {"deferred", "0"}}) {
      desk.locator("#Decide-" + count[0]).fill(count[1]);
    }
    desk.locator("#Decide-headLast").check();
    desk.locator("#Decide-reason").fill("德才表现好，符合岗位要求。");
    look(desk, "selection-decide");
    enter(desk, "Decide");
    desk.locator("#faults:has-text('不足三分之二')").waitFor();
    look(desk, "selection-no-quorum");
    desk.locator("#Decide-absent").fill("褚庚");
    desk.locator("#Decide-ayes").fill("6");
    enter(desk, "Decide");
    desk.locator(".s-gate:has-text('通过')").waitFor();
    pass(desk, "公示");
    look(desk, "selection-notice");
  }

  /** A candidate whose relative leads the unit: the gate opens after another officer endorsed. */
  private String endorse(Page desk) {
    String at = "";
    desk.navigate(house.address("/selections?form=PROMOTION"));
    List<String> waiting =
        desk.locator(".s-cases tr:has-text('酝酿') a").all().stream()
            .map(link -> link.getAttribute("href"))
            .distinct()
            .toList();
    for (String one : waiting) {
      desk.navigate(house.address(one));
      if (desk.locator("#waiting form").count() > 0) {
        at = house.address(one);
        break;
      }
    }
    assertThat(at).as("a case with a recusal that waits for another officer").isNotEmpty();
    look(desk, "selection-recusal");
    desk.locator(".s-pass button").click();
    desk.locator("#faults:has-text('公务员法')").waitFor();
    desk.navigate(at);
    desk.locator("#waiting textarea").fill("文书齐备，同意。");
    desk.locator("#waiting .btn-primary").click();
    desk.locator(".s-entries th:has-text('复核同意')").waitFor();
    look(desk, "selection-recusal-endorsed");
    pass(desk, "决定");
    return at;
  }

  /** A case behind its notice gets its order, which takes effect today. */
  private String appoint(Page desk) {
    desk.navigate(house.address("/selections?form=PROMOTION"));
    desk.locator(".s-cases tr:has-text('办理任免') a").first().click();
    desk.locator("#step-Talk").waitFor();
    String at = desk.url();
    unfold(desk, "Talk");
    desk.locator("#Talk-by").fill("部长");
    desk.locator("#Talk-said").fill("提出廉洁履职要求。");
    enter(desk, "Talk");
    desk.locator(".s-entries:has-text('廉洁履职')").waitFor();
    unfold(desk, "Appoint");
    desk.locator("#Appoint-effectiveOn").fill(desk.locator("#Appoint-on").inputValue());
    desk.locator("#Appoint-number").fill("任〔2026〕99号");
    desk.locator("#Appoint-leavesPresent").check();
    look(desk, "selection-order");
    enter(desk, "Appoint");
    desk.locator(".s-entries:has-text('任免生效')").waitFor();
    look(desk, "selection-appointed");
    return at;
  }
}
