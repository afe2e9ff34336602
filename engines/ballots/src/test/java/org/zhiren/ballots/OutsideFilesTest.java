package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that {@code belenios-tool} 2.0 made: our verifier and our trustees understand them. */
final class OutsideFilesTest {

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = OutsideFilesTest.class.getResourceAsStream("outside/" + name)) {
      return in.readAllBytes();
    }
  }

  private static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8).strip();
  }

  @Test
  void archiveVerifiesWithItsTotals() throws IOException {
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(bytes("election.bel")), Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
    assertThat(report.result().totals()).isEqualTo(List.of(List.of(0, 2, 1), List.of(1, 1, 1)));
    assertThat(report.cast()).isEqualTo(4);
    assertThat(report.counted()).isEqualTo(3);
    assertThat(report.quorums()).hasSize(2);
    assertThat(report.election().name()).isEqualTo("Name");
    assertThat(report.election().questions().getFirst().answers()).isEqualTo(Question.DECISION);
  }

  @Test
  void rewrittenArchiveIsTheSame() throws IOException {
    byte[] archive = bytes("election.bel");
    ForgedArchive same = ForgedArchive.of(archive);
    long timestamp = Long.parseLong(same.timestamp());
    assertThat(same.write(timestamp)).isEqualTo(archive);
  }

  @Test
  void codesGiveThePublicCredentials() throws IOException {
    ForgedArchive archive = ForgedArchive.of(bytes("election.bel"));
    Object listed = archive.parts().get(2).content();
    List<String> derived =
        text("codes.txt")
            .lines()
            .map(code -> Credential.parse(code).publicCredential("qZZZteiPMzuR7D"))
            .toList();
    assertThat(derived).hasSize(3).hasSameElementsAs(Fields.list(listed, Fields::string));
  }

  @Test
  void trusteeOfTheOtherProgramCanGoOnHere() throws IOException {
    SecureRandom random = Seeded.random("OutsideFilesTest");
    List<String> certificates = text("certificates.txt").lines().toList();
    TrusteeSeed seed = TrusteeSeed.parse(text("seed.txt"));
    DecryptionKey key = seed.open(text("key.json"));
    String accepted = seed.accept(certificates, 2, text("received.json"), random);
    assertThat(seed.open(KeyCeremony.encryptedKey(accepted)).secretText())
        .isEqualTo(key.secretText());
    Trustees trustees =
        Trustees.parse(
            Json.write(ForgedArchive.of(bytes("election.bel")).parts().get(1).content()));
    Element publicKey = Group.G.power(new BigInteger(key.secretText()));
    assertThat(List.of(2, 3, 4)).anyMatch(n -> trustees.key(n).publicKey().equals(publicKey));
  }
}
