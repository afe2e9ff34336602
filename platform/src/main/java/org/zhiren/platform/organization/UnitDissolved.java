package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Event: A unit ceased to exist; nobody held its posts.
 *
 * @param id the unit
 * @param on first day on which it is no more
 */
public record UnitDissolved(UUID id, LocalDate on) {}
