package org.zhiren.platform;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final Pattern LINE_OF_SUMMARY = Pattern.compile("<li><a href=\"#([^\"]+)\">");

  private final MockMvc web;
  private final TableRows rows;
  private final FormFilling filling;

  /** So many sendings a form at most; which ones, the seed says. */
  private int most = 18;

  private boolean once;
  private final Set<String> filled = new HashSet<>();

  private final List<String> wrong = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();

  /**
   * Prepares.
   *
   * @param inside a way into the database that sees every row
   * @param schema whose rows must stay as they are when something is refused
   */
  public BadInput(MockMvc web, DatabaseAccess inside, String schema, long seed) {
    this.web = web;
    this.rows = new TableRows(inside, schema);
    this.filling = new FormFilling(seed);
  }

  /**
   * What is otherwise typed into fields of this name; nothing into those that people do not see.
   */
  public BadInput fill(String name, String value) {
    filling.fill(name, value);
    return this;
  }

  /**
   * Each form once, whatever the page and the account, and with one sending; with more where {@code
   * -Dsendings=} asks for a thorough search.
   */
  public BadInput briefly() {
    once = true;
    most = Integer.getInteger("sendings", 1);
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
          ours
              && !form.action().startsWith("/preferences")
              && !form.action().equals("/logout")
              // Sent by a script, which says itself what went wrong.
              && !form.action().equals("/account/passkeys");
      boolean fresh = !once || filled.add(form.method() + form.action() + form.mark());
      if (meant && fresh && offered(account, address, form)) {
        form(account, address, form);
      }
    }
  }

  private void form(@Nullable Account account, String address, PageForm form) throws Exception {
    List<Map<String, List<String>>> sendings = filling.sendings(form);
    for (Map<String, List<String>> one : sendings.subList(0, Math.min(most, sendings.size()))) {
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

  private int send(@Nullable Account account, PageForm form, Map<String, List<String>> values)
      throws Exception {
    String path = form.action().replaceAll("[?].*", "");
    AbstractMockHttpServletRequestBuilder<?> request =
        form.files()
            ? MockMvcRequestBuilders.multipart(path)
                .file(new MockMultipartFile("nothing", "", "application/octet-stream", new byte[0]))
            : MockMvcRequestBuilders.request(HttpMethod.valueOf(form.method()), path);
    values.forEach((name, all) -> request.param(name, all.toArray(String[]::new)));
    String before = rows.now();
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
      String after = rows.now();
      if (!after.equals(before)) {
        note(form, values, status + " and yet changed " + TableRows.difference(before, after));
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
            .filter(one -> one.method().equals(form.method()))
            .filter(one -> one.action().equals(form.action()) && one.mark().equals(form.mark()))
            .findFirst()
            .orElse(null);
    if (back == null) {
      note(form, values, "422 without the form: what was typed is lost");
      return;
    }
    for (Control control : form.controls()) {
      List<String> sent = values.getOrDefault(control.name(), List.of());
      if (filling.trap(control.name())
          || !visible(control)
          || sent.size() != 1
          || unprintable(sent.getFirst())) {
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
}
