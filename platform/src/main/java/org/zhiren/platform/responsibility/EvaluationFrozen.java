package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An edition of the results of a plan was computed and waits for the word of its units. Published
 * in the transaction that computed it; for notices.
 *
 * @param planId the plan
 * @param edition the edition; 1 at the freeze, more after appeals were upheld
 * @param appealsUntil last day for appeals
 */
public record EvaluationFrozen(UUID planId, int edition, LocalDate appealsUntil) {}
