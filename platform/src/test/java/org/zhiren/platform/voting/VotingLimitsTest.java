package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.shell.InvalidInput;

/** The largest plan and count that is taken, and the next larger one that is not. */
class VotingLimitsTest {

  private static final Instant OPENS = Instant.parse("2026-11-26T01:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final String LONGEST = "字".repeat(200);

  /** A lawful plan, of which each test changes one thing. */
  private static final class Draft {
    private ElectionKind kind = ElectionKind.DECISION;
    private ElectionSubject subject = ElectionSubject.NONE;
    private String title = "示例票决";
    private List<VoteQuestion> questions = List.of(VoteQuestion.decision("林知远"));
    private List<VoterStratum> strata = List.of(new VoterStratum("", named(2)));
    private List<UUID> trustees = some(3);
    private @Nullable Integer expected;
    private @Nullable Integer spares;

    private List<String> faults() {
      ElectionPlan plan =
          new ElectionPlan(
              UUID.randomUUID(),
              kind,
              subject,
              title,
              questions,
              strata,
              trustees,
              1,
              UUID.randomUUID(),
              OPENS,
              OPENS.plusSeconds(1),
              expected,
              spares);
      return fields(catchThrowableOfType(InvalidInput.class, () -> PlanCheck.check(plan)));
    }
  }

  private static List<String> fields(@Nullable InvalidInput refused) {
    return refused == null
        ? List.of()
        : refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }

  private static List<String> named(int people) {
    return IntStream.range(0, people).mapToObj(i -> "委员" + i).toList();
  }

  private static List<UUID> some(int accounts) {
    return IntStream.range(0, accounts).mapToObj(i -> UUID.randomUUID()).toList();
  }

  @Test
  void aPlanHasAsManyQuestionsVotersStrataAndTrusteesAsAPhoneCanShow() {
    Draft draft = new Draft();
    draft.questions = Collections.nCopies(60, VoteQuestion.decision("林知远"));
    assertThat(draft.faults()).isEmpty();
    draft.questions = Collections.nCopies(61, VoteQuestion.decision("林知远"));
    assertThat(draft.faults()).containsExactly("questions");

    draft = new Draft();
    draft.strata = List.of(new VoterStratum("", named(5_000)));
    assertThat(draft.faults()).isEmpty();
    draft.strata = List.of(new VoterStratum("", named(5_001)));
    assertThat(draft.faults()).containsExactly("voters");
    draft.strata = strata(8);
    assertThat(draft.faults()).isEmpty();
    draft.strata = strata(9);
    assertThat(draft.faults()).containsExactly("voters");

    draft = new Draft();
    draft.trustees = some(7);
    assertThat(draft.faults()).isEmpty();
    draft.trustees = some(8);
    assertThat(draft.faults()).containsExactly("trustees");
  }

  private static List<VoterStratum> strata(int count) {
    List<VoterStratum> strata = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strata.add(new VoterStratum("第" + i + "层", named(1)));
    }
    return strata;
  }

  @Test
  void aRecommendationNamesTwoToAHundredPeopleAndAtLeastOneMayBeChosen() {
    Draft draft = new Draft();
    draft.kind = ElectionKind.RECOMMENDATION;
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(100), 1));
    assertThat(draft.faults()).isEmpty();
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(101), 1));
    assertThat(draft.faults()).containsExactly("candidates");
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(2), 1));
    assertThat(draft.faults()).isEmpty();
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(1), 1));
    assertThat(draft.faults()).containsExactly("candidates");
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(2), 0));
    assertThat(draft.faults()).containsExactly("most");
  }

  @Test
  void wordsHaveTwoHundredCharactersAndNoControlCharacter() {
    Draft draft = new Draft();
    draft.title = LONGEST;
    draft.subject = new ElectionSubject(LONGEST, LONGEST, LONGEST);
    assertThat(draft.faults()).isEmpty();
    for (String title : List.of(LONGEST + "字", " ", "示例\t票决")) {
      draft.title = title;
      assertThat(draft.faults()).as(title).containsExactly("title");
    }
    draft.title = "示例票决";
    for (ElectionSubject subject :
        List.of(
            new ElectionSubject(LONGEST + "字", "", ""),
            new ElectionSubject("", LONGEST + "字", ""),
            new ElectionSubject("", "", LONGEST + "字"))) {
      draft.subject = subject;
      assertThat(draft.faults()).containsExactly("subject");
    }
    draft.subject = ElectionSubject.NONE;
    draft.questions = List.of(VoteQuestion.decision(LONGEST + "字"));
    assertThat(draft.faults()).containsExactly("questions");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "50, true", "51, false"})
  void spareSlipsAreNoneToFifty(int spares, boolean taken) {
    Draft draft = new Draft();
    draft.spares = spares;
    assertThat(draft.faults()).isEqualTo(taken ? List.of() : List.of("spares"));
  }

  @Test
  void whoShouldAttendIsNeverFewerThanTheVotersAndBelongsToADecision() {
    Draft draft = new Draft();
    for (int fitting : new int[] {2, 3, 5_000}) {
      draft.expected = fitting;
      assertThat(draft.faults()).as("%d of two voters", fitting).isEmpty();
    }
    for (int unfitting : new int[] {1, 5_001}) {
      draft.expected = unfitting;
      assertThat(draft.faults()).as("%d of two voters", unfitting).containsExactly("expected");
    }
    draft.kind = ElectionKind.RECOMMENDATION;
    draft.questions = List.of(VoteQuestion.recommendation("推荐", named(3), 1));
    draft.expected = 2;
    assertThat(draft.faults()).containsExactly("expected");
  }

  private static List<String> count(
      String title, int expected, int present, int issued, int returned, int invalid, int ayes) {
    HandCount.Figures figures =
        new HandCount.Figures(
            UUID.randomUUID(),
            ElectionKind.DECISION,
            HandCount.Manner.PAPER,
            ElectionSubject.NONE,
            title,
            TODAY,
            expected,
            present,
            issued,
            returned,
            invalid,
            List.of(VoteQuestion.decision("林知远")),
            List.of(List.of(ayes, 0, 0)));
    return fields(catchThrowableOfType(InvalidInput.class, () -> CountCheck.check(figures, TODAY)));
  }

  @Test
  void aCountByHandHasATitleAndSomebodyWhoShouldAttend() {
    assertThat(count(LONGEST, 1, 1, 1, 1, 0, 1)).isEmpty();
    assertThat(count(LONGEST + "字", 1, 1, 1, 1, 0, 1)).containsExactly("title");
    assertThat(count(" ", 1, 1, 1, 1, 0, 1)).containsExactly("title");
    assertThat(count("票决", 1, 0, 0, 0, 0, 0)).as("nobody came").isEmpty();
    assertThat(count("票决", 0, 0, 0, 0, 0, 0)).containsExactly("expected");
  }

  /** Should attend ≥ present ≥ handed out ≥ came back ≥ invalid ≥ 0, each broken by one. */
  @ParameterizedTest
  @CsvSource({
    "5, 6, 5, 5, 0",
    "5, 4, 5, 5, 0",
    "5, 5, 4, 5, 0",
    "5, 5, 5, 4, 5",
    "5, -1, -1, -1, -1",
    "5, 0, -1, -1, -1",
    "5, 0, 0, -1, -1",
    "5, 5, 5, 5, -1"
  })
  void theFiguresOfACountDescend(int expected, int present, int issued, int returned, int invalid) {
    assertThat(count("票决", expected, present, issued, returned, invalid, returned - invalid))
        .contains("expected");
  }

  /** 应到会, 到会, 同意, as articles 38 and 39 of the regulations have it, and what they ask for. */
  @ParameterizedTest
  @CsvSource({
    "9, 6, 5, PASS, 6, 5",
    "9, 5, 5, FAIL, 6, 5",
    "9, 6, 4, FAIL, 6, 5",
    "10, 7, 6, PASS, 7, 6",
    "10, 6, 6, FAIL, 7, 6",
    "10, 10, 5, FAIL, 7, 6",
    "11, 8, 6, PASS, 8, 6",
    "11, 7, 6, FAIL, 8, 6",
    "12, 8, 7, PASS, 8, 7",
    "12, 8, 6, FAIL, 8, 7",
    "1, 1, 1, PASS, 1, 1",
    "1, 0, 0, FAIL, 1, 1"
  })
  void aDecisionNeedsTwoThirdsPresentAndMoreThanHalfOfAllAgreeing(
      int expected, int present, int agree, Verdict verdict, int quorum, int majority) {
    Explanation whole = DecisionRule.apply(expected, present, agree, present - agree, 0);
    assertThat(whole.value()).isEqualTo(new Value.Judgement(verdict));
    Explanation attendance = whole.because().getFirst();
    Explanation ayes = whole.because().getLast();
    assertThat(attendance.sentence().en()).endsWith("at least " + quorum + ".");
    assertThat(attendance.value())
        .isEqualTo(new Value.Judgement(present >= quorum ? Verdict.PASS : Verdict.FAIL));
    assertThat(ayes.sentence().en()).contains("at least " + majority + ".");
    assertThat(ayes.value())
        .isEqualTo(new Value.Judgement(agree >= majority ? Verdict.PASS : Verdict.FAIL));
    String reason =
        verdict == Verdict.PASS ? "adopted" : present < quorum ? "quorum" : "majority is not met";
    assertThat(whole.sentence().en()).contains(reason);
  }
}
