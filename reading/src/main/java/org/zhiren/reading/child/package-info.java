/**
 * What runs in the child: one thread, bytes in, frames out. {@link
 * org.zhiren.reading.child.Confinement} shuts it in, {@link org.zhiren.reading.child.Detection}
 * finds out what a file is, one reader for each family of formats writes to {@link
 * org.zhiren.reading.child.Output}, which counts and cuts. Nothing outside this package uses it.
 */
@NullMarked
package org.zhiren.reading.child;

import org.jspecify.annotations.NullMarked;
