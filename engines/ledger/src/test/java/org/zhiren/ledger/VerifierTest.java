package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class VerifierTest {

  private final SampleLog log = SampleLog.of(60, new Random(11));
  private final Expectations known =
      new Expectations(
          List.of(SampleLog.LOG.verifier()), List.of(SampleLog.WITNESS.verifier()), 1, null);

  @Test
  void wholeFilePassesAndIsCounted() throws IOException {
    VerificationReport report = verify(log.file(), known);
    assertThat(report.findings()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.origin()).isEqualTo("qinghe.example/ledger");
    assertThat(report.entries()).isEqualTo(60);
    assertThat(report.checkpoints()).isEqualTo(log.checkpoints.size());
    assertThat(report.last()).isEqualTo(log.last());
    assertThat(report.lastCosigners()).containsExactly("audit.example/witness");
    assertThat(report.keysFromFile()).isFalse();
    long opened = log.openings.stream().filter(shown -> !shown.isEmpty()).count();
    assertThat(report.opened()).isEqualTo(opened).isPositive();
    assertThat(report.withheld()).isEqualTo(60 - opened).isPositive();
  }

  @Test
  void gzippedFilePassesAndADamagedOneDoesNot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(log.file());
    }
    byte[] zipped = bytes.toByteArray();
    assertThat(verify(zipped, known).findings()).isEmpty();
    assertThat(kinds(verify(Arrays.copyOf(zipped, zipped.length / 2), known)))
        .contains(Finding.Kind.CUT);
  }

  @Test
  void fileWithoutKeyFromElsewhereSaysSo() throws IOException {
    VerificationReport report = verify(log.file(), Expectations.NONE);
    assertThat(report.passed()).isTrue();
    assertThat(report.keysFromFile()).isTrue();
  }

  @Test
  void erasedValueLeavesTheTreeWhole() throws IOException {
    List<Map<String, Commitment.Opening>> erased = new ArrayList<>(log.openings);
    erased.replaceAll(shown -> Map.of());
    VerificationReport report = verify(SampleLog.file(log.entries, erased, log.checkpoints), known);
    assertThat(report.passed()).isTrue();
    assertThat(report.opened()).isZero();
    assertThat(report.withheld()).isEqualTo(60);
    assertThat(report.last()).isEqualTo(log.last());
  }

  @Test
  void eachWrongHasItsName() throws IOException {
    SigningKey stranger =
        SigningKey.generate("qinghe.example/ledger", KeyUse.LOG, new SecureRandom());
    assertThat(kinds(verify(log.file(), Expectations.ofKey(stranger.verifier()))))
        .containsOnly(Finding.Kind.NOT_SIGNED);
    assertThat(
            kinds(verify(log.file(), new Expectations(known.keys(), known.witnesses(), 2, null))))
        .containsExactly(Finding.Kind.TOO_FEW_WITNESSES);

    List<SignedCheckpoint> early = List.of(log.checkpoints.getFirst());
    assertThat(kinds(verify(SampleLog.file(log.entries, log.openings, early), known)))
        .containsExactly(Finding.Kind.NOT_COVERED);

    int size = (int) early.getFirst().checkpoint().size();
    byte[] shorter =
        SampleLog.file(log.entries.subList(0, size), log.openings.subList(0, size), early);
    assertThat(verify(shorter, known).passed()).isTrue();
    assertThat(kinds(verify(shorter, known.against(log.last()))))
        .containsExactly(Finding.Kind.ROLLBACK);

    SampleLog fork = SampleLog.of(60, new Random(12));
    assertThat(kinds(verify(fork.file(), known.against(log.last()))))
        .containsExactly(Finding.Kind.FORK);
    List<SignedCheckpoint> both = new ArrayList<>(log.checkpoints);
    both.add(fork.last());
    assertThat(kinds(verify(SampleLog.file(log.entries, log.openings, both), known)))
        .containsExactly(Finding.Kind.FORK, Finding.Kind.WRONG_ROOT);

    assertThat(kinds(verify("hello\n".getBytes(StandardCharsets.UTF_8), known)))
        .contains(Finding.Kind.BAD_HEADER);
    assertThat(kinds(verify(new byte[0], known))).containsExactly(Finding.Kind.CUT);
  }

  @Test
  void changedRowIsLocatedBetweenTheCheckpointsAroundIt() throws IOException {
    String text = new String(log.file(), StandardCharsets.UTF_8);
    String changed = text.replaceFirst("post\\.assign", "post.assigm");
    VerificationReport report = verify(changed.getBytes(StandardCharsets.UTF_8), known);
    assertThat(kinds(report))
        .containsExactly(
            Finding.Kind.CHANGED_ENTRY,
            Finding.Kind.WRONG_ROOT,
            Finding.Kind.WRONG_SUM,
            Finding.Kind.NOT_COVERED,
            Finding.Kind.TOO_FEW_WITNESSES);
    assertThat(report.findings().getFirst().line()).isEqualTo(2);
    assertThat(report.findings().getFirst().detail().en()).contains("entry 0");
    assertThat(report.json())
        .contains("\"passed\":false", "\"kind\":\"CHANGED_ENTRY\"", "\"findingCount\":5");
  }

  @Test
  void lineLongerThanAnyIsRefusedWithoutReadingItWhole() throws IOException {
    byte[] huge = new byte[LineReader.MAX_LINE + 100_000];
    Arrays.fill(huge, (byte) ' ');
    assertThat(kinds(verify(huge, known))).containsExactly(Finding.Kind.UNREADABLE_LINE);
  }

  @Test
  void writerRefusesWhatIsOutOfTurn() throws IOException {
    try (LedgerExport export =
        new LedgerExport(
            new ByteArrayOutputStream(), List.of(SampleLog.LOG.verifier()), List.of())) {
      assertThatThrownBy(() -> export.entry(log.entries.get(1), Map.of()))
          .hasMessageContaining("sequence (1), expected (0)");
      assertThatThrownBy(() -> export.checkpoint(log.last())).hasMessageContaining("size (60)");
    }
    assertThatThrownBy(() -> new LedgerExport(new ByteArrayOutputStream(), List.of(), List.of()))
        .hasMessageContaining("keys ([])");
  }

  private static List<Finding.Kind> kinds(VerificationReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  private static VerificationReport verify(byte[] file, Expectations expectations)
      throws IOException {
    return LedgerVerifier.verify(new ByteArrayInputStream(file), expectations);
  }
}
