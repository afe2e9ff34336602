package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.portal.Criteria;
import org.zhiren.platform.portal.PostCriteria;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.Open;

/** 任前公示, and the conditions and procedures by which people are selected. */
@Controller
@Open
class NoticesController {

  private final PublicPagesModel models;
  private final PublicNotices notices;
  private final Criteria criteria;
  private final PostCriteria posts;

  NoticesController(
      PublicPagesModel models, PublicNotices notices, Criteria criteria, PostCriteria posts) {
    this.posts = posts;
    this.models = models;
    this.notices = notices;
    this.criteria = criteria;
  }

  @GetMapping("/public/notices")
  String notices(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.NOTICES, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/notices", response);
    }
    models.cacheable(response);
    List<PublicNotices.Notice> open = notices.open();
    model.addAttribute("notices", open);
    model.addAttribute("criteria", posts.of(open));
    return "portal/web/notices";
  }

  @GetMapping("/public/criteria")
  String criteria(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.CRITERIA, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/criteria", response);
    }
    models.cacheable(response);
    model.addAttribute("chapters", criteria.today());
    return "portal/web/criteria";
  }
}
