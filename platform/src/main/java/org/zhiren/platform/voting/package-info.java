/**
 * 投票: secret votes whose secrecy does not rest on the server, and counts by hand.
 *
 * <p>An election is prepared, its trustees make their keys in their browsers, an authority makes
 * the voting codes on a page that sends none of them, phones encrypt and cast, the clock closes,
 * trustees decrypt the totals together, and anybody entitled verifies. {@link
 * org.zhiren.platform.voting.Elections} is the entry for other modules, {@link
 * org.zhiren.platform.voting.HandCounts} the one for votes by show of hands and on paper. What a
 * vote is about is an opaque {@link org.zhiren.platform.voting.ElectionSubject}.
 */
@ApplicationModule(
    displayName = "Voting",
    allowedDependencies = {"shell", "records", "access", "organization", "roster"})
@NullMarked
package org.zhiren.platform.voting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
