package org.zhiren.platform.roster.exchange.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.Finding;
import org.zhiren.dossiers.Written;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.exchange.FillingForm;
import org.zhiren.platform.roster.exchange.TakingOut;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** 干部任免审批表 of one person: preview of its two pages, what did not fit, draft data, downloads. */
@Controller
@Allowed(Right.ROSTER_EXPORT)
class FormController {

  private static final int SCREEN_DPI = 110;

  private final TakingOut takingOut;
  private final FillingForm filling;
  private final Purposes purposes;
  private final People people;

  FormController(TakingOut takingOut, FillingForm filling, Purposes purposes, People people) {
    this.takingOut = takingOut;
    this.filling = filling;
    this.purposes = purposes;
    this.people = people;
  }

  @GetMapping("/roster/{id}/form")
  String form(@PathVariable UUID id, Model model) throws DossierProblem {
    if (people.find(id).isEmpty()) {
      throw new NotFound("person " + id);
    }
    if (purposes.stated().isEmpty()) {
      return "redirect:/purpose?next="
          + URLEncoder.encode("/roster/" + id + "/form", StandardCharsets.UTF_8);
    }
    return show(id, model, List.of());
  }

  private String show(UUID id, Model model, List<InvalidInput.Fault> faults) throws DossierProblem {
    Dossier dossier = takingOut.open(id).orElseThrow(() -> new NotFound("person " + id));
    Written written = Dossiers.formPdf(dossier, takingOut.options());
    List<String> pages =
        Dossiers.pictures(written.bytes(), SCREEN_DPI).stream()
            .map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
            .toList();
    model.addAttribute("id", id);
    model.addAttribute("name", dossier.name());
    model.addAttribute("pages", pages);
    model.addAttribute("findings", findings(written));
    model.addAttribute("hasPhoto", dossier.photo().isPresent());
    model.addAttribute(
        "draft",
        FillingForm.DRAFT.stream()
            .map(field -> new FormCell(field, dossier.get(field), List.of()))
            .toList());
    model.addAttribute("faults", faults);
    return "roster/exchange/web/form";
  }

  /** What a person should look at; that a cell was set one step smaller is no news. */
  private static List<Finding> findings(Written written) {
    return written.findings().stream()
        .filter(finding -> finding.severity() != Finding.Severity.NOTE)
        .toList();
  }

  /** Draft data of the form: kept as wordings, they say nothing about the person. */
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/roster/{id}/form")
  String fill(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    for (Field field : FillingForm.DRAFT) {
      String said = typed.get(field.name());
      if (said != null) {
        cells.put(field, said);
      }
    }
    filling.fill(id, cells);
    return "redirect:/roster/" + id + "/form";
  }

  @GetMapping("/roster/{id}/form.{format:pdf|docx|lrmx|lrm|pic}")
  ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable String format) {
    TakingOut.Taken taken =
        takingOut
            .form(id, TakingOut.Format.valueOf(format.toUpperCase(Locale.ROOT)))
            .orElseThrow(() -> new NotFound("person " + id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(taken.format().mediaType()))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", Downloads.named(taken.name()))
        .body(taken.written().bytes());
  }
}
