package org.zhiren.platform.roster.quality.web;

import org.zhiren.platform.roster.quality.Check;

/** A check and how many of its findings stand. */
public record HealthRow(Check check, int count) {}
