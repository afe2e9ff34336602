package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * A target in the tree of a plan.
 *
 * @param id the target
 * @param planId its plan
 * @param parentId the target that it serves; {@code null} on top
 * @param no its place among its siblings, from 1
 * @param facts what it says
 * @param doneOn the day on which it was reported as done; {@code null} while it is not
 * @param version the version that was read
 */
public record Target(
    UUID id,
    UUID planId,
    @Nullable UUID parentId,
    int no,
    TargetFacts facts,
    @Nullable LocalDate doneOn,
    long version) {

  /** The unit that owns it. */
  public UUID unitId() {
    return Objects.requireNonNull(facts.unitId());
  }

  /** Last day. */
  public LocalDate deadline() {
    return Objects.requireNonNull(facts.deadline());
  }

  /** Which way is better. */
  public Direction direction() {
    return Objects.requireNonNull(facts.direction());
  }

  /** What kind of work it is. */
  public TargetKind kind() {
    return Objects.requireNonNull(facts.kind());
  }
}
