package org.zhiren.platform.selection.meeting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.decision.Comparing;
import org.zhiren.platform.selection.decision.Comparison;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.meeting.CallingMeeting;
import org.zhiren.platform.selection.meeting.Counted;
import org.zhiren.platform.selection.meeting.ElectronicVotes;
import org.zhiren.platform.selection.meeting.HoldingMeeting;
import org.zhiren.platform.selection.meeting.Meeting;
import org.zhiren.platform.selection.meeting.Meetings;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;

/** Meetings, comparisons and reasons for programs. */
@RestController
@RequestMapping("/api/v1/selections")
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
@Tag(name = "meetings", description = "Meetings at which cases of selection are decided")
class MeetingsApi {

  private static final int PART = 100;

  private final Meetings meetings;
  private final CallingMeeting calling;
  private final HoldingMeeting holding;
  private final ElectronicVotes votes;
  private final Comparing comparing;
  private final Reasons reasons;
  private final Purposing purposing;

  MeetingsApi(
      Meetings meetings,
      CallingMeeting calling,
      HoldingMeeting holding,
      ElectronicVotes votes,
      Comparing comparing,
      Reasons reasons,
      Purposing purposing) {
    this.meetings = meetings;
    this.calling = calling;
    this.holding = holding;
    this.votes = votes;
    this.comparing = comparing;
    this.reasons = reasons;
    this.purposing = purposing;
  }

  /** A meeting with who has to leave, by number of item. */
  record Held(Meeting meeting, Map<Integer, List<Conflict>> recusals) {}

  /** What was made. */
  record Made(UUID id) {}

  /**
   * Attendance: the absent members by number with the reason, and whether recusals were announced.
   */
  record Attendance(@Nullable Map<Integer, String> absences, @Nullable Boolean announced) {}

  /**
   * A count; {@code token} is made up by the program: sent twice, it is recorded once. {@code
   * scrutineers} are those who counted; {@code declaredBy} says how those without a file declared
   * to be no near relatives of the candidate.
   */
  record Count(
      @Nullable UUID token,
      Step.@Nullable Voting voting,
      int ayes,
      int noes,
      int deferred,
      @Nullable List<Named> scrutineers,
      @Nullable String declaredBy,
      boolean headLast,
      @Nullable Set<Integer> left,
      @Nullable String settled,
      @Nullable String discussion) {}

  /**
   * A vote that is taken over from a secret election; the numbers are the election's, and its
   * trustees are those who counted. {@code token} and {@code declaredBy} as above.
   */
  record Taken(
      @Nullable UUID token,
      @Nullable UUID election,
      boolean headLast,
      @Nullable Set<Integer> left,
      @Nullable String settled,
      @Nullable String discussion,
      @Nullable String declaredBy) {}

  /** Whether it was adopted. */
  record Outcome(boolean adopted) {}

  /** Words. */
  record Words(@Nullable String text) {}

  @Operation(summary = "The meetings, the latest day first, in parts")
  @GetMapping("/meetings")
  Meetings.Part list(
      @Parameter(description = "The last meeting of the part before")
          @RequestParam(required = false)
          @Nullable UUID after) {
    return meetings.list(after, PART);
  }

  @Operation(summary = "One meeting with its items and who has to leave for which")
  @GetMapping("/meetings/{id}")
  Held one(@Parameter(description = "The meeting") @PathVariable UUID id) {
    Meeting meeting = meetings.required(id);
    return new Held(meeting, holding.conflicts(meeting));
  }

  @Operation(summary = "Call a meeting of a unit's leadership team for cases that wait")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings")
  Made call(@RequestBody CallingMeeting.Call call) {
    return new Made(calling.call(call));
  }

  @Operation(summary = "Open a meeting: attendance and announced recusals")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings/{id}/open")
  Held open(
      @Parameter(description = "The meeting") @PathVariable UUID id,
      @RequestBody Attendance attendance) {
    holding.open(
        id,
        Objects.requireNonNullElse(attendance.absences(), Map.of()),
        Boolean.TRUE.equals(attendance.announced()));
    return one(id);
  }

  @Operation(summary = "Record the vote on an item; it enters the case")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings/{id}/items/{no}/vote")
  Outcome vote(
      @Parameter(description = "The meeting") @PathVariable UUID id,
      @Parameter(description = "Number of the item") @PathVariable int no,
      @RequestBody Count count) {
    return new Outcome(
        holding.vote(
            id,
            no,
            new Counted(
                Objects.requireNonNullElse(count.voting(), Step.Voting.HANDS),
                count.ayes(),
                count.noes(),
                count.deferred(),
                Objects.requireNonNullElse(count.scrutineers(), List.of()),
                Objects.requireNonNullElse(count.declaredBy(), ""),
                count.headLast(),
                Objects.requireNonNullElse(count.left(), Set.of()),
                Objects.requireNonNullElse(count.settled(), ""),
                Objects.requireNonNullElse(count.discussion(), "")),
            Objects.requireNonNullElseGet(count.token(), UUID::randomUUID)));
  }

  @Operation(summary = "The secret elections that fit each item without a vote, by its number")
  @GetMapping("/meetings/{id}/elections")
  Map<Integer, List<ElectronicVotes.Offer>> elections(
      @Parameter(description = "The meeting") @PathVariable UUID id) {
    return votes.offers(meetings.required(id));
  }

  @Operation(summary = "Take a secret election over as the vote on an item; it enters the case")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings/{id}/items/{no}/election")
  Outcome take(
      @Parameter(description = "The meeting") @PathVariable UUID id,
      @Parameter(description = "Number of the item") @PathVariable int no,
      @RequestBody Taken taken) {
    UUID election = taken.election();
    if (election == null) {
      throw new InvalidInput(
          "election", "", Text.of("请写明采用哪次投票。", "Say which vote is taken over."));
    }
    return new Outcome(
        votes.vote(
            id,
            no,
            new ElectronicVotes.Said(
                election,
                taken.headLast(),
                Objects.requireNonNullElse(taken.left(), Set.of()),
                Objects.requireNonNullElse(taken.settled(), ""),
                Objects.requireNonNullElse(taken.discussion(), ""),
                Objects.requireNonNullElse(taken.declaredBy(), "")),
            Objects.requireNonNullElseGet(taken.token(), UUID::randomUUID)));
  }

  @Operation(summary = "Close a meeting")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings/{id}/close")
  Held close(@Parameter(description = "The meeting") @PathVariable UUID id) {
    holding.close(id);
    return one(id);
  }

  @Operation(summary = "Cancel a meeting that has not been opened, with the reason")
  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/meetings/{id}/cancel")
  Held cancel(
      @Parameter(description = "The meeting") @PathVariable UUID id, @RequestBody Words words) {
    holding.cancel(id, Objects.requireNonNullElse(words.text(), ""));
    return one(id);
  }

  @Operation(
      summary =
          "The candidates of a case side by side, never ranked; needs the header Zhiren-Purpose")
  @GetMapping("/{id}/comparison")
  Comparison comparison(@Parameter(description = "The case") @PathVariable UUID id) {
    purposing.requireHeader();
    return comparing.of(id);
  }

  @Operation(summary = "The written reason about each candidate of a case")
  @GetMapping("/{id}/reasons")
  Map<UUID, Reasons.Reason> reasons(@Parameter(description = "The case") @PathVariable UUID id) {
    return reasons.of(id);
  }

  @Operation(summary = "Write the reason about a candidate, before the vote")
  @Allowed(Right.SELECTION_DECIDE)
  @PostMapping("/{id}/reasons/{person}")
  Map<UUID, Reasons.Reason> write(
      @Parameter(description = "The case") @PathVariable UUID id,
      @Parameter(description = "The candidate") @PathVariable UUID person,
      @RequestBody Words words) {
    reasons.write(id, person, Objects.requireNonNullElse(words.text(), ""));
    return reasons.of(id);
  }
}
