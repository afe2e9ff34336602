package org.zhiren.platform.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What somebody sent after the session had ended: kept in the anonymous session that follows, shown
 * after signing in, and sent again only when the person says so. It goes to nobody but the account
 * that had been signed in in this browser, and only a form of this site is kept: another site could
 * otherwise put words into somebody's mouth.
 */
@Component
public class KeptForm {

  static final String KEPT = "zhiren.kept-form";
  private static final String WAS = "zhiren-was";
  private static final int LONGEST = 100_000;

  /** Fields that are never kept; a form with one of them is not kept at all. */
  private static final Set<String> SECRET =
      Set.of("password", "old", "wanted", "repeated", "code", "answer");

  /** A field as it was typed. */
  public record Field(String name, String value) {}

  /**
   * A form that was not accepted.
   *
   * @param action where it was sent
   * @param page where it was filled in; {@code /} if that is not known
   * @param fields what was in it, without the request token
   */
  public record Form(String action, String page, List<Field> fields) {
    /** Copies the fields. */
    public Form {
      fields = List.copyOf(fields);
    }
  }

  /** Notes in the browser whose session this is, for the case that it ends. */
  void remember(HttpServletRequest request, HttpServletResponse response, UUID account) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(WAS, account.toString())
            .httpOnly(true)
            .secure(request.isSecure())
            .path("/")
            .sameSite("Lax")
            .build()
            .toString());
  }

  /**
   * Keeps the form of this request, if it may be kept.
   *
   * @return whether it was
   */
  boolean keep(HttpServletRequest request) {
    Optional<String> owner = owner(request);
    String type = request.getContentType();
    String path = request.getRequestURI();
    if (owner.isEmpty()
        || !request.getMethod().equals("POST")
        || type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
        || path.startsWith("/login")
        || path.startsWith("/logout")
        || !ofThisSite(request)) {
      return false;
    }
    StringBuilder fields = new StringBuilder();
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      if (SECRET.contains(field.getKey())) {
        return false;
      }
      if (!field.getKey().equals("_csrf")) {
        for (String value : field.getValue()) {
          fields
              .append(fields.isEmpty() ? "" : "&")
              .append(encoded(field.getKey()))
              .append('=')
              .append(encoded(value));
        }
      }
    }
    if (fields.length() > LONGEST) {
      return false;
    }
    request
        .getSession()
        .setAttribute(KEPT, String.join("\n", owner.get(), path, page(request), fields.toString()));
    return true;
  }

  /** The form that waits for {@code account} in this session. */
  public Optional<Form> waiting(HttpServletRequest request, UUID account) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(KEPT) instanceof String kept)) {
      return Optional.empty();
    }
    String[] parts = kept.split("\n", 4);
    if (!parts[0].equals(account.toString())) {
      session.removeAttribute(KEPT);
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    for (String field : parts[3].split("&")) {
      int split = field.indexOf('=');
      if (split > 0) {
        fields.add(
            new Field(decoded(field.substring(0, split)), decoded(field.substring(split + 1))));
      }
    }
    return Optional.of(new Form(parts[1], parts[2], fields));
  }

  /** Forgets it. */
  public void drop(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(KEPT);
    }
  }

  private static Optional<String> owner(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(WAS))
            .map(Cookie::getValue)
            .filter(value -> value.matches("[0-9a-f-]{36}"))
            .findFirst();
  }

  /** Browsers say where a form comes from; without that, or from elsewhere, nothing is kept. */
  private static boolean ofThisSite(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !origin.equals("null") && origin.equals(here(request));
  }

  private static String here(HttpServletRequest request) {
    StringBuffer address = request.getRequestURL();
    return address.substring(0, address.length() - request.getRequestURI().length());
  }

  private static String page(HttpServletRequest request) {
    String from = request.getHeader(HttpHeaders.REFERER);
    String here = here(request);
    if (from == null || !from.startsWith(here + "/")) {
      return "/";
    }
    @Nullable String query = URI.create(from).getRawQuery();
    return URI.create(from).getRawPath() + (query == null ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
