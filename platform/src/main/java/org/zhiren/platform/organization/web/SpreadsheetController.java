package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.ExportingOrganization;
import org.zhiren.platform.organization.ImportingOrganization;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Units and posts as spreadsheets: template, import with a report for each cell, export. */
@Controller
class SpreadsheetController {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String VIEW = "organization/web/import";

  private final ImportingOrganization importing;
  private final ExportingOrganization exporting;

  SpreadsheetController(ImportingOrganization importing, ExportingOrganization exporting) {
    this.importing = importing;
    this.exporting = exporting;
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @GetMapping("/organization/import")
  String form(Page page, Model model) {
    return show(model, List.of(), null, "", "");
  }

  private static String show(
      Model model,
      List<InvalidInput.Fault> faults,
      ImportingOrganization.@Nullable Outcome outcome,
      String ground,
      String reason) {
    model.addAttribute("faults", faults);
    model.addAttribute("outcome", outcome);
    model.addAttribute("ground", ground);
    model.addAttribute("reason", reason);
    return VIEW;
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/organization/import")
  String load(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      ImportingOrganization.Outcome outcome =
          importing.load(file.getInputStream(), new Basis(page.today(), ground, reason));
      if (!outcome.faults().isEmpty()) {
        response.setStatus(422);
      }
      return show(model, List.of(), outcome, ground, reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(model, refused.faults(), null, ground, reason);
    }
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
    LocalDate day = Days.asOf(on, page.today());
    head(response, "机构职位-" + day + ".xlsx");
    exporting.export(day, response.getOutputStream());
  }

  private static void head(HttpServletResponse response, String name) {
    response.setContentType(XLSX);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name, java.nio.charset.StandardCharsets.UTF_8)
            .build()
            .toString());
  }
}
