package org.zhiren.platform.roster.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.exchange.DecidingImport;
import org.zhiren.platform.roster.exchange.Imports;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/**
 * One person of a dry run: every cell, repairs in place, differences to take or leave, whom it is.
 */
@Controller
@Allowed(Right.ROSTER_IMPORT)
class ImportRowController {

  private final Imports imports;
  private final DecidingImport deciding;
  private final Units units;

  ImportRowController(Imports imports, DecidingImport deciding, Units units) {
    this.imports = imports;
    this.deciding = deciding;
    this.units = units;
  }

  @GetMapping("/exchange/imports/{id}/people/{place}")
  String show(@PathVariable UUID id, @PathVariable int place, Page page, Model model) {
    return show(id, place, page, model, List.of(), null);
  }

  private String show(
      UUID id,
      int place,
      Page page,
      Model model,
      List<InvalidInput.Fault> faults,
      @Nullable MultiValueMap<String, String> typed) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    Imports.Row row = imports.row(id, place).orElseThrow(() -> new NotFound("import row " + place));
    Dossier dossier = deciding.dossier(id, place);
    List<FormCell> cells = new ArrayList<>();
    for (Field field : Field.values()) {
      if (field != Field.VERSION) {
        String said = typed == null ? null : typed.getFirst(field.name());
        cells.add(
            new FormCell(
                field,
                said == null ? dossier.get(field) : said,
                row.detail().faults().stream()
                    .filter(fault -> fault.part().equals(field.name()))
                    .toList()));
      }
    }
    String unit = typed == null ? null : typed.getFirst("unit");
    model.addAttribute("of", of);
    model.addAttribute("row", row);
    model.addAttribute("cells", cells);
    model.addAttribute("dossier", dossier);
    model.addAttribute("faults", faults);
    model.addAttribute("unit", unit == null ? name(row.unit(), page.today()) : unit);
    model.addAttribute("open", of.state() == Imports.State.CHECKED);
    model.addAttribute(
        "next",
        imports.rows(id, row.verdict(), place, 1).stream()
            .findFirst()
            .map(Imports.Row::place)
            .orElse(0));
    return "roster/exchange/web/person";
  }

  private String name(@Nullable UUID unit, LocalDate today) {
    return unit == null ? "" : units.find(unit, today).map(Unit::name).orElse("");
  }

  @PostMapping("/exchange/imports/{id}/people/{place}")
  String decide(
      @PathVariable UUID id,
      @PathVariable int place,
      @RequestParam MultiValueMap<String, String> typed,
      Page page,
      Model model,
      HttpServletResponse response) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String said = typed.getFirst(field.name());
      if (said != null) {
        cells.put(field, said);
      }
    }
    boolean differences = typed.containsKey("differences");
    List<String> parts = typed.getOrDefault("part", List.of());
    Imports.Row before =
        imports.row(id, place).orElseThrow(() -> new NotFound("import row " + place));
    String unit = orEmpty(typed.getFirst("unit"));
    boolean sameUnit = unit.equals(name(before.unit(), page.today()));
    try {
      deciding.decide(
          id,
          place,
          cells,
          orEmpty(typed.getFirst("target")),
          sameUnit ? "" : unit,
          differences ? Set.copyOf(parts) : null,
          typed.containsKey("skip"));
      return "redirect:/exchange/imports/" + id + "/people/" + place;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, place, page, model, refused.faults(), typed);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
