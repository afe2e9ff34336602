package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.AddingPerson;
import org.zhiren.platform.roster.Basics;
import org.zhiren.platform.roster.CorrectingBasics;
import org.zhiren.platform.roster.FactField;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.LeavingService;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.PersonSheets;
import org.zhiren.platform.roster.UndoingStatement;
import org.zhiren.platform.roster.web.EditForm.Control;
import org.zhiren.platform.roster.web.EditForm.Field;
import org.zhiren.platform.roster.web.EditForm.Group;
import org.zhiren.platform.roster.web.EditForm.Link;
import org.zhiren.platform.roster.web.EditForm.Option;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Forms about a whole person: somebody new, the basics, leaving service, taking a change back. */
@Controller
@Allowed(Right.ROSTER_EDIT)
class PersonOperations {

  private static final List<FactField> FIRST_POST =
      FactKind.CAREER.fields().stream()
          .filter(field ->
              List.of(
                      "at_unit_id",
                      "post_id",
                      "wording",
                      "begins_on",
                      "level_code",
                      "change_kind",
                      "document_number")
                  .contains(field.column()))
          .map(field ->
              field.column().equals("at_unit_id")
                  ? new FactField(
                      field.label(),
                      field.column(),
                      field.type(),
                      true,
                      field.choices(),
                      field.nameColumn())
                  : field)
          .toList();

  private final PersonSheets sheets;
  private final People people;
  private final EditFields fields;
  private final Purposes purposes;
  private final AddingPerson adding;
  private final CorrectingBasics basics;
  private final LeavingService leaving;
  private final UndoingStatement undoing;

  PersonOperations(
      PersonSheets sheets,
      People people,
      EditFields fields,
      Purposes purposes,
      AddingPerson adding,
      CorrectingBasics basics,
      LeavingService leaving,
      UndoingStatement undoing) {
    this.sheets = sheets;
    this.people = people;
    this.fields = fields;
    this.purposes = purposes;
    this.adding = adding;
    this.basics = basics;
    this.leaving = leaving;
    this.undoing = undoing;
  }

  private boolean unstated() {
    return purposes.stated().isEmpty();
  }

  private String name(UUID id) {
    return people.find(id).orElseThrow(() -> new NotFound("person " + id)).name();
  }

  // Somebody new

  @GetMapping("/roster/new")
  String adding(Page page, Model model) {
    return Submitted.show(addingForm(Submitted.NOTHING, page), model);
  }

  private EditForm addingForm(Submitted typed, Page page) {
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            page.t("roster.basics"), fields.fields(page, Basics.FIELDS, Map.of(), typed.values())));
    groups.add(
        new Group(
            page.t("person.new.post"), fields.fields(page, FIRST_POST, Map.of(), typed.values())));
    groups.add(
        new Group(
            "",
            List.of(
                new Field(
                    "same_name_known",
                    page.t("person.new.sameName"),
                    Control.CHECK,
                    typed.text("same_name_known"),
                    false,
                    "",
                    List.of()))));
    groups.add(typed.groundFields(page, false));
    return new EditForm(
        page.t("person.new.title"),
        "",
        "/roster/new",
        "/roster",
        0,
        page.t("person.new.lead"),
        groups,
        page.t("person.new.do"),
        List.of());
  }

  @PostMapping("/roster/new")
  String add(
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> addingForm(typed, page),
        () -> {
          AddingPerson.Added added =
              adding.add(
                  fields.read(page, Basics.FIELDS, Map.of(), values),
                  fields.read(page, FIRST_POST, Map.of(), values),
                  !typed.text("same_name_known").isEmpty(),
                  typed.ground());
          return "/roster/" + added.id();
        },
        response,
        model);
  }

  // The basics

  @GetMapping("/roster/{id}/basics")
  String basics(@PathVariable UUID id, Page page, Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(basicsForm(id, Submitted.NOTHING, page), model);
  }

  private EditForm basicsForm(UUID id, Submitted typed, Page page) {
    PersonSheet sheet =
        sheets.open(id, page.today(), null).orElseThrow(() -> new NotFound("person " + id));
    return new EditForm(
        page.t("person.basics.title"),
        sheet.name(),
        "/roster/" + id + "/basics",
        "/roster/" + id + "#basics",
        typed.values() == null ? sheet.version() : typed.version(),
        page.t("person.correct.lead", sheet.basicsSaid().source(), sheet.basicsSaid().author()),
        List.of(
            new Group("", fields.fields(page, Basics.FIELDS, sheet.basics(), typed.values())),
            typed.groundFields(page, true)),
        page.t("person.correct"),
        List.of(new Link(page.t("person.leave"), "/roster/" + id + "/leave", "logout")));
  }

  @PostMapping("/roster/{id}/basics")
  String correctBasics(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> basicsForm(id, typed, page),
        () ->
            Submitted.after(
                id,
                basics.correct(
                    id,
                    typed.version(),
                    fields.read(page, Basics.FIELDS, Map.of(), values),
                    typed.ground()),
                "basics"),
        response,
        model);
  }

  // Leaving service

  @GetMapping("/roster/{id}/leave")
  String leaving(@PathVariable UUID id, Page page, Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(leavingForm(id, Submitted.NOTHING, page), model);
  }

  private EditForm leavingForm(UUID id, Submitted typed, Page page) {
    PersonSheet sheet =
        sheets.open(id, page.today(), null).orElseThrow(() -> new NotFound("person " + id));
    List<Option> ways = new ArrayList<>();
    ways.add(new Option("", page.t("person.choose")));
    for (LeavingService.Way way : LeavingService.Way.values()) {
      ways.add(new Option(way.name(), page.t(way.text())));
    }
    return new EditForm(
        page.t("person.leave.title"),
        sheet.name(),
        "/roster/" + id + "/leave",
        "/roster/" + id,
        sheet.version(),
        page.t("person.leave.lead"),
        List.of(
            new Group(
                "",
                List.of(
                    new Field(
                        "way",
                        page.t("person.leave.way"),
                        Control.SELECT,
                        typed.text("way"),
                        true,
                        "",
                        ways),
                    new Field(
                        "on",
                        page.t("person.leave.on"),
                        Control.DATE,
                        typed.or("on", page.today().toString()),
                        true,
                        page.t("person.leave.on.hint"),
                        List.of()))),
            typed.groundFields(page, false)),
        page.t("person.leave.do"),
        List.of());
  }

  @PostMapping("/roster/{id}/leave")
  String leave(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    LeavingService.Way way =
        Arrays.stream(LeavingService.Way.values())
            .filter(one -> one.name().equals(typed.text("way").toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElse(null);
    return Submitted.submit(
        () -> leavingForm(id, typed, page),
        () ->
            Submitted.after(id, leaving.leave(id, way, typed.text("on"), typed.ground()), "basics"),
        response,
        model);
  }

  // Taking back

  @GetMapping("/roster/{id}/changes/{statement}/undo")
  String undoing(@PathVariable UUID id, @PathVariable long statement, Page page, Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(undoingForm(id, statement, Submitted.NOTHING, page), model);
  }

  private EditForm undoingForm(UUID id, long statement, Submitted typed, Page page) {
    return new EditForm(
        page.t("person.undo.title"),
        name(id),
        "/roster/" + id + "/changes/" + statement + "/undo",
        "/roster/" + id + "/history",
        statement,
        page.t("person.undo.lead"),
        List.of(new Group("", List.of(typed.reason(page, true)))),
        page.t("shell.undo"),
        List.of());
  }

  @PostMapping("/roster/{id}/changes/{statement}/undo")
  String undo(
      @PathVariable UUID id,
      @PathVariable long statement,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> undoingForm(id, statement, typed, page),
        () -> {
          undoing.undo(id, statement, typed.text("reason"));
          return "/roster/" + id + "/history";
        },
        response,
        model);
  }

  /** Posts of the unit typed, for the suggestions of a form. */
  @GetMapping("/roster/choices/posts")
  String posts(
      @RequestParam(name = "at_unit_id", defaultValue = "") String unit, Page page, Model model) {
    model.addAttribute("names", unit.isBlank() ? List.of() : fields.postNames(unit, page.today()));
    return "roster/web/postchoices";
  }
}
