package org.zhiren.ledger;

import java.util.Map;
import java.util.Set;
import org.zhiren.explain.Text;

/** Checks the openings that stand beside an entry against its commitments. */
final class OpeningCheck {

  private static final Set<String> OPENING = Set.of("salt", "value");

  private final Findings findings;
  private long opened;
  private long withheld;

  OpeningCheck(Findings findings) {
    this.findings = findings;
  }

  long opened() {
    return opened;
  }

  long withheld() {
    return withheld;
  }

  void check(long line, LedgerEntry entry, Object shown) {
    if (!(shown instanceof Map<?, ?> openings)) {
      throw new IllegalArgumentException("The openings are no object.");
    }
    long right = 0;
    for (Map.Entry<?, ?> opening : openings.entrySet()) {
      String name = String.valueOf(opening.getKey());
      Commitment commitment = entry.commitments().get(name);
      if (commitment != null && commitment.opens(opening(opening.getValue()))) {
        right++;
      } else {
        findings.add(
            Finding.Kind.WRONG_OPENING,
            line,
            Text.of("第 {0} 号条目的「{1}」", "“{1}” of entry {0}").fill(entry.sequence(), name));
      }
    }
    opened += right;
    withheld += entry.commitments().size() - right;
  }

  private static Commitment.Opening opening(Object value) {
    if (value instanceof Map<?, ?> pair
        && pair.keySet().equals(OPENING)
        && pair.get("salt") instanceof String salt
        && pair.get("value") instanceof String plain) {
      return new Commitment.Opening(Salt.ofBase64(salt), plain);
    }
    throw new IllegalArgumentException("An opening has a salt and a value.");
  }
}
