package org.zhiren.platform.voting;

import java.util.UUID;

/**
 * An election takes no more ballots.
 *
 * @param election the election
 * @param subject what it is about
 * @param ballots how many ballots count; 0: nobody voted, and there will be no result
 */
public record ElectionClosed(UUID election, ElectionSubject subject, int ballots) {}
