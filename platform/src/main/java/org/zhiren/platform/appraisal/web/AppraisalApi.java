package org.zhiren.platform.appraisal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.CampaignKind;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.ChoosingPeople;
import org.zhiren.platform.appraisal.ClosingCampaign;
import org.zhiren.platform.appraisal.DrawingUp;
import org.zhiren.platform.appraisal.OpeningCampaign;
import org.zhiren.platform.appraisal.Plan;
import org.zhiren.platform.appraisal.Turnout;

/** Campaigns for programs: everything that the pages can do, but keying in paper. */
@RestController
@RequestMapping("/api/v1/appraisals")
@Allowed(Right.APPRAISAL_RUN)
@Tag(name = "appraisals", description = "Appraisal campaigns, slips, turnout")
class AppraisalApi {

  private static final int PART = 100;

  private final Campaigns campaigns;
  private final DrawingUp drawingUp;
  private final ChoosingPeople choosing;
  private final OpeningCampaign opening;
  private final ClosingCampaign closing;
  private final Turnout turnout;

  AppraisalApi(
      Campaigns campaigns,
      DrawingUp drawingUp,
      ChoosingPeople choosing,
      OpeningCampaign opening,
      ClosingCampaign closing,
      Turnout turnout) {
    this.campaigns = campaigns;
    this.drawingUp = drawingUp;
    this.choosing = choosing;
    this.opening = opening;
    this.closing = closing;
    this.turnout = turnout;
  }

  /** What a new campaign begins from. */
  record Beginning(CampaignKind kind, UUID unit, int year, String ground) {}

  /** What was made. */
  record Made(UUID id) {}

  /** People to add, to the version that was read. */
  record More(long version, List<UUID> people) {}

  /** How many were added. */
  record Added(int added) {}

  /** How to open: for trying out or in earnest, and where phones reach the platform. */
  record HowToOpen(long version, boolean trial, String address) {}

  /** Which slips to print anew. */
  record Again(@Nullable Integer group, String address) {}

  /** Until when, and why. */
  record Longer(LocalDate closesOn, String reason) {}

  /** Why. */
  record Because(String reason) {}

  /** Whether the sheets are what they were at closing. */
  record Intact(boolean intact) {}

  @Operation(summary = "Campaigns, the newest first, part by part")
  @GetMapping
  Campaigns.Part list(
      @RequestParam(required = false) @Nullable CampaignState state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after) {
    return campaigns.list(state, q, after, PART);
  }

  @Operation(summary = "One campaign with items, groups and people")
  @GetMapping("/{id}")
  Campaign one(@PathVariable UUID id) {
    return campaigns.required(id);
  }

  @Operation(summary = "Draw up a campaign from the template of its kind")
  @PostMapping
  Made begin(@RequestBody Beginning body) {
    return new Made(drawingUp.begin(body.kind(), body.unit(), body.year(), body.ground()));
  }

  @Operation(summary = "Draw up a campaign like an earlier one")
  @PostMapping("/{id}/copies")
  Made copy(@PathVariable UUID id) {
    return new Made(drawingUp.copy(id));
  }

  @Operation(summary = "Change a draft; 409 if it was changed since the version was read")
  @PutMapping("/{id}")
  Campaign change(@PathVariable UUID id, @RequestParam long version, @RequestBody Plan body) {
    drawingUp.change(id, version, body);
    return campaigns.required(id);
  }

  @Operation(summary = "Add people to a draft")
  @PostMapping("/{id}/people")
  Added add(@PathVariable UUID id, @RequestBody More body) {
    return new Added(choosing.add(id, body.version(), body.people()));
  }

  @Operation(summary = "Take a person out of a draft")
  @DeleteMapping("/{id}/people/{person}")
  void remove(@PathVariable UUID id, @PathVariable UUID person, @RequestParam long version) {
    choosing.remove(id, version, person);
  }

  @Operation(summary = "Open, and get the slips as PDF: once, they cannot be had again")
  @PostMapping(path = "/{id}/slips", produces = MediaType.APPLICATION_PDF_VALUE)
  byte[] open(@PathVariable UUID id, @RequestBody HowToOpen body) {
    return body.trial()
        ? opening.tryOut(id, body.version(), body.address())
        : opening.open(id, body.version(), body.address());
  }

  @Operation(summary = "New codes for unused slips as PDF; the old ones are void")
  @PostMapping(path = "/{id}/slips/again", produces = MediaType.APPLICATION_PDF_VALUE)
  byte[] reprint(@PathVariable UUID id, @RequestBody Again body) {
    return opening.reprint(id, body.group(), body.address());
  }

  @Operation(summary = "End the trial: what was marked in it is removed")
  @DeleteMapping("/{id}/trial")
  void endTrial(@PathVariable UUID id) {
    opening.endTrial(id);
  }

  @Operation(summary = "How many sheets came back by group; never what is on them")
  @GetMapping("/{id}/turnout")
  Turnout.Count turnout(@PathVariable UUID id) {
    return turnout.of(id);
  }

  @Operation(summary = "Close: no more sheets")
  @PostMapping("/{id}/close")
  Turnout.Count close(@PathVariable UUID id) {
    return closing.close(id);
  }

  @Operation(summary = "Open again because too few sheets came back")
  @PostMapping("/{id}/reopen")
  void reopen(@PathVariable UUID id, @RequestBody Longer body) {
    closing.reopen(id, body.closesOn(), body.reason());
  }

  @Operation(summary = "Give the campaign up; what was marked is removed")
  @PostMapping("/{id}/withdraw")
  void withdraw(@PathVariable UUID id, @RequestBody Because body) {
    closing.withdraw(id, body.reason());
  }

  @Operation(summary = "Whether the sheets are still what they were at closing")
  @GetMapping("/{id}/seal")
  Intact intact(@PathVariable UUID id) {
    return new Intact(closing.intact(id));
  }
}
