package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.ledger.Checkpoint;
import org.zhiren.ledger.CheckpointSigner;
import org.zhiren.ledger.KeyUse;
import org.zhiren.ledger.LedgerEntry;
import org.zhiren.ledger.LedgerExport;
import org.zhiren.ledger.LedgerTree;
import org.zhiren.ledger.MemoryNodes;
import org.zhiren.ledger.ProofBuilder;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.ledger.Receipt;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.SigningKey;
import picocli.CommandLine;

final class LedgerCommandTest {

  private static final SigningKey KEY =
      SigningKey.generate("qinghe.example/ledger", KeyUse.LOG, new SecureRandom());

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeLogs() throws IOException {
    write("one.jsonl", 1);
    write("two.jsonl", 2);
    Files.writeString(folder.resolve("key"), KEY.verifier().text() + "\n");
  }

  @Test
  void wholeFilePasses() {
    assertThat(run("verify", path("two.jsonl"), "--key", KEY.verifier().text(), "--lang", "en"))
        .isZero();
    assertThat(out.toString())
        .startsWith("Verified: nothing is wrong.")
        .contains("2 entries", "Last good checkpoint", "--against")
        .doesNotContain("the key is the file's own");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void keyFromAFileAndChineseWording() {
    assertThat(run("verify", path("two.jsonl"), "--key", path("key"), "--lang", "zh")).isZero();
    assertThat(out.toString()).startsWith("核验通过。").contains("2 条");
  }

  @Test
  void fileThatVouchesForItselfIsCalledThat() {
    assertThat(run("verify", path("two.jsonl"), "--lang", "en")).isZero();
    assertThat(out.toString()).contains("the key is the file's own");
  }

  @Test
  void olderFileIsARollbackForWhoeverHoldsTheNewerCheckpoint() {
    assertThat(
            run("verify", path("one.jsonl"), "--against", path("two.jsonl.checkpoint"), "--json"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("\"passed\":false", "\"ROLLBACK\"");
  }

  @Test
  void changedLetterIsFound() throws IOException {
    Path file = folder.resolve("two.jsonl");
    Files.writeString(file, Files.readString(file).replaceFirst("post\\.assign", "post.vacate"));
    assertThat(run("verify", path("two.jsonl"), "--key", path("key"), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString()).startsWith("Not verified:").contains("entry changed");
  }

  @Test
  void missingFileAndBrokenKeyAreOneLine() {
    assertThat(run("verify", path("none.jsonl"), "--lang", "en")).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("There is no such file");
    assertThat(run("verify", path("two.jsonl"), "--key", "a+b", "--lang", "en")).isEqualTo(3);
    assertThat(run("verify", path("two.jsonl"), "--witnesses-needed", "x")).isEqualTo(2);
  }

  /** A bundle with this text for reading beside what is proved. */
  private Path bundle(String name, String beside) throws IOException {
    LedgerEntry entry =
        LedgerEntry.builder(
                OffsetDateTime.parse("2026-11-26T09:00:00+08:00"), "acct-1", "post.assign")
            .at(0);
    MemoryNodes nodes = new MemoryNodes();
    LedgerTree.Appended appended = LedgerTree.EMPTY.append(entry.leafHash());
    appended.nodes().forEach(nodes::put);
    SignedCheckpoint head =
        CheckpointSigner.begin(KEY)
            .sign(Checkpoint.of(KEY.verifier().name(), appended.tree()), List.of());
    Receipt receipt = new Receipt(entry, new ProofBuilder(nodes).inclusion(0, 1), head);
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      ProofBundle.write(
          out,
          KEY.verifier(),
          List.of(new ProofBundle.Item(receipt, new TreeMap<>())),
          Map.of(),
          Map.of("record.txt", beside.getBytes(StandardCharsets.UTF_8)));
    }
    return file;
  }

  @Test
  void bundleOfACasePassesWithTheFingerprintOfItsManifest() throws IOException {
    Path file = bundle("case.zip", "as it was");
    assertThat(run("verify", file.toString(), "--key", path("key"), "--lang", "en")).isZero();
    assertThat(out.toString()).startsWith("Passed: 1 entries").contains("Manifest ");
    assertThat(out.toString()).doesNotContain("the bundle's own");
    assertThat(run("verify", file.toString(), "--json")).isZero();
    assertThat(out.toString())
        .containsPattern("\"manifest\" : \"[0-9a-f]{64}\"")
        .contains("\"keyFromBundle\" : true");
  }

  @Test
  void bundleWithAReplacedPageDoesNotPass() throws IOException {
    Path file = bundle("case.zip", "as it was");
    try (FileSystem inside = FileSystems.newFileSystem(file)) {
      Files.writeString(inside.getPath("record.txt"), "as it was not");
    }
    assertThat(run("verify", file.toString(), "--key", path("key"), "--lang", "zh")).isEqualTo(1);
    assertThat(out.toString()).startsWith("核验不通过").contains("“record.txt”与清单中的指纹不符");
  }

  private void write(String name, int size) throws IOException {
    LedgerTree tree = LedgerTree.EMPTY;
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        LedgerExport export = new LedgerExport(file, List.of(KEY.verifier()), List.of())) {
      for (int i = 0; i < size; i++) {
        LedgerEntry entry =
            LedgerEntry.builder(
                    OffsetDateTime.parse("2026-11-23T09:00:00+08:00"), "acct-1", "post.assign")
                .at(i);
        tree = tree.append(entry.leafHash()).tree();
        export.entry(entry, Map.of());
      }
      Checkpoint head = Checkpoint.of(KEY.verifier().name(), tree);
      SignedCheckpoint signed = CheckpointSigner.begin(KEY).sign(head, List.of());
      export.checkpoint(signed);
      export.end();
      Files.writeString(folder.resolve(name + ".checkpoint"), signed.encoded());
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    return new CommandLine(new LedgerCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
