package org.zhiren.platform.library.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.Documents;
import org.zhiren.platform.library.LibraryDocument;
import org.zhiren.platform.library.SavedSearches;
import org.zhiren.platform.library.Searching;
import org.zhiren.platform.library.Shelf;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Saved searches and collections. */
@Controller
@Allowed(Right.LIBRARY_READ)
class ShelfController {

  private final SavedSearches saved;
  private final Shelf shelf;
  private final Searching searching;
  private final Documents documents;
  private final MeantUnit meant;
  private final Units units;

  ShelfController(
      SavedSearches saved,
      Shelf shelf,
      Searching searching,
      Documents documents,
      MeantUnit meant,
      Units units) {
    this.saved = saved;
    this.shelf = shelf;
    this.searching = searching;
    this.documents = documents;
    this.meant = meant;
    this.units = units;
  }

  @GetMapping("/library/shelf")
  String shelf(Page page, Model model) {
    return shelf("", "", "", List.of(), page, model);
  }

  private String shelf(
      String name,
      String unit,
      String question,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    List<Shelf.Collection> collections = shelf.collections();
    Set<UUID> asked =
        collections.stream()
            .map(Shelf.Collection::unitId)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    Map<UUID, String> names =
        units.find(asked, page.today()).values().stream()
            .collect(Collectors.toMap(Unit::id, Unit::shortName));
    model.addAttribute("saved", saved.mine());
    model.addAttribute("collections", collections);
    model.addAttribute("units", names);
    model.addAttribute("name", name);
    model.addAttribute("unit", unit);
    model.addAttribute("question", question);
    model.addAttribute("faults", faults);
    return "library/web/shelf";
  }

  @PostMapping("/library/searches")
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "false") boolean daily,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      saved.save(name, question, daily);
      return "redirect:/library/shelf";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return shelf(name, "", question, refused.faults(), page, model);
    }
  }

  /** The results of a saved search; from now on nothing of them is new. */
  @GetMapping("/library/searches/{id}")
  String open(@PathVariable UUID id) {
    SavedSearches.Saved one = saved.required(id);
    saved.seen(id);
    return "redirect:/library?" + one.question();
  }

  /** The same as a feed, for a reader that keeps the session; programs use the token. */
  @GetMapping(path = "/library/searches/{id}/feed", produces = "application/atom+xml")
  ResponseEntity<String> feed(@PathVariable UUID id) {
    return LibraryApi.feed(saved, searching, documents, id);
  }

  @PostMapping("/library/searches/{id}/{step:daily|quiet|delete}")
  String change(@PathVariable UUID id, @PathVariable String step) {
    if (step.equals("delete")) {
      saved.delete(id);
    } else {
      saved.daily(id, step.equals("daily"));
    }
    return "redirect:/library/shelf";
  }

  @PostMapping("/library/collections")
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String unit,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      @Nullable UUID shared = unit.isBlank() ? null : meant.find("unit", unit, page.today());
      return "redirect:/library/collections/" + shelf.make(name, shared);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return shelf(name, unit, "", refused.faults(), page, model);
    }
  }

  @GetMapping("/library/collections/{id}")
  String collection(@PathVariable UUID id, Model model) {
    return collection(id, null, List.of(), model);
  }

  /**
   * A collection.
   *
   * @param picked what was chosen in it; {@code null}: all of it
   * @param faults why that was refused
   */
  String collection(
      UUID id, @Nullable Set<String> picked, List<InvalidInput.Fault> faults, Model model) {
    List<LibraryDocument> documents = shelf.in(id);
    model.addAttribute("collection", shelf.collection(id));
    model.addAttribute("documents", documents);
    model.addAttribute(
        "picked",
        picked == null
            ? documents.stream().map(one -> one.id().toString()).collect(Collectors.toSet())
            : picked);
    model.addAttribute("faults", faults);
    return "library/web/collection";
  }

  @PostMapping("/library/collections/{id}/delete")
  String delete(@PathVariable UUID id) {
    shelf.delete(id);
    return "redirect:/library/shelf";
  }

  @PostMapping("/library/collections/{id}/drop/{document}")
  String drop(@PathVariable UUID id, @PathVariable UUID document) {
    shelf.drop(id, document);
    return "redirect:/library/collections/" + id;
  }

  @PostMapping("/library/documents/{id}/collect")
  String collect(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String collection, Page page) {
    return collect(List.of(id), collection, page);
  }

  /**
   * Puts documents into a collection, and goes there.
   *
   * @param collection which; empty where there was none to choose
   */
  String collect(List<UUID> ids, String collection, Page page) {
    UUID into =
        collection.isBlank()
            ? shelf.firstOr(page.t("library.collection.first"))
            : Ids.required("collection", collection);
    shelf.add(into, ids);
    return "redirect:/library/collections/" + into;
  }
}
