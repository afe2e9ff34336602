package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.responsibility.evaluation.Appeal;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.Freezing;
import org.zhiren.platform.responsibility.evaluation.Releasing;
import org.zhiren.platform.responsibility.evaluation.ReportBook;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Results of a plan: trial run, freeze, editions, one unit, appeals, release, the report book. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
public class EvaluationController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int MOST_UNITS = 300;

  private final Plans plans;
  private final Evaluations evaluations;
  private final Freezing freezing;
  private final Appeals appeals;
  private final Releasing releasing;
  private final Schemes schemes;
  private final SigningParts sides;
  private final ReportBook book;
  private final Naming naming;

  EvaluationController(
      Plans plans,
      Evaluations evaluations,
      Freezing freezing,
      Appeals appeals,
      Releasing releasing,
      Schemes schemes,
      SigningParts sides,
      ReportBook book,
      Naming naming) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.freezing = freezing;
    this.appeals = appeals;
    this.releasing = releasing;
    this.schemes = schemes;
    this.sides = sides;
    this.book = book;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/scores")
  String scores(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int edition,
      Page page,
      Model model) {
    return scores(id, edition, List.of(), page, model);
  }

  private String scores(
      UUID id, int asked, List<InvalidInput.Fault> faults, Page page, Model model) {
    Plan plan = plans.required(id);
    List<Evaluations.Edition> editions = evaluations.editions(id);
    Evaluations.Edition chosen = chosen(editions, asked);
    boolean manages = page.may(Right.TARGETS_MANAGE.name()) && sides.assigns(plan);
    List<Evaluations.UnitLine> units =
        chosen == null ? List.of() : evaluations.units(id, chosen.edition());
    List<Appeal> filed = appeals.of(id);
    List<UUID> named = new ArrayList<>();
    units.forEach(line -> named.add(line.unitId()));
    filed.forEach(appeal -> named.add(appeal.unitId()));
    model.addAttribute("plan", plan);
    model.addAttribute("editions", editions);
    model.addAttribute("edition", chosen);
    model.addAttribute("manages", manages);
    model.addAttribute("ended", page.today().isAfter(plan.endsOn()));
    model.addAttribute("units", units.stream().limit(MOST_UNITS).toList());
    model.addAttribute("unitCount", units.size());
    model.addAttribute("progress", chosen == null ? null : appeals.progress(id, chosen.edition()));
    model.addAttribute("appeals", filed);
    model.addAttribute("scheme", schemes.of(id));
    model.addAttribute("faults", faults);
    model.addAttribute("names", naming.units(named, page.today()));
    return "responsibility/evaluation/web/scores";
  }

  private static Evaluations.@Nullable Edition chosen(
      List<Evaluations.Edition> editions, int asked) {
    return editions.stream()
        .filter(one -> asked == 0 || one.edition() == asked)
        .findFirst()
        .orElse(null);
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
    model.addAttribute("units", trial.units().stream().limit(MOST_UNITS).toList());
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
    return step(id, () -> releasing.release(id, reason), page, model, response);
  }

  private String step(
      UUID id, Runnable work, Page page, Model model, HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/targets/" + id + "/scores";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return scores(id, 0, refused.faults(), page, model);
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
    return unit(id, unit, edition, new Typed("", "", ""), List.of(), page, model);
  }

  /**
   * An appeal as it was typed.
   *
   * @param target id of the target
   * @param ground what is wrong
   * @param evidence the documents
   */
  public record Typed(String target, String ground, String evidence) {}

  private String unit(
      UUID id,
      UUID unit,
      int asked,
      Typed typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    Plan plan = plans.required(id);
    Evaluations.Edition edition = chosen(evaluations.editions(id), asked);
    if (edition == null) {
      throw new NotFound("results of plan " + id);
    }
    Evaluations.UnitLine line =
        evaluations.units(id, edition.edition()).stream()
            .filter(one -> one.unitId().equals(unit))
            .findFirst()
            .orElseThrow(() -> new NotFound("results of unit " + unit));
    boolean last =
        evaluations.last(id).map(Evaluations.Edition::edition).orElse(0) == edition.edition();
    model.addAttribute("plan", plan);
    model.addAttribute("edition", edition);
    model.addAttribute("line", line);
    model.addAttribute("unit", naming.unit(unit, page.today()));
    model.addAttribute("why", evaluations.why(id, edition.edition(), unit).orElseThrow());
    model.addAttribute("targets", evaluations.targets(id, edition.edition(), unit));
    model.addAttribute(
        "appeals", appeals.of(id).stream().filter(one -> one.unitId().equals(unit)).toList());
    model.addAttribute("confirmed", appeals.confirmed(id, edition.edition(), unit));
    model.addAttribute(
        "open",
        last
            && page.may(Right.TARGETS_REPORT.name())
            && appeals.speaks(id)
            && plan.state() == PlanState.FROZEN
            && !page.today().isAfter(edition.appealsUntil()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/unit";
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

  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/targets/{id}/scores/units/{unit}/confirm")
  String confirm(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      appeals.confirm(id, unit);
      return "redirect:/targets/" + id + "/scores/units/" + unit;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return unit(id, unit, 0, new Typed("", "", ""), refused.faults(), page, model);
    }
  }

  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/targets/{id}/scores/units/{unit}/appeals")
  String appeal(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String evidence,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      appeals.file(id, asked(target), ground, evidence);
      return "redirect:/targets/" + id + "/scores/units/" + unit;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return unit(id, unit, 0, new Typed(target, ground, evidence), refused.faults(), page, model);
    }
  }

  private static UUID asked(String target) {
    try {
      return UUID.fromString(target);
    } catch (IllegalArgumentException notAnId) {
      throw new InvalidInput(
          "target", target, Text.of("请选择申诉的目标。", "Choose the target that it is about."));
    }
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/appeals/{appeal}")
  String answer(
      @PathVariable UUID id,
      @PathVariable UUID appeal,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String corrected,
      @RequestParam(defaultValue = "") String answer,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(
        id, () -> appeals.answer(appeal, value(how, corrected), answer), page, model, response);
  }

  private static @Nullable BigDecimal value(String how, String typed) {
    if (!how.equals("uphold")) {
      return null;
    }
    String plain = typed.replace(",", "").replace("，", "").strip();
    if (!plain.matches("[+-]?\\d{1,15}(\\.\\d{1,6})?")) {
      throw new InvalidInput(
          "corrected",
          typed,
          Text.of(
                  "“{0}”不是数字。申诉成立时请填写更正后的数值。",
                  "“{0}” is no number. To uphold the appeal, enter the corrected value.")
              .fill(typed));
    }
    return new BigDecimal(plain);
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
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(plan.title() + "-评价结果.xlsx"));
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
            HttpHeaders.CONTENT_DISPOSITION, disposition(plans.required(id).title() + "-评价报告.pdf"))
        .body(book.pdf(id));
  }

  private static String disposition(String name) {
    return ContentDisposition.attachment()
        .filename(name, java.nio.charset.StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
