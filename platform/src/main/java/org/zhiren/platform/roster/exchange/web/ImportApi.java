package org.zhiren.platform.roster.exchange.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.dossiers.Field;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.exchange.DecidingImport;
import org.zhiren.platform.roster.exchange.FileFinding;
import org.zhiren.platform.roster.exchange.Imports;
import org.zhiren.platform.roster.exchange.Progress;
import org.zhiren.platform.roster.exchange.RunningImports;
import org.zhiren.platform.roster.exchange.UndoingImport;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Imports for programs: bring files, look at the dry run, decide, write, take back. */
@RestController
@RequestMapping("/api/v1/roster/imports")
@Allowed(Right.ROSTER_IMPORT)
@Tag(name = "imports", description = "Bringing in people from the field's files")
class ImportApi {

  private static final int MOST = 1_000;

  private final Imports imports;
  private final RunningImports running;
  private final DecidingImport deciding;
  private final UndoingImport undoing;
  private final Progress progress;

  ImportApi(
      Imports imports,
      RunningImports running,
      DecidingImport deciding,
      UndoingImport undoing,
      Progress progress) {
    this.imports = imports;
    this.running = running;
    this.deciding = deciding;
    this.undoing = undoing;
    this.progress = progress;
  }

  /**
   * An import.
   *
   * @param counts people by verdict
   * @param decisions people by decision
   * @param files the files with what was found in them
   * @param progress how far it has come, while it runs
   */
  record Shown(
      Imports.Import of,
      Map<Imports.Verdict, Integer> counts,
      Map<Imports.Decision, Integer> decisions,
      List<ShownFile> files,
      Progress.@Nullable Stand progress) {}

  /** A file with its findings. */
  record ShownFile(
      String name, String sha256, int people, long sizeBytes, List<FileFinding> findings) {}

  /** What identifies an import just begun. */
  record Begun(UUID id) {}

  /** The reason of an undoing. */
  record Undoing(String reason) {}

  /**
   * A decision about one person; what is missing stays as it is.
   *
   * @param cells name of a cell ({@code NAME}, {@code BIRTH_MONTH} …) to its text
   * @param target whom it is: an identifier, or {@code NEW}
   * @param unit name or code of the unit
   * @param parts the differences to take over
   * @param skip leave the person out
   */
  record Decided(
      @Nullable Map<String, String> cells,
      @Nullable String target,
      @Nullable String unit,
      @Nullable Set<String> parts,
      @Nullable Boolean skip) {}

  @Operation(
      summary = "Bring files and begin the dry run; long work goes on after the answer (202)")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun start(
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String reason)
      throws IOException {
    return new Begun(running.start(Uploads.of(files), reason));
  }

  @Operation(summary = "The latest imports of the account")
  @GetMapping
  List<Imports.Import> latest() {
    return imports.latest(100);
  }

  @Operation(summary = "An import: state, counts, files, progress")
  @GetMapping("/{id}")
  Shown show(@PathVariable UUID id) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    return new Shown(
        of,
        imports.counts(id),
        imports.decisions(id),
        imports.files(id).stream()
            .map(f ->
                new ShownFile(
                    f.name(),
                    f.sha256(),
                    f.people(),
                    f.sizeBytes(),
                    FileFinding.read(f.findings())))
            .toList(),
        progress.of(id).orElse(null));
  }

  @Operation(summary = "People of an import, by verdict, from a place on")
  @GetMapping("/{id}/people")
  List<Imports.Row> people(
      @PathVariable UUID id,
      @RequestParam(required = false) Imports.@Nullable Verdict verdict,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "100") int limit) {
    if (imports.find(id).isEmpty()) {
      throw new NotFound("import " + id);
    }
    return imports.rows(id, verdict, after, Math.clamp(limit, 1, MOST));
  }

  @Operation(summary = "Repair cells of one person, or choose; the person is judged anew")
  @PostMapping("/{id}/people/{place}")
  Imports.Row decide(@PathVariable UUID id, @PathVariable int place, @RequestBody Decided said) {
    Map<Field, String> cells = new HashMap<>();
    if (said.cells() != null) {
      said.cells().forEach((name, text) -> cells.put(field(name), text));
    }
    deciding.decide(
        id,
        place,
        cells,
        said.target() == null ? "" : said.target(),
        said.unit() == null ? "" : said.unit(),
        said.parts(),
        Boolean.TRUE.equals(said.skip()));
    return imports.row(id, place).orElseThrow();
  }

  private static Field field(String name) {
    try {
      return Field.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput(
          "cells", name, Text.of("没有名为“{0}”的单元格。", "There is no cell “{0}”.").fill(name));
    }
  }

  @Operation(summary = "Settle which unit a wording of the files means: wording to name or code")
  @PostMapping("/{id}/units")
  Map<String, Integer> settle(@PathVariable UUID id, @RequestBody Map<String, String> meant) {
    return Map.of("settled", deciding.settle(id, meant));
  }

  @Operation(summary = "Leave out everybody who is still undecided")
  @PostMapping("/{id}/leave-out")
  Map<String, Integer> leaveOut(@PathVariable UUID id) {
    return Map.of("leftOut", deciding.leaveOut(id));
  }

  @Operation(summary = "Write what was checked, in one transaction, after the answer (202)")
  @PostMapping("/{id}/write")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun write(@PathVariable UUID id) {
    running.write(id);
    return new Begun(id);
  }

  @Operation(summary = "Take a written import back")
  @PostMapping("/{id}/undo")
  Begun undo(@PathVariable UUID id, @RequestBody Undoing said) {
    undoing.undo(id, said.reason());
    return new Begun(id);
  }

  @Operation(summary = "Give an import up before it is written")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(@PathVariable UUID id) {
    running.discard(id);
  }
}
