package org.zhiren.platform.appraisal.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleDesk;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.appraisal.CampaignKind;
import org.zhiren.platform.appraisal.Item;
import org.zhiren.platform.appraisal.MarkScale;
import org.zhiren.platform.appraisal.PastCampaigns;
import org.zhiren.platform.appraisal.Plan;
import org.zhiren.platform.appraisal.RaterGroup;
import org.zhiren.platform.appraisal.Subject;
import org.zhiren.platform.roster.RosterSample;
import tools.jackson.databind.JsonNode;

/** Release and results on the whole platform. */
class ReleasingTest extends SampledTest {

  private static final int PEOPLE = 6;

  @Autowired private LoadingPast loading;
  @Autowired private Appraisals appraisals;
  @Autowired private TransactionTemplate transactions;

  private SampleHouse.Place place;
  private final List<UUID> people = new ArrayList<>();
  private Account cadre;
  private Account leader;
  private Account elsewhere;
  private Account member;

  @BeforeEach
  void load() throws Exception {
    place = house.place();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(UUID.randomUUID());
    }
    List<String> names = List.of("许汀", "高原", "林溪", "周岸", "沈舟", "顾堤");
    house.load(
        java.util.stream.IntStream.range(0, PEOPLE)
            .mapToObj(i -> RosterSample.person(people.get(i), place.here(), names.get(i), 11 + i))
            .toList());
    InformationClass[] seen = {
      InformationClass.ORGANIZATION, InformationClass.ROSTER, InformationClass.APPRAISAL
    };
    cadre = house.account(Role.DEPARTMENT_CADRE, place.here(), null, seen);
    leader = house.account(Role.DEPARTMENT_LEADER, place.here(), people.get(1), seen);
    elsewhere = house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, seen);
    member = house.account(Role.MEMBER, place.here(), people.get(0));
  }

  private static RaterGroup group(int no, String name, int weight, int expected, String named) {
    return new RaterGroup(
        no, name, "group " + no, BigDecimal.valueOf(weight), expected, 0, named, null);
  }

  /** Two groups; the second as large as asked for; a superior under the own name. */
  private PastCampaigns.Past past(int count, int first, int second, boolean feedback) {
    Random random = new Random(5);
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subjects.add(new Subject(i + 1, people.get(i), "人员" + (i + 1), "示例局副局长"));
    }
    List<PastCampaigns.Sheet> sheets = new ArrayList<>();
    for (int g = 1; g <= 3; g++) {
      int of = g == 1 ? first : g == 2 ? second : 1;
      for (int s = 0; s < of; s++) {
        List<List<Integer>> marks = new ArrayList<>();
        for (int p = 0; p < count; p++) {
          int base = 4 + p % 4 + s % 2;
          marks.add(List.of(base + random.nextInt(3), base + random.nextInt(3)));
        }
        sheets.add(new PastCampaigns.Sheet(g, marks));
      }
    }
    return new PastCampaigns.Past(
        place.here(),
        CampaignKind.ROUND_360,
        new Plan(
            "示例局2025年测评",
            2025,
            "示组发〔2025〕1号",
            "请评价",
            new MarkScale(10, List.of(), List.of()),
            null,
            true,
            5,
            8,
            60,
            LocalDate.of(2025, 12, 1),
            LocalDate.of(2025, 12, 8),
            List.of(
                new Item(1, "德", "integrity", "", "", BigDecimal.valueOf(60)),
                new Item(2, "绩", "results", "", "", BigDecimal.valueOf(40))),
            List.of(
                group(1, "同级", 40, first, null),
                group(2, "下级", 40, Math.max(1, second), null),
                group(3, "上级", 20, 1, "钟上级"))),
        subjects,
        sheets,
        List.of(
            new PastCampaigns.Remark(1, 1, "敢于担当，办事公道。"),
            new PastCampaigns.Remark(2, 1, "小组里的一句话。")),
        feedback,
        LocalDate.of(2025, 12, 20));
  }

  private UUID closed(PastCampaigns.Past past) throws Exception {
    return acting.asSystem("test", () -> transactions.execute(status -> loading.insert(past)));
  }

  private void change(UUID id, String sql) throws Exception {
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql("update appraisal.campaign set " + sql + " where id = :id")
                    .param("id", id)
                    .update()));
  }

  private String page(Account account, String address, String language) throws Exception {
    MockHttpServletResponse response =
        desk.ask(
            account,
            get(address)
                .header("Zhiren-Purpose", "DAILY")
                .cookie(new Cookie("zhiren-language", language)));
    String text = SampleDesk.body(response);
    assertThat(response.getStatus()).as("%s: %s", address, text).isEqualTo(200);
    return text;
  }

  private MockHttpServletResponse release(UUID id, long version, String ground) throws Exception {
    return desk.send(
        cadre,
        HttpMethod.POST,
        "/api/v1/appraisals/" + id + "/release",
        Map.of("version", version, "ground", ground, "feedback", true));
  }

  private JsonNode results(UUID id) throws Exception {
    return desk.get(cadre, "/api/v1/appraisals/" + id + "/results");
  }

  @Test
  void releasesOnceAndSaysWhatItWillDo() throws Exception {
    UUID id = closed(past(PEOPLE, 9, 4, true));
    for (String language : List.of("zh", "en")) {
      assertThat(page(cadre, "/appraisals/" + id + "/release", language))
          .contains("钟上级", language.equals("zh") ? "少于 5 份" : "fewer than 5 marks");
    }
    assertThat(desk.status(cadre, "/appraisals/" + id + "/results")).isEqualTo(404);
    assertThat(release(id, 1, " ").getStatus()).as("without ground").isEqualTo(422);
    assertThat(release(id, 7, "部务会决定").getStatus()).as("stale").isEqualTo(409);
    assertThat(
            desk.send(
                    elsewhere,
                    HttpMethod.POST,
                    "/api/v1/appraisals/" + id + "/release",
                    Map.of("version", 1, "ground", "x"))
                .getStatus())
        .as("outside the scope")
        .isEqualTo(404);

    assertThat(release(id, 1, "部务会决定").getStatus()).isEqualTo(200);
    assertThat(release(id, 2, "部务会决定").getStatus()).as("twice").isEqualTo(422);
    JsonNode overview = results(id);
    assertThat(overview.path("campaign").path("state").asString()).isEqualTo("RELEASED");
    assertThat(overview.path("lines")).hasSize(PEOPLE);
    JsonNode line = overview.path("lines").get(0);
    assertThat(line.path("method").asString()).isEqualTo("FAIR");
    assertThat(line.path("low").asDouble()).isLessThan(line.path("fair").asDouble());
    assertThat(line.path("high").asDouble()).isGreaterThan(line.path("fair").asDouble());
    assertThat(line.path("raters").asInt()).as("9 peers and the superior, none of 4").isEqualTo(10);
    assertThat(line.path("rankLow").asInt()).isBetween(1, PEOPLE);
    int written =
        acting.asSystem(
            "test",
            () ->
                jdbc.sql(
                        """
                        select count(*) from records.entry
                        where action = 'results.released' and object_id = :id
                        """)
                    .param("id", id.toString())
                    .query(Integer.class)
                    .single());
    assertThat(written).isOne();
  }

  @Test
  void neverATrialAnInvalidOneOrSheetsThatWereAltered() throws Exception {
    UUID id = closed(past(PEOPLE, 9, 4, true));
    for (String state :
        List.of(
            "state = 'OPEN'",
            "state = 'DRAFT'",
            "state = 'WITHDRAWN'",
            "valid = false",
            "valid = null",
            "trial = true",
            "seal = '\\x00', seal_salt = '\\x01'")) {
      change(id, state);
      assertThat(release(id, 1, "部务会决定").getStatus()).as(state).isEqualTo(422);
      assertThat(page(cadre, "/appraisals/" + id + "/release", "en")).contains("r-obstacle");
      change(id, "state = 'CLOSED', valid = true, trial = false, seal = null, seal_salt = null");
    }
    assertThat(release(id, 1, "部务会决定").getStatus()).isEqualTo(200);
  }

  @Test
  void whatASmallGroupSaidStandsNowhere() throws Exception {
    UUID id = closed(past(PEOPLE, 9, 4, false));
    release(id, 1, "部务会决定");
    String stored =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql(
                            """
                            select string_agg(detail::text || explanation::text, ' ') from appraisal.result
                            where campaign_id = :id
                            """)
                        .param("id", id)
                        .query(String.class)
                        .single()));
    assertThat(stored).contains("敢于担当").doesNotContain("小组里的一句话");
    JsonNode one = desk.get(cadre, "/api/v1/appraisals/" + id + "/results/1");
    assertThat(one.path("detail").path("groups").get(1).has("mean")).isFalse();
    assertThat(one.path("detail").path("groups").get(2).path("raterName").asString())
        .isEqualTo("钟上级");
    for (String language : List.of("zh", "en")) {
      assertThat(page(cadre, "/appraisals/" + id + "/results/1", language))
          .contains(language.equals("zh") ? "份数太少，不显示" : "too few: not shown");
    }
  }

  @Test
  void aCampaignTooSmallForAModelGivesPlainMeans() throws Exception {
    UUID id = closed(past(2, 5, 0, false));
    assertThat(release(id, 1, "部务会决定").getStatus()).isEqualTo(200);
    JsonNode line = results(id).path("lines").get(0);
    assertThat(line.path("method").asString()).isEqualTo("PLAIN");
    assertThat(line.has("fair")).isFalse();
    assertThat(line.path("low").asDouble()).isLessThanOrEqualTo(line.path("raw").asDouble());
    assertThat(page(cadre, "/appraisals/" + id + "/results", "zh")).contains("只列原始均分");
  }

  @Test
  void nobodyMeetsTheOwnResultAmongOthersAndPurposesAreAskedFor() throws Exception {
    UUID id = closed(past(PEOPLE, 9, 6, true));
    release(id, 1, "部务会决定");
    JsonNode lines = desk.get(leader, "/api/v1/appraisals/" + id + "/results").path("lines");
    assertThat(lines.get(1).path("near").asBoolean()).isTrue();
    assertThat(lines.get(1).has("raw")).isFalse();
    assertThat(lines.get(0).has("raw")).isTrue();
    assertThat(page(leader, "/appraisals/" + id + "/results", "zh")).contains("本人或近亲属", "不显示全体分布");
    JsonNode other = desk.get(leader, "/api/v1/appraisals/" + id + "/results/1");
    assertThat(other.path("detail").path("items").get(0).has("mean")).isTrue();
    assertThat(other.path("detail").path("items").get(0).has("ofAll"))
        .as("everybody's mean, from which the own one follows by subtraction")
        .isFalse();
    assertThat(desk.status(leader, "/appraisals/" + id + "/results/2")).isEqualTo(404);
    assertThat(desk.status(leader, "/appraisals/" + id + "/release")).isEqualTo(404);
    assertThat(desk.status(leader, "/api/v1/appraisals/people/" + people.get(1))).isEqualTo(404);
    assertThat(desk.status(elsewhere, "/appraisals/" + id + "/results")).isEqualTo(404);
    assertThat(desk.status(member, "/appraisals/" + id + "/results")).isEqualTo(404);
    MockHttpServletResponse asked =
        web.perform(get("/appraisals/" + id + "/results").with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse();
    assertThat(asked.getRedirectedUrl()).startsWith("/purpose?to=");
    assertThat(page(leader, "/appraisals/results", "zh")).contains("示例局2025年测评");
    assertThat(page(elsewhere, "/appraisals/results", "zh")).doesNotContain(id.toString());
  }

  @Test
  void thePersonReadsTheOwnResultWhereTheReleaseSaysSo() throws Exception {
    UUID told = closed(past(PEOPLE, 9, 6, true));
    assertThat(page(member, "/own/appraisals", "zh")).contains("没有向您反馈");
    release(told, 1, "部务会决定");
    assertThat(page(member, "/own/appraisals", "zh")).contains("示例局2025年测评").doesNotContain("敢于担当");
    JsonNode mine = desk.get(member, "/api/v1/own/appraisals");
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).path("detail").path("remarks")).isEmpty();
    acting.asSystem("test", () -> loading.load(List.of(past(PEOPLE, 9, 6, false))));
    assertThat(desk.get(member, "/api/v1/own/appraisals")).hasSize(1);
  }

  @Test
  void theReportIsTakenOutOnRecord() throws Exception {
    UUID id = closed(past(PEOPLE, 9, 6, true));
    release(id, 1, "部务会决定");
    MockHttpServletResponse pdf =
        desk.send(cadre, HttpMethod.GET, "/appraisals/" + id + "/results.pdf", null);
    assertThat(pdf.getStatus()).isEqualTo(200);
    try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("示例局2025年测评", "人员6", "公平得分", "部务会决定");
    }
    MockHttpServletResponse sheet =
        desk.send(leader, HttpMethod.GET, "/appraisals/" + id + "/results.xlsx", null);
    assertThat(sheet.getContentAsByteArray()).hasSizeGreaterThan(3_000);
    List<String> taken =
        acting.asSystem(
            "test",
            () ->
                jdbc.sql(
                        """
                        select actor_name from records.entry
                        where action = 'results.exported' and object_id = :id order by id
                        """)
                    .param("id", id.toString())
                    .query(String.class)
                    .list());
    assertThat(taken).containsExactly(cadre.name(), leader.name());
  }

  @Test
  void otherModulesReadResultsOverTheYears() throws Exception {
    acting.asSystem("test", () -> loading.load(List.of(past(PEOPLE, 9, 6, true))));
    var found = acting.asSystem("test", () -> appraisals.of(people.get(2)));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().year()).isEqualTo(2025);
    assertThat(found.getFirst().low()).isNotNull();
    var standings =
        acting.asSystem(
            "test", () -> appraisals.standings(List.of(people.get(2)), LocalDate.of(2026, 11, 26)));
    assertThat(standings).hasSize(1);
    assertThat(standings.getFirst().points()).isBetween(0.0, 100.0);
    assertThat(standings.getFirst().low()).isLessThan(standings.getFirst().points());
    assertThat(
            acting.asSystem(
                "test",
                () -> appraisals.standings(List.of(people.get(2)), LocalDate.of(2025, 1, 1))))
        .as("as of a day before the campaign")
        .isEmpty();
  }
}
