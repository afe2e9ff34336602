package org.zhiren.platform.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.insight.Acquaintance;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Coverage;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.Evidence;
import org.zhiren.platform.insight.HoldingTalks;
import org.zhiren.platform.insight.Talk;
import org.zhiren.platform.insight.Talks;
import org.zhiren.platform.insight.Typed;
import org.zhiren.platform.insight.WritingEvidence;
import org.zhiren.platform.shell.NotFound;

/**
 * Evidence, talks and coverage for programs. Everything about single people needs the header {@code
 * Zhiren-Purpose}.
 */
@RestController
@RequestMapping("/api/v1/insight")
@Allowed(Right.INSIGHT_READ)
@Tag(name = "insight", description = "Evidence about people, talks with them, coverage")
class InsightApi {

  private static final int MOST = 1_000;

  private final Evidence evidence;
  private final WritingEvidence writing;
  private final Talks talks;
  private final HoldingTalks holding;
  private final Coverage coverage;
  private final SensitiveReads reads;
  private final Purposing purposing;

  InsightApi(
      Evidence evidence,
      WritingEvidence writing,
      Talks talks,
      HoldingTalks holding,
      Coverage coverage,
      SensitiveReads reads,
      Purposing purposing) {
    this.evidence = evidence;
    this.writing = writing;
    this.talks = talks;
    this.holding = holding;
    this.coverage = coverage;
    this.reads = reads;
    this.purposing = purposing;
  }

  /** What was noted about one person. */
  record Note(UUID person, @Nullable Typed says) {}

  /**
   * One visit.
   *
   * @param visit number made up by the program: sent twice, the visit is written once
   */
  record Visit(@Nullable UUID visit, @Nullable List<Note> notes) {}

  /** The entries that were written. */
  record Written(List<UUID> entries) {}

  /** A correction. */
  record Correction(@Nullable Typed says, @Nullable String reason) {}

  /** Why something is withdrawn or cancelled, or what was answered. */
  record Words(@Nullable String text) {}

  /** A talk to be planned. */
  record PlannedTalk(UUID person, HoldingTalks.Plan plan) {}

  /** The number of what was made. */
  record Made(UUID id) {}

  /** How well somebody is known. */
  record Known(
      UUID person,
      String name,
      String post,
      Acquaintance.Degree degree,
      Map<Channel, Integer> entries,
      int critical,
      @Nullable LocalDate lastMet) {}

  /** People counted together. */
  record Covered(@Nullable UUID unit, String name, Coverage.Tally tally) {}

  /** The coverage map. */
  record Mapped(LocalDate since, Coverage.Tally all, List<Covered> units) {}

  private static Typed given(@Nullable Typed says) {
    return Objects.requireNonNullElse(says, Typed.NOTHING);
  }

  @Operation(summary = "The entries about a person; needs the header Zhiren-Purpose")
  @GetMapping("/people/{id}/entries")
  Evidence.About about(@PathVariable UUID id) {
    purposing.requireHeader();
    return evidence.about(id).orElseThrow(() -> new NotFound("person " + id));
  }

  @Operation(summary = "One entry; needs the header Zhiren-Purpose")
  @GetMapping("/entries/{id}")
  Entry entry(@PathVariable UUID id) {
    purposing.requireHeader();
    return evidence.open(id).orElseThrow(() -> new NotFound("entry " + id));
  }

  @Operation(
      summary = "Sign the entries of one visit, all or none; needs the header Zhiren-Purpose")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/entries")
  Written write(@RequestBody Visit visit) {
    purposing.requireHeader();
    List<Note> notes = visit.notes() == null ? List.of() : visit.notes();
    return new Written(
        writing.visit(
            visit.visit() == null ? UUID.randomUUID() : visit.visit(),
            notes.stream()
                .map(
                    note -> new WritingEvidence.Noted(note.person(), given(note.says()), List.of()))
                .toList()));
  }

  @Operation(summary = "Replace an entry of one's own by a corrected one, with the reason")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/entries/{id}/replacement")
  Made replace(@PathVariable UUID id, @RequestBody Correction correction) {
    purposing.requireHeader();
    return new Made(
        writing.replace(
            id,
            given(correction.says()),
            Objects.requireNonNullElse(correction.reason(), ""),
            List.of()));
  }

  @Operation(summary = "Withdraw an entry, with the reason; it stays to be seen as withdrawn")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/entries/{id}/withdrawal")
  Made withdraw(@PathVariable UUID id, @RequestBody Words reason) {
    purposing.requireHeader();
    writing.withdraw(id, Objects.requireNonNullElse(reason.text(), ""));
    return new Made(id);
  }

  @Operation(summary = "Talks of one kind: planned, overdue, with an answer owed, held, cancelled")
  @GetMapping("/talks")
  List<Talk> talks(
      @RequestParam(defaultValue = "PLANNED") Talks.Which which,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit) {
    purposing.requireHeader();
    List<Talk> found = talks.list(which, false, Math.max(0, offset), Math.clamp(limit, 1, MOST));
    reads.seen("talks", which, InformationClass.APPRAISAL, List.of("talks"));
    return found;
  }

  @Operation(summary = "Plan a talk; needs the header Zhiren-Purpose")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/talks")
  Made plan(@RequestBody PlannedTalk talk) {
    purposing.requireHeader();
    return new Made(holding.plan(talk.person(), talk.plan()));
  }

  @Operation(summary = "Record a talk that was held; the answer names the entry that it became")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/talks/{id}/hold")
  Made hold(@PathVariable UUID id, @RequestBody HoldingTalks.Held held) {
    purposing.requireHeader();
    return new Made(holding.hold(id, held));
  }

  @Operation(summary = "Say what the person was answered after a talk")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/talks/{id}/feedback")
  Made feedback(@PathVariable UUID id, @RequestBody Words given) {
    purposing.requireHeader();
    holding.giveFeedback(id, given.text());
    return new Made(id);
  }

  @Operation(summary = "Cancel a talk that was planned, with the reason")
  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/talks/{id}/cancel")
  Made cancel(@PathVariable UUID id, @RequestBody Words reason) {
    purposing.requireHeader();
    holding.cancel(id, reason.text());
    return new Made(id);
  }

  @Operation(
      summary = "The coverage map of a unit: shares known through each channel, by unit below")
  @GetMapping("/coverage")
  Mapped coverage(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String level) {
    Coverage.CoverageMap map = coverage.map(unit, level);
    return new Mapped(
        map.since(),
        map.all(),
        map.rows().stream()
            .map(row ->
                new Covered(
                    row.unit() == null ? null : row.unit().id(),
                    row.unit() == null ? "" : row.unit().shortName(),
                    row.tally()))
            .toList());
  }

  @Operation(summary = "Who is known how well, in statutory precedence; needs Zhiren-Purpose")
  @GetMapping("/coverage/people")
  List<Known> people(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String level,
      @RequestParam(defaultValue = "ALL") Coverage.Narrowing narrowing,
      @RequestParam(required = false) @Nullable Channel channel,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit) {
    purposing.requireHeader();
    reads.seen(
        "unit",
        unit == null ? "*" : unit,
        InformationClass.APPRAISAL,
        List.of("coverage:" + narrowing));
    return coverage.list(new Coverage.Asked(unit, level, narrowing, channel)).stream()
        .skip(Math.max(0, offset))
        .limit(Math.clamp(limit, 1, MOST))
        .map(one ->
            new Known(
                one.person().id(),
                one.person().name(),
                one.person().postText(),
                one.degree(),
                one.entries(),
                one.critical(),
                one.lastMet()))
        .toList();
  }
}
