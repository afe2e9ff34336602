package org.zhiren.platform.selection.procedure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who appears in a case.
 *
 * @param personId the person on file; {@code null} for somebody without a file here
 * @param name the name as written
 */
public record Named(@Nullable UUID personId, String name) {

  /** Strips the name. */
  public Named {
    name = name.strip();
  }

  /** Whether both are the same person: by file, else by name. */
  public boolean same(Named other) {
    return (personId == null || other.personId == null)
        ? name.equals(other.name)
        : personId.equals(other.personId);
  }
}
