package org.zhiren.platform.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhiren.platform.access.Account;

/** What browsers, phones and programs get: pages, slips, the form of a slip, forms on paper. */
@ExtendWith(OutputCaptureExtension.class)
class CampaignPagesTest extends CampaignSample {

  private static final List<RaterGroup> TWO = List.of(group(1, "班子成员", 6, 0), group(2, "职工", 8, 2));

  @Test
  void everyPageAnswersInEveryState() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    String here = "/appraisals/" + id;
    assertThat(desk.page(officer, "/appraisals")).contains(here);
    for (String page :
        List.of(
            "/appraisals/new",
            here,
            here + "/edit",
            here + "/people?q=沈",
            here + "/preview",
            here + "/open",
            here + "/withdraw",
            here + "/paper",
            here + "/paper/print")) {
      assertThat(desk.page(officer, page)).as(page).contains("</html>");
    }
    for (String step : List.of("open", "close", "reprint", "reopen", "withdraw", "edit")) {
      assertThat(desk.ask(elsewhere, get(here + "/" + step)).getStatus()).as(step).isEqualTo(404);
    }
    MockHttpServletResponse refused =
        desk.ask(officer, post(here + "/open").param("version", "99").param("address", "nowhere"));
    assertThat(refused.getStatus()).isEqualTo(409);
    long version = at(officer, () -> campaigns.required(id)).version();
    refused =
        desk.ask(
            officer,
            post(here + "/open").param("version", "" + version).param("address", "nowhere"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("nowhere", "https://");
    MockHttpServletResponse slips =
        desk.ask(
            officer,
            post(here + "/open").param("version", "" + version).param("address", ADDRESS + "/"));
    assertThat(slips.getContentType()).isEqualTo("application/pdf");
    assertThat(slips.getHeader("Cache-Control")).contains("no-store");
    List<SlipCode> codes = codes(slips.getContentAsByteArray());
    assertThat(codes).hasSize(12);
    assertThat(qr(slips.getContentAsByteArray()))
        .as("what a phone reads from the first page")
        .containsExactlyInAnyOrderElementsOf(
            codes.stream().limit(10).map(code -> ADDRESS + "/s/" + code.value()).toList());
    for (String page :
        List.of(
            here,
            here + "/reprint",
            here + "/close",
            here + "/withdraw",
            here + "/paper",
            here + "/paper/1",
            here + "/paper/print")) {
      assertThat(desk.page(officer, page)).as(page).contains("</html>");
    }
    assertThat(desk.ask(officer, get(here + "/turnout").header("HX-Request", "true")).getStatus())
        .isEqualTo(200);
    assertThat(desk.ask(officer, post(here + "/close")).getStatus()).isEqualTo(302);
    assertThat(desk.page(officer, here)).contains("a-warn");
    assertThat(desk.page(officer, here + "/reopen")).contains("closesOn");
    assertThat(desk.ask(officer, post(here + "/withdraw")).getStatus())
        .as("no reason")
        .isEqualTo(422);
    assertThat(desk.ask(officer, post(here + "/copy")).getStatus()).isEqualTo(302);
  }

  /** Each of the ten places of the first page by itself, as printed and looked at with a phone. */
  private static List<String> qr(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);
      ImageIO.write(page, "png", new File("target/slips.png"));
      int width = page.getWidth() / 2;
      int height = page.getHeight() / 5;
      List<String> read = new ArrayList<>();
      for (int place = 0; place < 10; place++) {
        int[] pixels =
            page.getRGB(place % 2 * width, place / 2 * height, width, height, null, 0, width);
        read.add(
            new MultiFormatReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                    Map.of(DecodeHintType.TRY_HARDER, true))
                .getText());
      }
      return read;
    }
  }

  @Test
  void aDraftIsTypedAndNothingTypedIsLost() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    Campaign campaign = at(officer, () -> campaigns.required(id));
    MockHttpServletRequestBuilder typed =
        post("/appraisals/" + id)
            .param("version", "" + campaign.version())
            .param("title", "改过的名称")
            .param("year", "二〇二六")
            .param("ground", "文件")
            .param("points", "4")
            .param("labels", "好、较好，一般,差")
            .param("leastScores", "5")
            .param("leastRemarks", "8")
            .param("validPercent", "80")
            .param("opensOn", "2026-11-20")
            .param("closesOn", "2099-12-01")
            .param("item-2-name", "实绩")
            .param("item-2-weight", "1")
            .param("group-1-name", "上级")
            .param("group-1-weight", "1")
            .param("group-1-named", "yes")
            .param("group-1-account", superior.login())
            .param("group-4-name", "同事")
            .param("group-4-weight", "2")
            .param("group-4-expected", "9");
    MockHttpServletResponse refused = desk.ask(officer, typed);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("二〇二六", "改过的名称", "year-fault", superior.login());
    MockHttpServletResponse saved =
        desk.ask(officer, post("/appraisals/" + id).params(right(campaign)));
    assertThat(saved.getStatus()).isEqualTo(302);
    Plan plan = at(officer, () -> campaigns.required(id)).plan();
    assertThat(plan.scale().labels()).containsExactly("好", "较好", "一般", "差");
    assertThat(plan.items())
        .singleElement()
        .matches(item -> item.no() == 1 && item.name().equals("实绩"));
    assertThat(plan.groups()).hasSize(2);
    assertThat(plan.groups().getFirst().raterName()).isEqualTo(superior.name());
    assertThat(desk.ask(officer, post("/appraisals/" + id).params(right(campaign))).getStatus())
        .as("changed since it was read")
        .isEqualTo(409);
  }

  private org.springframework.util.MultiValueMap<String, String> right(Campaign campaign) {
    var form = new org.springframework.util.LinkedMultiValueMap<String, String>();
    Map.ofEntries(
            Map.entry("version", "" + campaign.version()),
            Map.entry("title", "改过的名称"),
            Map.entry("year", "2026"),
            Map.entry("ground", "文件"),
            Map.entry("points", "4"),
            Map.entry("labels", "好、较好，一般,差"),
            Map.entry("leastScores", "5"),
            Map.entry("leastRemarks", "8"),
            Map.entry("validPercent", "80"),
            Map.entry("opensOn", "2026-11-20"),
            Map.entry("closesOn", "2099-12-01"),
            Map.entry("item-2-name", "实绩"),
            Map.entry("item-2-weight", "1"),
            Map.entry("group-1-name", "上级"),
            Map.entry("group-1-weight", "1"),
            Map.entry("group-1-named", "yes"),
            Map.entry("group-1-account", superior.login()),
            Map.entry("group-4-name", "同事"),
            Map.entry("group-4-weight", "2"),
            Map.entry("group-4-expected", "9"))
        .forEach(form::add);
    return form;
  }

  @Test
  void aPhoneNeedsNoSessionAndLeavesNoTrace(CapturedOutput output) throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    List<SlipCode> codes = open(id);
    String plain = codes.get(0).value();
    MvcResult form = web.perform(get("/s/" + plain)).andReturn();
    assertThat(form.getResponse().getStatus()).isEqualTo(200);
    assertThat(form.getResponse().getContentAsString(StandardCharsets.UTF_8))
        .contains("沈甲", "name=\"m-1-1\"", "不了解");
    assertThat(form.getRequest().getSession(false)).as("no session").isNull();
    assertThat(form.getResponse().getCookies()).isEmpty();
    assertThat(form.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(form.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'self'");

    // Without scripts: something is missing, then all is there, then the same once more.
    assertThat(web.perform(filled(plain, false)).andReturn().getResponse().getStatus())
        .isEqualTo(422);
    for (int attempt = 0; attempt < 2; attempt++) {
      MockHttpServletResponse sent = web.perform(filled(plain, true)).andReturn().getResponse();
      assertThat(sent.getStatus()).isEqualTo(200);
      assertThat(sent.getContentAsString(StandardCharsets.UTF_8)).contains("已收到");
    }
    assertThat(
            web.perform(get("/s/" + plain))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("sheet-used");

    // The script: JSON, the same twice, another one, incomplete, unknown, no sense.
    String scripted = codes.get(1).value();
    String sheet = json("receipt-of-a-phone-1", 4);
    assertThat(send(scripted, json("receipt-of-a-phone-1", 9))).isEqualTo("422 INCOMPLETE");
    assertThat(send(scripted, sheet)).isEqualTo("200 RECEIVED");
    assertThat(send(scripted, sheet)).isEqualTo("200 ALREADY");
    assertThat(send(scripted, json("receipt-of-a-phone-2", 4))).isEqualTo("409 USED");
    assertThat(send("2222333344445555", sheet)).isEqualTo("404 UNKNOWN");
    for (String nonsense :
        List.of("", "{}", "null", "[]", "{\"marks\":[null]}", "x".repeat(3 << 20))) {
      assertThat(send(codes.get(2).value(), nonsense)).isEqualTo("422 INCOMPLETE");
    }
    for (String wrong : List.of("/s/abc", "/s/2222333344445555")) {
      assertThat(web.perform(get(wrong)).andReturn().getResponse().getStatus()).isEqualTo(404);
    }
    assertThat(
            web.perform(
                    post("/s")
                        .param("code", codes.get(3).printed().toLowerCase(java.util.Locale.ROOT)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl())
        .isEqualTo("/s/" + codes.get(3).value());
    assertThat(at(officer, () -> turnout.of(id)).returned()).isEqualTo(2);
    assertThat(output.getAll()).as("codes in the log").doesNotContain(plain, scripted);
    assertThat(
            jdbc.sql("select count(*) from records.entry where object_id like '%' || :code || '%'")
                .param("code", plain)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static MockHttpServletRequestBuilder filled(String code, boolean whole) {
    MockHttpServletRequestBuilder form =
        post("/s/" + code)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .param("receipt", "a-receipt-made-by-the-server");
    for (int person = 1; person <= PEOPLE; person++) {
      for (int item = 1; item <= 5; item++) {
        if (whole || person > 1 || item > 1) {
          form.param("m-" + person + "-" + item, item == 2 ? "0" : "3");
        }
      }
    }
    return form.param("r-2", "踏实");
  }

  private static String json(String receipt, int mark) {
    StringBuilder marks = new StringBuilder();
    for (int person = 1; person <= PEOPLE; person++) {
      for (int item = 1; item <= 5; item++) {
        marks
            .append(marks.isEmpty() ? "" : ",")
            .append("{\"person\":%d,\"item\":%d,\"mark\":%d}".formatted(person, item, mark));
      }
    }
    return "{\"receipt\":\"%s\",\"marks\":[%s],\"remarks\":{\"3\":\"有办法\"}}"
        .formatted(receipt, marks);
  }

  private String send(String code, String body) throws Exception {
    MockHttpServletResponse answer =
        web.perform(post("/s/" + code).contentType(MediaType.APPLICATION_JSON).content(body))
            .andReturn()
            .getResponse();
    return answer.getStatus() + " " + answer.getContentAsString().replaceAll(".*:\"|\"}", "");
  }

  @Test
  void paperIsKeyedInTwiceBeforeItCounts() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    open(id);
    assertThat(at(officer, () -> paper.of(id))).hasSize(2);
    assertThat(key(officer, id, 1, 3, "")).isEqualTo("/appraisals/" + id + "/paper?done=1");
    assertThat(at(officer, () -> turnout.of(id)).returned()).as("once does not count").isZero();
    assertThat(key(officer, id, 1, 3, "")).as("by the same, without a note").isEqualTo("422");
    assertThat(desk.ask(officer, post("/appraisals/" + id + "/close")).getStatus())
        .as("closing waits for the second entry")
        .isEqualTo(422);
    assertThat(key(second, id, 1, 4, "")).isEqualTo("/appraisals/" + id + "/paper/1");
    PaperForms.Form form = at(officer, () -> paper.required(id, 1));
    assertThat(form.state()).isEqualTo(PaperForms.State.DIFFERS);
    assertThat(form.differences()).hasSize(1);
    String cell = form.differences().getFirst();
    assertThat(desk.page(officer, "/appraisals/" + id + "/paper/1")).contains("3 / 4");
    MockHttpServletResponse settled =
        desk.ask(
            officer,
            post("/appraisals/" + id + "/paper/1/settle")
                .param("m-" + cell.replace('.', '-'), "4"));
    assertThat(settled.getRedirectedUrl()).endsWith("done=1");
    Turnout.Count count = at(officer, () -> turnout.of(id));
    assertThat(count.returned()).isEqualTo(1);
    assertThat(count.lines().get(1).onPaper()).isEqualTo(1);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from appraisal.mark m join appraisal.sheet s on s.id = m.sheet_id
                    where s.campaign_id = :id and m.mark = 4
                    """)
                .param("id", id)
                .query(Integer.class)
                .single())
        .as("the settled value counts")
        .isEqualTo(1);
    assertThat(key(officer, id, 2, 2, "")).endsWith("done=2");
    assertThat(key(officer, id, 2, 2, "只有一人值班")).endsWith("done=2");
    assertThat(at(officer, () -> turnout.of(id)).returned()).isEqualTo(2);
    assertThat(at(officer, () -> paper.required(id, 2)).first())
        .as("what was keyed in is removed")
        .isEmpty();
    assertThat(key(officer, id, 2, 2, "再来一次")).as("it counts already").isEqualTo("422");
  }

  /** Keys in 3 everywhere, but {@code last} in the last cell; answers the address or the status. */
  private String key(Account account, UUID id, int no, int last, String note) throws Exception {
    MockHttpServletRequestBuilder form =
        post("/appraisals/" + id + "/paper/" + no).param("note", note);
    for (int person = 1; person <= PEOPLE; person++) {
      for (int item = 1; item <= 5; item++) {
        boolean end = person == PEOPLE && item == 5;
        form.param("m-" + person + "-" + item, end ? "" + last : "3");
      }
    }
    MockHttpServletResponse answer = desk.ask(account, form);
    return answer.getStatus() == 302 ? answer.getRedirectedUrl() : "" + answer.getStatus();
  }

  @Test
  void aNamedRaterSignsInAndNobodyElseMayMarkForHim() throws Exception {
    RaterGroup named = new RaterGroup(1, "上级", "Superior", BigDecimal.ONE, 1, 0, "", superior.id());
    UUID id = draft(CampaignKind.REPORT_AND_REVIEW, null, List.of(named, group(2, "职工", 6, 0)));
    assertThat(open(id)).as("no slip for the named one").hasSize(6);
    String own = "/appraisals/own/" + id + "/1";
    assertThat(desk.page(superior, "/appraisals/own")).contains(own);
    assertThat(desk.page(superior, own)).contains(superior.name());
    for (Account other : List.of(officer, elsewhere)) {
      assertThat(desk.ask(other, get(own)).getStatus()).isEqualTo(404);
      assertThat(desk.ask(other, post(own)).getStatus()).isEqualTo(404);
    }
    assertThat(desk.ask(superior, post(own)).getStatus()).as("nothing marked").isEqualTo(422);
    MockHttpServletRequestBuilder form = post(own);
    for (int person = 1; person <= PEOPLE; person++) {
      for (int item = 1; item <= 4; item++) {
        form.param("m-" + person + "-" + item, "3");
      }
    }
    assertThat(desk.ask(superior, form).getRedirectedUrl()).isEqualTo("/appraisals/own");
    Turnout.Count count = at(officer, () -> turnout.of(id));
    assertThat(count.returned()).isEqualTo(1);
    assertThat(count.lines().getFirst().shown()).isTrue();
    assertThat(desk.ask(superior, get(own)).getRedirectedUrl()).isEqualTo("/appraisals/own");
  }
}
