package org.zhiren.platform.library.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.Batch;
import org.zhiren.platform.library.Batches;
import org.zhiren.platform.library.Documents;
import org.zhiren.platform.library.HandingOut;
import org.zhiren.platform.library.Importing;
import org.zhiren.platform.library.LibraryDocument;
import org.zhiren.platform.library.Questions;
import org.zhiren.platform.library.Reach;
import org.zhiren.platform.library.SavedSearches;
import org.zhiren.platform.library.Searching;
import org.zhiren.platform.library.Secrecy;

/** The library for programs: search, read, take out, bring in. */
@RestController
@RequestMapping("/api/v1/library")
@Allowed(Right.LIBRARY_READ)
@Tag(name = "library", description = "The reference library: search, documents, batches")
class LibraryApi {

  private static final int MOST_FILES = 1_000;

  private final Searching searching;
  private final Documents documents;
  private final HandingOut handing;
  private final Importing importing;
  private final Batches batches;
  private final SavedSearches saved;

  LibraryApi(
      Searching searching,
      Documents documents,
      HandingOut handing,
      Importing importing,
      Batches batches,
      SavedSearches saved) {
    this.searching = searching;
    this.documents = documents;
    this.handing = handing;
    this.importing = importing;
    this.batches = batches;
    this.saved = saved;
  }

  /**
   * A hit.
   *
   * @param alike so many matches it stands for, itself included: more than one where
   *     near-duplicates are folded
   * @param snippet the place where the words stand
   */
  record Hit(
      UUID id,
      String title,
      Kind kind,
      @Nullable String organ,
      @Nullable String number,
      @Nullable LocalDate date,
      int words,
      long alike,
      @Nullable String snippet) {}

  /**
   * What was found.
   *
   * @param exact whether to the letter, or the nearest
   * @param next where the next page begins
   */
  record Found(
      boolean exact,
      long total,
      long distinct,
      List<Hit> hits,
      Map<String, Map<String, Long>> facets,
      @Nullable String next,
      List<Text> notes) {}

  /** A document with its text. */
  record Whole(LibraryDocument document, String text, List<Documents.TakenOut> takenOut) {}

  /** The number of what was begun. */
  record Begun(UUID id) {}

  /** A batch with its files. */
  record Shown(Batch batch, List<Batch.File> files) {}

  /** Why. */
  record Because(@Nullable String reason) {}

  @Operation(summary = "Search: exact to the letter where any document has the words, else nearest")
  @GetMapping("/search")
  Found search(
      @Parameter(description = "Words and operators, as in the search box")
          @RequestParam(defaultValue = "")
          String q,
      @Parameter(description = "Code of a kind; several are alternatives")
          @RequestParam(required = false)
          @Nullable List<String> kind,
      @Parameter(description = "Issuing organ as written") @RequestParam(required = false)
          @Nullable List<String> organ,
      @Parameter(description = "First day of the document's date") @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "Last day of the document's date") @RequestParam(required = false)
          @Nullable LocalDate to,
      @Parameter(description = "Order of the hits") @RequestParam(defaultValue = "RELEVANCE")
          SearchRequest.Order order,
      @Parameter(description = "Whether of near-duplicates only the best is listed")
          @RequestParam(defaultValue = "true")
          boolean folded,
      @Parameter(description = "Hits on a page, 1 to 100") @RequestParam(defaultValue = "20")
          int limit,
      @Parameter(description = "Cursor of the next page") @RequestParam(required = false)
          @Nullable String after) {
    Map<Facet, java.util.Set<String>> filters = new LinkedHashMap<>();
    if (kind != null && !kind.isEmpty()) {
      filters.put(Facet.KIND, java.util.Set.copyOf(kind));
    }
    if (organ != null && !organ.isEmpty()) {
      filters.put(Facet.ORGAN, java.util.Set.copyOf(organ));
    }
    SearchResult result =
        searching.search(new Searching.Asked(q, filters, from, to, order, folded, limit, after));
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      result
          .facets()
          .getOrDefault(facet, List.of())
          .forEach(one -> counts.put(one.value(), one.documents()));
      facets.put(Questions.name(facet), counts);
    }
    List<Hit> hits = new ArrayList<>();
    for (SearchResult.Hit hit : result.hits()) {
      SearchResult.Snippet snippet = hit.snippet();
      hits.add(
          new Hit(
              UUID.fromString(hit.id()),
              hit.title(),
              hit.kind(),
              hit.organ(),
              hit.number(),
              hit.date(),
              hit.words(),
              hit.alike(),
              snippet == null ? null : snippet.text()));
    }
    return new Found(
        result.mode() == SearchRequest.Mode.EXACT,
        result.total(),
        result.distinct(),
        hits,
        facets,
        result.next(),
        result.notes());
  }

  @Operation(summary = "A document with its cleaned text and what was taken out of it")
  @GetMapping("/documents/{id}")
  Whole document(@PathVariable UUID id) {
    Documents.Opened opened = documents.open(id);
    return new Whole(opened.document(), opened.text(), opened.takenOut());
  }

  @Operation(
      summary = "A document as a file: docx, pdf or txt in the official layout, or the original")
  @GetMapping("/documents/{id}/{form:docx|pdf|txt|original}")
  ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String form) {
    HandingOut.Form meant = DocumentController.form(form);
    HandingOut.HandedOut out = handing.one(id, meant);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(meant.mediaType()))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", DocumentController.attachment(out.name()))
        .body(out.content());
  }

  @Operation(summary = "Bring files; they are read after the answer (202)")
  @Allowed(Right.LIBRARY_EDIT)
  @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun bring(
      @Parameter(description = "The files; archives and mails are opened")
          @RequestParam(required = false)
          @Nullable List<MultipartFile> files,
      @Parameter(description = "The unit that will own them") @RequestParam(required = false)
          @Nullable UUID unit,
      @Parameter(description = "Who may see them") @RequestParam(defaultValue = "EVERYBODY")
          Reach reach,
      @Parameter(description = "How they are handled") @RequestParam(defaultValue = "OPEN")
          Secrecy secrecy,
      @Parameter(description = "Where they came from") @RequestParam(defaultValue = "")
          String source)
      throws IOException {
    return new Begun(
        importing.start(
            ImportController.brought(files),
            new Batch.Where(unit, reach, secrecy, source.strip()),
            Batch.Way.PROGRAM));
  }

  @Operation(summary = "A batch and what became of its files")
  @Allowed(Right.LIBRARY_EDIT)
  @GetMapping("/batches/{id}")
  Shown batch(
      @PathVariable UUID id,
      @Parameter(description = "Number after which the files begin")
          @RequestParam(defaultValue = "0")
          int after) {
    return new Shown(batches.required(id), batches.files(id, null, after, MOST_FILES));
  }

  @Operation(summary = "Take a batch back, with the reason")
  @Allowed(Right.LIBRARY_EDIT)
  @PostMapping("/batches/{id}/undo")
  Begun undo(@PathVariable UUID id, @RequestBody Because because) {
    importing.undo(id, because.reason() == null ? "" : because.reason());
    return new Begun(id);
  }

  @Operation(summary = "The account's saved searches")
  @GetMapping("/searches")
  List<SavedSearches.Saved> searches() {
    return saved.mine();
  }

  @Operation(summary = "A saved search as an Atom feed, the youngest documents first")
  @GetMapping(path = "/searches/{id}/feed", produces = "application/atom+xml")
  ResponseEntity<String> feed(@PathVariable UUID id) {
    return feed(saved, searching, documents, id);
  }

  static ResponseEntity<String> feed(
      SavedSearches saved, Searching searching, Documents documents, UUID id) {
    SavedSearches.Saved search = saved.required(id);
    Searching.Asked asked = Questions.read(search.question());
    SearchResult result = searching.search(Questions.newest(asked));
    List<LibraryDocument> found =
        new ArrayList<>(
            documents
                .find(result.hits().stream().map(hit -> UUID.fromString(hit.id())).toList())
                .values());
    found.sort(
        java.util.Comparator.comparing(LibraryDocument::addedAt, OffsetDateTime.timeLineOrder())
            .reversed());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
        .header("Cache-Control", "no-store")
        .body(AtomFeed.of(search, found));
  }
}
