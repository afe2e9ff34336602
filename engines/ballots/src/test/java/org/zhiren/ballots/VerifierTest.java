package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report says of archives that are honest, unfinished, older or forked. */
final class VerifierTest {

  private final SecureRandom random = Seeded.random("VerifierTest");
  private final Rehearsal rehearsal =
      new Rehearsal(Rehearsal.Plan.of("核验", List.of(Question.decision("林知远")), 3), random);

  private static VerificationReport verify(byte[] archive, Expectations expectations)
      throws IOException {
    return ArchiveVerifier.verify(new ByteArrayInputStream(archive), expectations);
  }

  private Ballot ballot(int voter) {
    return PreparedBallot.of(
            rehearsal.election(),
            rehearsal.credentials().get(voter),
            List.of(List.of(1, 0, 0)),
            random)
        .ballot();
  }

  @Test
  void runningElectionPassesOnlyAsOne() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board = rehearsal.open(archive, 1);
    board.cast(ballot(0));
    VerificationReport running = verify(archive.toByteArray(), Expectations.ofRunning());
    assertThat(running.findings()).isEmpty();
    assertThat(running.result()).isNull();
    assertThat(running.outcome(Check.RESULT)).isEqualTo(VerificationReport.Outcome.NOT_REACHED);
    assertThat(running.outcome(Check.SIGNATURES)).isEqualTo(VerificationReport.Outcome.PASSED);
    assertThat(running.quorums().getFirst().en()).isEqualTo("2 of 3");
    VerificationReport finished = verify(archive.toByteArray(), Expectations.ofFinished());
    assertThat(finished.findings()).extracting(Finding::check).containsExactly(Check.RESULT);
    assertThat(finished.json()).startsWith("{\"passed\":false").contains("\"finished\":false");
  }

  @Test
  void laterCopyMustContinueTheOlderOne() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board = rehearsal.open(archive, 1);
    board.cast(ballot(0));
    byte[] older = archive.toByteArray();
    Expectations.Head head = ArchiveVerifier.headOf(new ByteArrayInputStream(older));
    assertThat(head.hash()).isEqualTo(board.head());
    assertThat(head.height()).isEqualTo(1);
    board.cast(ballot(1));
    byte[] later = archive.toByteArray();
    assertThat(verify(later, Expectations.ofRunning().against(head)).passed()).isTrue();

    // The server leaves the first ballot out and begins again: by itself that looks honest.
    ByteArrayOutputStream fork = new ByteArrayOutputStream();
    ElectionBoard other = rehearsal.open(fork, 1);
    other.cast(ballot(1));
    other.cast(ballot(2));
    assertThat(verify(fork.toByteArray(), Expectations.ofRunning()).passed()).isTrue();
    assertThat(verify(fork.toByteArray(), Expectations.ofRunning().against(head)).findings())
        .extracting(Finding::check)
        .containsExactly(Check.CONTINUATION);

    // An older state passed off as the newest.
    Expectations.Head newest = ArchiveVerifier.headOf(new ByteArrayInputStream(later));
    assertThat(verify(older, Expectations.ofRunning().against(newest)).findings())
        .extracting(Finding::check)
        .containsExactly(Check.CONTINUATION);
  }

  @Test
  void emptyAndForeignFilesGiveFindings() throws IOException {
    for (byte[] file :
        List.of(
            new byte[0],
            new byte[1],
            new byte[512],
            new byte[4_096],
            "PK\u0003".getBytes(StandardCharsets.UTF_8))) {
      VerificationReport report = verify(file, Expectations.ofFinished());
      assertThat(report.passed()).isFalse();
      assertThat(report.height()).isEqualTo(-1);
      assertThat(report.outcome(Check.ARCHIVE)).isEqualTo(VerificationReport.Outcome.FAILED);
    }
    assertThatThrownBy(() -> ArchiveVerifier.headOf(new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(BallotException.class);
  }

  @Test
  void keysOfOtherTrusteesAreFound() throws IOException {
    Rehearsal other =
        new Rehearsal(Rehearsal.Plan.of("他", List.of(Question.decision("林知远")), 3), random);
    assertThatThrownBy(() ->
            ElectionBoard.open(
                new ByteArrayOutputStream(),
                1,
                rehearsal.election(),
                other.trustees(),
                List.of(Group.GENERATOR.text())))
        .isInstanceOf(BallotException.class);
    // The same written past the board's own check.
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ArchiveWriter writer = ArchiveWriter.begin(ArchiveSink.tar(archive, 1), 1);
    SetupData setup =
        new SetupData(
            writer.data(rehearsal.election().json()),
            writer.data(other.trustees().json()),
            writer.data(Json.write(List.of(Group.GENERATOR.text()))));
    writer.event(Event.Type.SETUP, writer.data(Json.write(setup.json())));
    assertThat(verify(archive.toByteArray(), Expectations.ofRunning()).findings())
        .extracting(Finding::check)
        .containsExactly(Check.TRUSTEES);
  }

  @Test
  void credentialsOutsideTheSubgroupOrTwiceAreFound() throws IOException {
    for (List<String> credentials :
        List.of(
            List.of("2"),
            List.of(Group.GENERATOR.text(), Group.GENERATOR.text()),
            List.of(Group.GENERATOR.text(), Group.GENERATOR.text() + ",3"),
            List.of(Group.GENERATOR.text() + ",0"),
            List.of(Group.GENERATOR.text() + ",99999999"),
            List.<String>of())) {
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      ArchiveWriter writer = ArchiveWriter.begin(ArchiveSink.tar(archive, 1), 1);
      SetupData setup =
          new SetupData(
              writer.data(rehearsal.election().json()),
              writer.data(rehearsal.trustees().json()),
              writer.data(Json.write(credentials)));
      writer.event(Event.Type.SETUP, writer.data(Json.write(setup.json())));
      assertThat(verify(archive.toByteArray(), Expectations.ofRunning()).passed())
          .as("%s", credentials)
          .isFalse();
    }
  }

  @Test
  void unsupportedElectionsAreNamed() {
    String json = rehearsal.election().json();
    for (String other :
        List.of(
            json.replace("\"version\":1", "\"version\":2"),
            json.replace("BELENIOS-2048", "RFC-3526-2048"),
            json.replace("\"min\":1", "\"min\":2"),
            json.replaceFirst("\"uuid\":\"...", "\"uuid\":\"0"),
            json.replaceFirst("\\{\"answers\"", "{\"type\":\"NonHomomorphic\",\"answers\""))) {
      assertThat(other).isNotEqualTo(json);
      assertThatThrownBy(() -> Election.parse(other)).isInstanceOf(BallotException.class);
    }
    assertThatThrownBy(() -> new Expectations(true, null, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
