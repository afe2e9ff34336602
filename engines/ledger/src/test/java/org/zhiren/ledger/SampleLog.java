package org.zhiren.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small invented log with a log key, a witness, checkpoints and openings, from one seed. */
final class SampleLog {

  static final SigningKey LOG =
      SigningKey.generate("qinghe.example/ledger", KeyUse.LOG, new SecureRandom());
  static final SigningKey WITNESS =
      SigningKey.generate("audit.example/witness", KeyUse.WITNESS, new SecureRandom());
  static final OffsetDateTime START = OffsetDateTime.parse("2026-11-23T09:00:00.123456+08:00");
  static final Instant COSIGNED = Instant.parse("2026-11-23T02:00:00Z");

  final List<LedgerEntry> entries = new ArrayList<>();
  final List<Map<String, Commitment.Opening>> openings = new ArrayList<>();
  final List<SignedCheckpoint> checkpoints = new ArrayList<>();
  final MemoryNodes nodes = new MemoryNodes();
  LedgerTree tree = LedgerTree.EMPTY;

  /** A log of {@code size} entries with a checkpoint at its end and some before. */
  static SampleLog of(int size, Random random) {
    SampleLog log = new SampleLog();
    CheckpointSigner signer = CheckpointSigner.begin(LOG);
    Witness witness = new Witness(WITNESS, LOG.verifier(), null);
    for (int i = 0; i < size; i++) {
      log.add(random);
      boolean last = i == size - 1;
      if (last || random.nextInt(size) < 2) {
        log.checkpoints.add(log.sign(signer, witness));
      }
    }
    return log;
  }

  SignedCheckpoint last() {
    return checkpoints.getLast();
  }

  private void add(Random random) {
    Map<String, Commitment.Opening> shown = new LinkedHashMap<>();
    byte[] salt = new byte[16 + random.nextInt(17)];
    random.nextBytes(salt);
    Commitment.Opening opening =
        new Commitment.Opening(Salt.of(salt), "{\"评语\":\"第" + random.nextInt(1000) + "条\"}");
    LedgerEntry entry =
        LedgerEntry.builder(
                START.plusSeconds(entries.size()), "acct-" + random.nextInt(20), "post.assign")
            .role("officer")
            .purpose("任免")
            .result("done")
            .object("post", "P-" + random.nextInt(500))
            .reason("条例 8(1)")
            .source("web")
            .requestToken(Long.toHexString(random.nextLong()))
            .commit("after", opening.commitment())
            .at(entries.size());
    if (random.nextInt(3) > 0) {
      shown.put("after", opening);
    }
    append(entry, shown);
  }

  void append(LedgerEntry entry, Map<String, Commitment.Opening> shown) {
    entries.add(entry);
    openings.add(shown);
    LedgerTree.Appended appended = tree.append(entry.leafHash());
    appended.nodes().forEach(nodes::put);
    tree = appended.tree();
  }

  private SignedCheckpoint sign(CheckpointSigner signer, Witness witness) {
    long before = signer.last().checkpoint().size();
    List<Hash> proof =
        before == 0 ? List.of() : new ProofBuilder(nodes).consistency(before, tree.size());
    SignedCheckpoint signed = signer.sign(Checkpoint.of(LOG.verifier().name(), tree), proof);
    return witness.cosign(signed, proof, COSIGNED);
  }

  byte[] file() {
    return file(entries, openings, checkpoints);
  }

  /** Writes a file as somebody would who controls the database but not the keys. */
  static byte[] file(
      List<LedgerEntry> entries,
      List<Map<String, Commitment.Opening>> openings,
      List<SignedCheckpoint> checkpoints) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LedgerExport export =
        new LedgerExport(bytes, List.of(LOG.verifier()), List.of(WITNESS.verifier()))) {
      for (int i = 0; i < entries.size(); i++) {
        export.entry(entries.get(i).withSequence(i), openings.get(i));
        for (SignedCheckpoint checkpoint : checkpoints) {
          if (checkpoint.checkpoint().size() == i + 1) {
            export.checkpoint(checkpoint);
          }
        }
      }
      export.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
