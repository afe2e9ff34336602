package org.zhiren.platform.insight.web;

import java.time.OffsetDateTime;

/**
 * Something that was done to an entry.
 *
 * @param at when, in the calendar of the platform
 * @param by by whom
 * @param action name of the act
 */
public record Step(OffsetDateTime at, String by, String action) {}
