package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Consequences;
import org.zhiren.platform.organization.MergingUnits;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.organization.web.Form.Control;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.platform.shell.Typing;

/**
 * Merging in two steps: which units become one; then what happens to each post, to the people in
 * them and to the units below, where single posts can be ended; then it is done.
 */
@Controller
@Allowed(Right.ORGANIZATION_EDIT)
class MergingPages {

  private static final int SPARE_ROWS = 2;
  private static final String FOUNDED = "FOUNDED";

  private final Units units;
  private final NamedUnits named;
  private final Consequences consequences;
  private final MergingUnits merging;

  MergingPages(Units units, NamedUnits named, Consequences consequences, MergingUnits merging) {
    this.units = units;
    this.named = named;
    this.consequences = consequences;
    this.merging = merging;
  }

  private Unit last(UUID id) {
    return units.last(id).orElseThrow(() -> new NotFound("unit " + id));
  }

  /** {@code unit} is the one from whose page we come. */
  @GetMapping("/organization/merge")
  String form(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    Typed typed = new Typed(values);
    if (unit != null) {
      values.set("source", unit.toString());
      Unit first = last(unit);
      return form(typed, first.facts(), List.of(), page, model);
    }
    return form(typed, null, List.of(), page, model);
  }

  private String form(
      Typed typed,
      @Nullable UnitFacts like,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    List<String> sources = new ArrayList<>();
    typed.all("source").stream()
        .filter(s -> !s.isBlank())
        .forEach(s -> sources.add(label(s, page)));
    for (int i = 0; i < SPARE_ROWS; i++) {
      sources.add("");
    }
    boolean founds = typed.text("takeover").equals(FOUNDED);
    Forms fields = new Forms(page, typed);
    String above =
        like == null || like.parentId() == null
            ? ""
            : named.label(last(like.parentId()), page.today());
    model.addAttribute("sources", sources);
    model.addAttribute("founds", founds);
    model.addAttribute(
        "target",
        new Forms(page, typed)
            .field("target", "organization.merge.target", Control.UNIT, "", true)
            .fields()
            .getFirst()
            .holding(label(typed.text("target"), page)));
    model.addAttribute(
        "founded",
        fields
            .names(null)
            .field("parent", "organization.unit.above", Control.UNIT, above, false)
            .particulars(like == null ? null : like.withoutCode())
            .fields());
    model.addAttribute("basis", new Forms(page, typed).basis().fields());
    model.addAttribute("faults", faults);
    return "organization/web/merge";
  }

  /** An address of a unit is shown as its name. */
  private String label(String typed, Page page) {
    try {
      return units
          .last(UUID.fromString(typed))
          .map(unit -> named.label(unit, page.today()))
          .orElse(typed);
    } catch (IllegalArgumentException words) {
      return typed;
    }
  }

  @PostMapping("/organization/merge")
  String submit(
      @RequestParam MultiValueMap<String, String> values,
      @RequestParam(defaultValue = "look") String step,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    if (step.equals("more") || step.equals("edit")) {
      return form(typed, null, List.of(), page, model);
    }
    Merger merger;
    try {
      merger = read(typed);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, null, refused.faults(), page, model);
    }
    if (!step.equals("do")) {
      return look(merger, typed, false, List.of(), model, response);
    }
    try {
      return "redirect:/organization/units/" + merging.merge(merger.plan(typed), typed.basis());
    } catch (StaleVersion changed) {
      response.setStatus(409);
      return look(merger, typed, true, List.of(), model, response);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return look(merger, typed, false, refused.faults(), model, response);
    }
  }

  /**
   * A merger as typed.
   *
   * @param sources the units that end
   * @param target the unit that takes over; {@code null} if one is founded
   * @param founded facts of the unit to be founded; {@code null} if one takes over
   */
  private record Merger(List<Unit> sources, @Nullable Unit target, @Nullable UnitFacts founded) {

    /** With the versions that were shown, or those of now if nothing has been shown yet. */
    MergingUnits.Plan plan(Typed typed) {
      Map<UUID, Long> versions = new LinkedHashMap<>();
      sources.forEach(unit -> versions.put(unit.id(), shown(typed, unit)));
      return new MergingUnits.Plan(
          versions,
          target == null ? null : Map.entry(target.id(), shown(typed, target)),
          founded,
          typed.ids("ended"));
    }

    private static long shown(Typed typed, Unit unit) {
      String version = typed.text("at-" + unit.id());
      return version.matches("\\d{1,18}") ? Long.parseLong(version) : unit.version();
    }

    List<UUID> ids() {
      return sources.stream().map(Unit::id).toList();
    }
  }

  private Merger read(Typed typed) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    LocalDate on = Typing.day("on", typed.text("on"));
    Map<UUID, Unit> sources = new LinkedHashMap<>();
    for (String words : typed.all("source")) {
      if (!words.isBlank()) {
        collect(
            faults,
            () -> {
              UUID id = named.find("source", words, on);
              if (id != null) {
                sources.put(id, last(id));
              }
            });
      }
    }
    if (sources.isEmpty() && faults.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "source", "", Text.of("请至少填写一个被合并的机构。", "Enter at least one unit to merge.")));
    }
    boolean founds = typed.text("takeover").equals(FOUNDED);
    List<Unit> target = new ArrayList<>();
    List<UnitFacts> founded = new ArrayList<>();
    if (founds) {
      collect(
          faults,
          () ->
              founded.add(Forms.unitFacts(typed, named.find("parent", typed.text("parent"), on))));
    } else {
      collect(
          faults,
          () -> {
            UUID id = named.find("target", typed.text("target"), on);
            if (id == null) {
              throw new InvalidInput(
                  "target", "", Text.of("请填写承接的机构。", "Enter the unit that takes over."));
            }
            target.add(last(id));
          });
    }
    faults.addAll(typed.basis().faults());
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new Merger(
        List.copyOf(sources.values()),
        target.isEmpty() ? null : target.getFirst(),
        founded.isEmpty() ? null : founded.getFirst());
  }

  private static void collect(List<InvalidInput.Fault> faults, Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInput refused) {
      faults.addAll(refused.faults());
    }
  }

  private String look(
      Merger merger,
      Typed typed,
      boolean meanwhile,
      List<InvalidInput.Fault> faults,
      Model model,
      HttpServletResponse response) {
    UUID target = merger.target() == null ? null : merger.target().id();
    MultiValueMap<String, String> kept =
        new org.springframework.util.LinkedMultiValueMap<>(typed.values());
    List.of("step", "ended", "source", "_csrf").forEach(kept::remove);
    kept.keySet().removeIf(key -> key.startsWith("at-"));
    kept.addAll("source", merger.ids().stream().map(UUID::toString).toList());
    merger.sources().forEach(unit -> kept.set("at-" + unit.id(), String.valueOf(unit.version())));
    if (merger.target() != null) {
      kept.set("target", merger.target().id().toString());
      kept.set("at-" + merger.target().id(), String.valueOf(merger.target().version()));
    }
    // Trying needs the versions of now: who looks again sees what is so now.
    Typed now = new Typed(kept);
    kept.addAll("ended", typed.all("ended"));
    List<InvalidInput.Fault> obstacles = new ArrayList<>(faults);
    if (faults.isEmpty()) {
      obstacles.addAll(
          consequences.obstacles(() -> merging.merge(merger.plan(now), typed.basis())));
    }
    kept.remove("ended");
    if (!obstacles.isEmpty() && response.getStatus() < 400) {
      response.setStatus(422);
    }
    model.addAttribute("kept", kept);
    model.addAttribute("sources", merger.sources());
    model.addAttribute(
        "into", merger.target() == null ? typed.text("name") : merger.target().name());
    model.addAttribute("founds", merger.founded() != null);
    model.addAttribute("on", typed.basis().on());
    model.addAttribute("ended", typed.ids("ended"));
    model.addAttribute(
        "merger",
        consequences.ofMerger(merger.ids(), target, typed.ids("ended"), typed.basis().on()));
    model.addAttribute("meanwhile", meanwhile);
    model.addAttribute("faults", obstacles);
    return "organization/web/mergelook";
  }
}
