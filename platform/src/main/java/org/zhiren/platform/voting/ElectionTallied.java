package org.zhiren.platform.voting;

import java.util.UUID;

/**
 * The result of an election is published.
 *
 * @param election the election; {@link Elections#outcome} tells what came of it
 * @param subject what it is about
 */
public record ElectionTallied(UUID election, ElectionSubject subject) {}
