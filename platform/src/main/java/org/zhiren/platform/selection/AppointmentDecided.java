package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: a meeting adopted somebody for a post, or a removal. Published in the transaction that
 * records the decision.
 *
 * @param caseId the case
 * @param personId the person; {@code null} for somebody without a file
 * @param postId the post
 * @param on day of the decision
 */
public record AppointmentDecided(UUID caseId, @Nullable UUID personId, UUID postId, LocalDate on) {}
