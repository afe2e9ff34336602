package org.zhiren.platform.organization.web;

import org.zhiren.platform.organization.Unit;

/**
 * A unit found.
 *
 * @param unit the unit
 * @param path the names above it
 */
public record Found(Unit unit, String path) {}
