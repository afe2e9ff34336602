package org.zhiren.platform.responsibility.reckoning;

import org.jspecify.annotations.Nullable;

/**
 * How one target of a tree stands, with all that lies below it.
 *
 * @param light the light
 * @param progress the share of the task done, from 0 to 1, weighted over what is known; null if
 *     nothing is known
 * @param lag the share of the task behind the plan, from 0 to 1, weighted over what is known; what
 *     is ahead of its plan does not hide what is behind; null if nothing is known
 * @param knownShare the share of the weight of which a value is known, from 0 to 1
 * @param green targets without parts below (or this one itself) whose light is green
 * @param yellow those whose light is yellow
 * @param red those whose light is red
 * @param grey those whose light is grey
 */
public record Standing(
    Light light,
    @Nullable Double progress,
    @Nullable Double lag,
    double knownShare,
    int green,
    int yellow,
    int red,
    int grey) {}
