package org.zhiren.platform.demonstration;

/**
 * What one module shows in the demonstration: a bean of this type is found by itself.
 * {@code @Order} says after which others it comes in, because many stand on what others brought:
 * accounts before what accounts do.
 */
interface DemonstrationPart {

  /**
   * Brings its data in, as the platform itself and in the transaction of the whole filling, unless
   * it comes {@link #afterwards}.
   *
   * @param filled what is there before: units, posts, people
   */
  void load(Filled filled);

  /**
   * Whether it waits until everything else was committed and brings its data in in transactions of
   * its own: for what reads only what is committed. A start that is broken off there goes on
   * without it.
   */
  default boolean afterwards() {
    return false;
  }
}
