package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.zhiren.platform.roster.AddingFact;
import org.zhiren.platform.roster.CorrectingFact;
import org.zhiren.platform.roster.Fact;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.PersonSheets;
import org.zhiren.platform.roster.web.EditForm.Control;
import org.zhiren.platform.roster.web.EditForm.Field;
import org.zhiren.platform.roster.web.EditForm.Group;
import org.zhiren.platform.roster.web.EditForm.Link;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Forms that change the dated facts of a file: add, correct, end, remove. */
@Controller
@Allowed(Right.ROSTER_EDIT)
class PersonEditing {

  private final PersonSheets sheets;
  private final People people;
  private final EditFields fields;
  private final Purposes purposes;
  private final AddingFact adding;
  private final CorrectingFact correcting;

  PersonEditing(
      PersonSheets sheets,
      People people,
      EditFields fields,
      Purposes purposes,
      AddingFact adding,
      CorrectingFact correcting) {
    this.sheets = sheets;
    this.people = people;
    this.fields = fields;
    this.purposes = purposes;
    this.adding = adding;
    this.correcting = correcting;
  }

  private static FactKind kind(String code) {
    return FactKind.of(code).orElseThrow(() -> new NotFound("kind " + code));
  }

  private boolean unstated() {
    return purposes.stated().isEmpty();
  }

  private String name(UUID id) {
    return people.find(id).orElseThrow(() -> new NotFound("person " + id)).name();
  }

  // New facts

  @GetMapping("/roster/{id}/facts/{kind}/new")
  String adding(@PathVariable UUID id, @PathVariable String kind, Page page, Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(addingForm(id, kind(kind), Submitted.NOTHING, page), model);
  }

  private EditForm addingForm(UUID id, FactKind kind, Submitted typed, Page page) {
    PersonSheet sheet =
        sheets
            .open(id, page.today(), null)
            .filter(opened -> opened.shows(kind))
            .orElseThrow(() -> new NotFound("person " + id));
    Map<String, String> usual = kind == FactKind.CAREER ? Map.of("main", "true") : Map.of();
    return new EditForm(
        page.t("person.add.title", page.t("person.kind." + kind.code())),
        sheet.name(),
        "/roster/" + id + "/facts/" + kind.code() + "/new",
        "/roster/" + id + "#" + kind.code(),
        sheet.version(),
        kind == FactKind.CAREER ? page.t("person.add.career") : "",
        List.of(
            new Group("", fields.fields(page, kind.fields(), usual, typed.values())),
            typed.groundFields(page, false)),
        page.t("shell.save"),
        List.of());
  }

  @PostMapping("/roster/{id}/facts/{kind}/new")
  String add(
      @PathVariable UUID id,
      @PathVariable String kind,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    FactKind wanted = kind(kind);
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> addingForm(id, wanted, typed, page),
        () ->
            Submitted.after(
                id,
                adding.add(
                    id,
                    wanted,
                    fields.read(page, wanted.fields(), Map.of(), values),
                    typed.ground()),
                wanted.code()),
        response,
        model);
  }

  // Facts that stand

  private Fact fact(UUID id, FactKind kind, long fact) {
    return sheets
        .fact(id, kind, fact)
        .orElseThrow(() -> new NotFound(kind + " " + fact + " of " + id));
  }

  @GetMapping("/roster/{id}/facts/{kind}/{fact}")
  String correcting(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      Page page,
      Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    FactKind wanted = kind(kind);
    return Submitted.show(
        correctingForm(id, fact(id, wanted, fact), Submitted.NOTHING, page), model);
  }

  private EditForm correctingForm(UUID id, Fact fact, Submitted typed, Page page) {
    FactKind kind = fact.kind();
    String here = "/roster/" + id + "/facts/" + kind.code() + "/" + fact.id();
    List<Link> links = new ArrayList<>();
    String ends = kind.ends();
    if (ends != null && fact.value(ends) == null) {
      links.add(new Link(page.t("person.end"), here + "/end", "circle-check"));
    }
    links.add(new Link(page.t("person.remove"), here + "/remove", "trash"));
    return new EditForm(
        page.t("person.correct.title", page.t("person.kind." + kind.code())),
        name(id),
        here,
        "/roster/" + id + "#" + kind.code(),
        fact.id(),
        page.t("person.correct.lead", fact.said().source(), fact.said().author()),
        List.of(
            new Group("", fields.fields(page, kind.fields(), fact.values(), typed.values())),
            typed.groundFields(page, true)),
        page.t("person.correct"),
        links);
  }

  @PostMapping("/roster/{id}/facts/{kind}/{fact}")
  String correct(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    FactKind wanted = kind(kind);
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> correctingForm(id, fact(id, wanted, fact), typed, page),
        () ->
            Submitted.after(
                id,
                correcting.correct(
                    id,
                    wanted,
                    fact,
                    fields.read(
                        page,
                        wanted.fields(),
                        sheets.fact(id, wanted, fact).map(Fact::values).orElse(Map.of()),
                        values),
                    typed.ground()),
                wanted.code()),
        response,
        model);
  }

  @GetMapping("/roster/{id}/facts/{kind}/{fact}/end")
  String ending(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      Page page,
      Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(
        endingForm(id, fact(id, kind(kind), fact), Submitted.NOTHING, page), model);
  }

  private EditForm endingForm(UUID id, Fact fact, Submitted typed, Page page) {
    FactKind kind = fact.kind();
    String ends = kind.ends();
    if (ends == null) {
      throw new NotFound("end of " + kind);
    }
    return new EditForm(
        page.t("person.end.title", fact.label()),
        name(id),
        "/roster/" + id + "/facts/" + kind.code() + "/" + fact.id() + "/end",
        "/roster/" + id + "#" + kind.code(),
        fact.id(),
        "",
        List.of(
            new Group(
                "",
                List.of(
                    new Field(
                        ends,
                        page.t("person.end.on"),
                        Control.DATE,
                        typed.values() == null ? page.today().toString() : typed.text(ends),
                        true,
                        page.t("person.end.on.hint"),
                        List.of()))),
            typed.groundFields(page, true)),
        page.t("person.end"),
        List.of());
  }

  @PostMapping("/roster/{id}/facts/{kind}/{fact}/end")
  String end(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    FactKind wanted = kind(kind);
    Submitted typed = new Submitted(values);
    String ends = Objects.requireNonNullElse(wanted.ends(), "ends_on");
    return Submitted.submit(
        () -> endingForm(id, fact(id, wanted, fact), typed, page),
        () ->
            Submitted.after(
                id,
                correcting.end(id, wanted, fact, typed.text(ends), typed.ground()),
                wanted.code()),
        response,
        model);
  }

  @GetMapping("/roster/{id}/facts/{kind}/{fact}/remove")
  String removing(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      Page page,
      Model model) {
    if (unstated()) {
      return "redirect:/roster/" + id;
    }
    return Submitted.show(
        removingForm(id, fact(id, kind(kind), fact), Submitted.NOTHING, page), model);
  }

  private EditForm removingForm(UUID id, Fact fact, Submitted typed, Page page) {
    FactKind kind = fact.kind();
    return new EditForm(
        page.t("person.remove.title", fact.label()),
        name(id),
        "/roster/" + id + "/facts/" + kind.code() + "/" + fact.id() + "/remove",
        "/roster/" + id + "#" + kind.code(),
        fact.id(),
        page.t("person.remove.lead"),
        List.of(typed.groundFields(page, true)),
        page.t("person.remove"),
        List.of());
  }

  @PostMapping("/roster/{id}/facts/{kind}/{fact}/remove")
  String remove(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    FactKind wanted = kind(kind);
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> removingForm(id, fact(id, wanted, fact), typed, page),
        () ->
            Submitted.after(id, correcting.remove(id, wanted, fact, typed.ground()), wanted.code()),
        response,
        model);
  }
}
