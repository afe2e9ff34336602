package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who imports through the API. */
final class ImportDesk {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MockMvc web;
  private final Account account;

  ImportDesk(MockMvc web, Account account) {
    this.web = web;
    this.account = account;
  }

  MockHttpServletResponse upload(Map<String, byte[]> files, String reason) throws Exception {
    var request = multipart("/api/v1/roster/imports");
    files.forEach((name, bytes) ->
        request.file(new MockMultipartFile("files", name, "application/octet-stream", bytes)));
    return web.perform(request.param("reason", reason).with(csrf()).with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  /** Brings a file and waits for the dry run. */
  UUID check(String name, byte[] bytes) throws Exception {
    MockHttpServletResponse answer = upload(Map.of(name, bytes), "试验");
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(202);
    UUID id = UUID.fromString(JSON.readTree(answer.getContentAsString()).get("id").asString());
    await(id, "CHECKING");
    return id;
  }

  void await(UUID id, String passing) throws Exception {
    long pause = 20;
    for (int i = 0; i < 600; i++) {
      if (!show(id).get("of").get("state").asString().equals(passing)) {
        return;
      }
      Thread.sleep(Duration.ofMillis(pause));
      pause =
          Math.min(
              1_000, pause + pause / 4); // long imports are asked about as pages ask: once a second
    }
    throw new AssertionError("The import stays " + passing + ".");
  }

  JsonNode show(UUID id) throws Exception {
    return json("/api/v1/roster/imports/" + id);
  }

  String state(UUID id) throws Exception {
    return show(id).get("of").get("state").asString();
  }

  JsonNode people(UUID id, String query) throws Exception {
    return json("/api/v1/roster/imports/" + id + "/people?limit=1000" + query);
  }

  JsonNode json(String address) throws Exception {
    MockHttpServletResponse answer = ask(address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  MockHttpServletResponse ask(String address) throws Exception {
    return web.perform(get(address).header("Zhiren-Purpose", "DAILY").with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  MockHttpServletResponse say(String address, Object body) throws Exception {
    return web.perform(
            post(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .with(csrf())
                .with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  /** Writes and waits; answers the state that it ends in. */
  String write(UUID id) throws Exception {
    MockHttpServletResponse answer = say("/api/v1/roster/imports/" + id + "/write", Map.of());
    if (answer.getStatus() != 202) {
      return answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8);
    }
    await(id, "WRITING");
    return state(id);
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
