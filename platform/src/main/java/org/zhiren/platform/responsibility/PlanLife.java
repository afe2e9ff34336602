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
  private final FollowingValues following;

  PlanLife(PlanWriter writer, FollowingValues following) {
    this.writer = writer;
    this.following = following;
  }

  /** The plan, locked until the transaction ends. */
  public Plan lock(UUID id) {
    return writer.locked(id);
  }

  /** Works out every value that follows from others, before the values are fixed. */
  public void workOut(Plan plan) {
    following.all(plan);
  }

  /** Moves the plan to a state; whether it may is the caller's matter. */
  public void move(UUID id, PlanState state) {
    writer.state(id, state);
  }
}
