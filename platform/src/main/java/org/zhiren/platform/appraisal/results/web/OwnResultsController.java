package org.zhiren.platform.appraisal.results.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.results.OwnResults;

/** The own results, where their release allowed it. */
@Controller
@Allowed(Right.OWN_RECORD)
class OwnResultsController {

  private final OwnResults own;

  OwnResultsController(OwnResults own) {
    this.own = own;
  }

  @GetMapping("/own/appraisals")
  String mine(Model model) {
    model.addAttribute("mine", own.mine());
    return "appraisal/results/web/own";
  }
}
