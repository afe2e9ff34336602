package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A bundle proves what it holds, and nothing can be altered, added or swapped in it. */
final class ProofBundleTest {

  private static final byte[] FILE = "{\"on\":\"2026-11-26\"}".getBytes(StandardCharsets.UTF_8);

  private static String print(byte[] bytes) {
    return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
  }

  private static byte[] bundle(long seed) throws IOException {
    Random random = new Random(seed);
    SampleLog log = SampleLog.of(20, random);
    byte[] salt = new byte[20];
    random.nextBytes(salt);
    Commitment.Opening opening =
        new Commitment.Opening(Salt.of(salt), "{\"content\":\"" + print(FILE) + "\"}");
    LedgerEntry entry =
        LedgerEntry.builder(OffsetDateTime.parse("2026-11-26T09:00:00+08:00"), "acct-1", "step")
            .object("case", "C-1")
            .result("done")
            .commit("open", opening.commitment())
            .at(20);
    log.append(entry, Map.of("open", opening));
    SignedCheckpoint head =
        CheckpointSigner.begin(SampleLog.LOG)
            .sign(Checkpoint.of(SampleLog.LOG.verifier().name(), log.tree), List.of());
    ProofBuilder proofs = new ProofBuilder(log.nodes);
    List<ProofBundle.Item> items = new ArrayList<>();
    for (int i : new int[] {3, 11, 20}) {
      items.add(
          new ProofBundle.Item(
              new Receipt(log.entries.get(i), proofs.inclusion(i, 21), head),
              new TreeMap<>(log.openings.get(i))));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProofBundle.write(
        out,
        SampleLog.LOG.verifier(),
        items,
        Map.of("steps/0001.json", FILE),
        Map.of("README.txt", new byte[] {'x'}));
    return out.toByteArray();
  }

  private static ProofBundle.Checked verify(byte[] zip, List<VerifierKey> keys) throws IOException {
    return ProofBundle.verify(new ByteArrayInputStream(zip), keys);
  }

  @Test
  void aBundleVerifiesWithItsOwnKeyAndWithOneFromElsewhere() throws IOException {
    byte[] zip = bundle(7);
    ProofBundle.Checked own = verify(zip, List.of());
    assertThat(own.faults()).isEmpty();
    assertThat(own.passed()).isTrue();
    assertThat(own.ownKey()).isTrue();
    assertThat(own.entries()).isEqualTo(3);
    assertThat(own.files()).isEqualTo(1);
    ProofBundle.Checked outside = verify(zip, List.of(SampleLog.LOG.verifier()));
    assertThat(outside.passed()).isTrue();
    assertThat(outside.ownKey()).isFalse();
    assertThat(verify(zip, List.of(SampleLog.WITNESS.verifier())).passed()).isFalse();
  }

  private static Map<String, byte[]> parts(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream again = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : parts.entrySet()) {
        again.putNextEntry(new ZipEntry(entry.getKey()));
        again.write(entry.getValue());
        again.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** The manifest as somebody would write it who changed the rest; compare {@code sha256sum}. */
  private static byte[] listing(Map<String, byte[]> parts) {
    StringBuilder lines = new StringBuilder();
    parts.forEach((name, bytes) -> {
      if (!name.equals("manifest.txt")) {
        lines.append(print(bytes)).append("  ").append(name).append('\n');
      }
    });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void oneByteOfAnyPartIsFound() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] zip = bundle(seed);
    for (String name : parts(zip).keySet()) {
      for (int run = 0; run < 8; run++) {
        Map<String, byte[]> parts = parts(zip);
        byte[] part = parts.get(name);
        if (part.length > 0) {
          int at = random.nextInt(part.length);
          part[at] ^= (byte) (1 << random.nextInt(8));
          assertThat(verify(zip(parts), List.of(SampleLog.LOG.verifier())).passed())
              .as("seed %d, %s, byte %d", seed, name, at)
              .isFalse();
        }
      }
    }
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    byte[] zip = bundle(11);
    for (String name : parts(zip).keySet()) {
      Map<String, byte[]> parts = parts(zip);
      parts.remove(name);
      ProofBundle.Checked checked = verify(zip(parts), List.of(SampleLog.LOG.verifier()));
      assertThat(checked.passed()).as("without %s", name).isFalse();
      assertThat(checked.faults()).anyMatch(fault -> fault.en().contains(name));
    }
  }

  /**
   * A manifest that was written anew helps nobody: receipts and fingerprints stand by themselves.
   */
  @Test
  void whoeverWritesTheManifestAnewIsFoundAllTheSame() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] zip = bundle(seed);
    for (int run = 0; run < 60; run++) {
      Map<String, byte[]> parts = parts(zip);
      List<String> names = parts.keySet().stream().filter(name -> name.contains("/")).toList();
      String name = names.get(random.nextInt(names.size()));
      byte[] part = parts.get(name);
      if (part.length == 0) {
        continue;
      }
      if (run % 3 == 0) {
        parts.put("files/slipped-in.pdf", new byte[] {1, 2, 3});
      } else if (run % 3 == 1 && name.startsWith("files/")) {
        part[random.nextInt(part.length)] ^= 1;
      } else if (name.endsWith(".openings")) {
        // Another value under the same name and salt.
        parts.put(
            name,
            new String(part, StandardCharsets.UTF_8)
                .replaceAll("\t[^\t\n]*\n", "\tYQ==\n")
                .getBytes(StandardCharsets.UTF_8));
      } else {
        parts.put(name, "c2sp.org/tlog-proof@v1\nnonsense\n".getBytes(StandardCharsets.UTF_8));
      }
      parts.put("manifest.txt", listing(parts));
      assertThat(verify(zip(parts), List.of()).passed())
          .as("seed %d, run %d, %s", seed, run, name)
          .isFalse();
    }
  }

  /** What only the manifest covers can be changed with it; its fingerprint then tells. */
  @Test
  void theFingerprintOfTheManifestTellsBundlesApart() throws IOException {
    byte[] zip = bundle(13);
    Map<String, byte[]> parts = parts(zip);
    assertThat(verify(zip, List.of()).manifest()).isEqualTo(print(parts.get("manifest.txt")));
    parts.put("README.txt", new byte[] {'y'});
    parts.put("manifest.txt", listing(parts));
    ProofBundle.Checked other = verify(zip(parts), List.of());
    assertThat(other.passed()).isTrue();
    assertThat(other.manifest()).isNotEqualTo(verify(zip, List.of()).manifest());
  }

  @Test
  void aNameThatBreaksTheManifestIsRefused() {
    for (String name : new String[] {"two\nlines.pdf", "manifest.txt"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              ProofBundle.write(
                  new ByteArrayOutputStream(),
                  SampleLog.LOG.verifier(),
                  List.of(),
                  Map.of(),
                  Map.of(name, new byte[] {1})));
    }
  }

  @Test
  void anEmptyBundleProvesNothing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProofBundle.write(out, SampleLog.LOG.verifier(), List.of(), Map.of(), Map.of());
    assertThat(verify(out.toByteArray(), List.of()).passed()).isFalse();
  }
}
