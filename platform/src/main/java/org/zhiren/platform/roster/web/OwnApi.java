package org.zhiren.platform.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.DecidingProposal;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.OwnRecords;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.Proposal;
import org.zhiren.platform.roster.Proposals;
import org.zhiren.platform.roster.ProposingCorrection;
import org.zhiren.platform.shell.NotFound;

/** The own record and proposals for programs. */
@RestController
@Tag(name = "own", description = "The own record, and corrections that people ask for")
class OwnApi {

  private static final int MOST = 200;

  private final OwnRecords own;
  private final Proposals proposals;
  private final ProposingCorrection proposing;
  private final DecidingProposal deciding;

  OwnApi(
      OwnRecords own,
      Proposals proposals,
      ProposingCorrection proposing,
      DecidingProposal deciding) {
    this.own = own;
    this.proposals = proposals;
    this.proposing = proposing;
    this.deciding = deciding;
  }

  /**
   * A correction that is asked for.
   *
   * @param part kind of fact, or {@code basics}
   * @param fact the row to correct; {@code null} for the basics or something new
   * @param values every field
   * @param evidence what proves it
   */
  record Asked(
      String part,
      @Nullable Long fact,
      @Nullable Map<String, String> values,
      @Nullable String evidence) {}

  /** The number of a proposal. */
  record Sent(long proposal) {}

  /** The statement that made the correction. */
  record Done(long statement) {}

  @Operation(summary = "The own record")
  @Allowed(Right.OWN_RECORD)
  @GetMapping("/api/v1/own")
  PersonSheet mine() {
    return own.mine().orElseThrow(() -> new NotFound("own record"));
  }

  @Operation(summary = "The own proposals, the newest first")
  @Allowed(Right.OWN_RECORD)
  @GetMapping("/api/v1/own/proposals")
  List<Proposal> proposals() {
    return proposals.mine();
  }

  @Operation(summary = "Asks for a correction of the own record")
  @Allowed(Right.OWN_RECORD)
  @PostMapping("/api/v1/own/proposals")
  Sent propose(@RequestBody Asked asked) {
    FactKind part =
        asked.part().equals("basics")
            ? null
            : FactKind.of(asked.part()).orElseThrow(() -> new NotFound("kind " + asked.part()));
    return new Sent(
        proposing.propose(
            part,
            asked.fact(),
            asked.values() == null ? Map.of() : asked.values(),
            asked.evidence() == null ? "" : asked.evidence()));
  }

  @Operation(summary = "Proposals that wait for an answer")
  @Allowed(Right.ROSTER_EDIT)
  @GetMapping("/api/v1/roster/proposals")
  List<Proposal> waiting() {
    return proposals.waiting(MOST);
  }

  @Operation(summary = "Accepts a proposal: it becomes a correction")
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/api/v1/roster/proposals/{id}/approve")
  Done approve(@PathVariable long id, @RequestParam(defaultValue = "") String answer) {
    return new Done(deciding.approve(id, answer));
  }

  @Operation(summary = "Declines a proposal with a reason that the person sees")
  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/api/v1/roster/proposals/{id}/decline")
  Proposal decline(@PathVariable long id, @RequestParam(defaultValue = "") String answer) {
    deciding.decline(id, answer);
    return proposals.find(id).orElseThrow(() -> new NotFound("proposal " + id));
  }
}
