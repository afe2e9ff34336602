package org.zhiren.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who has signed in at a {@link House} with a browser's means: forms and a cookie. */
final class Visitor implements AutoCloseable {

  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"(_csrf)\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("zhiren_[A-Za-z0-9_-]{40,}");
  private static final Pattern UNIT = Pattern.compile("/organization/units/([0-9a-f-]{36})");

  private final House house;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Visitor(House house, String login) throws IOException, InterruptedException {
    this.house = house;
    String page = get("/login");
    String arrived =
        post(
            "/login",
            Map.of("_csrf", csrf(page), "username", login, "password", house.password(login)));
    if (arrived.contains("name=\"password\"")) {
      throw new IllegalStateException("The account (" + login + ") was not let in.");
    }
  }

  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** Sends a form; a redirect is followed. */
  String post(String path, Map<String, String> form) throws IOException, InterruptedException {
    return send(posting(path, List.copyOf(form.entrySet())));
  }

  private HttpRequest posting(String path, List<Map.Entry<String, String>> form) {
    String body =
        form.stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Nanoseconds until the first byte of the content comes; the rest is read and thrown away. */
  long firstByteNanos(String path) throws IOException, InterruptedException {
    return firstByteNanos(request(path).GET().build());
  }

  /** The same for what is asked for with a form. */
  long firstByteNanos(String path, List<Map.Entry<String, String>> form)
      throws IOException, InterruptedException {
    return firstByteNanos(posting(path, form));
  }

  private long firstByteNanos(HttpRequest request) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      int first = body.read();
      long nanos = System.nanoTime() - begin;
      body.transferTo(OutputStream.nullOutputStream());
      if (response.statusCode() >= 400 || first < 0) {
        throw new IOException(request.uri() + " answered " + response.statusCode());
      }
      return nanos;
    }
  }

  /** Sends a file with a form; a refusal of the file is an answer like another. */
  String upload(String path, Map<String, String> form, String name, byte[] content)
      throws IOException, InterruptedException {
    return upload(path, form, "file", name, content);
  }

  /** The same for a form that calls its file otherwise. */
  String upload(String path, Map<String, String> form, String called, String name, byte[] content)
      throws IOException, InterruptedException {
    String boundary = "----bench" + System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> fields = new HashMap<>(form);
    fields.put("_csrf", csrf(get(path)));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field.getKey(), field.getValue())
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
            .formatted(boundary, called, name)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        client.send(
            request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 400 && response.statusCode() != 422) {
      throw new IOException(path + " answered " + response.statusCode());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.address() + path))
        .timeout(Duration.ofSeconds(60));
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 400) {
      throw new IOException(request.uri() + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** The token of the forms of a page. */
  static String csrf(String page) {
    Matcher field = FIELD.matcher(page);
    if (!field.find()) {
      throw new IllegalStateException("The page has no form.");
    }
    return field.group(2);
  }

  /** From now on pages are in English. */
  void english() {
    HttpCookie cookie = new HttpCookie("zhiren-language", "en");
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(house.address()), cookie);
  }

  /** Makes a token for programs with some of the visitor's rights. */
  String token(String right) throws IOException, InterruptedException {
    String made =
        post(
            "/account/tokens",
            Map.of("_csrf", csrf(get("/account")), "label", "bench", "days", "1", "rights", right));
    Matcher token = TOKEN.matcher(made);
    if (!token.find()) {
      throw new IllegalStateException("No token was made.");
    }
    return token.group();
  }

  /** The id of the first unit on the organisation's page. */
  String firstUnit() throws IOException, InterruptedException {
    Matcher unit = UNIT.matcher(get("/organization"));
    if (!unit.find()) {
      throw new IllegalStateException("The organisation's page names no unit.");
    }
    return unit.group(1);
  }

  /** The cookie header that carries this visitor's session. */
  String cookieHeader() {
    List<HttpCookie> all = cookies.getCookieStore().getCookies();
    return all.stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    client.close();
  }
}
