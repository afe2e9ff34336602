package org.zhiren.platform.shell.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;
import org.zhiren.platform.shell.UnreadSource;
import org.zhiren.platform.shell.Viewer;
import org.zhiren.platform.shell.ViewerSource;

/** Makes the {@link Page} of a request: language, person, menu, preferences. */
@Component
final class Pages implements HandlerMethodArgumentResolver {

  private final Texts texts;
  private final List<NavigationEntry> navigation;
  private final ViewerSource viewers;
  private final Clock clock;
  private final ObjectProvider<UnreadSource> unread;

  Pages(
      Texts texts,
      List<NavigationSource> sources,
      ViewerSource viewers,
      Clock clock,
      ObjectProvider<UnreadSource> unread) {
    this.texts = texts;
    this.navigation =
        sources.stream()
            .flatMap(s -> s.entries().stream())
            .sorted(
                Comparator.comparing(NavigationEntry::group)
                    .thenComparingInt(NavigationEntry::order))
            .toList();
    this.viewers = viewers;
    this.clock = clock;
    this.unread = unread;
  }

  /** The page of this request; made once and kept with the request. */
  Page of(HttpServletRequest request) {
    Object known = request.getAttribute(Page.class.getName());
    if (known instanceof Page page) {
      return page;
    }
    Viewer viewer = viewers.current().orElse(null);
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    String query = request.getQueryString();
    Page page =
        new Page(
            language(request),
            viewer,
            viewer == null ? List.of() : menu(viewer),
            request.getRequestURI() + (query == null ? "" : "?" + query),
            preference(request, "zhiren-theme", "light", "dark"),
            preference(request, "zhiren-density", "comfortable", "dense"),
            csrf == null ? "_csrf" : csrf.getParameterName(),
            csrf == null ? "" : csrf.getToken(),
            LocalDate.now(clock),
            texts,
            () -> unread.stream().mapToInt(UnreadSource::unread).sum(),
            request.getMethod().equals("POST") ? request::getParameter : field -> null);
    request.setAttribute(Page.class.getName(), page);
    return page;
  }

  private List<NavigationEntry> menu(Viewer viewer) {
    return navigation.stream()
        .filter(entry -> entry.right() == null || viewer.rights().contains(entry.right()))
        .toList();
  }

  /** The language asked for by cookie, else by the browser, else Chinese. */
  private static Language language(HttpServletRequest request) {
    String wanted = cookie(request, KeptLanguage.COOKIE);
    if (wanted != null) {
      return wanted.equals(Language.EN.code()) ? Language.EN : Language.ZH;
    }
    String header = request.getHeader("Accept-Language");
    if (header == null || header.isBlank()) {
      return Language.ZH;
    }
    return Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage())
        ? Language.EN
        : Language.ZH;
  }

  private static String preference(
      HttpServletRequest request, String cookie, String usual, String other) {
    return other.equals(cookie(request, cookie)) ? other : usual;
  }

  private static @Nullable String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Page.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("A page needs a web request.");
    }
    return of(request);
  }
}
