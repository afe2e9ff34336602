package org.zhiren.platform.records;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act from the record, as a page about its object shows it.
 *
 * @param at when
 * @param actorName who
 * @param action what; its text has the key {@code act.<action>}
 * @param particulars what is said in clear
 * @param reason the reason given, if any
 * @param position place in the ledger, or {@code null} for a moment
 */
public record RecordedAct(
    OffsetDateTime at,
    String actorName,
    String action,
    Map<String, String> particulars,
    @Nullable String reason,
    @Nullable Long position) {}
