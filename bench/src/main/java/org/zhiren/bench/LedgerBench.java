package org.zhiren.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zhiren.ledger.Checkpoint;
import org.zhiren.ledger.CheckpointSigner;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.KeyUse;
import org.zhiren.ledger.LedgerEntry;
import org.zhiren.ledger.LedgerExport;
import org.zhiren.ledger.LedgerTree;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.MemoryNodes;
import org.zhiren.ledger.ProofBuilder;
import org.zhiren.ledger.Salt;
import org.zhiren.ledger.SigningKey;
import org.zhiren.ledger.VerificationReport;

/**
 * How fast the ledger hashes, appends, and is verified offline. Options: the number of entries of
 * the file, by default 1,000,000.
 */
public final class LedgerBench implements Benchmark {

  private static final int ENTRY_BYTES = 300;
  private static final int ROUND = 200_000;
  private static final int CHECKPOINT_EVERY = 10_000;

  /** The measurement; it holds no state. */
  public LedgerBench() {}

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String purpose() {
    return "leaves hashed and appended per second; an exported log of 1,000,000 entries verified";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws IOException {
    int entries = options.isEmpty() ? 1_000_000 : Integer.parseInt(options.getFirst());
    out.println("| measured | figure |");
    out.println("|---|---|");
    hashing(out);
    appending(out);
    Path file = Files.createTempFile("zhiren-ledger-bench", ".jsonl");
    try {
      exportAndVerify(entries, file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void hashing(PrintStream out) {
    byte[] entry = "x".repeat(ENTRY_BYTES).getBytes(StandardCharsets.US_ASCII);
    double best = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < ROUND; i++) {
        entry[i % ENTRY_BYTES] ^= Hash.ofLeaf(entry).bytes()[0];
      }
      best = Math.max(best, perSecond(ROUND, start));
    }
    out.printf("| leaves of %d bytes hashed, one thread | %,.0f /s |%n", ENTRY_BYTES, best);
  }

  private static void appending(PrintStream out) {
    Hash leaf = Hash.ofLeaf(new byte[] {1});
    double best = 0;
    for (int round = 0; round < 5; round++) {
      LedgerTree tree = LedgerTree.EMPTY;
      long start = System.nanoTime();
      for (int i = 0; i < ROUND; i++) {
        tree = LedgerTree.ofBytes(tree.toBytes()).append(leaf).tree();
      }
      best = Math.max(best, perSecond(ROUND, start));
    }
    out.printf("| appends, state read from and written to bytes each time | %,.0f /s |%n", best);
  }

  private static void exportAndVerify(int entries, Path file, PrintStream out) throws IOException {
    SigningKey key = SigningKey.generate("bench.example/ledger", KeyUse.LOG, new SecureRandom());
    long start = System.nanoTime();
    export(entries, file, key);
    out.printf(
        "| %,d entries made, signed every %,d and exported | %.1f s, %,d MB |%n",
        entries, CHECKPOINT_EVERY, seconds(start), Files.size(file) / 1_000_000);
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    start = System.nanoTime();
    long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    VerificationReport report;
    try (InputStream in = Files.newInputStream(file)) {
      report = LedgerVerifier.verify(in, Expectations.ofKey(key.verifier()));
    }
    double seconds = seconds(start);
    double cpuSeconds =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    out.printf(
        "| the file verified offline, all values opened: %s | %.1f s, %,.0f entries/s; %.1f s of"
            + " processor time |%n",
        report.passed() ? "passed" : "FAILED", seconds, entries / seconds, cpuSeconds);
    out.printf(
        "| peak heap in use while verifying, garbage included (-Xmx %,d MB) | %,d MB |%n",
        Runtime.getRuntime().maxMemory() / 1_000_000, peak / 1_000_000);
  }

  private static void export(int entries, Path file, SigningKey key) throws IOException {
    Random random = new Random(1);
    MemoryNodes nodes = new MemoryNodes();
    ProofBuilder proofs = new ProofBuilder(nodes);
    CheckpointSigner signer = CheckpointSigner.begin(key);
    LedgerTree tree = LedgerTree.EMPTY;
    OffsetDateTime begin = OffsetDateTime.parse("2026-11-23T09:00:00+08:00");
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        LedgerExport export = new LedgerExport(stream, List.of(key.verifier()), List.of())) {
      for (int i = 0; i < entries; i++) {
        byte[] salt = new byte[Salt.MIN_LENGTH];
        random.nextBytes(salt);
        Commitment.Opening opening =
            new Commitment.Opening(Salt.of(salt), "{\"评语\":\"第" + random.nextInt(10_000) + "条\"}");
        LedgerEntry entry =
            LedgerEntry.builder(
                    begin.plusSeconds(i), "acct-" + random.nextInt(2_000), "post.assign")
                .role("officer")
                .purpose("任免")
                .result("done")
                .object("post", "P-" + random.nextInt(6_000))
                .source("web")
                .requestToken(Long.toHexString(random.nextLong()))
                .commit("after", opening.commitment())
                .at(i);
        LedgerTree.Appended appended = tree.append(entry.leafHash());
        appended.nodes().forEach(nodes::put);
        tree = appended.tree();
        export.entry(entry, Map.of("after", opening));
        if ((i + 1) % CHECKPOINT_EVERY == 0 || i + 1 == entries) {
          long before = signer.last().checkpoint().size();
          export.checkpoint(
              signer.sign(
                  Checkpoint.of(key.verifier().name(), tree),
                  before == 0 ? List.of() : proofs.consistency(before, tree.size())));
        }
      }
      export.end();
    }
  }

  private static double perSecond(long count, long startNanos) {
    return count / seconds(startNanos);
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
