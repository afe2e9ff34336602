package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;

/**
 * From which day a person may qualify for a post, if nothing else changes on file.
 *
 * @param earliest first day on which nothing fails any more; null if there is none before the
 *     horizon
 * @param horizon last day looked at
 * @param obstacles on the day of the question: the provisions that are not met
 * @param provided facts and findings that are still unknown on {@code earliest} and must turn out
 *     well; empty if the day is certain
 * @param then the examination on that day, or on the horizon if there is no such day
 */
public record Outlook(
    @Nullable LocalDate earliest,
    LocalDate horizon,
    List<Explanation> obstacles,
    List<Fact> provided,
    Examination then) {

  /** Copies the lists. */
  public Outlook {
    obstacles = List.copyOf(obstacles);
    provided = List.copyOf(provided);
  }
}
