package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: A unit, with everything below it, was placed under another one.
 *
 * @param id the unit
 * @param on first day in the new place
 * @param before the unit above before, if any
 * @param after the unit above from then on, if any
 */
public record UnitMoved(UUID id, LocalDate on, @Nullable UUID before, @Nullable UUID after) {}
