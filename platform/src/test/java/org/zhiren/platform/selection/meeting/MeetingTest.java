package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;

/** A case goes to a meeting: who is called, who leaves, reasons, votes. */
class MeetingTest extends MeetingSample {

  @Test
  void theTeamIsTheMeetingAndTheFilesSayWhoLeaves() throws Exception {
    UUID meetingId = called(waiting());
    Meeting meeting = at(cadre, () -> meetings.required(meetingId));
    assertThat(meeting.members())
        .extracting(member -> member.person().name())
        .containsExactlyElementsOf(NAMES);
    assertThat(meeting.members().getFirst().head()).isTrue();
    List<Conflict> conflicts = at(cadre, () -> holding.conflicts(meeting)).get(1);
    assertThat(conflicts)
        .extracting(Conflict::whoName, Conflict::kind, Conflict::certain)
        .containsExactly(
            tuple("王二", Conflict.Kind.SELF, true),
            tuple("李三", Conflict.Kind.KIN, true),
            tuple("张四", Conflict.Kind.KIN, false));
    assertThat(conflicts.get(1).path()).isNotNull();
    assertThat(conflicts.get(1).path().zh()).isEqualTo("李三 — 配偶 — 王二");
    assertThat(conflicts.get(2).path().zh()).contains("王老");
  }

  @Test
  void nothingIsVotedWithoutReasonQuorumAndSettledDoubt() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  holding.open(id, Map.of(4, "出差", 5, "出差", 6, "病假", 7, "病假"), true);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("5 of 9");
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  holding.open(id, Map.of(), false);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Announce");
    begin(id, Map.of(9, "出差"));
    UUID token = UUID.randomUUID();
    assertThat(
            faults(() -> at(cadre, () -> holding.vote(id, 1, counted(6, 0, Set.of(), ""), token))))
        .extracting(InvalidInput.Fault::field)
        .containsExactly("reason", "settled");
    assertThat(at(cadre, () -> cases.required(caseId)).version()).isEqualTo(4);
    reason(caseId, 1);
    // Nine members, one absent, two left for certain: six vote. Five ayes of nine are a majority.
    boolean adopted =
        at(cadre, () -> holding.vote(id, 1, counted(5, 1, Set.of(), "已核实：同名同日，并非同一人"), token));
    assertThat(adopted).isTrue();
    CaseView view = at(cadre, () -> cases.required(caseId));
    Step.Decide decide = view.file().last(Step.Decide.class).orElseThrow();
    assertThat(decide.recused()).extracting(one -> one.name()).containsExactly("王二", "李三");
    assertThat(decide.absent()).extracting(one -> one.name()).containsExactly("赵九");
    assertThat(decide.reason()).isEqualTo(REASON);
    assertThatThrownBy(() ->
            at(cadre, () -> holding.vote(id, 1, counted(5, 1, Set.of(), "已核实"), UUID.randomUUID())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("second vote");
  }

  @Test
  void aMajorityIsOfAllMembersAndLostIsLost() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    reason(caseId, 1);
    begin(id, Map.of());
    // Seven vote; four ayes are more than half of those present and not of all nine.
    assertThat(
            at(cadre, () -> holding.vote(id, 1, counted(4, 3, Set.of(), "已核实"), UUID.randomUUID())))
        .isFalse();
  }

  @Test
  void reasonsHaveALengthAndAreNeverReplaced() throws Exception {
    UUID caseId = waiting();
    assertThatThrownBy(() ->
            at(
                leader,
                () -> {
                  reasons.write(caseId, people.get(1), "很好");
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("30");
    at(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          reasons.write(caseId, people.get(1), REASON + "补充一句。");
          return null;
        });
    assertThat(at(leader, () -> reasons.all(caseId))).hasSize(2);
    assertThat(at(leader, () -> reasons.of(caseId)).get(people.get(1)).reason()).endsWith("补充一句。");
  }

  @Test
  void aMeetingIsCalledForTodayOrLaterAndACaseStandsInOneOnly() throws Exception {
    UUID caseId = waiting();
    assertThatThrownBy(() ->
            at(
                cadre,
                () ->
                    calling.call(
                        new CallingMeeting.Call(
                            place.here(), null, today.minusDays(1), "", "", List.of()))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("heldOn", "kind", "place", "cases"));
    UUID first = called(caseId);
    assertThatThrownBy(() -> called(caseId))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("another meeting");
    at(
        cadre,
        () -> {
          holding.cancel(first, "改期");
          return null;
        });
    assertThat(called(caseId)).isNotEqualTo(first);
  }
}
