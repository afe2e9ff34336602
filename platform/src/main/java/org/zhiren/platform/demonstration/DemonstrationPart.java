package org.zhiren.platform.demonstration;

/**
 * What one module shows in the demonstration: a bean of this type is found by itself.
 * {@code @Order} says after which others it comes in, because many stand on what others brought:
 * accounts before what accounts do.
 */
interface DemonstrationPart {

  /**
   * Brings its data in, in the transaction of the whole filling and as the platform itself.
   *
   * @param filled what is there before: units, posts, people
   */
  void load(Filled filled);
}
