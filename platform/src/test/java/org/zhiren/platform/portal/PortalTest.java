package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Rehearsal;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;

/** A visitor without an account, and the officers behind the pages. */
class PortalTest extends PlatformTest {

  private static final String SAID = "该同志公示期间宴请来访人员，地点在滨江路，有照片为证。";

  @Autowired private Accounts accounts;
  @Autowired private PublicPages pages;
  @Autowired private TakingIn takingIn;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Texts texts;

  private Account officer;
  private Account named;
  private Account cadre;

  @BeforeEach
  void open() throws Exception {
    officer = account(Role.SUPERVISION_CADRE, "干监");
    named = account(Role.SUPERVISION_CADRE, "卜甲");
    cadre = account(Role.DEPARTMENT_CADRE, "组干");
    acting.asSystem(
        "test",
        () -> {
          for (PublicPage page : PublicPage.values()) {
            pages.turn(page, true);
          }
          return true;
        });
  }

  private Account account(Role role, String name) throws Exception {
    String login = "por" + UUID.randomUUID().toString().substring(0, 10);
    return acting.asSystem(
        "test",
        () ->
            accounts.create(
                login, name + login.substring(3, 9), "copper lantern drizzle", Set.of(role), null));
  }

  private MockHttpServletResponse visit(String address) throws Exception {
    return web.perform(MockMvcRequestBuilders.get(address)).andReturn().getResponse();
  }

  private MockHttpServletResponse sends(String address, String... form) throws Exception {
    var request = post(address);
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  private MockHttpServletResponse at(Account account, String address) throws Exception {
    return web.perform(MockMvcRequestBuilders.get(address).with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse does(Account account, String address, String... form)
      throws Exception {
    var request = post(address).with(AtTheDesk.sits(account)).with(csrf());
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** Sends feedback and returns the receipt code. */
  private String feedback(String about) throws Exception {
    String stamp = found("name=\"stamp\" value=\"([^\"]+)\"", text(visit("/public/feedback")));
    MockHttpServletResponse sent =
        web.perform(
                multipart("/public/feedback")
                    .file(
                        new MockMultipartFile(
                            "files", "我的照片.jpg", "image/jpeg", SentFileTest.photo()))
                    .param("kind", "OBJECTION")
                    .param("about", about)
                    .param("said", SAID)
                    .param("contact", "13800000000")
                    .param("stamp", stamp)
                    .with(request -> {
                      request.setRemoteAddr("203.0.113.77");
                      return request;
                    })
                    .header("User-Agent", "SendersPhone/1.0"))
            .andReturn()
            .getResponse();
    assertThat(sent.getStatus()).as(text(sent)).isEqualTo(200);
    assertThat(sent.getCookies()).isEmpty();
    return found("id=\"code\">([A-Z0-9-]{24})<", text(sent));
  }

  private UUID idOf(String code) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql("select id from portal.feedback where receipt = ?")
                    .param(ReceiptCode.read(code).orElseThrow().fingerprint())
                    .query(UUID.class)
                    .single()));
  }

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
  void nothingTellsWhoSentIt() throws Exception {
    String code = feedback("公示对象李示例");
    UUID id = idOf(code);
    List<String> row = new ArrayList<>();
    try (Connection connection = superuser().open();
        var statement = connection.createStatement()) {
      for (String table : List.of("feedback", "feedback_entry", "feedback_file")) {
        String key = table.equals("feedback") ? "id" : "feedback_id";
        try (var rows =
            statement.executeQuery(
                "select to_jsonb(t)::text from portal.%s t where %s = '%s'"
                    .formatted(table, key, id))) {
          while (rows.next()) {
            row.add(rows.getString(1));
          }
        }
      }
    }
    String kept = String.join("\n", row);
    assertThat(row).hasSize(3);
    assertThat(kept)
        .doesNotContain("203.0.113.77", "SendersPhone", "李示例", "滨江路", "13800000000", "我的照片")
        .as("days, and no time of day")
        .doesNotContainPattern("\\d\\dT\\d\\d:|\\d\\d:\\d\\d:");
    assertThat(at(officer, "/feedback/" + id).getStatus()).as("not before the hour").isEqualTo(404);
    takingIn.takeIn();
    String page = text(at(officer, "/feedback/" + id));
    assertThat(page).contains("李示例", "滨江路", "13800000000");
    assertThat(text(at(officer, "/inbox"))).contains("有新的群众反映待核查");
    String file = found("(/feedback/" + id + "/files/[0-9a-f-]{36})", page);
    MockHttpServletResponse photo = at(officer, file);
    assertThat(photo.getContentAsByteArray()).startsWith(0xFF, 0xD8);
    assertThat(new String(photo.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("GPS");
    assertThat(at(cadre, "/feedback/" + id).getStatus()).isEqualTo(404);
    try (Connection connection = superuser().open();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select string_agg(action, ' ' order by id), (select count(*) from records.commitment c join records.entry e"
                        + " on e.id = c.entry_id where e.object_id = '"
                        + id
                        + "' and c.value ~ '李示例|滨江路|203') from records.entry where object_id = '"
                        + id
                        + "'")) {
      rows.next();
      assertThat(rows.getString(1))
          .isEqualTo("portal.feedback.received portal.feedback.read portal.feedback.file-read");
      assertThat(rows.getInt(2)).isZero();
    }
    try (Connection connection = application().open();
        var rows =
            connection.createStatement().executeQuery("select count(*) from portal.feedback")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void whoIsNamedNeverLearnsOfIt() throws Exception {
    UUID id = idOf(feedback("干部监督科" + named.name()));
    takingIn.takeIn();
    assertThat(at(officer, "/feedback/" + id).getStatus()).isEqualTo(200);
    assertThat(at(named, "/feedback/" + id).getStatus()).isEqualTo(404);
    assertThat(text(at(named, "/feedback"))).doesNotContain(id.toString());
    assertThat(text(at(named, "/"))).doesNotContain(id.toString());
    assertThat(text(at(named, "/inbox"))).doesNotContain("有新的群众反映待核查");
    assertThat(
            does(named, "/feedback/" + id, "version", "1", "step", "CHECK", "said", "x")
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void theSenderFollowsItByReceiptAndOfficersSkipNothing() throws Exception {
    String code = feedback("公示对象赵示例");
    UUID id = idOf(code);
    takingIn.takeIn();
    String address = "/feedback/" + id;
    assertThat(text(sends("/public/receipt", "code", code.toLowerCase(java.util.Locale.ROOT))))
        .contains("已收到，待核查", "赵示例")
        .doesNotContain("13800000000");
    assertThat(sends("/public/receipt", "code", "AAAA-BBBB-CCCC-DDDD-EEEE").getStatus())
        .isEqualTo(404);
    assertThat(does(officer, address, "version", "1", "step", "CLOSE", "said", "早").getStatus())
        .isEqualTo(422);
    assertThat(does(officer, address, "version", "1", "step", "ANSWER", "said", "早").getStatus())
        .isEqualTo(422);
    assertThat(does(officer, address, "version", "1", "step", "CHECK", "said", "").getStatus())
        .isEqualTo(422);
    does(officer, address, "version", "1", "step", "CHECK", "said", "已转核查组。");
    assertThat(does(officer, address, "version", "1", "step", "NOTE", "said", "晚").getStatus())
        .isEqualTo(409);
    does(officer, address, "version", "2", "step", "NOTE", "said", "内部：约谈记录另存。");
    sends("/public/receipt/add", "code", code, "said", "补充：共两次。");
    does(officer, address, "version", "4", "step", "ANSWER", "said", "经核查不属实，感谢监督。");
    String seen = text(sends("/public/receipt", "code", code));
    assertThat(seen)
        .contains("已转核查组。", "补充：共两次。", "经核查不属实，感谢监督。", "已答复")
        .doesNotContain("约谈记录", officer.name());
    does(officer, address, "version", "5", "step", "CLOSE", "said", "办结。");
    assertThat(sends("/public/receipt/add", "code", code, "said", "还有").getStatus()).isEqualTo(422);
    assertThat(text(at(officer, "/feedback?show=done"))).contains(id.toString());
  }

  @Test
  void badInputLosesNothingAndAStampIsGoodForOneSending() throws Exception {
    String stamp = found("name=\"stamp\" value=\"([^\"]+)\"", text(visit("/public/feedback")));
    MockHttpServletResponse refused =
        sends("/public/feedback", "about", "<b>甲</b>", "said", "太短", "stamp", stamp);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("&lt;b>甲&lt;/b>").contains("太短").contains("请选择反映的类别");
    assertThat(
            sends("/public/feedback", "kind", "REPORT", "about", "甲", "said", SAID, "stamp", stamp)
                .getStatus())
        .as("the stamp was used")
        .isEqualTo(422);
    assertThat(
            sends(
                    "/public/feedback",
                    "kind",
                    "REPORT",
                    "about",
                    "甲",
                    "said",
                    SAID,
                    "stamp",
                    "1.a.b")
                .getStatus())
        .isEqualTo(422);
  }

  private static byte[] node(byte[] left, byte[] right) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    hash.update((byte) 1);
    hash.update(left);
    return hash.digest(right);
  }

  /** The root by the definition of RFC 6962, section 2.1, from the leaves alone. */
  private static byte[] root(List<byte[]> leaves) throws Exception {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  @Test
  void theTilesMakeUpTheSignedHeadAndOlderHeadsAreExtended() throws Exception {
    await("/public/ledger/checkpoint");
    String note = text(visit("/public/ledger/checkpoint"));
    String[] lines = note.split("\n");
    long size = Long.parseLong(lines[1]);
    List<byte[]> leaves = new ArrayList<>();
    for (long tile = 0; tile * 256 < size; tile++) {
      long width = Math.min(256, size - tile * 256);
      String number = "%03d".formatted(tile % 1000);
      assertThat(tile).as("a small record").isLessThan(1000);
      MockHttpServletResponse answer =
          visit("/public/ledger/tile/0/" + number + (width == 256 ? "" : ".p/" + width));
      assertThat(answer.getStatus()).isEqualTo(200);
      byte[] hashes = answer.getContentAsByteArray();
      for (int i = 0; i < width; i++) {
        leaves.add(java.util.Arrays.copyOfRange(hashes, i * 32, i * 32 + 32));
      }
    }
    assertThat(Base64.getEncoder().encodeToString(root(leaves))).isEqualTo(lines[2]);
    assertThat(visit("/public/ledger/tile/0/999").getStatus()).isEqualTo(404);
    assertThat(visit("/public/ledger/tile/0/x000/000").getStatus()).isEqualTo(404);
    assertThat(visit("/public/ledger/tile/9/000").getStatus()).isEqualTo(404);

    assertThat(text(sends("/public/ledger/older", "older", note.replace("\n", "\r\n"))))
        .contains("核验通过");
    String altered =
        note.replace(
            lines[2],
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest()));
    assertThat(text(sends("/public/ledger/older", "older", altered))).contains("核验不通过", "已被改动");
    assertThat(text(sends("/public/ledger/older", "older", "hello"))).contains("这不是签名记录头");
    assertThat(text(sends("/public/ledger/receipt", "receipt", "hello"))).contains("这不是记录回执");
  }

  private void await(String address) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (visit(address).getStatus() != 200 && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(200));
    }
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

  @Test
  void whatIsClosedIsErasedAfterItsTime() throws Exception {
    UUID id = idOf(feedback("公示对象钱示例"));
    takingIn.takeIn();
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "update portal.feedback set state = 'CLOSED', received_on = current_date - 1824 where id = ?")
                    .param(id)
                    .update()));
    takingIn.takeIn();
    assertThat(at(officer, "/feedback/" + id).getStatus()).isEqualTo(200);
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "update portal.feedback set received_on = current_date - 1827 where id = ?")
                    .param(id)
                    .update()));
    takingIn.takeIn();
    assertThat(at(officer, "/feedback/" + id).getStatus()).isEqualTo(404);
    try (Connection connection = superuser().open();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select (select count(*) from portal.feedback_entry where feedback_id = '%s') + (select count(*) from portal.feedback_file where feedback_id = '%s')"
                        .formatted(id, id))) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void whatIsNotClosedIsNeverErasedAndAnAdditionKeepsAwayWhomItNames() throws Exception {
    String code = feedback("公示对象李示例");
    UUID id = idOf(code);
    takingIn.takeIn();
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql(
                        "update portal.feedback set received_on = current_date - 4000 where id = ?")
                    .param(id)
                    .update()));
    takingIn.takeIn();
    assertThat(at(named, "/feedback/" + id).getStatus()).isEqualTo(200);
    assertThat(
            sends("/public/receipt/add", "code", code, "said", named.name() + "也参加了。").getStatus())
        .isEqualTo(200);
    assertThat(at(named, "/feedback/" + id).getStatus()).isEqualTo(404);
    assertThat(at(officer, "/feedback/" + id).getStatus()).isEqualTo(200);
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

  private String verify(byte[] archive, String tracker) throws Exception {
    return text(
        web.perform(
                multipart("/public/ballots")
                    .file(new MockMultipartFile("archive", "a.bel", null, archive))
                    .param("tracker", tracker))
            .andReturn()
            .getResponse());
  }

  @Test
  void anArchiveIsVerifiedAndAnAlteredOneIsNot() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Rehearsal.Outcome outcome =
        new Rehearsal(
                Rehearsal.Plan.of("示例表决", List.of(Question.decision("是否同意任命周示例")), 3),
                new SecureRandom())
            .run(out, 1_700_000_000L, cast -> {});
    byte[] archive = out.toByteArray();
    String tracker = outcome.trackers().values().iterator().next();
    assertThat(verify(archive, tracker)).contains("核验通过", "示例表决", "这张选票已计入", "是否同意任命周示例");
    assertThat(verify(archive, "nobody's")).contains("没有计入的选票使用这个跟踪号");
    byte[] altered = archive.clone();
    int place = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("\"result\":[[") + 11;
    altered[place] = (byte) (altered[place] == '9' ? '8' : altered[place] + 1);
    assertThat(verify(altered, "")).contains("核验不通过");
    assertThat(verify("nonsense".getBytes(StandardCharsets.US_ASCII), "")).contains("核验不通过");
    assertThat(verify(new byte[0], "")).contains("请选择投票档案");
  }

  @Test
  void aTermThatEndsSoonIsToldOnce() throws Exception {
    UUID id = idOf(feedback("公示对象孙示例" + named.name()));
    takingIn.takeIn();
    assertThat(text(at(officer, "/inbox"))).doesNotContain("前办理");
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql("update portal.feedback set check_by = current_date + 1 where id = ?")
                    .param(id)
                    .update()));
    takingIn.takeIn();
    takingIn.takeIn();
    assertThat(text(at(officer, "/inbox")).split("前办理</a>")).hasSize(2);
    assertThat(text(at(named, "/inbox"))).doesNotContain("前办理</a>");
  }
}
