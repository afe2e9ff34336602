package org.zhiren.fairness;

import java.util.List;
import java.util.Map;

/**
 * A person's score as the weighted mean of rater groups (superiors, peers, staff), each freed from
 * the leniency of its raters.
 *
 * @param person the person
 * @param groupMeans by group that rated: its adjusted mean
 * @param weights by group that rated: its weight after sharing out the weight of absent groups
 * @param absent groups that did not rate this person
 * @param score the weighted mean
 * @param standardError its standard error from the residual variance
 */
public record WeightedScore(
    String person,
    Map<String, Double> groupMeans,
    Map<String, Double> weights,
    List<String> absent,
    double score,
    double standardError) {}
