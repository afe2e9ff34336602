package org.zhiren.platform;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.platform.PageForms.Control;
import org.zhiren.platform.PageForms.Kind;
import org.zhiren.platform.PageForms.PageForm;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;

/**
 * Fills the forms of pages in with what nobody should send, one field or all of them, and notes
 * what must not be: an answer of 500, a change by something that was refused, a form that forgot
 * what was typed.
 */
public final class BadInput {

  /** So many sendings a form at most; which ones, the seed says. */
  private static final int MOST = 18;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String LONG = "长".repeat(20_001);

  private static final Pattern LINE_OF_SUMMARY = Pattern.compile("<li><a href=\"#([^\"]+)\">");

  private final MockMvc web;
  private final DatabaseAccess inside;
  private final String schema;
  private final Random random;
  private final Map<String, String> plausible = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private String counting = "";

  /**
   * Prepares.
   *
   * @param inside a way into the database that sees every row
   * @param schema whose rows must stay as they are when something is refused
   */
  public BadInput(MockMvc web, DatabaseAccess inside, String schema, long seed) {
    this.web = web;
    this.inside = inside;
    this.schema = schema;
    this.random = new Random(seed);
  }

  /**
   * What is otherwise typed into fields of this name; nothing into those that people do not see.
   */
  public BadInput fill(String name, String value) {
    plausible.put(name, value);
    return this;
  }

  /** What should not have been. */
  public List<String> wrong() {
    return wrong;
  }

  /** How often each status was answered. */
  public Map<Integer, Integer> answers() {
    return answers;
  }

  /** What people, programs and attackers type. */
  private List<String> nasty() {
    return List.of(
        "",
        " 　\t",
        LONG,
        "2026-02-30",
        "0000-00-00",
        "+999999999-01-01",
        "9999-12-31T23:59",
        "-1",
        "99999999999999999999",
        "2147483648",
        "1e9",
        "NaN",
        "0.0000000000000000001",
        UUID.randomUUID().toString(),
        "-".repeat(36),
        "a\u0000b",
        "\ud842\udfb7\u202e名",
        "\ud800",
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "${7*7}{0}",
        "../../etc/passwd",
        "%",
        "\\",
        "\r\n\r\n",
        "{\"a\":[",
        "(",
        "/organization/units/" + UUID.randomUUID(),
        "/organization/units/x");
  }

  private String bad() {
    List<String> nasty = nasty();
    return nasty.get(random.nextInt(nasty.size()));
  }

  /** Every form of the page; {@code null} is somebody without an account. */
  public void page(@Nullable Account account, String address) throws Exception {
    MockHttpServletResponse answer =
        send(account, MockMvcRequestBuilders.get(java.net.URI.create(address)));
    if (answer.getStatus() != 200) {
      wrong.add("page " + address + " answers " + answer.getStatus());
      return;
    }
    String html = answer.getContentAsString(StandardCharsets.UTF_8);
    for (PageForm form : PageForms.of(html, address)) {
      boolean ours =
          form.controls().stream()
              .anyMatch(one -> !one.name().equals("_csrf") && one.kind() != Kind.BUTTON);
      boolean meant =
          ours && !form.action().startsWith("/preferences") && !form.action().equals("/logout");
      if (meant && offered(account, address, form)) {
        form(account, address, form);
      }
    }
  }

  private void form(@Nullable Account account, String address, PageForm form) throws Exception {
    List<Map<String, List<String>>> sendings = new ArrayList<>();
    sendings.add(filled(form, "", true));
    for (Control control : form.controls()) {
      if (control.name().equals("_csrf") || control.kind() == Kind.FILE) {
        continue;
      }
      for (int i = 0; i < 2; i++) {
        Map<String, List<String>> one = filled(form, control.name(), false);
        one.put(control.name(), List.of(bad()));
        sendings.add(one);
      }
      Map<String, List<String>> without = filled(form, control.name(), false);
      without.remove(control.name());
      sendings.add(without);
    }
    for (int i = 0; i < 2; i++) {
      Map<String, List<String>> all = filled(form, "", false);
      all.replaceAll((name, value) -> List.of(bad()));
      sendings.add(all);
    }
    Collections.shuffle(sendings, random);
    for (Map<String, List<String>> one : sendings.subList(0, Math.min(MOST, sendings.size()))) {
      if (send(account, form, one) / 100 == 3 && !offered(account, address, form)) {
        return;
      }
    }
  }

  /** Whether the page still has the form: what was taken may have led on to something else. */
  private boolean offered(@Nullable Account account, String address, PageForm form)
      throws Exception {
    MockHttpServletResponse answer =
        send(account, MockMvcRequestBuilders.get(java.net.URI.create(address)));
    return answer.getStatus() == 200
        && PageForms.of(answer.getContentAsString(StandardCharsets.UTF_8), address).stream()
            .anyMatch(one -> one.action().equals(form.action()) && one.mark().equals(form.mark()));
  }

  /** As somebody would fill it in who means it; or with nothing typed. */
  private Map<String, List<String>> filled(PageForm form, String but, boolean empty) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Control control : form.controls()) {
      List<String> all = values.getOrDefault(control.name(), List.of());
      switch (control.kind()) {
        case HIDDEN -> values.put(control.name(), List.of(control.value()));
        case LINE, WORDS -> values.put(control.name(), List.of(empty ? "" : typed(control)));
        case CHOICE -> {
          if (!control.offered().isEmpty()) {
            values.put(
                control.name(),
                List.of(
                    empty
                        ? control.offered().getFirst()
                        : control.offered().get(random.nextInt(control.offered().size()))));
          }
        }
        case TICK -> {
          boolean radio = control.type().equals("radio");
          if (!empty && (radio ? all.isEmpty() || random.nextBoolean() : random.nextBoolean())) {
            List<String> more = new ArrayList<>(radio ? List.of() : all);
            more.add(control.value());
            values.put(control.name(), more);
          }
        }
        case BUTTON -> {
          if (all.isEmpty() || random.nextBoolean()) {
            values.put(control.name(), List.of(control.value()));
          }
        }
        case FILE -> {}
      }
    }
    values.remove("_csrf");
    values.putIfAbsent(but, List.of(""));
    values.remove("");
    return values;
  }

  private String typed(Control control) {
    String known = plausible.get(control.name());
    if (known != null) {
      return known;
    }
    if (!control.value().isBlank()) {
      return control.value();
    }
    return switch (control.type()) {
      case "date" -> LocalDate.now(ZONE).toString();
      case "datetime-local" -> LocalDateTime.now(ZONE).withNano(0).toString();
      case "number" -> "1";
      case "email" -> "a@example.org";
      default -> random.nextInt(3) == 0 ? "1" : "示例文字，核实情况与会议记录一致，经集体研究后提出本意见，供决策参考。";
    };
  }

  private int send(@Nullable Account account, PageForm form, Map<String, List<String>> values)
      throws Exception {
    String path = form.action().replaceAll("[?].*", "");
    AbstractMockHttpServletRequestBuilder<?> request =
        form.files()
            ? MockMvcRequestBuilders.multipart(path)
                .file(new MockMultipartFile("nothing", "", "application/octet-stream", new byte[0]))
            : MockMvcRequestBuilders.request(HttpMethod.valueOf(form.method()), path);
    values.forEach((name, all) -> request.param(name, all.toArray(String[]::new)));
    String before = rows();
    MockHttpServletResponse answer;
    try {
      answer = send(account, request);
    } catch (Exception fell) {
      note(form, values, "fell over: " + root(fell));
      return 500;
    }
    int status = answer.getStatus();
    answers.merge(status, 1, Integer::sum);
    if (status >= 500 && status != 503) {
      note(form, values, "answered " + status);
    } else if (status >= 400) {
      String after = rows();
      if (!after.equals(before)) {
        note(form, values, status + " and yet changed " + difference(before, after));
      }
      if (status == 422 && form.method().equals("POST")) {
        String html = answer.getContentAsString(StandardCharsets.UTF_8);
        remembered(form, values, html);
        leading(form, values, html);
      }
    }
    return status;
  }

  private MockHttpServletResponse send(
      @Nullable Account account, AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    request.header("Zhiren-Purpose", "DAILY").header("Accept-Language", "zh").with(csrf());
    if (account != null) {
      request.with(AtTheDesk.sits(account));
    }
    return web.perform(request).andReturn().getResponse();
  }

  /** Whether the page that refuses holds the same form with what was typed. */
  private void remembered(PageForm form, Map<String, List<String>> values, String html) {
    if (form.controls().stream().noneMatch(BadInput::visible)
        || values.values().stream().flatMap(List::stream).anyMatch(BadInput::unprintable)
        || form.controls().stream()
            .filter(one -> one.kind() == Kind.HIDDEN && !one.name().equals("_csrf"))
            .anyMatch(one -> !List.of(one.value()).equals(values.get(one.name())))) {
      return;
    }
    PageForm back =
        PageForms.of(html, form.action()).stream()
            .filter(one -> one.action().equals(form.action()) && one.mark().equals(form.mark()))
            .findFirst()
            .orElse(null);
    if (back == null) {
      note(form, values, "422 without the form: what was typed is lost");
      return;
    }
    for (Control control : form.controls()) {
      List<String> sent = values.getOrDefault(control.name(), List.of());
      boolean trap = plausible.getOrDefault(control.name(), "-").isEmpty();
      if (trap || !visible(control) || sent.size() != 1 || unprintable(sent.getFirst())) {
        continue;
      }
      List<Control> now =
          back.controls().stream().filter(one -> one.name().equals(control.name())).toList();
      if (control.kind() == Kind.CHOICE && !control.offered().contains(sent.getFirst())) {
        continue;
      }
      if (now.stream().noneMatch(one -> plain(one.value()).equals(plain(sent.getFirst())))) {
        note(
            form,
            values,
            "422 forgot %s: %s instead of %s"
                .formatted(
                    control.name(),
                    now.stream().map(one -> shorten(one.value())).toList(),
                    shorten(sent.getFirst())));
        return;
      }
    }
  }

  /** Whether each line of the summary of faults leads somewhere. */
  private void leading(PageForm form, Map<String, List<String>> values, String html) {
    Matcher line = LINE_OF_SUMMARY.matcher(html);
    while (line.find()) {
      String field = line.group(1);
      boolean there =
          html.contains(" id=\"" + field + "\"")
              || html.contains(" id=\"" + field + "-fault\"")
              || html.contains(" name=\"" + field + "\"");
      if (!there) {
        note(form, values, "the summary leads to #" + field + ", which is nowhere");
      }
    }
  }

  private static boolean visible(Control control) {
    return control.kind() == Kind.LINE
            && !control.type().equals("password")
            && !control.type().equals("search")
        || control.kind() == Kind.WORDS
        || control.kind() == Kind.CHOICE;
  }

  private static boolean unprintable(String value) {
    return value
        .chars()
        .anyMatch(one -> one == 0 || (one >= Character.MIN_SURROGATE && one <= 0xDFFF));
  }

  private static String plain(String value) {
    return value.replace("\r\n", "\n").strip();
  }

  private void note(PageForm form, Map<String, List<String>> values, String fault) {
    String sent =
        values.entrySet().stream()
            .map(one ->
                one.getKey()
                    + "="
                    + String.join("|", one.getValue().stream().map(BadInput::shorten).toList()))
            .toList()
            .toString();
    wrong.add(form.method() + " " + form.action() + " " + fault + " — " + shorten(sent, 700));
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    String where = "";
    for (StackTraceElement one : trace) {
      if (one.getClassName().startsWith("org.zhiren.")) {
        where = one.toString();
        break;
      }
    }
    return cause + " at " + where;
  }

  private static String shorten(String value) {
    return shorten(value, 60);
  }

  private static String shorten(String value, int most) {
    String shown = value.replace("\u0000", "␀").replaceAll("\\s+", " ");
    return shown.length() <= most ? shown : shown.substring(0, most) + "… (" + value.length() + ")";
  }

  /** The rows of every table, as counts and sums of hashes. */
  private String rows() throws SQLException {
    try (Connection connection = inside.open()) {
      if (counting.isEmpty()) {
        try (var statement =
            connection.prepareStatement(
                """
                select string_agg(format('select %L || '' '' || count(*) || '' '' ||
                  coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I.%I t',
                  tablename, schemaname, tablename), ' union all ' order by tablename)
                from pg_tables where schemaname = ?
                """)) {
          statement.setString(1, schema);
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            counting = row.getString(1);
          }
        }
      }
      StringBuilder rows = new StringBuilder();
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery(counting)) {
        while (row.next()) {
          rows.append(row.getString(1)).append('\n');
        }
      }
      return rows.toString();
    }
  }

  private static String difference(String before, String after) {
    List<String> old = before.lines().toList();
    return after
        .lines()
        .filter(line -> !old.contains(line))
        .map(line -> line.replaceAll(" .*", ""))
        .toList()
        .toString();
  }
}
