package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example of README.md, and sees to it that the two stay the same. */
final class ReadmeTest {

  @Test
  void exampleRuns() throws IOException {
    SecureRandom random = new SecureRandom();
    // example
    // The trustees, each on a machine of their own; two of three will do.
    List<TrusteeSeed> seeds =
        List.of(
            TrusteeSeed.generate(random),
            TrusteeSeed.generate(random),
            TrusteeSeed.generate(random));
    List<String> certificates = seeds.stream().map(s -> s.certificate(random)).toList();
    List<String> dealt = seeds.stream().map(s -> s.deal(certificates, 2, random)).toList();
    List<String> routed = KeyCeremony.route(dealt);
    List<String> accepted =
        List.of(
            seeds.get(0).accept(certificates, 2, routed.get(0), random),
            seeds.get(1).accept(certificates, 2, routed.get(1), random),
            seeds.get(2).accept(certificates, 2, routed.get(2), random));
    Trustees trustees = KeyCeremony.finish(2, certificates, dealt, accepted);

    // The election, and the voting codes from the credential authority.
    Election election =
        Election.of(Election.newId(random), "票决", "", List.of(Question.decision("林知远")), trustees);
    Credential code = Credential.generate(random);

    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board =
        ElectionBoard.open(
            archive,
            1_764_115_200,
            election,
            trustees,
            List.of(code.publicCredential(election.id())));

    // A voter: 同意.
    PreparedBallot prepared = PreparedBallot.of(election, code, List.of(List.of(1, 0, 0)), random);
    String tracker = board.cast(prepared.ballot());

    // Close, tally, decrypt with two trustees, publish.
    board.close();
    EncryptedTally tally = board.tally();
    for (int trustee : List.of(1, 3)) {
      DecryptionKey key =
          seeds.get(trustee - 1).open(KeyCeremony.encryptedKey(accepted.get(trustee - 1)));
      board.decrypt(trustee, key.decrypt(election, tally, random));
    }
    Result result = board.finish();

    // Anybody.
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(archive.toByteArray()), Expectations.ofFinished());
    // end
    assertThat(report.passed()).isTrue();
    assertThat(report.trackers()).containsEntry(code.publicCredential(election.id()), tracker);
    assertThat(result.totals()).isEqualTo(List.of(List.of(1, 0, 0)));
  }

  @Test
  void readmeShowsTheExampleThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/zhiren/ballots/ReadmeTest.java"));
    String example =
        source
            .substring(source.indexOf("// example\n") + 11, source.indexOf("    // end\n"))
            .stripTrailing()
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
