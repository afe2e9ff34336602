package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Very many phones mark at the same moment on the real server: how many sheets a second, how long a
 * phone waits, and whether every sheet that was answered as received is there exactly once, with
 * and without {@code kill -9} of the server in the middle. Phones and server share the machine.
 */
final class CampaignBench implements Benchmark {

  private static final int PEOPLE = 1_000;
  private static final Pattern CODE = Pattern.compile("(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}");

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public String name() {
    return "campaign";
  }

  @Override
  public String purpose() {
    return "thousands of phones mark at once: sheets a second, p50 and p99, none lost and none"
        + " double, also with kill -9 of the server in the middle";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int phones = Math.toIntExact(Options.number(options, "--phones", 3_000));
    try (House house = new House(PEOPLE)) {
      house.startMillis();
      String token;
      try (Visitor visitor = new Visitor(house, "ganbu")) {
        token = visitor.token("APPRAISAL_RUN");
      }
      Phones warm = new Phones(house, codes(house, token, open(house, token, 200)));
      warm.markAll(() -> {});
      out.printf(
          "%d phones at once; phones and server share %d cores.%n%n",
          phones, Runtime.getRuntime().availableProcessors());
      out.println(
          "| run | sheets/s | p50 ms | p99 ms | slowest ms | retries | received | lost | double |");
      out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
      boolean sound = round(house, token, phones, false, out);
      sound &= round(house, token, phones, true, out);
      if (!sound) {
        throw new IllegalStateException("Sheets were lost or counted twice: see the table.");
      }
    }
  }

  private boolean round(House house, String token, int phones, boolean kill, PrintStream out)
      throws Exception {
    UUID campaign = open(house, token, phones);
    Phones all = new Phones(house, codes(house, token, campaign));
    long restart = 0;
    if (kill) {
      try (Killing killing = new Killing(house, all, phones / 2)) {
        all.markAll(() -> {});
        restart = killing.restartMillis();
      }
    } else {
      all.markAll(() -> {});
    }
    Map<String, Integer> kept = kept(house, campaign);
    long lost = all.signatures().stream().filter(one -> !kept.containsKey(one)).count();
    long twice = kept.values().stream().filter(times -> times > 1).count();
    int sheets = kept.values().stream().mapToInt(Integer::intValue).sum();
    long surplus = Math.max(0, sheets - all.received());
    Sample waits = all.waits();
    out.printf(
        "| %s | %.0f | %.0f | %.0f | %.0f | %d | %d | %d | %d |%n",
        kill ? "kill -9 at half, restart %.1f s".formatted(restart / 1000.0) : "undisturbed",
        all.received() / all.seconds(),
        waits.quantile(0.5) / 1e6,
        waits.quantile(0.99) / 1e6,
        waits.quantile(1) / 1e6,
        all.retries(),
        all.received(),
        lost,
        Math.max(twice, surplus));
    return lost == 0 && twice == 0 && surplus == 0 && all.received() == phones;
  }

  /** A campaign for the team of the demonstration's open one, with one group of so many phones. */
  private UUID open(House house, String token, int phones)
      throws IOException, InterruptedException {
    JsonNode list = ask(house, token, "GET", "?state=OPEN", null);
    String like = list.get("lines").get(0).get("id").asString();
    String id = ask(house, token, "POST", "/" + like + "/copies", null).get("id").asString();
    JsonNode campaign = ask(house, token, "GET", "/" + id, null);
    ObjectNode plan = (ObjectNode) campaign.get("plan");
    ArrayNode groups = json.createArrayNode();
    groups
        .addObject()
        .put("no", 1)
        .put("name", "手机")
        .put("english", "Phones")
        .put("weight", 1)
        .put("expected", phones)
        .put("onPaper", 0);
    plan.set("groups", groups);
    ask(
        house,
        token,
        "PUT",
        "/" + id + "?version=" + campaign.get("version").asLong(),
        json.writeValueAsString(plan));
    return UUID.fromString(id);
  }

  /** Opens the campaign and reads the codes off the printed slips. */
  private List<String> codes(House house, String token, UUID campaign)
      throws IOException, InterruptedException {
    long version = ask(house, token, "GET", "/" + campaign, null).get("version").asLong();
    HttpResponse<byte[]> slips =
        client.send(
            request(house, token, "/" + campaign + "/slips")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"version\":%d,\"trial\":false,\"address\":\"%s\"}"
                            .formatted(version, house.address())))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (slips.statusCode() != 200) {
      throw new IOException("The slips were not made: " + slips.statusCode());
    }
    List<String> codes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(slips.body())) {
      Matcher code = CODE.matcher(new PDFTextStripper().getText(document));
      while (code.find()) {
        codes.add(code.group().replace("-", ""));
      }
    }
    return codes;
  }

  private HttpRequest.Builder request(House house, String token, String path) {
    return HttpRequest.newBuilder(URI.create(house.address() + "/api/v1/appraisals" + path))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private JsonNode ask(House house, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request(house, token, path)
                .method(
                    method,
                    body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** What the database holds: the marks of each sheet as a signature, and how often. */
  private static Map<String, Integer> kept(House house, UUID campaign) throws SQLException {
    Map<String, Integer> kept = new HashMap<>();
    try (Connection connection = house.owner().open();
        PreparedStatement read =
            connection.prepareStatement(
                """
                select string_agg(m.subject_no || '.' || m.item_no || '=' || m.mark, ' '
                                  order by m.subject_no, m.item_no)
                from appraisal.sheet s join appraisal.mark m on m.sheet_id = s.id
                where s.campaign_id = ? group by s.id
                """)) {
      read.setObject(1, campaign);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          kept.merge(rows.getString(1), 1, Integer::sum);
        }
      }
    }
    return kept;
  }

  /** Kills the server when so many sheets were received, and starts it again. */
  private static final class Killing implements AutoCloseable {

    private final Thread thread;
    private volatile long restart;
    private volatile Exception failure;

    Killing(House house, Phones phones, int at) {
      thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (phones.received() < at) {
                    Thread.sleep(5);
                  }
                  ProcessHandle.of(house.serverPid().orElseThrow())
                      .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                      });
                  restart = house.startMillis();
                } catch (IOException | InterruptedException | RuntimeException e) {
                  failure = e;
                  phones.giveUp();
                }
              });
    }

    long restartMillis() throws Exception {
      thread.join();
      if (failure != null) {
        throw failure;
      }
      return restart;
    }

    @Override
    public void close() throws InterruptedException {
      thread.join();
    }
  }
}
