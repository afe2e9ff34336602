package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Event: A unit became several. Posts moved as the change says; people stay in the posts that
 * moved.
 *
 * @param source the unit that was split
 * @param parts the new units
 * @param on first day of the new state
 * @param movedPosts posts that left the source, with the new unit of each
 */
public record UnitSplit(UUID source, Set<UUID> parts, LocalDate on, Map<UUID, UUID> movedPosts) {}
