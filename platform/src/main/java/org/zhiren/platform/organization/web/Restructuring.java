package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.QuotaItem;
import org.zhiren.platform.organization.ReorderingUnits;
import org.zhiren.platform.organization.SettingQuota;
import org.zhiren.platform.organization.UndoingChange;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.organization.web.Form.Control;
import org.zhiren.platform.organization.web.Form.Option;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Forms that order the units below one, set quotas, and undo a change. */
@Controller
@Allowed(Right.ORGANIZATION_EDIT)
class Restructuring {

  private static final String UNIT = "/organization/units/";
  private static final int CHANGES_ON_A_PAGE = 100;

  private final Units units;
  private final Changes changes;
  private final Submitting submitting;
  private final ReorderingUnits reordering;
  private final SettingQuota setting;
  private final UndoingChange undoing;

  Restructuring(
      Units units,
      Changes changes,
      Submitting submitting,
      ReorderingUnits reordering,
      SettingQuota setting,
      UndoingChange undoing) {
    this.units = units;
    this.changes = changes;
    this.submitting = submitting;
    this.reordering = reordering;
    this.setting = setting;
    this.undoing = undoing;
  }

  private Unit last(UUID id) {
    return units.last(id).orElseThrow(() -> new NotFound("unit " + id));
  }

  @GetMapping("/organization/units/{id}/order")
  String ordering(@PathVariable UUID id, Page page, Model model) {
    return order(id, page, List.of(), model);
  }

  private String order(UUID id, Page page, List<InvalidInput.Fault> faults, Model model) {
    Unit unit = last(id);
    model.addAttribute("unit", unit);
    model.addAttribute("below", units.children(id, page.today()));
    model.addAttribute("faults", faults);
    return "organization/web/order";
  }

  /** Each unit below has a field with its number; the numbers need not be without gaps. */
  @PostMapping("/organization/units/{id}/order")
  String order(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    try {
      Map<UUID, Integer> numbers =
          typed.ids("unit").stream()
              .collect(Collectors.toMap(unit -> unit, unit -> typed.number("place-" + unit)));
      reordering.reorder(
          id,
          typed.all("unit").stream()
              .map(Typed::id)
              .sorted(java.util.Comparator.comparing(numbers::get))
              .toList(),
          typed.basis());
      return "redirect:" + UNIT + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return order(id, page, refused.faults(), model);
    }
  }

  @GetMapping("/organization/units/{id}/quota")
  String setting(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(quotaForm(new Typed(values), id, page), model);
  }

  private Form quotaForm(Typed typed, UUID id, Page page) {
    Unit unit = last(id);
    String chosen = typed.or("item", "");
    return new Forms(page, typed)
        .choice(
            "item",
            "organization.quota.item",
            QuotaItem.all().stream()
                .map(item ->
                    new Option(item.code(), page.t(item.text()), item.code().equals(chosen)))
                .toList())
        .field("places", "organization.quota.places", Control.NUMBER, "", false)
        .basis()
        .named(
            "organization.do.quota.of",
            UNIT + id + "/quota",
            UNIT + id,
            unit.version(),
            unit.name());
  }

  @PostMapping("/organization/units/{id}/quota")
  String set(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> quotaForm(typed, id, page),
        () -> {
          QuotaItem item =
              QuotaItem.of(typed.text("item"))
                  .orElseThrow(() ->
                      new InvalidInput(
                          "item",
                          typed.text("item"),
                          Text.of("请从列表中选择项目。", "Choose an item of the list.")));
          setting.set(
              id,
              typed.version(),
              item,
              typed.optional("places") == null ? null : typed.number("places"),
              typed.basis());
          return UNIT + id;
        },
        response,
        model);
  }

  @GetMapping("/organization/changes/{id}/undo")
  String undoing(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(undoForm(new Typed(values), id, page), model);
  }

  private Form undoForm(Typed typed, long id, Page page) {
    Changes.Entry entry = changes.find(id).orElseThrow(() -> new NotFound("change " + id));
    return new Forms(page, typed)
        .consequence(
            "organization.undo.what", page.t(entry.kind().text()), entry.on(), entry.reason())
        .consequence("organization.undo.kept")
        .field("reason", "organization.change.reason", Control.AREA, "", true)
        .named(
            "organization.do.undo",
            "/organization/changes/" + id + "/undo",
            "/organization/changes",
            0);
  }

  @PostMapping("/organization/changes/{id}/undo")
  String undo(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> undoForm(typed, id, page),
        () -> {
          undoing.undo(id, typed.text("reason"));
          return "/organization/changes";
        },
        response,
        model);
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/organization/changes")
  String changes(@RequestParam(required = false) @Nullable Long before, Page page, Model model) {
    List<Changes.Entry> part = changes.latest(CHANGES_ON_A_PAGE, before);
    model.addAttribute("changes", part);
    model.addAttribute("first", before == null);
    model.addAttribute(
        "next", part.size() < CHANGES_ON_A_PAGE ? null : String.valueOf(part.getLast().id()));
    return "organization/web/changes";
  }
}
