package org.zhiren.platform.records;

/** Says who acts now; implemented by the module that signs people in. */
public interface ActorSource {

  /**
   * The one who acts in this thread.
   *
   * @throws IllegalStateException if nobody does: an act without an actor is refused
   */
  Actor current();
}
