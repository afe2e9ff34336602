package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the example of README.md, and sees to it that the two stay the same. */
final class ReadmeTest {

  @Test
  void exampleRuns() throws IOException {
    SecureRandom random = new SecureRandom();
    // example
    SigningKey key = SigningKey.generate("qinghe.example/ledger", KeyUse.LOG, random);
    Commitment.Opening rating = new Commitment.Opening(Salt.random(random), "{\"等次\":\"优秀\"}");

    LedgerEntry entry =
        LedgerEntry.builder(
                OffsetDateTime.parse("2026-11-23T09:00:00+08:00"), "acct-17", "rating.set")
            .object("person", "P-204")
            .reason("公务员法 38")
            .result("done")
            .commit("after", rating.commitment())
            .at(0);

    MemoryNodes nodes = new MemoryNodes();
    LedgerTree.Appended appended = LedgerTree.EMPTY.append(entry.leafHash());
    appended.nodes().forEach(nodes::put);

    Checkpoint head = Checkpoint.of("qinghe.example/ledger", appended.tree());
    SignedCheckpoint signed = CheckpointSigner.begin(key).sign(head, List.of());

    Receipt receipt = new Receipt(entry, new ProofBuilder(nodes).inclusion(0, 1), signed);
    Receipt.Verdict verdict = receipt.verify(key.verifier(), List.of(), 0);

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (LedgerExport export = new LedgerExport(file, List.of(key.verifier()), List.of())) {
      export.entry(entry, Map.of("after", rating));
      export.checkpoint(signed);
      export.end();
    }
    VerificationReport report =
        LedgerVerifier.verify(
            new ByteArrayInputStream(file.toByteArray()), Expectations.ofKey(key.verifier()));
    // end
    assertThat(verdict).isEqualTo(Receipt.Verdict.PROVED);
    assertThat(report.passed()).isTrue();
    assertThat(report.opened()).isEqualTo(1);
  }

  @Test
  void readmeShowsTheExampleThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/zhiren/ledger/ReadmeTest.java"));
    String example =
        source
            .substring(source.indexOf("// example\n") + 11, source.indexOf("    // end\n"))
            .stripTrailing()
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
