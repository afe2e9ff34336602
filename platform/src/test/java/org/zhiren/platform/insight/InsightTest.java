package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence from the visit to the right of reply, talks, and who may see what of it. */
class InsightTest extends PlatformTest {

  private static final String ENTRIES = "/api/v1/insight/entries";

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private JsonMapper json;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  private RosterSample sample;
  private RosterSample.Place place;
  private UUID person;
  private UUID colleague;
  private UUID outside;
  private Account cadre;
  private Account elsewhere;
  private Account rosterOnly;

  @BeforeEach
  void load() throws Exception {
    sample = new RosterSample(organization, intake, accounts, scopes, acting);
    place = sample.place();
    person = UUID.randomUUID();
    colleague = UUID.randomUUID();
    outside = UUID.randomUUID();
    sample.load(
        List.of(
            RosterSample.person(person, place.here(), "沈岚", 1),
            RosterSample.person(colleague, place.here(), "高原", 55),
            RosterSample.person(outside, place.elsewhere(), "陆川", 3)));
    cadre = sample.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    elsewhere =
        sample.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    rosterOnly =
        sample.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            null,
            InformationClass.ROSTER,
            InformationClass.ORGANIZATION);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private MockHttpServletResponse send(
      Account account, HttpMethod method, String address, Object body) throws Exception {
    var sent =
        request(method, address)
            .with(AtTheDesk.sits(account))
            .with(csrf())
            .header("Zhiren-Purpose", "DAILY");
    if (body != null) {
      sent.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
    }
    return web.perform(sent).andReturn().getResponse();
  }

  private JsonNode ok(Account account, HttpMethod method, String address, Object body)
      throws Exception {
    MockHttpServletResponse response = send(account, method, address, body);
    String text = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(response.getStatus()).as("%s %s: %s", method, address, text).isEqualTo(200);
    return json.readTree(text);
  }

  private JsonNode get(Account account, String address) throws Exception {
    return ok(account, HttpMethod.GET, address, null);
  }

  private int status(Account account, String address) throws Exception {
    return send(account, HttpMethod.GET, address, null).getStatus();
  }

  private String page(Account account, String address) throws Exception {
    MockHttpServletResponse response = send(account, HttpMethod.GET, address, null);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private Map<String, Object> says(Channel channel, LocalDate day, String behaviour) {
    Map<String, Object> says = new HashMap<>();
    says.put("channel", channel.name());
    says.put("occasion", "ROUTINE");
    says.put("happenedOn", day.toString());
    says.put("situation", "防汛值守");
    says.put("behaviour", behaviour);
    says.put("ground", "干部日常了解");
    if (channel.byOthers()) {
      says.put("sourceName", "秦工");
      says.put("sourceRelation", "协作单位同事");
    }
    return says;
  }

  private static Map<String, Object> with(Map<String, Object> says, String field, Object value) {
    Map<String, Object> more = new HashMap<>(says);
    more.put(field, value);
    return more;
  }

  private Map<String, Object> visit(UUID number, Map<UUID, Map<String, Object>> notes) {
    return Map.of(
        "visit",
        number,
        "notes",
        notes.entrySet().stream()
            .map(note -> Map.of("person", note.getKey(), "says", note.getValue()))
            .toList());
  }

  private UUID write(Account account, UUID whom, Map<String, Object> says) throws Exception {
    JsonNode written =
        ok(account, HttpMethod.POST, ENTRIES, visit(UUID.randomUUID(), Map.of(whom, says)));
    return UUID.fromString(written.path("entries").get(0).asString());
  }

  private JsonNode about(Account account, UUID whom) throws Exception {
    return get(account, "/api/v1/insight/people/" + whom + "/entries");
  }

  private int recorded(String action, Object object) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from records.entry where action = :action and object_id ="
                            + " :id")
                    .param("action", action)
                    .param("id", object.toString())
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void aVisitIsWrittenOnceReadAndRecorded() throws Exception {
    UUID number = UUID.randomUUID();
    Map<String, Object> visit =
        visit(
            number,
            Map.of(
                person, says(Channel.FACE, today(), "带队转移群众"),
                colleague, with(says(Channel.FACE, today(), "逐户核对名单"), "occasion", "CRITICAL")));
    JsonNode written = ok(cadre, HttpMethod.POST, ENTRIES, visit);
    assertThat(written.path("entries")).hasSize(2);
    assertThat(ok(cadre, HttpMethod.POST, ENTRIES, visit).path("entries"))
        .as("sent twice")
        .isEqualTo(written.path("entries"));
    MockHttpServletResponse other =
        send(
            cadre,
            HttpMethod.POST,
            ENTRIES,
            visit(number, Map.of(person, says(Channel.FACE, today(), "换了一种说法"))));
    assertThat(other.getStatus()).as("the same visit with other words").isEqualTo(422);

    JsonNode about = about(cadre, person);
    assertThat(about.path("standing")).hasSize(1);
    JsonNode entry = about.path("standing").get(0);
    assertThat(entry.path("says").path("behaviour").asString()).isEqualTo("带队转移群众");
    assertThat(entry.path("authorName").asString()).isEqualTo(cadre.name());
    assertThat(entry.path("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(recorded("insight.entry.written", entry.path("id").asString())).isEqualTo(1);
    assertThat(recorded("access.read", person)).isEqualTo(1);
    assertThat(page(cadre, "/insight/people/" + colleague)).contains("关键时刻", "逐户核对名单");
    assertThat(page(cadre, "/insight")).contains("带队转移群众");
    assertThat(page(cadre, "/insight/new")).contains("今天记的（2 条）");
  }

  @Test
  void everyFaultIsToldAndNothingIsWritten() throws Exception {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("channel", "GOSSIP");
    wrong.put("occasion", "CRITICAL");
    wrong.put("happenedOn", today().plusDays(1).toString());
    wrong.put("secrecy", "WORK_SECRET");
    wrong.put("open", true);
    wrong.put("sourceName", "秦工");
    wrong.put("task", "长".repeat(EntryRules.LONGEST_LINE + 1));
    MockHttpServletResponse refused =
        send(cadre, HttpMethod.POST, ENTRIES, visit(UUID.randomUUID(), Map.of(person, wrong)));
    assertThat(refused.getStatus()).isEqualTo(422);
    String told = refused.getContentAsString(StandardCharsets.UTF_8);
    for (String field :
        List.of(
            "channel",
            "happenedOn",
            "ground",
            "open",
            person + ".situation",
            person + ".behaviour",
            person + ".sourceRelation",
            person + ".task")) {
      assertThat(told).contains("\"" + field + "\"");
    }
    assertThat(about(cadre, person).path("standing")).isEmpty();

    Map<String, Object> good = says(Channel.INTRODUCTION, today(), "按期办结");
    MockHttpServletResponse nameless =
        send(
            cadre,
            HttpMethod.POST,
            ENTRIES,
            visit(
                UUID.randomUUID(),
                Map.of(person, with(with(good, "sourceName", ""), "sourceRelation", ""))));
    assertThat(nameless.getContentAsString(StandardCharsets.UTF_8))
        .contains(person + ".sourceName");

    Map<String, Object> intimate = says(Channel.FACE, today(), "听说刚离婚，仍按时到岗");
    assertThat(
            send(
                    cadre,
                    HttpMethod.POST,
                    ENTRIES,
                    visit(UUID.randomUUID(), Map.of(person, intimate)))
                .getStatus())
        .as("a passage that looks private")
        .isEqualTo(422);
    write(cadre, person, with(intimate, "workRelated", true));
    assertThat(about(cadre, person).path("standing")).hasSize(1);
  }

  @Test
  void whatWasSignedIsReplacedOrWithdrawnAndNeverAltered() throws Exception {
    UUID entry = write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    Account other =
        sample.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    Map<String, Object> correction =
        Map.of("says", says(Channel.FACE, today().minusDays(1), "带队转移十二户群众"), "reason", "户数核实");
    assertThat(
            send(other, HttpMethod.POST, ENTRIES + "/" + entry + "/replacement", correction)
                .getStatus())
        .as("somebody else corrects")
        .isEqualTo(422);
    assertThat(
            send(
                    cadre,
                    HttpMethod.POST,
                    ENTRIES + "/" + entry + "/replacement",
                    Map.of("says", correction.get("says"), "reason", " "))
                .getStatus())
        .as("without a reason")
        .isEqualTo(422);
    String replacement =
        ok(cadre, HttpMethod.POST, ENTRIES + "/" + entry + "/replacement", correction)
            .path("id")
            .asString();
    JsonNode about = about(cadre, person);
    assertThat(about.path("standing")).hasSize(1);
    assertThat(about.path("ended")).hasSize(1);
    JsonNode old = get(cadre, ENTRIES + "/" + entry);
    assertThat(old.path("replacedBy").asString()).isEqualTo(replacement);
    assertThat(old.path("end").path("reason").asString()).isEqualTo("户数核实");
    assertThat(old.path("says").path("behaviour").asString()).isEqualTo("带队转移群众");
    assertThat(
            send(cadre, HttpMethod.POST, ENTRIES + "/" + entry + "/withdrawal", reason("记错"))
                .getStatus())
        .as("what was replaced is not withdrawn")
        .isEqualTo(422);
    ok(other, HttpMethod.POST, ENTRIES + "/" + replacement + "/withdrawal", reason("与工作无关"));
    assertThat(about(cadre, person).path("standing")).isEmpty();
    assertThat(page(cadre, "/insight/entries/" + replacement)).contains("与工作无关");
    assertThat(recorded("insight.entry.withdrawn", replacement)).isEqualTo(1);

    assertThatThrownBy(() ->
            acting.asSystem(
                "test",
                () ->
                    transactions.execute(status ->
                        jdbc.sql("update insight.entry set behaviour = 'x' where id = :id")
                            .param("id", entry)
                            .update())))
        .as("the database lets nobody alter the words")
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
  }

  private static Map<String, String> reason(String text) {
    return Map.of("text", text);
  }

  @Test
  void evidenceEndsWhereTheNeedToKnowEnds() throws Exception {
    UUID entry = write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    for (Account account : List.of(elsewhere, rosterOnly)) {
      for (String address :
          List.of(
              "/insight/people/" + person,
              "/insight/entries/" + entry,
              "/insight/entries/" + entry + "/replace",
              "/insight/entries/" + entry + "/files/" + UUID.randomUUID(),
              "/api/v1/insight/people/" + person + "/entries",
              ENTRIES + "/" + entry)) {
        assertThat(status(account, address)).as(address).isEqualTo(404);
      }
      assertThat(
              send(
                      account,
                      HttpMethod.POST,
                      ENTRIES,
                      visit(UUID.randomUUID(), Map.of(person, says(Channel.FACE, today(), "越权"))))
                  .getStatus())
          .isEqualTo(404);
      assertThat(
              send(account, HttpMethod.POST, ENTRIES + "/" + entry + "/withdrawal", reason("越权"))
                  .getStatus())
          .isEqualTo(404);
    }
    // The roster is open to this account, the appraisal is not: nobody is counted.
    assertThat(get(rosterOnly, "/api/v1/insight/coverage").path("all").path("people").asInt())
        .isZero();
    assertThat(
            web.perform(
                    request(HttpMethod.GET, "/insight/people/" + person)
                        .with(AtTheDesk.sits(cadre)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl())
        .as("a purpose first")
        .startsWith("/purpose?to=");
  }

  @Test
  void nobodyMeetsHimselfOrARelativeHere() throws Exception {
    Account herself =
        accountOf(
            person,
            InformationClass.ROSTER,
            InformationClass.ORGANIZATION,
            InformationClass.APPRAISAL);
    write(cadre, person, says(Channel.MEETING, today(), "谈了分管工作"));
    assertThat(status(herself, "/insight/people/" + person)).isEqualTo(404);
    JsonNode coverage = get(herself, "/api/v1/insight/coverage?unit=" + place.here());
    assertThat(coverage.path("all").path("people").asInt()).as("not even counted").isEqualTo(1);
    assertThat(get(herself, "/api/v1/insight/coverage/people?unit=" + place.here()).toString())
        .contains(colleague.toString())
        .doesNotContain(person.toString());
    assertThat(
            send(
                    herself,
                    HttpMethod.POST,
                    ENTRIES,
                    visit(UUID.randomUUID(), Map.of(person, says(Channel.FACE, today(), "自夸"))))
                .getStatus())
        .isEqualTo(404);
  }

  private Account accountOf(UUID own, InformationClass... classes) throws Exception {
    return sample.account(Role.DEPARTMENT_CADRE, place.here(), own, classes);
  }

  @Test
  void evidenceGoesWithWhomItSpeaksOf() throws Exception {
    UUID entry = write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    acting.asSystem(
        "test",
        () -> {
          for (InformationClass seen : InformationClass.values()) {
            scopes.grant(
                rosterOnly.id(),
                seen,
                place.elsewhere(),
                Purpose.DAILY,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                "test");
          }
          return true;
        });
    ok(
        rosterOnly,
        HttpMethod.POST,
        "/api/v1/roster/people/" + person + "/facts/career",
        Map.of(
            "values",
            RosterSample.post(place.elsewhere(), "别处局副局长", "2024-01-01"),
            "source",
            "县委组〔2026〕8号",
            "reason",
            "交流任职"));
    assertThat(status(cadre, ENTRIES + "/" + entry)).as("the old unit").isEqualTo(404);
    assertThat(about(elsewhere, person).path("standing")).as("the new unit").hasSize(1);
  }

  @Test
  void evidenceOfTwoFilesThatBecomeOneStandsTogether() throws Exception {
    UUID twin = UUID.randomUUID();
    sample.load(List.of(RosterSample.person(twin, place.here(), "沈岚", 77)));
    write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    UUID ofTwin = write(cadre, twin, says(Channel.MEETING, today(), "谈了分管工作"));
    String merge = "/api/v1/roster/people/" + person + "/merge/" + twin;
    JsonNode preview = get(cadre, merge);
    long statement =
        ok(
                cadre,
                HttpMethod.POST,
                merge,
                Map.of(
                    "version", preview.path("keptVersion").asLong(),
                    "otherVersion", preview.path("otherVersion").asLong(),
                    "fields", List.of(),
                    "facts", List.of(),
                    "source", "档案核对",
                    "reason", "同一人"))
            .path("statement")
            .asLong();
    assertThat(about(cadre, person).path("standing")).hasSize(2);
    assertThat(
            get(cadre, "/api/v1/insight/coverage/people?narrowing=PARTLY&unit=" + place.here())
                .toString())
        .contains(person.toString());
    ok(cadre, HttpMethod.POST, ENTRIES + "/" + ofTwin + "/withdrawal", reason("重复"));
    ok(
        cadre,
        HttpMethod.POST,
        "/api/v1/roster/people/" + person + "/changes/" + statement + "/undo",
        Map.of("reason", "并非同一人"));
    assertThat(about(cadre, person).path("standing")).hasSize(1);
    assertThat(about(cadre, twin).path("ended")).hasSize(1);
  }

  @Test
  void thePersonReadsWhatIsOpenAndAnswers() throws Exception {
    Map<String, Object> told = with(says(Channel.INQUIRY, today(), "多次主动协调"), "open", true);
    UUID open = write(cadre, person, told);
    UUID closed = write(cadre, person, says(Channel.FACE, today(), "值守时离岗"));
    UUID ofOther = write(cadre, colleague, told);
    Account member = sample.account(Role.MEMBER, place.here(), person);
    String mine =
        send(member, HttpMethod.GET, "/api/v1/own/evidence", null)
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(mine).contains(open.toString(), "多次主动协调", "协作单位同事");
    assertThat(mine)
        .doesNotContain(closed.toString())
        .doesNotContain(ofOther.toString())
        .doesNotContain("秦工");
    assertThat(page(member, "/own")).contains("/own/evidence");
    assertThat(page(member, "/own/evidence")).contains("多次主动协调").doesNotContain("秦工");

    String reply = "/api/v1/own/evidence/" + open + "/reply";
    assertThat(send(member, HttpMethod.POST, reply, Map.of("reply", " ")).getStatus())
        .isEqualTo(422);
    ok(member, HttpMethod.POST, reply, Map.of("reply", "当时还有两位同事一起协调"));
    for (UUID other : List.of(closed, ofOther)) {
      assertThat(
              send(
                      member,
                      HttpMethod.POST,
                      "/api/v1/own/evidence/" + other + "/reply",
                      Map.of("reply", "x"))
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(page(cadre, "/insight/entries/" + open)).contains("当时还有两位同事一起协调", "秦工");
    ok(cadre, HttpMethod.POST, ENTRIES + "/" + open + "/withdrawal", reason("重复"));
    assertThat(page(member, "/own/evidence")).as("withdrawn").doesNotContain("多次主动协调");
    assertThat(recorded("insight.entry.answered", open)).isEqualTo(1);
  }

  @Test
  void filesGoInByTheirContentAndComeOutHarmless() throws Exception {
    byte[] photo = AttachedFileTest.PNG;
    MockHttpServletResponse refused =
        submit(
            new MockMultipartFile(
                person + ".files",
                "照片.png",
                "image/png",
                "<script>".getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .as("nothing typed is lost")
        .contains("照片.png", "带队转移群众", "card-" + person);
    assertThat(about(cadre, person).path("standing")).isEmpty();
    MockHttpServletResponse taken =
        submit(
            new MockMultipartFile(person + ".files", "照片.exe", "application/octet-stream", photo));
    assertThat(taken.getRedirectedUrl()).isEqualTo("/insight/new?saved=1");
    JsonNode entry = about(cadre, person).path("standing").get(0);
    JsonNode file = entry.path("attachments").get(0);
    String address =
        "/insight/entries/" + entry.path("id").asString() + "/files/" + file.path("id").asString();
    MockHttpServletResponse out = send(cadre, HttpMethod.GET, address, null);
    assertThat(out.getContentAsByteArray()).isEqualTo(photo);
    assertThat(out.getContentType()).isEqualTo("image/png");
    assertThat(out.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(out.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(send(elsewhere, HttpMethod.GET, address, null).getStatus()).isEqualTo(404);
  }

  private MockHttpServletResponse submit(MockMultipartFile file) throws Exception {
    String id = person.toString();
    return web.perform(
            multipart("/insight/new")
                .file(file)
                .param("visit", UUID.randomUUID().toString())
                .param("person", id)
                .param("channel", "FACE")
                .param("happenedOn", today().toString())
                .param("ground", "干部日常了解")
                .param(id + ".occasion", "ROUTINE")
                .param(id + ".behaviour", "带队转移群众")
                .with(AtTheDesk.sits(cadre))
                .with(csrf())
                .header("Zhiren-Purpose", "DAILY"))
        .andReturn()
        .getResponse();
  }

  @Test
  void aTalkIsPlannedHeldAndAnswered() throws Exception {
    Map<String, Object> plan =
        Map.of("talker", cadre.name(), "dueOn", today().toString(), "topic", "任职以来的工作");
    UUID talk =
        UUID.fromString(
            ok(
                    cadre,
                    HttpMethod.POST,
                    "/api/v1/insight/talks",
                    Map.of("person", person, "plan", plan))
                .path("id")
                .asString());
    assertThat(page(cadre, "/insight/talks?mine=true")).contains("任职以来的工作");
    assertThat(page(cadre, "/")).contains("/insight/talks?mine=true");
    assertThat(page(elsewhere, "/insight/talks")).doesNotContain("任职以来的工作");
    assertThat(status(elsewhere, "/insight/talks/" + talk)).isEqualTo(404);
    assertThat(
            send(
                    cadre,
                    HttpMethod.POST,
                    "/api/v1/insight/talks",
                    Map.of(
                        "person", person, "plan", Map.of("talker", "", "dueOn", "昨天", "topic", "")))
                .getStatus())
        .isEqualTo(422);
    String here = "/api/v1/insight/talks/" + talk;
    MockHttpServletResponse refused =
        send(
            cadre,
            HttpMethod.POST,
            here + "/hold",
            Map.of("heldOn", today().plusDays(1).toString()));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"heldOn\"", "\"points\"");
    String entry =
        ok(
                cadre,
                HttpMethod.POST,
                here + "/hold",
                Map.of(
                    "heldOn", today().toString(),
                    "points", "对短板不回避",
                    "wishes", "希望到基层锻炼",
                    "feedbackOwed", "就锻炼意愿答复",
                    "feedbackDueOn", today().plusDays(30).toString()))
            .path("id")
            .asString();
    assertThat(about(cadre, person).path("standing").get(0).path("id").asString())
        .as("the talk is evidence")
        .isEqualTo(entry);
    assertThat(
            get(cadre, "/api/v1/insight/coverage/people?narrowing=NOT_MET&unit=" + place.here())
                .toString())
        .contains(colleague.toString())
        .doesNotContain(person.toString());
    assertThat(page(cadre, "/insight/talks?which=OWED")).contains("沈岚");
    ok(cadre, HttpMethod.POST, here + "/feedback", reason("已答复，列入计划"));
    assertThat(page(cadre, "/insight/talks/" + talk)).contains("已答复，列入计划");
    for (String again : List.of("/feedback", "/cancel")) {
      assertThat(send(cadre, HttpMethod.POST, here + again, reason("x")).getStatus())
          .as(again)
          .isEqualTo(422);
    }
  }

  @Test
  void theMapCountsAYearAndSaysWhoIsNotKnown() throws Exception {
    for (Channel channel : List.of(Channel.ROLL, Channel.FACE, Channel.INQUIRY)) {
      write(cadre, person, says(channel, today().minusMonths(12).plusDays(1), "按期办结"));
    }
    write(cadre, person, says(Channel.MEETING, today().minusMonths(12), "谈了分管工作"));
    String people = "/api/v1/insight/coverage/people?unit=" + place.here();
    assertThat(find(get(cadre, people), person).path("degree").asString())
        .as("the talk is a year and a day old")
        .isEqualTo("PARTLY");
    assertThat(find(get(cadre, people), person).path("lastMet").asString())
        .isEqualTo(today().minusMonths(12).toString());
    write(cadre, person, says(Channel.MEETING, today().minusMonths(12).plusDays(1), "再谈"));
    assertThat(find(get(cadre, people), person).path("degree").asString()).isEqualTo("WELL");
    assertThat(find(get(cadre, people), colleague).path("degree").asString()).isEqualTo("UNKNOWN");

    JsonNode all = get(cadre, "/api/v1/insight/coverage?unit=" + place.here()).path("all");
    assertThat(all.path("people").asInt()).isEqualTo(2);
    assertThat(all.path("met").asInt()).isEqualTo(1);
    assertThat(all.path("through").path("FACE").asInt()).isEqualTo(1);
    assertThat(all.path("through").path("IMPRESSION").asInt()).isZero();
    assertThat(page(cadre, "/insight/coverage?unit=" + place.here())).contains("50%");
    assertThat(
            page(
                cadre,
                "/insight/coverage/list?narrowing=WITHOUT&channel=FACE&unit=" + place.here()))
        .contains("高原")
        .doesNotContain("沈岚");
    MockHttpServletResponse sheet =
        send(cadre, HttpMethod.GET, "/insight/coverage/list.xlsx?unit=" + place.here(), null);
    assertThat(sheet.getStatus()).isEqualTo(200);
    assertThat(sheet.getContentAsByteArray().length).isGreaterThan(3_000);
    assertThat(recorded("insight.coverage.exported", place.here())).isEqualTo(1);
    assertThat(get(elsewhere, "/api/v1/insight/coverage").toString())
        .doesNotContain(place.here().toString());
    assertThat(get(elsewhere, "/api/v1/insight/coverage").path("all").path("people").asInt())
        .isEqualTo(1);
  }

  private static JsonNode find(JsonNode people, UUID id) {
    for (JsonNode one : people) {
      if (one.path("person").asString().equals(id.toString())) {
        return one;
      }
    }
    throw new AssertionError("not listed: " + id);
  }

  @Test
  void thePersonPageHasTheSection() throws Exception {
    write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    assertThat(page(cadre, "/roster/" + person))
        .contains("id=\"section-evidence\"", "/insight/people/" + person);
    MockHttpServletResponse part =
        web.perform(
                request(HttpMethod.GET, "/insight/people/" + person)
                    .with(AtTheDesk.sits(cadre))
                    .header("HX-Request", "true")
                    .header("HX-Target", "section-evidence")
                    .header("Zhiren-Purpose", "DAILY"))
            .andReturn()
            .getResponse();
    assertThat(part.getContentAsString(StandardCharsets.UTF_8))
        .contains("带队转移群众")
        .doesNotContain("<html");
  }
}
