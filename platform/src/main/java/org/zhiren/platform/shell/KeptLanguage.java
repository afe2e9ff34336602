package org.zhiren.platform.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** The language of people without an account: their browser keeps it for a day. */
public final class KeptLanguage {

  /** The cookie that holds the code of the language. */
  public static final String COOKIE = "zhiren-language";

  private static final Duration KEPT = Duration.ofDays(1);

  private KeptLanguage() {}

  /**
   * Keeps the language and goes back.
   *
   * @param lang code of the language; whatever is not English is Chinese
   * @param back the address to go back to, in this house
   * @return the view that redirects
   */
  public static String keep(String lang, String back, HttpServletResponse response) {
    Language language = Language.EN.code().equals(lang) ? Language.EN : Language.ZH;
    Cookie cookie = new Cookie(COOKIE, language.code());
    cookie.setPath("/");
    cookie.setMaxAge(Math.toIntExact(KEPT.toSeconds()));
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
    return "redirect:" + back;
  }
}
