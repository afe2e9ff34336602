package org.zhiren.platform.roster.quality.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.quality.Check;
import org.zhiren.platform.roster.quality.CheckRuns;
import org.zhiren.platform.roster.quality.Checks;
import org.zhiren.platform.roster.quality.Finding;
import org.zhiren.platform.roster.quality.Findings;
import org.zhiren.platform.roster.quality.SettlingFindings;
import org.zhiren.platform.shell.NotFound;

/** Checks and findings for programs. */
@RestController
@RequestMapping("/api/v1/roster/quality")
@Allowed(Right.ROSTER_READ)
@Tag(name = "quality", description = "Data checks and what they found")
class QualityApi {

  private static final int MOST = 1_000;

  private final Checks checks;
  private final CheckRuns runs;
  private final Findings findings;
  private final SettlingFindings settling;

  QualityApi(Checks checks, CheckRuns runs, Findings findings, SettlingFindings settling) {
    this.checks = checks;
    this.runs = runs;
    this.findings = findings;
    this.settling = settling;
  }

  @Operation(summary = "Every check, with its wording in both languages")
  @GetMapping("/checks")
  List<Check> checks() {
    return checks.all();
  }

  @Operation(summary = "How many findings of each check stand")
  @GetMapping("/counts")
  Map<String, Integer> counts(@RequestParam(required = false) @Nullable UUID unit) {
    return findings.byCheck(unit);
  }

  @Operation(summary = "Findings that stand, or in a state")
  @GetMapping("/findings")
  Findings.Part findings(
      @RequestParam(required = false) @Nullable String check,
      @RequestParam(required = false) Finding.@Nullable State state,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "100") int limit) {
    return findings.list(
        new Findings.Search(check, state, unit, person, null), after, Math.clamp(limit, 1, MOST));
  }

  @Operation(summary = "How far the present run is")
  @GetMapping("/run")
  CheckRuns.Progress progress() {
    return runs.progress();
  }

  @Operation(summary = "Begins a run in the background")
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/run")
  CheckRuns.Progress run() {
    runs.begin();
    return runs.progress();
  }

  @Operation(summary = "Says why a finding is no fault")
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/findings/{id}/explain")
  Finding explain(@PathVariable long id, @RequestParam long version, @RequestParam String note) {
    settling.explain(id, version, note);
    return findings.find(id).orElseThrow(() -> new NotFound("finding " + id));
  }

  @Operation(summary = "Gives a finding to an account; to the acting one if none is named")
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/findings/{id}/assign")
  Finding assign(
      @PathVariable long id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String login) {
    settling.assign(id, version, login);
    return findings.find(id).orElseThrow(() -> new NotFound("finding " + id));
  }
}
