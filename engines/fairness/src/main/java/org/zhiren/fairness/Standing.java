package org.zhiren.fairness;

/**
 * Where a person stands among those who can be compared, with the uncertainty of the place.
 *
 * @param person the person
 * @param estimate the fair effect
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param rank place by estimate, 1 the highest
 * @param rankLow best place of the rank interval
 * @param rankHigh worst place of the rank interval
 * @param of number of persons compared
 * @param part the connected part in which the person was ranked
 */
public record Standing(
    String person,
    double estimate,
    double low,
    double high,
    int rank,
    int rankLow,
    int rankHigh,
    int of,
    int part) {}
