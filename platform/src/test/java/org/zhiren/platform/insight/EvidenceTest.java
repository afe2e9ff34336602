package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import tools.jackson.databind.JsonNode;

/** Evidence from the visit to the page: written once, every fault told, never altered. */
class EvidenceTest extends InsightSample {

  @Test
  void aVisitIsWrittenOnceReadAndRecorded() throws Exception {
    UUID number = UUID.randomUUID();
    Map<String, Object> visit =
        visit(
            number,
            Map.of(
                person, says(Channel.FACE, today(), "带队转移群众"),
                colleague, with(says(Channel.FACE, today(), "逐户核对名单"), "occasion", "CRITICAL")));
    JsonNode written = desk.ok(cadre, HttpMethod.POST, ENTRIES, visit);
    assertThat(written.path("entries")).hasSize(2);
    assertThat(desk.ok(cadre, HttpMethod.POST, ENTRIES, visit).path("entries"))
        .as("sent twice")
        .isEqualTo(written.path("entries"));
    MockHttpServletResponse other =
        desk.send(
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
    assertThat(desk.page(cadre, "/insight/people/" + colleague)).contains("关键时刻", "逐户核对名单");
    assertThat(desk.page(cadre, "/insight")).contains("带队转移群众");
    assertThat(desk.page(cadre, "/insight/new")).contains("今天记的（2 条）");
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
        desk.send(cadre, HttpMethod.POST, ENTRIES, visit(UUID.randomUUID(), Map.of(person, wrong)));
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
        desk.send(
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
            desk.send(
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
        house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    Map<String, Object> correction =
        Map.of("says", says(Channel.FACE, today().minusDays(1), "带队转移十二户群众"), "reason", "户数核实");
    assertThat(
            desk.send(other, HttpMethod.POST, ENTRIES + "/" + entry + "/replacement", correction)
                .getStatus())
        .as("somebody else corrects")
        .isEqualTo(422);
    assertThat(
            desk.send(
                    cadre,
                    HttpMethod.POST,
                    ENTRIES + "/" + entry + "/replacement",
                    Map.of("says", correction.get("says"), "reason", " "))
                .getStatus())
        .as("without a reason")
        .isEqualTo(422);
    String replacement =
        desk.ok(cadre, HttpMethod.POST, ENTRIES + "/" + entry + "/replacement", correction)
            .path("id")
            .asString();
    JsonNode about = about(cadre, person);
    assertThat(about.path("standing")).hasSize(1);
    assertThat(about.path("ended")).hasSize(1);
    JsonNode old = desk.get(cadre, ENTRIES + "/" + entry);
    assertThat(old.path("replacedBy").asString()).isEqualTo(replacement);
    assertThat(old.path("end").path("reason").asString()).isEqualTo("户数核实");
    assertThat(old.path("says").path("behaviour").asString()).isEqualTo("带队转移群众");
    assertThat(
            desk.send(cadre, HttpMethod.POST, ENTRIES + "/" + entry + "/withdrawal", reason("记错"))
                .getStatus())
        .as("what was replaced is not withdrawn")
        .isEqualTo(422);
    desk.ok(other, HttpMethod.POST, ENTRIES + "/" + replacement + "/withdrawal", reason("与工作无关"));
    assertThat(about(cadre, person).path("standing")).isEmpty();
    assertThat(desk.page(cadre, "/insight/entries/" + replacement)).contains("与工作无关");
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
    MockHttpServletResponse out = desk.send(cadre, HttpMethod.GET, address, null);
    assertThat(out.getContentAsByteArray()).isEqualTo(photo);
    assertThat(out.getContentType()).isEqualTo("image/png");
    assertThat(out.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(out.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(desk.send(elsewhere, HttpMethod.GET, address, null).getStatus()).isEqualTo(404);
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
  void thePersonPageHasTheSection() throws Exception {
    write(cadre, person, says(Channel.FACE, today(), "带队转移群众"));
    assertThat(desk.page(cadre, "/roster/" + person))
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
