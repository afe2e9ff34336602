package org.zhiren.platform.records;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to show; absent parts do not restrict.
 *
 * @param beforeId only entries older than this row: the place where the last page ended
 * @param from not earlier than
 * @param to earlier than
 * @param action beginning of the action's code
 * @param actor part of the actor's name
 * @param objectType kind of the object
 * @param objectId the object
 */
record RecordFilter(
    @Nullable Long beforeId,
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime to,
    @Nullable String action,
    @Nullable String actor,
    @Nullable String objectType,
    @Nullable String objectId) {}
