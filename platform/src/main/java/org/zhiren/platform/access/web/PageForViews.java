package org.zhiren.platform.access.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.zhiren.platform.shell.Page;

/** Every page here needs the {@link Page}, also where the controller method has no use for it. */
@ControllerAdvice(basePackageClasses = PageForViews.class)
class PageForViews {

  @ModelAttribute("page")
  Page page(Page page) {
    return page;
  }
}
