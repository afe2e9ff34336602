package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A value of an indicator.
 *
 * @param day the last day of the period that the value covers
 * @param value the value in the unit of the indicator
 */
public record Reading(LocalDate day, BigDecimal value) {}
