package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Event: Units became one. Their posts moved or ended as the change says; people stay in the posts
 * that moved.
 *
 * @param sources the units that are no more
 * @param target the unit that took over
 * @param on first day of the new state
 * @param movedPosts posts that now belong to the target
 * @param endedPosts posts that are no more
 */
public record UnitsMerged(
    Set<UUID> sources, UUID target, LocalDate on, Set<UUID> movedPosts, Set<UUID> endedPosts) {}
