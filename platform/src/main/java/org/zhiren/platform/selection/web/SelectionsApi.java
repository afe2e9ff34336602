package org.zhiren.platform.selection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.CaseEntry;
import org.zhiren.platform.selection.CaseHistory;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.DecidingCorrection;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.ProposingCorrection;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.selection.StepJson;
import org.zhiren.platform.selection.TakingEffect;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.JsonNode;

/** Selection cases for programs. */
@RestController
@RequestMapping("/api/v1/selections")
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
@Tag(name = "selections", description = "Cases of selection and appointment")
class SelectionsApi {

  private static final int PART = 100;

  private final Cases cases;
  private final CaseHistory history;
  private final OpeningCase opening;
  private final TakingSteps taking;
  private final TakingEffect effects;
  private final ProposingCorrection proposing;
  private final DecidingCorrection deciding;
  private final PublicNotices notices;
  private final StepJson steps;
  private final SensitiveReads reads;

  SelectionsApi(
      Cases cases,
      CaseHistory history,
      OpeningCase opening,
      TakingSteps taking,
      TakingEffect effects,
      ProposingCorrection proposing,
      DecidingCorrection deciding,
      PublicNotices notices,
      StepJson steps,
      SensitiveReads reads) {
    this.cases = cases;
    this.history = history;
    this.opening = opening;
    this.taking = taking;
    this.effects = effects;
    this.proposing = proposing;
    this.deciding = deciding;
    this.notices = notices;
    this.steps = steps;
    this.reads = reads;
  }

  /** What was made. */
  record Made(UUID id) {}

  /** The number of the entry that was made. */
  record Entered(int entry) {}

  /** A step: its kind, its particulars, how many entries were read, and a token sent once. */
  record Sent(String step, Map<String, @Nullable Object> content, int version, UUID token) {}

  /** A correction: the entry, what it should say (nothing: it should not be there), and why. */
  record Proposal(int entry, @Nullable Map<String, @Nullable Object> content, String reason) {}

  /** Whether a correction is approved, and why not otherwise. */
  record Decision(boolean approved, String reason) {}

  /** An entry in full. */
  record Entry(
      int no,
      String step,
      LocalDate on,
      LocalDate enteredOn,
      String author,
      String fingerprint,
      JsonNode content) {}

  /** A case in full. */
  record Whole(
      UUID id,
      String number,
      Brief brief,
      String stage,
      Text stageText,
      @Nullable Phase phase,
      int version,
      List<Named> candidates,
      List<Requirement> gate,
      List<Entry> entries,
      List<CaseDocuments.Line> documents) {}

  @Operation(summary = "Cases, part by part, what was touched last first")
  @GetMapping
  Cases.Part list(
      @Parameter(description = "which cases") @RequestParam(defaultValue = "OPEN")
          Cases.Wanted show,
      @Parameter(description = "of one form only") @RequestParam(required = false)
          @Nullable Form form,
      @Parameter(description = "the case after which the part begins")
          @RequestParam(required = false)
          @Nullable UUID after) {
    return cases.list(show, form, after, PART);
  }

  @Operation(summary = "Open a case about a post")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping
  Made open(@RequestBody OpeningCase.Opening body) {
    return new Made(opening.open(body));
  }

  @Operation(summary = "Public notices that are open today")
  @GetMapping("/notices")
  List<PublicNotices.Notice> notices() {
    return notices.open();
  }

  @Operation(summary = "A case with its gate, entries and documents")
  @GetMapping("/{case}")
  Whole one(@Parameter(description = "the case") @PathVariable("case") UUID id) {
    CaseView view = cases.required(id);
    reads.seen("selection", id, InformationClass.SELECTION, List.of("case"));
    return new Whole(
        id,
        view.number(),
        view.brief(),
        view.stage().getClass().getSimpleName(),
        view.stage().text(),
        view.stage().phase(),
        view.version(),
        view.candidates(),
        view.gate(),
        view.entries().stream().map(this::entry).toList(),
        view.documents());
  }

  private Entry entry(CaseEntry entry) {
    return new Entry(
        entry.taken().no(),
        StepJson.kind(entry.taken().step()),
        entry.taken().step().on(),
        entry.taken().enteredOn(),
        entry.taken().byName(),
        entry.fingerprint(),
        steps.tree(entry.taken().step()));
  }

  @Operation(summary = "A case as it stood after its first entries: what was known then")
  @GetMapping("/{case}/history/{entry}")
  Map<String, Object> asOf(
      @Parameter(description = "the case") @PathVariable("case") UUID id,
      @Parameter(description = "how many entries, 0 for the opening") @PathVariable int entry) {
    CaseHistory.Moment moment = history.asOf(id, entry);
    reads.seen("selection", id, InformationClass.SELECTION, List.of("history"));
    return Map.of(
        "number", moment.number(),
        "entry", moment.no(),
        "total", moment.total(),
        "stage", moment.stage().text(),
        "candidates", moment.stage().file().candidates(),
        "gate", moment.gate(),
        "entries", moment.entries().stream().map(this::entry).toList());
  }

  @Operation(summary = "Take a step; refused with everything that it lacks or that the gate misses")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/{case}/steps")
  Entered step(
      @Parameter(description = "the case") @PathVariable("case") UUID id, @RequestBody Sent body)
      throws Exception {
    int entry =
        taking.take(
            id, body.version(), body.token(), steps.read(body.step(), steps.tree(body.content())));
    effects.run();
    return new Entered(entry);
  }

  @Operation(summary = "Propose a correction of a mistaken entry")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/{case}/corrections")
  Made propose(
      @Parameter(description = "the case") @PathVariable("case") UUID id,
      @RequestBody Proposal body) {
    CaseView view = cases.required(id);
    String kind =
        view.file().effective().stream()
            .filter(taken -> taken.no() == body.entry())
            .findFirst()
            .map(taken -> StepJson.kind(taken.step()))
            .orElseThrow(() -> new NotFound("entry " + body.entry()));
    Map<String, @Nullable Object> content = body.content();
    return new Made(
        proposing.propose(
            id,
            body.entry(),
            content == null ? null : steps.read(kind, steps.tree(content)),
            body.reason()));
  }

  @Operation(summary = "Approve or refuse a correction that somebody else proposed")
  @PostMapping("/{case}/corrections/{correction}")
  void decide(
      @Parameter(description = "the case") @PathVariable("case") UUID id,
      @Parameter(description = "the correction") @PathVariable UUID correction,
      @RequestBody Decision body)
      throws Exception {
    if (body.approved()) {
      deciding.approve(id, correction);
      effects.run();
    } else {
      deciding.refuse(id, correction, body.reason());
    }
  }
}
