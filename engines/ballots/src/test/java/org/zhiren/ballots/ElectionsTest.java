package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random elections of all kinds, from the key ceremony to the result. */
final class ElectionsTest {

  private static final int ELECTIONS = 8;

  static Rehearsal.Plan randomPlan(SecureRandom random) {
    int voters = 1 + random.nextInt(6);
    int turnout = 1 + random.nextInt(voters);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      int answers = 1 + random.nextInt(3);
      List<String> names = new ArrayList<>();
      for (int j = 0; j < answers; j++) {
        names.add("候选人\"" + j + "\\ \u007f\n");
      }
      int max = random.nextInt(answers + 1);
      questions.add(
          new Question(
              "第 " + i + " 题 😀", names, random.nextBoolean(), random.nextInt(max + 1), max));
    }
    int trustees = random.nextInt(4);
    return new Rehearsal.Plan(
        "随机选举",
        "",
        questions,
        voters,
        turnout,
        random.nextInt(turnout + 1),
        trustees,
        trustees == 0 ? 0 : 1 + random.nextInt(trustees),
        trustees == 0 ? 1 : random.nextInt(2),
        List.of());
  }

  @Test
  void everyElectionVerifiesWithTheTotalsCountedInTheClear() throws IOException {
    SecureRandom random = Seeded.random("ElectionsTest");
    for (int i = 0; i < ELECTIONS; i++) {
      Rehearsal.Plan plan = randomPlan(random);
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      Rehearsal.Outcome outcome =
          new Rehearsal(plan, random).run(archive, 1_764_115_200, cast -> {});
      VerificationReport report =
          ArchiveVerifier.verify(
              new ByteArrayInputStream(archive.toByteArray()), Expectations.ofFinished());
      assertThat(report.findings()).as("%s", plan).isEmpty();
      assertThat(report.passed()).isTrue();
      assertThat(report.result()).isEqualTo(outcome.expected()).isEqualTo(outcome.result());
      assertThat(report.counted()).isEqualTo(plan.turnout());
      assertThat(report.cast()).isEqualTo(plan.turnout() + plan.revotes());
      assertThat(report.voters()).isEqualTo(plan.voters());
      assertThat(report.trackers().values())
          .containsExactlyInAnyOrderElementsOf(outcome.trackers().values());
      assertThat(report.head()).isEqualTo(outcome.board().head());
    }
  }

  @Test
  void weightsCountAsOften() throws IOException {
    SecureRandom random = Seeded.random("ElectionsTest.weights");
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("加权", List.of(Question.decision("林知远")), 3), random);
    Election election = rehearsal.election();
    List<String> weighted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      weighted.add(
          rehearsal.credentials().get(i).publicCredential(election.id()) + "," + (10 * i + 1));
    }
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board = ElectionBoard.open(archive, 0, election, rehearsal.trustees(), weighted);
    for (int i = 0; i < 3; i++) {
      List<Integer> choice = i == 1 ? List.of(0, 1, 0) : List.of(1, 0, 0);
      board.cast(
          PreparedBallot.of(election, rehearsal.credentials().get(i), List.of(choice), random)
              .ballot());
    }
    board.close();
    EncryptedTally tally = board.tally();
    board.decrypt(2, rehearsal.keys().get(2).decrypt(election, tally, random));
    board.decrypt(3, rehearsal.keys().get(3).decrypt(election, tally, random));
    assertThat(board.finish().totals()).isEqualTo(List.of(List.of(22, 11, 0)));
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(archive.toByteArray()), Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
  }
}
