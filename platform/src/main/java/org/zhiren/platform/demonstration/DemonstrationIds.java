package org.zhiren.platform.demonstration;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers in the platform of things that the generator names by itself. */
public final class DemonstrationIds {

  private DemonstrationIds() {}

  /** The identifier of a unit, post or person; the same at every loading. */
  public static UUID of(String demoId) {
    return UUID.nameUUIDFromBytes(("zhiren-demo:" + demoId).getBytes(StandardCharsets.UTF_8));
  }
}
