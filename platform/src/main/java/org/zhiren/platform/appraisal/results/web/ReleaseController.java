package org.zhiren.platform.appraisal.results.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.results.Releasing;
import org.zhiren.platform.shell.InvalidInput;

/** What a release would do, and the release. */
@Controller
@Allowed(Right.APPRAISAL_RUN)
class ReleaseController {

  private final Releasing releasing;

  ReleaseController(Releasing releasing) {
    this.releasing = releasing;
  }

  @GetMapping("/appraisals/{id}/release")
  String look(@PathVariable UUID id, Model model) {
    return show(id, "", false, List.of(), model);
  }

  private String show(
      UUID id, String ground, boolean feedback, List<InvalidInput.Fault> faults, Model model) {
    Releasing.Preview preview = releasing.preview(id);
    if (preview.campaign().state() == CampaignState.RELEASED) {
      return "redirect:/appraisals/" + id + "/results";
    }
    model.addAttribute("preview", preview);
    model.addAttribute("ground", ground);
    model.addAttribute("feedback", feedback);
    model.addAttribute("faults", faults);
    return "appraisal/results/web/release";
  }

  @PostMapping("/appraisals/{id}/release")
  String release(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "no") String feedback,
      Model model,
      HttpServletResponse response) {
    try {
      releasing.release(id, version, ground, feedback.equals("yes"));
      return "redirect:/appraisals/" + id + "/results";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, ground, feedback.equals("yes"), refused.faults(), model);
    }
  }
}
