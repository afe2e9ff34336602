package org.zhiren.platform.records;

import org.springframework.context.ApplicationContext;

/** For the tests of other modules: every entry gets its place and a signed head covers it, now. */
public final class SignedHead {

  private SignedHead() {}

  /** Orders and signs what was recorded so far. */
  public static void over(ApplicationContext context) {
    context.getBean(Sequencer.class).sequenceNow();
    context.getBean(Checkpoints.class).signNow();
  }
}
