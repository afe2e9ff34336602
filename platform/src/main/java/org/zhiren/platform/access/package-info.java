/**
 * Access: people who log in, what they may do, what they may see, and for which purpose.
 *
 * <p>Three walls. An endpoint carries an access rule ({@link org.zhiren.platform.access.Allowed},
 * {@link org.zhiren.platform.access.SignedIn} or {@code Open}); one without a rule is refused and
 * fails the build. A query carries the predicate of {@link org.zhiren.platform.access.NeedToKnow}.
 * Behind both stands row-level security in the database, which knows the account of each
 * transaction and yields nothing outside its scopes.
 */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"shell", "records"})
@NullMarked
package org.zhiren.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
