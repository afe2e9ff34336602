package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Event: A unit got another name.
 *
 * @param id the unit
 * @param on first day of the new name
 * @param before the name before
 * @param after the name from then on
 */
public record UnitRenamed(UUID id, LocalDate on, String before, String after) {}
