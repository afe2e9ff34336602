package org.zhiren.platform.organization;

import java.time.LocalDate;

/**
 * Event: A change was undone: whoever acted on its event looks again.
 *
 * @param change number of the change that was undone
 * @param on its effect date
 */
public record ChangeUndone(long change, LocalDate on) {}
