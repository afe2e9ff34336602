package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it stood on a day.
 *
 * @param id identifies the unit through all its changes
 * @param facts what was said about it
 * @param from first day on which this was so
 * @param until first day on which this was no longer so; {@code null} while it lasts
 * @param version number of the last change that touched the unit; goes with every form
 */
public record Unit(
    UUID id, UnitFacts facts, LocalDate from, @Nullable LocalDate until, long version) {

  /** Full name. */
  public String name() {
    return facts.name();
  }

  /** Name used in lists. */
  public String shortName() {
    return facts.shortName();
  }

  /** The unit above; {@code null} for a root. */
  public @Nullable UUID parentId() {
    return facts.parentId();
  }
}
