package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.CampaignKind;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.DrawingUp;
import org.zhiren.platform.appraisal.PaperForms;
import org.zhiren.platform.appraisal.Turnout;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The list of campaigns, a new one, and the page of one. */
@Controller
@Allowed(Right.APPRAISAL_RUN)
public class CampaignController {

  private static final int PART = 30;

  private final Campaigns campaigns;
  private final DrawingUp drawingUp;
  private final Turnout turnout;
  private final PaperForms paper;
  private final Units units;
  private final MeantUnit meant;

  CampaignController(
      Campaigns campaigns,
      DrawingUp drawingUp,
      Turnout turnout,
      PaperForms paper,
      Units units,
      MeantUnit meant) {
    this.campaigns = campaigns;
    this.drawingUp = drawingUp;
    this.turnout = turnout;
    this.paper = paper;
    this.units = units;
    this.meant = meant;
  }

  /**
   * What the form for a new campaign holds.
   *
   * @param kind name of the kind
   * @param unit the unit, as typed
   * @param year the year
   * @param ground the document
   */
  public record NewForm(String kind, String unit, String year, String ground) {}

  @GetMapping("/appraisals")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page page,
      Model model) {
    CampaignState wanted =
        Arrays.stream(CampaignState.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    Campaigns.Part part = campaigns.list(wanted, q, after, PART);
    model.addAttribute("part", part);
    model.addAttribute("q", q);
    model.addAttribute("state", wanted == null ? "" : wanted.name());
    model.addAttribute("first", after == null);
    model.addAttribute("units", names(part, page));
    model.addAttribute("firstHref", address(q, state, null));
    UUID next = part.next();
    model.addAttribute("nextHref", next == null ? "" : address(q, state, next));
    return target.equals("campaigns") ? "appraisal/web/campaignlines" : "appraisal/web/campaigns";
  }

  private Map<UUID, String> names(Campaigns.Part part, Page page) {
    return units
        .find(
            part.lines().stream().map(Campaigns.Line::unitId).collect(Collectors.toSet()),
            page.today())
        .values()
        .stream()
        .collect(Collectors.toMap(Unit::id, Unit::shortName));
  }

  private static String address(String q, String state, @Nullable UUID after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/appraisals");
    Map<String, Object> values = new LinkedHashMap<>();
    if (!q.isBlank()) {
      address.queryParam("q", "{q}");
      values.put("q", q.strip());
    }
    if (!state.isBlank()) {
      address.queryParam("state", "{state}");
      values.put("state", state);
    }
    if (after != null) {
      address.queryParam("after", after);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }

  @GetMapping("/appraisals/new")
  String form(
      @RequestParam(defaultValue = "DEMOCRATIC") String kind,
      @RequestParam(defaultValue = "") String unit,
      Page page,
      Model model) {
    return form(
        new NewForm(kind, unit, Integer.toString(page.today().getYear()), ""), List.of(), model);
  }

  private static String form(NewForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "appraisal/web/newcampaign";
  }

  @PostMapping("/appraisals")
  String begin(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String ground,
      Page page,
      Model model,
      HttpServletResponse response) {
    NewForm typed = new NewForm(kind, unit, year.strip(), ground);
    try {
      UUID id =
          drawingUp.begin(
              kind(typed.kind()),
              meant.find("unit", unit, page.today()),
              Typing.whole("year", typed.year()),
              ground.strip());
      return "redirect:/appraisals/" + id + "/edit";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, refused.faults(), model);
    }
  }

  private static CampaignKind kind(String typed) {
    return Arrays.stream(CampaignKind.values())
        .filter(kind -> kind.name().equals(typed))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInput(
                "kind",
                typed,
                Text.of(
                        "请选择测评的种类（填写的是“{0}”）。",
                        "Choose the kind of the appraisal (“{0}” was given).")
                    .fill(typed)));
  }

  @GetMapping("/appraisals/{id}")
  String one(@PathVariable UUID id, Page page, Model model) {
    Campaign campaign = campaigns.required(id);
    model.addAttribute("campaign", campaign);
    model.addAttribute("count", turnout.of(campaign));
    model.addAttribute("paper", paper.of(id));
    model.addAttribute(
        "unit", units.find(campaign.unitId(), page.today()).map(Unit::name).orElse("—"));
    return "appraisal/web/campaign";
  }

  /** The count alone, for the page that looks again by itself. */
  @GetMapping("/appraisals/{id}/turnout")
  String turnout(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", defaultValue = "") String fragment,
      Model model) {
    if (fragment.isEmpty()) {
      return "redirect:/appraisals/" + id;
    }
    Campaign campaign = campaigns.required(id);
    model.addAttribute("campaign", campaign);
    model.addAttribute("count", turnout.of(campaign));
    return "appraisal/web/turnout";
  }

  @PostMapping("/appraisals/{id}/copy")
  String copy(@PathVariable UUID id) {
    return "redirect:/appraisals/" + drawingUp.copy(id) + "/edit";
  }
}
