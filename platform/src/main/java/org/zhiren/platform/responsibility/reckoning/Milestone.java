package org.zhiren.platform.responsibility.reckoning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A stage of the work with a day by which it has to be done.
 *
 * @param name what has to be done
 * @param due the last day in time
 * @param done the day on which it was done and confirmed; null if it is not
 */
public record Milestone(Text name, LocalDate due, @Nullable LocalDate done) {

  /** Days that it was overdue as of a day: 0 if it was done by then or not yet due. */
  public long daysOverdue(LocalDate asOf) {
    boolean open = done == null || done.isAfter(asOf);
    return open ? Math.max(0, ChronoUnit.DAYS.between(due, asOf)) : 0;
  }

  /** Those overdue as of a day, the longest overdue first. */
  public static List<Milestone> overdue(List<Milestone> milestones, LocalDate asOf) {
    return milestones.stream()
        .filter(m -> m.daysOverdue(asOf) > 0)
        .sorted((a, b) -> Long.compare(b.daysOverdue(asOf), a.daysOverdue(asOf)))
        .toList();
  }
}
