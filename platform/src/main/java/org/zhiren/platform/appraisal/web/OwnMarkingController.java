package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.appraisal.Marking;
import org.zhiren.platform.appraisal.SheetForm;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Marking under one's own name: whoever was named as rater of an attributed group. */
@Controller
@SignedIn
class OwnMarkingController {

  private final Marking marking;

  OwnMarkingController(Marking marking) {
    this.marking = marking;
  }

  @GetMapping("/appraisals/own")
  String list(Page page, Model model) {
    model.addAttribute("waiting", marking.own());
    return "appraisal/web/own";
  }

  @GetMapping("/appraisals/own/{campaign}/{group}")
  String form(@PathVariable UUID campaign, @PathVariable String group, Page page, Model model) {
    return show(campaign, group, SheetSent.NOTHING, List.of(), model);
  }

  private String show(
      UUID campaign, String group, SheetSent typed, List<InvalidInput.Fault> faults, Model model) {
    SheetForm form = form(campaign, number(group));
    if (form.standing() != SheetForm.Standing.USABLE) {
      return "redirect:/appraisals/own";
    }
    model.addAttribute("form", form);
    model.addAttribute("address", "/appraisals/own/" + campaign + "/" + number(group));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "appraisal/web/ownsheet";
  }

  private SheetForm form(UUID campaign, int group) {
    return marking
        .own(campaign, group)
        .orElseThrow(() -> new NotFound("own form in campaign " + campaign));
  }

  private static int number(String group) {
    try {
      return Integer.parseInt(group);
    } catch (NumberFormatException notANumber) {
      throw new NotFound("group " + group);
    }
  }

  @PostMapping("/appraisals/own/{campaign}/{group}")
  String send(
      @PathVariable UUID campaign,
      @PathVariable String group,
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      HttpServletResponse response,
      Model model) {
    SheetSent typed = new SheetSent(sent);
    int no = number(group);
    try {
      // Sent twice from one form: the second time it is simply there already.
      marking.submitOwn(
          campaign,
          no,
          "own form of " + campaign + " group " + no,
          typed.marks(form(campaign, no)));
      return "redirect:/appraisals/own";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(campaign, group, typed, refused.faults(), model);
    }
  }
}
