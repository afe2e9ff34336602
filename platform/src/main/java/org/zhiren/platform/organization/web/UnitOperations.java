package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.ChangingUnit;
import org.zhiren.platform.organization.CorrectingHistory;
import org.zhiren.platform.organization.DissolvingUnit;
import org.zhiren.platform.organization.FoundingUnit;
import org.zhiren.platform.organization.MovingUnit;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.RenamingUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.organization.web.Form.Control;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Forms that change one unit. */
@Controller
@Allowed(Right.ORGANIZATION_EDIT)
class UnitOperations {

  private static final String UNIT = "/organization/units/";

  private final Units units;
  private final Posts posts;
  private final NamedUnits named;
  private final Submitting submitting;
  private final FoundingUnit founding;
  private final RenamingUnit renaming;
  private final ChangingUnit changing;
  private final MovingUnit moving;
  private final DissolvingUnit dissolving;
  private final CorrectingHistory correcting;

  UnitOperations(
      Units units,
      Posts posts,
      NamedUnits named,
      Submitting submitting,
      FoundingUnit founding,
      RenamingUnit renaming,
      ChangingUnit changing,
      MovingUnit moving,
      DissolvingUnit dissolving,
      CorrectingHistory correcting) {
    this.units = units;
    this.posts = posts;
    this.named = named;
    this.submitting = submitting;
    this.founding = founding;
    this.renaming = renaming;
    this.changing = changing;
    this.moving = moving;
    this.dissolving = dissolving;
    this.correcting = correcting;
  }

  private Unit last(UUID id) {
    return units.last(id).orElseThrow(() -> new NotFound("unit " + id));
  }

  @GetMapping("/organization/units/new")
  String founding(
      @RequestParam(required = false) @Nullable UUID parent,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(foundingForm(new Typed(values), parent, page), model);
  }

  private Form foundingForm(Typed typed, @Nullable UUID parent, Page page) {
    String above = parent == null ? "" : named.label(last(parent), page.today());
    return new Forms(page, typed)
        .field("parent", "organization.unit.above", Control.UNIT, above, false)
        .names(null)
        .particulars(null, nextPlace(parent, page))
        .basis()
        .named(
            "organization.do.found",
            UNIT + "new",
            parent == null ? "/organization" : UNIT + parent,
            0);
  }

  /** The place after the last one below {@code parent}. */
  private int nextPlace(@Nullable UUID parent, Page page) {
    return 1
        + units.children(parent, page.today()).stream()
            .mapToInt(node -> node.unit().facts().precedence())
            .max()
            .orElse(0);
  }

  @PostMapping("/organization/units/new")
  String found(
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> foundingForm(typed, null, page),
        () -> {
          UUID above =
              named.find("parent", typed.text("parent"), Typing.day("on", typed.text("on")));
          return UNIT + founding.found(Forms.unitFacts(typed, above), typed.basis());
        },
        response,
        model);
  }

  @GetMapping("/organization/units/{id}/rename")
  String renaming(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(renamingForm(new Typed(values), id, page), model);
  }

  private Form renamingForm(Typed typed, UUID id, Page page) {
    Unit unit = last(id);
    return new Forms(page, typed)
        .names(unit.facts())
        .basis()
        .named(
            "organization.do.rename.of",
            UNIT + id + "/rename",
            UNIT + id,
            unit.version(),
            unit.name());
  }

  @PostMapping("/organization/units/{id}/rename")
  String rename(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> renamingForm(typed, id, page),
        () -> {
          String shortName = typed.text("shortName");
          renaming.rename(
              id,
              typed.version(),
              typed.text("name"),
              shortName.isEmpty() ? typed.text("name") : shortName,
              typed.basis());
          return UNIT + id;
        },
        response,
        model);
  }

  @GetMapping("/organization/units/{id}/change")
  String changing(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(changingForm(new Typed(values), id, page), model);
  }

  private Form changingForm(Typed typed, UUID id, Page page) {
    Unit unit = last(id);
    return new Forms(page, typed)
        .particulars(unit.facts())
        .basis()
        .named(
            "organization.do.change.of",
            UNIT + id + "/change",
            UNIT + id,
            unit.version(),
            unit.name());
  }

  @PostMapping("/organization/units/{id}/change")
  String change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> changingForm(typed, id, page),
        () -> {
          Unit unit = last(id);
          changing.change(
              id,
              typed.version(),
              Forms.unitFacts(typed, unit.parentId()).named(unit.name(), unit.shortName()),
              typed.basis());
          return UNIT + id;
        },
        response,
        model);
  }

  /** {@code under} is the unit onto which this one was dragged in the tree, if it was. */
  @GetMapping("/organization/units/{id}/move")
  String moving(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID under,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(movingForm(new Typed(values), id, under, page), model);
  }

  private Form movingForm(Typed typed, UUID id, @Nullable UUID under, Page page) {
    Unit unit = last(id);
    String above = under == null ? "" : named.label(last(under), page.today());
    return new Forms(page, typed)
        .consequence("organization.move.below", units.subtree(id, page.today()).size() - 1)
        .field("parent", "organization.unit.above.new", Control.UNIT, above, false)
        .basis()
        .named(
            "organization.do.move.of", UNIT + id + "/move", UNIT + id, unit.version(), unit.name());
  }

  @PostMapping("/organization/units/{id}/move")
  String move(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> movingForm(typed, id, null, page),
        () -> {
          LocalDate on = Typing.day("on", typed.text("on"));
          moving.move(
              id, typed.version(), named.find("parent", typed.text("parent"), on), typed.basis());
          return UNIT + id;
        },
        response,
        model);
  }

  @GetMapping("/organization/units/{id}/dissolve")
  String dissolving(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(dissolvingForm(new Typed(values), id, page), model);
  }

  private Form dissolvingForm(Typed typed, UUID id, Page page) {
    Unit unit = last(id);
    int held = posts.of(id, page.today()).size();
    int below = units.children(id, page.today()).size();
    Forms forms = new Forms(page, typed).consequence("organization.dissolve.posts", held);
    if (below > 0) {
      forms.consequence("organization.dissolve.below", below);
    }
    return forms
        .consequence("organization.dissolve.undo")
        .basis()
        .named(
            "organization.do.dissolve.of",
            UNIT + id + "/dissolve",
            UNIT + id,
            unit.version(),
            unit.name());
  }

  @PostMapping("/organization/units/{id}/dissolve")
  String dissolve(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> dissolvingForm(typed, id, page),
        () -> {
          UUID above = last(id).parentId();
          dissolving.dissolve(id, typed.version(), typed.basis());
          // Founded and dissolved on one day, it has no period left that could be shown.
          return units.last(id).isPresent()
              ? UNIT + id
              : above == null ? "/organization" : UNIT + above;
        },
        response,
        model);
  }

  @GetMapping("/organization/units/{id}/correct")
  String correcting(
      @PathVariable UUID id,
      @RequestParam String from,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(correctingForm(new Typed(values), id, from, page), model);
  }

  private Form correctingForm(Typed typed, UUID id, String from, Page page) {
    Unit period = period(id, from);
    UUID parent = period.parentId();
    String above =
        parent == null
            ? ""
            : units
                .find(parent, period.from())
                .map(up -> named.label(up, period.from()))
                .orElse(parent.toString());
    return new Forms(page, typed)
        .consequence("organization.correct.note", period.from(), Forms.until(page, period.until()))
        .field("parent", "organization.unit.above", Control.UNIT, above, false)
        .names(period.facts())
        .particulars(period.facts())
        .groundAndReason()
        .named(
            "organization.do.correct.of",
            UNIT + id + "/correct?from=" + period.from(),
            UNIT + id,
            last(id).version(),
            period.name());
  }

  private Unit period(UUID id, String from) {
    LocalDate day = Typing.day("from", from);
    List<Unit> periods = units.periods(id).filter(unit -> unit.from().equals(day)).toList();
    if (periods.isEmpty()) {
      throw new NotFound("unit %s from %s".formatted(id, from));
    }
    return periods.getFirst();
  }

  @PostMapping("/organization/units/{id}/correct")
  String correct(
      @PathVariable UUID id,
      @RequestParam String from,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> correctingForm(typed, id, from, page),
        () -> {
          LocalDate day = period(id, from).from();
          UUID above = named.find("parent", typed.text("parent"), day);
          correcting.unit(
              id,
              typed.version(),
              day,
              Forms.unitFacts(typed, above),
              typed.text("ground"),
              typed.text("reason"));
          return UNIT + id;
        },
        response,
        model);
  }
}
