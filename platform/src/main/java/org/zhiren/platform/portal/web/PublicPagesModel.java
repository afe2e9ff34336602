package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.portal.PublicPages;
import org.zhiren.platform.shell.NotFound;

/** What every public page needs: the pages that are on, the language, how long it may be kept. */
@Component
class PublicPagesModel {

  private final PublicPages pages;

  PublicPagesModel(PublicPages pages) {
    this.pages = pages;
  }

  /**
   * Fills the model.
   *
   * @param here the page; {@code null} for the first one
   * @throws NotFound if the page is off, or none is on
   */
  void fill(@Nullable PublicPage here, Model model) {
    Set<PublicPage> on = pages.on();
    if (here == null ? on.isEmpty() : !on.contains(here)) {
      throw new NotFound("public page " + here);
    }
    model.addAttribute("on", on);
  }

  /** Everybody sees the same: proxies may keep it for a minute. */
  void cacheable(HttpServletResponse response) {
    response.setHeader(
        HttpHeaders.CACHE_CONTROL,
        CacheControl.maxAge(java.time.Duration.ofMinutes(1)).cachePublic().getHeaderValue());
    response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
  }
}
