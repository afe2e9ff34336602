package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code library load} against a server that answers as the interface for programs does. */
class LibraryLoadTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOKEN = "zhiren_0123456789012345678901234567890123456789";
  private static final Pattern FILE =
      Pattern.compile(
          "name=\"files\"; filename=\"([^\"]*)\"\r\n[^\n]*\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  @TempDir private Path folder;
  private final Locale before = Locale.getDefault();
  private final List<List<String>> requests = new ArrayList<>();
  private final Map<String, String> contents = new LinkedHashMap<>();
  private final Map<String, String> batches = new LinkedHashMap<>();
  private final List<String> queries = new ArrayList<>();
  private int busy;
  private HttpServer server;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  LibraryLoadTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() throws IOException {
    Locale.setDefault(Locale.ENGLISH);
    server.createContext("/api/v1/library/documents", this::take);
    server.createContext("/api/v1/library/batches/", this::tell);
    server.start();
    Files.writeString(folder.resolve("token"), TOKEN + "\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    Locale.setDefault(before);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"title\":\"Unauthorized\"}");
      return;
    }
    if (busy > 0) {
      busy--;
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, 429, "{\"title\":\"Too many requests\"}");
      return;
    }
    queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
    List<String> names = new ArrayList<>();
    StringBuilder files = new StringBuilder();
    Matcher file = FILE.matcher(new String(body, StandardCharsets.UTF_8));
    int no = 0;
    while (file.find()) {
      names.add(file.group(1));
      contents.put(file.group(1), file.group(2));
      String name = file.group(1);
      String outcome =
          name.contains("secret") ? "REFUSED" : name.contains("broken") ? "FAILED" : "TAKEN";
      files
          .append(no == 0 ? "" : ",")
          .append(
              "{\"no\":%d,\"name\":\"%s\",\"size\":1,\"outcome\":\"%s\",\"reason\":%s,\"documentId\":%s}"
                  .formatted(
                      ++no,
                      name,
                      outcome,
                      outcome.equals("TAKEN") ? "null" : "{\"zh\":\"缘由\",\"en\":\"the reason\"}",
                      outcome.equals("TAKEN") ? "\"" + UUID.randomUUID() + "\"" : "null"));
    }
    requests.add(names);
    String id = UUID.randomUUID().toString();
    batches.put(id, "[" + files + "]");
    answer(exchange, 202, "{\"id\":\"" + id + "\"}");
  }

  private void tell(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    boolean first = exchange.getRequestURI().getQuery().endsWith("after=0");
    answer(
        exchange,
        200,
        "{\"batch\":{\"state\":\"DONE\"},\"files\":" + (first ? batches.get(id) : "[]") + "}");
  }

  private int run(Object... words) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("library", "load"));
    for (Object word : words) {
      arguments.add(word.toString());
    }
    arguments.addAll(
        List.of(
            "--server",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "--token-file",
            folder.resolve("token").toString(),
            "--journal",
            folder.resolve("journal.jsonl").toString()));
    return Zhiren.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private List<JsonNode> journal() throws IOException {
    return Files.readAllLines(folder.resolve("journal.jsonl")).stream()
        .map(JSON::readTree)
        .toList();
  }

  @Test
  void aFolderIsBroughtEachFileIsReportedAndASecondRunSendsOnlyWhatIsOpen() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts/inner"));
    Files.writeString(texts.resolve("讲话.txt"), "公道正派");
    Files.writeString(texts.resolve("secret.txt"), "x");
    Path broken = Files.writeString(texts.resolve("broken.docx"), "x");
    Files.writeString(texts.resolve(".hidden"), "x");
    Path place = folder.resolve("texts");
    assertThat(run(place, "--reach", "OWN", "--source", "州委办公文")).isEqualTo(CommandProblem.NO);
    assertThat(requests)
        .containsExactly(List.of("inner/broken.docx", "inner/secret.txt", "inner/讲话.txt"));
    assertThat(contents).containsEntry("inner/讲话.txt", "公道正派");
    assertThat(queries.getFirst()).contains("reach=OWN").contains("source=州委办公文");
    assertThat(err.toString())
        .contains("inner/secret.txt (refused): the reason")
        .contains("inner/broken.docx (not read): the reason")
        .doesNotContain("讲话.txt (");
    assertThat(out.toString()).contains("1 taken in").contains("1 refused").contains("1 not read");
    assertThat(journal())
        .extracting(one -> one.path("name").asString() + " " + one.path("outcome").asString())
        .containsExactly(
            "inner/broken.docx FAILED", "inner/secret.txt REFUSED", "inner/讲话.txt TAKEN");
    assertThat(journal().getLast().path("document").asString()).hasSize(36);

    requests.clear();
    assertThat(run(place, "--json")).isEqualTo(CommandProblem.NO);
    assertThat(requests)
        .as("what was not read is tried again")
        .containsExactly(List.of("inner/broken.docx"));
    assertThat(JSON.readTree(out.toString()).path("settledBefore").asInt()).isEqualTo(2);

    Files.delete(broken);
    Files.writeString(texts.resolve("讲话.txt"), "公道正派，知人善任");
    requests.clear();
    assertThat(run(place)).isZero();
    assertThat(requests).as("what was changed is new").containsExactly(List.of("inner/讲话.txt"));
    requests.clear();
    assertThat(run(place)).isZero();
    assertThat(requests).isEmpty();
    assertThat(out.toString()).contains("Nothing new: all 2");
  }

  @Test
  void linesGoInStretchesAndGoOnWhereARunEnded() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 1_201; i++) {
      lines.append("{\"id\":\"%d\",\"text\":\"第%d件\"}%n".formatted(i, i));
    }
    Path place = Files.writeString(folder.resolve("laws.jsonl"), lines);
    assertThat(run(place)).isZero();
    assertThat(requests)
        .containsExactly(
            List.of(
                "laws-0000001-0000500.jsonl",
                "laws-0000501-0001000.jsonl",
                "laws-0001001-0001201.jsonl"));
    assertThat(contents.get("laws-0001001-0001201.jsonl").lines()).hasSize(201);
    // As if the run had ended while the second stretch was being written down.
    List<String> written = Files.readAllLines(folder.resolve("journal.jsonl"));
    Files.writeString(
        folder.resolve("journal.jsonl"),
        written.getFirst() + "\n" + written.get(1).substring(0, 20));
    requests.clear();
    assertThat(run(place)).isZero();
    assertThat(requests)
        .containsExactly(List.of("laws-0000501-0001000.jsonl", "laws-0001001-0001201.jsonl"));
  }

  @Test
  void anArchiveIsOpenedHereWhateverItsNamesAreWrittenIn() throws IOException {
    Path place = folder.resolve("包.zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(place), Charset.forName("GB18030"))) {
      for (String name : List.of("甲/一.txt", "甲/.隐.txt", "甲/二.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("内容".getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(run(place)).isZero();
    assertThat(requests).containsExactly(List.of("甲/一.txt", "甲/二.txt"));
  }

  @Test
  void manyFilesGoInSeveralRequestsAndABusyServerIsWaitedFor() throws IOException {
    Path place = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 101; i++) {
      Files.writeString(place.resolve("%03d.txt".formatted(i)), "x");
    }
    busy = 1;
    assertThat(run(place)).isZero();
    assertThat(requests).extracting(List::size).containsExactly(100, 1);
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Path place = Files.writeString(folder.resolve("a.txt"), "x");
    Files.writeString(folder.resolve("token"), "wrong_0123456789012345678901234567890123456789");
    assertThat(run(place)).isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("does not accept the token");
    Files.writeString(folder.resolve("token"), "");
    assertThat(run(place)).isEqualTo(CommandProblem.USAGE);
    assertThat(err.toString()).contains("There is no token");
    assertThat(run(folder.resolve("none"))).isEqualTo(CommandProblem.UNUSABLE);
    Files.writeString(folder.resolve("token"), TOKEN);
    server.stop(0);
    assertThat(run(place)).isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("does not answer");
    Files.writeString(folder.resolve("journal.jsonl"), "no journal}\n");
    assertThat(run(place)).isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("no journal of a load");
  }
}
