package org.zhiren.platform.roster.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.zhiren.platform.roster.exchange.DecidingImport;
import org.zhiren.platform.roster.exchange.FileFinding;
import org.zhiren.platform.roster.exchange.ImportTemplate;
import org.zhiren.platform.roster.exchange.Imports;
import org.zhiren.platform.roster.exchange.Progress;
import org.zhiren.platform.roster.exchange.RunningImports;
import org.zhiren.platform.roster.exchange.UndoingImport;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Bringing in people: choose files, look at the dry run, write, take back. */
@Controller
@Allowed(Right.ROSTER_IMPORT)
class ImportController {

  private static final int LATEST = 20;
  private static final int ROWS = 50;
  private static final int MOST_UNITS = 100;

  private final Imports imports;
  private final RunningImports running;
  private final DecidingImport deciding;
  private final UndoingImport undoing;
  private final Progress progress;
  private final ImportTemplate template;

  ImportController(
      Imports imports,
      RunningImports running,
      DecidingImport deciding,
      UndoingImport undoing,
      Progress progress,
      ImportTemplate template) {
    this.imports = imports;
    this.running = running;
    this.deciding = deciding;
    this.undoing = undoing;
    this.progress = progress;
    this.template = template;
  }

  @GetMapping("/exchange")
  String home(Model model) {
    return home(model, List.of(), "");
  }

  private String home(Model model, List<InvalidInput.Fault> faults, String reason) {
    model.addAttribute("faults", faults);
    model.addAttribute("reason", reason);
    model.addAttribute("latest", imports.latest(LATEST));
    return "roster/exchange/web/home";
  }

  @PostMapping("/exchange")
  String start(
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      return "redirect:/exchange/imports/" + running.start(Uploads.of(files), reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return home(model, refused.faults(), reason);
    }
  }

  @GetMapping("/exchange/template.xlsx")
  void template(HttpServletResponse response) throws IOException {
    response.setContentType(ImportTemplate.XLSX);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", Downloads.named("人员导入模板.xlsx"));
    template.write(response.getOutputStream());
  }

  @GetMapping("/exchange/imports/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam(required = false) Imports.@Nullable Verdict show,
      @RequestParam(defaultValue = "0") int after,
      Model model) {
    return show(id, show, after, model, List.of(), Map.of());
  }

  private String show(
      UUID id,
      Imports.@Nullable Verdict verdict,
      int after,
      Model model,
      List<InvalidInput.Fault> faults,
      Map<String, String> typed) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    model.addAttribute("of", of);
    model.addAttribute("faults", faults);
    if (of.state() == Imports.State.CHECKING || of.state() == Imports.State.WRITING) {
      model.addAttribute("stand", stand(id));
      return "roster/exchange/web/working";
    }
    Map<Imports.Verdict, Integer> counts = imports.counts(id);
    Imports.Verdict shown = verdict == null ? first(counts) : verdict;
    List<Imports.Row> rows = imports.rows(id, shown, after, ROWS + 1);
    boolean more = rows.size() > ROWS;
    List<Imports.Row> part = more ? rows.subList(0, ROWS) : rows;
    model.addAttribute("counts", counts);
    model.addAttribute("decisions", imports.decisions(id));
    model.addAttribute("shown", shown);
    model.addAttribute("rows", part);
    model.addAttribute("next", more ? part.getLast().place() : 0);
    model.addAttribute("after", after);
    model.addAttribute("files", files(id));
    model.addAttribute(
        "unsettled",
        of.state() == Imports.State.CHECKED ? deciding.unsettled(id, MOST_UNITS) : List.of());
    model.addAttribute("typed", typed);
    return "roster/exchange/web/import";
  }

  private Progress.Stand stand(UUID id) {
    return progress.of(id).orElse(new Progress.Stand("read", 0, 0));
  }

  private List<ShownFile> files(UUID id) {
    return imports.files(id).stream()
        .map(file -> new ShownFile(file, FileFinding.read(file.findings())))
        .toList();
  }

  /** What needs a decision first. */
  private static Imports.Verdict first(Map<Imports.Verdict, Integer> counts) {
    for (Imports.Verdict verdict :
        List.of(
            Imports.Verdict.FAULTY,
            Imports.Verdict.CONFLICT,
            Imports.Verdict.ELSEWHERE,
            Imports.Verdict.CHANGED)) {
      if (counts.getOrDefault(verdict, 0) > 0) {
        return verdict;
      }
    }
    return counts.getOrDefault(Imports.Verdict.NEW, 0) > 0
            || !counts.containsKey(Imports.Verdict.SAME)
        ? Imports.Verdict.NEW
        : Imports.Verdict.SAME;
  }

  /** The bar of long work, asked for again and again; when it is done, the page itself. */
  @GetMapping("/exchange/imports/{id}/progress")
  String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    if (of.state() != Imports.State.CHECKING && of.state() != Imports.State.WRITING) {
      response.setHeader("HX-Redirect", "/exchange/imports/" + id);
    }
    model.addAttribute("of", of);
    model.addAttribute("stand", stand(id));
    return "roster/exchange/web/bar";
  }

  @GetMapping("/exchange/imports/{id}/files/{place}")
  ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int place) {
    Imports.SourceFile file =
        imports.files(id).stream()
            .filter(f -> f.place() == place)
            .findFirst()
            .orElseThrow(() -> new NotFound("import file " + place));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", Downloads.named(file.name()))
        .body(imports.content(id, place).orElseThrow());
  }

  @PostMapping("/exchange/imports/{id}/units")
  String settle(
      @PathVariable UUID id,
      @RequestParam Map<String, String> parameters,
      Model model,
      HttpServletResponse response) {
    Map<String, String> meant = new LinkedHashMap<>();
    Map<String, String> typed = new LinkedHashMap<>();
    for (int i = 0; parameters.containsKey("hint-" + i); i++) {
      String unit = parameters.getOrDefault("unit-" + i, "");
      meant.put(parameters.getOrDefault("hint-" + i, ""), unit);
      typed.put("unit-" + i, unit);
    }
    try {
      deciding.settle(id, meant);
      return "redirect:/exchange/imports/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, null, 0, model, refused.faults(), typed);
    }
  }

  @PostMapping("/exchange/imports/{id}/leave-out")
  String leaveOut(@PathVariable UUID id) {
    deciding.leaveOut(id);
    return "redirect:/exchange/imports/" + id;
  }

  @PostMapping("/exchange/imports/{id}/write")
  String write(@PathVariable UUID id, Model model, HttpServletResponse response) {
    try {
      running.write(id);
      return "redirect:/exchange/imports/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, null, 0, model, refused.faults(), Map.of());
    }
  }

  @PostMapping("/exchange/imports/{id}/undo")
  String undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      undoing.undo(id, reason);
      return "redirect:/exchange/imports/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, null, 0, model, new ArrayList<>(refused.faults()), Map.of("reason", reason));
    }
  }

  @PostMapping("/exchange/imports/{id}/discard")
  String discard(@PathVariable UUID id) {
    running.discard(id);
    return "redirect:/exchange";
  }
}
