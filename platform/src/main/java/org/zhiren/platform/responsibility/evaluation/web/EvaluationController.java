package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.Freezing;
import org.zhiren.platform.responsibility.evaluation.Releasing;
import org.zhiren.platform.responsibility.evaluation.ReportBook;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Results of a plan: trial run, freeze, editions, one unit, release, the report book. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
public class EvaluationController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Plans plans;
  private final Evaluations evaluations;
  private final Freezing freezing;
  private final Releasing releasing;
  private final Schemes schemes;
  private final ReportBook book;
  private final Naming naming;
  private final EvaluationPages pages;

  EvaluationController(
      Plans plans,
      Evaluations evaluations,
      Freezing freezing,
      Releasing releasing,
      Schemes schemes,
      ReportBook book,
      Naming naming,
      EvaluationPages pages) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.freezing = freezing;
    this.releasing = releasing;
    this.schemes = schemes;
    this.book = book;
    this.naming = naming;
    this.pages = pages;
  }

  @GetMapping("/targets/{id}/scores")
  String scores(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int edition,
      Page page,
      Model model) {
    return pages.scores(id, edition, List.of(), page, model);
  }

  /** What the freeze would say now. */
  @Allowed(Right.TARGETS_MANAGE)
  @GetMapping("/targets/{id}/trial")
  String trial(@PathVariable UUID id, Page page, Model model) {
    Plan plan = plans.required(id);
    if (!plan.state().running()) {
      return "redirect:/targets/" + id + "/scores";
    }
    Freezing.Trial trial = freezing.trial(id);
    List<UUID> named = new ArrayList<>();
    trial.units().forEach(line -> named.add(line.unitId()));
    trial.missing().forEach(line -> named.add(line.target().unitId()));
    model.addAttribute("plan", plan);
    model.addAttribute("trial", trial);
    model.addAttribute("units", trial.units().stream().limit(EvaluationPages.MOST_UNITS).toList());
    model.addAttribute(
        "ended", page.today().isAfter(plan.endsOn()) && plan.state() == PlanState.IN_FORCE);
    model.addAttribute("scheme", schemes.of(id).scheme());
    model.addAttribute("names", naming.units(named, page.today()));
    return "responsibility/evaluation/web/trial";
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/freeze")
  String freeze(@PathVariable UUID id, Page page, Model model, HttpServletResponse response) {
    return step(id, () -> freezing.freeze(id), page, model, response);
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/release")
  String release(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("reason", reason);
    return step(id, () -> releasing.release(id, reason), page, model, response);
  }

  private String step(
      UUID id, Runnable work, Page page, Model model, HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/targets/" + id + "/scores";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return pages.scores(id, 0, refused.faults(), page, model);
    }
  }

  /** One unit in an edition: how its points came about, target by target. */
  @GetMapping("/targets/{id}/scores/units/{unit}")
  String unit(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "0") int edition,
      Page page,
      Model model) {
    return pages.unit(id, unit, edition, EvaluationPages.Typed.NOTHING, List.of(), page, model);
  }

  /** How the score of one target came about. */
  @GetMapping("/targets/{id}/scores/targets/{target}")
  String target(@PathVariable UUID id, @PathVariable UUID target, Page page, Model model) {
    Evaluations.Edition edition =
        evaluations.last(id).orElseThrow(() -> new NotFound("results of plan " + id));
    Evaluations.TargetLine line =
        evaluations
            .target(id, edition.edition(), target)
            .orElseThrow(() -> new NotFound("result of target " + target));
    model.addAttribute("plan", plans.required(id));
    model.addAttribute("edition", edition);
    model.addAttribute("line", line);
    model.addAttribute("unit", naming.unit(line.unitId(), page.today()));
    return "responsibility/evaluation/web/target";
  }

  /** What an edition moved, compared with the one before. */
  @GetMapping("/targets/{id}/scores/editions/{edition}")
  String compare(@PathVariable UUID id, @PathVariable String edition, Page page, Model model) {
    int later = edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0;
    Evaluations.Edition chosen =
        evaluations.editions(id).stream()
            .filter(one -> one.edition() == later)
            .findFirst()
            .orElseThrow(() -> new NotFound("edition " + edition));
    List<Evaluations.Moved> units = evaluations.moved(id, later);
    List<Evaluations.MovedTarget> targets = evaluations.movedTargets(id, later);
    List<UUID> named = new ArrayList<>();
    units.forEach(moved -> named.add(moved.after().unitId()));
    targets.forEach(moved -> named.add(moved.after().unitId()));
    model.addAttribute("plan", plans.required(id));
    model.addAttribute("edition", chosen);
    model.addAttribute("units", units);
    model.addAttribute("targets", targets);
    model.addAttribute("names", naming.units(named, page.today()));
    return "responsibility/evaluation/web/compare";
  }

  @GetMapping("/targets/{id}/scores.xlsx")
  void workbook(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Plan plan = plans.required(id);
    response.setContentType(XLSX.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, Downloads.named(plan.title() + "-评价结果.xlsx"));
    try (OutputStream out = response.getOutputStream()) {
      book.workbook(id, out);
    }
  }

  @GetMapping("/targets/{id}/book.pdf")
  ResponseEntity<byte[]> book(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            Downloads.named(plans.required(id).title() + "-评价报告.pdf"))
        .body(book.pdf(id));
  }
}
