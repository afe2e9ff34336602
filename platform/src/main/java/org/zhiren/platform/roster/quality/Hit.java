package org.zhiren.platform.roster.quality;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found.
 *
 * @param person whose file; {@code null} if it concerns a unit
 * @param unit the unit of the person, or the unit
 * @param subject tells two hits of one check apart
 * @param facts for the wording
 */
public record Hit(@Nullable UUID person, UUID unit, String subject, List<String> facts) {

  /** Copies the facts. */
  public Hit {
    facts = List.copyOf(facts);
  }
}
