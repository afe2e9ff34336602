package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reported value that changes something.
 *
 * @param target the target
 * @param value what was reported
 * @param no its number among the values of the target for that day, from 1
 * @param before the value that it corrects; {@code null} if none stands
 * @param last whether it is the one that stands in the end: a delivery may correct itself
 */
record ValueChange(
    Aim target, Reporting.Value value, int no, @Nullable BigDecimal before, boolean last) {

  /**
   * What is needed of a target to take a value in.
   *
   * @param whole whether its values are counted in pieces
   * @param formula how its values follow from others; empty if they are reported
   */
  record Aim(UUID id, UUID planId, UUID unitId, String measure, boolean whole, String formula) {}

  /** The same, followed by another one of the same day. */
  ValueChange followed() {
    return new ValueChange(target, value, no, before, false);
  }
}
