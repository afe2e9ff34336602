package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiren.platform.selection.procedure.CaseWalker.LAW;
import static org.zhiren.platform.selection.procedure.CaseWalker.brief;
import static org.zhiren.platform.selection.procedure.CaseWalker.named;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision has to say, one thing wrong at a time. */
class DecisionRulesTest {

  private static final LocalDate BEGUN = LocalDate.of(2025, 3, 3);
  private static final List<Named> SEVEN = CaseWalker.COMMITTEE;

  private final CaseWalker walker = new CaseWalker(new Random(1), CaseWalker.people(), BEGUN);
  private final Stage stage = reached();
  private final Named candidate = stage.file().candidates().getFirst();

  private String meeting = "常委会第 3 次会议";
  private Named person = candidate;
  private List<Named> members = SEVEN;
  private List<Named> absent = List.of();
  private List<Named> recused = List.of();
  private @Nullable UUID election;
  private boolean headLast = true;
  private String reason = "德才表现和岗位需要";
  private Entering.Kinship kinship = Entering.Kinship.NONE;

  private Stage reached() {
    Stage at = Procedure.open(brief(Form.PROMOTION, true, BEGUN));
    while (at.phase() != Phase.DECISION) {
      at = Procedure.take(at, walker.next(at), walker.desk());
    }
    return at;
  }

  private Stage take(Stage at, int ayes, int noes, int deferred) {
    Entering entering = new Entering(walker.today(), new UUID(2, 2), "经办", null, kinship, 1);
    return Procedure.take(
        at,
        new Step.Decide(
            walker.today(),
            person,
            meeting,
            Step.Voting.HANDS,
            members,
            absent,
            recused,
            ayes,
            noes,
            deferred,
            election,
            headLast,
            reason),
        new Desk(LAW, entering));
  }

  private List<String> faults(Stage at, int ayes, int noes, int deferred) {
    Refusal refused = catchThrowableOfType(Refusal.class, () -> take(at, ayes, noes, deferred));
    return refused == null
        ? List.of()
        : refused.faults().stream().map(Refusal.Fault::field).toList();
  }

  /** All who are in the room agree. */
  private List<String> faults() {
    return faults(stage, members.size() - absent.size() - recused.size(), 0, 0);
  }

  @Test
  void meetingReasonAndPersonAreNamedAndTheHeadSpeaksLast() {
    assertThat(faults()).isEmpty();
    meeting = "会".repeat(200);
    reason = "因".repeat(2_000);
    assertThat(faults()).isEmpty();
    for (String wrong : List.of(" ", "会".repeat(201))) {
      meeting = wrong;
      assertThat(faults()).containsExactly("meeting");
    }
    meeting = "常委会";
    for (String wrong : List.of("", "因".repeat(2_001))) {
      reason = wrong;
      assertThat(faults()).containsExactly("reason");
    }
    reason = "岗位需要";
    person = named("路人");
    assertThat(faults()).containsExactly("person");
    person = candidate;
    headLast = false;
    assertThat(faults()).containsExactly("headLast");
  }

  @Test
  void aMeetingHasThreeToTwoHundredMembersEachOnce() {
    members = SEVEN.subList(0, 3);
    assertThat(faults()).isEmpty();
    members = SEVEN.subList(0, 2);
    assertThat(faults()).containsExactly("members");
    members = IntStream.range(0, 200).mapToObj(i -> named("委员" + i)).toList();
    assertThat(faults()).isEmpty();
    members = IntStream.range(0, 201).mapToObj(i -> named("委员" + i)).toList();
    assertThat(faults()).containsExactly("members");
    List<Named> twice = new ArrayList<>(SEVEN);
    twice.set(6, SEVEN.getFirst());
    members = twice;
    assertThat(faults()).containsExactly("members");
  }

  @Test
  void whoIsAwayIsAMemberAndAwayForOneReason() {
    absent = SEVEN.subList(0, 1);
    recused = SEVEN.subList(1, 2);
    assertThat(faults()).isEmpty();
    recused = absent;
    assertThat(faults()).as("absent and left").containsExactly("recused");
    recused = List.of();
    absent = List.of(named("路人"));
    assertThat(faults()).containsExactly("absent");
    absent = List.of();
    recused = List.of(named("路人"));
    assertThat(faults()).containsExactly("recused");
  }

  @Test
  void theCandidateAndTheNearRelativesOfTheCandidateLeave() {
    Named relative = SEVEN.get(2);
    kinship = (one, other) -> one.equals(relative.personId()) && other.equals(candidate.personId());
    assertThat(faults()).containsExactly("recused");
    recused = List.of(relative);
    assertThat(faults()).isEmpty();
    recused = List.of();
    absent = List.of(relative);
    assertThat(faults()).as("who is not there need not leave").isEmpty();
    absent = List.of();
    kinship = Entering.Kinship.NONE;
    List<Named> own = new ArrayList<>(SEVEN);
    own.set(0, candidate);
    members = own;
    assertThat(faults()).as("the candidate among the members").containsExactly("recused");
    recused = List.of(candidate);
    assertThat(faults()).isEmpty();
  }

  @Test
  void onlyFilesAreAskedForRelatives() {
    kinship = (one, other) -> true;
    List<Named> unfiled = new ArrayList<>();
    SEVEN.forEach(one -> unfiled.add(new Named(null, one.name())));
    members = unfiled;
    assertThat(faults()).as("nobody has a file").isEmpty();
    unfiled.set(0, SEVEN.getFirst());
    members = unfiled;
    assertThat(faults()).containsExactly("recused");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0, 0, true",
    "0, 7, 0, true",
    "0, 0, 7, true",
    "8, -1, 0, false",
    "8, 0, -1, false",
    "-1, 8, 0, false",
    "6, 0, 0, false",
    "7, 1, 0, false"
  })
  void theVotesAreThoseOfTheMembersInTheRoom(int ayes, int noes, int deferred, boolean taken) {
    assertThat(faults(stage, ayes, noes, deferred)).isEqualTo(taken ? List.of() : List.of("ayes"));
  }

  @Test
  void aSecondVoteFollowsADeferralAndNothingElse() {
    assertThat(faults(take(stage, 7, 0, 0), 7, 0, 0)).as("decided").containsExactly("person");
    assertThat(faults(take(stage, 3, 1, 3), 7, 0, 0)).as("more defer than refuse").isEmpty();
    assertThat(faults(take(stage, 3, 2, 2), 7, 0, 0)).as("as many").containsExactly("person");
    assertThat(faults(take(stage, 3, 3, 1), 7, 0, 0)).as("lost").containsExactly("person");
    election = new UUID(5, 5);
    Stage abstained = take(stage, 3, 1, 3);
    election = null;
    assertThat(faults(abstained, 7, 0, 0))
        .as("in a secret ballot the third answer defers nothing")
        .containsExactly("person");
  }
}
