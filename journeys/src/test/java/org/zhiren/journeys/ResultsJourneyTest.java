package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.appraisal.Appraisals;

/** From a closed campaign to its results, to one person, to the report, to the own result. */
class ResultsJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  private void good(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, "results-" + name);
  }

  private static void statePurpose(Page page) {
    page.locator("#purpose").waitFor();
    page.locator("#matter").fill("年度考核");
    page.locator("main form button.btn-primary").click();
    page.waitForLoadState();
  }

  private <T> T inDatabase(java.util.function.Function<JdbcClient, T> work) {
    return house.asSystem(() ->
        house
            .bean(TransactionTemplate.class)
            .execute(status -> work.apply(house.bean(JdbcClient.class))));
  }

  /** A closed campaign like one of the past, with everything that was marked. */
  private UUID closed() {
    UUID id = UUID.randomUUID();
    return inDatabase(jdbc -> {
      UUID past =
          jdbc.sql(
                  """
                  select c.id from appraisal.campaign c join appraisal.release r on r.campaign_id = c.id
                  where people_per_sheet is null and jsonb_array_length(r.summary -> 'leftOut') > 0
                  order by c.title limit 1
                  """)
              .query(UUID.class)
              .single();
      for (String sql :
          List.of(
              """
              insert into appraisal.campaign (id, unit_id, kind, title, year, ground, introduction, state, scale,
                labels, labels_en, remarks, least_scores, least_remarks, valid_share, opens_on, closes_on,
                author_id, author_name, created_at, opened_at, closed_at, valid)
              select :id, unit_id, kind, title, year, ground, introduction, 'CLOSED', scale, labels, labels_en,
                remarks, least_scores, least_remarks, valid_share, opens_on, closes_on, author_id, author_name,
                created_at, opened_at, closed_at, true
              from appraisal.campaign where id = :past
              """,
              """
              insert into appraisal.item select :id, no, name, english, explanation, weight, explanation_en
              from appraisal.item where campaign_id = :past
              """,
              """
              insert into appraisal.rater_group (campaign_id, no, name, english, weight, expected)
              select :id, no, name, english, weight, expected
              from appraisal.rater_group where campaign_id = :past
              """,
              """
              insert into appraisal.subject select :id, no, person_id, unit_id, name, post
              from appraisal.subject where campaign_id = :past
              """,
              """
              insert into appraisal.sheet select cast(md5(id || :salt) as uuid), :id, group_no, false, false
              from appraisal.sheet where campaign_id = :past
              """,
              """
              insert into appraisal.mark select cast(md5(s.id || :salt) as uuid), m.subject_no, m.item_no, m.mark
              from appraisal.mark m join appraisal.sheet s on s.id = m.sheet_id where s.campaign_id = :past
              """)) {
        jdbc.sql(sql).param("id", id).param("past", past).param("salt", id.toString()).update();
      }
      return id;
    });
  }

  @Test
  void releasesLooksAndTakesTheReportAway() throws Exception {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      UUID id = closed();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/appraisals/" + id));
      page.locator("a[href$='/release']").click();
      good(page, "release-" + tag);
      page.locator("main form button.btn-primary").click();
      page.locator("#faults").waitFor();
      if (language.equals(Locale.ENGLISH)) {
        good(page, "release-refused-" + tag);
      }
      page.locator("#ground").fill("部务会 2026 年第 12 次会议决定");
      page.locator("#feedback").check();
      page.locator("main form button.btn-primary").click();
      statePurpose(page);
      page.locator(".r-people tbody tr").first().waitFor();
      good(page, "campaign-" + tag);
      assertThat(page.locator(".r-people .r-span").count()).isGreaterThan(4);

      Download pdf = page.waitForDownload(() -> page.locator("a[href$='.pdf']").click());
      try (var document = Loader.loadPDF(Files.readAllBytes(pdf.path()))) {
        assertThat(document.getNumberOfPages()).isBetween(1, 4);
        javax.imageio.ImageIO.write(
            new PDFRenderer(document).renderImageWithDPI(0, 70),
            "png",
            Files.createDirectories(java.nio.file.Path.of("target", "screens"))
                .resolve("results-report-" + tag + ".png")
                .toFile());
      }
      Download sheet = page.waitForDownload(() -> page.locator("a[href$='.xlsx']").click());
      assertThat(Files.size(sheet.path())).isGreaterThan(3_000);

      first(page, ".r-people tbody th a").click();
      page.locator(".r-large").waitFor();
      page.locator(".r-why summary").click();
      good(page, "person-" + tag);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".z-side").isVisible()).isFalse();
      picture(page, "results-person-print-" + tag);
    }
  }

  /**
   * The demonstration plants lower marks in hard conditions; the adjusted figure gives them back.
   */
  @Test
  void conditionsStandBesideThePlainFigure() {
    List<AppraisalStanding> hard =
        house
            .asSystem(() ->
                house.bean(Appraisals.class).standings(LocalDate.now(house.bean(Clock.class))))
            .stream()
            .filter(AppraisalStanding::hardship)
            .toList();
    assertThat(hard).isNotEmpty();
    assertThat(hard)
        .allSatisfy(one -> {
          Double adjusted = one.adjusted();
          assertThat(adjusted == null || adjusted > one.points()).as(one.toString()).isTrue();
          assertThat(one.explanation().stream().map(e -> e.rule()))
              .contains("appraisal.conditions");
        });
  }

  @Test
  void readsOnAPhoneAndThePersonReadsTheOwn() {
    UUID person =
        inDatabase(jdbc ->
            jdbc.sql(
                    """
                    select r.person_id from appraisal.result r where r.feedback and r.method = 'FAIR'
                    group by r.person_id order by count(*) desc, r.person_id limit 1
                    """)
                .query(UUID.class)
                .single());
    String login = "own-" + System.nanoTime();
    house.asSystem(() ->
        house
            .bean(Accounts.class)
            .create(login, "受评干部", House.PASSWORD, Set.of(Role.MEMBER), person));
    for (Locale language : LANGUAGES) {
      String tag = "phone-" + language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_LEADER, language, PHONE);
      page.navigate(house.address("/appraisals/results"));
      page.locator("table[data-rows] tbody tr").first().waitFor();
      if (!language.equals(Locale.ENGLISH)) {
        good(page, "list-" + tag);
      }
      first(page, "table[data-rows] tbody th a").click();
      statePurpose(page);
      page.locator(".r-people tbody tr").first().waitFor();
      good(page, "campaign-" + tag);
      first(page, ".r-people tbody th a").click();
      page.locator(".r-large").waitFor();
      if (!language.equals(Locale.ENGLISH)) {
        good(page, "person-" + tag);
      }

      Page own = signedIn(login, language, PHONE);
      own.navigate(house.address("/own/appraisals"));
      own.locator(".r-large").first().waitFor();
      good(own, "own-" + tag);
    }
  }
}
