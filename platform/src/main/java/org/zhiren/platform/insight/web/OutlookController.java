package org.zhiren.platform.insight.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.insight.Accuracy;
import org.zhiren.platform.insight.PassedOver;
import org.zhiren.platform.insight.PersonResults;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Results over the years, people passed over, and how right past selections were. */
@Controller
@Allowed(Right.INSIGHT_READ)
class OutlookController {

  private static final String SECTION = "section-appraisals";

  private final PersonResults results;
  private final PassedOver passedOver;
  private final Accuracy accuracy;
  private final SensitiveReads reads;
  private final Purposing purposing;

  OutlookController(
      PersonResults results,
      PassedOver passedOver,
      Accuracy accuracy,
      SensitiveReads reads,
      Purposing purposing) {
    this.results = results;
    this.passedOver = passedOver;
    this.accuracy = accuracy;
    this.reads = reads;
    this.purposing = purposing;
  }

  @GetMapping("/insight/people/{id}/appraisals")
  String results(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page page,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask("/insight/people/" + id + "/appraisals");
    }
    boolean part = target.equals(SECTION);
    PersonResults.Opened opened = results.open(id).orElse(null);
    if (opened == null) {
      if (part) {
        return "insight/web/closed";
      }
      throw new NotFound("person " + id);
    }
    model.addAttribute("opened", opened);
    model.addAttribute("wide", ResultsChart.of(opened.results(), ResultsChart.WIDE));
    model.addAttribute("narrow", ResultsChart.of(opened.results(), ResultsChart.NARROW));
    return part ? "insight/web/resultspart" : "insight/web/results";
  }

  @GetMapping("/insight/passed-over")
  String passedOver(
      @RequestParam(defaultValue = "" + PassedOver.YEARS) int years, Page page, Model model) {
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    int asked = Math.clamp(years, PassedOver.LEAST_YEARS, PassedOver.MOST_YEARS);
    List<PassedOver.Line> lines = passedOver.on(page.today(), asked);
    reads.seen("list", "passed-over", InformationClass.APPRAISAL, List.of("standing", "grades"));
    model.addAttribute("years", asked);
    model.addAttribute("lines", lines);
    return "insight/web/passedover";
  }

  @GetMapping("/insight/accuracy")
  String accuracy(Page page, Model model) {
    Accuracy.Report report = accuracy.on(page.today());
    model.addAttribute("report", report);
    model.addAttribute("chart", AccuracyChart.of(report));
    return "insight/web/accuracy";
  }
}
