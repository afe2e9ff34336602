package org.zhiren.platform.responsibility;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life of a plan after it ran: locked for a step, moved to its next state. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PlanLife {

  private final PlanWriter writer;

  PlanLife(PlanWriter writer) {
    this.writer = writer;
  }

  /** The plan, locked until the transaction ends. */
  public Plan lock(UUID id) {
    return writer.locked(id);
  }

  /** Moves the plan to a state; whether it may is the caller's matter. */
  public void move(UUID id, PlanState state) {
    writer.state(id, state);
  }
}
