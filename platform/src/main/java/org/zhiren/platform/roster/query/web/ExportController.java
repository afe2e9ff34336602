package org.zhiren.platform.roster.query.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.roster.query.TakingPeopleOut;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Exports of results: asked for, agreed to, taken. */
@Controller("queryExports")
@Allowed(Right.ROSTER_EXPORT)
class ExportController {

  private final BuilderPage builder;
  private final TakingPeopleOut taking;
  private final ExportQuota quota;

  ExportController(BuilderPage builder, TakingPeopleOut taking, ExportQuota quota) {
    this.builder = builder;
    this.taking = taking;
    this.quota = quota;
  }

  @PostMapping("/query/export")
  String ask(
      @RequestParam String q,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = TakingPeopleOut.XLSX) String format,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String view,
      Page page,
      Model model,
      HttpServletResponse response) {
    ResultState state = ResultState.carried(q, view, sort, columns);
    try {
      TakingPeopleOut.Request request =
          taking.ask(state.question(), state.sort(), columns, format, reason);
      return Boolean.TRUE.equals(request.approved())
          ? "redirect:/query/exports/" + request.id() + "/file"
          : "redirect:/query/exports";
    } catch (InvalidInput refused) {
      return builder.refused(state, refused.faults(), page, model, response);
    }
  }

  @GetMapping("/query/exports")
  String list(Model model) {
    model.addAttribute("mine", taking.mine());
    model.addAttribute("waiting", taking.waiting());
    model.addAttribute("limit", quota.limit());
    model.addAttribute("left", quota.left());
    return "roster/query/web/exports";
  }

  @PostMapping("/query/exports/{id}/decide")
  String decide(@PathVariable UUID id, @RequestParam boolean agree) {
    taking.decide(id, agree);
    return "redirect:/query/exports";
  }

  @GetMapping("/query/exports/{id}/file")
  void file(@PathVariable UUID id, Page page, HttpServletResponse response) throws IOException {
    TakingPeopleOut.Parcel parcel = taking.take(id, page.language());
    response.setContentType(parcel.mediaType());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(parcel.fileName()));
    parcel.body().writeTo(response.getOutputStream());
  }
}
