package org.zhiren.fairness;

import java.util.Map;

/**
 * How far an approximate fit may lie from the exact one: standard deviations of the error that the
 * random vectors bring. Another seed gives another such error.
 *
 * @param probes random vectors behind each trace
 * @param draws random draws behind each standard deviation
 * @param seed of both
 * @param theta error of each relative standard deviation, by the names of {@link FairFit#theta()}
 * @param criterion error of the criterion
 * @param deviations relative error of the conditional and prediction standard deviations of single
 *     effects: the largest of all levels
 * @param residual relative residual at which linear systems count as solved; predicted effects are
 *     exact for the variances found, to about this accuracy
 */
public record Approximation(
    int probes,
    int draws,
    long seed,
    Map<String, Double> theta,
    double criterion,
    double deviations,
    double residual) {}
