package org.zhiren.fairness;

/**
 * An estimated fixed effect.
 *
 * @param name {@code (Intercept)}, the column of a number, or column and level of a category
 * @param estimate the estimate, in score units (per unit for a number)
 * @param standardError its standard error
 */
public record FixedEffect(String name, double estimate, double standardError) {}
