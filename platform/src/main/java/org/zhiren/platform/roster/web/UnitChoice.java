package org.zhiren.platform.roster.web;

import java.util.UUID;

/**
 * A unit to choose.
 *
 * @param id the unit
 * @param name what it is called in lists
 */
public record UnitChoice(UUID id, String name) {}
