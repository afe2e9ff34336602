package org.zhiren.platform.appraisal.results.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.results.Results;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.Page;

/** Released results: the list of campaigns, one campaign, one person, files to take out. */
@Controller
@Allowed({Right.APPRAISAL_RUN, Right.INSIGHT_READ})
class ResultsController {

  private static final int MOST = 50;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Campaigns campaigns;
  private final Results results;
  private final Appraisals appraisals;
  private final ReportFiles files;
  private final Purposing purposing;

  ResultsController(
      Campaigns campaigns,
      Results results,
      Appraisals appraisals,
      ReportFiles files,
      Purposing purposing) {
    this.campaigns = campaigns;
    this.results = results;
    this.appraisals = appraisals;
    this.files = files;
    this.purposing = purposing;
  }

  @GetMapping("/appraisals/results")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    model.addAttribute("q", q);
    model.addAttribute("first", after == null);
    model.addAttribute("part", campaigns.list(CampaignState.RELEASED, q, after, MOST));
    return "appraisal/results/web/campaigns";
  }

  @GetMapping("/appraisals/{id}/results")
  String campaign(@PathVariable UUID id, Page page, Model model) {
    campaigns.required(id);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Results.Overview overview = results.open(id);
    model.addAttribute("overview", overview);
    model.addAttribute("spread", spread(overview));
    return "appraisal/results/web/results";
  }

  private static List<Spread> spread(Results.Overview overview) {
    return Spread.of(overview.campaign().plan().scale(), overview.release().summary().spread());
  }

  @GetMapping("/appraisals/{id}/results/{no}")
  String person(@PathVariable UUID id, @PathVariable int no, Page page, Model model) {
    campaigns.required(id);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Results.One one = results.one(id, no);
    List<AppraisalResult> years = appraisals.of(one.line().person());
    model.addAttribute("one", one);
    model.addAttribute("years", years);
    model.addAttribute("growth", appraisals.growthOf(one.line().person(), page.today()));
    model.addAttribute("spread", Spread.of(one.campaign().plan().scale(), one.detail().spread()));
    return "appraisal/results/web/person";
  }

  @GetMapping("/appraisals/{id}/results.pdf")
  @Nullable String pdf(@PathVariable UUID id, Page page, HttpServletResponse response)
      throws IOException {
    campaigns.required(id);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Results.Overview overview = results.takeOut(id, "pdf");
    byte[] pdf = files.pdf(page, overview);
    head(response, MediaType.APPLICATION_PDF_VALUE, overview.campaign().title() + ".pdf");
    response.getOutputStream().write(pdf);
    return null;
  }

  @GetMapping("/appraisals/{id}/results.xlsx")
  @Nullable String xlsx(@PathVariable UUID id, Page page, HttpServletResponse response)
      throws IOException {
    campaigns.required(id);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Results.Overview overview = results.takeOut(id, "xlsx");
    head(response, XLSX, overview.campaign().title() + ".xlsx");
    files.xlsx(page, overview, response.getOutputStream());
    return null;
  }

  private static void head(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name));
  }
}
