package org.zhiren.platform.voting;

import java.util.UUID;

/**
 * A count by hand was confirmed by two scrutineers.
 *
 * @param count the count; {@link HandCounts#outcome} tells what came of it
 * @param subject what it is about
 */
public record HandCountConfirmed(UUID count, ElectionSubject subject) {}
