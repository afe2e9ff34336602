package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A step that stands in a case.
 *
 * @param no its number in the case, from 1
 * @param step what was done
 * @param enteredOn the day on which it was entered
 * @param byId the account that entered it
 * @param byName its name
 */
public record Taken(int no, Step step, LocalDate enteredOn, UUID byId, String byName) {}
