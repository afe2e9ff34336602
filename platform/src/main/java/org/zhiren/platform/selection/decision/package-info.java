/**
 * The page on which a decision is prepared: candidates side by side, everything known for and
 * against, nothing added up.
 *
 * <p>Candidates stand in the order of the strokes of their names, never of a figure. What is not
 * known says so. {@link org.zhiren.platform.selection.decision.Reasons} keeps the written reason
 * that each candidate needs before a meeting may vote.
 */
@NullMarked
package org.zhiren.platform.selection.decision;

import org.jspecify.annotations.NullMarked;
