package org.zhiren.platform.access;

import java.util.Set;
import java.util.UUID;

/**
 * How many people a scope opens, without naming one; implemented by the module that keeps the
 * people.
 */
public interface HeadCount {

  /** People who now belong to one of {@code units}. */
  int in(Set<UUID> units);

  /** People in all. */
  int all();
}
