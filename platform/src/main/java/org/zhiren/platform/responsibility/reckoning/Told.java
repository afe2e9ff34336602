package org.zhiren.platform.responsibility.reckoning;

/**
 * How a target without parts stands as of a day, in the numbers that a {@link Rollup} carries up.
 *
 * @param light the light
 * @param progress the share of the task done, from 0 to 1; 0 if nothing is known
 * @param lag the share of the task behind the plan, from 0 to 1; 0 if nothing is known
 * @param known 1 if a value is known or nothing is expected yet, otherwise 0
 */
public record Told(Light light, double progress, double lag, double known) {}
