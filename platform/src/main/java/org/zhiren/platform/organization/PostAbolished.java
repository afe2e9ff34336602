package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Event: A post ceased to exist; nobody held it.
 *
 * @param id the post
 * @param on first day on which it is no more
 */
public record PostAbolished(UUID id, LocalDate on) {}
