package org.zhiren.demo;

/**
 * Parameters behind the invented ratings. Never part of a file.
 *
 * @param personId whose
 * @param quality true performance in standard deviations around 0
 * @param growthPerYear yearly change of the true performance
 * @param severity how harshly this person rates others, in standard deviations
 * @param ratingNoise standard deviation of this person's ratings around what they mean
 */
public record LatentTruth(
    String personId, double quality, double growthPerYear, double severity, double ratingNoise) {}
