package org.zhiren.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Checks the checkpoints of a file: place, signatures, root, and what the reader holds. */
final class CheckpointCheck {

  private final String origin;
  private final List<VerifierKey> trusted;
  private final List<VerifierKey> witnesses;
  private final List<VerifierKey> known;
  private final Expectations expectations;
  private final Findings findings;

  private long count;
  private @Nullable SignedCheckpoint signedBefore;
  private @Nullable SignedCheckpoint lastGood;
  private boolean rootsDiffer;
  private long covered = -1;
  private boolean heldSeen;

  CheckpointCheck(
      String origin,
      List<VerifierKey> fileKeys,
      List<VerifierKey> fileWitnesses,
      Expectations expectations,
      Findings findings) {
    this.origin = origin;
    this.expectations = expectations;
    this.findings = findings;
    this.trusted = expectations.keys().isEmpty() ? fileKeys : expectations.keys();
    this.witnesses = expectations.witnesses().isEmpty() ? fileWitnesses : expectations.witnesses();
    List<VerifierKey> all = new ArrayList<>(trusted);
    all.addAll(witnesses);
    all.addAll(fileKeys);
    all.addAll(fileWitnesses);
    this.known = all.stream().distinct().toList();
    held(0, Hash.ofEmptyTree());
    SignedCheckpoint held = expectations.held();
    if (held != null) {
      signatures(0, held);
      if (!held.checkpoint().origin().equals(origin)) {
        findings.add(
            Finding.Kind.MISPLACED_CHECKPOINT,
            0,
            Text.of(
                    "您持有的检查点属于「{0}」，文件属于「{1}」",
                    "the checkpoint that you hold is of “{0}”, the file of “{1}”")
                .fill(held.checkpoint().origin(), origin));
      }
    }
  }

  String origin() {
    return origin;
  }

  long count() {
    return count;
  }

  @Nullable SignedCheckpoint lastGood() {
    return lastGood;
  }

  List<String> lastCosigners() {
    SignedCheckpoint last = lastGood;
    if (last == null) {
      return List.of();
    }
    return witnesses.stream()
        .distinct()
        .filter(witness -> last.check(witness) == SignedNote.Check.VALID)
        .map(VerifierKey::name)
        .toList();
  }

  /** Compares with the checkpoint that the reader holds, when the tree has its size. */
  void afterEntry(RootStack tree) {
    SignedCheckpoint held = expectations.held();
    if (held != null && held.checkpoint().size() == tree.count()) {
      held(tree.count(), tree.root());
    }
  }

  void checkpoint(long line, String note, RootStack tree) {
    count++;
    SignedCheckpoint signed = SignedCheckpoint.parse(note);
    Checkpoint checkpoint = signed.checkpoint();
    boolean authentic = signatures(line, signed);
    if (!checkpoint.origin().equals(origin) || checkpoint.size() != tree.count()) {
      findings.add(
          Finding.Kind.MISPLACED_CHECKPOINT,
          line,
          Text.of(
                  "检查点属于「{0}」、{1} 条，此处是「{2}」、{3} 条",
                  "the checkpoint is of “{0}” at {1} entries, this place is of “{2}” at {3}")
              .fill(checkpoint.origin(), checkpoint.size(), origin, tree.count()));
      return;
    }
    if (authentic) {
      fork(line, signed);
      signedBefore = signed;
    }
    Hash root = tree.root();
    if (root.equals(checkpoint.root())) {
      covered = checkpoint.size();
      if (authentic) {
        lastGood = signed;
      }
    } else if (!rootsDiffer) {
      // Every later root differs too; the first one tells where the change lies.
      rootsDiffer = true;
      findings.add(
          Finding.Kind.WRONG_ROOT,
          line,
          Text.of(
                  "在 {0} 条处：条目得出的根为 {1}，签名的根为 {2}；改动位于第 {3} 号至第 {0} 号之前",
                  "at {0} entries: the entries give root {1}, signed is {2}; the change lies from"
                      + " entry {3} to before entry {0}")
              .fill(checkpoint.size(), root, checkpoint.root(), Math.max(covered, 0)));
    }
  }

  void finish(RootStack tree) {
    if (covered < tree.count()) {
      findings.add(
          Finding.Kind.NOT_COVERED,
          0,
          Text.of(
                  "共 {0} 条，检查点只确认到 {1} 条",
                  "{0} entries in the file, confirmed by a checkpoint are {1}")
              .fill(tree.count(), Math.max(covered, 0)));
    }
    SignedCheckpoint held = expectations.held();
    long confirmed = lastGood == null ? 0 : lastGood.checkpoint().size();
    if (held != null && (!heldSeen || confirmed < held.checkpoint().size())) {
      findings.add(
          Finding.Kind.ROLLBACK,
          0,
          Text.of(
                  "您持有 {0} 条时的检查点，文件有 {1} 条、确认到 {2} 条",
                  "you hold a checkpoint at {0} entries, the file has {1} and confirms {2}")
              .fill(held.checkpoint().size(), tree.count(), confirmed));
    }
    int cosigned = lastCosigners().size();
    if (cosigned < expectations.neededWitnesses()) {
      findings.add(
          Finding.Kind.TOO_FEW_WITNESSES,
          0,
          Text.of(
                  "最后的检查点有 {0} 个见证，要求 {1} 个",
                  "the last checkpoint has {0} witnesses, asked for are {1}")
              .fill(cosigned, expectations.neededWitnesses()));
    }
  }

  private void held(long size, Hash root) {
    SignedCheckpoint held = expectations.held();
    if (held == null || held.checkpoint().size() != size) {
      return;
    }
    heldSeen = true;
    if (!held.checkpoint().root().equals(root)) {
      findings.add(
          Finding.Kind.FORK,
          0,
          Text.of(
                  "在 {0} 条处：您持有的根为 {1}，文件得出 {2}",
                  "at {0} entries: the root that you hold is {1}, the file gives {2}")
              .fill(size, held.checkpoint().root(), root));
    }
  }

  private void fork(long line, SignedCheckpoint signed) {
    SignedCheckpoint before = signedBefore;
    if (before != null
        && before.checkpoint().size() == signed.checkpoint().size()
        && !before.checkpoint().root().equals(signed.checkpoint().root())) {
      findings.add(
          Finding.Kind.FORK,
          line,
          Text.of(
                  "{0} 条处有两个都已签名的根：{1} 与 {2}",
                  "at {0} entries two roots are both signed: {1} and {2}")
              .fill(
                  signed.checkpoint().size(),
                  before.checkpoint().root(),
                  signed.checkpoint().root()));
    }
  }

  /** Checks all signatures of a checkpoint; true if a trusted key of the log signed it. */
  private boolean signatures(long line, SignedCheckpoint signed) {
    boolean authentic = false;
    for (VerifierKey key : known) {
      switch (signed.check(key)) {
        case VALID -> authentic |= trusted.contains(key);
        case INVALID ->
            findings.add(
                Finding.Kind.BAD_SIGNATURE,
                line,
                Text.of("「{0}」在 {1} 条处的签名", "by “{0}” at {1} entries")
                    .fill(key.name(), signed.checkpoint().size()));
        case ABSENT -> {}
      }
    }
    if (!authentic) {
      findings.add(
          Finding.Kind.NOT_SIGNED,
          line,
          Text.of("{0} 条处的检查点", "the checkpoint at {0} entries").fill(signed.checkpoint().size()));
    }
    // The checkpoint that the reader brings (line 0) may bear cosignatures that the file knows not.
    for (NoteSignature signature : signed.note().signatures()) {
      if (line > 0 && known.stream().noneMatch(signature::isBy)) {
        findings.add(
            Finding.Kind.UNKNOWN_SIGNER,
            line,
            Text.of("「{0}」（{1}）", "“{0}” ({1})")
                .fill(signature.name(), "%08x".formatted(signature.keyId())));
      }
    }
    return authentic;
  }
}
