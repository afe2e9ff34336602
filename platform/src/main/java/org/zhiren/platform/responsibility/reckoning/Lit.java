package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;

/**
 * A light with its reason.
 *
 * @param light the light
 * @param planned the value expected on the day of the reading; null for a range, or without a value
 *     that counts
 * @param actual the value that was compared; null if there is none, or it is too old to be trusted
 * @param behind basis points of the task behind the plan, rounded; negative ahead of it; null
 *     whenever {@code planned} is
 * @param overdue milestones overdue, the longest first
 * @param explanation why
 */
public record Lit(
    Light light,
    @Nullable BigDecimal planned,
    @Nullable Reading actual,
    @Nullable Integer behind,
    List<Milestone> overdue,
    Explanation explanation) {}
