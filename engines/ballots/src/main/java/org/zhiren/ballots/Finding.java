package org.zhiren.ballots;

import org.zhiren.explain.Text;

/**
 * Something that a verification found wrong.
 *
 * @param check which check failed
 * @param detail what was found, and where
 */
public record Finding(Check check, Text detail) {}
