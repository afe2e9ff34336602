package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many of something a unit may have (职数, 编制), as it stood on a day.
 *
 * @param unitId the unit
 * @param item of what
 * @param places how many
 * @param from first day on which this was so
 * @param until first day on which this was no longer so; {@code null} while it lasts
 */
public record Quota(
    UUID unitId, QuotaItem item, int places, LocalDate from, @Nullable LocalDate until) {}
