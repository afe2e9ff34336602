package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A board that is kept file by file and gone on with after its process has died. */
class ResumeTest {

  private final SecureRandom random = Seeded.random("ResumeTest");
  private final List<ArchiveFile> kept = new ArrayList<>();
  private final Set<String> opened = new HashSet<>();

  private ElectionBoard resumed() {
    return ElectionBoard.resume(
        (name, content) -> kept.add(new ArchiveFile(name, content)),
        List.copyOf(kept).iterator(),
        opened);
  }

  private ElectionBoard opened(Rehearsal rehearsal) throws IOException {
    return ElectionBoard.open(
        (name, content) -> kept.add(new ArchiveFile(name, content)),
        1_764_115_200,
        rehearsal.election(),
        rehearsal.trustees(),
        rehearsal.credentials().stream()
            .map(code -> code.publicCredential(rehearsal.election().id()))
            .toList());
  }

  private VerificationReport verify(Expectations expectations) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ArchiveFile.write(kept.iterator(), archive);
    return ArchiveVerifier.verify(new ByteArrayInputStream(archive.toByteArray()), expectations);
  }

  @Test
  void diesBetweenAnyTwoStepsAndLosesNothing() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("重启", List.of(Question.decision("林知远")), 4), random);
    Election election = rehearsal.election();
    ElectionBoard board = opened(rehearsal);
    List<String> heads = new ArrayList<>();
    int[] votes = {0, 1, 2, 0, 3};
    int[] last = new int[4];
    for (int i = 0; i < votes.length; i++) {
      heads.add(board.head());
      board = resumed();
      assertThat(board.head()).isEqualTo(heads.getLast());
      int choice = random.nextInt(3);
      last[votes[i]] = choice;
      board.cast(ballot(rehearsal, votes[i], choice).ballot());
    }
    board = resumed();
    assertThat(board.turnout()).isEqualTo(4);
    board.close();
    board = resumed();
    assertThat(board.stage()).isEqualTo(ElectionBoard.Stage.CLOSED);
    board.tally();
    board = resumed();
    EncryptedTally tally = board.encryptedTally();
    assertThat(tally).isNotNull();
    board.decrypt(3, rehearsal.keys().get(3).decrypt(election, tally, random));
    board = resumed();
    assertThat(board.decryptable()).isFalse();
    board.decrypt(1, rehearsal.keys().get(1).decrypt(election, tally, random));
    board = resumed();
    assertThat(board.decryptable()).isTrue();
    Result result = board.finish();
    int[] expected = new int[3];
    for (int choice : last) {
      expected[choice]++;
    }
    assertThat(result.totals()).isEqualTo(List.of(List.of(expected[0], expected[1], expected[2])));
    assertThat(resumed().stage()).isEqualTo(ElectionBoard.Stage.FINISHED);
    VerificationReport report = verify(Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
    assertThat(report.cast()).isEqualTo(5);
  }

  private PreparedBallot ballot(Rehearsal rehearsal, int voter, int choice) {
    return PreparedBallot.of(
        rehearsal.election(),
        rehearsal.credentials().get(voter),
        List.of(List.of(choice == 0 ? 1 : 0, choice == 1 ? 1 : 0, choice == 2 ? 1 : 0)),
        random);
  }

  @Test
  void openedBallotsAreNeverCastAndCastOnesNeverOpened() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("查验", List.of(Question.decision("林知远")), 2), random);
    ElectionBoard board = opened(rehearsal);
    Ballot doubted = ballot(rehearsal, 0, 0).ballot();
    String tracker = board.markOpened(board.check(doubted));
    assertThat(tracker).isEqualTo(doubted.tracker());
    int files = kept.size();
    assertThatThrownBy(() -> board.cast(doubted))
        .isInstanceOf(BallotException.class)
        .hasMessageContaining("audit");
    assertThat(kept).as("nothing was written").hasSize(files);
    opened.add(tracker);
    assertThatThrownBy(() -> resumed().cast(doubted)).hasMessageContaining("audit");
    // The same voter casts another one.
    Ballot cast = ballot(rehearsal, 0, 1).ballot();
    board.cast(cast);
    assertThatThrownBy(() -> board.markOpened(board.check(cast))).hasMessageContaining("cast");
    assertThatThrownBy(() -> resumed().cast(cast)).hasMessageContaining("cast before");
    // A stranger cannot fill the list of opened ballots.
    Ballot foreign =
        PreparedBallot.of(
                rehearsal.election(),
                Credential.generate(random),
                List.of(List.of(1, 0, 0)),
                random)
            .ballot();
    assertThatThrownBy(() -> board.check(foreign)).hasMessageContaining("voting code");
  }

  @Test
  void damagedRowsAreNotGoneOnWith() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("损坏", List.of(Question.decision("林知远")), 2), random);
    opened(rehearsal).cast(ballot(rehearsal, 0, 0).ballot());
    List<ArchiveFile> whole = List.copyOf(kept);
    for (int i = 0; i < whole.size() - 1; i++) {
      kept.clear();
      kept.addAll(whole);
      kept.remove(i);
      assertThatThrownBy(this::resumed)
          .as("without file %d", i)
          .isInstanceOf(BallotException.class);
      kept.clear();
      kept.addAll(whole);
      ArchiveFile file = whole.get(i);
      if (i > 0) {
        kept.set(i, new ArchiveFile(file.name(), file.content() + " "));
        assertThatThrownBy(this::resumed)
            .as("file %d changed", i)
            .isInstanceOf(BallotException.class);
      }
    }
    kept.clear();
    kept.addAll(whole.subList(0, whole.size() - 1));
    assertThatThrownBy(this::resumed).as("data without its event").hasMessageContaining("within");
  }
}
