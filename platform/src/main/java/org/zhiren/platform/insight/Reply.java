package org.zhiren.platform.insight;

import java.time.OffsetDateTime;

/**
 * What the person answers to an entry.
 *
 * @param text the answer
 * @param writtenAt when
 */
public record Reply(String text, OffsetDateTime writtenAt) {}
