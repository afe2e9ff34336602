/**
 * Measurements that anyone can repeat with {@code ./zhiren bench NAME}. Figures are printed, never
 * asserted; where a peer exists it runs in the same process run, in turn, so that a comparison
 * holds when the speed of the machine drifts.
 */
@NullMarked
package org.zhiren.bench;

import org.jspecify.annotations.NullMarked;
