package org.zhiren.platform.roster.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.demo.Portrait;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonAction;
import org.zhiren.platform.roster.PersonFiles;
import org.zhiren.platform.roster.PersonHistory;
import org.zhiren.platform.roster.PersonNotices;
import org.zhiren.platform.roster.PersonSection;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.PersonSheets;
import org.zhiren.platform.roster.PostWarnings;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The page of one person: a purpose first, then the file, its history, its print. */
@Controller
@Allowed(Right.ROSTER_READ)
class PersonController {

  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private final People people;
  private final PersonFiles files;
  private final PersonSheets sheets;
  private final PersonHistory history;
  private final PostWarnings warnings;
  private final EditFields fields;
  private final List<PersonAction> actions;
  private final List<PersonNotices> notices;
  private final List<PersonSection> sections;
  private final Purposes purposes;
  private final Acting acting;

  PersonController(
      People people,
      PersonFiles files,
      PersonSheets sheets,
      PersonHistory history,
      PostWarnings warnings,
      EditFields fields,
      List<PersonAction> actions,
      List<PersonNotices> notices,
      List<PersonSection> sections,
      Purposes purposes,
      Acting acting) {
    this.people = people;
    this.files = files;
    this.sheets = sheets;
    this.history = history;
    this.warnings = warnings;
    this.fields = fields;
    this.actions = actions.stream().sorted(Comparator.comparingInt(PersonAction::order)).toList();
    this.notices = notices;
    this.sections =
        sections.stream().sorted(Comparator.comparingInt(PersonSection::order)).toList();
    this.purposes = purposes;
    this.acting = acting;
  }

  @GetMapping({"/roster/{id}", "/roster/people/{id}"})
  String person(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String known,
      @RequestParam(required = false) @Nullable Long saved,
      Page page,
      Model model) {
    model.addAttribute("person", people.find(id).orElseThrow(() -> new NotFound("person " + id)));
    if (purposes.stated().isEmpty()) {
      return "redirect:/purpose?to=/roster/" + id;
    }
    PersonSheet sheet = show(id, on, known, page, model);
    boolean now = sheet.knownOn() == null && sheet.on().equals(page.today());
    model.addAttribute(
        "warnings", now ? warnings.of(sheet.of(FactKind.CAREER), page.today()) : List.<Text>of());
    model.addAttribute(
        "notices",
        now
            ? notices.stream().flatMap(source -> source.of(id).stream()).toList()
            : List.<PersonNotices.Notice>of());
    model.addAttribute(
        "actions", actions.stream().filter(action -> page.may(action.right().name())).toList());
    model.addAttribute(
        "sections",
        now
            ? sections.stream().filter(section -> page.may(section.right().name())).toList()
            : List.<PersonSection>of());
    model.addAttribute("stated", purposes.stated().orElseThrow());
    model.addAttribute("editable", now && page.may(Right.ROSTER_EDIT.name()));
    model.addAttribute("saved", saved == null ? 0L : saved);
    return "roster/web/person";
  }

  @GetMapping("/roster/{id}/print")
  String print(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String known,
      Page page,
      Model model) {
    if (purposes.stated().isEmpty()) {
      return "redirect:/roster/" + id;
    }
    show(id, on, known, page, model);
    model.addAttribute("by", acting.required().name());
    return "roster/web/personprint";
  }

  private PersonSheet show(UUID id, String on, String known, Page page, Model model) {
    PersonSheet sheet =
        sheets
            .open(
                id,
                Typing.day("on", on, page.today()),
                known.isBlank() ? null : Typing.day("known", known, page.today()))
            .orElseThrow(() -> new NotFound("person " + id));
    model.addAttribute("sheet", sheet);
    model.addAttribute("tables", FactTable.of(page, sheet));
    LocalDate left = sheet.leftOn();
    LocalDate until = left != null && left.isBefore(sheet.on()) ? left : sheet.on();
    model.addAttribute(
        "wide", CareerChart.of(sheet.of(FactKind.CAREER), until, CareerChart.WIDE, page.chinese()));
    model.addAttribute(
        "narrow",
        CareerChart.of(sheet.of(FactKind.CAREER), until, CareerChart.NARROW, page.chinese()));
    return sheet;
  }

  @GetMapping("/roster/{id}/history")
  String history(@PathVariable UUID id, Page page, Model model) {
    if (purposes.stated().isEmpty()) {
      return "redirect:/roster/" + id;
    }
    model.addAttribute("person", people.find(id).orElseThrow(() -> new NotFound("person " + id)));
    model.addAttribute("entries", history.of(id).orElseThrow(() -> new NotFound("person " + id)));
    model.addAttribute("fields", fields);
    return "roster/web/personhistory";
  }

  @GetMapping("/roster/{id}/portrait.svg")
  ResponseEntity<String> portrait(@PathVariable UUID id) {
    long seed = files.photoSeed(id).orElseThrow(() -> new NotFound("person " + id));
    return ResponseEntity.ok().contentType(SVG).body(Portrait.svg(seed));
  }
}
