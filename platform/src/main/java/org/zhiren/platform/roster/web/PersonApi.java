package org.zhiren.platform.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.AddingFact;
import org.zhiren.platform.roster.AddingPerson;
import org.zhiren.platform.roster.CorrectingBasics;
import org.zhiren.platform.roster.CorrectingFact;
import org.zhiren.platform.roster.Duplicates;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.Ground;
import org.zhiren.platform.roster.LeavingService;
import org.zhiren.platform.roster.MergingPeople;
import org.zhiren.platform.roster.PersonHistory;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.PersonSheets;
import org.zhiren.platform.roster.UndoingStatement;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/**
 * Single files for programs: read as of a day, with history; changed fact by fact. Names of fields
 * are those of {@link org.zhiren.platform.roster.FactKind}; units, posts and people are given by
 * id. Every request states its purpose in the header {@code Zhiren-Purpose}.
 */
@RestController
@RequestMapping("/api/v1/roster")
@Allowed(Right.ROSTER_EDIT)
@Tag(name = "person", description = "One person's file: as of a day, with history and changes")
class PersonApi {

  private final PersonSheets sheets;
  private final PersonHistory history;
  private final Duplicates duplicates;
  private final AddingPerson addingPerson;
  private final AddingFact adding;
  private final CorrectingFact correcting;
  private final CorrectingBasics basics;
  private final LeavingService leaving;
  private final UndoingStatement undoing;
  private final MergingPeople merging;
  private final Purposes purposes;

  PersonApi(
      PersonSheets sheets,
      PersonHistory history,
      Duplicates duplicates,
      AddingPerson addingPerson,
      AddingFact adding,
      CorrectingFact correcting,
      CorrectingBasics basics,
      LeavingService leaving,
      UndoingStatement undoing,
      MergingPeople merging,
      Purposes purposes) {
    this.sheets = sheets;
    this.history = history;
    this.duplicates = duplicates;
    this.addingPerson = addingPerson;
    this.adding = adding;
    this.correcting = correcting;
    this.basics = basics;
    this.leaving = leaving;
    this.undoing = undoing;
    this.merging = merging;
    this.purposes = purposes;
  }

  /**
   * A change.
   *
   * @param values field → value
   * @param source document on which it rests
   * @param reason why
   */
  record Change(
      @Nullable Map<String, String> values, @Nullable String source, @Nullable String reason) {

    Map<String, String> all() {
      return values == null ? Map.of() : values;
    }

    Ground ground() {
      return new Ground(
          Objects.requireNonNullElse(source, ""), Objects.requireNonNullElse(reason, ""));
    }
  }

  /** Somebody new: basics and first post. */
  record NewPerson(
      @Nullable Map<String, String> basics,
      @Nullable Map<String, String> post,
      @Nullable Boolean sameNameKnown,
      @Nullable String source,
      @Nullable String reason) {}

  /** What was chosen for a merge. */
  record Merge(
      long version,
      long otherVersion,
      @Nullable Set<String> fields,
      @Nullable Set<String> facts,
      @Nullable String source,
      @Nullable String reason) {}

  /** The statement that did it: with its number the change can be taken back. */
  record Done(long statement) {}

  private void stated() {
    if (purposes.stated().isEmpty()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "打开个人档案须说明目的。请在请求头 Zhiren-Purpose 中给出，例如 DAILY。",
              "A file opens only for a stated purpose. Give it in the header Zhiren-Purpose, for"
                  + " instance DAILY."));
    }
  }

  private static FactKind kind(String code) {
    return FactKind.of(code).orElseThrow(() -> new NotFound("kind " + code));
  }

  @Operation(summary = "The file as of a day, as known on a day, each fact with id and source")
  @GetMapping("/people/{id}/sheet")
  PersonSheet sheet(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String known,
      Page page) {
    stated();
    return sheets
        .open(id, Typing.day("on", on, page.today()), Typing.dayIfAny("known", known))
        .orElseThrow(() -> new NotFound("person " + id));
  }

  @Operation(summary = "What changed when, with the values before and after, the newest first")
  @GetMapping("/people/{id}/history")
  List<PersonHistory.Entry> history(@PathVariable UUID id) {
    stated();
    return history.of(id).orElseThrow(() -> new NotFound("person " + id));
  }

  @Operation(summary = "Pairs of files that may belong to one person")
  @GetMapping("/people/duplicates")
  List<Duplicates.Pair> duplicates() {
    return duplicates.pairs(DuplicatesController.MOST);
  }

  @Operation(summary = "Opens a file for somebody new")
  @PostMapping("/people")
  AddingPerson.Added add(@RequestBody NewPerson person) {
    stated();
    return addingPerson.add(
        person.basics() == null ? Map.of() : person.basics(),
        person.post() == null ? Map.of() : person.post(),
        Boolean.TRUE.equals(person.sameNameKnown()),
        new Change(null, person.source(), person.reason()).ground());
  }

  @Operation(summary = "Corrects the basics; fields that are not given stay as they are")
  @PutMapping("/people/{id}/basics")
  Done basics(
      @PathVariable UUID id, @RequestParam long version, @RequestBody Change change, Page page) {
    stated();
    PersonSheet sheet =
        sheets.open(id, page.today(), null).orElseThrow(() -> new NotFound("person " + id));
    Map<String, String> all = new java.util.HashMap<>(sheet.basics());
    all.putAll(change.all());
    return new Done(basics.correct(id, version, all, change.ground()));
  }

  @Operation(summary = "Adds a fact")
  @PostMapping("/people/{id}/facts/{kind}")
  Done add(@PathVariable UUID id, @PathVariable String kind, @RequestBody Change change) {
    stated();
    return new Done(adding.add(id, kind(kind), change.all(), change.ground()));
  }

  @Operation(summary = "Corrects a fact; all its fields are given")
  @PutMapping("/people/{id}/facts/{kind}/{fact}")
  Done correct(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestBody Change change) {
    stated();
    return new Done(correcting.correct(id, kind(kind), fact, change.all(), change.ground()));
  }

  @Operation(summary = "Ends a fact that lasts: a post, a rank")
  @PostMapping("/people/{id}/facts/{kind}/{fact}/end")
  Done end(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestParam String on,
      @RequestBody Change change) {
    stated();
    return new Done(correcting.end(id, kind(kind), fact, on, change.ground()));
  }

  @Operation(summary = "Takes out a fact that was entered by mistake")
  @DeleteMapping("/people/{id}/facts/{kind}/{fact}")
  Done remove(
      @PathVariable UUID id,
      @PathVariable String kind,
      @PathVariable long fact,
      @RequestBody Change change) {
    stated();
    return new Done(correcting.remove(id, kind(kind), fact, change.ground()));
  }

  @Operation(summary = "Retires, moves away or dies")
  @PostMapping("/people/{id}/leave")
  Done leave(
      @PathVariable UUID id,
      @RequestParam LeavingService.Way way,
      @RequestParam String on,
      @RequestBody Change change) {
    stated();
    return new Done(leaving.leave(id, way, on, change.ground()));
  }

  @Operation(summary = "Takes a change back")
  @PostMapping("/people/{id}/changes/{statement}/undo")
  Done undo(@PathVariable UUID id, @PathVariable long statement, @RequestBody Change change) {
    stated();
    return new Done(undoing.undo(id, statement, change.ground().reason()));
  }

  @Operation(summary = "Two files side by side, before a merge")
  @GetMapping("/people/{id}/merge/{other}")
  MergingPeople.Preview preview(@PathVariable UUID id, @PathVariable UUID other) {
    stated();
    return merging.preview(id, other);
  }

  @Operation(summary = "Merges another file into this one")
  @PostMapping("/people/{id}/merge/{other}")
  Done merge(@PathVariable UUID id, @PathVariable UUID other, @RequestBody Merge merge) {
    stated();
    return new Done(
        merging.merge(
            id,
            other,
            new MergingPeople.Plan(
                new long[] {merge.version(), merge.otherVersion()},
                merge.fields() == null ? Set.of() : merge.fields(),
                merge.facts() == null ? Set.of() : merge.facts()),
            new Change(null, merge.source(), merge.reason()).ground()));
  }
}
