package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NearRelatives;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file changed in every way that the work knows, and changed back. */
class PersonTest extends PlatformTest {

  private static final String BECAUSE = "核对档案原件";

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private JsonMapper json;
  @Autowired private NearRelatives kin;
  @Autowired private TransactionTemplate transactions;

  private RosterSample sample;
  private RosterSample.Place place;
  private UUID person;
  private UUID twin;
  private UUID outside;
  private Account cadre;

  @BeforeEach
  void load() throws Exception {
    sample = new RosterSample(organization, intake, accounts, scopes, acting);
    place = sample.place();
    person = UUID.randomUUID();
    twin = UUID.randomUUID();
    outside = UUID.randomUUID();
    sample.load(
        List.of(
            RosterSample.person(person, place.here(), "沈岚", 1),
            RosterSample.person(twin, place.here(), "沈岚", 55),
            RosterSample.person(outside, place.elsewhere(), "陆川", 3)));
    cadre = sample.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
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
    assertThat(response.getStatus())
        .as("%s %s: %s", method, address, response.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo(200);
    return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
  }

  private String page(String address) throws Exception {
    MockHttpServletResponse response = send(cadre, HttpMethod.GET, address, null);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private String people(UUID id) {
    return "/api/v1/roster/people/" + id;
  }

  private JsonNode sheet(UUID id, String query) throws Exception {
    return ok(cadre, HttpMethod.GET, people(id) + "/sheet" + query, null);
  }

  private List<JsonNode> facts(UUID id, FactKind kind) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    sheet(id, "").path("facts").path(kind.name()).forEach(found::add);
    return found;
  }

  private long done(JsonNode answer) {
    return answer.path("statement").asLong();
  }

  private static Map<String, Object> change(Map<String, String> values) {
    return Map.of("values", values, "source", "县委组〔2026〕8号", "reason", BECAUSE);
  }

  private static Map<String, String> values(JsonNode fact) {
    Map<String, String> values = new HashMap<>();
    fact.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  private static Map<String, String> with(Map<String, String> values, String field, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(field, value);
    return more;
  }

  @Test
  void aFactIsAddedCorrectedAndBothAreTakenBack() throws Exception {
    Map<String, String> honour =
        Map.of("name", "嘉奖", "granted_on", "2024-01-10", "authority", "县委", "level", "县、处级");
    long added = done(ok(cadre, HttpMethod.POST, people(person) + "/facts/honour", change(honour)));
    JsonNode first = facts(person, FactKind.HONOUR).getFirst();
    assertThat(first.path("said").path("source").asString()).isEqualTo("县委组〔2026〕8号");
    assertThat(first.path("said").path("author").asString()).isEqualTo(cadre.name());

    String address = people(person) + "/facts/honour/" + first.path("id").asLong();
    long corrected = done(ok(cadre, HttpMethod.PUT, address, change(with(honour, "name", "记三等功"))));
    assertThat(facts(person, FactKind.HONOUR))
        .singleElement()
        .satisfies(
            fact -> assertThat(fact.path("values").path("name").asString()).isEqualTo("记三等功"));

    JsonNode history = ok(cadre, HttpMethod.GET, people(person) + "/history", null);
    JsonNode latest = history.get(0);
    assertThat(latest.path("kind").asString()).isEqualTo("CORRECTED");
    assertThat(latest.path("reason").asString()).isEqualTo(BECAUSE);
    JsonNode difference = latest.path("changes").get(0).path("differences").get(0);
    assertThat(difference.path("before").asString()).isEqualTo("嘉奖");
    assertThat(difference.path("after").asString()).isEqualTo("记三等功");

    assertThat(
            send(cadre, HttpMethod.POST, people(person) + "/changes/" + added + "/undo", reason())
                .getStatus())
        .as("the addition is built upon")
        .isEqualTo(422);
    ok(cadre, HttpMethod.POST, people(person) + "/changes/" + corrected + "/undo", reason());
    assertThat(facts(person, FactKind.HONOUR))
        .singleElement()
        .satisfies(fact -> assertThat(fact.path("values").path("name").asString()).isEqualTo("嘉奖"));
    assertThat(
            send(
                    cadre,
                    HttpMethod.POST,
                    people(person) + "/changes/" + corrected + "/undo",
                    reason())
                .getStatus())
        .as("twice")
        .isEqualTo(422);
    assertThat(recorded("person.added")).isEqualTo(1);
    assertThat(recorded("person.undone")).isEqualTo(1);
  }

  private static Map<String, String> reason() {
    return Map.of("reason", "录错了");
  }

  private int recorded(String action) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "select count(*) from records.entry where action = :action and object_id = :id")
                    .param("action", action)
                    .param("id", person.toString())
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void everyFaultIsToldAndNothingIsWritten() throws Exception {
    MockHttpServletResponse refused =
        send(
            cadre,
            HttpMethod.POST,
            people(person) + "/facts/training",
            Map.of(
                "values",
                Map.of("course", "", "begins_on", "2024-02-30", "ends_on", "昨天", "hours", "-1")));
    assertThat(refused.getStatus()).isEqualTo(422);
    String told = refused.getContentAsString(StandardCharsets.UTF_8);
    assertThat(told)
        .contains(
            "\"course\"",
            "\"organiser\"",
            "\"begins_on\"",
            "\"ends_on\"",
            "\"hours\"",
            "\"source\"")
        .contains("2024-02-30");
    assertThat(facts(person, FactKind.TRAINING)).isEmpty();
    assertThat(recorded("person.added")).isZero();
  }

  @Test
  void twoCorrectionsOfOneFactDoNotOverwriteEachOther() throws Exception {
    JsonNode education = facts(person, FactKind.EDUCATION).getFirst();
    String address = people(person) + "/facts/education/" + education.path("id").asLong();
    ok(cadre, HttpMethod.PUT, address, change(with(values(education), "major", "行政法")));
    MockHttpServletResponse late =
        send(cadre, HttpMethod.PUT, address, change(with(values(education), "major", "民法")));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(late.getContentAsString(StandardCharsets.UTF_8)).contains("法学", "行政法", "民法");
    assertThat(facts(person, FactKind.EDUCATION).getFirst().path("values").path("major").asString())
        .isEqualTo("行政法");
  }

  @Test
  void theBasicsKeepEveryEarlierValue() throws Exception {
    long version = sheet(person, "").path("version").asLong();
    LocalDate yesterday = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(1);
    long statement =
        done(
            ok(
                cadre,
                HttpMethod.PUT,
                people(person) + "/basics?version=" + version,
                change(Map.of("name", "沈岚岚", "native_place", "外省外县"))));
    ok(
        cadre,
        HttpMethod.PUT,
        people(person) + "/basics?version=" + version,
        change(Map.of("name", "沈岚岚", "native_place", "外省外县", "specialty", "水利")));
    assertThat(
            send(
                    cadre,
                    HttpMethod.PUT,
                    people(person) + "/basics?version=" + version,
                    change(Map.of("name", "沈澜")))
                .getStatus())
        .as("two different names since the same version")
        .isEqualTo(409);
    JsonNode now = sheet(person, "").path("basics");
    assertThat(now.path("name").asString()).isEqualTo("沈岚岚");
    assertThat(now.path("specialty").asString()).isEqualTo("水利");
    assertThat(
            send(cadre, HttpMethod.GET, people(person) + "/sheet?known=" + yesterday, null)
                .getStatus())
        .as("not on file yesterday")
        .isEqualTo(404);
    ok(cadre, HttpMethod.POST, people(person) + "/changes/" + statement + "/undo", reason());
    JsonNode before = sheet(person, "").path("basics");
    assertThat(before.path("name").asString()).isEqualTo("沈岚");
    assertThat(before.path("native_place").asString()).isEqualTo("某省某县");
    assertThat(before.path("specialty").asString()).isEqualTo("水利");
    assertThat(ok(cadre, HttpMethod.GET, "/api/v1/roster/people?q=sll", null).toString())
        .doesNotContain(person.toString());
  }

  @Test
  void postsDecideWhereSomebodyStandsOnEachDay() throws Exception {
    JsonNode clerk = facts(person, FactKind.CAREER).getFirst();
    String address = people(person) + "/facts/career/";
    ok(
        cadre,
        HttpMethod.POST,
        address + clerk.path("id").asLong() + "/end?on=2020-03-01",
        change(Map.of()));
    ok(
        cadre,
        HttpMethod.POST,
        people(person) + "/facts/career",
        change(RosterSample.post(place.here(), "示例局副局长", "2020-03-01")));
    Map<String, String> beside =
        with(RosterSample.post(place.here(), "示例局工会主席", "2021-01-01"), "main", "");
    ok(cadre, HttpMethod.POST, people(person) + "/facts/career", change(beside));
    assertThat(sheet(person, "").path("post").asString()).isEqualTo("示例局副局长、示例局工会主席");
    assertThat(sheet(person, "").path("level").asString()).isEqualTo("1A42");
    assertThat(sheet(person, "?on=2020-02-29").path("post").asString()).isEqualTo("示例局科员");
    assertThat(sheet(person, "?on=2020-03-01").path("post").asString()).isEqualTo("示例局副局长");
    assertThat(page("/roster/" + person + "?on=2020-03-01")).contains("1985-03（34岁）");
    assertThat(page("/roster/" + person + "?on=2020-03-02")).contains("1985-03（35岁）");
    assertThat(page("/roster/" + person)).contains("示例局副局长、示例局工会主席", "2020-03", "id=\"family\"");
    assertThat(page("/roster/" + person + "/print")).contains("示例局工会主席");
    assertThat(page("/roster/" + person + "/history")).contains("县委组〔2026〕8号", "2020-03-01");
    assertThat(page(address.replace("/api/v1/roster/people", "/roster") + "new"))
        .contains("name=\"at_unit_id\"");
    assertThat(sheet(person, "?on=2007-01-01").path("post").isMissingNode()).isTrue();

    assertThat(
            send(
                    cadre,
                    HttpMethod.POST,
                    people(person) + "/facts/career",
                    change(RosterSample.post(place.elsewhere(), "别处局局长", "2022-01-01")))
                .getStatus())
        .as("a unit outside the scope")
        .isEqualTo(422);
    assertThat(facts(person, FactKind.CAREER)).hasSize(3);

    long left =
        done(
            ok(
                cadre,
                HttpMethod.POST,
                people(person) + "/leave?way=RETIRED&on=2026-06-01",
                change(Map.of())));
    assertThat(facts(person, FactKind.CAREER)).allMatch(fact -> fact.path("values").has("ends_on"));
    assertThat(sheet(person, "").path("leftOn").asString()).isEqualTo("2026-06-01");
    assertThat(sheet(person, "?on=2026-05-31").has("leftOn")).isFalse();
    ok(cadre, HttpMethod.POST, people(person) + "/changes/" + left + "/undo", reason());
    assertThat(sheet(person, "").has("leftOn")).isFalse();
    assertThat(sheet(person, "").path("post").asString()).isEqualTo("示例局副局长、示例局工会主席");
  }

  @Test
  void somebodyNewIsNotOpenedTwice() throws Exception {
    Map<String, String> basics = new HashMap<>(values(sheet(person, ""), "basics"));
    Map<String, Object> body = new HashMap<>();
    body.put("basics", basics);
    body.put("post", RosterSample.post(place.here(), "示例局科员", "2026-01-01"));
    body.put("source", "录用通知");
    assertThat(send(cadre, HttpMethod.POST, "/api/v1/roster/people", body).getStatus())
        .as("the number is taken")
        .isEqualTo(422);
    basics.put("id_number", RosterSample.idNumber(LocalDate.of(1985, 3, 2), 500));
    MockHttpServletResponse same = send(cadre, HttpMethod.POST, "/api/v1/roster/people", body);
    assertThat(same.getStatus()).as("name and birth date are known").isEqualTo(422);
    assertThat(same.getContentAsString(StandardCharsets.UTF_8)).contains("same_name_known");
    body.put("sameNameKnown", true);
    JsonNode added = ok(cadre, HttpMethod.POST, "/api/v1/roster/people", body);
    UUID id = UUID.fromString(added.path("id").asString());
    assertThat(sheet(id, "").path("post").asString()).isEqualTo("示例局科员");
    body.put("post", RosterSample.post(place.elsewhere(), "别处局科员", "2026-01-01"));
    basics.put("id_number", RosterSample.idNumber(LocalDate.of(1985, 3, 2), 501));
    assertThat(send(cadre, HttpMethod.POST, "/api/v1/roster/people", body).getStatus())
        .as("a unit outside the scope")
        .isEqualTo(422);
  }

  private static Map<String, String> values(JsonNode node, String part) {
    Map<String, String> values = new HashMap<>();
    node.path(part).properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  @Test
  void twoFilesBecomeOneAndTwoAgain() throws Exception {
    Map<String, String> honour =
        Map.of("name", "嘉奖", "granted_on", "2024-01-10", "authority", "县委", "level", "县、处级");
    ok(cadre, HttpMethod.POST, people(twin) + "/facts/honour", change(honour));
    Map<String, String> child =
        Map.of(
            "relation_code",
            "10",
            "name",
            "沈岚",
            "political_status",
            "群众",
            "relative_id",
            twin.toString());
    UUID third = UUID.randomUUID();
    sample.load(List.of(RosterSample.person(third, place.here(), "沈小岚", 5)));
    ok(cadre, HttpMethod.POST, people(third) + "/facts/family", change(child));

    JsonNode preview = ok(cadre, HttpMethod.GET, people(person) + "/merge/" + twin, null);
    List<String> keys = new ArrayList<>();
    preview
        .path("facts")
        .forEach(brought -> {
          if (!brought.path("same").asBoolean()) {
            keys.add(
                brought.path("fact").path("kind").asString().toLowerCase(java.util.Locale.ROOT)
                    + ":"
                    + brought.path("fact").path("id").asLong());
          }
        });
    assertThat(keys).anyMatch(key -> key.startsWith("honour:"));
    String pairs = ok(cadre, HttpMethod.GET, "/api/v1/roster/people/duplicates", null).toString();
    assertThat(pairs).contains(person.toString()).contains(twin.toString());
    assertThat(pairs).doesNotContain(outside.toString());

    Map<String, Object> merge =
        Map.of(
            "version",
            preview.path("keptVersion").asLong(),
            "otherVersion",
            preview.path("otherVersion").asLong(),
            "fields",
            List.of("id_number"),
            "facts",
            keys,
            "source",
            "档案核对",
            "reason",
            BECAUSE);
    String number = sheet(twin, "").path("basics").path("id_number").asString();
    String before =
        sheet(twin, "").path("facts").toString().replaceAll("\"(id|replaces|said)\":[^,}]+", "");
    Account self = sample.account(Role.MEMBER, null, twin);
    long statement = done(ok(cadre, HttpMethod.POST, people(person) + "/merge/" + twin, merge));
    assertThat(accountOf(self)).isEqualTo(person);

    assertThat(sheet(person, "").path("basics").path("id_number").asString()).isEqualTo(number);
    assertThat(facts(person, FactKind.HONOUR)).hasSize(1);
    assertThat(send(cadre, HttpMethod.GET, people(twin), null).getStatus()).isEqualTo(404);
    assertThat(
            ok(cadre, HttpMethod.GET, "/api/v1/roster/people?unit=" + place.here(), null)
                .path("total")
                .asInt())
        .isEqualTo(2);
    assertThat(facts(third, FactKind.FAMILY).toString()).contains(person.toString());
    assertThat(near(twin)).contains(person, third);
    assertThat(send(cadre, HttpMethod.POST, people(person) + "/merge/" + twin, merge).getStatus())
        .isEqualTo(404);

    ok(cadre, HttpMethod.POST, people(person) + "/changes/" + statement + "/undo", reason());
    assertThat(accountOf(self)).isEqualTo(twin);
    assertThat(facts(person, FactKind.HONOUR)).isEmpty();
    assertThat(facts(twin, FactKind.HONOUR)).hasSize(1);
    assertThat(facts(twin, FactKind.CAREER)).hasSize(1);
    assertThat(facts(twin, FactKind.FAMILY)).hasSize(1);
    assertThat(sheet(twin, "").path("basics").path("id_number").asString()).isEqualTo(number);
    assertThat(sheet(person, "").path("basics").path("id_number").asString()).isNotEqualTo(number);
    assertThat(facts(third, FactKind.FAMILY).toString())
        .contains(twin.toString())
        .doesNotContain(person.toString());
    assertThat(before).isNotEmpty();
  }

  private UUID accountOf(Account account) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            jdbc.sql("select person_id from access.account where id = :id")
                .param("id", account.id())
                .query(UUID.class)
                .single());
  }

  private java.util.Set<UUID> near(UUID of) throws Exception {
    return acting.asSystem("test", () -> transactions.execute(status -> kin.of(of)));
  }

  @Test
  void noClassIsChangedOrTracedWithoutItsScope() throws Exception {
    Account unit = sample.account(Role.UNIT_CADRE, place.here(), null, InformationClass.ROSTER);
    Map<String, String> relative =
        Map.of("relation_code", "10", "name", "沈父", "political_status", "群众");
    assertThat(
            send(unit, HttpMethod.POST, people(person) + "/facts/family", change(relative))
                .getStatus())
        .isEqualTo(404);
    JsonNode father = facts(person, FactKind.FAMILY).getFirst();
    ok(
        cadre,
        HttpMethod.PUT,
        people(person) + "/facts/family/" + father.path("id").asLong(),
        change(with(values(father), "workplace", "退休")));
    String history = ok(unit, HttpMethod.GET, people(person) + "/history", null).toString();
    assertThat(history).doesNotContain("退休").doesNotContain("父沈岚").doesNotContain(BECAUSE);
    assertThat(
            ok(unit, HttpMethod.GET, people(person) + "/sheet", null).path("facts").has("FAMILY"))
        .isFalse();
    assertThat(send(unit, HttpMethod.GET, people(person) + "/merge/" + twin, null).getStatus())
        .as("a merge touches every class")
        .isEqualTo(404);
    for (HttpMethod method : List.of(HttpMethod.GET)) {
      assertThat(send(unit, method, people(outside) + "/sheet", null).getStatus()).isEqualTo(404);
      assertThat(send(unit, method, people(outside) + "/history", null).getStatus()).isEqualTo(404);
    }
    assertThat(
            send(unit, HttpMethod.POST, people(outside) + "/facts/honour", change(Map.of()))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void nobodyChangesTheOwnFile() throws Exception {
    Account own =
        sample.account(
            Role.DEPARTMENT_CADRE,
            place.here(),
            person,
            MergingPeople.CLASSES.toArray(InformationClass[]::new));
    assertThat(send(own, HttpMethod.GET, people(person) + "/sheet", null).getStatus())
        .isEqualTo(404);
    assertThat(
            send(
                    own,
                    HttpMethod.POST,
                    people(person) + "/facts/honour",
                    change(
                        Map.of(
                            "name",
                            "嘉奖",
                            "granted_on",
                            "2024-01-10",
                            "authority",
                            "县委",
                            "level",
                            "县、处级")))
                .getStatus())
        .isEqualTo(404);
    assertThat(facts(person, FactKind.HONOUR)).isEmpty();
  }

  @Test
  void theApplicationCanNeitherRewriteNorDeleteAFact() throws Exception {
    for (String attempt :
        List.of(
            "update roster.honour set name = 'x'",
            "delete from roster.career",
            "update roster.basic_change set before = 'x'",
            "delete from roster.statement")) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(() ->
                  acting.asSystem(
                      "test", () -> transactions.execute(status -> jdbc.sql(attempt).update()))))
          .as(attempt)
          .isNotNull();
    }
  }
}
