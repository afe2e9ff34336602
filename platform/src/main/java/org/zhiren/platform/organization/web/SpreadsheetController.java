package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.ExportingOrganization;
import org.zhiren.platform.organization.ImportDrafts;
import org.zhiren.platform.organization.ImportingOrganization;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.platform.shell.Typing;

/**
 * Units and posts as spreadsheets: template, export, and import in two steps. The first step shows
 * what would happen row by row and lets bad cells be put right in place; the second one does it.
 */
@Controller
class SpreadsheetController {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String DRAFT = "/organization/import/{id}";

  private final ImportingOrganization importing;
  private final ExportingOrganization exporting;
  private final ImportDrafts drafts;

  SpreadsheetController(
      ImportingOrganization importing, ExportingOrganization exporting, ImportDrafts drafts) {
    this.importing = importing;
    this.exporting = exporting;
    this.drafts = drafts;
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @GetMapping("/organization/import")
  String form(Page page, Model model) {
    return form(model, List.of(), page.today().toString(), "", "");
  }

  private static String form(
      Model model, List<InvalidInput.Fault> faults, String on, String ground, String reason) {
    model.addAttribute("faults", faults);
    model.addAttribute("on", on);
    model.addAttribute("ground", ground);
    model.addAttribute("reason", reason);
    return "organization/web/import";
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/organization/import")
  String keep(
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      String name = file.getOriginalFilename();
      UUID draft =
          importing.keep(
              name == null || name.isBlank() ? "workbook.xlsx" : name,
              file.getBytes(),
              new Basis(Typing.day("on", on, page.today()), ground, reason));
      return "redirect:/organization/import/" + draft;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(model, refused.faults(), on == null ? "" : on, ground, reason);
    }
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @GetMapping(DRAFT)
  String look(@PathVariable UUID id, Model model, HttpServletResponse response) {
    return look(id, false, List.of(), model, response);
  }

  private String look(
      UUID id,
      boolean meanwhile,
      List<InvalidInput.Fault> refusals,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("draft", drafts.find(id));
    model.addAttribute("meanwhile", meanwhile);
    try {
      var proposal = importing.examine(id);
      model.addAttribute("proposal", proposal);
      model.addAttribute("faults", refusals);
      if (!proposal.faults().isEmpty()) {
        response.setStatus(422);
      }
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("faults", refused.faults());
    }
    return "organization/web/importlook";
  }

  /** The fields {@code cell} and {@code text} go together, one by one. */
  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping(DRAFT + "/repair")
  String repair(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> values) {
    Typed typed = new Typed(values);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(typed.all("cell").size(), typed.all("text").size()); i++) {
      cells.put(typed.all("cell").get(i), typed.all("text").get(i));
    }
    importing.repair(id, cells);
    return "redirect:/organization/import/" + id;
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping(DRAFT + "/confirm")
  String carryOut(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String fingerprint,
      Model model,
      HttpServletResponse response) {
    try {
      model.addAttribute("outcome", importing.carryOut(id, fingerprint));
      return "organization/web/imported";
    } catch (StaleVersion changed) {
      response.setStatus(409);
      return look(id, true, List.of(), model, response);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return look(id, false, refused.faults(), model, response);
    }
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping(DRAFT + "/discard")
  String discard(@PathVariable UUID id) {
    importing.discard(id);
    return "redirect:/organization/import";
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @GetMapping("/organization/template.xlsx")
  void template(HttpServletResponse response) throws IOException {
    head(response, "机构职位模板.xlsx");
    exporting.template(response.getOutputStream());
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/organization/export.xlsx")
  void export(
      @RequestParam(required = false) @Nullable String on, Page page, HttpServletResponse response)
      throws IOException {
    LocalDate day = Typing.day("on", on, page.today());
    head(response, "机构职位-" + day + ".xlsx");
    exporting.export(day, response.getOutputStream());
  }

  private static void head(HttpServletResponse response, String name) {
    response.setContentType(XLSX);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name));
  }
}
