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
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;

/** What the public reads, as far as officers open it. */
class PortalTest extends PortalSample {

  @Autowired private TransactionTemplate transactions;
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

  /** A released review of a unit about so many people; marks run from the least to the best. */
  private UUID released(UUID unit, String title, int people) throws Exception {
    UUID id = UUID.randomUUID();
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status -> {
              jdbc.sql(
                      """
                      insert into appraisal.campaign (id, unit_id, kind, title, year, ground, introduction, state, scale, labels,
                        labels_en, remarks, valid_share, opens_on, closes_on, author_id, author_name, created_at)
                      values (:id, :unit, 'REPORT_AND_REVIEW', :title, 2025, '示组发1号', '', 'RELEASED', 3,
                        array['认同', '基本认同', '不认同'], array['agree', 'mostly agree', 'disagree'], false, 0.6,
                        '2025-12-01', '2025-12-08', :id, '组干', now())
                      """)
                  .param("id", id)
                  .param("unit", unit)
                  .param("title", title)
                  .update();
              for (int no = 1; no <= people; no++) {
                jdbc.sql(
                        "insert into appraisal.subject values (:id, :no, :person, :unit, '新任某', '副局长')")
                    .param("id", id)
                    .param("no", no)
                    .param("person", UUID.randomUUID())
                    .param("unit", unit)
                    .update();
              }
              return jdbc.sql(
                      """
                      insert into appraisal.release (campaign_id, unit_id, ground, author_id, author_name, released_at, summary)
                      values (:id, :unit, '常委会决定', :id, '组干', now(), cast(:summary as jsonb))
                      """)
                  .param("id", id)
                  .param("unit", unit)
                  .param(
                      "summary",
                      """
                      {"groups": [{"no": 1, "expected": 8, "returned": 7}, {"no": 2, "expected": 40, "returned": 33}],
                       "spread": [6, 18, 96]}
                      """)
                  .update();
            }));
    return id;
  }

  @Test
  void theTotalsOfAReleasedReviewAreTakenOverAndNotTyped() throws Exception {
    SampleHouse.Place place = house.place();
    UUID whole = released(place.here(), "新提拔任用干部民主评议甲", 5);
    UUID few = released(place.elsewhere(), "新提拔任用干部民主评议乙", 4);
    String page = text(at(officer, "/portal"));
    assertThat(page).contains("民主评议甲", "40/48").doesNotContain("民主评议乙");
    // Totals about four people would tell what was said about each.
    assertThat(does(officer, "/portal/questionnaires/campaigns/" + few).getStatus()).isEqualTo(404);
    assertThat(does(cadre, "/portal/questionnaires/campaigns/" + whole).getStatus()).isEqualTo(404);
    assertThat(does(officer, "/portal/questionnaires/campaigns/" + whole).getStatus())
        .isEqualTo(302);
    String unit = "示例局" + place.here().toString().substring(0, 8);
    assertThat(text(visit("/public/questionnaires"))).doesNotContain(unit);
    does(
        officer,
        found(
            unit + "[^§]*?(/portal/questionnaires/[0-9a-f-]{36}/publish)",
            text(at(officer, "/portal"))));
    String shown = text(visit("/public/questionnaires"));
    String row = found("(<tr><th[^§]*?" + unit + "[^§]*?</tr>)", shown);
    row = row.substring(row.lastIndexOf("<tr>"));
    // 120 marks of 40 sheets: 96 the best, and the words are those of the campaign.
    assertThat(row).contains(">40/48<", "认同 <b>80%</b>", "不认同 <b>5%</b>", "平台测评");
    assertThat(row).doesNotContain("较好");
  }

  @Test
  void whoIsOnNoticeIsShownWithWorkingDaysAndAWayToObject() throws Exception {
    assertThat(visit("/public/notices").getStatus()).isEqualTo(200);
    PublicNotices.Notice notice =
        new PublicNotices.Notice(
            UUID.randomUUID(),
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
                List.of(notice),
                "criteria",
                Map.of(
                    notice.caseId(),
                    List.of(
                        new PostCriteria.Line(
                            Text.of("最低学历", "Least education"),
                            Text.of("大学本科", "bachelor"),
                            true,
                            false),
                        new PostCriteria.Line(
                            Text.of("优先考虑的专业", "Preferred fields"),
                            Text.same("财政学"),
                            false,
                            true)))),
            out);
    assertThat(out.toString())
        .contains("最低学历", "大学本科", "财政学", "不作为必备条件")
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

  @Test
  void totalsThatAreEnteredAnewAreNoLongerPublished() throws Exception {
    String unit = "示例局" + UUID.randomUUID().toString().substring(0, 6);
    String[] form = {
      "year",
      "2025",
      "unit",
      unit,
      "eligible",
      "40",
      "returned",
      "38",
      "good",
      "20",
      "fair",
      "10",
      "middling",
      "5",
      "poor",
      "2"
    };
    assertThat(does(officer, "/portal/questionnaires", form).getStatus()).isEqualTo(302);
    String page = text(at(officer, "/portal"));
    does(officer, found("(?s)" + unit + ".*?(/portal/questionnaires/[0-9a-f-]{36}/publish)", page));
    assertThat(text(visit("/public/questionnaires"))).contains(unit);
    form[9] = "21";
    form[11] = "9";
    does(officer, "/portal/questionnaires", form);
    assertThat(text(visit("/public/questionnaires"))).doesNotContain(unit);
  }
}
