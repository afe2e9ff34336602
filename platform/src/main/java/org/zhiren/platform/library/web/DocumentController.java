package org.zhiren.platform.library.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.materials.likeness.VersionComparison;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.ChangingDocument;
import org.zhiren.platform.library.Documents;
import org.zhiren.platform.library.HandingOut;
import org.zhiren.platform.library.LibraryDocument;
import org.zhiren.platform.library.ReadingDocument;
import org.zhiren.platform.library.Shelf;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Reading a document, comparing it, correcting it, taking it out. */
@Controller
@Allowed(Right.LIBRARY_READ)
class DocumentController {

  private final Documents documents;
  private final ReadingDocument reading;
  private final ChangingDocument changing;
  private final HandingOut handing;
  private final Shelf shelf;
  private final Units units;
  private final MeantUnit meant;

  DocumentController(
      Documents documents,
      ReadingDocument reading,
      ChangingDocument changing,
      HandingOut handing,
      Shelf shelf,
      Units units,
      MeantUnit meant) {
    this.documents = documents;
    this.reading = reading;
    this.changing = changing;
    this.handing = handing;
    this.shelf = shelf;
    this.units = units;
    this.meant = meant;
  }

  @GetMapping("/library/documents/{id}")
  String read(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean removed,
      Page page,
      Model model) {
    return read(id, q, removed, List.of(), page, model);
  }

  private String read(
      UUID id, String q, boolean removed, List<InvalidInput.Fault> faults, Page page, Model model) {
    ReadingDocument.Around around = reading.page(id, q, removed);
    ReadingDocument.Ready ready = around.ready();
    LibraryDocument document = ready.opened().document();
    List<Shelf.Note> notes = around.notes();
    Set<UUID> asked = new HashSet<>();
    if (document.unitId() != null) {
      asked.add(document.unitId());
    }
    notes.stream().map(Shelf.Note::unitId).filter(Objects::nonNull).forEach(asked::add);
    model.addAttribute("ready", ready);
    model.addAttribute("document", document);
    model.addAttribute("q", q);
    model.addAttribute("removed", removed);
    model.addAttribute("faults", faults);
    model.addAttribute("editions", around.editions());
    model.addAttribute("duplicates", around.duplicates());
    Set<String> alike =
        around.duplicates().stream().map(one -> one.id().toString()).collect(Collectors.toSet());
    // Near-duplicates stand in a list of their own already.
    model.addAttribute(
        "similar", around.similar().stream().filter(hit -> !alike.contains(hit.id())).toList());
    model.addAttribute("corrections", around.corrections());
    model.addAttribute("elements", around.elements());
    model.addAttribute("notes", notes);
    model.addAttribute("collections", around.collections());
    model.addAttribute("units", names(asked, page));
    return "library/web/document";
  }

  private Map<UUID, String> names(Set<UUID> ids, Page page) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return units.find(ids, page.today()).values().stream()
        .collect(Collectors.toMap(Unit::id, Unit::shortName));
  }

  @GetMapping("/library/documents/{id}/shared")
  String shared(@PathVariable UUID id, Model model) {
    Documents.Opened opened = documents.text(id);
    model.addAttribute("document", opened.document());
    model.addAttribute("text", opened.text());
    model.addAttribute("sharing", reading.sharing(id));
    return "library/web/shared";
  }

  @GetMapping("/library/documents/{id}/beside/{other}")
  String beside(@PathVariable UUID id, @PathVariable UUID other, Model model) {
    Documents.Opened before = documents.text(id);
    Documents.Opened after = documents.text(other);
    model.addAttribute("before", before.document());
    model.addAttribute("after", after.document());
    model.addAttribute("rows", SideBySide.rows(VersionComparison.of(before.text(), after.text())));
    return "library/web/beside";
  }

  @Allowed(Right.LIBRARY_EDIT)
  @PostMapping("/library/documents/{id}/particulars")
  String correct(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String organ,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String date,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    ChangingDocument.Typed typed =
        new ChangingDocument.Typed(title, kind, level, organ, number, date, reason);
    try {
      changing.correct(id, version, typed);
      return "redirect:/library/documents/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("typed", typed);
      return read(id, "", false, refused.faults(), page, model);
    }
  }

  @Allowed(Right.LIBRARY_EDIT)
  @PostMapping("/library/documents/{id}/removals/{no}")
  String putBack(@PathVariable UUID id, @PathVariable int no, @RequestParam boolean back) {
    changing.putBack(id, no, back);
    return "redirect:/library/documents/" + id + "?removed=true#taken-out";
  }

  @Allowed(Right.LIBRARY_EDIT)
  @PostMapping("/library/documents/{id}/withdraw")
  String withdraw(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String withdraw,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      changing.withdraw(id, withdraw);
      return "redirect:/library";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return read(id, "", false, refused.faults(), page, model);
    }
  }

  @PostMapping("/library/documents/{id}/notes")
  String write(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String unit,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      shelf.write(id, words, unit.isBlank() ? null : meant.find("unit", unit, page.today()));
      return "redirect:/library/documents/" + id + "#notes";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      model.addAttribute("words", words);
      model.addAttribute("unit", unit);
      return read(id, "", false, refused.faults(), page, model);
    }
  }

  @PostMapping("/library/documents/{id}/notes/{note}/delete")
  String erase(@PathVariable UUID id, @PathVariable UUID note) {
    shelf.erase(id, note);
    return "redirect:/library/documents/" + id + "#notes";
  }

  @GetMapping("/library/documents/{id}/{form:docx|pdf|txt|original}")
  ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable String form) {
    HandingOut.Form meant = form(form);
    HandingOut.HandedOut out = handing.one(id, meant);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(meant.mediaType()))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", attachment(out.name()))
        .body(out.content());
  }

  static HandingOut.Form form(String name) {
    return HandingOut.Form.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
