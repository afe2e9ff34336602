/**
 * Meetings at which cases are decided: who belongs to them, who was there, who left for which item,
 * what was said, how was voted, and the papers that follow.
 *
 * <p>A meeting is called for a unit; its members are the members of the leadership team on record,
 * so that nobody chooses who counts. Before it starts, {@link
 * org.zhiren.platform.selection.recusal.Recusals} says who has to leave for which item; those for
 * whom the files are certain are marked as having left, and doubts have to be settled in words. A
 * vote enters the case as an entry in the same transaction. Papers are in the layout of GB/T
 * 9704-2012 and in Chinese, as the standard asks.
 */
@NullMarked
package org.zhiren.platform.selection.meeting;

import org.jspecify.annotations.NullMarked;
