package org.zhiren.platform.appraisal;

/**
 * A slip to be printed; it exists in memory only while the sheets of slips are made.
 *
 * @param code the code
 * @param group the group of raters that it is for
 * @param trial whether it is for trying out
 */
public record Slip(SlipCode code, RaterGroup group, boolean trial) {}
