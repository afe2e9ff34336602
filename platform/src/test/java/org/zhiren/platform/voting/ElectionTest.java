package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * An election from the plan to the result, with everything that shall not be possible on the way.
 */
class ElectionTest extends VotingSample {

  @Autowired private TransactionTemplate transactions;

  @Test
  void fromThePlanToTheVerifiedResult() throws Exception {
    ElectionPlan plan = decision(6, 2);
    Running running = open(plan);
    int[] choices = {0, 0, 0, 1, 0, 2, 0, 0};
    for (int voter = 0; voter < choices.length; voter++) {
      assertThat(casting.cast(running.publicId(), ballot(running, voter, 1).ballot().json()))
          .isEqualTo(Casting.Outcome.CAST);
    }
    Map<Integer, String> trackers = new HashMap<>();
    for (int voter = 0; voter < choices.length; voter++) {
      PreparedBallot again = ballot(running, voter, choices[voter]);
      casting.cast(running.publicId(), again.ballot().json());
      trackers.put(voter, again.ballot().tracker());
    }
    assertThat(at(officer, () -> elections.required(running.id())).ballots()).isEqualTo(8);
    assertThat(at(officer, () -> elections.outcome(running.id())))
        .as("nothing before the close")
        .isEmpty();
    assertThat(casting.board(running.publicId()).trackers()).as("sealed until the close").isEmpty();
    assertThatThrownBy(() -> archive.closed(running.publicId())).isInstanceOf(NotFound.class);
    doing(officer, () -> closing.closeEarly(running.id(), "全体已投"));
    assertThat(casting.cast(running.publicId(), ballot(running, 0, 0).ballot().json()))
        .isEqualTo(Casting.Outcome.CLOSED);
    decrypt(running, 1);
    assertThat(at(officer, () -> elections.outcome(running.id())))
        .as("one trustee is not enough")
        .isEmpty();
    decrypt(running, 3);
    ElectionOutcome outcome = at(officer, () -> elections.outcome(running.id())).orElseThrow();
    assertThat(outcome.questions().getFirst().totals()).containsExactly(6, 1, 1);
    assertThat(outcome.questions().getFirst().adopted()).isTrue();
    assertThat(outcome.groups()).as("two voters are not counted alone").isEmpty();
    assertThat(outcome.withheld()).anyMatch(text -> text.en().contains("Too few"));
    for (String tracker : trackers.values()) {
      assertThat(casting.find(running.publicId(), tracker)).isEqualTo(Casting.Found.COUNTS);
    }
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(archive(running)), Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
    assertThat(report.result().totals()).isEqualTo(List.of(List.of(6, 1, 1)));
    assertThat(report.cast()).isEqualTo(16);
    // The subject leads back to it, for whoever may see the unit.
    assertThat(at(officer, () -> elections.about("test.case", plan.subject().reference())))
        .hasSize(1);
    assertThat(at(elsewhere, () -> elections.about("test.case", plan.subject().reference())))
        .isEmpty();
    assertThat(at(elsewhere, () -> elections.find(running.id()))).isEmpty();
  }

  @Test
  void largeStrataHaveSubtotalsThatVerify() throws Exception {
    Running running = open(decision(5, 5));
    for (int voter = 0; voter < 10; voter++) {
      casting.cast(
          running.publicId(), ballot(running, voter, voter < 5 ? 0 : voter % 2).ballot().json());
    }
    doing(officer, () -> closing.closeEarly(running.id(), "全体已投"));
    decrypt(running, 2);
    decrypt(running, 3);
    ElectionOutcome outcome = at(officer, () -> elections.outcome(running.id())).orElseThrow();
    assertThat(outcome.groups())
        .extracting(ElectionOutcome.GroupCount::totals)
        .containsExactly(List.of(List.of(5, 0, 0)), List.of(List.of(2, 3, 0)));
    assertThat(
            ArchiveVerifier.verifyStrata(
                    new ByteArrayInputStream(archive(running)),
                    archive.supplement(running.publicId()),
                    Expectations.ofFinished(),
                    n -> {})
                .findings())
        .isEmpty();
  }

  /** Processes die and transactions are rolled back at random: none lost, none double. */
  @Test
  void nothingIsLostOrDoubleHoweverItDies() throws Exception {
    long seed = System.nanoTime();
    System.out.println("ElectionTest seed " + seed);
    Random chance = new Random(seed);
    Running running = open(decision(6));
    Map<Integer, Integer> last = new HashMap<>();
    List<String> answered = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int voter = chance.nextInt(6);
      int choice = chance.nextInt(3);
      String ballot = ballot(running, voter, choice).ballot().json();
      switch (chance.nextInt(4)) {
        case 0 -> {
          // The process dies after the rows were written and before the commit.
          transactions.executeWithoutResult(status -> {
            casting.cast(running.publicId(), ballot);
            status.setRollbackOnly();
          });
          if (chance.nextBoolean()) {
            boards.forget();
          }
          // The phone had no answer and sends again.
          assertThat(casting.cast(running.publicId(), ballot)).isEqualTo(Casting.Outcome.CAST);
        }
        case 1 -> {
          // The process dies after the commit, the answer is lost, the phone sends again.
          casting.cast(running.publicId(), ballot);
          boards.forget();
          assertThat(casting.cast(running.publicId(), ballot)).isEqualTo(Casting.Outcome.ALREADY);
        }
        case 2 -> {
          boards.forget();
          casting.cast(running.publicId(), ballot);
        }
        default -> casting.cast(running.publicId(), ballot);
      }
      last.put(voter, choice);
      answered.add(ballot);
    }
    // Closing dies before the commit.
    doing(
        officer,
        () ->
            transactions.executeWithoutResult(status -> {
              closing.closeEarly(running.id(), "会议结束");
              status.setRollbackOnly();
            }));
    assertThat(at(officer, () -> elections.required(running.id())).state())
        .isEqualTo(ElectionState.OPEN);
    doing(officer, () -> closing.closeEarly(running.id(), "会议结束"));
    boards.forget();
    decrypt(running, 1);
    boards.forget();
    decrypt(running, 2);
    int[] expected = new int[3];
    last.values().forEach(choice -> expected[choice]++);
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(archive(running)), Expectations.ofFinished());
    assertThat(report.findings()).as("seed %d", seed).isEmpty();
    assertThat(report.cast()).as("seed %d", seed).isEqualTo(answered.size());
    assertThat(report.result().totals())
        .as("seed %d", seed)
        .isEqualTo(List.of(List.of(expected[0], expected[1], expected[2])));
  }

  @Test
  void openedBallotsAreNeverCast() throws Exception {
    Running running = open(decision(2));
    PreparedBallot doubted = ballot(running, 0, 0);
    casting.open(running.publicId(), doubted.ballot().json());
    boards.forget();
    assertThatThrownBy(() -> casting.cast(running.publicId(), doubted.ballot().json()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("audit");
    assertThat(casting.find(running.publicId(), doubted.ballot().tracker()))
        .isEqualTo(Casting.Found.OPENED);
    String cast = ballot(running, 0, 1).ballot().json();
    casting.cast(running.publicId(), cast);
    assertThatThrownBy(() -> casting.open(running.publicId(), cast))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            casting.cast(running.publicId(), cast.replaceFirst("\\d{20}", "12345678901234567890")))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void theServersClockClosesAndOpensNothingAgain() throws Exception {
    Running running = open(decision(3));
    casting.cast(running.publicId(), ballot(running, 0, 0).ballot().json());
    Instant past = Instant.now().minusSeconds(5);
    jdbc.sql("update voting.poll set opens_at = :before, closes_at = :past where election_id = :id")
        .param("before", Timestamp.from(past.minusSeconds(60)))
        .param("past", Timestamp.from(past))
        .param("id", running.id())
        .update();
    assertThat(casting.cast(running.publicId(), ballot(running, 1, 0).ballot().json()))
        .isEqualTo(Casting.Outcome.CLOSED);
    assertThat(at(officer, () -> elections.required(running.id())).state())
        .isEqualTo(ElectionState.DECRYPTING);
    // A clock that is set back: the latest time seen counts.
    Running other = open(decision(3));
    jdbc.sql(
            """
            update voting.poll set closes_at = :closes, latest_at = :closes where election_id = :id
            """)
        .param("closes", Timestamp.from(Instant.now().plusSeconds(600)))
        .param("id", other.id())
        .update();
    assertThat(casting.cast(other.publicId(), ballot(other, 0, 0).ballot().json()))
        .isEqualTo(Casting.Outcome.CLOSED);
    assertThat(at(officer, () -> elections.required(other.id())).state())
        .isEqualTo(ElectionState.EMPTY);
  }

  @Test
  void noBallotBeforeTheTimeAndWhoVotedWasThere() throws Exception {
    Running running = open(decision(3));
    jdbc.sql("update voting.poll set opens_at = :later where election_id = :id")
        .param("later", Timestamp.from(Instant.now().plusSeconds(600)))
        .param("id", running.id())
        .update();
    assertThat(casting.cast(running.publicId(), ballot(running, 0, 0).ballot().json()))
        .isEqualTo(Casting.Outcome.EARLY);
    assertThat(at(officer, () -> elections.required(running.id())).ballots()).isZero();
    jdbc.sql("update voting.poll set opens_at = :now where election_id = :id")
        .param("now", Timestamp.from(Instant.now().minusSeconds(5)))
        .param("id", running.id())
        .update();
    for (int voter = 0; voter < 2; voter++) {
      casting.cast(running.publicId(), ballot(running, voter, 0).ballot().json());
    }
    doing(officer, () -> conducting.attendance(running.id(), 1));
    doing(officer, () -> closing.closeEarly(running.id(), "会议结束"));
    decrypt(running, 1);
    decrypt(running, 2);
    ElectionOutcome outcome = at(officer, () -> elections.outcome(running.id())).orElseThrow();
    assertThat(outcome.present()).as("two voted, so two were there").isEqualTo(2);
    assertThat(outcome.questions().getFirst().adopted()).isTrue();
  }

  @Test
  void theDatabaseHoldsNoVoteAndNoKeyAndNoTime() throws Exception {
    Running running = open(decision(5));
    for (int voter = 0; voter < 5; voter++) {
      casting.cast(running.publicId(), ballot(running, voter, 0).ballot().json());
    }
    List<String> columns =
        jdbc.sql(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'voting' and table_name in ('ballot', 'archive_file', 'opened_ballot')
                """)
            .query(String.class)
            .list();
    assertThat(columns)
        .isNotEmpty()
        .noneMatch(column -> column.matches(".*(time|_at|address|ip|agent|name_of|voter).*"));
    String all =
        jdbc.sql(
                """
                select coalesce(string_agg(t::text, ''), '') from (
                  select p::text as t from voting.poll p where election_id = :id
                  union all select t::text from voting.trustee t where election_id = :id
                  union all select f::text from voting.archive_file f where election_id = :id) x
                """)
            .param("id", running.id())
            .query(String.class)
            .single();
    for (var seed : running.seeds()) {
      assertThat(all).doesNotContain(seed.secretText());
    }
    for (var code : running.codes()) {
      assertThat(all).doesNotContain(code.plain()).doesNotContain(code.code());
    }
  }

  @Test
  void whoIsNotNamedGetsNowhereAndNothingIsSkipped() throws Exception {
    UUID id = at(officer, () -> elections.prepare(decision(4)));
    assertThatThrownBy(() -> at(officer, () -> trusteeDesk.task(id))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> at(authority, () -> trusteeDesk.task(id)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> at(trustees.getFirst(), () -> authorityDesk.task(id)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> doing(elsewhere, () -> conducting.withdraw(id, "不办了")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> doing(officer, () -> opening.open(id, elections.required(id).version())))
        .isInstanceOf(InvalidInput.class)
        .satisfies(refused ->
            assertThat(((InvalidInput) refused).faults())
                .extracting(InvalidInput.Fault::field)
                .containsExactly("trustees", "codes"));
    assertThatThrownBy(() -> at(elsewhere, () -> elections.prepare(decision(4))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> doing(trustees.getFirst(), () -> makingKeys.certify(id, "{}")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            doing(authority, () -> authorityDesk.submit(id, List.of(List.of("1")), List.of())))
        .isInstanceOf(InvalidInput.class);
    assertThat(at(trustees.getFirst(), () -> duties.duties()).getFirst().due()).isTrue();
    ceremony(id);
    doing(officer, () -> conducting.keysAgain(id, "遗失钥匙"));
    ceremony(id);
    assertThat(at(officer, () -> elections.required(id)).keysMade()).isTrue();
    doing(officer, () -> conducting.withdraw(id, "不办了"));
    assertThat(at(officer, () -> elections.required(id)).state())
        .isEqualTo(ElectionState.WITHDRAWN);
  }

  @Test
  void countsByHandNeedTwoScrutineers() throws Exception {
    HandCount.Figures figures =
        new HandCount.Figures(
            unit,
            ElectionKind.DECISION,
            HandCount.Manner.PAPER,
            new ElectionSubject("test.case", "1", ""),
            "纸质票决",
            java.time.LocalDate.now(clock),
            11,
            9,
            9,
            9,
            1,
            List.of(VoteQuestion.decision("林知远")),
            List.of(List.of(6, 1, 1)));
    UUID id = at(officer, () -> counts.record(figures));
    assertThatThrownBy(() -> doing(officer, () -> counts.confirm(id, figures.counts())))
        .isInstanceOf(InvalidInput.class);
    var first = second();
    var second = second();
    assertThatThrownBy(() -> at(first, () -> counts.confirm(id, null)))
        .isInstanceOf(InvalidInput.class);
    assertThat(at(first, () -> counts.confirm(id, figures.counts())))
        .isEqualTo(HandCount.State.RECORDED);
    assertThat(at(officer, () -> counts.outcome(id))).isEmpty();
    assertThatThrownBy(() -> at(first, () -> counts.confirm(id, null)))
        .isInstanceOf(InvalidInput.class);
    assertThat(at(second, () -> counts.confirm(id, null))).isEqualTo(HandCount.State.CONFIRMED);
    ElectionOutcome outcome = at(officer, () -> counts.outcome(id)).orElseThrow();
    assertThat(outcome.questions().getFirst().adopted()).as("6 of 11 agree, 9 present").isTrue();
    UUID differing = at(officer, () -> counts.record(figures));
    assertThat(at(first, () -> counts.confirm(differing, List.of(List.of(5, 2, 1)))))
        .isEqualTo(HandCount.State.REFUSED);
    assertThatThrownBy(() ->
            at(
                officer,
                () ->
                    counts.record(
                        new HandCount.Figures(
                            unit,
                            ElectionKind.DECISION,
                            HandCount.Manner.HANDS,
                            ElectionSubject.NONE,
                            "错",
                            java.time.LocalDate.now(clock),
                            5,
                            5,
                            5,
                            5,
                            0,
                            List.of(VoteQuestion.decision("甲")),
                            List.of(List.of(5, 1, 0))))))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void quorumAndMajorityAtTheirEdges() {
    assertThat(verdict(9, 6, 5)).isEqualTo(Verdict.PASS);
    assertThat(verdict(9, 5, 5))
        .as("five of nine are fewer than two thirds")
        .isEqualTo(Verdict.FAIL);
    assertThat(verdict(9, 6, 4)).as("four of nine are no majority").isEqualTo(Verdict.FAIL);
    assertThat(verdict(10, 7, 5)).as("half is not more than half").isEqualTo(Verdict.FAIL);
    assertThat(verdict(10, 7, 6)).isEqualTo(Verdict.PASS);
    assertThat(verdict(3, 2, 2)).isEqualTo(Verdict.PASS);
    assertThat(verdict(1, 1, 1)).isEqualTo(Verdict.PASS);
  }

  private static Verdict verdict(int expected, int present, int agree) {
    return ((org.zhiren.explain.Value.Judgement)
            DecisionRule.apply(expected, present, agree, 0, 0).value())
        .verdict();
  }
}
