package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.EnteringPaper;
import org.zhiren.platform.appraisal.PaperForms;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Forms on paper: printing them, keying them in twice, settling differences. */
@Controller
@Allowed(Right.APPRAISAL_RUN)
class PaperController {

  private final Campaigns campaigns;
  private final PaperForms forms;
  private final EnteringPaper entering;
  private final Acting acting;

  PaperController(Campaigns campaigns, PaperForms forms, EnteringPaper entering, Acting acting) {
    this.campaigns = campaigns;
    this.forms = forms;
    this.entering = entering;
    this.acting = acting;
  }

  @GetMapping("/appraisals/{id}/paper")
  String list(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String no,
      HttpServletResponse response,
      Model model) {
    Campaign campaign = campaigns.required(id);
    List<PaperForms.Form> all = forms.of(id);
    List<InvalidInput.Fault> faults = List.of();
    if (no != null) {
      String wanted = no.strip();
      if (all.stream().anyMatch(form -> Integer.toString(form.no()).equals(wanted))) {
        return "redirect:/appraisals/" + id + "/paper/" + wanted;
      }
      response.setStatus(422);
      faults =
          List.of(
              new InvalidInput.Fault(
                  "no",
                  no,
                  Text.of(
                          "没有第“{0}”号纸质票，编号是 1 至 {1}。",
                          "There is no form no. “{0}”; they run from 1 to {1}.")
                      .fill(no, all.size())));
    }
    model.addAttribute("campaign", campaign);
    model.addAttribute("forms", all);
    model.addAttribute("no", no == null ? "" : no);
    model.addAttribute("faults", faults);
    return "appraisal/web/paper";
  }

  @GetMapping("/appraisals/{id}/paper/print")
  String print(@PathVariable UUID id, Model model) {
    model.addAttribute("campaign", campaigns.required(id));
    model.addAttribute("forms", forms.of(id));
    return "appraisal/web/paperprint";
  }

  @GetMapping("/appraisals/{id}/paper/{no}")
  String form(@PathVariable UUID id, @PathVariable int no, Page page, Model model) {
    return form(id, no, Map.of(), List.of(), model);
  }

  private String form(
      UUID id, int no, Map<String, String> typed, List<InvalidInput.Fault> faults, Model model) {
    PaperForms.Form form = forms.required(id, no);
    model.addAttribute("campaign", campaigns.required(id));
    model.addAttribute("form", form);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("mine", acting.required().id().equals(form.firstBy()));
    return "appraisal/web/paperentry";
  }

  /** {@code m-person-item} as sent, by {@code person.item}. */
  private static Map<String, String> cells(Map<String, String> sent) {
    Map<String, String> cells = new LinkedHashMap<>();
    sent.forEach((field, value) -> {
      if (field.matches("m-\\d+-\\d+")) {
        cells.put(field.substring(2).replace('-', '.'), value);
      }
    });
    return cells;
  }

  @PostMapping("/appraisals/{id}/paper/{no}")
  String enter(
      @PathVariable UUID id,
      @PathVariable int no,
      @RequestParam Map<String, String> sent,
      HttpServletResponse response,
      Model model) {
    try {
      PaperForms.State state = entering.enter(id, no, cells(sent), sent.getOrDefault("note", ""));
      return "redirect:/appraisals/"
          + id
          + "/paper"
          + (state == PaperForms.State.DIFFERS ? "/" + no : "?done=" + no);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(id, no, sent, refused.faults(), model);
    }
  }

  @PostMapping("/appraisals/{id}/paper/{no}/settle")
  String settle(
      @PathVariable UUID id,
      @PathVariable int no,
      @RequestParam Map<String, String> sent,
      HttpServletResponse response,
      Model model) {
    try {
      entering.settle(id, no, cells(sent));
      return "redirect:/appraisals/" + id + "/paper?done=" + no;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(id, no, sent, refused.faults(), model);
    }
  }

  @PostMapping("/appraisals/{id}/paper/{no}/discard")
  String discard(@PathVariable UUID id, @PathVariable int no) {
    entering.discard(id, no);
    return "redirect:/appraisals/" + id + "/paper/" + no;
  }
}
