package org.zhiren.platform.voting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.voting.ElectionOutcome;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionState;
import org.zhiren.platform.voting.ElectionView;
import org.zhiren.platform.voting.Elections;
import org.zhiren.platform.voting.HandCount;
import org.zhiren.platform.voting.HandCounts;
import org.zhiren.platform.voting.OpeningElection;

/** Votes for programs: all but what needs the browser of a trustee, a maker of codes or a voter. */
@RestController
@RequestMapping("/api/v1/elections")
@Allowed(Right.SELECTION_RUN)
@Tag(name = "elections", description = "Secret votes and counts by hand")
class ElectionApi {

  private static final int PART = 100;

  private final Elections elections;
  private final OpeningElection opening;
  private final HandCounts counts;

  ElectionApi(Elections elections, OpeningElection opening, HandCounts counts) {
    this.elections = elections;
    this.opening = opening;
    this.counts = counts;
  }

  /** What was made. */
  record Made(UUID id) {}

  /** The version that was read. */
  record Version(long version) {}

  @Operation(summary = "Votes, the newest first, part by part")
  @GetMapping
  Elections.Part list(
      @RequestParam(required = false) @Nullable ElectionState state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after) {
    return elections.list(state, q, after, PART);
  }

  @Operation(summary = "Prepare a vote; keys, codes and ballots are made in browsers afterwards")
  @PostMapping
  Made prepare(@RequestBody ElectionPlan body) {
    return new Made(elections.prepare(body));
  }

  @Operation(summary = "One vote as it stands; while it goes on with the turnout only")
  @GetMapping("/{id}")
  ElectionView one(@PathVariable UUID id) {
    return elections.required(id);
  }

  @Operation(summary = "Open a vote whose keys and codes are made; 409 if it was changed since")
  @PostMapping("/{id}/open")
  ElectionView open(@PathVariable UUID id, @RequestBody Version body) {
    opening.open(id, body.version());
    return elections.required(id);
  }

  @Operation(summary = "What came of a vote; 404 before the result is published")
  @GetMapping("/{id}/outcome")
  ElectionOutcome outcome(@PathVariable UUID id) {
    return elections.outcome(id).orElseThrow(() -> new NotFound("outcome of election " + id));
  }

  @Operation(summary = "Counts by show of hands and on paper, the newest first")
  @GetMapping("/counts")
  List<HandCount> counts() {
    return counts.list(PART);
  }

  @Operation(summary = "Record a count by hand; it waits for two scrutineers")
  @PostMapping("/counts")
  Made record(@RequestBody HandCount.Figures body) {
    return new Made(counts.record(body));
  }
}
