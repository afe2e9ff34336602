package org.zhiren.platform.responsibility;

import java.util.Set;
import java.util.UUID;

/**
 * Values were reported, so what rests on them has to be worked out anew. Published in the
 * transaction that took them in.
 *
 * @param targets the targets of which values were reported
 */
public record ValuesReported(Set<UUID> targets) {
  /** Copies the set. */
  public ValuesReported {
    targets = Set.copyOf(targets);
  }
}
