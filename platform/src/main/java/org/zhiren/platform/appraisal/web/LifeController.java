package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.ClosingCampaign;
import org.zhiren.platform.appraisal.OpeningCampaign;
import org.zhiren.platform.appraisal.Turnout;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The steps of a campaign that cannot be taken back, each with a page that says what will be. */
@Controller
@Allowed(Right.APPRAISAL_RUN)
public class LifeController {

  private final Campaigns campaigns;
  private final OpeningCampaign opening;
  private final ClosingCampaign closing;
  private final Turnout turnout;

  LifeController(
      Campaigns campaigns, OpeningCampaign opening, ClosingCampaign closing, Turnout turnout) {
    this.campaigns = campaigns;
    this.opening = opening;
    this.closing = closing;
    this.turnout = turnout;
  }

  @GetMapping("/appraisals/{id}/open")
  String open(@PathVariable UUID id, HttpServletRequest request, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    if (campaign.state() != CampaignState.DRAFT) {
      return "redirect:/appraisals/" + id;
    }
    return step("open", campaign, base(request), List.of(), model);
  }

  @GetMapping("/appraisals/{id}/reprint")
  String reprint(@PathVariable UUID id, HttpServletRequest request, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    if (campaign.state() != CampaignState.OPEN) {
      return "redirect:/appraisals/" + id;
    }
    String known = campaign.address();
    return step("reprint", campaign, known == null ? base(request) : known, List.of(), model);
  }

  @GetMapping("/appraisals/{id}/close")
  String close(@PathVariable UUID id, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    return campaign.state() == CampaignState.OPEN && !campaign.trial()
        ? step("close", campaign, "", List.of(), model)
        : "redirect:/appraisals/" + id;
  }

  @GetMapping("/appraisals/{id}/reopen")
  String reopen(@PathVariable UUID id, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    return campaign.state() == CampaignState.CLOSED && Boolean.FALSE.equals(campaign.valid())
        ? step("reopen", campaign, "", List.of(), model)
        : "redirect:/appraisals/" + id;
  }

  @GetMapping("/appraisals/{id}/withdraw")
  String withdraw(@PathVariable UUID id, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    return campaign.state() == CampaignState.RELEASED || campaign.state() == CampaignState.WITHDRAWN
        ? "redirect:/appraisals/" + id
        : step("withdraw", campaign, "", List.of(), model);
  }

  /** The page of a step; {@code typed} is the address, day or reason that was typed last. */
  private String step(
      String step, Campaign campaign, String typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("step", step);
    model.addAttribute("campaign", campaign);
    model.addAttribute("count", turnout.of(campaign));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "appraisal/web/step";
  }

  private static String base(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
  }

  @PostMapping("/appraisals/{id}/open")
  Object open(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String trial,
      Page page,
      HttpServletResponse response) {
    try {
      Campaign campaign = campaigns.required(id);
      byte[] slips =
          trial.isEmpty()
              ? opening.open(id, version, address)
              : opening.tryOut(id, version, address);
      return slips(campaign, slips, page);
    } catch (InvalidInput refused) {
      return again("open", id, address, refused, page, response);
    }
  }

  @PostMapping("/appraisals/{id}/reprint")
  Object reprint(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer group,
      @RequestParam(defaultValue = "") String address,
      Page page,
      HttpServletResponse response) {
    try {
      Campaign campaign = campaigns.required(id);
      return slips(campaign, opening.reprint(id, group, address), page);
    } catch (InvalidInput refused) {
      return again("reprint", id, address, refused, page, response);
    }
  }

  private ModelAndView again(
      String step,
      UUID id,
      String typed,
      InvalidInput refused,
      Page page,
      HttpServletResponse response) {
    response.setStatus(422);
    Campaign campaign = campaigns.required(id);
    ModelAndView view = new ModelAndView("appraisal/web/step");
    view.addObject("page", page);
    view.addObject("step", step);
    view.addObject("campaign", campaign);
    view.addObject("count", turnout.of(campaign));
    view.addObject("typed", typed);
    view.addObject("faults", refused.faults());
    return view;
  }

  private static ResponseEntity<byte[]> slips(Campaign campaign, byte[] pdf, Page page) {
    String name = page.t("appraisal.slips.file", campaign.title()) + ".pdf";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name))
        .body(pdf);
  }

  @PostMapping("/appraisals/{id}/trial/end")
  String endTrial(@PathVariable UUID id) {
    opening.endTrial(id);
    return "redirect:/appraisals/" + id;
  }

  @PostMapping("/appraisals/{id}/close")
  String close(@PathVariable UUID id, Model model, HttpServletResponse response) {
    try {
      closing.close(id);
      return "redirect:/appraisals/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return step("close", campaigns.required(id), "", refused.faults(), model);
    }
  }

  @PostMapping("/appraisals/{id}/reopen")
  String reopen(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String closesOn,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      closing.reopen(id, Typing.day("closesOn", closesOn), reason);
      return "redirect:/appraisals/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("reason", reason);
      return step("reopen", campaigns.required(id), closesOn, refused.faults(), model);
    }
  }

  @PostMapping("/appraisals/{id}/withdraw")
  String withdraw(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      closing.withdraw(id, reason);
      return "redirect:/appraisals/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("reason", reason);
      return step("withdraw", campaigns.required(id), "", refused.faults(), model);
    }
  }
}
