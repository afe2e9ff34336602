package org.zhiren.platform.responsibility.web;

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
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.PrintedSheets;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.Page;

/** The part of each unit: who has signed, the paper, and the scores once they are open. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
class PartController {

  static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Plans plans;
  private final SigningParts signing;
  private final PrintedSheets sheets;
  private final Naming naming;

  PartController(Plans plans, SigningParts signing, PrintedSheets sheets, Naming naming) {
    this.plans = plans;
    this.signing = signing;
    this.sheets = sheets;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/parts")
  String parts(@PathVariable UUID id, Page page, Model model) {
    Plan plan = plans.required(id);
    List<SigningParts.Part> parts = signing.of(id);
    model.addAttribute("plan", plan);
    model.addAttribute("parts", parts);
    model.addAttribute("assigner", signing.assigns(plan));
    model.addAttribute(
        "units",
        naming.units(parts.stream().map(SigningParts.Part::unitId).toList(), page.today()));
    return "responsibility/web/parts";
  }

  @PostMapping("/targets/{id}/parts/{unit}/sign")
  String sign(
      @PathVariable UUID id, @PathVariable UUID unit, @RequestParam SigningParts.Side side) {
    signing.sign(id, unit, side);
    return "redirect:/targets/" + id + "/parts";
  }

  @GetMapping("/targets/{id}/parts/{unit}/agreement.pdf")
  ResponseEntity<byte[]> agreement(@PathVariable UUID id, @PathVariable UUID unit, Page page) {
    return pdf(sheets.agreement(id, unit), "目标责任书-" + naming.unit(unit, page.today()) + ".pdf");
  }

  static ResponseEntity<byte[]> pdf(byte[] content, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name))
        .body(content);
  }
}
