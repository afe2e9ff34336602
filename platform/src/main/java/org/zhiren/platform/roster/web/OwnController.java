package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.demo.Portrait;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.Basics;
import org.zhiren.platform.roster.FactField;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.OwnRecords;
import org.zhiren.platform.roster.OwnSection;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.Proposals;
import org.zhiren.platform.roster.ProposingCorrection;
import org.zhiren.platform.roster.web.EditForm.Control;
import org.zhiren.platform.roster.web.EditForm.Field;
import org.zhiren.platform.roster.web.EditForm.Group;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** The own record: read it, propose a correction, see the answer. */
@Controller
@Allowed(Right.OWN_RECORD)
class OwnController {

  private static final String BASICS = "basics";

  private final OwnRecords own;
  private final Proposals proposals;
  private final ProposingCorrection proposing;
  private final EditFields fields;
  private final List<OwnSection> sections;

  OwnController(
      OwnRecords own,
      Proposals proposals,
      ProposingCorrection proposing,
      EditFields fields,
      List<OwnSection> sections) {
    this.own = own;
    this.proposals = proposals;
    this.proposing = proposing;
    this.fields = fields;
    this.sections = sections.stream().sorted(Comparator.comparingInt(OwnSection::order)).toList();
  }

  @GetMapping("/own")
  String mine(@RequestParam(defaultValue = "0") long sent, Page page, Model model) {
    PersonSheet sheet = own.mine().orElse(null);
    if (sheet == null) {
      return "roster/web/ownnone";
    }
    model.addAttribute("sheet", sheet);
    List<FactTable> tables = new ArrayList<>();
    OwnRecords.KINDS.forEach(kind -> tables.add(FactTable.of(page, kind, sheet.of(kind), null)));
    model.addAttribute("tables", tables);
    model.addAttribute("proposals", proposals.mine());
    model.addAttribute("fields", fields);
    model.addAttribute("sent", sent);
    model.addAttribute("sections", sections);
    return "roster/web/own";
  }

  @GetMapping("/own/portrait.svg")
  ResponseEntity<String> portrait() {
    long seed = own.mine().orElseThrow(() -> new NotFound("own record")).photoSeed();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .body(Portrait.svg(seed));
  }

  private static @Nullable FactKind part(String code) {
    if (code.equals(BASICS)) {
      return null;
    }
    return FactKind.of(code)
        .filter(OwnRecords.KINDS::contains)
        .orElseThrow(() -> new NotFound("own " + code));
  }

  /** Fields that a member can know; units, posts and other files are for the officer. */
  private static List<FactField> open(@Nullable FactKind part) {
    return part == null
        ? Basics.FIELDS
        : part.fields().stream()
            .filter(field ->
                switch (field.type()) {
                  case UNIT, POST, PERSON -> false;
                  default -> true;
                })
            .toList();
  }

  private static Map<String, String> stands(
      PersonSheet sheet, @Nullable FactKind part, @Nullable Long fact) {
    if (part == null) {
      return sheet.basics();
    }
    if (fact == null) {
      return Map.of();
    }
    return sheet.of(part).stream()
        .filter(one -> one.id() == fact)
        .findFirst()
        .orElseThrow(() -> new NotFound(part + " " + fact))
        .values();
  }

  @GetMapping("/own/propose/{part}")
  String proposing(
      @PathVariable String part,
      @RequestParam(required = false) @Nullable Long fact,
      Page page,
      Model model) {
    return Submitted.show(form(part, fact, Submitted.NOTHING, page), model);
  }

  private EditForm form(String code, @Nullable Long fact, Submitted typed, Page page) {
    FactKind part = part(code);
    PersonSheet sheet = own.mine().orElseThrow(() -> new NotFound("own record"));
    String name = part == null ? page.t("roster.basics") : page.t("person.kind." + part.code());
    return new EditForm(
        page.t(
            part != null && fact == null ? "person.propose.new.title" : "person.propose.title",
            name),
        sheet.name(),
        "/own/propose/" + code + (fact == null ? "" : "?fact=" + fact),
        "/own#" + code,
        sheet.version(),
        page.t("person.propose.lead"),
        List.of(
            new Group(
                "", fields.fields(page, open(part), stands(sheet, part, fact), typed.values())),
            new Group(
                page.t("person.propose.proof"),
                List.of(
                    new Field(
                        "evidence",
                        page.t("person.evidence"),
                        Control.AREA,
                        typed.text("evidence"),
                        true,
                        page.t("person.evidence.hint"),
                        List.of())))),
        page.t("person.propose.do"),
        List.of());
  }

  @PostMapping("/own/propose/{part}")
  String propose(
      @PathVariable String part,
      @RequestParam(required = false) @Nullable Long fact,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    return Submitted.submit(
        () -> form(part, fact, typed, page),
        () -> {
          FactKind kind = part(part);
          Map<String, String> stands =
              stands(own.mine().orElseThrow(() -> new NotFound("own record")), kind, fact);
          Map<String, String> all = new HashMap<>();
          if (kind != null) {
            stands.forEach((column, value) -> {
              if (open(kind).stream().noneMatch(field -> field.column().equals(column))) {
                all.put(column, value);
              }
            });
          }
          all.putAll(fields.read(page, open(kind), stands, values));
          return "/own?sent=" + proposing.propose(kind, fact, all, typed.text("evidence"));
        },
        response,
        model);
  }

  @PostMapping("/own/proposals/{id}/withdraw")
  String withdraw(@PathVariable long id) {
    proposing.withdraw(id);
    return "redirect:/own";
  }
}
