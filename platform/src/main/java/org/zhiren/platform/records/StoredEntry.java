package org.zhiren.platform.records;

import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.LedgerEntry;

/**
 * One entry as the tables hold it.
 *
 * @param id row of the entry
 * @param position place in the tree, or {@code null} while it waits for one
 * @param at when
 * @param accountId who
 * @param actorName the name at that time
 * @param role in which role
 * @param purpose for which purpose
 * @param requestToken in which request
 * @param action what
 * @param objectType to what
 * @param objectId to which
 * @param commitments what it says, as commitments
 * @param openings what can still be read of it
 */
record StoredEntry(
    long id,
    @Nullable Long position,
    OffsetDateTime at,
    UUID accountId,
    String actorName,
    String role,
    String purpose,
    String requestToken,
    String action,
    String objectType,
    String objectId,
    SortedMap<String, Commitment> commitments,
    SortedMap<String, Commitment.Opening> openings) {

  /** The leaf's content at {@code place}: what is hashed, without anything that was only said. */
  LedgerEntry entry(long place) {
    return new LedgerEntry(
        place,
        at,
        accountId.toString(),
        role,
        purpose,
        action,
        "done",
        objectType,
        objectId,
        "",
        "platform",
        requestToken,
        new TreeMap<>(commitments));
  }
}
