package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.shell.InvalidInput;

/** Plans and counts that are refused, at the edge of each rule. */
class PlanCheckTest {

  private static final Instant OPENS = Instant.parse("2026-11-26T01:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private final UUID authority = UUID.randomUUID();
  private final List<UUID> trustees =
      List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  private static VoterStratum stratum(String name, int voters) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < voters; i++) {
      names.add("委员" + i);
    }
    return new VoterStratum(name, names);
  }

  private static ElectionPlan plan(
      List<VoteQuestion> questions,
      List<VoterStratum> strata,
      List<UUID> trustees,
      int threshold,
      UUID authority,
      Instant closesAt) {
    return new ElectionPlan(
        UUID.randomUUID(),
        questions.isEmpty() || questions.getFirst().most() == 1
            ? ElectionKind.DECISION
            : ElectionKind.RECOMMENDATION,
        ElectionSubject.NONE,
        "示例票决",
        questions,
        strata,
        trustees,
        threshold,
        authority,
        OPENS,
        closesAt);
  }

  private static List<String> faults(ElectionPlan plan) {
    InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> PlanCheck.check(plan));
    return refused == null
        ? List.of()
        : refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }

  private List<String> voters(VoterStratum... strata) {
    return faults(
        plan(
            List.of(VoteQuestion.decision("林知远")),
            List.of(strata),
            trustees,
            2,
            authority,
            OPENS.plusSeconds(1)));
  }

  private List<String> people(List<UUID> trustees, int threshold, UUID authority) {
    return faults(
        plan(
            List.of(VoteQuestion.decision("林知远")),
            List.of(stratum("", 2)),
            trustees,
            threshold,
            authority,
            OPENS.plusSeconds(1)));
  }

  @Test
  void votersAndStrata() {
    assertThat(voters(stratum("", 2))).isEmpty();
    assertThat(voters(stratum("", 1))).containsExactly("voters");
    assertThat(voters()).containsExactly("voters");
    assertThat(voters(stratum("甲", 2), stratum("乙", 1))).isEmpty();
    assertThat(voters(stratum("甲", 2), stratum("乙", 0))).containsExactly("voters");
    assertThat(voters(stratum("甲", 2), stratum("甲", 2))).containsExactly("voters");
    assertThat(voters(stratum("甲", 2), stratum(" ", 2))).containsExactly("voters");
    assertThat(voters(new VoterStratum("", List.of("委员", "委\n员")))).containsExactly("voters");
  }

  @Test
  void trusteesThresholdAndWhoMakesTheCodes() {
    assertThat(people(trustees, 1, authority)).isEmpty();
    assertThat(people(trustees, 3, authority)).isEmpty();
    assertThat(people(trustees, 0, authority)).containsExactly("threshold");
    assertThat(people(trustees, 4, authority)).containsExactly("threshold");
    assertThat(people(List.of(), 1, authority)).containsExactly("trustees");
    assertThat(people(List.of(trustees.getFirst(), trustees.getFirst()), 1, authority))
        .containsExactly("trustees");
    assertThat(people(trustees, 2, trustees.getLast()))
        .as("nobody makes codes and opens ballots")
        .containsExactly("authority");
  }

  @Test
  void timesAndQuestions() {
    assertThat(
            faults(
                plan(
                    List.of(VoteQuestion.decision("林知远")),
                    List.of(stratum("", 2)),
                    trustees,
                    2,
                    authority,
                    OPENS)))
        .containsExactly("closesAt");
    assertThat(
            faults(
                plan(
                    List.of(),
                    List.of(stratum("", 2)),
                    trustees,
                    2,
                    authority,
                    OPENS.plusSeconds(1))))
        .containsExactly("questions");
    assertThat(recommendation(List.of("甲", "乙", "丙"), 2)).isEmpty();
    assertThat(recommendation(List.of("甲", "乙", "丙"), 3)).isEmpty();
    assertThat(recommendation(List.of("甲", "乙", "丙"), 4)).containsExactly("most");
    assertThat(recommendation(List.of("甲", "甲", "丙"), 2)).containsExactly("candidates");
    assertThat(recommendation(List.of("甲", " ", "丙"), 2)).containsExactly("candidates");
  }

  private List<String> recommendation(List<String> names, int most) {
    return faults(
        plan(
            List.of(VoteQuestion.recommendation("推荐", names, most)),
            List.of(stratum("", 2)),
            trustees,
            2,
            authority,
            OPENS.plusSeconds(1)));
  }

  private static List<String> count(
      ElectionKind kind,
      LocalDate day,
      int expected,
      int present,
      int issued,
      int returned,
      int invalid,
      List<VoteQuestion> questions,
      List<List<Integer>> counts) {
    InvalidInput refused =
        catchThrowableOfType(
            InvalidInput.class,
            () ->
                CountCheck.check(
                    new HandCount.Figures(
                        UUID.randomUUID(),
                        kind,
                        HandCount.Manner.PAPER,
                        ElectionSubject.NONE,
                        "纸质票决",
                        day,
                        expected,
                        present,
                        issued,
                        returned,
                        invalid,
                        questions,
                        counts),
                    TODAY));
    return refused == null
        ? List.of()
        : refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }

  private static List<String> decision(
      int expected, int present, int issued, int returned, int invalid, Integer... row) {
    return count(
        ElectionKind.DECISION,
        TODAY,
        expected,
        present,
        issued,
        returned,
        invalid,
        List.of(VoteQuestion.decision("林知远")),
        List.of(List.of(row)));
  }

  @Test
  void countsOfADecisionAddUpToTheValidBallots() {
    assertThat(decision(11, 9, 9, 9, 1, 6, 1, 1)).isEmpty();
    assertThat(decision(11, 9, 9, 9, 1, 6, 1, 0)).containsExactly("counts");
    assertThat(decision(11, 9, 9, 9, 1, 6, 1, 2)).containsExactly("counts");
    assertThat(decision(11, 9, 9, 9, 1, 9, -1, 0)).containsExactly("counts");
    assertThat(decision(11, 9, 9, 9, 1, 6, 2)).containsExactly("counts");
    assertThat(decision(8, 9, 9, 9, 1, 6, 1, 1)).containsExactly("expected");
    assertThat(decision(11, 8, 9, 9, 1, 6, 1, 1)).containsExactly("expected");
    assertThat(decision(11, 9, 8, 9, 1, 6, 1, 1)).containsExactly("expected");
    assertThat(decision(9, 9, 9, 9, 9, 0, 0, 0)).isEmpty();
  }

  @Test
  void countsOfARecommendationFitTheBallotsAndTheDayIsNotInTheFuture() {
    List<VoteQuestion> two = List.of(VoteQuestion.recommendation("推荐", List.of("甲", "乙", "丙"), 2));
    assertThat(
            count(
                ElectionKind.RECOMMENDATION, TODAY, 5, 5, 5, 5, 1, two, List.of(List.of(4, 4, 0))))
        .isEmpty();
    assertThat(
            count(
                ElectionKind.RECOMMENDATION, TODAY, 5, 5, 5, 5, 1, two, List.of(List.of(4, 4, 1))))
        .as("four ballots with two names each are eight")
        .containsExactly("counts");
    assertThat(
            count(
                ElectionKind.RECOMMENDATION, TODAY, 5, 5, 5, 5, 1, two, List.of(List.of(5, 0, 0))))
        .as("nobody has more than all ballots")
        .containsExactly("counts");
    assertThat(
            count(
                ElectionKind.RECOMMENDATION,
                TODAY.plusDays(1),
                5,
                5,
                5,
                5,
                1,
                two,
                List.of(List.of(4, 4, 0))))
        .containsExactly("heldOn");
  }
}
