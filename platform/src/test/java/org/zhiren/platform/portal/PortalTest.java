package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;

/** What the public reads, as far as officers open it. */
class PortalTest extends PortalSample {

  @Autowired private Texts texts;

  @Test
  void aPageThatIsOffDoesNotExist() throws Exception {
    assertThat(visit("/public/ledger").getStatus()).isEqualTo(200);
    assertThat(does(officer, "/portal/pages/LEDGER", "on", "false").getStatus()).isEqualTo(302);
    assertThat(visit("/public/ledger").getStatus()).isEqualTo(404);
    assertThat(visit("/public/ledger/checkpoint").getStatus()).isEqualTo(404);
    assertThat(text(visit("/public"))).doesNotContain("/public/ledger");
    assertThat(does(cadre, "/portal/pages/LEDGER", "on", "true").getStatus()).isEqualTo(404);
    does(officer, "/portal/pages/LEDGER", "on", "true");
    MockHttpServletResponse home = visit("/public");
    assertThat(text(home)).contains("/public/ledger");
    assertThat(home.getCookies()).isEmpty();
    assertThat(home.getHeader("Cache-Control")).contains("max-age=60").contains("public");
    assertThat(home.getHeader("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(home.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void smallGroupsAndUnanimousOnesAreNotShown() throws Exception {
    String unit = "示例局" + UUID.randomUUID().toString().substring(0, 6);
    String[][] entered = {
      {unit + "甲", "40", "38", "20", "10", "5", "2"},
      {unit + "乙", "6", "4", "2", "1", "1", "0"},
      {unit + "丙", "9", "9", "9", "0", "0", "0"}
    };
    for (String[] one : entered) {
      assertThat(
              does(
                      officer,
                      "/portal/questionnaires",
                      "year",
                      "2025",
                      "unit",
                      one[0],
                      "eligible",
                      one[1],
                      "returned",
                      one[2],
                      "good",
                      one[3],
                      "fair",
                      one[4],
                      "middling",
                      one[5],
                      "poor",
                      one[6])
                  .getStatus())
          .isEqualTo(302);
    }
    assertThat(
            does(
                    officer,
                    "/portal/questionnaires",
                    "year",
                    "2025",
                    "unit",
                    unit,
                    "eligible",
                    "5",
                    "returned",
                    "6",
                    "good",
                    "6",
                    "fair",
                    "0",
                    "middling",
                    "0",
                    "poor",
                    "0")
                .getStatus())
        .isEqualTo(422);
    assertThat(text(visit("/public/questionnaires"))).doesNotContain(unit);
    String page = text(at(officer, "/portal"));
    Matcher publish =
        Pattern.compile(unit + ".*?(/portal/questionnaires/[0-9a-f-]{36}/publish)", Pattern.DOTALL)
            .matcher(page);
    while (publish.find()) {
      does(officer, publish.group(1));
    }
    String shown = text(visit("/public/questionnaires"));
    assertThat(shown).contains(unit + "甲", unit + "乙", unit + "丙");
    for (String row : shown.split("<tr>")) {
      if (row.contains(unit + "甲")) {
        assertThat(row).contains("54%").contains(">38/40<");
      } else if (row.contains(unit)) {
        assertThat(row).contains("不公布").doesNotContain("%").doesNotContain(">9<");
      }
    }
  }

  @Test
  void whoIsOnNoticeIsShownWithWorkingDaysAndAWayToObject() throws Exception {
    assertThat(visit("/public/notices").getStatus()).isEqualTo(200);
    PublicNotices.Notice notice =
        new PublicNotices.Notice(
            UUID.randomUUID(),
            "〔2026〕7",
            "周示例",
            "市示例局副局长",
            "市样本局局长",
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2026, 11, 27),
            1,
            "机关公告栏",
            "0571-0000000",
            "");
    StringOutput out = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, getClass().getClassLoader(), "org.zhiren.pages")
        .render(
            "portal/web/notices.jte",
            Map.of(
                "page",
                new Page(
                    Language.ZH,
                    null,
                    List.of(),
                    "/public/notices",
                    "light",
                    "comfortable",
                    "_csrf",
                    "",
                    LocalDate.of(2026, 11, 26),
                    texts),
                "on",
                Set.of(PublicPage.NOTICES, PublicPage.FEEDBACK),
                "notices",
                List.of(notice)),
            out);
    assertThat(out.toString())
        .contains("周示例", "市示例局副局长", "市样本局局长", "<b>1</b> 个工作日后截止", "0571-0000000")
        .contains("/public/feedback?about=%E5%91%A8%E7%A4%BA%E4%BE%8B");
    assertThat(text(visit("/public/feedback?about=周示例")))
        .contains("value=\"周示例\"")
        .containsPattern("value=\"OBJECTION\" checked");
  }

  @Test
  void theCriteriaNameTheirArticles() throws Exception {
    assertThat(text(visit("/public/criteria")))
        .contains("党政领导干部选拔任用工作条例")
        .containsPattern("第[一二三四五六七八九十]+条");
  }
}
