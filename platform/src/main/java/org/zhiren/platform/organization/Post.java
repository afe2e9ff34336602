package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as it stood on a day.
 *
 * @param id identifies the post through all its changes
 * @param facts what was said about it
 * @param from first day on which this was so
 * @param until first day on which this was no longer so; {@code null} while it lasts
 * @param version number of the last change that touched the post; goes with every form
 */
public record Post(
    UUID id, PostFacts facts, LocalDate from, @Nullable LocalDate until, long version) {

  /** Title without the unit. */
  public String name() {
    return facts.name();
  }

  /** The unit to which it belongs. */
  public UUID unitId() {
    return facts.unitId();
  }
}
