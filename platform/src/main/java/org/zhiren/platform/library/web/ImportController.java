package org.zhiren.platform.library.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.Batch;
import org.zhiren.platform.library.Batches;
import org.zhiren.platform.library.Importing;
import org.zhiren.platform.library.Reach;
import org.zhiren.platform.library.Secrecy;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Bringing documents in: choose or drop files, watch, look at each result, take back. */
@Controller
@Allowed(Right.LIBRARY_EDIT)
public class ImportController {

  private static final int LATEST = 20;
  private static final int PART = 100;

  private final Importing importing;
  private final Batches batches;
  private final MeantUnit meant;
  private final Units units;

  ImportController(Importing importing, Batches batches, MeantUnit meant, Units units) {
    this.importing = importing;
    this.batches = batches;
    this.meant = meant;
    this.units = units;
  }

  /** What was typed into the form. */
  public record Typed(String unit, String reach, String secrecy, String source) {}

  @GetMapping("/library/import")
  String form(Model model) {
    importing.expect();
    return form(new Typed("", Reach.EVERYBODY.name(), Secrecy.OPEN.name(), ""), List.of(), model);
  }

  private String form(Typed typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("latest", batches.latest(LATEST));
    return "library/web/import";
  }

  @PostMapping("/library/import")
  String start(
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "EVERYBODY") String reach,
      @RequestParam(defaultValue = "OPEN") String secrecy,
      @RequestParam(defaultValue = "") String source,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      Batch.Where where =
          new Batch.Where(
              unit.isBlank() ? null : meant.find("unit", unit, page.today()),
              one(Reach.values(), reach),
              one(Secrecy.values(), secrecy),
              source.strip());
      return "redirect:/library/batches/" + importing.start(brought(files), where, Batch.Way.PAGE);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(new Typed(unit, reach, secrecy, source), refused.faults(), model);
    }
  }

  static <E extends Enum<E>> E one(E[] values, String name) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return values[0];
  }

  /** Names lose control characters; a dropped folder keeps its inner path. */
  static List<Importing.Brought> brought(@Nullable List<MultipartFile> files) throws IOException {
    List<Importing.Brought> brought = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String said = file.getOriginalFilename();
      String name =
          said == null ? "" : said.replace('\\', '/').replaceAll("\\p{Cntrl}", "").strip();
      if (name.isEmpty() && file.isEmpty()) {
        continue;
      }
      name = name.replaceAll("(^|/)\\.\\.?(/|$)", "/").replaceAll("^/+", "");
      brought.add(
          new Importing.Brought(
              name.isEmpty() ? "-" : name.substring(Math.max(0, name.length() - 200)),
              file.getBytes()));
    }
    return brought;
  }

  @GetMapping("/library/batches/{id}")
  String batch(
      @PathVariable UUID id,
      @RequestParam(required = false) Batch.@Nullable Outcome show,
      @RequestParam(defaultValue = "0") int after,
      Page page,
      Model model) {
    return batch(id, show, after, List.of(), page, model);
  }

  private String batch(
      UUID id,
      Batch.@Nullable Outcome show,
      int after,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    Batch batch = batches.required(id);
    List<Batch.File> files = batches.files(id, show, after, PART + 1);
    boolean more = files.size() > PART;
    UUID unit = batch.where().unitId();
    model.addAttribute("batch", batch);
    model.addAttribute("files", more ? files.subList(0, PART) : files);
    model.addAttribute("next", more ? files.get(PART - 1).no() : 0);
    model.addAttribute("show", show);
    model.addAttribute("faults", faults);
    model.addAttribute(
        "unit",
        unit == null ? "" : units.find(unit, page.today()).map(Unit::shortName).orElse("—"));
    return "library/web/batch";
  }

  /** The bar, asked for again and again; when all is done, the page itself. */
  @GetMapping("/library/batches/{id}/progress")
  String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
    Batch batch = batches.required(id);
    if (batch.state() != Batch.State.RUNNING) {
      response.setHeader("HX-Redirect", "/library/batches/" + id);
    }
    model.addAttribute("batch", batch);
    return "library/web/bar";
  }

  @PostMapping("/library/batches/{id}/again")
  String again(@PathVariable UUID id) {
    importing.again(id);
    return "redirect:/library/batches/" + id;
  }

  @PostMapping("/library/batches/{id}/undo")
  String undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      importing.undo(id, reason);
      return "redirect:/library/batches/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return batch(id, null, 0, refused.faults(), page, model);
    }
  }
}
