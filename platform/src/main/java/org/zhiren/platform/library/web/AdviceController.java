package org.zhiren.platform.library.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.Advising;
import org.zhiren.platform.shell.NotFound;

/** The panel beside the work: what applies to what somebody has before him. */
@Controller
@Allowed(Right.LIBRARY_READ)
class AdviceController {

  private final Advising advising;

  AdviceController(Advising advising) {
    this.advising = advising;
  }

  @GetMapping("/library/advice")
  String advice(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String subject,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
      Model model) {
    model.addAttribute(
        "advice",
        advising.on(place, subject).orElseThrow(() -> new NotFound("advice for " + place)));
    return fragment == null ? "library/web/advicepage" : "library/web/advice";
  }
}
