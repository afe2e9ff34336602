package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Event: an order has entered the files. Published in the transaction that enters it.
 *
 * @param caseId the case
 * @param personId the person
 * @param postId the post that was taken or left
 * @param effectiveOn first day of the new state
 */
public record AppointmentTookEffect(
    UUID caseId, UUID personId, UUID postId, LocalDate effectiveOn) {}
