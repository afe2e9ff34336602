package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Board;
import org.zhiren.platform.responsibility.Contributions;
import org.zhiren.platform.responsibility.EvidenceFiles;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Overviews;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.ReadingSheets;
import org.zhiren.platform.responsibility.Reporting;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** What a unit reports: its targets, the form of one, files, and everything at once by workbook. */
@Controller
@Allowed({Right.TARGETS_REPORT, Right.TARGETS_MANAGE})
public class ReportController {

  private static final int MOST_SHOWN = 200;

  private final Plans plans;
  private final Targets targets;
  private final Monitoring monitoring;
  private final Overviews overviews;
  private final Reporting reporting;
  private final EvidenceFiles files;
  private final ReadingSheets sheets;
  private final Supervisions supervisions;
  private final Contributions contributions;
  private final Naming naming;

  ReportController(
      Plans plans,
      Targets targets,
      Monitoring monitoring,
      Overviews overviews,
      Reporting reporting,
      EvidenceFiles files,
      ReadingSheets sheets,
      Supervisions supervisions,
      Contributions contributions,
      Naming naming) {
    this.plans = plans;
    this.targets = targets;
    this.monitoring = monitoring;
    this.overviews = overviews;
    this.reporting = reporting;
    this.files = files;
    this.sheets = sheets;
    this.supervisions = supervisions;
    this.contributions = contributions;
    this.naming = naming;
  }

  /**
   * What the form of a value holds.
   *
   * @param asOf the day
   * @param value the number
   * @param note in words
   * @param reason why it is corrected
   */
  public record ValueForm(String asOf, String value, String note, String reason) {}

  /** The targets that wait, of the plan asked for or the latest that runs. */
  @GetMapping("/reporting")
  String list(
      @RequestParam(defaultValue = "") String plan,
      @RequestParam(defaultValue = "") String light,
      Page page,
      Model model) {
    List<Plan> running = plans.running();
    Plan chosen =
        running.stream()
            .filter(one -> one.id().toString().equals(plan))
            .findFirst()
            .orElse(running.isEmpty() ? null : running.getFirst());
    @Nullable Light wanted =
        Arrays.stream(Light.values())
            .filter(one -> one.name().equals(light))
            .findFirst()
            .orElse(null);
    Overviews.Leaves leaves =
        chosen == null
            ? new Overviews.Leaves(new Board.Count(0, 0, 0, 0), 0, List.of())
            : overviews.leaves(chosen.id(), wanted, MOST_SHOWN);
    List<Board.Row> shown = leaves.rows();
    model.addAttribute("running", running);
    model.addAttribute("plan", chosen);
    model.addAttribute("count", leaves.count());
    model.addAttribute("light", light);
    model.addAttribute("helped", contributions.helped().size());
    model.addAttribute("rows", shown);
    model.addAttribute("all", leaves.wanted());
    model.addAttribute(
        "units",
        naming.units(shown.stream().map(row -> row.target().unitId()).toList(), page.today()));
    return "responsibility/web/reporting";
  }

  @GetMapping("/reporting/{id}")
  String form(@PathVariable UUID id, Page page, Model model) {
    return form(id, new ValueForm(page.today().toString(), "", "", ""), List.of(), page, model);
  }

  private String form(
      UUID id, ValueForm typed, List<InvalidInput.Fault> faults, Page page, Model model) {
    Target target = targets.required(id);
    Plan plan = plans.required(target.planId());
    Monitoring.Why why = monitoring.why(target);
    model.addAttribute("target", target);
    model.addAttribute("plan", plan);
    model.addAttribute("unit", naming.unit(target.unitId(), page.today()));
    model.addAttribute("leaf", targets.children(plan.id(), id).isEmpty());
    model.addAttribute("why", why);
    model.addAttribute("course", CourseDrawing.of(target, plan, why, page.today()));
    model.addAttribute("history", reporting.history(id));
    model.addAttribute("files", files.of(id));
    model.addAttribute("orders", supervisions.ofTarget(id));
    List<Contributions.Part> parts = contributions.of(id);
    model.addAttribute("parts", parts);
    model.addAttribute(
        "helpers",
        naming.units(
            Stream.concat(
                    target.facts().cooperating().stream(),
                    parts.stream().map(Contributions.Part::unitId))
                .toList(),
            page.today()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/web/report";
  }

  @PostMapping("/reporting/{id}/value")
  String value(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    ValueForm typed = new ValueForm(asOf, value, note, reason);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable LocalDate day = Typing.day("asOf", asOf, faults);
    @Nullable BigDecimal number = Typing.number("value", value, 12, faults);
    if (day != null && number != null) {
      try {
        reporting.report(new Reporting.Value(id, day, number, note, reason), Reading.Way.FORM);
        return "redirect:/reporting/" + id;
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return form(id, typed, faults, page, model);
  }

  @PostMapping("/reporting/{id}/file")
  String attach(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    String name = file == null ? null : file.getOriginalFilename();
    byte[] content = file == null ? new byte[0] : file.getBytes();
    return step(
        id, () -> files.attach(id, name == null ? "" : name, content), page, model, response);
  }

  @GetMapping("/reporting/{id}/files/{file}")
  ResponseEntity<byte[]> read(@PathVariable UUID id, @PathVariable UUID file) {
    EvidenceFiles.Content content = files.read(id, file);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.mediaType()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(content.name()))
        .body(content.content());
  }

  @PostMapping("/reporting/{id}/milestones/{no}")
  String reached(
      @PathVariable UUID id,
      @PathVariable String no,
      Page page,
      Model model,
      HttpServletResponse response) {
    if (!no.matches("\\d{1,4}")) {
      throw new NotFound("milestone " + no);
    }
    return step(
        id, () -> reporting.reached(id, Integer.parseInt(no), page.today()), page, model, response);
  }

  @PostMapping("/reporting/{id}/done")
  String done(@PathVariable UUID id, Page page, Model model, HttpServletResponse response) {
    return step(id, () -> reporting.done(id, page.today()), page, model, response);
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/reporting/{id}/reopen")
  String reopen(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, () -> reporting.notDone(id, reason), page, model, response);
  }

  private String step(
      UUID id, Runnable work, Page page, Model model, HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/reporting/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(
          id, new ValueForm(page.today().toString(), "", "", ""), refused.faults(), page, model);
    }
  }

  @GetMapping("/reporting/plans/{plan}/template.xlsx")
  void template(@PathVariable UUID plan, HttpServletResponse response) throws IOException {
    Plan found = plans.required(plan);
    response.setContentType(PartController.XLSX.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, Downloads.named(found.title() + "-填报.xlsx"));
    try (OutputStream out = response.getOutputStream()) {
      sheets.template(plan, out);
    }
  }

  @GetMapping("/reporting/plans/{plan}/workbook")
  String workbook(@PathVariable UUID plan, Model model) {
    return workbook(plan, null, -1, List.of(), model);
  }

  private String workbook(
      UUID plan,
      ReadingSheets.@Nullable Examined examined,
      int taken,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("plan", plans.required(plan));
    model.addAttribute("examined", examined);
    model.addAttribute("taken", taken);
    model.addAttribute("faults", faults);
    return "responsibility/web/workbook";
  }

  /** Looks first; takes the workbook in only when asked to and every cell is good. */
  @PostMapping("/reporting/plans/{plan}/workbook")
  String take(
      @PathVariable UUID plan,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "look") String how,
      Model model,
      HttpServletResponse response)
      throws IOException {
    byte[] content = file == null ? new byte[0] : file.getBytes();
    try {
      ReadingSheets.Examined examined = sheets.examine(plan, content);
      if (!examined.faults().isEmpty()) {
        response.setStatus(422);
        return workbook(plan, examined, -1, List.of(), model);
      }
      int taken = how.equals("take") ? sheets.take(plan, examined) : -1;
      return workbook(plan, examined, taken, List.of(), model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return workbook(plan, null, -1, refused.faults(), model);
    }
  }
}
