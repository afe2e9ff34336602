/** Tests of meetings, the decision page and the record of a case. */
@NullMarked
package org.zhiren.platform.selection.meeting;

import org.jspecify.annotations.NullMarked;
