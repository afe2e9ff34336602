package org.zhiren.platform.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.ledger.Receipt;

/**
 * The acts on one object with what proves them to an outsider. The caller makes sure that the one
 * who asks may see the object; items of personal data stay closed.
 */
@Component
public class Proofs {

  private final StoredEntries entries;
  private final VerifiableLog log;
  private final Checkpoints checkpoints;
  private final History history;

  Proofs(StoredEntries entries, VerifiableLog log, Checkpoints checkpoints, History history) {
    this.entries = entries;
    this.log = log;
    this.checkpoints = checkpoints;
    this.history = history;
  }

  /**
   * An act and its proof.
   *
   * @param act what was done
   * @param item receipt and openings; {@code null} until a signed head covers the entry
   */
  public record Proved(RecordedAct act, ProofBundle.@Nullable Item item) {}

  /**
   * The log's head as signed.
   *
   * @param size how many entries
   * @param root the root in hexadecimal
   * @param key the public key
   */
  public record Head(long size, String root, String key) {}

  /** The newest signed head; {@code null} before the first. */
  @Transactional(readOnly = true)
  public @Nullable Head head() {
    return checkpoints
        .last()
        .map(Checkpoints.Signed::signed)
        .map(signed ->
            new Head(
                signed.checkpoint().size(),
                signed.checkpoint().root().hex(),
                checkpoints.publicKey().text()))
        .orElse(null);
  }

  /** The acts on an object, the earliest first, at most {@code most} of the newest. */
  @Transactional(readOnly = true)
  public List<Proved> of(String objectType, Object objectId, int most) {
    List<StoredEntry> found =
        new ArrayList<>(
            entries.find(
                new RecordFilter(null, null, null, null, null, objectType, objectId.toString()),
                most));
    found.sort(Comparator.comparingLong(StoredEntry::id));
    return found.stream().map(this::proved).toList();
  }

  private Proved proved(StoredEntry entry) {
    Commitment.Opening reason = entry.openings().get("reason");
    RecordedAct act =
        new RecordedAct(
            entry.at(),
            entry.actorName(),
            entry.action(),
            history.particulars(entry),
            reason == null ? null : reason.value(),
            entry.position());
    Receipt receipt = log.receipt(entry).orElse(null);
    return new Proved(act, receipt == null ? null : new ProofBundle.Item(receipt, open(entry)));
  }

  private static SortedMap<String, Commitment.Opening> open(StoredEntry entry) {
    SortedMap<String, Commitment.Opening> open = new TreeMap<>();
    for (Map.Entry<String, Commitment.Opening> one : entry.openings().entrySet()) {
      if (!one.getKey().startsWith("personal.")) {
        open.put(one.getKey(), one.getValue());
      }
    }
    return open;
  }
}
