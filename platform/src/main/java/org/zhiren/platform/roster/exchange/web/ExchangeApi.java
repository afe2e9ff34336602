package org.zhiren.platform.roster.exchange.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.roster.PeopleExport;
import org.zhiren.platform.roster.exchange.Dictionaries;
import org.zhiren.platform.roster.exchange.TakingOut;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Forms, exports and code tables for programs; what leaves needs the header Zhiren-Purpose. */
@RestController
@RequestMapping("/api/v1/roster")
@Tag(name = "exchange", description = "Appointment forms, exports, code tables")
class ExchangeApi {

  private final TakingOut takingOut;
  private final List<PeopleExport> exports;
  private final Dictionaries dictionaries;
  private final Purposes purposes;
  private final ExportQuota quota;

  ExchangeApi(
      TakingOut takingOut,
      List<PeopleExport> exports,
      Dictionaries dictionaries,
      Purposes purposes,
      ExportQuota quota) {
    this.takingOut = takingOut;
    this.exports = exports;
    this.dictionaries = dictionaries;
    this.purposes = purposes;
    this.quota = quota;
  }

  /** A format for lists of people. */
  record Offered(String key, String label, String mediaType, String extension) {}

  /** People to take out, in this order. */
  record Wanted(List<UUID> ids) {}

  /** A name of a table: added, retired or restored from a day on, and why. */
  record Said(
      @Nullable String code,
      @Nullable String name,
      @Nullable String nameEn,
      @Nullable LocalDate from,
      @Nullable String reason) {}

  @Allowed(Right.ROSTER_EXPORT)
  @Operation(summary = "The appointment form of a person: pdf, docx, lrmx, lrm or its pic")
  @GetMapping("/people/{id}/form")
  ResponseEntity<byte[]> form(
      @PathVariable UUID id, @RequestParam(defaultValue = "lrmx") String format) {
    TakingOut.Format wanted;
    try {
      wanted = TakingOut.Format.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput(
          "format",
          format,
          Text.of("可用：pdf、docx、lrmx、lrm、pic。", "Possible: pdf, docx, lrmx, lrm, pic."));
    }
    TakingOut.Taken taken =
        takingOut.form(id, wanted).orElseThrow(() -> new NotFound("person " + id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(taken.format().mediaType()))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", Downloads.named(taken.name()))
        .body(taken.written().bytes());
  }

  @Allowed(Right.ROSTER_EXPORT)
  @Operation(summary = "The formats in which lists of people can be taken out")
  @GetMapping("/exports")
  List<Offered> offered(Page page) {
    return exports.stream()
        .map(e -> new Offered(e.key(), page.t(e.label()), e.mediaType(), e.extension()))
        .toList();
  }

  @Allowed(Right.ROSTER_EXPORT)
  @Operation(summary = "People as a file in one of the formats, in the order of the identifiers")
  @PostMapping("/exports/{key}")
  void export(@PathVariable String key, @RequestBody Wanted wanted, HttpServletResponse response)
      throws IOException {
    PeopleExport export =
        exports.stream()
            .filter(e -> e.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new NotFound("export " + key));
    if (purposes.stated().isEmpty()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "请在请求头 Zhiren-Purpose 中说明用途。", "State the purpose in the header Zhiren-Purpose."));
    }
    quota.use(wanted.ids().size(), export.key());
    response.setContentType(export.mediaType());
    response.setHeader("Cache-Control", "no-store");
    export.write(wanted.ids(), response.getOutputStream());
  }

  @Allowed(Right.ROSTER_READ)
  @Operation(summary = "The code tables")
  @GetMapping("/codes")
  List<Dictionaries.Table> tables() {
    return dictionaries.tables();
  }

  @Allowed(Right.ROSTER_READ)
  @Operation(summary = "The rows of a code table as of a day, local additions included")
  @GetMapping("/codes/{key}")
  List<Dictionaries.Entry> entries(
      @PathVariable String key, @RequestParam(required = false) @Nullable LocalDate on, Page page) {
    if (dictionaries.table(key).isEmpty()) {
      throw new NotFound("code table " + key);
    }
    return dictionaries.entries(key, on == null ? page.today() : on);
  }

  @Allowed(Right.ROSTER_EDIT)
  @Operation(summary = "Add a local name to a code table, from a day on")
  @PostMapping("/codes/{key}")
  @ResponseStatus(HttpStatus.CREATED)
  void add(@PathVariable String key, @RequestBody Said said, Page page) {
    dictionaries.add(
        key,
        orEmpty(said.code()),
        orEmpty(said.name()),
        orEmpty(said.nameEn()),
        said.from() == null ? page.today() : said.from(),
        orEmpty(said.reason()));
  }

  @Allowed(Right.ROSTER_EDIT)
  @Operation(summary = "Retire a name of a code table, or restore it, from a day on")
  @PostMapping("/codes/{key}/{what:retire|restore}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @PathVariable String key, @PathVariable String what, @RequestBody Said said, Page page) {
    dictionaries.change(
        key,
        orEmpty(said.code()),
        orEmpty(said.name()),
        what.equals("retire"),
        said.from() == null ? page.today() : said.from(),
        orEmpty(said.reason()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
