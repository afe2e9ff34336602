package org.zhiren.platform.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.Evidence;
import org.zhiren.platform.insight.Occasion;
import org.zhiren.platform.insight.Secrecy;
import org.zhiren.platform.insight.Typed;
import org.zhiren.platform.insight.WritingEvidence;
import org.zhiren.platform.insight.WritingEvidence.Noted;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Writing entries, on the phone during a visit or at the desk; correcting and withdrawing them. */
@Controller
@Allowed(Right.INSIGHT_WRITE)
class WritingController {

  private static final int FOUND = 12;
  private static final int FOUND_UNITS = 4;
  private static final int TODAY = 60;

  private final WritingEvidence writing;
  private final Evidence evidence;
  private final People people;
  private final Units units;
  private final Purposing purposing;
  private final Acting acting;

  WritingController(
      WritingEvidence writing,
      Evidence evidence,
      People people,
      Units units,
      Purposing purposing,
      Acting acting) {
    this.writing = writing;
    this.evidence = evidence;
    this.people = people;
    this.units = units;
    this.purposing = purposing;
    this.acting = acting;
  }

  @GetMapping("/insight/new")
  String fresh(
      @RequestParam(required = false) @Nullable List<UUID> person,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "FACE") Channel channel,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int saved,
      Page page,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Set<UUID> chosen = new LinkedHashSet<>(person == null ? List.of() : person);
    List<NewEntries.Card> cards = new ArrayList<>();
    for (UUID id : chosen) {
      people.find(id).ifPresent(one -> cards.add(new NewEntries.Card(one, blank(page, channel))));
    }
    found(q, unit, page, model);
    return show(
        new NewEntries(UUID.randomUUID(), blank(page, channel), cards),
        List.of(),
        saved,
        page,
        model);
  }

  private Typed blank(Page page, Channel channel) {
    return new Typed(
        channel.name(),
        Occasion.ROUTINE.name(),
        page.today().toString(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        Secrecy.INTERNAL.name(),
        purposing.words(page),
        false,
        false);
  }

  private String show(
      NewEntries form, List<InvalidInput.Fault> faults, int saved, Page page, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    model.addAttribute("saved", saved);
    model.addAttribute("today", evidence.mine(page.today(), TODAY));
    return "insight/web/new";
  }

  /** People by name or initials, and units whose people are taken together on a visit. */
  @GetMapping("/insight/new/found")
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      Page page,
      Model model) {
    found(q, unit, page, model);
    model.addAttribute("fragment", true);
    return "insight/web/found";
  }

  private void found(String q, @Nullable UUID unit, Page page, Model model) {
    List<Person> some = List.of();
    List<Unit> places = List.of();
    if (unit != null) {
      some =
          people
              .list(
                  new People.Search("", unit, null, false, false),
                  null,
                  WritingEvidence.MOST_PEOPLE)
              .people();
    } else if (!q.isBlank()) {
      some = people.list(People.Search.of(q), null, FOUND).people();
      places = units.search(new Units.Search(q, null, null, null), page.today(), FOUND_UNITS);
    }
    model.addAttribute("q", q.strip());
    model.addAttribute("people", some);
    model.addAttribute("places", places);
    model.addAttribute(
        "place",
        unit == null ? null : units.find(unit, page.today()).map(Unit::shortName).orElse(null));
  }

  /** The part of the form about one more person. */
  @GetMapping("/insight/new/card")
  String card(@RequestParam(required = false) @Nullable UUID person, Page page, Model model) {
    if (person == null) {
      throw new NotFound("no person");
    }
    Person one = people.find(person).orElseThrow(() -> new NotFound("person " + person));
    model.addAttribute("card", new NewEntries.Card(one, blank(page, Channel.FACE)));
    model.addAttribute("faults", List.of());
    return "insight/web/card";
  }

  @PostMapping("/insight/new")
  String write(
      @RequestParam MultiValueMap<String, String> values,
      HttpServletRequest request,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (!purposing.stated()) {
      return Purposing.ask("/insight/new");
    }
    MultipartHttpServletRequest brought =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    List<Noted> notes = new ArrayList<>();
    for (UUID id : ids(values)) {
      notes.add(
          new Noted(
              id,
              TypedForm.of(values, id + "."),
              TypedForm.files(brought == null ? null : brought.getFiles(id + ".files"))));
    }
    UUID visit = id(values.getFirst("visit")).orElseGet(UUID::randomUUID);
    try {
      return "redirect:/insight/new?saved=" + writing.visit(visit, notes).size();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      List<NewEntries.Card> cards = new ArrayList<>();
      for (Noted noted : notes) {
        people
            .find(noted.person())
            .ifPresent(one -> cards.add(new NewEntries.Card(one, noted.typed())));
      }
      found("", null, page, model);
      return show(
          new NewEntries(visit, TypedForm.of(values, ""), cards),
          named(refused.faults(), cards),
          0,
          page,
          model);
    }
  }

  /** With several people a fault says whose it is. */
  private static List<InvalidInput.Fault> named(
      List<InvalidInput.Fault> faults, List<NewEntries.Card> cards) {
    return cards.size() < 2 ? faults : faults.stream().map(fault -> named(fault, cards)).toList();
  }

  private static InvalidInput.Fault named(InvalidInput.Fault fault, List<NewEntries.Card> cards) {
    return cards.stream()
        .filter(card -> fault.field().startsWith(card.person().id() + "."))
        .findFirst()
        .map(card ->
            new InvalidInput.Fault(
                fault.field(),
                fault.value(),
                Text.of("{0}：{1}", "{0}: {1}").fill(card.person().name(), fault.message())))
        .orElse(fault);
  }

  private static Set<UUID> ids(MultiValueMap<String, String> values) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (String given : values.getOrDefault("person", List.of())) {
      id(given).ifPresent(ids::add);
    }
    return ids;
  }

  private static Optional<UUID> id(@Nullable String given) {
    try {
      return given == null ? Optional.empty() : Optional.of(UUID.fromString(given));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  @GetMapping("/insight/entries/{id}/replace")
  String replacing(@PathVariable UUID id, Page page, Model model) {
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Entry entry = evidence.open(id).orElseThrow(() -> new NotFound("entry " + id));
    return showReplace(entry, Typed.of(entry.says()), "", List.of(), model);
  }

  private static String showReplace(
      Entry entry, Typed typed, String reason, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("entry", entry);
    model.addAttribute("typed", typed);
    model.addAttribute("reason", reason);
    model.addAttribute("faults", faults);
    return "insight/web/replace";
  }

  @PostMapping("/insight/entries/{id}/replace")
  String replace(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    String reason = Optional.ofNullable(values.getFirst("reason")).orElse("");
    Typed typed = TypedForm.of(values, "");
    try {
      return "redirect:/insight/entries/"
          + writing.replace(id, typed, reason, TypedForm.files(files));
    } catch (InvalidInput refused) {
      response.setStatus(422);
      Entry entry = evidence.open(id).orElseThrow(() -> new NotFound("entry " + id));
      return showReplace(entry, typed, reason, refused.faults(), model);
    }
  }

  @PostMapping("/insight/entries/{id}/withdraw")
  String withdraw(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      writing.withdraw(id, reason);
      return "redirect:/insight/entries/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      Entry entry = evidence.open(id).orElseThrow(() -> new NotFound("entry " + id));
      model.addAttribute("entry", entry);
      model.addAttribute("acts", List.of());
      model.addAttribute("mine", entry.authorId().equals(acting.required().id()));
      model.addAttribute("faults", refused.faults());
      model.addAttribute("reason", reason);
      return "insight/web/entry";
    }
  }
}
