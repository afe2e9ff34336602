package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;

/** What visitors send: who sent it, whom it names, how it is followed, when it goes. */
class FeedbackTest extends PortalSample {

  private static final String SAID = "该同志公示期间宴请来访人员，地点在滨江路，有照片为证。";

  @Autowired private TakingIn takingIn;
  @Autowired private TransactionTemplate transactions;

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
}
