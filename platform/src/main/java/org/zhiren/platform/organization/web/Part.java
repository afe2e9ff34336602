package org.zhiren.platform.organization.web;

/**
 * A new unit as typed on the page that divides one.
 *
 * @param name its name; empty while nothing has been typed
 * @param shortName its short name; may be empty
 */
public record Part(String name, String shortName) {}
